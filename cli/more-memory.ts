/**
 * Large work is handed to a second Node with a larger heap: left to itself, Node stops at about four gigabytes however much the machine
 * has. Small work, which is nearly all, is not touched.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { constants, totalmem } from 'node:os';
import path from 'node:path';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Lists and rosters, or a workspace, of more than this. */
const LARGE_BYTES = 150 * 1024 * 1024;
/** What the heap may take of the machine. */
const SHARE = 0.75;
/** A folder of a great many small files is no list. */
const MOST_LOOKED = 10_000;
const MEGABYTE = 1024 * 1024;
const FLAG = '--max-old-space-size';
/** The other flags of the second Node: a young generation of this many megabytes is enough, a larger one only fills with what is done with. */
const FURTHER = ['--max-semi-space-size=16'];
/** How far V8 lets the heap grow before it looks again at what is still needed; left to itself, with a large heap up to four times. */
const GROWING = '--heap-growing-percent=30';
/**
 * What lies outside the heap counts as if it lay inside; left to itself, V8 goes through the whole heap for every 64 megabytes of what is written to
 * files. Known to V8 from this version on at the latest.
 */
const COUNTED = '--external-memory-accounted-in-global-limit';
const COUNTED_SINCE = 13.6;

/**
 * What the memory outside the heap is told, where the C library is that of GNU: threads share two stores, and pieces of this size and more go
 * back to the machine once they are done with. Left to itself, each thread keeps a store of its own, full of holes.
 */
const OUTSIDE = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' } as const;

/** Megabytes of heap that the work deserves; null when it can stay where it is. */
export function heapFor(args: readonly string[]): number | null {
  if ([...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].some((option) => option.includes(FLAG.slice(2)))) return null;
  const heap = Math.floor((totalmem() * SHARE) / MEGABYTE);
  if (heap <= getHeapStatistics().heap_size_limit / MEGABYTE) return null;
  const places = [...args.filter((arg) => !arg.startsWith('-')), path.join(process.cwd(), '.c2z')];
  let bytes = 0;
  for (const place of places) if ((bytes += sizeOf(place, LARGE_BYTES - bytes)) > LARGE_BYTES) return heap;
  return null;
}

/** The second Node keeps its heap close to what is needed: V8 looks through it more often, and it takes that much less of the machine. */
export function keepHeapClose(): void {
  if (!isSecondNode()) return;
  setFlagsFromString(GROWING); // no flags of Node's own: they are not given where one that is unknown ends the program
  if (Number.parseFloat(process.versions.v8) >= COUNTED_SINCE) setFlagsFromString(COUNTED);
}

/**
 * To be called when much was let go, in the second Node alone: what lay outside the heap goes back to the machine now, and not when V8 next looks
 * through a heap that has since grown by a third.
 */
export function collectNow(): void {
  if (!isSecondNode()) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function isSecondNode(): boolean {
  return FURTHER.every((flag) => process.execArgv.includes(flag));
}

/**
 * Runs the program once more with so much heap: in place of this process where the system can do that, so that nothing waits beside it; else as its child, to
 * which signals are passed on, and with whose exit code this resolves.
 */
export function withHeap(heap: number, args: readonly string[]): Promise<number> {
  const flags = [...process.execArgv, `${FLAG}=${heap}`, ...FURTHER, ...args];
  const env = { ...OUTSIDE, ...process.env };
  const keys = keysPipe();
  // What takes the place of this process inherits the three standard streams and no pipe.
  if (keys.length === 0 && process.platform !== 'win32') process.execve?.(process.execPath, [process.execPath, ...flags], env);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, flags, { env, stdio: ['inherit', 'inherit', 'inherit', ...keys] });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { child.kill(signal); });
    child.on('error', reject);
    child.on('exit', (code, signal) => { resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])); });
  });
}

/** The open pipe on which keys arrive (`C2Z_KEYS_FD`) is the second Node's: it stays unread here, and keeps its number, which is 3. */
function keysPipe(): number[] {
  const pipe = Number(process.env['C2Z_KEYS_FD'] ?? '');
  return pipe === 3 ? [pipe] : [];
}

/** Bytes in a file or below a folder, counted until there are more than `enough`; 0 where nothing is. Links inside a folder are not followed. */
function sizeOf(place: string, enough: number): number {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.isFile() === true ? found.size : 0;
  let bytes = 0;
  let looked = 0;
  const waiting = [place];
  for (let folder = waiting.pop(); folder !== undefined && bytes <= enough; folder = waiting.pop()) {
    for (const entry of entriesOf(folder)) {
      if ((looked += 1) > MOST_LOOKED) return bytes;
      const inside = path.join(folder, entry.name);
      if (entry.isDirectory()) waiting.push(inside);
      else if (entry.isFile()) bytes += statSync(inside, { throwIfNoEntry: false })?.size ?? 0;
    }
  }
  return bytes;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // said when it is opened
  }
}
