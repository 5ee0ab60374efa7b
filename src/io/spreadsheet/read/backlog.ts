/** Bytes that have come but could not be used up yet, because the row or text they begin is not complete. */
import { UnreadableFile } from '../../../domain/unreadable-file.js';

/** Longest unfinished row or text: far above any real one. */
const MAX_BYTES = 16 * 1024 * 1024;

export class Backlog {
  readonly #part: string;
  #pieces: Buffer[] = [];
  #length = 0;
  #enough = 0;

  constructor(part: string) {
    this.#part = part;
  }

  /**
   * Takes the next chunk; returns all bytes at hand, or null while it is not worth trying: what could not be used last
   * time has to double first, so that a hostile row of many megabytes is not looked at again with every chunk.
   */
  add(chunk: Buffer): Buffer | null {
    this.#pieces.push(chunk);
    this.#length += chunk.length;
    return this.#length < this.#enough ? null : this.rest();
  }

  /** All bytes at hand. */
  rest(): Buffer {
    const [first] = this.#pieces;
    return this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces);
  }

  /** Keeps what is left of the bytes given out last. */
  keep(left: Buffer): void {
    if (left.length > MAX_BYTES) throw new UnreadableFile('io/too-large', { part: this.#part, limit: MAX_BYTES });
    this.#pieces = left.length === 0 ? [] : [left];
    this.#length = left.length;
    this.#enough = left.length * 2;
  }
}
