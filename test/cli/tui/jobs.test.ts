/** Long work of the screens on a real workspace: the program is started as a process of its own, and others want the workspace meanwhile. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lockWorkspace } from '../../../src/io/index.js';
import type { JobEnd, JobListener, JobWaiting } from '../../../cli/tui/port.js';
import { storeFolder } from '../../../cli/workspace/open.js';
import { openPort, type OpenPort } from '../../../cli/workspace/tui-port.js';
import { LAUNCHER } from '../../support/run-c2z.js';
import { LISTS, countyFolder, runCounty } from '../small-county.js';

const launcher = process.env['C2Z_DIST'] === undefined ? LAUNCHER : path.join(process.env['C2Z_DIST'], 'cli/main.js');

let folder = '';
let workspace = '';
const argv = process.argv[1];
beforeAll(async () => {
  folder = await countyFolder(LISTS);
  workspace = path.join(folder, 'w');
  await runCounty(folder);
  process.argv[1] = launcher; // a job runs the program that is running
});
afterAll(async () => {
  process.argv[1] = argv as string;
  await rm(folder, { recursive: true, force: true });
});

/** Hears what a job says. */
class Heard implements JobListener {
  readonly waited: JobWaiting[] = [];
  ended: JobEnd | null = null;
  private readonly ends: Promise<JobEnd>;
  private done: (end: JobEnd) => void = () => undefined;
  constructor() { this.ends = new Promise((resolve) => { this.done = resolve; }); }
  progress(): void { /* nobody looks */ }
  waits(waiting: JobWaiting): void { this.waited.push(waiting); }
  end(end: JobEnd): void {
    this.ended = end;
    this.done(end);
  }
  async ending(): Promise<JobEnd> { return this.ends; }
}

const until = async (holds: () => boolean): Promise<void> => { while (!holds()) await new Promise((resolve) => { setTimeout(resolve, 20); }); };
const somebodyElse = () => lockWorkspace(storeFolder(workspace), { actor: '李主任', command: 'decide', since: '2020-06-01T08:00:00.000Z' });

describe('a job of the screens', () => {
  let port: OpenPort;
  const open = (): OpenPort => (port = openPort({ workspace, language: 'zh', json: false, quiet: true, color: false, actor: '王会计', print: () => undefined, say: () => undefined } as unknown as Parameters<typeof openPort>[0], 'dashboard'));
  afterEach(() => { port.close(); });

  it('waits for whoever took the workspace, says who that is, and begins when he has done', async () => {
    const heard = new Heard();
    open().startMatch(heard);
    const other = somebodyElse();
    await until(() => heard.waited.length > 0);
    expect(heard.waited[0]?.message.zh).toContain('李主任，c2z decide');
    expect(heard.waited[0]?.mayCancel).toBe(true);
    other.release();
    expect(await heard.ending()).toEqual({ kind: 'done' });
    expect(port.overview().openPairs).toBeGreaterThanOrEqual(0);
  });

  it('stopped while somebody else writes, it opens the workspace again when he has done', async () => {
    const heard = new Heard();
    const job = open().startMatch(heard);
    const other = somebodyElse();
    await until(() => heard.waited.length > 0);
    job.cancel();
    await until(() => heard.waited.some(({ mayCancel }) => !mayCancel));
    expect(heard.ended).toBeNull();
    other.release();
    expect(await heard.ending()).toEqual({ kind: 'cancelled' });
    expect(port.sources().length).toBeGreaterThan(0);
  });

  it('left while it waits, it takes the workspace from nobody', async () => {
    const heard = new Heard();
    const job = open().startMatch(heard);
    const other = somebodyElse();
    await until(() => heard.waited.length > 0);
    job.cancel();
    await until(() => heard.waited.some(({ mayCancel }) => !mayCancel));
    port.close();
    other.release();
    await new Promise((resolve) => { setTimeout(resolve, 1200); });
    somebodyElse().release();
    expect(heard.ended).toBeNull();
  });
});
