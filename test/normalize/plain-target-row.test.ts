import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import type { Field } from '../../src/domain/fields.js';
import { PlainTargetRow } from '../../src/normalize/plain-target-row.js';
import { normalizeRows, number, row } from './support.js';

const valid = number('19680305', 12);
const plain: Partial<Record<Field, Cell>> = { name: '王秀英', idNumber: valid, town: '柳河镇', village: '双山村', household: '0012', headName: '王大山', headId: number('19400101', 15), relation: '女儿', phone: '13812345678', povertyStatus: '未脱贫', identity: '一般农户', startDate: '2016-05-01' };

function recordsOf(rows: readonly Partial<Record<Field, Cell>>[]) {
  return normalizeRows('poor-registry', rows.map((cells, at) => row('poor-registry', cells, { row: at + 2 }))).records;
}

describe('a row of a target list that says no more of its person than its number does', () => {
  it('says all that it was read from', () => {
    const [record] = recordsOf([{ ...plain, leftPovertyYear: '2018', remark: '外出务工' }]);
    expect(record).toBeInstanceOf(PlainTargetRow);
    expect(JSON.parse(JSON.stringify(record))).toEqual({
      ref: { file: '名单.xlsx', sheet: 'Sheet1', row: 2, part: 1 },
      name: { raw: '王秀英', display: '王秀英', folded: '王秀英', transliterated: false, annotations: [], alternatives: [] },
      id: { kind: 'valid', number: valid, text: valid, repairs: [], birthDate: '1968-03-05', sex: 'female', area: '990101' }, idRaw: valid, birthDate: '1968-03-05', sex: 'female',
      place: expect.objectContaining({ town: '柳河镇', village: '双山村' }) as unknown,
      household: '0012', headName: expect.objectContaining({ display: '王大山' }) as unknown, headId: expect.objectContaining({ number: number('19400101', 15) }) as unknown, relation: '女儿', phone: '13812345678',
      kind: 'poor-registry', povertyStatus: 'not-lifted', leftPovertyYear: 2018, identityText: '一般农户', disability: null, startDate: { value: '2016-05-01', precision: 'day' }, endDate: null, cancelled: false, claimsInsured: null,
      remarks: [{ text: '外出务工', place: expect.objectContaining({ row: 2 }) as unknown }],
    });
  });

  it('takes less room; a row with a word of its own on number, birth date or sex is kept in full', () => {
    const records = recordsOf([plain, { ...plain, idNumber: ` ${valid}` }, { ...plain, birthDate: '1968-03-06' }, { ...plain, sex: '男' }, { ...plain, idNumber: '' }, { ...plain, idNumber: '9901**********0012' }]);
    expect(records.map((record) => record instanceof PlainTargetRow)).toEqual([true, false, false, false, false, false]);
  });

  it('says of the identity what its own row says, however alike the rows are', () => {
    const differing: Partial<Record<Field, Cell>>[] = [{}, {}, { povertyStatus: '已脱贫（享受政策）' }, { leftPovertyYear: '2018' }, { leftPovertyYear: '' }, { identity: '低保户' }, { startDate: '2016-05' }, { endDate: '2020-12-31' }, { change: '取消' }, { entitled: '否' }, { insuredFlag: '是' }, { insuredFlag: '否' }, {}];
    const together = recordsOf(differing.map((cells) => ({ ...plain, ...cells })));
    const alone = differing.map((cells, at) => normalizeRows('poor-registry', [row('poor-registry', { ...plain, ...cells }, { row: at + 2 })]).records[0]);
    expect(together.map((record) => JSON.stringify(record))).toEqual(alone.map((record) => JSON.stringify(record)));
    expect(new Set(together.map((record) => JSON.stringify({ ...JSON.parse(JSON.stringify(record)) as object, ref: null }))).size).toBe(11); // the first two and the last are alike
  });
});
