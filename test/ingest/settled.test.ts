import { describe, expect, it } from 'vitest';
import { assembleMappings } from '../../src/domain/mapping.js';
import { profileOf } from '../../src/ingest/ingest.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, identify, MAPPING_FILES, nameOf, people, read } from './support.js';

const person = (n: number): [string, string] => [nameOf(n), idOf(n)];
const rows = [['姓名', '身份证号', '乡镇'], [...person(1), '柳河镇'], [...person(2), '柳河镇']];

describe("the clerk's word settles the kind", () => {
  it('even against the evidence', async () => {
    expect(await identify(memorySheet(rows), { as: 'prison', file: '低保.xls' })).toMatchObject({ kind: 'list', source: 'prison' });
  });
  it('and she is told where the sheet looks like another kind', async () => {
    const said = async (name: string) => (await identify(memorySheet(rows, { name }), { as: 'minimum-living', file: '民政.xls' })).issues.map(({ code }) => code);
    expect(await said('特困')).toEqual(['ingest/other-kind']);
    expect(await said('低保')).toEqual([]);
    expect(await said('Sheet1')).toEqual([]);
  });
  it('but it does not turn a summary into a list', async () => {
    expect(await identify(memorySheet([['乡镇', '领导', '电话'], ['柳河镇', nameOf(1), '13900000001'], ['双山镇', nameOf(2), '13900000002']]), { as: 'prison' })).toMatchObject({ kind: 'not-a-list' });
    expect(await identify(memorySheet([['乡镇', '户数'], ['柳河镇', 3]]), { as: 'prison' })).toMatchObject({ kind: 'not-a-list' });
  });
});

describe("a mapping of the clerk's own", () => {
  const own = { id: 'ours', kind: 'minimum-living', title: { zh: '我县低保表', en: 'Ours' }, own: true, columns: { name: { headers: ['持证者'] }, idNumber: { headers: ['证号'] } } } as const;
  const mappings = assembleMappings([...MAPPING_FILES, own]);
  it('claims a sheet that has all columns it names', async () => {
    const { reading, records } = await read(memorySheet([['证号', '持证者', '姓名'], [idOf(1), nameOf(1), '备用']]), { mappings });
    expect(reading.mapping.id).toBe('ours');
    expect(people(records)).toEqual([person(1)]);
  });
  it('leaves other sheets alone', async () => {
    expect(await identify(memorySheet(rows), { mappings, file: '特困.xls' })).toMatchObject({ source: 'extreme-poverty' });
  });
});

describe('what was learnt last time', () => {
  it('settles the same headings in a file whose name says nothing', async () => {
    const first = await read(memorySheet(rows), { file: '特困人员.xls' });
    const profile = profileOf(first.reading);
    expect(await identify(memorySheet([['  某某名单'], ['姓 名', '身份证号', '乡镇'], ...rows.slice(1)]), { profile, file: '附件1.xls' })).toMatchObject({ source: 'extreme-poverty' });
  });
  it('steps back when the file speaks of another kind only', async () => {
    const profile = profileOf((await read(memorySheet(rows), { file: '特困人员.xls' })).reading);
    expect(await identify(memorySheet(rows), { profile, file: '低保.xls' })).toMatchObject({ source: 'minimum-living' });
  });
  it('keeps the columns that were learnt and does not tell of them again', async () => {
    const odd = [['人员', '号码', '供养方式'], [...person(1), '集中'], [...person(2), '分散'], [...person(3), '分散']];
    const profile = profileOf((await read(memorySheet(odd))).reading);
    const { reading, records } = await read(memorySheet(odd), { profile });
    expect(people(records)).toEqual([person(1), person(2), person(3)]);
    expect(reading.issues).toEqual([]);
  });
  it('survives being stored as JSON', async () => {
    const profile = profileOf((await read(memorySheet(rows), { file: '特困人员.xls' })).reading);
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });
});
