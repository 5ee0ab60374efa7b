import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { PEOPLE_CHANGES } from '../../src/index.js';
import { COUNTY, LISTS, countyFolder, runCounty } from './small-county.js';

const NAMES = ['张志明', '王秀英', '李国强', '赵文斌', '陈玉珍', '刘海燕', '杨德福', '黄桂兰', '周大勇', '吴小妹', '郑成功', '冯玉祥'] as const;
const target = (n: number, name: string = NAMES[n] ?? '', number = id(11 * (n + 1))): string => `${name},${number},柳河镇,东村`;
const insured = (n: number): string => `${target(n)},城乡居民基本医疗保险,正常参保,2020`;
const list = (...rows: string[]): string => csv('姓名,身份证号,乡镇,村', ...rows);
const roster = (...people: number[]): string => csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', ...people.map(insured));
const MONTHS = {
  '一月/低保名单2020年1月.csv': list(...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => target(n))),
  '一月/居民参保2020年1月.csv': roster(0, 1, 2, 3, 4),
  // 杨德福 has left, 郑成功 is new; 陈玉珍 fell out, 刘海燕 enrolled; a name and a number are corrected.
  '二月/低保名单2020年2月.csv': list(...[0, 1, 2, 3, 4, 5, 7, 10].map((n) => target(n)), target(8, '周大咏'), target(9, '吴小妹', id(111))),
  '二月/居民参保2020年2月.csv': roster(0, 1, 2, 3, 5),
  '三月/低保名单2020年3月.csv': list(target(0), target(1)),
};

interface Changed { change: string; name: string }
let folder = '';
let workspace = '';
const c2z = (...args: string[]) => runC2z([...args, '-w', workspace]);
const month = (name: string, ...more: string[]) => c2z('import', path.join(folder, 'inbox', name), '--json', ...more);
const exported = async (what: string): Promise<string> => (await c2z('export', what, '--format', 'csv')).stdout;

beforeAll(async () => {
  folder = await countyFolder(MONTHS);
  workspace = path.join(folder, 'w');
  await runC2z(['init', workspace, ...COUNTY]);
  await month('一月');
  await c2z('match');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('month after month', () => {
  it('the next lists take the place of the first, and say for whom what changed', async () => {
    await month('二月');
    const document = jsonOf<{ people: number; changes: { people: Record<string, number> } }>(await c2z('match', '--json'));
    expect(document.people).toBe(10);
    expect(document.changes.people).toMatchObject({ listed: 1, changed: 2, left: 1, insured: 1, 'fell-out': 1 });
    const changes = jsonOf<unknown>(await c2z('export', 'changes', '--format', 'json')) as Changed[];
    expect(changes.map(({ change, name }) => `${change} ${name}`)).toEqual(expect.arrayContaining(['listed 郑成功', 'changed 周大咏', 'changed 吴小妹', 'left 杨德福', 'insured 刘海燕', 'fell-out 陈玉珍']));
    const { history } = jsonOf<{ history: { path: string; state: string; replacedBy: string }[] }>(await c2z('sources', '--json'));
    expect(history.map(({ path: file, state, replacedBy }) => [file, state, replacedBy])).toEqual([['低保名单2020年1月.csv', 'replaced', '低保名单2020年2月.csv'], ['居民参保2020年1月.csv', 'replaced', '居民参保2020年2月.csv']]);
  });

  it('of somebody who has left, says when, and tells the history of the case', async () => {
    const asked = await c2z('person', '杨德福');
    expect(asked.code).toBe(2);
    expect(asked.stderr).toMatch(/person\/left.*杨德福（P\d{6}，柳河镇东村）第 2 期取消，此前应保未保/u);
    expect((await c2z('person', id(77))).stderr).toContain('person/left');
    expect((await c2z('history', '杨德福')).stdout).toContain('建立个案');
    expect((await c2z('person', '不存在')).stderr).toContain('person/none');
  });

  it('the same files again change nothing: no export, no event, no issue', async () => {
    const before = await Promise.all(['people', 'links', 'issues', 'events', 'changes'].map(exported));
    await month('二月');
    await month('一月');
    await c2z('match');
    expect(await Promise.all(['people', 'links', 'issues', 'events', 'changes'].map(exported))).toEqual(before);
  });

  it('a list far shorter than last time is refused as a whole until --force', async () => {
    const people = await exported('people');
    const refused = await month('三月');
    expect(refused.code).toBe(1);
    expect(jsonOf<{ files: { issue?: { code: string } }[] }>(refused).files[0]?.issue?.code).toBe('sources/far-fewer');
    await c2z('match');
    expect(await exported('people')).toBe(people);
    expect((await month('三月', '--force')).code).toBe(0);
    expect(jsonOf<{ people: number; changes: { people: Record<string, number> } }>(await c2z('match', '--json'))).toMatchObject({ people: 2, changes: { people: { left: 8 } } });
  });
});

describe('two months given with one date', () => {
  it('the earlier list is not counted again as a part of the later', async () => {
    const other = await countyFolder(MONTHS);
    const at = (...args: string[]) => runC2z([...args, '-w', path.join(other, 'w')]);
    try {
      await at('init', path.join(other, 'w'), ...COUNTY);
      await at('import', path.join(other, 'inbox/一月'), path.join(other, 'inbox/二月'), '--as-of', '2020-04');
      const { history } = jsonOf<{ history: { path: string; asOf: string; replacedBy: string }[] }>(await at('sources', '--json'));
      expect(history.map(({ path: file, asOf, replacedBy }) => [file, asOf, replacedBy]).sort()).toEqual([['低保名单2020年1月.csv', '2020-01', '低保名单2020年2月.csv'], ['居民参保2020年1月.csv', '2020-01', '居民参保2020年2月.csv']]);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });
});

describe('what comes with the lists', () => {
  it('our own workbooks and tables are set aside with a word', async () => {
    await writeFile(path.join(folder, 'inbox/people.csv'), await exported('people'));
    const own = jsonOf<{ files: { path: string; issue?: { code: string } }[] }>(await c2z('import', path.join(workspace, 'out/应保未保名单.xlsx'), path.join(folder, 'inbox/people.csv'), '--dry-run', '--json'));
    expect(own.files.map(({ issue }) => issue?.code)).toEqual(['sources/own-export', 'sources/own-export']);
  });

  it('a file changed after --no-archive is noticed', async () => {
    const other = await countyFolder({ '低保名单.csv': MONTHS['一月/低保名单2020年1月.csv'], '居民参保.csv': roster(0) });
    try {
      await runC2z(['run', path.join(other, 'inbox'), ...COUNTY, '--no-archive', '-w', path.join(other, 'w')]);
      await writeFile(path.join(other, 'inbox/居民参保.csv'), roster(0, 1));
      const ran = await runC2z(['match', '-w', path.join(other, 'w')]);
      expect([ran.code, ran.stderr.includes('files/changed')]).toEqual([2, true]);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });

  it.each([['低保', 'minimum-living'], ['低收入', 'low-income'], ['残疾人名单', 'disability'], ['异地参保', 'offsite']])('--as %s is understood', async (word, kind) => {
    expect(jsonOf<{ files: { kind: string }[] }>(await runC2z(['import', path.join(folder, 'inbox/一月/低保名单2020年1月.csv'), '--as', word, '--dry-run', '--json', '-w', path.join(folder, 'none')])).files[0]?.kind).toBe(kind);
  });
});

describe('an import that brings no other list', () => {
  const OTHERS = {
    '八月/低保名单2020年8月.csv': MONTHS['一月/低保名单2020年1月.csv'],
    '八月/居民参保2020年8月.csv': csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', ...[0, 1, 2, 3].map(insured), `${target(4)},城乡居民基本医疗保险,参保状态不详,2020,`),
    '无号/低保名单2020-11.csv': list(...NAMES.slice(0, 10).map((name) => `${name},,柳河镇,东村`)),
    '副本/低保名单2020年8月(1).csv': MONTHS['一月/低保名单2020年1月.csv'],
    '说明/readme.txt': '本文件夹里是八月的名单\r\n',
  };
  let county = '';
  const on = (...args: string[]) => runC2z([...args, '-w', path.join(county, 'w')]);
  const table = async (what: string): Promise<string> => (await on('export', what, '--format', 'csv')).stdout;
  const found = async (): Promise<unknown[]> => [await table('people'), await table('links'), await table('changes'), { ...jsonOf<object>(await on('status', '--json')), issues: null }];

  beforeAll(async () => {
    county = await countyFolder(OTHERS);
    await on('run', path.join(county, 'inbox/八月'), ...COUNTY);
  });
  afterAll(async () => { await rm(county, { recursive: true, force: true }); });

  it.each([['the same folder', '八月', 0], ['a list that is refused', '无号', 1], ['a copy under another name', '副本', null], ['a file that is no list', '说明', null]])('%s leaves people, links and standings as they were found', async (_what, name, code) => {
    const before = await found();
    expect(jsonOf<{ people: number }>(await on('status', '--json')).people).toBe(10);
    const came = await on('import', path.join(county, 'inbox', name), '--json');
    if (code !== null) expect(came.code).toBe(code);
    expect(await found()).toEqual(before);
    await on('match');
    expect(await found()).toEqual(before);
  });

  it('a refused list moves no date: what was verified stays so', async () => {
    const [first] = jsonOf<{ case_number: string }[]>(await on('export', 'cases', '--format', 'json'));
    const number = first?.case_number ?? '';
    const state = async (): Promise<unknown> => jsonOf<{ cases: { state: string }[] }>(await on('case', 'show', number, '--json')).cases[0]?.state;
    expect((await on('case', 'survey', number, '--reason', 'registered-unpaid', '--actor', 'wang')).code).toBe(0);
    expect((await on('case', 'verify', number, '--actor', 'zhao')).code).toBe(0);
    const due = (): Promise<string> => on('case', 'due', '--json').then(({ stdout }) => stdout);
    const before = [await state(), await due()];
    expect(before[0]).toBe('verified');
    const again = await on('import', path.join(county, 'inbox/无号'), '--as-of', '2020-11', '--json');
    expect([again.code, jsonOf<{ files: { issue?: { code: string } }[] }>(again).files[0]?.issue?.code]).toEqual([1, 'sources/no-numbers']);
    await on('match');
    expect([await state(), await due()]).toEqual(before);
  });

  it('a refused list is no source of the certificate', async () => {
    const other = await countyFolder({ ...OTHERS, '八月/居民参保2020年8月.csv': roster(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) });
    const at = (...args: string[]) => runC2z([...args, '-w', path.join(other, 'w')]);
    try {
      await at('run', path.join(other, 'inbox/八月'), ...COUNTY);
      expect((await at('import', path.join(other, 'inbox/无号'))).code).toBe(1);
      const certificate = jsonOf<{ referenceDate: string; sources: { file: string }[] }>(await at('certify', '--json'));
      expect(certificate.referenceDate).toBe('2020-08-31');
      expect(certificate.sources.map(({ file }) => file)).toEqual(['低保名单2020年8月.csv', '居民参保2020年8月.csv']);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });
});

describe('judgements on the same lists', () => {
  it('are told by what they changed, beside what the lists did; matching once more adds nothing', async () => {
    const own = await countyFolder(LISTS);
    try {
      await runCounty(own);
      const on = (...args: string[]) => runC2z([...args, '-w', path.join(own, 'w')]);
      const changes = async (): Promise<{ people: Record<string, number>; since: Record<string, number> }> => jsonOf<{ changes: { people: Record<string, number>; since: Record<string, number> } }>(await on('match', '--json')).changes;
      const nothing = Object.fromEntries(Object.keys(PEOPLE_CHANGES).map((change) => [change, 0]));
      expect(await changes()).toMatchObject({ people: nothing, since: nothing });
      await on('decide', '--tier', 'probable', '--judgement', 'same', '--no-match');
      expect(await changes()).toMatchObject({ people: nothing, since: { ...nothing, insured: 1 } });
      expect((await on('match')).stdout).toContain('这期名单来了以后，判断和个案带来：新参保 1 人次');
      expect((await on('match', '--explain-blocking')).code).toBe(0);
      expect((await changes()).since).toEqual({ ...nothing, insured: 1 });
      await on('undo');
      expect((await changes()).since).toEqual({ ...nothing, insured: 1, 'fell-out': 1 });
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  });
});
