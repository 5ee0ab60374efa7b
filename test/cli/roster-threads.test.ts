import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, type ThreadPool } from '../../cli/workspace/roster-threads.js';
import { ToolError, type ListReading, type ReadingRules, type RosterSource, type SharedIndex } from '../../src/index.js';
import { SAMPLE_INBOX, startC2z } from '../support/run-c2z.js';

let root = '';
beforeAll(async () => { root = await mkdtemp(path.join(tmpdir(), 'c2z-threads-')); });
afterAll(async () => { await rm(root, { recursive: true, force: true }); });

describe('rosters read by threads', () => {
  it('give what one thread gives, to the byte', async () => {
    const [alone, together] = await Promise.all(['0', '3'].map(async (threads) => {
      const workspace = path.join(root, threads);
      const ran = await startC2z(['run', SAMPLE_INBOX, '--county', '990101', '--year', '2020', '-w', workspace, '--json'], { env: { C2Z_THREADS: threads } });
      const files = await Promise.all(['people.csv', 'links.csv', 'issues.csv'].map((file) => readFile(path.join(workspace, 'out', file), 'utf8')));
      return { code: ran.code, document: ran.stdout, files };
    }));
    expect(together).toEqual(alone);
  });
});

describe('a thread that dies', () => {
  const reading = { kind: 'list', sheetName: '居民', source: 'resident' } as ListReading;
  const source = { file: '居民参保.xlsx', position: 0, reading } as RosterSource;
  const emptyPool = (program: string): ThreadPool => createPool({} as ReadingRules, { program: new URL(`data:text/javascript,${encodeURIComponent(program)}`), width: 2, worthBytes: 0 });
  const poolOf = (program: string): ThreadPool => {
    const pool = emptyPool(program);
    pool.begin([{ ...source, path: '居民参保.xlsx', bytes: 1 }]);
    return pool;
  };
  const sift = (pool: ThreadPool): Promise<unknown> => pool.sift([source], {} as SharedIndex, { start: () => undefined, kept: () => undefined });

  it.each([
    ['ends without an answer', 'process.exit(3)'],
    ['throws', 'throw new Error("no memory")'],
  ])('%s: the match stops and says which file', async (_, program) => {
    const failed = await sift(poolOf(program)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ToolError);
    expect(failed).toMatchObject({ code: 'match/thread-died' });
    expect((failed as Error).message).toContain('居民参保.xlsx');
  });

  it('before anybody asks for its roster: the match stops as well', async () => {
    const pool = poolOf('process.exit(3)');
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    expect(await sift(pool).catch((error: unknown) => error)).toMatchObject({ code: 'match/thread-died' });
  });

  it('after it was started for rosters that had yet to be found: the match stops as well', async () => {
    const pool = emptyPool('process.exit(3)');
    pool.prepare(1);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    pool.begin([{ ...source, path: '居民参保.xlsx', bytes: 1 }]);
    expect(await sift(pool).catch((error: unknown) => error)).toMatchObject({ code: 'match/thread-died' });
  });

  it('is stopped at once when the work is given up', async () => {
    const pool = poolOf('for (;;) {}');
    const failing = sift(pool).catch((error: unknown) => error);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    await pool.close();
    expect(await failing).toMatchObject({ code: 'match/thread-died' });
  });
});
