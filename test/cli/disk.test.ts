import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPort, type OpenPort } from '../../cli/workspace/tui-port.js';
import { runC2z } from '../support/run-c2z.js';
import { COUNTY, LISTS, countyFolder, runCounty } from './small-county.js';

let folder = '';
let disk = '';
const mounted = (): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]).status === 0;
const workspace = (): string => path.join(disk, 'w');
const c2z = (...args: string[]) => runC2z([...args, '-w', workspace()]);
const everything = (): string[] => readdirSync(disk, { recursive: true, encoding: 'utf8' }).filter((name) => !/-(?:wal|shm)$|lock\./u.test(name)).sort();
/** Fills the disk to the last block. */
async function fill(): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  await writeFile(path.join(disk, 'filler'), Buffer.alloc(bavail * bsize));
}

beforeAll(async () => {
  folder = await countyFolder(LISTS);
  await runCounty(folder, '-q');
  disk = await mkdtemp(path.join(tmpdir(), 'c2z-disk-'));
});
afterAll(async () => {
  spawnSync('umount', [disk]);
  for (const each of [folder, disk]) await rm(each, { recursive: true, force: true });
});

describe('a disk of its own', () => {
  it('that is full takes no half file and loses nothing; one that is read-only is said', async (test) => {
    if (!mounted()) test.skip('nothing can be mounted here');
    await cp(path.join(folder, 'w'), workspace(), { recursive: true });
    await c2z('status'); // the store as it is when it was opened once
    await fill();
    const before = everything();
    for (const [what, ...args] of [['worksheets'], ['match'], ['certify', '--sheet'], ['export', 'people', '--format', 'xlsx', '-o', path.join(disk, '人员.xlsx')], ['backup', path.join(disk, 'saved')], ['import', path.join(folder, 'inbox')], ['case', 'note', '李国强', '--text', '已通知'.repeat(9999)]] as const) {
      const ran = await c2z(what, ...args);
      expect([what, ran.code], ran.stderr).toEqual([what, what === 'import' ? expect.any(Number) : 2]);
      expect(ran.stderr, what).not.toMatch(/程序缺陷|\bat .*\.[jt]s:/u);
      expect(everything().filter((name) => !before.includes(name)), `${what} leaves nothing behind`).toEqual([]);
    }
    await rm(path.join(disk, 'filler'));
    expect((await c2z('verify')).code).toBe(0);
    for (const args of [['worksheets'], ['case', 'note', '李国强', '--text', '已通知'], ['backup', path.join(disk, 'saved')]] as const) expect([args[0], (await c2z(...args)).code]).toEqual([args[0], 0]);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    expect((await c2z('gaps')).code, 'reading goes on').toBe(0);
    for (const args of [['worksheets'], ['match'], ['certify', '--sheet'], ['import', path.join(folder, 'inbox')], ['undo']] as const) {
      const ran = await c2z(...args);
      expect([args[0], ran.code], ran.stderr).toEqual([args[0], 2]);
      expect(ran.stderr).not.toContain('程序缺陷');
    }
    const shown = await c2z('gaps', '--full-ids');
    expect([shown.code, shown.stdout, shown.stderr.includes('workspace/not-logged')]).toEqual([2, '', true]);
  }, 120_000);
});

describe('a store that cannot be written, in a folder that looks as if it could', () => {
  it('is opened by the screens to look, and read by commands; a command that writes says so before it begins', async (test) => {
    const [place, store] = [path.join(folder, 'w'), path.join(folder, 'w/.c2z/store.sqlite')];
    if (spawnSync('mount', ['--bind', store, store]).status !== 0) test.skip('nothing can be mounted here');
    let port: OpenPort | undefined;
    try {
      execFileSync('mount', ['-o', 'remount,ro,bind', store]);
      port = openPort({ workspace: place, language: 'zh', json: false, quiet: true, color: false, actor: '王会计', print: () => undefined, say: () => undefined } as unknown as Parameters<typeof openPort>[0], 'dashboard');
      expect([port.readOnly?.zh, port.people().length > 0]).toEqual(['只读：这个文件夹不能写', true]);
      expect((await runC2z(['gaps', '-w', place])).code).toBe(0);
      const shown = await runC2z(['gaps', '--full-ids', '-w', place]);
      expect([shown.code, shown.stdout]).toEqual([2, '']);
      const ran = await runC2z(['match', '-w', place]);
      expect([ran.code, ran.stderr.includes('store/unwritable')], ran.stderr).toEqual([2, true]);
    } finally {
      port?.close();
      spawnSync('umount', [store]);
    }
  });
});

describe('nothing to read', () => {
  it.each<[string, Readonly<Record<string, string>>]>([['an empty folder', {}], ['empty files', { '低保.xlsx': '', '居民.csv': '' }]])('%s leaves no workspace behind', async (_what, files) => {
    const empty = await countyFolder(files);
    await mkdir(path.join(empty, 'inbox'), { recursive: true });
    for (const command of ['run', 'import']) {
      const ran = await runC2z([command, path.join(empty, 'inbox'), ...COUNTY, '-w', path.join(empty, 'w')]);
      expect([ran.code, ran.stderr.includes('files/none')]).toEqual([2, true]);
      expect(existsSync(path.join(empty, 'w'))).toBe(false);
    }
    await rm(empty, { recursive: true, force: true });
  });
});
