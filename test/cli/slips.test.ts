import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, countyFolder } from './small-county.js';

const FILES = {
  '名单/低保名单2020年3月.csv': csv('姓名,身份证号,乡镇,村', `张志明,${id(11)},柳河镇,东村`, `王秀英,${id(22)},柳河,东村村`, `李国强,${id(33)},敖包镇,西村`),
  '名单/居民参保2020年3月.csv': csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', `李国强,${id(33)},敖包镇,西村,城乡居民基本医疗保险,正常参保,2020`),
};
let folder = '';
let workspace = '';
const c2z = (...args: string[]) => runC2z([...args, '-w', workspace]);

beforeAll(async () => {
  folder = await countyFolder(FILES);
  workspace = path.join(folder, 'w');
  await runC2z(['init', workspace, ...COUNTY]);
  await c2z('import', path.join(folder, 'inbox', '名单'));
  await c2z('match', '-q');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('a slip of the pen is no answer', () => {
  it.each([
    [['gaps', '--town', '柳何镇'], '柳河镇'], [['case', 'list', '--town', '柳何镇'], '敖包镇'], [['case', 'list', '--village', '南村'], '东村'], [['case', 'list', '--town', '柳河镇', '--village', '西村'], '东村'],
  ])('%j names a place where nobody lives: the places there are', async (args, known) => {
    const ran = await c2z(...args);
    expect(ran.code).not.toBe(0);
    expect(ran.stderr).toContain('places/unknown');
    expect(ran.stderr).toContain(known);
  });

  it('a place where nobody is missing is none', async () => {
    expect(jsonOf(await c2z('gaps', '--town', '敖包镇', '--json'))).toMatchObject({ people: 0 });
    expect(jsonOf(await c2z('gaps', '--town', '柳河', '--json'))).toMatchObject({ people: 2 });
    expect((await c2z('case', 'list', '--village', '西村')).code).toBe(0);
  });

  it.each([['html'], ['progress']])('report %s cannot be had of another day', async (name) => {
    expect((await c2z('report', name, '--at', '2020-06-30')).stderr).toContain('report/no-date');
  });

  it('the lock of an open workbook is a note', async () => {
    const inbox = path.join(folder, 'inbox', '名单');
    await writeFile(path.join(inbox, '~$低保名单2020年3月.xlsx'), 'clerk'.padEnd(165, ' '));
    const ran = await runC2z(['run', inbox, ...COUNTY, '-w', path.join(folder, 'w2')]);
    expect([ran.code, ran.stdout.includes('表还开着'), ran.stdout.includes('读不出来')]).toEqual([0, true, false]);
  });

  it('a setting that does not exist is named', async () => {
    const file = path.join(workspace, 'c2z.yaml');
    const before = await readFile(file, 'utf8');
    await appendFile(file, 'fourEye: true\n');
    const ran = await c2z('status');
    await writeFile(file, before);
    expect(ran.stderr).toContain('workspace/settings');
    expect(ran.stderr).toContain('fourEye');
    expect((await c2z('status')).code).toBe(0);
  });
});
