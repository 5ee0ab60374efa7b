import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, LISTS, countyFolder, runCounty } from './small-county.js';

const OTHER_LINES = {
  '大病保险花名册.csv': csv('姓名,身份证号,乡镇,村,大病保险参保状态,参保年度', `张志明,${id(11)},柳河镇,东村,正常参保,2020`, `王秀英,${id(22)},柳河镇,东村,未参保,2020`),
  '卫健/家庭医生签约名单.csv': csv('居民姓名,身份证号,签约医生,签约日期,签约状态', `李国强,${id(33)},周大夫,2019-12-01,已签约`),
  '健康扶贫保险投保清单.csv': csv('被保险人,被保险人身份证号,保单号,投保日期,保险止期', `张志明,${id(11)},B001,2020-01-01,2020-12-31`, `李国强,${id(33)},B002,2018-01-01,2018-12-31`),
};
interface CoverageDocument { coverage: { programme: string; people: number; covered: number | null; missing: number | null }[] }
const coverageOf = async (workspace: string): Promise<Map<string, { people: number; covered: number | null }>> =>
  new Map((jsonOf(await runC2z(['subsidy', '--coverage', '-w', workspace, '--json'])) as CoverageDocument).coverage.map((each) => [each.programme, each]));

let folder = '';
let workspace = '';
beforeAll(async () => {
  folder = await countyFolder(LISTS, OTHER_LINES);
  workspace = path.join(folder, 'w');
  await runCounty(folder, '--policy', 'example', '-q');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('other lines of cover', () => {
  it('are recognised as lists of their own', async () => {
    const sources = jsonOf<{ files: { path: string; kind: string }[] }>(await runC2z(['sources', '-w', workspace, '--json']));
    expect(Object.fromEntries(sources.files.map(({ path: file, kind }) => [path.basename(file), kind]))).toMatchObject({ '大病保险花名册.csv': 'critical-illness', '家庭医生签约名单.csv': 'family-doctor', '健康扶贫保险投保清单.csv': 'commercial', '居民参保.csv': 'resident' });
  });

  it('never insure anybody: who is on them alone is a gap all the same', async () => {
    const people = jsonOf(await runC2z(['export', 'people', '--format', 'json', '-w', workspace])) as unknown as { name: string; standing: string }[];
    expect(people.find(({ name }) => name === '李国强')?.standing).toBe('gap');
  });

  it('each has its own rate, and without a roster none', async () => {
    const coverage = await coverageOf(workspace);
    expect(coverage.get('basic')).toMatchObject({ people: 4, covered: 1 });
    expect(coverage.get('critical-illness')).toMatchObject({ people: 4, covered: 1, missing: 3 });
    expect(coverage.get('medical-aid')).toMatchObject({ covered: null });
  });

  it('are exported person by person', async () => {
    const rows = jsonOf(await runC2z(['export', 'coverage', '--format', 'json', '-w', workspace])) as unknown as { programme: string; name: string; state: string; case_number: string }[];
    expect(rows.filter(({ programme }) => programme === 'critical-illness').map(({ name, state }) => [name, state]).sort()).toEqual([['张志明', 'covered'], ['李国强', 'missing'], ['王秀英', 'missing'], ['赵文斌', 'missing']]);
    expect(rows.filter(({ programme }) => programme === 'medical-aid').every(({ state }) => state === 'unknown')).toBe(true);
  });

  it('open cases of their own, which being insured does not clear', async () => {
    const list = async (): Promise<{ case_number: string; name: string; state: string; programme: string }[]> =>
      jsonOf<{ list: never }>(await runC2z(['case', 'list', '--programme', 'critical-illness', '-w', workspace, '--json'])).list;
    const open = await list();
    expect(open.map(({ name, state }) => [name, state]).sort()).toEqual([['李国强', 'to-survey'], ['王秀英', 'to-survey'], ['赵文斌', 'to-survey']]);
    const [first] = open;
    const insured = await runC2z(['case', 'survey', first!.case_number, '--reason', '居民参保', '-w', workspace]);
    expect(insured.stderr + insured.stdout).toContain('居民参保');
    expect(insured.code).not.toBe(0);
    expect((await runC2z(['case', 'survey', first!.case_number, '--reason', 'line-held', '-w', workspace])).code).toBe(0);
    expect((await runC2z(['case', 'evidence', first!.case_number, '--type', '保单', '--reference', 'B9', '-w', workspace])).code).toBe(0);
    expect((await runC2z(['case', 'verify', first!.case_number, '-w', workspace])).code).toBe(0);
    expect((await runC2z(['case', 'clear', first!.case_number, '-w', workspace])).code).toBe(0);
    expect(await list()).toHaveLength(2);
    expect((await runC2z(['verify', '-w', workspace])).code).toBe(0);
  });

  it('a later list clears the case of whoever is on it, by its row', async () => {
    const file = path.join(folder, '大病保险花名册2.csv');
    await writeFile(file, csv('姓名,身份证号,乡镇,村,大病保险参保状态,参保年度', `张志明,${id(11)},柳河镇,东村,正常参保,2020`, `王秀英,${id(22)},柳河镇,东村,正常参保,2020`));
    expect((await runC2z(['import', file, '--append', '-w', workspace, '-q'])).code).toBe(0);
    expect((await runC2z(['match', '-w', workspace, '-q'])).code).toBe(0);
    const rows = jsonOf(await runC2z(['export', 'coverage', '--format', 'json', '-w', workspace])) as unknown as { programme: string; name: string; state: string; case_state: string }[];
    expect(rows.find(({ programme, name }) => programme === 'critical-illness' && name === '王秀英')).toMatchObject({ state: 'covered', case_state: 'cleared' });
    const before = (await runC2z(['export', 'events', '-w', workspace])).stdout;
    expect((await runC2z(['match', '-w', workspace, '-q'])).code).toBe(0);
    expect((await runC2z(['export', 'events', '-w', workspace])).stdout).toBe(before);
    expect((await runC2z(['verify', '-w', workspace])).code).toBe(0);
  });
});

describe('an import of a roster of another line', () => {
  const critical = (...rows: string[]): string => csv('姓名,身份证号,乡镇,村,大病保险参保状态,参保年度', ...rows);
  let at = '';
  let own = '';
  let shelf = 0;
  const c2z = (...args: string[]) => runC2z([...args, '-w', own]);
  interface LineCase { case_number: string; name: string; state: string; cleared_by: string | null; reopened_for: string | null }
  const listed = async (...more: string[]) => jsonOf<{ list: LineCase[] }>(await c2z('case', 'list', '--programme', 'critical-illness', '--json', ...more)).list;
  const cases = async (): Promise<LineCase[]> => [...await listed(), ...await listed('--state', 'cleared')];
  const bring = async (name: string, text: string, ...more: string[]) => {
    await writeFile(path.join(at, name), text);
    await c2z('import', path.join(at, name), '-q', ...more);
    return c2z('match', '-q');
  };
  beforeAll(async () => { at = await countyFolder(LISTS); });
  beforeEach(async () => {
    own = path.join(at, `w${shelf += 1}`);
    await runC2z(['run', path.join(at, 'inbox'), ...COUNTY, '-w', own, '-q', '--policy', 'example']);
    await bring('大病保险花名册.csv', critical(`张志明,${id(11)},柳河镇,东村,正常参保,2020`));
  });
  afterAll(async () => { await rm(at, { recursive: true, force: true }); });

  it('takes the cases that it opened with it when it is undone, and brings them back when it is done again', async () => {
    const open = await cases();
    expect(open).toHaveLength(3);
    await c2z('undo', '-q');
    expect(await cases()).toEqual([]);
    await c2z('match', '-q');
    expect(await cases()).toEqual([]);
    await c2z('redo', '-q');
    expect(await cases()).toEqual(open);
    expect((await c2z('verify')).code).toBe(0);
  });

  it('takes the clearing back that it brought when it is undone', async () => {
    const open = await cases();
    await bring('大病保险花名册2.csv', critical(`王秀英,${id(22)},柳河镇,东村,正常参保,2020`), '--append');
    expect((await cases()).filter(({ state }) => state === 'cleared').map(({ name }) => name)).toEqual(['王秀英']);
    await c2z('undo', '-q');
    await c2z('match', '-q');
    expect(await cases()).toEqual(open);
    expect((await c2z('verify')).code).toBe(0);
  });

  it('leaves no open case when it is withdrawn; its cases are taken up when a roster is there again', async () => {
    await c2z('import', '--withdraw', '大病保险花名册.csv', '-q');
    await c2z('match', '-q');
    expect((await cases()).map(({ state, cleared_by: by }) => [state, by])).toEqual([['cleared', 'left'], ['cleared', 'left'], ['cleared', 'left']]);
    const events = (await c2z('export', 'events')).stdout;
    await c2z('match', '-q');
    expect((await c2z('export', 'events')).stdout).toBe(events);
    await bring('大病保险花名册2.csv', critical(`张志明,${id(11)},柳河镇,东村,正常参保,2020`, `王秀英,${id(22)},柳河镇,东村,正常参保,2020`));
    expect((await cases()).map(({ name, state }) => [name, state]).sort()).toEqual([['李国强', 'reopened'], ['王秀英', 'cleared'], ['赵文斌', 'reopened']]);
  });

  it('no row that was withdrawn makes anybody fall out of cover', async () => {
    await bring('大病保险花名册2.csv', critical(`王秀英,${id(22)},柳河镇,东村,正常参保,2020`), '--append');
    await c2z('import', '--withdraw', '大病保险花名册2.csv', '-q');
    await c2z('match', '-q');
    expect((await cases()).find(({ name }) => name === '王秀英')).toMatchObject({ state: 'reopened', reopened_for: 'basis-gone' });
  });

  it('a step on a case of the line that is taken back leaves the case in line with the lists', async () => {
    const before = await cases();
    const number = before.find(({ name }) => name === '王秀英')?.case_number ?? '';
    expect((await c2z('case', 'survey', number, '--reason', 'line-held', '-q')).code).toBe(0);
    await c2z('undo', '-q');
    expect(await cases()).toEqual(before);
    expect((await c2z('verify')).code).toBe(0);
  });
});
