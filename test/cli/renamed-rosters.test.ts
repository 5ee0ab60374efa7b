import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, countyFolder } from './small-county.js';

const NAMES = ['张志明', '王秀英', '李国强', '赵文斌', '陈玉珍', '刘海燕', '杨德福', '黄桂兰'] as const;
const row = (n: number): string => `${NAMES[n] ?? ''},${id(11 * (n + 1))},柳河镇,东村`;
const roster = (...people: number[]): string => csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', ...people.map((n) => `${row(n)},城乡居民基本医疗保险,正常参保,2020`));
const FILES = {
  '一月/低保名单2020年1月.csv': csv('姓名,身份证号,乡镇,村', ...NAMES.map((_, n) => row(n))),
  '一月/居民参保2020年1月.csv': roster(0, 1, 2, 3, 4, 5),
  '二月/城乡居民导出.csv': roster(0, 1, 2, 3, 6), // 陈玉珍 and 刘海燕 are no longer on it
  '新增/城乡居民新增导出.csv': roster(7), // only who enrolled since
};

let folder = '';
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

/** Standings by name after January and what came then. */
async function after(...imports: string[][]): Promise<{ insured: string[]; said: string }> {
  folder = await countyFolder(FILES);
  const workspace = path.join(folder, 'w');
  const c2z = (...args: string[]) => runC2z([...args, '-w', workspace]);
  await runC2z(['init', workspace, ...COUNTY]);
  await c2z('import', path.join(folder, 'inbox', '一月'));
  let said = '';
  for (const [where = '', ...more] of imports) said += (await c2z('import', path.join(folder, 'inbox', where), ...more)).stderr;
  await c2z('match');
  const people = jsonOf<unknown>(await c2z('export', 'people', '--format', 'json')) as { name: string; standing: string }[];
  expect((await c2z('verify')).code).toBe(0);
  return { insured: people.filter(({ standing }) => standing === 'insured').map(({ name }) => name).sort(), said };
}

const FEBRUARY = ['张志明', '王秀英', '李国强', '赵文斌', '杨德福'].sort();

describe('a roster that comes under another name', () => {
  it.each(['--as-of 2020-02', '--as-of 2020-02 --match', '--replace', '--replace --match'])('takes the place of last month\'s when the people are the same: nobody stays insured by the old one (%s)', async (words) => {
    const { insured, said } = await after(['二月', ...words.split(' ')]);
    expect(insured).toEqual(FEBRUARY);
    expect(said).toContain('居民参保2020年1月.csv（2020-01） → 城乡居民导出.csv');
  });

  it('adds when it only names the newly enrolled', async () => {
    expect((await after(['新增', '--as-of', '2020-02'])).insured).toEqual(['张志明', '王秀英', '李国强', '赵文斌', '陈玉珍', '刘海燕', '黄桂兰'].sort());
  });

  it('without a date both are used, and that is said at once', async () => {
    const { insured, said } = await after(['二月']);
    expect(insured).toHaveLength(7);
    expect(said).toMatch(/城乡居民导出\.csv：.*分不清哪份更新；两份都在使用 — .*--as-of/u);
  });
});
