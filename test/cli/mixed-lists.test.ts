import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, countyFolder } from './small-county.js';

const person = (name: string, n: number, said: string): string => `${name},${id(n)},柳河镇,东村,${said}`;
const mixed = (...rows: string[]): string => csv('姓名,身份证号,乡镇,村,对象类别', ...rows);
const LISTS = {
  '一月/困难群众2020年1月.csv': mixed(person('张志明', 11, '低保'), person('王秀英', 22, '特困'), person('李国强', 33, '脱贫户、低保'), person('赵文斌', 44, '孤儿'), person('陈玉珍', 55, '特困'), person('张志明', 11, '低保'), person('周大勇', 66, '低保')),
  '一月/居民参保2020年1月.csv': csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', `张志明,${id(11)},柳河镇,东村,城乡居民基本医疗保险,正常参保,2020`),
  '二月/困难群众2020年2月.csv': mixed(person('张志明', 11, '低保'), person('王秀英', 22, '低保'), person('李国强', 33, '脱贫户'), person('陈玉珍', 55, '特困'), person('周大勇', 66, '低保')),
};

interface Files { files: { sheets: { kind: string; rows: number; used: number; duplicates: number; setAside: number }[] }[] }
let folder = '';
let workspace = '';
const c2z = (...args: string[]) => runC2z([...args, '-w', workspace]);
const identities = async (): Promise<Record<string, string>> =>
  Object.fromEntries(jsonOf<{ name: string; identities: string }[]>(await c2z('export', 'people', '--json')).map(({ name, identities: own }) => [name, String(own)]));

beforeAll(async () => {
  folder = await countyFolder(LISTS);
  workspace = path.join(folder, 'w');
  await runC2z(['init', workspace, ...COUNTY]);
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('a list of people of several kinds', () => {
  it('is read as one list for each, and every row is counted once', async () => {
    const ran = jsonOf<Files>(await c2z('import', '--match', path.join(folder, 'inbox/一月'), '--json'));
    const sheets = ran.files.flatMap((file) => file.sheets).filter(({ kind }) => kind !== 'resident');
    expect(sheets.map(({ kind, rows, used, duplicates, setAside }) => [kind, rows, used, duplicates, setAside])).toEqual([
      ['poor-registry', 2, 1, 0, 1], ['minimum-living', 4, 3, 1, 0], ['extreme-poverty', 2, 2, 0, 0],
    ]);
    expect(await identities()).toEqual({ 张志明: 'minimum-living', 王秀英: 'extreme-poverty', 李国强: 'poor-registry;minimum-living', 陈玉珍: 'extreme-poverty', 周大勇: 'minimum-living' });
    expect((await c2z('verify')).code).toBe(0);
  });

  it('is known when it comes again, and the next one takes its place kind by kind', async () => {
    const again = jsonOf<Files>(await c2z('import', '--match', path.join(folder, 'inbox/一月'), '--json'));
    expect(again.files.flatMap((file) => file.sheets.map(({ used }) => used))).toEqual([1, 3, 2, 1]);
    await c2z('import', '--match', path.join(folder, 'inbox/二月'), '--json');
    expect(await identities()).toEqual({ 张志明: 'minimum-living', 王秀英: 'minimum-living', 李国强: 'poor-registry', 陈玉珍: 'extreme-poverty', 周大勇: 'minimum-living' });
    expect((await c2z('verify')).code).toBe(0);
    await c2z('undo');
    expect((await identities())['王秀英']).toBe('extreme-poverty');
    expect((await c2z('explain', '困难群众2020年1月.csv#困难群众2020年1月!4', '居民参保2020年1月.csv#居民参保2020年1月!2')).stdout).toContain('李国强');
  });
});

describe('a list of people of several kinds that the clerk said is one', () => {
  it('is one when the next comes, and the one after', async () => {
    const own = path.join(folder, 'one');
    await runC2z(['init', own, ...COUNTY]);
    const kindsOf = async (...args: string[]): Promise<string[]> =>
      jsonOf<Files>(await runC2z(['import', ...args, '--json', '-w', own])).files.flatMap((file) => file.sheets?.map(({ kind, used }) => `${kind} ${used}`) ?? ['refused']);
    const [first, second] = ['一月/困难群众2020年1月.csv', '二月/困难群众2020年2月.csv'].map((file) => path.join(folder, 'inbox', file)) as [string, string];
    expect(await kindsOf(first, '--as', 'minimum-living')).toEqual(['minimum-living 6']);
    expect(await kindsOf(second)).toEqual(['minimum-living 5']);
    const third = path.join(folder, 'inbox/困难群众2020年3月.csv');
    await copyFile(second, third);
    expect(await kindsOf(third)).toEqual(['minimum-living 5']);
    expect((await runC2z(['verify', '-w', own])).code).toBe(0);
  });
});
