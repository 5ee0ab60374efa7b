import { spawnSync, type SpawnSyncReturns, type StdioOptions } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { heapFor } from '../../cli/more-memory.js';

const root = mkdtempSync(path.join(tmpdir(), 'c2z-heap-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

function listOf(megabytes: number): string {
  const file = path.join(root, `${megabytes}.csv`);
  writeFileSync(file, '');
  truncateSync(file, megabytes * 1024 * 1024);
  return file;
}

describe('the heap for large work', () => {
  it('is left alone for a county', () => {
    expect(heapFor(['run', listOf(20), '--year', '2020'])).toBeNull();
  });

  it.runIf(totalmem() > 8 * 2 ** 30)('grows with the machine for a prefecture, named file by file or by its folder', () => {
    const heap = Math.floor((totalmem() * 0.75) / 2 ** 20);
    expect(heapFor(['run', listOf(160)])).toBe(heap);
    expect(heapFor(['run', root])).toBe(heap);
  });

  it('is not looked at for names that are no files', () => {
    expect(heapFor(['person', '王秀英', '--lang', 'zh'])).toBeNull();
  });

  it('is kept close to what is needed, by flags that this Node knows', () => {
    const growing = /--heap-growing-percent=\d+/u.exec(readFileSync(path.join(import.meta.dirname, '../../cli/more-memory.ts'), 'utf8'))?.[0] ?? '';
    const asked = spawnSync(process.execPath, ['--max-semi-space-size=16', '-e', `require('node:v8').setFlagsFromString('${growing}')`], { encoding: 'utf8' });
    expect([growing === '', asked.stderr, asked.status]).toEqual([false, '', 0]);
  });

  it('gives back what was let go when it is told to, in the second Node alone', () => {
    const file = path.join(root, 'collects.mjs');
    writeFileSync(file, `const { collectNow, keepHeapClose } = await import(${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, '../../cli/more-memory.ts')).href)});
      keepHeapClose();
      const hold = () => new Uint8Array(2 ** 25).length;
      hold();
      collectNow();
      process.stdout.write(String(process.memoryUsage().arrayBuffers >= 2 ** 25));`);
    const run = (...flags: string[]): string[] => [spawnSync(process.execPath, [...flags, file], { encoding: 'utf8' })].flatMap(({ stdout, stderr }) => [stdout, stderr]);
    expect([run('--max-semi-space-size=16'), run()]).toEqual([['false', ''], ['true', '']]);
  });

  it('gives back the exit code of the second Node', () => {
    const ran = first("process.stdout.write(String(process.ppid)); process.exitCode = 3");
    expect(ran.status).toBe(3);
    // In place of the first, if the system can do that: nothing stands between.
    if (process.platform !== 'win32' && process.execve !== undefined) expect(ran.stdout).toBe(String(process.pid));
  });

  it('lets the second Node read the keys that arrive on a pipe', () => {
    const keys = path.join(root, 'keys');
    writeFileSync(keys, 'the keys');
    const ran = first("process.stdout.write(require('node:fs').readFileSync(3, 'utf8'))", openSync(keys, 'r'));
    expect([ran.stdout, ran.status]).toEqual(['the keys', 0]);
  });
});

/** A program that hands over to a second Node which runs this code. */
function first(code: string, pipe?: number): SpawnSyncReturns<string> {
  const file = path.join(root, 'first.mjs');
  writeFileSync(file, `const { withHeap } = await import(${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, '../../cli/more-memory.ts')).href)});
    process.exitCode = await withHeap(200, ['-e', ${JSON.stringify(code)}]);`);
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', ...(pipe === undefined ? [] : [pipe])];
  return spawnSync(process.execPath, [file], { encoding: 'utf8', stdio, env: { ...process.env, ...(pipe === undefined ? {} : { C2Z_KEYS_FD: '3' }) } });
}
