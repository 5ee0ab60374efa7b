/**
 * The recorded session: a clerk brings the sample county from the first pair to the certificate, in three months, all of it at the
 * screen. `UPDATE=1` records it anew; without, the recorded keys are pressed in a real terminal and every frame must be as recorded.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCounty } from '../../src/io/rehearsal.js';
import { makeSampleRounds } from '../../src/rehearsal.js';
import { truthOf, type KnownTruth } from '../../cli/workspace/demo-clerk.js';
import { Recorder } from './support/record-session.js';
import { readSession, replay, written } from './support/session.js';
import { ROOT, Terminal, c2z, hasTmux } from './support/terminal.js';

const FILE = path.join(import.meta.dirname, 'sessions/clears-the-county.zh.txt');
const MONTHS = ['2020-10', '2020-11', '2020-12'] as const;

/** What the township found out of those whom no list explains, in the words of the list of reasons. */
const FOUND: Readonly<Record<string, string>> = { resident: '居民参保', employee: '职工参保', offsite: '异地参保' };
const PAPER = '参保凭证';

describe.skipIf(!hasTmux)('the recorded session', () => {
  let folder: string;
  let terminal: Terminal;
  const truths = new Map<string, KnownTruth>();

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-session-'));
    for (const round of makeSampleRounds()) {
      truths.set(round.folder, truthOf(round));
      if (round.folder === MONTHS[0]) cpSync(path.join(ROOT, 'sample-data/inbox'), path.join(folder, 'lists/inbox', round.folder), { recursive: true });
      else writeCounty({ ...round, truth: [] }, path.join(folder, 'lists'), round.folder);
    }
    const made = c2z('init', path.join(folder, 'county'), '--county', '990101', '--year', '2020', '--lang', 'zh');
    if (made.status !== 0) throw new Error(made.stderr + made.stdout);
    terminal = new Terminal(100, 30, folder);
  });
  afterAll(() => {
    terminal.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leads from the first pair to the certificate, frame by frame', async () => {
    if (process.env['UPDATE'] === '1') writeFileSync(FILE, await record());
    else await replay(readSession(readFileSync(FILE, 'utf8')), terminal);
    expect(existsSync(path.join(folder, 'county/out/参保清零证明.xlsx'))).toBe(true);
  }, 1_200_000);

  it('leaves a workspace that verifies', () => {
    terminal.stop();
    const verified = c2z('verify', '-w', path.join(folder, 'county'), '--lang', 'zh');
    expect(verified.stdout).toContain('核验通过');
    const status = JSON.parse(c2z('status', '-w', path.join(folder, 'county'), '--json').stdout) as { standings: Record<string, number> };
    expect([status.standings['gap'], status.standings['pending']]).toEqual([0, 0]);
  });

  async function record(): Promise<string> {
    const clerk = new Recorder(terminal, path.join(folder, 'county'));
    const truth = (month: string): KnownTruth => truths.get(month) as KnownTruth;
    clerk.chapter('十月：导入各部门名单');
    await clerk.start('-w', 'county', '--lang', 'zh', '--actor', '王会计');
    await clerk.importLists('lists/inbox/2020-10');
    clerk.chapter('十月：逐对判断');
    await clerk.judge(truth('2020-10'));
    clerk.chapter('十月：应保未保分派到人，登记联系');
    for (const key of ['g', 'v', 'End', 'a']) await clerk.press(key);
    await clerk.type('包村干部');
    for (const key of ['Enter', 'Enter', 'v', 'Home', 'n', 'Enter']) await clerk.press(key);
    await clerk.type('已上门告知');
    for (const key of ['Enter', 'Enter', 'q']) await clerk.press(key);
    for (const month of ['2020-11', '2020-12']) {
      clerk.chapter(`${month}：新一期名单`);
      await clerk.importLists(`lists/inbox/${month}`);
      await clerk.judge(truth(month));
    }
    clerk.chapter('十二月：名单说明不了的人，凭佐证核实、销号');
    let frame = await clerk.press('g');
    for (let people = 0; people < 10; people += 1) {
      const id = /▶ +(P\d+) /u.exec(frame)?.[1];
      if (id === undefined) break;
      const found = FOUND[clerk.categoryOf(id, truth('2020-12')) ?? ''];
      if (found === undefined) throw new Error(`nobody knows what became of ${id}:\n${frame}`);
      await settle(clerk, id, found);
      frame = await clerk.press('g');
    }
    await clerk.press('q');
    clerk.chapter('清零证明');
    await clerk.press('c');
    clerk.leave();
    return written(clerk.steps);
  }
});

/** One person from the survey to the end of the case. */
async function settle(clerk: Recorder, id: string, found: string): Promise<void> {
  await choose(clerk, 't', found);
  await clerk.press('Enter');
  await choose(clerk, 'e', PAPER);
  await clerk.type('村委会存');
  for (const key of ['Enter', 'Enter', 'y', 'Enter']) await clerk.press(key);
  await clerk.press('f'); // verified, the person is no gap any more: everybody is listed, and narrowed to the one number
  await clerk.press('x');
  await clerk.press('/');
  await clerk.type(id);
  for (const key of ['Enter', 'x', 'Enter', 'q']) await clerk.press(key);
}

/** Opens the list of a key and goes down to a word. */
async function choose(clerk: Recorder, key: string, word: string): Promise<void> {
  let frame = await clerk.press(key);
  for (let tries = 0; !new RegExp(`▶ ${word}`, 'u').test(frame) && tries < 60; tries += 1) frame = await clerk.press('Down');
  await clerk.press('Enter');
}
