/** Long work of the screens on a real workspace: the program is started as a process of its own, and others want the workspace meanwhile. */
import { copyFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lockWorkspace } from '../../../src/io/index.js';
import type { JobEnd, JobListener, JobProgress, JobWaiting } from '../../../cli/tui/port.js';
import { nothingSaidSince } from '../../../cli/workspace/basis.js';
import { openWorkspace, storeFolder } from '../../../cli/workspace/open.js';
import { openPort, type OpenPort } from '../../../cli/workspace/tui-port.js';
import { csv, id } from '../../issues/build.js';
import { LAUNCHER, runC2z } from '../../support/run-c2z.js';
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
  onProgress: (label: string) => void = () => undefined;
  progress({ label }: JobProgress): void { this.onProgress(label); }
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

  const stoppedWhileAnotherWrites = async (): Promise<{ heard: Heard; other: ReturnType<typeof somebodyElse> }> => {
    const heard = new Heard();
    const job = open().startMatch(heard);
    const other = somebodyElse();
    await until(() => heard.waited.length > 0);
    job.cancel();
    await until(() => heard.waited.some(({ mayCancel }) => !mayCancel));
    return { heard, other };
  };

  it('stopped while somebody else writes, it opens the workspace again when he has done', async () => {
    const { heard, other } = await stoppedWhileAnotherWrites();
    expect(heard.ended).toBeNull();
    other.release();
    expect(await heard.ending()).toEqual({ kind: 'cancelled', changed: false });
    expect(port.sources().length).toBeGreaterThan(0);
  });

  it('left while it waits, it takes the workspace from nobody', async () => {
    const { heard, other } = await stoppedWhileAnotherWrites();
    port.close();
    other.release();
    await new Promise((resolve) => { setTimeout(resolve, 1200); });
    somebodyElse().release();
    expect(heard.ended).toBeNull();
  });

  it('an import stopped while it matches has not happened: lists, people and counts are as before', async () => {
    const lists = path.join(folder, '职工参保2020.csv');
    await writeFile(lists, csv('姓名,身份证号,险种,参保状态,参保年度', ...Array.from({ length: 30_000 }, (_, n) => `某某${n % 10}，,${id(n % 900)},城镇职工基本医疗保险,正常参保,2020`)));
    open();
    const seen = (): unknown => [port.sources(), port.overview().standings, port.people().length, port.past(9).length];
    const before = seen();
    const heard = new Heard();
    const job = port.startImport([lists], heard);
    heard.onProgress = (label) => { if (label.startsWith('比对')) job.cancel(); };
    expect(await heard.ending()).toEqual({ kind: 'cancelled', changed: false });
    expect(seen()).toEqual(before);
    port.close();
    expect((await runC2z(['verify', '-w', workspace])).code).toBe(0);
  });

  it('a list that is refused is named, with the reason and what to do; it stands among the sources', async () => {
    const lists = path.join(folder, '低保名单六月.csv');
    await writeFile(lists, csv('姓名,乡镇,村', '张志明,柳河镇,东村', '王秀英,柳河镇,东村', '孙桂兰,柳河镇,东村'));
    const heard = new Heard();
    open().startImport([lists], heard);
    const end = await heard.ending();
    const told = end.kind === 'done' ? end.imported : undefined;
    expect(told?.used).toBe(0);
    expect(told?.refused[0]).toMatchObject({ code: 'sources/no-column', place: '低保名单六月.csv', message: expect.stringContaining('整份没有使用') as string, fix: expect.stringContaining('补上这一列') as string });
    expect(port.sources().find(({ path: name }) => name.includes('六月'))?.problem?.zh).toContain('整份没有使用');
  });

  it('a list of which nothing is used is named with the reason, though it is no error', async () => {
    const copy = path.join(folder, '抄件.csv');
    const listed = (await readdir(path.join(folder, 'inbox'), { recursive: true })).find((name) => name.endsWith('.csv')) as string;
    await copyFile(path.join(folder, 'inbox', listed), copy);
    const heard = new Heard();
    open().startImport([copy], heard);
    const end = await heard.ending();
    const told = end.kind === 'done' ? end.imported : undefined;
    expect(told).toMatchObject({ used: 0, refused: [{ code: 'sources/same-content', place: '抄件.csv', message: expect.stringContaining('没有重复读取') as string }] });
  });

  it('a program that could not begin has done nothing, and the work is named', async () => {
    process.argv[1] = path.join(folder, 'no-such-program.js');
    const heard = new Heard();
    open().startImport([folder], heard);
    process.argv[1] = launcher;
    expect(await heard.ending()).toMatchObject({ kind: 'failed', message: expect.stringContaining('导入没有完成') as string, fix: expect.stringContaining('c2z import') as string });
  });

  it('a whole number that is shown says nothing that a match would hear', () => {
    open().logReveal('pair');
    port.close();
    const seen = openWorkspace({ workspace });
    expect(nothingSaidSince(seen.store)).toBe(true);
    seen.close();
  });

  it('while somebody else writes, the screens open to look, and say who that is', () => {
    const other = somebodyElse();
    open();
    expect(port.readOnly?.zh).toContain('李主任，c2z decide');
    expect(port.overview().standings.insured).toBeGreaterThan(0);
    expect([port.queue().pairs.length > 0, port.people().length > 0, port.sources().length > 0, port.past(9).length > 0]).toEqual([true, true, true, true]);
    port.keepSession({ current: null, order: 'village', deferred: [], suggestions: true });
    other.release();
    port.close();
    expect(open().readOnly).toBeNull();
    expect(port.queue().session.order).toBe('value');
  });
});
