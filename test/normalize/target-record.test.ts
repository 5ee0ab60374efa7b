import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { normalizeRows, number, row, targetOf } from './support.js';

const id = number('19680305', 12);

describe('poverty status', () => {
  it.each<[Cell, string]>([
    ['未脱贫', 'not-lifted'], ['0', 'not-lifted'], [0, 'not-lifted'], ['已脱贫（享受政策）', 'lifted-with-policy'], ['已脱贫(不享受政策)', 'lifted-without-policy'], ['已脱贫未享受政策', 'lifted-without-policy'], ['1', 'lifted-with-policy'],
    ['2', 'pre-lifted'], ['预脱贫', 'pre-lifted'], ['3', 'returned'], ['返贫', 'returned'], ['4', 'lifted-without-policy'], ['1-已脱贫享受政策', 'lifted-with-policy'], ['一般贫困户', 'unknown'], ['', 'unknown'],
  ])('%j → %s', (povertyStatus, expected) => expect(targetOf('poor-registry', { name: '张三', idNumber: id, povertyStatus }).record.povertyStatus).toBe(expected));

  it('the household type tells where no status does, in words only', () => {
    expect(targetOf('poor-registry', { name: '张三', idNumber: id, householdType: '脱贫户' }).record.povertyStatus).toBe('lifted-with-policy');
    expect(targetOf('poor-registry', { name: '张三', idNumber: id, householdType: '边缘易致贫户' }).record.povertyStatus).toBe('monitored');
    expect(targetOf('poor-registry', { name: '张三', idNumber: id, householdType: '1' }).record.povertyStatus).toBe('unknown');
  });
});

describe('an identity that has ended', () => {
  it.each<[Cell, boolean]>([['取消', true], ['清退', true], ['停保', true], ['已退出', true], ['错评剔除', true], ['新增', false], ['变更', false], ['正常', false], ['', false], ['未取消', false], ['拟取消', false], ['拟退出', false], ['暂停发放', false]])(
    '%j → %s', (change, expected) => expect(targetOf('minimum-living', { name: '张三', idNumber: id, change }).record.cancelled).toBe(expected),
  );
});

describe('one of the household of whom the list says that he is not entitled', () => {
  it.each<[Cell, true | undefined]>([['否', true], ['×', true], ['是', undefined], ['', undefined], ['不清楚', undefined]])(
    '%j → %s', (entitled, expected) => expect(targetOf('minimum-living', { name: '张三', idNumber: id, entitled }).record.relativeOnly).toBe(expected),
  );
});

describe('disability', () => {
  const of = (cells: Parameters<typeof targetOf>[1]) => targetOf('disability', { name: '张三', ...cells });

  it('the certificate alone gives number, type and level', () => {
    const { record, codes } = of({ certificate: `${id}53B1` });
    expect(record).toMatchObject({ id: { kind: 'valid', number: id, repairs: ['certificate'] }, disability: { certificate: `${id}53B1`, type: 'intellectual', level: 3, conflict: false } });
    expect(codes).toEqual([]);
  });
  it('the certificate may stand in the identity column', () => {
    expect(of({ idNumber: `${id}41` }).record).toMatchObject({ id: { number: id }, disability: { type: 'physical', level: 1 } });
  });
  it.each<[Cell, Cell, string, number]>([['肢体', '一级', 'physical', 1], ['肢体残疾', '1级', 'physical', 1], ['4', '1', 'physical', 1], ['视力残疾', '壹级', 'visual', 1], ['精神', 'Ⅱ', 'mental', 2], ['多重', '三级', 'multiple', 3], ['智力', 3, 'intellectual', 3], ['言语', '四级', 'speech', 4]])(
    'columns %j and %j', (disabilityType, disabilityLevel, type, level) => expect(of({ idNumber: id, disabilityType, disabilityLevel }).record.disability).toMatchObject({ type, level, conflict: false }),
  );
  it.each([['肢体一级', 'disabilityType'], ['肢体1级', 'disabilityLevel'], ['肢体残疾一级', 'disabilityLevel'], ['肢体/一级', 'disabilityType']])('%s in one column', (text, field) => {
    expect(of({ idNumber: id, [field]: text })).toMatchObject({ record: { disability: { type: 'physical', level: 1 } }, codes: [] });
  });
  it('a certificate that disagrees with the columns is a conflict', () => {
    const { record, codes } = of({ idNumber: id, certificate: `${id}42`, disabilityType: '肢体', disabilityLevel: '一级' });
    expect(record.disability).toMatchObject({ type: 'physical', level: 1, conflict: true });
    expect(codes).toEqual(['normalize/disability-conflict']);
  });
  it("a certificate of another holder's number is said", () => {
    const { record, codes } = of({ idNumber: id, certificate: `${number('19700101', 7)}41` });
    expect(record.id).toMatchObject({ number: id });
    expect(codes).toEqual(['normalize/certificate-mismatch']);
  });
  it('a list of another kind has none unless it states one', () => {
    expect(targetOf('poor-registry', { name: '张三', idNumber: id }).record.disability).toBeNull();
    expect(targetOf('poor-registry', { name: '张三', idNumber: id, disabilityType: '无' }).record.disability).toBeNull();
    expect(targetOf('poor-registry', { name: '张三', idNumber: id, disabilityType: '视力', disabilityLevel: '二级' }).record.disability).toMatchObject({ type: 'visual', level: 2 });
  });
});

describe('contradictions and remarks', () => {
  it('a birth date that differs from the number is kept on both sides and said', () => {
    const { record, codes } = targetOf('poor-registry', { name: '张三', idNumber: id, birthDate: '1969-03-05' });
    expect(record).toMatchObject({ birthDate: '1969-03-05', id: { birthDate: '1968-03-05' } });
    expect(codes).toEqual(['normalize/birth-conflict']);
  });
  it('a month that agrees is no contradiction', () => expect(targetOf('poor-registry', { name: '张三', idNumber: id, birthDate: '1968.03' })).toMatchObject({ record: { birthDate: '1968-03-05' }, codes: [] }));
  it('sex is the column\'s, a contradiction is said', () => expect(targetOf('poor-registry', { name: '张三', idNumber: id, sex: '男' })).toMatchObject({ record: { sex: 'male' }, codes: ['normalize/sex-conflict'] }));
  it('notes of the name, reasons and changes are remarks with their column', () => {
    const { record } = targetOf('poor-registry', { name: '张三（已故）', idNumber: id, gapReason: '服刑', change: '死亡' }, ['外出']);
    expect(record.remarks).toEqual([
      { text: '外出', place: { file: '名单.xlsx', sheet: 'Sheet1', row: 2 } },
      { text: '服刑', place: { file: '名单.xlsx', sheet: 'Sheet1', row: 2, column: 'C' } },
      { text: '死亡', place: { file: '名单.xlsx', sheet: 'Sheet1', row: 2, column: 'D' } },
      { text: '已故', place: { file: '名单.xlsx', sheet: 'Sheet1', row: 2, column: 'A' } },
    ]);
  });
  it('yes and no of a vital column are read by what most rows say', () => {
    const rows = (answers: string[]) => answers.map((vital, at) => row('poor-registry', { name: '张三', idNumber: number('19680305', at + 1), vital }, { row: at + 2 }));
    const remarks = (answers: string[]): string[] => normalizeRows('poor-registry', rows(answers)).records.flatMap((record) => ('remarks' in record ? record.remarks.map(({ text }) => text) : []));
    expect(remarks(['是', '是', '是', '否'])).toEqual(['死亡']);
    expect(remarks(['否', '否', '否', '是'])).toEqual(['死亡']);
    expect(remarks(['否', '是'])).toEqual([]);
    expect(remarks(['正常', '正常', '死亡', '3'])).toEqual(['死亡', '判刑收监']);
  });
  it.each<[string, Cell, string]>([
    ['check character', `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`, 'normalize/id-check-digit'], ['length', id.slice(0, 16), 'normalize/id-length'], ['characters', id.replace('0', 'O'), 'normalize/id-characters'],
    ['birth date', `990101196813050${id.slice(15)}`, 'normalize/id-birth-date'], ['stored as a number', Number(id), 'normalize/id-damaged'], ['placeholder', '111111111111111111', 'normalize/id-placeholder'], ['masked', '990101********1234', 'normalize/id-masked'],
    ['two numbers', `${id}/${number('19700101', 3)}`, 'normalize/id-several'], ['none', '', 'normalize/id-missing'],
  ])('a fault of the number is handed back: %s', (_, idNumber, code) => expect(targetOf('extreme-poverty', { name: '张三', idNumber }).codes).toEqual([code]));

  it('numbers that grow by one from row to row are said once', () => {
    const rows = ['1234', '1235', '1236', '1237'].map((tail, at) => row('minimum-living', { name: '张三', idNumber: `99010119680305${tail}` }, { row: at + 2 }));
    const series = normalizeRows('minimum-living', rows).issues.filter(({ code }) => code === 'normalize/id-series');
    expect(series).toEqual([{ code: 'normalize/id-series', place: { file: '名单.xlsx', sheet: 'Sheet1', row: 2, column: 'B' }, params: { count: 4 } }]);
  });
});
