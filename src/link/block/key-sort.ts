/**
 * Sorts many keys with a value each, so that equal keys lie side by side. They are collected by their highest bits, so that each part is
 * scattered within what the processor's cache holds; then come tiny sorts.
 */

/** Keys with a value each, as they are collected. */
export interface KeyHeap {
  add(key: number, value: number): void;
  /** Hands over what was collected, sorted, in memory that threads share or in its own; the heap is empty then. */
  sorted(memory: 'shared' | 'own'): Stretches;
}

/** Entries sorted by key within each stretch of equal high bits; equal keys keep the order in which they came. */
export interface Stretches {
  /** One entry more than there are, with key 0. */
  readonly keys: Int32Array;
  readonly values: Int32Array;
  /** First entry of each stretch, and the end of the last. */
  readonly starts: Int32Array;
  /** A key's stretch is `key >>> shift`. */
  readonly shift: number;
}

/** Longer stretches are sorted by the runtime: only many equal keys, or very few keys, make them. */
const SHORT = 24;

/** Parts by the highest bits of the key. */
const PART_BITS = 8;
const PART_SHIFT = 32 - PART_BITS;

/** Numbers, not entries, in the first piece of a part and in the biggest that is cut from a block. */
const [FIRST_PIECE, BIGGEST_CUT] = [32, 8192] as const;

/** Numbers in a piece of its own, which goes back to the machine as soon as its part is sorted: smaller ones would leave holes behind. */
const OWN_PIECE = 1 << 15;

/** Numbers in a block from which small pieces of all parts are cut. */
const BLOCK = 1 << 18;

/** Keys and values of one part in turn, in pieces: what grows piece by piece is never copied. */
interface Part {
  readonly pieces: Int32Array[];
  /** Numbers in use in the last piece. */
  used: number;
}

export function createKeyHeap(): KeyHeap {
  let parts: Part[] = [];
  let count = 0;
  let block = new Int32Array(0);
  let cut = 0;
  const pieceOf = (length: number): Int32Array => {
    if (cut + length > block.length) {
      block = new Int32Array(BLOCK);
      cut = 0;
    }
    cut += length;
    return block.subarray(cut - length, cut);
  };
  const partOf = (at: number): Part => (parts[at] ??= { pieces: [pieceOf(FIRST_PIECE)], used: 0 });
  return {
    add(key, value) {
      const part = partOf(key >>> PART_SHIFT);
      let piece = part.pieces[part.pieces.length - 1] as Int32Array;
      if (part.used === piece.length) {
        piece = piece.length < BIGGEST_CUT ? pieceOf(piece.length * 4) : new Int32Array(OWN_PIECE);
        part.pieces.push(piece);
        part.used = 0;
      }
      piece[part.used] = key;
      piece[part.used + 1] = value;
      part.used += 2;
      count += 1;
    },
    sorted(memory) {
      const sorted = sortParts(Array.from({ length: 1 << PART_BITS }, (_, at) => partOf(at)), count, memory === 'shared' ? sharedIntegers : (length) => new Int32Array(length));
      parts = [];
      count = 0;
      block = new Int32Array(0);
      cut = 0;
      return sorted;
    },
  };
}

function sortParts(parts: readonly Part[], count: number, integers: (length: number) => Int32Array): Stretches {
  let bits = PART_BITS;
  while (bits < 26 && 2 ** bits < count / 2) bits += 1;
  const shift = 32 - bits;
  const starts = integers(2 ** bits + 1);
  const into = { keys: integers(count + 1), values: integers(count + 1), starts, shift };
  const width = 1 << (bits - PART_BITS);
  let end = 0;
  parts.forEach((part, at) => {
    const [first, last] = [at * width, (at + 1) * width];
    eachPiece(part, (piece, used) => {
      for (let from = 0; from < used; from += 2) {
        const stretch = (piece[from] as number) >>> shift;
        starts[stretch] = (starts[stretch] as number) + 1;
      }
    });
    for (let stretch = first; stretch < last; stretch += 1) {
      end += starts[stretch] as number;
      starts[stretch] = end; // the end, for now: entries are filled in from behind
    }
    eachPiece(part, (piece, used) => {
      for (let from = used - 2; from >= 0; from -= 2) {
        const key = piece[from] as number;
        const place = (starts[key >>> shift] as number) - 1;
        starts[key >>> shift] = place;
        into.keys[place] = key;
        into.values[place] = piece[from + 1] as number;
      }
    });
    for (const piece of part.pieces) if (piece.length === OWN_PIECE) giveBack(piece);
    part.pieces.length = 0;
    starts[last] = end;
    for (let stretch = first; stretch < last; stretch += 1) sortStretch(into.keys, into.values, starts[stretch] as number, starts[stretch + 1] as number);
    starts[last] = 0; // counted up when its own part comes
  });
  starts[starts.length - 1] = end;
  return into;
}

/** Gives the memory of an array of its own back to the machine at once, instead of when the heap is next gone through. The array is empty then. */
export function giveBack({ buffer }: Int32Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** From behind, as the entries are filled in. */
function eachPiece({ pieces, used }: Part, use: (piece: Int32Array, used: number) => void): void {
  for (let at = pieces.length - 1; at >= 0; at -= 1) use(pieces[at] as Int32Array, at === pieces.length - 1 ? used : (pieces[at] as Int32Array).length);
}

function sortStretch(keys: Int32Array, values: Int32Array, from: number, to: number): void {
  if (to - from > SHORT) {
    sortLongStretch(keys, values, from, to);
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const key = keys[at] as number;
    const value = values[at] as number;
    let place = at;
    for (; place > from && (keys[place - 1] as number) > key; place -= 1) {
      keys[place] = keys[place - 1] as number;
      values[place] = values[place - 1] as number;
    }
    keys[place] = key;
    values[place] = value;
  }
}

function sortLongStretch(keys: Int32Array, values: Int32Array, from: number, to: number): void {
  const order = Array.from({ length: to - from }, (_, offset) => from + offset).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  const [sortedKeys, sortedValues] = [order.map((at) => keys[at] as number), order.map((at) => values[at] as number)];
  keys.set(sortedKeys, from);
  values.set(sortedValues, from);
}

function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}
