/**
 * Lets roster rows that touch nobody go 筛行, in a thread that knows the people by their keys alone. The rest is for the matcher; both
 * together see every row once, so that the counts are those of one thread.
 */
import type { RosterKind } from '../domain/kinds.js';
import type { RosterRecord } from '../domain/record.js';
import { isUnnamed } from './unnamed-children.js';
import { openSharedIndex, type SharedIndex } from './block/people-index.js';

/** Rows that were let go, and how often the names and sounds of people occurred in them. */
export interface PassedRows {
  readonly kind: RosterKind;
  readonly rows: number;
  readonly names: Int32Array;
  readonly sounds: Int32Array;
}

export interface Sieve {
  /** True when the row shares a key with somebody: the matcher has to see it. False: it is counted here, and needed no more. */
  holds(record: RosterRecord): boolean;
  /** What was let go so far, by kind. */
  passed(): PassedRows[];
}

export function createSieve(shared: SharedIndex): Sieve {
  const index = openSharedIndex(shared);
  const counts = new Map<RosterKind, { rows: number; names: Int32Array; sounds: Int32Array }>();
  let touched = false;
  const touch = (): boolean => (touched = true);
  const countOf = (kind: RosterKind): { rows: number; names: Int32Array; sounds: Int32Array } => {
    const known = counts.get(kind);
    if (known !== undefined) return known;
    const fresh = { rows: 0, names: new Int32Array(index.known.names), sounds: new Int32Array(index.known.sounds) };
    counts.set(kind, fresh);
    return fresh;
  };
  return {
    holds(record) {
      touched = false;
      index.read(record);
      const [name, sound] = [index.nameNumber(), index.soundNumber()];
      index.byNumber(touch);
      if (!touched) index.byName(touch);
      if (touched || isUnnamed(record.name)) return true;
      const count = countOf(record.kind);
      count.rows += 1;
      if (name >= 0) count.names[name] = (count.names[name] as number) + 1;
      if (sound >= 0) count.sounds[sound] = (count.sounds[sound] as number) + 1;
      return false;
    },
    passed: () => [...counts].map(([kind, count]) => ({ kind, ...count })),
  };
}
