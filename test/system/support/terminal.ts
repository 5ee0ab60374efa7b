/** A terminal of its own for each test: keys go into the program through a pseudo-terminal (tmux), frames come out of it. */
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const MAIN = path.join(process.env['C2Z_DIST'] ?? path.join(ROOT, 'dist'), 'cli/main.js');
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

export class Terminal {
  private socket = '';
  private readonly columns: number;
  private readonly rows: number;
  private readonly folder: string;

  /** `folder` is where the program is started. */
  constructor(columns: number, rows: number, folder: string = ROOT) {
    this.columns = columns;
    this.rows = rows;
    this.folder = folder;
  }

  start(...words: readonly string[]): void {
    const command = [process.execPath, MAIN, ...words].map((word) => `'${word}'`).join(' ');
    this.run(`env NO_COLOR=1 LANG=C.UTF-8 TERM=screen-256color ${command}`);
  }

  /** Starts a line of the shell. */
  run(line: string): void {
    this.socket = `c2z-test-${process.pid}-${Math.round(performance.now() * 1000)}`; // a server that is being stopped would take the new session with it
    this.tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'clerk', '-c', this.folder, '-x', String(this.columns), '-y', String(this.rows), `${line}; sleep 60`);
    this.tmux('set', '-g', 'escape-time', '0');
  }

  frame(): string { return this.tmux('capture-pane', '-t', 'clerk', '-p'); }

  press(key: string): void { this.tmux('send-keys', '-t', 'clerk', '--', key); }

  /** Characters as they are, none of them the name of a key. */
  type(text: string): void { this.tmux('send-keys', '-t', 'clerk', '-l', '--', text); }

  resize(columns: number, rows: number): void { this.tmux('resize-window', '-t', 'clerk', '-x', String(columns), '-y', String(rows)); }

  /** The first frame that fits, within a minute. */
  async until(fits: (frame: string) => boolean, what: string): Promise<string> {
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      const frame = this.frame();
      if (fits(frame)) return frame;
      await pause(40);
    }
    throw new Error(`never seen: ${what}\n${this.frame()}`);
  }

  /** The process that draws, not the shell around it. */
  pid(): number {
    const shell = this.tmux('list-panes', '-t', 'clerk', '-F', '#{pane_pid}').trim();
    return Number(execFileSync('pgrep', ['-P', shell], { encoding: 'utf8' }).trim().split('\n')[0]);
  }

  stop(): void { if (this.socket !== '') spawnSync('tmux', ['-L', this.socket, 'kill-server']); }

  private tmux(...args: readonly string[]): string {
    return execFileSync('tmux', ['-L', this.socket, ...args], { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' } });
  }
}

export function c2z(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' });
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => { setTimeout(resolve, ms); });
}
