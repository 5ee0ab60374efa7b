/**
 * Signed 32-bit hashes (small integers to the engine, so that none is allocated) of names, numbers and dates for blocking keys. A collision costs one comparison more, never a link: every
 * pair is compared in full afterwards.
 */

/** Starts a key of one sort, so that equal parts under different sorts do not meet. */
export function seed(sort: number): number {
  return Math.imul(sort + 1, 0x9e3779b1) | 0;
}

/** Mixes an integer into a hash (the multiply-and-shift step of MurmurHash3). */
export function mix(hash: number, value: number): number {
  let part = Math.imul(value, 0xcc9e2d51);
  part = (part << 15) | (part >>> 17);
  let mixed = hash ^ Math.imul(part, 0x1b873593);
  mixed = (mixed << 13) | (mixed >>> 19);
  return (Math.imul(mixed, 5) + 0xe6546b64) | 0;
}

/** Mixes code units `from` … `to − 1` of a text into a hash. */
export function mixText(hash: number, text: string, from = 0, to = text.length): number {
  let mixed = hash;
  for (let index = from; index < to; index += 1) mixed = mix(mixed, text.charCodeAt(index));
  return mixed;
}

/** Finishes a hash: every bit of the input reaches every bit of the result. Never 0, which marks an empty slot. */
export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed | 0 || 1;
}
