/** `c2z import --match`: lists and what follows from them come as one, or not at all. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchHolds } from '../../cli/workspace/basis.js';
import { openWorkspace } from '../../cli/workspace/open.js';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, LISTS, countyFolder } from './small-county.js';

const MORE = { '六月/低保名单2020年6月.csv': csv('姓名,身份证号,县,乡镇,村', `张志明,${id(11)},青禾县,柳河镇,东村`, `孙桂兰,${id(77)},青禾县,柳河镇,东村`, `周铁柱,${id(88)},青禾县,柳河镇,东村`) };

let folder = '';
let one = '';
let two = '';
const at = (workspace: string) => (...args: string[]) => runC2z([...args, '-w', workspace]);
const seen = async (workspace: string): Promise<unknown[]> => {
  const c2z = at(workspace);
  return [(await c2z('export', 'people', '--format', 'csv')).stdout, (await c2z('export', 'links', '--format', 'csv')).stdout, (await c2z('export', 'issues', '--format', 'csv')).stdout, (await c2z('status')).stdout, jsonOf<{ files: { path: string }[] }>(await c2z('sources', '--json')).files.map((file) => file.path)];
};

beforeEach(async () => {
  folder = await countyFolder(LISTS, MORE);
  [one, two] = [path.join(folder, 'one'), path.join(folder, 'two')];
  for (const workspace of [one, two]) {
    await runC2z(['init', workspace, ...COUNTY]);
    await at(workspace)('import', path.join(folder, 'inbox/民政'), path.join(folder, 'inbox/居民参保.csv'));
    await at(workspace)('match');
  }
});
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

describe('import --match', () => {
  it('comes to the same as import, then match', async () => {
    await at(one)('import', path.join(folder, 'inbox/六月'));
    await at(one)('match');
    const ran = await at(two)('import', '--match', path.join(folder, 'inbox/六月'), '--json');
    expect(jsonOf<{ files: { kind: string }[] }>(ran).files.map(({ kind }) => kind)).toEqual(['minimum-living']);
    expect(await seen(two)).toEqual(await seen(one));
    expect((await at(two)('verify')).code).toBe(0);
    await at(two)('undo');
    await at(one)('undo');
    expect(await seen(two)).toEqual(await seen(one));
  });

  it('says what the match came to, as match does', async () => {
    const both = (await at(one)('import', '--match', path.join(folder, 'inbox/六月'))).stdout;
    await at(two)('import', path.join(folder, 'inbox/六月'));
    const match = (await at(two)('match')).stdout;
    expect(both).toContain('低保名单2020年6月.csv');
    expect(both.replaceAll('one/out', 'two/out')).toContain(match.slice(match.indexOf('青禾县 2020 年度')).trimEnd());
    expect(both).toContain('与上一期名单相比');
  });

  it('of rosters alone has nobody to match, and no command asks for another match', async () => {
    const fresh = path.join(folder, 'rosters');
    await runC2z(['init', fresh, ...COUNTY]);
    const ran = await at(fresh)('import', '--match', path.join(folder, 'inbox/居民参保.csv'));
    expect([ran.code, ran.stdout]).toEqual([1, expect.stringContaining('没有读到名单上的人')]);
    expect((await runC2z(['export', 'issues', '-w', fresh])).stdout).toContain('classify/nobody-listed,error');
    for (const command of [['status'], ['gaps'], ['person', '张志明'], ['export', 'people'], ['verify']]) {
      const { stdout, stderr } = await at(fresh)(...command);
      expect(stdout + stderr).toContain('导入的文件里没有读到名单上的人');
      expect(stdout + stderr).not.toContain('c2z match');
    }
  });

  it('names an older list that is not used, and the list that is', async () => {
    await at(one)('import', '--match', path.join(folder, 'inbox/六月'));
    await rename(path.join(folder, 'inbox/六月/低保名单2020年6月.csv'), path.join(folder, 'inbox/六月/低保名单2020年2月.csv'));
    const ran = jsonOf<{ unused: { place: string; message: string; fix: string }[] }>(await at(one)('import', '--match', path.join(folder, 'inbox/六月'), '--json'));
    expect(ran.unused).toMatchObject([{ place: expect.stringContaining('2020年2月') as string, message: expect.stringMatching(/没有启用.*2020年6月.*更晚/u) as string, fix: expect.stringContaining('--withdraw') as string }]);
  });

  it('is known by the name that it learnt: the next match has nothing to do', async () => {
    const fresh = path.join(folder, 'three');
    await runC2z(['init', fresh, ...COUNTY]);
    await at(fresh)('import', '--match', path.join(folder, 'inbox/六月'), path.join(folder, 'inbox/居民参保.csv'));
    const workspace = openWorkspace({ workspace: fresh });
    expect([workspace.settings.countyName, matchHolds(workspace)]).toEqual(['青禾县', true]);
    workspace.close();
  });

  it('imports nothing when the match cannot be made', async () => {
    const before = await seen(one);
    const archive = path.join(one, '.c2z/archive');
    await mkdir(path.join(folder, 'away'));
    await rename(archive, path.join(folder, 'away/archive'));
    const ran = await at(one)('import', '--match', path.join(folder, 'inbox/六月'));
    expect(ran.code).toBe(2);
    for (const name of await readdir(path.join(folder, 'away/archive'))) await rename(path.join(folder, 'away/archive', name), path.join(archive, name));
    expect(await seen(one)).toEqual(before);
    expect((await at(one)('verify')).code).toBe(0);
  });
});
