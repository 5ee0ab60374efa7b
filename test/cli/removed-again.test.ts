import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, countyFolder } from './small-county.js';

const people = (...names: string[]): string => csv('姓名,身份证号,乡镇,村', ...names.map((name, n) => `${name},${id(11 * (n + 1))},柳河镇,东村`));
const MONTHS = {
  '一月/低保名单2020年1月.csv': people('张志明', '王秀英', '李国强'),
  '二月/低保名单2020年2月.csv': people('张志明', '王秀英'),
  '三月/低保名单2020年3月.csv': people('张志明', '王秀英', '李国强'),
};
let folder = '';
let workspace = '';
let shelf = 0;
const c2z = (...args: string[]) => runC2z([...args, '-w', workspace]);
const bring = (month: string) => c2z('import', path.join(folder, 'inbox', month), '--match');
const standing = async (): Promise<string | undefined> => jsonOf<{ name: string; standing: string; reason: string }[]>(await c2z('export', 'people', '--format', 'json')).filter(({ name }) => name === '李国强').map((of) => `${of.standing} ${of.reason}`)[0];

beforeAll(async () => { folder = await countyFolder(MONTHS); });
beforeEach(async () => {
  workspace = path.join(folder, `w${shelf += 1}`);
  await runC2z(['init', workspace, ...COUNTY]);
  await bring('一月');
  await c2z('case', 'survey', '李国强', '--reason', 'moved');
  for (const paper of ['迁移证', '接收地证明']) await c2z('case', 'evidence', '李国强', '--type', paper, '--reference', '1');
  await c2z('case', 'verify', '李国强');
  await c2z('case', 'clear', '李国强');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('somebody proven to have moved away, whom the lists drop', () => {
  it('is asked about again when later lists have him back', async () => {
    expect(await standing()).toBe('removed moved');
    await bring('二月');
    expect(await standing()).toBeUndefined();
    await bring('三月');
    expect(await standing()).toBe('gap not-found');
    expect(jsonOf<{ name: string; reopened_for: string }[]>(await c2z('export', 'cases', '--format', 'json')).filter(({ name }) => name === '李国强')).toMatchObject([{ state: 'reopened', reopened_for: 'returned', reason: '' }]);
    expect((await c2z('verify')).code).toBe(0);
    await c2z('undo');
    await c2z('undo');
    expect(await standing()).toBe('removed moved');
  });

  it.each([['undone', ['undo']], ['withdrawn', ['import', '--withdraw', '低保名单2020年2月.csv']]])('has never left when the list that dropped him is %s', async (_how, step) => {
    await bring('二月');
    expect((await c2z(...step)).code).toBe(0);
    await c2z('match');
    expect(await standing()).toBe('removed moved');
  });
});
