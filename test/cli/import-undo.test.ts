import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maskId } from '../../src/index.js';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, countyFolder } from './small-county.js';

const NAMES = ['张志明', '王秀英', '李国强', '赵文斌', '陈玉珍', '刘海燕', '杨德福', '黄桂兰', '周大勇', '吴小妹', '郑成功', '冯玉祥'] as const;
const target = (n: number): string => `${NAMES[n] ?? ''},${id(11 * (n + 1))},柳河镇,东村`;
const list = (...people: number[]): string => csv('姓名,身份证号,乡镇,村', ...people.map(target));
const roster = (...people: number[]): string => csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', ...people.map((n) => `${target(n)},城乡居民基本医疗保险,正常参保,2020`));
const FILES = {
  '三月/低保名单2020年3月.csv': list(0, 1, 2, 3, 4, 5),
  '三月/居民参保2020年3月.csv': roster(0, 1),
  // The wrong month: 李国强 is gone, 郑成功 new, 赵文斌 insured, 张志明 not.
  '错/低保名单2020年4月.csv': list(0, 1, 3, 4, 5, 10),
  '错/居民参保2020年4月.csv': roster(1, 3),
  '同名/低保名单2020年3月.csv': list(0, 1, 3, 4, 5, 10),
};

let folder = '';
let workspace = '';
let shelf = 0;
const c2z = (...args: string[]) => runC2z([...args, '-w', workspace]);
const bring = async (name: string, ...more: string[]) => { const ran = await c2z('import', path.join(folder, 'inbox', name), '--json', ...more); await c2z('match', '-q'); return ran; };
const table = async (what: string): Promise<string> => (await c2z('export', what, '--format', 'csv')).stdout;
const cases = async (): Promise<unknown> => jsonOf<{ states: unknown; list: unknown }>(await c2z('case', 'list', '--json', '--limit', '99'));
const all = async (): Promise<unknown[]> => [await table('people'), await table('links'), await table('issues'), await table('changes'), await cases(), jsonOf(await c2z('status', '--json'))];
const inForce = async (): Promise<string[]> => jsonOf<{ files: { path: string; kind: string | null }[] }>(await c2z('sources', '--json')).files.filter(({ kind }) => kind !== null).map((file) => file.path).sort();

beforeAll(async () => { folder = await countyFolder(FILES); });
beforeEach(async () => {
  workspace = path.join(folder, `w${shelf += 1}`);
  await runC2z(['init', workspace, ...COUNTY]);
  await bring('三月');
  await c2z('case', 'survey', '李国强', '--reason', 'B1', '--until', '2021-09-01');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('an import is a step', () => {
  it('undo brings back lists, people, cases and what changed for whom, exactly; redo does it again', async () => {
    const before = await all();
    await bring('错');
    const after = await all();
    expect(after).not.toEqual(before);
    const undone = jsonOf<{ undone: string; types: string[]; matched: boolean }>(await c2z('undo', '--json'));
    expect(undone).toMatchObject({ types: ['ListsChanged', 'SourceImported'], matched: true });
    expect(await all()).toEqual(before);
    expect((await c2z('verify')).code).toBe(0);
    expect(jsonOf<{ events: { type: string; subject: string }[] }>(await c2z('history', '--json')).events.some(({ type, subject }) => type === 'Undone' && subject === undone.undone)).toBe(true);
    expect(jsonOf(await c2z('redo', '--json'))).toMatchObject({ redone: undone.undone });
    expect(await all()).toEqual(after);
    expect((await c2z('verify')).code).toBe(0);
    await c2z('undo');
    expect(await all()).toEqual(before);
  });

  it('what an undone import changed, and changed back, no judgement has changed', async () => {
    await bring('错');
    await c2z('undo');
    const { since } = jsonOf<{ changes: { since: Record<string, number> } }>(await c2z('match', '--json')).changes;
    expect(Object.values(since).every((count) => count === 0), JSON.stringify(since)).toBe(true);
  });

  it('whoever comes and goes with the lists is said to be on them or not, not merged', async () => {
    await bring('错');
    const undone = (await c2z('undo')).stdout;
    expect(undone).toMatch(/→ （不在名单上） +1/u);
    expect(undone).toMatch(/（不在名单上） → /u);
    expect(undone).not.toContain('并');
  });

  it('of one file name, taken back, unites and separates nobody; without a match nothing is compared', async () => {
    await bring('同名');
    expect(jsonOf(await c2z('undo', '--json'))).toMatchObject({ merged: [], separated: [] });
    await c2z('redo');
    expect(jsonOf(await c2z('undo', '--no-match', '--json'))).toMatchObject({ matched: false, changed: [], merged: [], separated: [] });
  });

  it('before it the steps go one by one, to the empty workspace and back', async () => {
    const before = await all();
    for (const types of [['CaseSurveyed'], ['ListsChanged', 'SourceImported']]) expect(jsonOf(await c2z('undo', '--json'))).toMatchObject({ types });
    expect(await inForce()).toEqual([]);
    expect(jsonOf(await c2z('undo', '--json'))).toEqual({ undone: null });
    await c2z('redo');
    await c2z('redo');
    expect(await all()).toEqual(before);
    expect((await c2z('verify')).code).toBe(0);
  });

  it('the same files again are no step', async () => {
    const steps = async () => jsonOf<{ steps: unknown[] }>(await c2z('undo', '--list', '--json')).steps.length;
    const before = await steps();
    await bring('三月');
    expect(await steps()).toBe(before);
  });
});

describe('lists of events under one name', () => {
  const died = (...people: number[]): string => csv('死亡名单', '姓名,身份证号,乡镇,村,死亡日期', ...people.map((n) => `${target(n)},2020-0${n}-01`));
  const bringDead = async (...people: number[]) => {
    await mkdir(path.join(folder, 'inbox/死亡'), { recursive: true });
    await writeFile(path.join(folder, 'inbox/死亡/死亡名单.csv'), died(...people));
    return bring('死亡', '--as', 'death');
  };
  const dead = async (): Promise<string[]> => (await table('people')).split('\n').filter((line) => line.includes(',deceased,') || line.includes('death')).map((line) => line.split(',')[1] ?? '').sort();
  it("this month's dead are added to last month's; the same file again changes nothing; the whole list once more takes its place", async () => {
    await bringDead(2, 3);
    const first = await dead();
    expect(first.length).toBe(2);
    await bringDead(4);
    const both = await dead();
    expect(both).toEqual(expect.arrayContaining(first));
    expect(both.length).toBe(3);
    expect((await inForce()).filter((name) => name.includes('死亡')).sort()).toEqual(['死亡名单.csv', '死亡名单（补充2）.csv']);
    await bringDead(4);
    expect((await inForce()).filter((name) => name.includes('死亡')).length).toBe(2);
    await bringDead(2, 3, 5);
    expect((await inForce()).filter((name) => name.includes('死亡')).length).toBe(2);
    expect((await dead()).length).toBe(4);
  });

  const paid = (yuan: number, ...people: number[]): string => csv('姓名,身份证号,资助金额,参保年度', ...people.map((n) => `${NAMES[n] ?? ''},${id(11 * (n + 1))},${yuan},2020`));
  const bringPaid = async (text: string) => {
    await mkdir(path.join(folder, 'inbox/代缴'), { recursive: true });
    await writeFile(path.join(folder, 'inbox/代缴/代缴名单.csv'), text);
    return jsonOf<{ files: { path: string; kept_as?: string; issue?: { code: string } }[] }>(await bring('代缴', '--as', 'payment'));
  };
  const payments = async () => (await inForce()).filter((name) => name.includes('代缴'));
  const rowsPaid = async () => jsonOf<{ files: { path: string; sheets?: { rows: number }[] }[] }>(await c2z('sources', '--json')).files.filter(({ path: name }) => name.includes('代缴')).flatMap(({ sheets }) => sheets?.map(({ rows }) => rows) ?? []);
  it('a corrected list of the same people corrects and does not add', async () => {
    await bringPaid(paid(100, 1, 2));
    await bringPaid(paid(180, 1, 2));
    expect(await payments()).toEqual(['代缴名单.csv']);
    expect(await table('issues')).not.toContain('sources/supplement');
  });

  it('a list and its earlier part count the same in either order', async () => {
    await bringPaid(paid(180, 1, 2));
    await bringPaid(paid(180, 1, 2, 3, 4, 5));
    expect([await payments(), await rowsPaid()]).toEqual([['代缴名单.csv'], [5]]);
    await c2z('undo');
    await c2z('undo');
    await bringPaid(paid(180, 1, 2, 3, 4, 5));
    expect((await bringPaid(paid(180, 1, 2))).files).toMatchObject([{ path: '代缴名单.csv', issue: { code: 'sources/part' } }]);
    expect([await payments(), await rowsPaid()]).toEqual([['代缴名单.csv'], [5]]);
    expect(await table('issues')).toContain('sources/part');
  });

  it('a supplement stands in the issues, and in the document under the name that was given', async () => {
    await bringPaid(paid(180, 1, 2));
    expect((await bringPaid(paid(180, 3, 4))).files).toMatchObject([{ path: '代缴名单.csv', kept_as: '代缴名单（补充2）.csv' }]);
    expect(await payments()).toEqual(['代缴名单.csv', '代缴名单（补充2）.csv']);
    expect(await table('issues')).toContain('sources/supplement');
    await c2z('match', '-q');
    expect((await bringPaid(paid(180, 3, 4))).files).toMatchObject([{ path: '代缴名单.csv', kept_as: '代缴名单（补充2）.csv' }]);
    expect(await table('issues')).toContain('sources/supplement');
  });
});

describe('files that were imported by mistake', () => {
  it('are taken back by name later too, and what was done since stays', async () => {
    await bring('错');
    await c2z('case', 'note', '陈玉珍', '--text', '去过两次');
    expect(jsonOf(await c2z('import', '--withdraw', '低保名单2020年4月.csv', '居民参保2020年4月.csv', '--json'))).toMatchObject({ withdrawn: ['低保名单2020年4月.csv', '居民参保2020年4月.csv'], restored: ['低保名单2020年3月.csv', '居民参保2020年3月.csv'] });
    await c2z('match', '-q');
    expect(await inForce()).toEqual(['低保名单2020年3月.csv', '居民参保2020年3月.csv']);
    const shown = async (name: string) => jsonOf<{ cases: { state: string; reopened_for: string | null; notes: { text: string }[] }[] }>(await c2z('case', 'show', name, '--json')).cases[0];
    expect(await shown('李国强')).toMatchObject({ state: 'to-verify' });
    expect(await shown('陈玉珍')).toMatchObject({ notes: [{ text: '去过两次' }] });
    expect(await shown('赵文斌'), 'he never fell out of insurance').toMatchObject({ state: 'reopened', reopened_for: 'basis-gone' });
    expect((await c2z('verify')).code).toBe(0);
    expect(jsonOf<{ history: { path: string; state: string }[] }>(await c2z('sources', '--json')).history.map(({ path: file, state }) => [file, state])).toEqual([['低保名单2020年4月.csv', 'withdrawn'], ['居民参保2020年4月.csv', 'withdrawn']]);
    await c2z('undo');
    expect(await inForce()).toEqual(['低保名单2020年4月.csv', '居民参保2020年4月.csv']);
  });

  it('are taken back by the step that brought them, and used when they come again', async () => {
    await bring('错');
    const step = jsonOf<{ steps: { batch: string }[] }>(await c2z('undo', '--list', '--json')).steps.at(-1)?.batch ?? '';
    await c2z('import', '--withdraw', step);
    expect(await inForce()).toEqual(['低保名单2020年3月.csv', '居民参保2020年3月.csv']);
    await bring('错');
    expect(await inForce()).toEqual(['低保名单2020年4月.csv', '居民参保2020年4月.csv']);
  });

  it('are named by what is there: a slip is said, and nothing is written', async () => {
    const ran = await c2z('import', '--withdraw', '没有的.csv');
    expect([ran.code, ran.stderr.includes('import/not-there')]).toEqual([2, true]);
    const dry = await c2z('import', '--withdraw', '低保名单2020年3月.csv', '--dry-run', '--json');
    expect(jsonOf(dry)).toMatchObject({ withdrawn: ['低保名单2020年3月.csv'], dry_run: true });
    expect(await inForce()).toEqual(['低保名单2020年3月.csv', '居民参保2020年3月.csv']);
  });

  it('the right file of the same name and date is used again when it comes again', async () => {
    await bring('同名');
    expect((await table('people')).includes('郑成功')).toBe(true);
    await bring('三月');
    expect((await table('people')).includes('郑成功')).toBe(false);
  });

  it('--replace leaves other lists of the kind alone', async () => {
    await bring('错/居民参保2020年4月.csv', '--as', 'minimum-living', '--as-of', '2020-03', '--replace');
    expect(await inForce()).toEqual(expect.arrayContaining(['低保名单2020年3月.csv']));
  });
});

describe("the county's name that lists taught", () => {
  const named = (county: string, ...people: number[]): string => csv('姓名,身份证号,县区,乡镇,村', ...people.map((n) => `${NAMES[n] ?? ''},${id(11 * (n + 1))},${county},柳河镇,东村`));
  const name = async (): Promise<string> => /^countyName: *"?([^"\n]*)"?$/mu.exec(await readFile(path.join(workspace, 'c2z.yaml'), 'utf8'))?.[1] ?? '?';
  beforeEach(async () => {
    for (const [file, text] of [['外县/特困名单.csv', named('东风县', 6, 7)], ['本县/低收入名单.csv', named('柳河县', 8, 9)]] as const) {
      await mkdir(path.dirname(path.join(folder, 'inbox', file)), { recursive: true });
      await writeFile(path.join(folder, 'inbox', file), text);
    }
    expect(await name()).toBe('');
    await bring('外县');
    expect(await name()).toBe('东风县');
  });

  it('goes with the import that taught it, comes back with redo, and the right list teaches the right one', async () => {
    await c2z('undo');
    expect(await name()).toBe('');
    await c2z('redo');
    expect(await name()).toBe('东风县');
    await c2z('undo');
    await bring('本县');
    expect(await name()).toBe('柳河县');
  });

  it('stays when a later import is taken back', async () => {
    await bring('本县');
    await c2z('undo');
    expect(await name()).toBe('东风县');
  });

  it('is learnt anew from what is left when its file is taken back by name; undo follows', async () => {
    await bring('本县');
    await c2z('import', '--withdraw', '低收入名单.csv');
    expect(await name()).toBe('东风县');
    await c2z('undo');
    await c2z('import', '--withdraw', '特困名单.csv', '--dry-run');
    expect(await name()).toBe('东风县');
    await c2z('import', '--withdraw', '特困名单.csv');
    expect(await name()).toBe('柳河县');
    await c2z('undo');
    expect(await name()).toBe('东风县');
  });

  it('is the clerk\'s own once she has written another', async () => {
    const file = path.join(workspace, 'c2z.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('东风县', '西风县'));
    await c2z('undo');
    expect(await name()).toBe('西风县');
    await c2z('redo');
    expect(await name()).toBe('西风县');
  });
});

describe('a number in the name of a file', () => {
  it('is masked in every output, and the masked name takes the file back', async () => {
    const number = id(11);
    await mkdir(path.join(folder, 'inbox/号'), { recursive: true });
    await writeFile(path.join(folder, `inbox/号/特困名单${number}.csv`), list(6, 7));
    await writeFile(path.join(folder, `inbox/号/学生参保${number}.csv`), roster(6));
    await bring('号', '--as-of', '2020-04');
    const outputs = await Promise.all(['people', 'links', 'issues', 'cases', 'events', 'questions'].map(table));
    const told = await Promise.all([['sources'], ['sources', '--json'], ['match', '--json'], ['history'], ['history', '--json'], ['person', '杨德福'], ['person', '杨德福', '--json'], ['status', '--json'], ['undo', '--list']].map(async (words) => (await c2z(...words)).stdout));
    for (const text of [...outputs, ...told]) expect(text).not.toContain(number);
    const back = await c2z('import', '--withdraw', `特困名单${maskId(number)}.csv`, '--json', '--dry-run');
    expect(jsonOf(back)).toMatchObject({ dry_run: true });
    expect(back.stdout).not.toContain(number);
  });
});
