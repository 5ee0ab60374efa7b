/**
 * Texts kept as UTF-8 bytes in large blocks and made into JavaScript strings one by one when asked for: a million
 * distinct texts cost some 25 MB instead of 100. Strings asked for lately are remembered, since places and labels repeat.
 */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { asciiSlice, utf8Slice } from '../slice-text.js';

const BLOCK_BYTES = 4 * 1024 * 1024;
const CACHE_SLOTS = 1 << 16;
/** Positions stay below 2^31; the top bit marks texts with characters beyond ASCII. */
const NOT_ASCII = 0x80000000;

export class StringArena {
  #count = 0;
  #block: Buffer = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  readonly #blocks: Buffer[] = [this.#block];
  #used = 0;
  #starts: Uint32Array = new Uint32Array(4096);
  #lengths: Uint32Array = new Uint32Array(4096);
  readonly #cacheKeys: Int32Array = new Int32Array(CACHE_SLOTS).fill(-1);
  readonly #cache: string[] = new Array<string>(CACHE_SLOTS).fill('');

  get count(): number {
    return this.#count;
  }

  /** Appends the text of these UTF-8 bytes; `part` is named when there is no room for it. */
  add(source: Buffer, from: number, to: number, isAscii: boolean, part: string): void {
    const length = to - from;
    if (this.#count === this.#starts.length) this.#grow();
    if (this.#used + length > BLOCK_BYTES) this.#addBlock(length, part);
    const block = this.#block;
    let out = this.#used;
    if (length < 64) for (let p = from; p < to; p += 1, out += 1) block[out] = source[p] as number;
    else source.copy(block, out, from, to);
    this.#starts[this.#count] = (this.#blocks.length - 1) * BLOCK_BYTES + this.#used + (isAscii ? 0 : NOT_ASCII);
    this.#lengths[this.#count] = length;
    this.#count += 1;
    this.#used += length;
  }

  /** The text of an index below {@link count}. */
  get(index: number): string {
    // Only a text asked for twice in a row of its slot is kept: those asked for once would crowd out the rest, and the
    // garbage collector would carry them along.
    const slot = index & (CACHE_SLOTS - 1);
    const isKnown = this.#cacheKeys[slot] === index;
    if (isKnown && this.#cache[slot] !== '') return this.#cache[slot] as string;
    const start = this.#starts[index] as number;
    const position = start >= NOT_ASCII ? start - NOT_ASCII : start;
    const from = position % BLOCK_BYTES;
    const to = from + (this.#lengths[index] as number);
    const block = this.#blocks[Math.floor(position / BLOCK_BYTES)] as Buffer;
    const text = start >= NOT_ASCII ? utf8Slice(block, from, to) : asciiSlice(block, from, to);
    if (isKnown) this.#cache[slot] = text;
    else {
      this.#cacheKeys[slot] = index;
      if (this.#cache[slot] !== '') this.#cache[slot] = '';
    }
    return text;
  }

  #addBlock(length: number, part: string): void {
    if (length > BLOCK_BYTES) throw new UnreadableFile('io/too-large', { part, limit: BLOCK_BYTES });
    if ((this.#blocks.length + 1) * BLOCK_BYTES > NOT_ASCII) throw new UnreadableFile('io/too-large', { part, limit: NOT_ASCII });
    this.#block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    this.#blocks.push(this.#block);
    this.#used = 0;
  }

  #grow(): void {
    const starts = new Uint32Array(this.#count * 2);
    const lengths = new Uint32Array(this.#count * 2);
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    this.#starts = starts;
    this.#lengths = lengths;
  }
}
