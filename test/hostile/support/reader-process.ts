/** Reads files in a process of its own, under a limit of time; a process that is stuck or dead is replaced. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answer, Outcome } from './fuzz-child.js';

const ROOT = path.join(import.meta.dirname, '../../..');
/** Nothing that comes in may take longer. */
const LIMIT_MS = 10_000;
const HEAP_MB = 900;

export class ReaderProcess {
  /** Of any process so far, in megabytes. */
  peak = 0;
  /** Of any case so far, in milliseconds. */
  slowest = 0;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'c2z-hostile-'));
  #child: Promise<ChildProcess> | null = null;

  /** Reads the file; what must never happen comes back as `crash`. */
  async read(name: string, bytes: Uint8Array): Promise<Outcome> {
    this.#child ??= this.#start();
    const child = await this.#child;
    const began = performance.now();
    const { outcome, peak } = await answered(child, LIMIT_MS, () => child.send({ name, bytes }));
    this.slowest = Math.max(this.slowest, performance.now() - began);
    this.peak = Math.max(this.peak, peak);
    if ('crash' in outcome && peak === 0) {
      child.kill('SIGKILL');
      this.#child = null;
    }
    return outcome;
  }

  close(): void {
    void this.#child?.then((child) => child.kill());
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(): Promise<ChildProcess> {
    const dist = process.env['C2Z_DIST'] ?? path.join(ROOT, 'dist');
    const child = fork(path.join(import.meta.dirname, 'fuzz-child.ts'), [dist, this.#folder], { serialization: 'advanced', execArgv: [`--max-old-space-size=${HEAP_MB}`], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const ready = await answered(child, 60_000, () => undefined);
    if ('crash' in ready.outcome) throw new Error(`the reading process does not start: ${ready.outcome.crash}`);
    return child;
  }
}

/** The next answer; a crash without one when the process dies or takes too long. */
function answered(child: ChildProcess, limit: number, ask: () => unknown): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer): void => {
      clearTimeout(timer);
      child.off('message', done);
      child.off('exit', died);
      resolve(answer);
    };
    const died = (code: number | null, signal: string | null): void => { done({ outcome: { crash: `the process ended: ${signal ?? String(code)}` }, peak: 0 }); };
    const timer = setTimeout(() => { done({ outcome: { crash: `no answer within ${limit} ms` }, peak: 0 }); }, limit);
    child.on('message', done);
    child.on('exit', died);
    ask();
  });
}
