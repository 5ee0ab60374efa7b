/**
 * The passphrase where only a real process, a real terminal or a killed one will do: typed without echo, wrong three times, the
 * screen opened with it, and `set`, `change` and `remove` killed at random moments. Needs a build and tmux.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../src/rehearse/random.js';
import { ROOT, Terminal, hasTmux, pause } from './support/terminal.js';

const LAUNCHER = path.join(process.env['C2Z_DIST'] ?? path.join(ROOT, 'dist'), 'cli/main.js');
const KILLS = Number(process.env['C2Z_PASSPHRASE_KILLS'] ?? 10);
const FIRST = '马电池订书钉正确';
const SECOND = '另外四个词语也行';

/** Runs the program; killed after `wait` milliseconds, or as soon as the file `wait` is there, unless it has ended. */
function run(env: Readonly<Record<string, string>>, words: readonly string[], wait?: number | string): Promise<{ code: number | null; stdout: string; killed: boolean }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [LAUNCHER, ...words], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
    const kill = (): void => { child.kill('SIGKILL'); };
    const timer = typeof wait === 'number' ? setTimeout(kill, wait) : setInterval(() => { if (wait !== undefined && existsSync(wait)) kill(); }, 1);
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.on('close', (code, signal) => { clearTimeout(timer); resolve({ code, stdout, killed: signal === 'SIGKILL' }); });
  });
}

let folder = '';
let plain = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-口令 '));
  plain = path.join(folder, 'plain');
  await run({}, ['run', path.join(ROOT, 'sample-data/inbox'), '--county', '990101', '--year', '2020', '-w', plain, '-q']);
}, 180_000);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe(`set and removed, killed ${KILLS} times`, () => {
  it('is as before or as after, never between, and loses nothing', async () => {
    const workspace = path.join(folder, 'killed');
    cpSync(plain, workspace, { recursive: true });
    const random = Random.seeded(11, 'passphrase');
    const inside = path.join(workspace, '.c2z');
    const kept = { before: 0, after: 0 };
    for (let kills = 0; kills < KILLS;) {
      const encrypted = existsSync(path.join(inside, 'key.json')) && !existsSync(path.join(inside, 'exchange/plan.json'));
      const env = { C2Z_PASSPHRASE: FIRST, C2Z_NEW_PASSPHRASE: FIRST };
      const plan = path.join(inside, 'exchange/plan.json'); // from then on the new files count
      const ended = await run(env, ['passphrase', encrypted ? 'remove' : 'set', '-w', workspace, '-q'], kills % 2 === 0 ? plan : random.between(200, 3500));
      if (ended.killed) kills += 1;
      const verified = await run(env, ['verify', '-w', workspace, '--json']);
      expect({ code: verified.code, stdout: verified.code === 0 ? '' : verified.stdout }).toEqual({ code: 0, stdout: '' });
      expect(existsSync(path.join(inside, 'exchange'))).toBe(false);
      const now = existsSync(path.join(inside, 'key.json'));
      const names = readdirSync(path.join(inside, 'archive'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
      expect(names.every((name) => name.endsWith('.sealed') === now)).toBe(true);
      expect(readFileSync(path.join(inside, 'store.sqlite')).toString('latin1', 0, 15) === 'SQLite format 3').toBe(!now);
      if (ended.killed) kept[now === encrypted ? 'before' : 'after'] += 1;
    }
    if (KILLS >= 10) expect(Math.min(kept.before, kept.after)).toBeGreaterThan(0); // both sides of the moment were hit
  }, 900_000);
});

describe.skipIf(!hasTmux)('at a terminal', () => {
  let workspace = '';
  const terminal = new Terminal(100, 30);
  beforeAll(async () => {
    workspace = path.join(folder, 'typed');
    cpSync(plain, workspace, { recursive: true });
    await run({ C2Z_NEW_PASSPHRASE: FIRST }, ['passphrase', 'set', '-w', workspace, '-q']);
  }, 60_000);
  afterAll(() => { terminal.stop(); });

  it('it is typed twice, never shown, and a difference changes nothing', async () => {
    terminal.start('passphrase', 'change', '-w', workspace);
    await terminal.until((shown) => shown.includes('口令（不显示）'), 'the question');
    terminal.type(FIRST);
    terminal.press('Enter');
    await terminal.until((shown) => shown.includes('新口令'), 'the second question');
    terminal.type(SECOND);
    terminal.press('Enter');
    await terminal.until((shown) => shown.includes('再输一次'), 'the third question');
    terminal.type(`${SECOND}错`);
    terminal.press('Enter');
    const frame = await terminal.until((shown) => shown.includes('passphrase/differs'), 'the refusal');
    expect(frame).not.toContain(FIRST);
    expect(frame).not.toContain(SECOND);
    terminal.stop();
    expect((await run({ C2Z_PASSPHRASE: FIRST }, ['status', '-w', workspace])).code).toBe(0);
  });

  it('three wrong ones end it, Ctrl-C ends it at once', async () => {
    terminal.start('status', '-w', workspace);
    for (const question of ['口令（不显示）', '再输一次', '再输一次']) {
      await terminal.until((shown) => shown.includes(question), question);
      await pause(300);
      terminal.type('不是这一个口令');
      terminal.press('Enter');
      await pause(1500);
    }
    expect(await terminal.until((shown) => shown.includes('passphrase/wrong'), 'the refusal')).toContain('无法找回');
    terminal.stop();
    terminal.start('status', '-w', workspace);
    await terminal.until((shown) => shown.includes('口令（不显示）'), 'the question');
    await pause(300);
    terminal.press('C-c');
    await terminal.until((shown) => shown.includes('passphrase/cancelled'), 'the end');
    terminal.stop();
  });

  it('the screen opens with it, and its long work is not asked again', async () => {
    terminal.start('-w', workspace);
    await terminal.until((shown) => shown.includes('口令（不显示）'), 'the question');
    terminal.type(FIRST);
    terminal.press('Enter');
    await terminal.until((shown) => shown.includes('990101') || shown.includes('参保'), 'the dashboard');
    terminal.stop();
  });

  it('it can be read from a file that holds it', async () => {
    const file = path.join(folder, '口令.txt');
    writeFileSync(file, `${FIRST}\n`);
    expect((await run({}, ['verify', '-w', workspace, '--passphrase-file', file])).code).toBe(0);
  });
});
