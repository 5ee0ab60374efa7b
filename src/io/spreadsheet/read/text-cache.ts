/**
 * Gives equal short texts of a column as one string. In a list most columns repeat (sex, town, kind), and looking a text
 * up by its bytes, four at a time, costs less than making it anew; columns that do not repeat (numbers, phones) are soon left alone.
 */
import { asciiSlice, utf8Slice } from './slice-text.js';

/** 32 less the bits of a slot. */
const SLOT_SHIFT = 20;
const SLOTS = 1 << (32 - SLOT_SHIFT);
const MAX_WORDS = 12;
const MAX_BYTES = MAX_WORDS * 4;
/** After so many texts of a column it is decided whether remembering them pays. */
const TRIAL = 2000;

export class TextCache {
  readonly #keys = new Int32Array(SLOTS * MAX_WORDS);
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #texts: string[] = new Array<string>(SLOTS).fill('');
  readonly #tried: number[] = [];
  readonly #hits: number[] = [];
  /** The text that is looked up, in words. */
  readonly #sought = new Int32Array(MAX_WORDS);

  /** The text of UTF-8 bytes that need no conversion; `view` shows the same bytes. */
  get(bytes: Buffer, view: DataView, from: number, to: number, isAscii: boolean, column: number): string {
    const length = to - from;
    const tried = this.#tried[column];
    if (length > MAX_BYTES || tried === undefined || (tried >= TRIAL && (this.#hits[column] as number) * 2 < tried)) {
      if (tried === undefined) {
        while (this.#tried.length <= column) this.#tried.push(0);
        while (this.#hits.length <= column) this.#hits.push(0);
      }
      return isAscii ? asciiSlice(bytes, from, to) : utf8Slice(bytes, from, to);
    }
    this.#tried[column] = tried + 1;
    const sought = this.#sought;
    let hash = length;
    let words = 0;
    let p = from;
    for (; p + 4 <= to; p += 4) {
      const word = view.getInt32(p, true);
      sought[words] = word;
      words += 1;
      hash = Math.imul(hash ^ word, 0x9e3779b1);
    }
    if (p < to) {
      let word = 0;
      for (; p < to; p += 1) word = (word << 8) | (bytes[p] as number);
      sought[words] = word;
      words += 1;
      hash = Math.imul(hash ^ word, 0x9e3779b1);
    }
    const slot = hash >>> SLOT_SHIFT;
    const keys = this.#keys;
    const start = slot * MAX_WORDS;
    if (this.#lengths[slot] === length) {
      let at = 0;
      while (at < words && keys[start + at] === sought[at]) at += 1;
      if (at === words) {
        this.#hits[column] = (this.#hits[column] as number) + 1;
        return this.#texts[slot] as string;
      }
    }
    for (let at = 0; at < words; at += 1) keys[start + at] = sought[at] as number;
    this.#lengths[slot] = length;
    const text = isAscii ? asciiSlice(bytes, from, to) : utf8Slice(bytes, from, to);
    this.#texts[slot] = text;
    return text;
  }
}

/** The bytes of a buffer, to be read several at a time. */
export function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
