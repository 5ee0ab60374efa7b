/** Whoever sorts a list anew, moves its sheets or hands the files over in another order gets the same answer. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonFacts } from '../../src/domain/record.js';
import { csv, rowsXml } from '../issues/build.js';
import { makeCounty, ORDINARY, scaled } from '../link/support/county.js';
import { makeXlsx } from '../support/make-xlsx.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY } from './small-county.js';

// The rows beside a row are evidence where its number is somebody else's; here nobody's is.
const county = makeCounty({ population: 420, seed: 11, faults: { ...scaled(ORDINARY, 5), household: 0 } });
const HEADINGS = ['序号', '姓名', '身份证号', '乡镇', '村'];

interface Sheet { readonly name: string; readonly extra: readonly [heading: string, value: string][]; readonly rows: readonly (readonly string[])[] }
interface File { readonly name: string; readonly sheets: readonly Sheet[] }

function cells(records: readonly PersonFacts[]): string[][] {
  return records.map((record, at) => [String(at + 1), record.name.display, record.idRaw.replace('…', '000'), record.place.town, record.place.village]);
}

const [poor, low] = ['poor.xlsx', 'low.xlsx'].map((file) => cells(county.targets.filter(({ ref }) => ref.file === file))) as [string[][], string[][]];
const FILES: readonly File[] = [
  { name: '建档立卡.xlsx', sheets: [{ name: '甲', extra: [['脱贫属性', '未脱贫']], rows: poor.slice(0, 30) }, { name: '乙', extra: [['脱贫属性', '未脱贫']], rows: poor.slice(30) }] },
  { name: '低收入.csv', sheets: [{ name: '低收入', extra: [['低收入类型', '一般']], rows: low }] },
  { name: '居民参保.csv', sheets: [{ name: '居民参保', extra: [['险种', '城乡居民基本医疗保险'], ['参保状态', '正常参保'], ['参保年度', '2020']], rows: cells(county.rosters) }] },
];

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items.map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) >>> 0 })).sort((a, b) => a.key - b.key).map(({ item }) => item);
}

const folders: string[] = [];
afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true, force: true }); });

/** Imports the files one after the other, and says what came of it with every row named by its content in place of its number. */
async function answer(files: readonly File[]): Promise<{ people: unknown[]; links: string[]; questions: unknown[]; rates: unknown }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'c2z-order-'));
  folders.push(folder);
  const inbox = path.join(folder, 'inbox');
  await mkdir(inbox);
  const contents = new Map<string, string>();
  const workspace = path.join(folder, 'w');
  expect((await runC2z(['init', workspace, ...COUNTY])).code).toBe(0);
  for (const { name, sheets } of files) {
    const tables = sheets.map(({ extra, rows }) => [[...HEADINGS, ...extra.map(([heading]) => heading)], ...rows.map((row) => [...row, ...extra.map(([, value]) => value)])]);
    for (const sheet of sheets) for (const [index, row] of sheet.rows.entries()) contents.set(`${name}#${sheet.name}!${index + 2}`, row.join(' '));
    const file = path.join(inbox, name);
    await writeFile(file, name.endsWith('.csv') ? csv(...(tables[0] ?? []).map((row) => row.join(','))) : workbook(sheets, tables));
    expect((await runC2z(['import', file, '-w', workspace, '-q'])).code).toBeLessThan(2);
  }
  const matched = jsonOf<{ rates: unknown }>(await runC2z(['match', '-w', workspace, '--json']));
  const exported = async (what: string): Promise<Record<string, string>[]> => jsonOf(await runC2z(['export', what, '--format', 'json', '-w', workspace]));
  const named = (file: unknown, sheet: unknown, row: unknown): string => contents.get(`${String(file)}#${String(sheet)}!${String(row)}`) ?? `?${String(file)}#${String(sheet)}!${String(row)}`;
  const links = (await exported('links')).map((link) => [link['person_id'], link['tier'], link['probability'], named(link['target_file'], link['target_sheet'], link['target_row']), named(link['roster_file'], link['roster_sheet'], link['roster_row'])].join(' | '));
  const people = (await exported('people')).map(({ person_id, name, id_number, standing, category, reason, village }) => ({ person_id, name, id_number, standing, category, reason, village }));
  const questions = (await exported('questions')).map(({ left_person_id, right_person_id, tier, probability }) => ({ left_person_id, right_person_id, tier, probability }));
  return { people, links: links.sort(), questions, rates: matched.rates };
}

function workbook(sheets: readonly Sheet[], tables: readonly (readonly (readonly string[])[])[]): Buffer {
  return makeXlsx({ sheets: sheets.map(({ name }, at) => ({ name, rows: rowsXml(tables[at] ?? []) })) });
}

describe('the answer does not depend', () => {
  let plain: Awaited<ReturnType<typeof answer>>;
  beforeAll(async () => { plain = await answer(FILES); });

  it('on anything that is not there: the county has people, links of every tier and questions', () => {
    expect(plain.people.length).toBeGreaterThan(40);
    expect(new Set(plain.links.map((link) => link.split(' | ')[1])).size).toBeGreaterThan(1);
    expect(plain.links.join()).not.toContain('?');
  });

  it.each([3, 20_011, 777_777])('on the order of rows, sheets and files (shuffle %i)', async (seed) => {
    const files = shuffled(FILES, seed).map((file) => ({ ...file, sheets: shuffled(file.sheets, seed + 1).map((sheet) => ({ ...sheet, rows: shuffled(sheet.rows, seed + 2) })) }));
    expect(await answer(files)).toEqual(plain);
  });
});
