import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { memorySheet, mergeOf } from '../support/memory-sheet.js';
import { idOf, nameOf, read } from './support.js';

const digits = (id: string, asNumbers = false): Cell[] => [...id].map((character) => (asNumbers && character !== 'X' ? Number(character) : character));
const blanks = (count: number): Cell[] => Array.from({ length: count }, () => null);
const HEADER: Cell[] = ['序号', '姓名', '身份证号码', ...blanks(17), '参保状态'];

async function numbersOf(rows: readonly (readonly Cell[])[], merges: readonly string[] = []): Promise<{ readonly ids: unknown[]; readonly statuses: unknown[]; readonly issues: string[] }> {
  const { reading, records, tally } = await read(memorySheet(rows, { merges: merges.map(mergeOf) }), { file: '城乡居民医保参保花名册.xlsx' });
  return { ids: records.map(({ cells }) => cells.idNumber), statuses: records.map(({ cells }) => cells.status), issues: [...reading.issues, ...tally.issues].map(({ code }) => code).filter((code) => code !== 'ingest/said-of-all') };
}

describe('a number with one digit a cell', () => {
  const people = [1, 2, 3, 4].map((n): Cell[] => [n, nameOf(n), ...digits(idOf(n), n % 2 === 0), '正常参保']);
  const ids = [1, 2, 3, 4].map((n) => idOf(n));

  it.each<[string, Cell[][], string[]]>([
    ['below a merged heading', [HEADER, ...people], ['C1:T1']],
    ['below a heading and blanks', [HEADER, ...people], []],
    ['below a title', [['2020年城乡居民医保参保花名册', ...blanks(20)], HEADER, ...people], ['A1:U1', 'C2:T2']],
    ['below a heading of two rows', [['序号', '基本信息', ...blanks(18), '参保状态'], [null, ...HEADER.slice(1, -1), null], ...people], ['B1:T1', 'C2:T2', 'A1:A2', 'U1:U2']],
  ])('%s is joined', async (_, rows, merges) => {
    expect(await numbersOf(rows, merges)).toEqual({ ids, statuses: ids.map(() => '正常参保'), issues: [] });
  });

  it('one that lacks a digit, or has its place, stays as it stands', async () => {
    const short = [5, nameOf(5), ...digits(idOf(5)).with(9, null), '正常参保'];
    const whole = [6, nameOf(6), idOf(6), ...blanks(17), '正常参保'];
    expect((await numbersOf([HEADER, ...people, short, whole])).ids).toEqual([...ids, `${idOf(5).slice(0, 9)}${idOf(5).slice(10)}`, idOf(6)]);
  });

  it('digits on either side are not taken for some of it', async () => {
    const rows = [['序号', '身份证号', ...blanks(17), '姓名', '人口数'], ...[1, 2, 3].map((n): Cell[] => [n, ...digits(idOf(n)), nameOf(n), 3])];
    expect((await numbersOf(rows)).ids).toEqual(ids.slice(0, 3));
  });

  it('columns of single digits that make no number stay apart', async () => {
    const months = Array.from({ length: 20 }, (_, at) => `第${at + 1}项`);
    const { records } = await read(memorySheet([['姓名', '身份证号', ...months], ...[1, 2].map((n): Cell[] => [nameOf(n), idOf(n), ...months.map((_, at) => at % 3)])]), { file: '低保名单.xlsx' });
    expect(records.map(({ cells }) => cells.idNumber)).toEqual(ids.slice(0, 2));
  });
});
