/** What the clerk is told beside the result: answers that are kept and not counted, and how the commands that are named find the workspace. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { csv, id } from '../issues/build.js';
import { LISTS, countyFolder, runCounty } from './small-county.js';

let folder = '';
beforeAll(async () => {
  folder = await countyFolder(LISTS);
  await runCounty(folder);
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('commands that an output names', () => {
  it('work as printed inside the folder; elsewhere it is said once what to add', async () => {
    const away = await runC2z(['status', '-w', 'w'], { cwd: folder });
    expect(away.stdout).toContain('c2z case due');
    expect(away.stderr).toBe('以上命令要加 -w w，或者先进入这个文件夹\n');
    const inside = await runC2z(['status', '-w', '.'], { cwd: path.join(folder, 'w') });
    expect(inside.stderr).toBe('');
    for (const word of ['-q', '--json']) expect((await runC2z(['status', '-w', 'w', word], { cwd: folder })).stderr).toBe('');
  });

  it('an error that names one says it too, and a result that names none says nothing', async () => {
    expect((await runC2z(['certify', '-w', 'w'], { cwd: folder })).stderr).toContain('c2z gaps、c2z review、c2z case list\n以上命令要加 -w w');
    expect((await runC2z(['gaps', '-w', 'w'], { cwd: folder })).stderr).toBe('');
  });
});

describe('answers that no match has taken up', () => {
  it('are said to be kept wherever people are counted, until the match', async () => {
    const c2z = (...words: readonly string[]): ReturnType<typeof runC2z> => runC2z([...words, '-w', 'w'], { cwd: folder });
    const said = '有 1 个判断已保存、还没有计入结果：c2z match';
    expect((await c2z('status')).stdout).not.toContain('还没有计入');
    await c2z('decide', '--tier', 'probable', '--judgement', 'same', '--no-match');
    expect((await c2z('status')).stdout).toContain(said);
    expect(jsonOf<{ uncounted: number }>(await c2z('status', '--json')).uncounted).toBe(1);
    for (const command of [['gaps'], ['review'], ['report', 'progress'], ['export', 'people', '--format', 'csv']]) expect((await c2z(...command)).stderr, command[0]).toContain(said);
    await c2z('match');
    expect((await c2z('status')).stdout + (await c2z('gaps')).stderr).not.toContain('还没有计入');
  });
});

describe('two rows of the lists side by side', () => {
  it('are both headed as rows of lists', async () => {
    const twice = await countyFolder({ ...LISTS, '低收入名单.csv': csv('姓名,身份证号,乡镇,村,低收入类别', `赵文斌,${id(145, '19810518').replace('0518', '0519')},双山镇,西村,低收入`) });
    try {
      await runCounty(twice);
      const { stdout } = await runC2z(['review', '-w', path.join(twice, 'w')]);
      const merge = stdout.slice(stdout.indexOf('名单间疑似同人'));
      expect(merge.split('\n').find((line) => line.trim().startsWith('项目'))).toMatch(/项目\s+名单\s+名单\s+判断/u);
    } finally {
      await rm(twice, { recursive: true, force: true });
    }
  });
});
