import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { memorySheet, mergeOf } from '../support/memory-sheet.js';
import { idOf, identify, nameOf, people, read } from './support.js';

const person = (n: number): [string, string] => [nameOf(n), idOf(n)];

describe('the header is found by what stands in it', () => {
  it.each<[string, Cell[][], number]>([
    ['in the first row', [['姓名', '身份证号', '乡镇']], 1],
    ['below a title', [['柳河县低保花名册'], ['姓名', '身份证号', '乡镇']], 2],
    ['below title, caption and a blank row', [['柳河县2020年11月低保花名册'], ['填报单位：民政局', null, '时间：2020年11月', '单位：人'], [], ['姓名', '身份证号', '乡镇']], 4],
    ['with spaces, line breaks, brackets, units and marks', [['低保名单'], ['*姓　 名', '身份证\n号　码（18位）', '乡（镇）']], 2],
    ['with numbering before the headings', [['1.姓名', '2、身份证号', '（3）乡镇']], 1],
    ['with BOM and zero-width characters', [['\uFEFF姓\u200B名', '身份证号\u200B', '乡镇']], 1],
    ['below many lines of explanation', [...Array.from({ length: 20 }, (_, n) => [`第${n}条 填写时请按户口簿登记姓名和身份证号码，不得漏项。`]), ['姓名', '身份证号', '乡镇']], 21],
  ])('%s', async (_where, head, row) => {
    const { reading, records } = await read(memorySheet([...head, [...person(1), '柳河镇'], [...person(2), '柳河镇']]), { file: '低保.xlsx' });
    expect(reading.layout.headerRow).toBe(row);
    expect(people(records)).toEqual([person(1), person(2)]);
    expect(records[0]!.cells.town).toBe('柳河镇');
  });

  it('somebody without a number above a repeated header is a person, not part of a header', async () => {
    const heads = ['序号', '姓 名', '身份证号', '乡镇', '村'];
    const { reading, records } = await read(memorySheet([heads, [4, '李䶮', null, '青龙乡', '西村'], heads, [3, ...person(1), '青龙乡', '西村'], [5, ...person(2), '青龙乡', '西村']]), { file: '低保.xlsx' });
    expect(reading.layout.headerRow).toBe(1);
    expect(records.map((record) => record.cells.name)).toEqual(['李䶮', person(1)[0], person(2)[0]]);
  });

  it.each<[string, Cell[]]>([
    ['that says how to fill it in', ['自动生成', '必填', '18位', '（选填）', null]], ['of notes', [null, '与身份证一致', '第二代身份证，18位', null, '按行政区划填写']],
    ['of codes', ['XH', 'AAC003', 'AAC002', 'TOWN', 'VILLAGE']],
  ])('a row below the header %s is nobody', async (_what, row) => {
    const { records } = await read(memorySheet([['序号', '姓名', '身份证号', '乡镇', '村'], row, [1, '徐洋华', '无', '青龙乡', '西村'], [2, ...person(1), '青龙乡', '西村']]), { file: '低保.xlsx' });
    expect(people(records)).toEqual([['徐洋华', '无'], person(1)]);
  });

  it('the headings of people below those of a database are nobody', async () => {
    const { reading, records } = await read(memorySheet([['AAC003', 'AAC002', 'AAE140', 'AAC031'], ['姓名', '身份证号', '险种', '状态'], [...person(1), '390', '1'], [...person(2), '390', '2']]), { file: '参保人员.xlsx' });
    expect(people(records)).toEqual([person(1), person(2)]);
    expect(reading.source).toBe('resident');
    expect(records.map(({ cells }) => cells.status)).toEqual(['1', '2']);
  });

  it('a grouped header of two rows joins group title and heading', async () => {
    const rows = [
      ['农村低保发放表'],
      ['序号', '户主姓名', '身份证号码', '低保证号', '保障人数', null, '领取金额', null, null],
      [null, null, null, null, '重点保障人数', '残疾人数', '家庭补差', '重点救助60元', '残疾人救助'],
      ['1', ...person(1), 'D0001', 2, 1, 300, 60, 0],
      ['2', ...person(2), 'D0002', 1, 0, 200, 0, 50],
    ];
    const merges = ['A1:I1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:F2', 'G2:I2'].map(mergeOf);
    for (const options of [{ merges }, {}]) {
      const { reading, records } = await read(memorySheet(rows, options));
      expect(reading.source).toBe('minimum-living');
      expect(reading.layout.headings[5]).toBe('保障人数/残疾人数');
      expect(people(records)).toEqual([person(1), person(2)]);
    }
  });

  it('group titles say whose name a column holds', async () => {
    const rows = [
      ['残疾人信息', null, null, '监护人信息', null, null],
      ['姓名', '身份证号', '残疾人证号', '姓名', '身份证号', '联系电话'],
      [...person(1), `${idOf(1)}41`, ...person(9), '13900000000'],
      [...person(2), `${idOf(2)}42`, ...person(8), '13900000001'],
    ];
    for (const options of [{ merges: ['A1:C1', 'D1:F1'].map(mergeOf) }, {}]) {
      const { reading, records } = await read(memorySheet(rows, options));
      expect(reading.source).toBe('disability');
      expect(reading.layout.form).toBe('long');
      expect(people(records)).toEqual([person(1), person(2)]);
      expect(records[0]!.cells.phone).toBeUndefined();
    }
  });

  it('unknown headings are understood by their content, and it is said so', async () => {
    const { reading, records } = await read(memorySheet([['谁', '号码', '供养方式'], [...person(1), '集中'], [...person(2), '分散'], [...person(3), '分散']]));
    expect(people(records)).toEqual([person(1), person(2), person(3)]);
    expect(reading.issues.map((each) => each.code)).toEqual(['ingest/guessed-column', 'ingest/guessed-column']);
  });

  it.each(['参保人姓名|公民身份证号码', '人员姓名|证件号', '对象姓名|身份证件号码', '申请人姓名|居民身份证号', '持卡残疾人姓名|本人身份证号码', '姓名（与户口簿一致）|有效身份证号码', 'A姓名|身份证号(必填)'])('%s', async (pair) => {
    const { records } = await read(memorySheet([[...pair.split('|'), '所在乡镇', '行政村（社区）'], [...person(1), '柳河镇', '双山村'], [...person(2), '柳河镇', '双山村']]), { file: '特困.xls' });
    expect(people(records)).toEqual([person(1), person(2)]);
    expect(records[0]!.cells).toMatchObject({ town: '柳河镇', village: '双山村' });
  });

  it('of two number columns the one that is full of numbers is taken, and the other is named', async () => {
    const { reading, records } = await read(memorySheet([['证件号码', '姓名', '身份证号', '低保证号'], ['D0001', nameOf(1), idOf(1), 'D1'], ['D0002', nameOf(2), idOf(2), 'D2']]));
    expect(people(records)).toEqual([person(1), person(2)]);
    const both = await read(memorySheet([['身份证号', '姓名', '社会保障号码', '低保证号'], [idOf(1), nameOf(1), idOf(1), 'D1'], [idOf(2), nameOf(2), idOf(2), 'D2']]));
    expect(both.reading.issues.map((each) => [each.code, each.params.used, each.params.unused])).toEqual([['ingest/several-columns', '身份证号', '社会保障号码']]);
    expect(reading.source).toBe('minimum-living');
  });

  it('a list without a number column is read and the missing column is named', async () => {
    const { reading, records } = await read(memorySheet([['姓名', '乡镇', '死亡时间'], ['王秀英', '柳河镇', '2020-01-02']]));
    expect(reading.issues.map((each) => [each.code, each.params.column])).toEqual([['ingest/missing-column', '证件号码']]);
    expect(records).toHaveLength(1);
  });
});

describe('a sheet that is no list is told apart from one that is not understood', () => {
  it.each<[string, Cell[][], string]>([
    ['an empty sheet', [], 'empty'],
    ['instructions', [['填表说明'], ['一、姓名按户口簿填写'], ['二、身份证号为18位']], 'explanation'],
    ['a summary', [['乡镇', '户数', '人数', '参保率'], ['柳河镇', 12, 40, 0.98]], 'no-people'],
    ['a header without people', [['姓名', '身份证号', '供养方式'], [null, null, null]], 'no-people'],
  ])('%s', async (_what, rows, why) => {
    expect(await identify(memorySheet(rows))).toMatchObject({ kind: 'not-a-list', why });
  });

  it('a dictionary on a hidden sheet is a helper', async () => {
    expect(await identify(memorySheet([['代码', '名称'], ['1', '居民'], ['2', '职工']], { visibility: 'hidden' }))).toMatchObject({ kind: 'not-a-list', why: 'hidden-helper' });
  });

  it('a table of codes under headings of a list is no list', async () => {
    const rows = [['脱贫属性', '与户主关系', '户主'], ['未脱贫', '配偶', '户主'], ['已脱贫', '之子', '配偶'], ['返贫', '之女', '子女']];
    expect(await identify(memorySheet(rows, { visibility: 'hidden', name: '字典' }))).toMatchObject({ kind: 'not-a-list' });
  });

  it('a hidden sheet with people is read, with a warning', async () => {
    const { reading, records } = await read(memorySheet([['姓名', '身份证号', '供养方式'], [...person(1), '集中']], { visibility: 'hidden' }));
    expect(reading.issues.map((each) => each.code)).toEqual(['ingest/hidden-sheet']);
    expect(records).toHaveLength(1);
  });

  it('names and numbers alone belong to no kind: the headings are named, no kind is suggested', async () => {
    const reading = await identify(memorySheet([['姓名', '身份证号', '乡镇'], [...person(1), '柳河镇']]), { file: '附件1.xls' });
    expect(reading).toMatchObject({ kind: 'unclaimed', headings: ['姓名', '身份证号', '乡镇'] });
    expect(reading.issues.map((each) => each.code)).toEqual(['ingest/no-kind']);
  });

  it('two kinds with equal evidence are not guessed at', async () => {
    const reading = await identify(memorySheet([['姓名', '身份证号'], person(1)]), { file: '特困、低保.xls', });
    expect(reading.issues.map((each) => each.code)).toEqual(['ingest/ambiguous']);
  });

  it('numbers of people without any header are an error, not silence', async () => {
    const reading = await identify(memorySheet([[...person(1), '柳河镇'], [...person(2), '柳河镇'], [...person(3), '柳河镇']]));
    expect(reading.issues.map((each) => each.code)).toEqual(['ingest/no-header']);
  });

  it('a form for each person is no empty list: its numbers are pointed at', async () => {
    const form = (n: number) => [['特困人员登记表'], ['姓名', nameOf(n), '性别', '男'], ['身份证号', idOf(n), '民族', '汉'], []];
    const reading = await identify(memorySheet([1, 2, 3].flatMap(form)));
    expect(reading.issues.map(({ code, params }) => [code, params['cell']])).toEqual([['ingest/no-header', 'B3']]);
  });
});
