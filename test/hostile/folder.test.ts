import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, runC2z, type Ran } from '../support/run-c2z.js';
import { COUNTY, LISTS, countyFolder } from '../cli/small-county.js';
import { HOSTILE_FILES } from './support/hostile-files.js';

interface Document {
  readonly files: readonly { readonly path: string; readonly issue?: { readonly code: string; readonly message: string } }[];
  readonly people: number;
}

/** Those that cost little: what is at stake here is the rest of the folder. */
const SMALL = HOSTILE_FILES.filter(({ name, expected }) => typeof expected === 'string' && !/炸弹|一行|嵌套|过大|空格|引号|五千|一万|声明/u.test(name));

describe('a folder of ruined files with two good lists among them', () => {
  let folder = '';
  let ran: Ran;
  let document: Document;
  const issueOf = (name: string): string | undefined => document.files.find((file) => file.path === name)?.issue?.code;

  beforeAll(async () => {
    folder = await countyFolder(LISTS, { 'CON.xlsx': '', 'NUL.csv': 'hello', 'COM1.xls': '%PDF-1.7' });
    const inbox = path.join(folder, 'inbox');
    for (const { name, bytes } of SMALL) await writeFile(path.join(inbox, name), bytes());
    await mkdir(path.join(inbox, '文件夹.xlsx'));
    await symlink('/nowhere/名单.xlsx', path.join(inbox, '断链.xlsx'));
    await symlink(inbox, path.join(inbox, '转圈'));
    await writeFile(path.join(inbox, '第一行\n第二行\u001B[2J\u202E.csv'), 'hello');
    await writeFile(path.join(inbox, `${'长'.repeat(83)}.csv`), 'hello');
    const deep = path.join(inbox, ...Array.from({ length: 8 }, (_, level) => `${level}${'很深的文件夹'.repeat(8)}`));
    await mkdir(deep, { recursive: true });
    await writeFile(path.join(deep, '深处.csv'), 'hello');
    if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(inbox, '管道.csv')]);
    ran = await runC2z(['run', inbox, ...COUNTY, '-w', path.join(folder, 'w'), '--json']);
    document = jsonOf<Document & Record<string, unknown>>(ran) as Document;
  });
  afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

  it('the good lists come in as if they were alone', () => {
    expect(ran.code, ran.stderr.slice(0, 500)).toBe(1);
    expect(document.people).toBe(4);
    expect(issueOf('民政/低保名单.csv')).toBeUndefined();
  });

  it('every other file is named with what is wrong with it', () => {
    for (const { name, expected } of SMALL) expect(issueOf(name), name).toBe(expected);
    expect(document.files.filter(({ issue }) => issue === undefined).map((file) => file.path).sort()).toEqual(Object.keys(LISTS).sort());
  });

  it('devices, pipes, dead links, long and deep names are files like others, or are said not to be', () => {
    expect(issueOf('CON.xlsx')).toBe('io/empty');
    expect(issueOf('NUL.csv')).toBe('io/not-a-table');
    expect(issueOf('COM1.xls')).toBe('io/unknown-format');
    expect(issueOf('断链.xlsx')).toBe('io/not-found');
    expect(document.files.some(({ path: name }) => name.endsWith('深处.csv') && name.length > 260)).toBe(true);
    if (process.platform !== 'win32') expect(issueOf('管道.csv')).toBe('io/unknown-format');
  });

  it('a name with control characters is printed harmlessly, and is the same in the document', async () => {
    expect(document.files.map((file) => file.path)).toContain('第一行\n第二行\u001B[2J\u202E.csv');
    const shown = await runC2z(['import', path.join(folder, 'inbox'), '--dry-run', '-w', path.join(folder, 'w')]);
    expect(shown.stdout + shown.stderr + ran.stdout).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/u);
    expect(shown.stdout.split('\n').some((line) => line.startsWith('第二行'))).toBe(false);
  });
});
