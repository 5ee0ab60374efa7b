/**
 * A table from keys to the people under them, in typed arrays: built once, probed for every roster row without allocating. Keys lie
 * sorted by their high bits, equal ones side by side; a bitmap in front answers most misses from the processor's cache.
 */
import { createKeyHeap } from './key-sort.js';

/** Keys collected before the table is built. What was collected is handed over: one table comes of it, and no second. */
export interface KeyCollector {
  /** @param owner people come in ascending order */
  add(key: number, owner: number, sort: number): void;
  /**
   * In memory of its own.
   *
   * @param leave hears who was in a block that was left out, with the bits of all its sorts
   */
  sorted(leave?: (owner: number, sorts: number) => void): SortedKeys;
  /** @param unlimited sorts of key of which no block is too big */
  build(unlimited: ReadonlySet<number>): KeyTable;
}

/** Keys and their owners, equal keys side by side. */
export interface SortedKeys {
  /** The key and the owner of each entry; owners of one key in ascending order, each once. A key 0 ends the last block. */
  readonly keys: Int32Array;
  readonly owners: Int32Array;
  /** Where the entries of each stretch of keys with equal high bits begin, and at last where all end. */
  readonly starts: Int32Array;
  readonly shift: number;
  /** How many different keys there are. */
  readonly distinct: number;
  /** Blocks left out because too many people share the key: sort of key → number of blocks, and the people in them. */
  readonly left: ReadonlyMap<number, { readonly blocks: number; readonly people: number }>;
}

/** Plain arrays in shared memory, so that threads ask the same table and probing is a few array reads in line; see {@link findBlock} and {@link ownerAt}. */
export interface KeyTable extends SortedKeys {
  readonly bitmap: Int32Array;
}

/** Position of the first owner under a key, or −1: nobody. The block ends where {@link ownerAt} gives −1. */
export function findBlock({ keys, starts, shift, bitmap }: KeyTable, key: number): number {
  const bit = bitOf(key) & (bitmap.length * 32 - 1);
  if (((bitmap[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return -1;
  const end = starts[(key >>> shift) + 1] as number;
  for (let at = starts[key >>> shift] as number; at < end; at += 1) if (keys[at] === key) return at;
  return -1;
}

/** The owner at a position, or −1 where the block of the key has ended. */
export function ownerAt({ keys, owners }: KeyTable, position: number, key: number): number {
  return keys[position] === key ? owners[position] as number : -1;
}

// Other bits than those that choose the stretch, so that the two answers do not fail together.
function bitOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 3;
}

/** An owner and the sort of the key share one integer while they are collected: these bits hold the sort. */
const SORT_BITS = 5;

/** @param blockSize more owners than this under one key: the key is left out, and counted in `left` */
export function collectKeys(blockSize: number): KeyCollector {
  const heap = createKeyHeap();
  const sorted = (memory: 'shared' | 'own', limits: Limits): SortedKeys => {
    const { keys, values, starts, shift } = heap.sorted(memory);
    return { keys, owners: values, starts, shift, ...keepBlocks(keys, values, starts, limits) };
  };
  return {
    add(key, owner, sort) { heap.add(key, (owner << SORT_BITS) | sort); },
    sorted: (leave = () => undefined) => sorted('own', { blockSize, unlimited: new Set(), leave }),
    build(unlimited) {
      const found = sorted('shared', { blockSize, unlimited, leave: () => undefined });
      return { ...found, bitmap: bitmapOf(found) };
    },
  };
}

/** Which blocks are too big, and who is told of them. */
interface Limits {
  readonly blockSize: number;
  readonly unlimited: ReadonlySet<number>;
  readonly leave: (owner: number, sorts: number) => void;
}

/** Leaves one entry an owner, drops blocks that are too big, and moves the rest together; the sorts are taken off the owners. */
function keepBlocks(keys: Int32Array, tagged: Int32Array, starts: Int32Array, { blockSize, unlimited, leave }: Limits): Pick<SortedKeys, 'left' | 'distinct'> {
  const left = new Map<number, { blocks: number; people: number }>();
  let kept = 0;
  let distinct = 0;
  for (let stretch = 0; stretch + 1 < starts.length; stretch += 1) {
    const end = starts[stretch + 1] as number;
    let at = starts[stretch] as number;
    starts[stretch] = kept;
    while (at < end) {
      const key = keys[at] as number;
      const first = kept;
      let sort = 0;
      let sorts = 0; // two keys may fall on one number: what was left out of either is said
      for (let before = -1; at < end && keys[at] === key; at += 1) {
        const tag = tagged[at] as number;
        sort = tag & ((1 << SORT_BITS) - 1);
        sorts |= sort;
        const owner = tag >>> SORT_BITS;
        if (owner === before) continue;
        before = owner;
        keys[kept] = key;
        tagged[kept] = owner;
        kept += 1;
      }
      if (kept - first > blockSize && !unlimited.has(sort)) {
        const seen = left.get(sort) ?? { blocks: 0, people: 0 };
        left.set(sort, { blocks: seen.blocks + 1, people: seen.people + kept - first });
        for (let place = first; place < kept; place += 1) leave(tagged[place] as number, sorts);
        kept = first;
      } else {
        distinct += 1;
      }
    }
  }
  starts[starts.length - 1] = kept;
  keys.fill(0, kept);
  return { left, distinct };
}

function bitmapOf({ keys, starts, distinct }: SortedKeys): Int32Array {
  let bits = 1 << 12;
  while (bits < distinct * 16) bits *= 2;
  const bitmap = new Int32Array(new SharedArrayBuffer(bits >>> 3));
  const end = starts.at(-1) as number;
  for (let at = 0; at < end; at += 1) {
    const bit = bitOf(keys[at] as number) & (bits - 1);
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return bitmap;
}
