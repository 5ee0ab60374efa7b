import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { LAUNCHER, SAMPLE_INBOX } from '../support/run-c2z.js';

/** A network name space of its own, in which there is not even a loopback device that is up. */
const ALONE = ['-rn', process.execPath] as const;
const canUnshare = spawnSync('unshare', [...ALONE, '-e', '']).status === 0;

it.skipIf(!canUnshare)('the whole job is done where the kernel gives the process no network at all', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'c2z-alone-'));
  try {
    const reach = spawnSync('unshare', [...ALONE, '-e', "require('net').connect(9, '127.0.0.1').on('error', () => process.exit(7))"]);
    expect(reach.status, 'nothing can be reached').toBe(7);
    const ran = spawnSync('unshare', [...ALONE, LAUNCHER, 'run', SAMPLE_INBOX, '--county', '990101', '--year', '2020', '-w', path.join(folder, 'w'), '--json'], { encoding: 'utf8' });
    expect(ran.status, ran.stderr).toBeLessThan(2);
    expect((JSON.parse(ran.stdout) as { people: number }).people).toBeGreaterThan(200);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
