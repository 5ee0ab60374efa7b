/**
 * A clerk at a real terminal: keys go in through a pseudo-terminal (tmux), frames come out of it. She clears the sample county's
 * questions from the first pair to the last, is killed in between, and the certificate then says what is still missing.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../src/rehearse/random.js';
import { ROOT, Terminal, c2z, hasTmux, pause } from './support/terminal.js';

const firstLine = (frame: string): string => frame.split('\n')[0] ?? '';
const pairId = (frame: string): string => /\b([0-9a-f]{8,})\b/u.exec(firstLine(frame))?.[1] ?? '';
/** Pairs judged, unsure ones too. */
const answers = (frame: string): number => decided(frame) + Number(/存疑 (\d+)/u.exec(firstLine(frame))?.[1] ?? 0);
const KILLS = 8;
const decided = (frame: string): number => Number(/已定 (\d+)/u.exec(firstLine(frame))?.[1] ?? -1);

describe.skipIf(!hasTmux)('a clerk at the terminal', () => {
  let folder: string;
  let workspace: string;
  let terminal: Terminal;

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-terminal-'));
    workspace = path.join(folder, 'workspace');
    cpSync(path.join(ROOT, 'sample-data/inbox'), path.join(folder, 'inbox'), { recursive: true });
    const made = c2z('run', path.join(folder, 'inbox'), '--county', '990101', '--year', '2020', '-w', workspace, '--quiet');
    if (made.status !== 0) throw new Error(made.stdout);
    terminal = new Terminal(100, 30);
  }, 180_000);
  afterAll(() => {
    terminal.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('killed at any moment, she is at the same pair again and nothing is lost', async () => {
    terminal.start('review', '-w', workspace, '--lang', 'zh');
    let frame = await terminal.until((shown) => shown.includes('y 同一人') && pairId(shown) !== '', 'the first pair');
    for (const key of ['y', 'n', 'u']) {
      const before = pairId(frame);
      await pause(300);
      terminal.press(key);
      frame = await terminal.until((shown) => pairId(shown) !== before && pairId(shown) !== '', `the pair after ${before}`);
    }
    const put = pairId(frame);
    terminal.press('s');
    frame = await terminal.until((shown) => pairId(shown) !== put, 'the pair after the one put off');
    const here = pairId(frame);
    process.kill(terminal.pid(), 'SIGKILL');
    terminal.stop();
    terminal.start('review', '-w', workspace, '--lang', 'zh');
    const again = await terminal.until((shown) => pairId(shown) !== '', 'the pair after the restart');
    expect(pairId(again)).toBe(here);
    expect(decided(again)).toBe(2);
    expect(again).toContain('存疑 1');
  });

  it('killed while a key is at work, she loses nothing that she has seen kept, and is where she was', async () => {
    const random = Random.seeded(11, 'kill');
    let frame = terminal.frame();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = { id: pairId(frame), answers: answers(frame) };
      await pause(150);
      const key = random.pick(['y', 'n', 'u', 's', 'j']);
      terminal.press(key);
      await pause(random.between(0, 90));
      const seen = terminal.frame();
      process.kill(terminal.pid(), 'SIGKILL');
      terminal.stop();
      terminal.start('review', '-w', workspace, '--lang', 'zh');
      frame = await terminal.until((shown) => pairId(shown) !== '' && shown.includes('y 同一人'), 'the pair after the restart');
      const after = { id: pairId(frame), answers: answers(frame) };
      expect(after.answers).toBeGreaterThanOrEqual(Math.max(before.answers, answers(seen)));
      expect(after.answers).toBeLessThanOrEqual(before.answers + 1);
      if (pairId(seen) !== before.id) expect(after.id, `${key}, seen before the kill`).toBe(pairId(seen));
      else if (after.answers > before.answers) expect(after.id, `${key}, kept`).not.toBe(before.id);
      else if (key !== 's' && key !== 'j') expect(after.id, `${key}, not kept`).toBe(before.id);
    }
  });

  it('the frame keeps its shape when the window changes its size', async () => {
    for (const [columns, rows] of [[80, 24], [120, 40], [100, 30]] as const) {
      terminal.resize(columns, rows);
      const frame = await terminal.until((shown) => shown.split('\n').filter((line) => line === '─'.repeat(columns)).length === 2, `two lines of ${columns} columns`);
      expect(frame).toContain('q 结束');
      expect(pairId(frame)).not.toBe('');
    }
  });

  it('she answers every pair, and is told what that changed', async () => {
    let frame = terminal.frame();
    for (let answers = 0; answers < 400 && !frame.includes('已全部看完'); answers += 1) {
      const before = firstLine(frame);
      await pause(130);
      terminal.press(frame.includes('没有建议') ? 'n' : 'y');
      frame = await terminal.until((shown) => shown.includes('q ') && (firstLine(shown) !== before || shown.includes('太快')), 'the next pair');
      if (frame.includes('互相矛盾的判断')) throw new Error(`a contradiction out of nothing:\n${frame}`);
    }
    expect(frame).toContain('已全部看完');
    terminal.press('q');
    const end = await terminal.until((shown) => shown.includes('本次判断'), 'what the answers changed');
    expect(end).toMatch(/待核（对）\s+\d+ → +\d+/u);
    expect(end).toMatch(/已参保\s+(\d+) → +(\d+)/u);
    terminal.press('Enter');
    await terminal.until((shown) => !shown.includes('Enter 继续'), 'the end');
    terminal.stop();
  });

  it('what is left to ask is what the match found anew, and the certificate says how far it is', () => {
    const status = JSON.parse(c2z('status', '-w', workspace, '--json').stdout) as { people: number; standings: Record<string, number> };
    expect(Object.values(status.standings).reduce((sum, count) => sum + count, 0)).toBe(status.people);
    const certificate = c2z('certify', '-w', workspace);
    expect(certificate.status).toBe(2); // answers alone do not insure anybody: people without a row are still missing
    expect(certificate.stderr).toContain('还没有清零');
  });
});
