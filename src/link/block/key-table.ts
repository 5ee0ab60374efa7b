/**
 * A hash table from keys to the people under them, in typed arrays: built once, probed for every roster row without
 * allocating. A bitmap in front answers most misses from the processor's cache.
 */

/** Keys collected before the table is built. */
export interface KeyCollector {
  add(key: number, owner: number, sort: number): void;
}

/** Plain arrays in shared memory, so that threads ask the same table and probing is a few array reads in line; see {@link findBlock} and {@link ownerAt}. */
export interface KeyTable {
  readonly slotKeys: Int32Array;
  readonly starts: Int32Array;
  readonly postings: Int32Array;
  readonly bitmap: Int32Array;
  readonly keys: number;
  /** Blocks left out because too many people share the key: sort of key → number of blocks, and the people in them. */
  readonly left: ReadonlyMap<number, { readonly blocks: number; readonly people: number }>;
}

/** Position of the first owner under a key, or −1: nobody. The block ends where {@link ownerAt} gives −1. */
export function findBlock({ slotKeys, starts, bitmap }: KeyTable, key: number): number {
  const bit = bitOf(key) & (bitmap.length * 32 - 1);
  if (((bitmap[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return -1;
  const mask = slotKeys.length - 1;
  let slot = key & mask;
  for (;;) {
    const held = slotKeys[slot] as number;
    if (held === key) return starts[slot] as number;
    if (held === 0) return -1;
    slot = (slot + 1) & mask;
  }
}

export function ownerAt({ postings }: KeyTable, position: number): number {
  return postings[position] as number;
}

// High bits choose the place in the bitmap, low bits the slot, so that the two answers do not fail together.
function bitOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 3;
}

/** @param blockSize more owners than this under one key: the key is left out, and counted in `left` */
export function collectKeys(blockSize: number): KeyCollector & { build(unlimited: ReadonlySet<number>): KeyTable } {
  let keys = new Int32Array(1024);
  let owners = new Int32Array(1024);
  let sorts = new Uint8Array(1024);
  let count = 0;
  return {
    add(key, owner, sort) {
      if (count === keys.length) {
        keys = grow(keys, new Int32Array(count * 2));
        owners = grow(owners, new Int32Array(count * 2));
        sorts = grow(sorts, new Uint8Array(count * 2));
      }
      keys[count] = key;
      owners[count] = owner;
      sorts[count] = sort;
      count += 1;
    },
    build: (unlimited) => buildTable(keys, owners, sorts, count, blockSize, unlimited),
  };
}

function grow<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from as never);
  return to;
}

function buildTable(keys: Int32Array, owners: Int32Array, sorts: Uint8Array, count: number, blockSize: number, unlimited: ReadonlySet<number>): KeyTable {
  // Count the owners of each key, lay the blocks out one after the other, then fill them in the order of the owners.
  const capacity = powerOfTwo(count * 2 + 16);
  const mask = capacity - 1;
  const slotKeys = sharedIntegers(capacity);
  const sizes = new Int32Array(capacity);
  const slotSorts = new Uint8Array(capacity);
  const slotOf = (key: number): number => {
    let slot = key & mask;
    while (slotKeys[slot] !== 0 && slotKeys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const order = orderByOwner(owners, count);
  const last = new Int32Array(capacity).fill(-1);
  for (let at = 0; at < count; at += 1) {
    const index = order[at] as number;
    const slot = slotOf(keys[index] as number);
    slotKeys[slot] = keys[index] as number;
    slotSorts[slot] = sorts[index] as number;
    if (last[slot] === owners[index]) continue;
    last[slot] = owners[index] as number;
    sizes[slot] = (sizes[slot] as number) + 1;
  }
  const starts = sharedIntegers(capacity).fill(-1);
  const left = new Map<number, { blocks: number; people: number }>();
  let total = 0;
  let distinct = 0;
  for (let slot = 0; slot < capacity; slot += 1) {
    const size = sizes[slot] as number;
    if (size === 0) continue;
    const sort = slotSorts[slot] as number;
    if (size > blockSize && !unlimited.has(sort)) {
      const before = left.get(sort) ?? { blocks: 0, people: 0 };
      left.set(sort, { blocks: before.blocks + 1, people: before.people + size });
      continue;
    }
    starts[slot] = total;
    total += size + 1;
    distinct += 1;
  }
  const postings = sharedIntegers(total).fill(-1);
  const filled = new Int32Array(capacity);
  last.fill(-1);
  const bits = Math.max(powerOfTwo(distinct * 16), 1 << 12);
  const bitmap = sharedIntegers(bits >>> 5);
  for (let at = 0; at < count; at += 1) {
    const index = order[at] as number;
    const key = keys[index] as number;
    const slot = slotOf(key);
    const start = starts[slot] as number;
    if (start < 0 || last[slot] === owners[index]) continue;
    last[slot] = owners[index] as number;
    postings[start + (filled[slot] as number)] = owners[index] as number;
    filled[slot] = (filled[slot] as number) + 1;
    const bit = bitOf(key) & (bits - 1);
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return { slotKeys, starts, postings, bitmap, keys: distinct, left };
}

// Counting sort: owners are small integers, and a block must not depend on the order in which keys were added.
function orderByOwner(owners: Int32Array, count: number): Int32Array {
  let highest = 0;
  for (let index = 0; index < count; index += 1) highest = Math.max(highest, owners[index] as number);
  const offsets = new Int32Array(highest + 2);
  for (let index = 0; index < count; index += 1) offsets[(owners[index] as number) + 1] = (offsets[(owners[index] as number) + 1] as number) + 1;
  for (let owner = 0; owner <= highest; owner += 1) offsets[owner + 1] = (offsets[owner + 1] as number) + (offsets[owner] as number);
  const order = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const owner = owners[index] as number;
    order[offsets[owner] as number] = index;
    offsets[owner] = (offsets[owner] as number) + 1;
  }
  return order;
}

function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

function powerOfTwo(atLeast: number): number {
  let size = 1;
  while (size < atLeast) size *= 2;
  return size;
}
