import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFiles } from '../../src/io/find-files.js';

describe('finding the files of a run', () => {
  let folder: string;
  const put = (name: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), 'x');
  };
  beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-files-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('names files by the folder they were found in, in order, whatever they are called', async () => {
    put('名单/b.xls');
    put('名单/镇/a.csv');
    put('名单/说明.docx');
    const found = await findFiles([path.join(folder, '名单')]);
    expect(found.map(({ path: name }) => name)).toEqual(['b.xls', '说明.docx', '镇/a.csv']);
  });

  it('tells two files of one name apart by their folders', async () => {
    put('一月/低保.xls');
    put('二月/低保.xls');
    const found = await findFiles([path.join(folder, '一月'), path.join(folder, '二月')]);
    expect(found.map(({ path: name }) => name)).toEqual(['一月/低保.xls', '二月/低保.xls']);
  });

  it('reads a file given twice once', async () => {
    put('a.csv');
    expect(await findFiles([folder, path.join(folder, 'a.csv')])).toHaveLength(1);
  });

  it('does not enter the workspace, nor run in circles', async () => {
    put('a.csv');
    put('ws/out/old.csv');
    symlinkSync(folder, path.join(folder, 'again'), 'junction');
    expect((await findFiles([folder], [path.join(folder, 'ws', 'out')])).map(({ path: name }) => name)).toEqual(['a.csv']);
  });

  it('passes over what other workspaces and backups keep: they hold copies of lists', async () => {
    put('a.csv');
    put('区县/低保.csv');
    put('区县/c2z.yaml');
    put('区县/.c2z/archive/ab/abc.xlsx');
    put('备份/archive/abc.xlsx');
    writeFileSync(path.join(folder, '备份/manifest.json'), JSON.stringify({ format: 'c2z-backup', files: [] }));
    put('别的/manifest.json');
    const names = async (input: string): Promise<string[]> => (await findFiles([input])).map(({ path: name }) => name);
    expect(await names(folder)).toEqual(['a.csv', '别的/manifest.json', '区县/低保.csv']);
    expect(await names(path.join(folder, '备份'))).toEqual(['archive/abc.xlsx', 'manifest.json']); // named, so it is meant
  });

  it('names a link to nowhere, so that it is reported and not passed over', async () => {
    put('a.csv');
    symlinkSync(path.join(folder, 'gone.xlsx'), path.join(folder, '名单.xlsx'));
    expect((await findFiles([folder])).map(({ path: name }) => name)).toEqual(['a.csv', '名单.xlsx']);
  });

  it('says so when there is nothing under a path', async () => {
    await expect(findFiles([path.join(folder, 'nowhere')])).rejects.toThrow('files/missing');
  });
});
