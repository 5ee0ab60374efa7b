import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, parseCsv, readCsv, runC2z } from '../support/run-c2z.js';
import { LISTS, countyFolder, runCounty } from './small-county.js';

const PEOPLE = 'person_id,name,id_number,standing,category,reason,basis,identities,township,village,household,sources';
const LINKS = 'person_id,target_file,target_sheet,target_row,roster_kind,roster_file,roster_sheet,roster_row,tier,method,probability,judgement';

let folder = '';
let workspace = '';
beforeAll(async () => {
  folder = await countyFolder(LISTS);
  workspace = path.join(folder, 'w');
  await runCounty(folder, '-q');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

/** Records of an export, by column. */
async function records(...args: readonly string[]): Promise<{ header: string; records: Record<string, string>[] }> {
  const { rows } = parseCsv((await runC2z(['export', ...args, '-w', workspace])).stdout);
  const [header = [], ...body] = rows;
  return { header: header.join(','), records: body.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? '']))) };
}

describe('c2z export', () => {
  it.each([['people', PEOPLE], ['links', LINKS]])('%s has the fixed columns', async (what, columns) => {
    expect((await records(what, '--format', 'csv')).header).toBe(columns);
  });

  it.each(['people', 'links', 'issues', 'events', 'questions'])('%s is CSV as Excel wants it: UTF-8 with BOM, CRLF, every row as wide as the header', async (what) => {
    const { stdout, code } = await runC2z(['export', what, '-w', workspace]);
    const { bom, onlyCrLf, rows } = parseCsv(stdout);
    expect({ bom, onlyCrLf, code }).toEqual({ bom: true, onlyCrLf: true, code: 0 });
    expect(rows.filter((row) => row.length !== rows[0]?.length)).toEqual([]);
    expect(rows[0]?.every((column) => /^[a-z]+(?:_[a-z]+)*$/u.test(column))).toBe(true);
  });

  it('gives the same rows as JSON, with at least the same columns', async () => {
    for (const what of ['people', 'links']) {
      const csv = await records(what);
      const json = jsonOf<Record<string, unknown>[]>(await runC2z(['export', what, '--format', 'json', '-w', workspace]));
      expect(json.map((row) => Object.fromEntries(csv.header.split(',').map((column) => [column, String(row[column])])))).toEqual(csv.records);
    }
  });

  it('says of each person one standing, on what it rests, and where the person stands on the lists', async () => {
    const { records: people } = await records('people');
    const of = (name: string): Record<string, string> | undefined => people.find((person) => person['name'] === name);
    expect(people).toHaveLength(4);
    expect(of('张志明')).toMatchObject({ standing: 'insured', category: 'resident', basis: '居民参保.csv#居民参保!2', identities: 'minimum-living', township: '柳河镇', village: '东村', sources: '民政/低保名单.csv#低保名单!2;民政/低保名单.csv#低保名单!6' });
    expect(of('王秀英')).toMatchObject({ standing: 'gap', category: 'uninsured', reason: 'suspended', basis: '居民参保.csv#居民参保!3' });
    expect(of('李国强')).toMatchObject({ standing: 'gap', basis: '' });
  });

  it('writes a link once for each target row of the person', async () => {
    const links = (await records('links')).records.filter((link) => link['roster_row'] === '2' && link['tier'] === 'certain');
    expect(links.map((link) => [link['target_file'], link['target_sheet'], link['target_row'], link['roster_kind'], link['judgement']])).toEqual([
      ['民政/低保名单.csv', '低保名单', '2', 'resident', ''], ['民政/低保名单.csv', '低保名单', '6', 'resident', '']]);
  });

  it('says what is wrong with the lists in the language asked for', async () => {
    const zh = (await records('issues')).records;
    const en = (await records('issues', '--lang', 'en')).records;
    expect(en.map((found) => found['code'])).toEqual(zh.map((found) => found['code']));
    expect(zh).not.toEqual([]);
    for (const found of zh) expect(found['fix']).toMatch(/\p{Script=Han}/u);
    for (const found of en) expect(found['fix']).not.toMatch(/\p{Script=Han}{4}/u);
  });

  it('masks numbers: first six, last four; whole only with --full-ids, which is written into the ledger', async () => {
    const whole = new RegExp(`${id(11)}|${id(22)}|${id(33)}`, 'u');
    for (const what of ['people', 'links', 'issues', 'questions']) {
      for (const format of ['csv', 'json']) expect((await runC2z(['export', what, '--format', format, '-w', workspace])).stdout, `${what} as ${format}`).not.toMatch(whole);
    }
    expect((await records('people')).records.find((person) => person['name'] === '张志明')?.['id_number']).toBe(`${id(11).slice(0, 6)}********${id(11).slice(14)}`);
    const before = (await records('events')).records.length;
    expect((await records('people', '--full-ids', '--actor', '王科长')).records.find((person) => person['name'] === '张志明')?.['id_number']).toBe(id(11));
    const events = (await records('events')).records;
    expect(events).toHaveLength(before + 1);
    expect(events.at(-1)).toMatchObject({ actor: '王科长', type: 'FullIdsExported', subject: 'people' });
  });

  it('gives no certain link a lower probability than a proposed one may have', async () => {
    const certain = (await records('links')).records.filter((link) => link['tier'] === 'certain');
    expect(certain).not.toEqual([]);
    for (const link of certain) expect(Number(link['probability'])).toBeGreaterThanOrEqual(0.9999);
  });

  it('tells households apart by their numbers, though eleven digits look like a telephone', async () => {
    const other = await countyFolder({ '低保名单.csv': csv('姓名,身份证号,乡镇,村,户编号', `张志明,${id(11)},柳河镇,东村,15040410001`, `王秀英,${id(22)},柳河镇,东村,15040420001`, `李国强,${id(33)},柳河镇,东村,${id(33)}`) });
    await runCounty(other, '-q');
    const { rows: [header = [], ...people] } = parseCsv((await runC2z(['export', 'people', '-w', path.join(other, 'w')])).stdout);
    expect(people.map((cells) => cells[header.indexOf('household')]).sort()).toEqual(['15040410001', '15040420001', `${id(33).slice(0, 6)}********${id(33).slice(14)}`].sort());
    await rm(other, { recursive: true, force: true });
  });

  it('says why nothing is known of subsidies where no policy pack was chosen', async () => {
    const { records: rows } = await records('subsidies');
    expect(rows.map((row) => [row['due'], row['amount_fen'], row['policy']])).toEqual(Array.from({ length: 4 }, () => ['question', '', '']));
    expect(rows[0]?.['why']).toContain('政策包');
  });

  it('never rounds a doubtful pair up to certainty', async () => {
    const doubtful = (await records('links')).records.filter((link) => link['tier'] !== 'certain');
    expect(doubtful).not.toEqual([]);
    for (const link of doubtful) expect(Number(link['probability'])).toBeLessThan(1);
  });

  it('keeps numbers as text in a workbook', async () => {
    const { read } = await import('xlsx');
    const file = path.join(folder, '人员.xlsx');
    expect((await runC2z(['export', 'people', '--format', 'xlsx', '--full-ids', '-o', file, '-w', workspace])).code).toBe(0);
    const cells = Object.values(Object.values(read(await readFile(file)).Sheets)[0] ?? {}) as { t?: string; v?: unknown }[];
    expect(cells.filter((cell) => cell.v === id(11)).map((cell) => cell.t)).toEqual(['s']);
    const sheet = (Object.values(read(await readFile(file)).Sheets)[0] ?? {}) as Record<string, { v?: unknown }>;
    expect(PEOPLE.split(',').map((_column, at) => sheet[`${String.fromCharCode(65 + at)}1`]?.v).join(',')).toBe(PEOPLE);
  });

  it('writes into a file what it would print', async () => {
    const file = path.join(folder, '比对.csv');
    const { stdout } = await runC2z(['export', 'links', '-o', file, '-w', workspace]);
    expect(stdout).toBe('');
    expect(await readFile(file, 'utf8')).toBe((await runC2z(['export', 'links', '-w', workspace])).stdout);
  });
});

describe('what c2z run leaves in out/', () => {
  it('holds no whole identity number', async () => {
    for (const file of ['people.csv', 'links.csv', 'issues.csv']) expect((await readFile(path.join(workspace, 'out', file), 'utf8'))).not.toMatch(/\d{15}/u);
    expect((await readCsv(path.join(workspace, 'out/people.csv'))).rows[0]?.join(',')).toBe(PEOPLE);
  });

  it('holds whole numbers with --full-ids, and the ledger says so', async () => {
    const other = await countyFolder(LISTS);
    await runCounty(other, '-q', '--full-ids', '--actor', '李主任');
    expect(await readFile(path.join(other, 'w/out/people.csv'), 'utf8')).toContain(id(11));
    expect((await runC2z(['export', 'events', '-w', path.join(other, 'w')])).stdout).toMatch(/李主任,FullIdsExported,run/u);
    await rm(other, { recursive: true, force: true });
  });
});

describe('numbers on the screen', () => {
  it.each([['gaps'], ['gaps', '--json'], ['person', '王秀英'], ['person', '王秀英', '--json'], ['review'], ['status'], ['status', '--json'], ['sources']])('c2z %s %s shows none in full', async (...args) => {
    const ran = await runC2z([...args, '-w', workspace]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).not.toMatch(/\d{15}/u);
  });
});
