/** Rosters read side by side, each in a thread of its own, as many at once as the machine has cores. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ToolError, type RosterSource, type RosterThreads } from '../../src/index.js';
import { UnreadableFile } from '../../src/io/index.js';
import type { RosterAnswer, RosterOrder } from './roster-messages.js';

/** Less than this is read sooner than a thread is started. */
const WORTH_BYTES = 16 * 1024 * 1024;

/** Threads that are there to be stopped when the work is over or has failed. */
export interface ThreadPool extends RosterThreads {
  /** Stops whatever still runs. */
  close(): Promise<void>;
}

export interface PoolSettings {
  /** The program of a thread. */
  readonly program?: URL;
  readonly width?: number;
}

/**
 * Null when there is nothing to win: one core, one roster, or small ones; or when the thread's program is not there beside this one,
 * as in a bundle. `C2Z_THREADS=0` reads everything in one thread, another number says how many.
 *
 * @param pathOf where the bytes of a roster lie
 */
export function rosterThreads(rosters: readonly RosterSource[], bytes: number, pathOf: (source: RosterSource) => Promise<string>): ThreadPool | null {
  const wished = process.env['C2Z_THREADS'];
  const width = wished === undefined ? availableParallelism() : Number(wished);
  const program = new URL('./roster-thread.js', import.meta.url);
  if (!(width > 1) || rosters.length < 2 || (wished === undefined && bytes < WORTH_BYTES) || !existsSync(fileURLToPath(program))) return null;
  return createPool(pathOf, { program, width });
}

export function createPool(pathOf: (source: RosterSource) => Promise<string>, { program, width }: Required<PoolSettings>): ThreadPool {
  const running = new Set<Worker>();
  return {
    width,
    async sift(source, task, take) {
      const waiting = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      const order: RosterOrder = { path: await pathOf(source), position: source.position, task, waiting };
      const thread = new Worker(program, { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
      running.add(thread);
      try {
        return await new Promise((resolve, reject) => {
          thread.on('message', (answer: RosterAnswer) => {
            switch (answer.kind) {
              case 'rows':
                try {
                  take(answer.kept, answer.rows);
                } catch (error) {
                  reject(error as Error);
                }
                Atomics.sub(waiting, 0, 1);
                Atomics.notify(waiting, 0);
                return;
              case 'done': return resolve(answer.sifted);
              case 'unreadable': return reject(new UnreadableFile(answer.code, answer.params));
              case 'failed': return reject(new Error(answer.message));
            }
          });
          thread.on('error', (error) => { reject(died(source.file, error.message)); });
          thread.on('exit', (code) => { reject(died(source.file, String(code))); }); // after an answer this says nothing any more
        });
      } finally {
        running.delete(thread);
        await thread.terminate();
      }
    },
    close: async () => { await Promise.all([...running].map((thread) => thread.terminate())); },
  };
}

function died(file: string, why: string): ToolError {
  return new ToolError('match/thread-died', { zh: `读取 ${file} 的线程中断了（${why}），比对没有完成，什么也没有改`, en: `The thread that read ${file} ended (${why}); the match was not finished and nothing was changed` },
    { zh: '关掉其他程序腾出内存再运行；或设 C2Z_THREADS=0 逐个读取', en: 'Close other programs to free memory and run again; or set C2Z_THREADS=0 to read one file at a time' });
}
