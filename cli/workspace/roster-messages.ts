/** What passes between the program and a thread that reads a roster. */
import type { RosterRecord, SiftTask, SiftedRoster } from '../../src/index.js';
import type { UnreadableFile } from '../../src/io/index.js';

/** What a thread is started with. */
export interface RosterOrder {
  readonly path: string;
  readonly position: number;
  readonly task: SiftTask;
  /** One number in shared memory: parts of the answer that nobody has taken in yet. */
  readonly waiting: Int32Array;
}

export type RosterAnswer =
  | { readonly kind: 'rows'; readonly kept: readonly RosterRecord[]; readonly rows: number }
  | { readonly kind: 'done'; readonly sifted: SiftedRoster }
  | { readonly kind: 'unreadable'; readonly code: UnreadableFile['code']; readonly params: never }
  | { readonly kind: 'failed'; readonly message: string };

/** A thread that is so many parts ahead waits: memory must not grow with the roster. */
export const MOST_WAITING = 6;
