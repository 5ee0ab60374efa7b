/** Seeded randomness for the made-up county 种子随机数: the same seed makes the same county on every machine. */

/** A stream of random numbers (sfc32). Streams forked under different labels do not disturb each other. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(a: number, b: number, c: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    for (let round = 0; round < 12; round++) this.#step();
  }

  static seeded(seed: number, label: string): Random {
    return new Random(seed, Math.floor(seed / 0x100000000), hashText(label));
  }

  /** A stream that depends on this stream's seed words and the numbers given, not on how far this one has run. */
  static of(seed: number, label: string, first: number, second: number): Random {
    return new Random(seed ^ Math.imul(first + 1, 0x9e3779b1), hashText(label), Math.imul(second + 1, 0x85ebca6b) ^ first);
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.#step() / 0x100000000;
  }

  /** Uniform whole number from 0 to below `count`. */
  int(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Uniform whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(items.length)]!;
  }

  /** One of the items, each as likely as its weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T {
    let total = 0;
    for (const [, weight] of items) total += weight;
    let rest = this.next() * total;
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return items[items.length - 1]![0];
  }

  /** One of the items, listed from frequent to rare: the n-th is as likely as 1 / (n + 3). */
  ranked<T>(items: readonly T[]): T {
    const span = Math.log((items.length + 3) / 3);
    return items[Math.min(items.length - 1, Math.floor(3 * Math.exp(this.next() * span) - 3))]!;
  }

  /** The items in random order; the given array is left as it is. */
  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let index = result.length - 1; index > 0; index--) {
      const other = this.int(index + 1);
      [result[index], result[other]] = [result[other]!, result[index]!];
    }
    return result;
  }

  #step(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum | 0;
    return sum >>> 0;
  }
}

/** FNV-1a over UTF-16 units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
