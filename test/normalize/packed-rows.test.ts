import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import type { Field } from '../../src/domain/fields.js';
import type { RosterRecord } from '../../src/domain/record.js';
import { shareTexts } from '../../src/normalize/plain-row.js';
import { rowPacker, type PackedRows, type RowPacker } from '../../src/normalize/pack-rows.js';
import { PlainRosterRow } from '../../src/normalize/plain-roster-row.js';
import { packedFilter, rowUnpacker } from '../../src/normalize/unpack-rows.js';
import { normalizeRows, number, row } from './support.js';

const source = { file: '名单.xlsx', sheet: 'Sheet1', kind: 'resident' } as const;

function recordsOf(rows: readonly Partial<Record<Field, Cell>>[]): RosterRecord[] {
  return normalizeRows('resident', rows.map((cells, at) => row('resident', cells, { row: at + 2 }))).records as RosterRecord[];
}

/** All that a record says, whatever it is made of. */
function said({ ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone, kind, enrolments, evidence }: RosterRecord): RosterRecord {
  return { ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone, kind, enrolments, evidence };
}

function packed(packer: RowPacker, records: readonly RosterRecord[]): PackedRows {
  for (const record of records) packer.add(record);
  return packer.take();
}

function handedOver(parts: readonly (readonly RosterRecord[])[]): RosterRecord[] {
  const packer = rowPacker();
  const unpack = rowUnpacker(source);
  const received: RosterRecord[] = [];
  for (const part of parts) unpack(deserialize(serialize(packed(packer, part))) as PackedRows, (record) => received.push(said(record)));
  return received;
}

const valid = number('19680305', 12);
const ROWS: readonly Partial<Record<Field, Cell>>[] = [
  { name: '王秀英', idNumber: valid, birthDate: '1968-03-05', town: '柳河镇', village: '双山村', scheme: '居民', status: '正常参保', year: 2020, amount: 280, phone: '13812345678' },
  { name: '王秀英', idNumber: valid, birthDate: '1968-03-06', town: '柳河镇', village: '双山村', scheme: '居民', status: '正常参保', year: 2020, amount: 280, phone: '' },
  { name: '买买提·艾力（已故）', idNumber: ` ${valid.toLowerCase()}`, headName: '张三1', headId: number('19500101', 7), household: '0012', relation: '子', sex: '女' },
  { name: '李四', idNumber: 1.50404196803051e17, birthDate: '1968年', vital: '死亡', eventDate: '2020-05-01' },
  { name: '赵六', idNumber: null, birthDate: '19700101' },
  { name: '?', idNumber: '1504**********0012', headId: '无' },
  { name: '孙七', idNumber: 'E12345678', place: '' } as never,
];

describe('rows that are handed to another thread', () => {
  it('arrive as they were, whatever stands in them', () => {
    const records = recordsOf(ROWS);
    expect(records.length).toBe(ROWS.length);
    expect(handedOver([records])).toStrictEqual(records);
    expect(JSON.stringify(handedOver([records]))).toBe(JSON.stringify(records));
  });

  it('take half of the room where they say no more than most do', () => {
    const plain: (typeof ROWS)[number] = { name: '王秀英', idNumber: valid, town: '柳河镇', village: '双山村', scheme: '居民', status: '正常参保', phone: '13812345678' };
    const records = recordsOf([plain, { ...plain, household: '0012' }, { ...plain, birthDate: '1968-03-06' }, { ...plain, sex: '男' }, { ...plain, idNumber: ` ${valid}` }]);
    const received: RosterRecord[] = [];
    rowUnpacker(source)(packed(rowPacker(), records), (record) => received.push(record));
    expect(received.map((record) => record instanceof PlainRosterRow)).toEqual([true, false, false, valid[16] === '1', false]);
    expect(received.map(said)).toStrictEqual(records);
  });

  it('say the same when they hold the texts of the person they may be', () => {
    const plain: (typeof ROWS)[number] = { name: '王秀英', idNumber: valid, town: '柳河镇', village: '双山村', phone: '13812345678' };
    const people = recordsOf([plain, { ...plain, name: '王秀英（已故）' }, { ...plain, name: '王秀瑛', idNumber: number('19680305', 34), phone: '' }]);
    const rows: RosterRecord[] = [];
    rowUnpacker(source)(packed(rowPacker(), recordsOf([plain, plain, plain])), (record) => rows.push(record));
    const before = rows.map(said);
    rows.forEach((row, at) => shareTexts(row, people[at] as RosterRecord));
    expect(rows.map(said)).toStrictEqual(before);
    expect(rows.map(({ name }, at) => name === people[at]?.name)).toEqual([true, false, false]);
  });

  it('share across parts what they shared', () => {
    const [first] = recordsOf(ROWS) as [RosterRecord];
    const [one, two] = handedOver([[first], [{ ...first, phone: '13987654321' }]]);
    expect(one?.place).toBe(two?.place);
    expect(one?.enrolments).toBe(two?.enrolments);
  });

  it('keep the place of a person on a row of several', () => {
    const [record] = recordsOf(ROWS);
    const third = { ...(record as RosterRecord), ref: { ...(record as RosterRecord).ref, part: 3 } };
    expect(handedOver([[third]])).toStrictEqual([third]);
  });

  it('arrive though more was shared than is kept in mind', () => {
    const records = recordsOf(Array.from({ length: 25_000 }, (_, at) => ({ name: '王秀英', village: `第${at}村`, idNumber: valid })));
    const halves = [records.slice(0, 22_000), records.slice(22_000)];
    expect(handedOver(halves)).toStrictEqual(records);
  });

  it('are left out without being unpacked, and those that stay arrive as they were', () => {
    const [packer, filter, unpack] = [rowPacker(), packedFilter(source), rowUnpacker(source)];
    const records = recordsOf([...ROWS, ...ROWS.map((cells) => ({ ...cells, village: '北岭村' }))]);
    const received: RosterRecord[] = [];
    for (const part of [records.slice(0, 5), records.slice(5)]) {
      const seen: RosterRecord[] = [];
      const left = filter(packed(packer, part), (record) => seen.push(said(record)) % 2 === 0);
      expect(seen).toStrictEqual(part);
      unpack(deserialize(serialize(left)) as PackedRows, (record) => received.push(said(record)));
    }
    expect(received).toStrictEqual([...records.slice(0, 5).filter((_, at) => at % 2 === 1), ...records.slice(5).filter((_, at) => at % 2 === 1)]);
  });
});
