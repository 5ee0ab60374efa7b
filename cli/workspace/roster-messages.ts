/** What passes between the program and the threads that read rosters. */
import type { ListReading, PackedRows, ReadingRules, SharedIndex, SiftedRoster } from '../../src/index.js';
import type { UnreadableFile } from '../../src/io/index.js';

/** What a thread is started with. */
export interface ThreadData {
  readonly rules: ReadingRules;
  /** In shared memory, one number a roster: 0 until a thread has taken it on, then the number of the thread. */
  readonly claims: Int32Array;
  /** In shared memory: see {@link MAIL} and {@link AHEAD}. */
  readonly counters: Int32Array;
  /** From 1. */
  readonly thread: number;
}

/** Counter of messages that the program has sent; a thread that has nothing to do waits for it to move. */
export const MAIL = 0;
/** Counter of parts that the program has not taken in yet. */
export const AHEAD = 1;
export const COUNTERS = 2;
/** A thread that is so many parts ahead waits: memory must not grow with the roster. */
export const MOST_AHEAD = 48;
/** Rosters of one run. */
export const MOST_ROSTERS = 65_536;

/** A roster to be read. */
export interface RosterOrder {
  /** From 0, in order of the orders. */
  readonly roster: number;
  /** Where its bytes lie, and which of the sheets it is. */
  readonly path: string;
  readonly position: number;
  /** What the file is called in what is said of it. */
  readonly file: string;
  readonly reading: ListReading;
}

/** To a thread. After `match` no more orders come; rosters that are not wanted any more are dropped. */
export type RosterMail =
  | { readonly kind: 'order'; readonly order: RosterOrder }
  | { readonly kind: 'match'; readonly index: SharedIndex; readonly wanted: readonly number[] };

/** From a thread. `rows`: those that concern somebody, out of `read` rows. */
export type RosterAnswer = { readonly roster: number } & (
  | { readonly kind: 'rows'; readonly kept: PackedRows; readonly read: number }
  | { readonly kind: 'done'; readonly sifted: SiftedRoster }
  | { readonly kind: 'unreadable'; readonly code: UnreadableFile['code']; readonly params: never }
  | { readonly kind: 'failed'; readonly message: string }
);
