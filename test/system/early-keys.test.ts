/** Keys that are pressed before the screen is there, at a real terminal (tmux). */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, Terminal, c2z, hasTmux, pause } from './support/terminal.js';

describe.skipIf(!hasTmux)('keys pressed too early', () => {
  let folder: string;
  const terminal = new Terminal(100, 30);
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-early-'));
    cpSync(path.join(ROOT, 'sample-data/inbox'), path.join(folder, 'inbox'), { recursive: true });
    const made = c2z('run', path.join(folder, 'inbox'), '--county', '990101', '--year', '2020', '-w', path.join(folder, 'w'), '--quiet');
    if (made.status !== 0) throw new Error(made.stdout);
  }, 180_000);
  afterAll(() => {
    terminal.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answer nothing, leave nothing and do not show', async () => {
    terminal.start('review', '-w', path.join(folder, 'w'), '--lang', 'zh');
    for (const key of ['v', 'y', 'n', 'v', 'n', 'y', 'v']) terminal.press(key);
    const frame = await terminal.until((shown) => shown.includes('y 同一人') && shown.includes('为什么要看'), 'the first pair');
    expect(frame.split('\n')[0]).toMatch(/^ ?待核 1\//u);
    expect(frame).toContain('已定 0');
    await pause(500);
    terminal.press('y');
    await terminal.until((shown) => shown.includes('已定 1'), 'an answer that counts');
    terminal.press('C-c');
    await terminal.until((shown) => !shown.includes('y 同一人'), 'the end');
  });
});
