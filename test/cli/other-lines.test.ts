import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { LISTS, countyFolder, runCounty } from './small-county.js';

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
});
