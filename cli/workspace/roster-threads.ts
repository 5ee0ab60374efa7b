/**
 * Rosters read side by side, as many at once as the machine has cores. What is known to be a roster can be begun before the people
 * are known: a thread reads it while the program imports the lists and makes people out of them.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ToolError, rowUnpacker, type ListReading, type ReadingRules, type RosterRecord, type RosterSource, type RosterThreads, type SiftedRoster } from '../../src/index.js';
import { UnreadableFile } from '../../src/io/index.js';
import { AHEAD, COUNTERS, MAIL, MOST_ROSTERS, type RosterAnswer, type RosterMail, type RosterOrder, type ThreadData } from './roster-messages.js';

/** Less than this is read sooner than a thread is started. */
const WORTH_BYTES = 4 * 1024 * 1024;

/** A roster by where its bytes lie. */
export type PlacedRoster = Pick<RosterSource, 'file' | 'position' | 'reading'> & { readonly path: string; readonly bytes: number };

/** Threads that are there to be stopped when the work is over or has failed. */
export interface ThreadPool extends RosterThreads {
  /** Starts a thread where there are so many bytes to read that one is worth it: it is ready when the first roster is known to be one. */
  prepare(bytes: number): void;
  /** Lets a thread begin, if the roster is worth one. A roster that is not matched in the end is dropped without a word. */
  begin(rosters: readonly PlacedRoster[]): void;
  /** Whether all of these were begun. */
  hasBegun(rosters: readonly RosterSource[]): boolean;
  /** Stops whatever still runs. */
  close(): Promise<void>;
}

export interface PoolSettings {
  /** The program of a thread. */
  readonly program: URL;
  readonly width: number;
  /** Rosters of fewer bytes in all are left alone. */
  readonly worthBytes: number;
}

/**
 * Null when there is nothing to win: one core; or when the thread's program is not there beside this one, as in a bundle.
 * `C2Z_THREADS=0` reads everything in one thread, another number says how many.
 */
export function rosterThreads(rules: ReadingRules): ThreadPool | null {
  const wished = process.env['C2Z_THREADS'];
  const width = wished === undefined ? availableParallelism() : Number(wished);
  const program = new URL('./roster-thread.js', import.meta.url);
  if (!(width > 1) || !existsSync(fileURLToPath(program))) return null;
  return createPool(rules, { program, width, worthBytes: wished === undefined ? WORTH_BYTES : 0 });
}

interface Running {
  readonly worker: Worker;
  readonly counters: Int32Array;
}

/** What is waited for of one roster. */
interface Wanted {
  readonly source: RosterSource;
  readonly unpack: ReturnType<typeof rowUnpacker>;
  sifted: SiftedRoster | null;
  started: boolean;
}

export function createPool(rules: ReadingRules, { program, width, worthBytes }: PoolSettings): ThreadPool {
  const orders: RosterOrder[] = [];
  const begun = new Map<ListReading, RosterOrder>();
  const running: Running[] = [];
  const claims = new Int32Array(new SharedArrayBuffer(MOST_ROSTERS * Int32Array.BYTES_PER_ELEMENT));
  const failures = new Map<number, Error>();
  let onAnswer: (answer: RosterAnswer, from: Running) => void = () => undefined;
  let onDeath: (thread: number, why: string) => void = () => undefined;
  let alive = 0;

  const send = ({ worker, counters }: Running, mail: RosterMail): void => {
    worker.postMessage(mail);
    Atomics.add(counters, MAIL, 1);
    Atomics.notify(counters, MAIL);
  };
  const start = (): Running => {
    const counters = new Int32Array(new SharedArrayBuffer(COUNTERS * Int32Array.BYTES_PER_ELEMENT));
    const number = running.length + 1;
    const workerData: ThreadData = { rules, claims, counters, thread: number };
    const thread = { worker: new Worker(program, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 32 } }), counters };
    running.push(thread);
    alive += 1;
    thread.worker.unref(); // what was begun in vain keeps nobody waiting
    thread.worker.on('message', (answer: RosterAnswer) => { onAnswer(answer, thread); });
    thread.worker.on('error', (error) => { onDeath(number, error.message); });
    thread.worker.on('exit', (code) => {
      alive -= 1;
      onDeath(number, String(code)); // after its last answer this says nothing any more
    });
    for (const order of orders) send(thread, { kind: 'order', order });
    return thread;
  };
  const place = ({ path, position, file, reading }: PlacedRoster): void => {
    if (begun.has(reading) || orders.length >= MOST_ROSTERS) return;
    const order: RosterOrder = { roster: orders.length, path, position, file, reading };
    orders.push(order);
    begun.set(reading, order);
    for (const thread of running) send(thread, { kind: 'order', order });
  };
  const stop = (): Promise<unknown> => Promise.all(running.map(({ worker }) => worker.terminate()));
  const letGo = (): void => { onAnswer = onDeath = () => undefined; }; // of all that was matched, too
  onAnswer = (answer) => { if (answer.kind === 'unreadable' || answer.kind === 'failed') failures.set(answer.roster, errorOf(answer)); };
  onDeath = (thread, why) => { for (const [roster, number] of claims.subarray(0, orders.length).entries()) if (number === thread) failures.set(roster, died(orders[roster] as RosterOrder, why)); };

  return {
    prepare(bytes) {
      if (bytes >= worthBytes && running.length === 0) start();
    },
    begin(rosters) {
      const worth = running.length > 0 || rosters.reduce((sum, { bytes }) => sum + bytes, 0) >= worthBytes;
      if (!worth || rosters.length === 0) return;
      for (const roster of rosters) place(roster);
      if (running.length === 0) start(); // one, beside the program itself
    },
    hasBegun: (rosters) => running.length > 0 && rosters.every(({ reading }) => begun.has(reading)),
    sift: (rosters, index, on) => new Promise((resolve, reject) => {
      const wanted = new Map<number, Wanted>();
      for (const source of rosters) {
        const { roster } = begun.get(source.reading) as RosterOrder;
        wanted.set(roster, { source, unpack: rowUnpacker({ file: source.file, sheet: source.reading.sheetName, kind: source.reading.source as RosterRecord['kind'] }), sifted: null, started: false });
      }
      let open = wanted.size;
      const begins = (each: Wanted): void => {
        if (!each.started) on.start(each.source);
        each.started = true;
      };
      const take = (each: Wanted, { kept, read }: RosterAnswer & { readonly kind: 'rows' }): void => {
        begins(each);
        const rows: RosterRecord[] = [];
        each.unpack(kept, (record) => rows.push(record));
        on.kept(rows, read);
      };
      const fail = (roster: number, error: Error): void => {
        const each = wanted.get(roster);
        if (each === undefined || each.sifted !== null) return;
        if (!Number.isNaN(open)) on.start(each.source); // whoever asks which roster it was that failed
        open = Number.NaN;
        reject(error);
      };
      onAnswer = (answer, { counters }) => {
        const each = wanted.get(answer.roster);
        if (each === undefined) return;
        switch (answer.kind) {
          case 'rows':
            try {
              if (!Number.isNaN(open)) take(each, answer);
            } catch (error) {
              open = Number.NaN;
              reject(error as Error);
            }
            Atomics.sub(counters, AHEAD, 1);
            Atomics.notify(counters, AHEAD);
            return;
          case 'done':
            begins(each);
            each.sifted = answer.sifted;
            open -= 1;
            if (open === 0) {
              letGo(); // nothing more is asked of them
              void stop().then(() => { resolve([...wanted.values()].map(({ sifted }) => sifted as SiftedRoster)); }); // and they hold the index no more
            }
            return;
          default: return fail(answer.roster, errorOf(answer));
        }
      };
      onDeath = (thread, why) => { for (const roster of wanted.keys()) if (claims[roster] === thread || alive === 0) fail(roster, died(orders[roster] as RosterOrder, why)); };
      for (const [roster, error] of failures) fail(roster, error);
      if (open === 0) resolve([]);
      if (running.length > 0 && alive === 0) for (const roster of wanted.keys()) fail(roster, died(orders[roster] as RosterOrder, '-'));
      while (running.length < Math.min(width, wanted.size)) start(); // those that are read already leave the new ones nothing to do
      for (const thread of running) {
        thread.worker.ref();
        send(thread, { kind: 'match', index, wanted: [...wanted.keys()] });
      }
    }),
    close: async () => {
      await stop(); // whoever waits still is told
      letGo();
    },
  };
}

function errorOf(answer: RosterAnswer & { readonly kind: 'unreadable' | 'failed' }): Error {
  return answer.kind === 'unreadable' ? new UnreadableFile(answer.code, answer.params) : new Error(answer.message);
}

function died({ file }: RosterOrder, why: string): ToolError {
  return new ToolError('match/thread-died', { zh: `读取 ${file} 的线程中断了（${why}），比对没有完成，什么也没有改`, en: `The thread that read ${file} ended (${why}); the match was not finished and nothing was changed` },
    { zh: '关掉其他程序腾出内存再运行；或设 C2Z_THREADS=0 逐个读取', en: 'Close other programs to free memory and run again; or set C2Z_THREADS=0 to read one file at a time' });
}
