/** Long work in a process of its own: the screen stays alive, and stopping it leaves the store as it was. */
import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { Language } from '../../../src/index.js';
import { keysForChild } from '../../../src/io/index.js';
import { KEYS_ARRIVE } from '../../passphrase/keys-arrive.js';
import { PROGRESS_LINES, readProgressLine } from '../../output/progress.js';
import type { Job, JobEnd, JobListener } from '../../tui/port.js';

export interface JobCommand {
  readonly folder: string;
  readonly language: Language;
  readonly actor: string;
  /** Command lines, run one after the other. */
  readonly lines: readonly (readonly string[])[];
}

/** Starts the command lines with the program that is running now. `ended` is called before the listener hears of it. */
export function startJob({ folder, language, actor, lines }: JobCommand, listener: JobListener, ended: () => void): Job {
  let cancelled = false;
  let kill = (): void => undefined;
  const finish = (end: JobEnd): void => {
    ended();
    listener.end(end);
  };
  const run = (index: number): void => {
    const line = lines[index];
    if (line === undefined || cancelled) {
      finish({ kind: cancelled ? 'cancelled' : 'done' });
      return;
    }
    const child = spawn(process.execPath, [process.argv[1] ?? '', ...line, '--workspace', folder, '--lang', language, '--actor', actor, '--json'], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, [PROGRESS_LINES]: '1', [KEYS_ARRIVE]: '3' } });
    (child.stdio[3] as Writable).on('error', () => undefined).end(keysForChild()); // nobody is asked for the passphrase again
    kill = () => { child.kill('SIGTERM'); };
    process.once('exit', kill);
    let out = '';
    let pending = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => { out += text; });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (pending + text).split('\n');
      pending = parts.pop() ?? '';
      for (const part of parts) {
        const progress = readProgressLine(part);
        if (progress !== null) listener.progress(progress);
      }
    });
    child.once('error', (error) => { finish({ kind: 'failed', message: error.message, fix: '' }); });
    child.once('close', (code) => {
      process.removeListener('exit', kill);
      if (cancelled) finish({ kind: 'cancelled' });
      else if (code === 0 || code === 1) run(index + 1);
      else finish({ kind: 'failed', ...refusal(out, language) });
    });
  };
  run(0);
  return { cancel: () => { cancelled = true; kill(); } };
}

function refusal(out: string, language: Language): { message: string; fix: string } {
  try {
    const { error } = JSON.parse(out) as { error: { message: string; fix?: string } };
    return { message: error.message, fix: error.fix ?? '' };
  } catch {
    return language === 'zh' ? { message: '比对没有完成', fix: '在命令行运行 c2z match 看原因' } : { message: 'The match did not finish', fix: 'Run c2z match on the command line to see why' };
  }
}
