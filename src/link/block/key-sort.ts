/** Sorts many keys with a value each, so that equal keys lie side by side: one scattering pass by the high bits, then tiny sorts. */

/** Entries sorted by key within each stretch of equal high bits; equal keys keep the order in which they came. */
export interface Stretches {
  /** One entry more than there are, with key 0. In shared memory. */
  readonly keys: Int32Array;
  readonly values: Int32Array;
  /** First entry of each stretch, and the end of the last. */
  readonly starts: Int32Array;
  /** A key's stretch is `key >>> shift`. */
  readonly shift: number;
}

/** Longer stretches are sorted by the runtime: only many equal keys, or very few keys, make them. */
const SHORT = 24;

/** @param count entries in use of both arrays */
export function sortIntoStretches(keys: Int32Array, values: Int32Array, count: number): Stretches {
  let bits = 1;
  while (bits < 26 && 2 ** bits < count / 2) bits += 1;
  const shift = 32 - bits;
  const starts = sharedIntegers(2 ** bits + 1);
  const into = { keys: sharedIntegers(count + 1), values: sharedIntegers(count + 1), starts, shift };
  for (let at = 0; at < count; at += 1) {
    const stretch = (keys[at] as number) >>> shift;
    starts[stretch] = (starts[stretch] as number) + 1;
  }
  for (let stretch = 0, end = 0; stretch < starts.length; stretch += 1) {
    end += starts[stretch] as number;
    starts[stretch] = end; // the end, for now: entries are filled in from behind
  }
  for (let at = count - 1; at >= 0; at -= 1) {
    const stretch = (keys[at] as number) >>> shift;
    const place = (starts[stretch] as number) - 1;
    starts[stretch] = place;
    into.keys[place] = keys[at] as number;
    into.values[place] = values[at] as number;
  }
  for (let stretch = 0; stretch + 1 < starts.length; stretch += 1) sortStretch(into.keys, into.values, starts[stretch] as number, starts[stretch + 1] as number);
  return into;
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
