/**
 * Gives equal short texts of a column as one string. In a list most columns repeat (sex, town, kind), and looking a text
 * up by its bytes costs less than making it anew; columns that do not repeat (numbers, phones) are soon left alone.
 */
import { asciiSlice, utf8Slice } from './slice-text.js';

const SLOTS = 4096;
const MAX_BYTES = 48;
/** After so many texts of a column it is decided whether remembering them pays. */
const TRIAL = 2000;

export class TextCache {
  readonly #keys = new Uint8Array(SLOTS * MAX_BYTES);
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #texts: string[] = new Array<string>(SLOTS).fill('');
  readonly #tried: number[] = [];
  readonly #hits: number[] = [];

  /** The text of UTF-8 bytes that need no conversion. */
  get(bytes: Buffer, from: number, to: number, isAscii: boolean, column: number): string {
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
    let hash = length;
    for (let p = from; p < to; p += 1) hash = Math.imul(hash ^ (bytes[p] as number), 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const keys = this.#keys;
    const start = slot * MAX_BYTES;
    if (this.#lengths[slot] === length) {
      let at = 0;
      while (at < length && keys[start + at] === bytes[from + at]) at += 1;
      if (at === length) {
        this.#hits[column] = (this.#hits[column] as number) + 1;
        return this.#texts[slot] as string;
      }
    }
    for (let at = 0; at < length; at += 1) keys[start + at] = bytes[from + at] as number;
    this.#lengths[slot] = length;
    const text = isAscii ? asciiSlice(bytes, from, to) : utf8Slice(bytes, from, to);
    this.#texts[slot] = text;
    return text;
  }
}
