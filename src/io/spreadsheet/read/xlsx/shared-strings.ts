/** Reads the shared strings of a workbook as far as they are needed: a preview of ten rows does not read a million strings. */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { Backlog } from '../backlog.js';
import type { ReadLimits } from '../limits.js';
import { asUtf8 } from '../xml/as-utf8.js';
import { BANG, endsName, GREATER, isVerbatim, LESS, QUESTION, skipElement, skipMarkup, skipTag, SLASH, TEXT_CLASS } from '../xml/byte-text.js';
import { entryChunks } from '../zip/entry-chunks.js';
import type { ZipArchive, ZipEntry } from '../zip/archive.js';
import { richText } from './rich-text.js';
import { findRoot } from './find-root.js';
import { StringArena } from './string-arena.js';
import { utf8Slice } from '../slice-text.js';
import { viewOf } from '../text-cache.js';
import { TextsAbove } from '../texts-above.js';

export class SharedStrings {
  readonly part: string;
  readonly #limits: ReadLimits;
  readonly #texts = new StringArena();
  /** How the item before ended, `</t></si>`: most end alike. */
  readonly #endings = new TextsAbove();
  #chunks: AsyncGenerator<Buffer> | null;
  readonly #backlog: Backlog;
  #complete = false;
  /** Length of the namespace prefix with its colon; -1 until the root element has come. */
  #prefix = -1;

  constructor(archive: ZipArchive, entry: ZipEntry, limits: ReadLimits) {
    this.part = entry.name;
    this.#limits = limits;
    this.#backlog = new Backlog(entry.name);
    this.#chunks = asUtf8(entryChunks(archive, entry, limits), entry.name);
  }

  /** How many strings have been read so far. */
  get count(): number {
    return this.#texts.count;
  }

  /** True when there are no more strings to come. */
  get complete(): boolean {
    return this.#complete;
  }

  /** The string of an index below {@link count}. */
  get(index: number): string {
    return this.#texts.get(index);
  }

  /** Reads on until the string of this index is there, or the part ends. */
  async ensure(index: number): Promise<void> {
    while (this.count <= index && !this.#complete) {
      const next = await this.#chunks?.next();
      if (next === undefined || next.done === true) {
        this.#complete = true;
        this.#chunks = null;
        this.#absorb(this.#backlog.rest());
        if (this.#prefix >= 0 && !this.#backlog.rest().includes('</')) throw new UnreadableFile('io/truncated', { part: this.part });
      } else {
        const bytes = this.#backlog.add(next.value);
        if (bytes !== null) this.#absorb(bytes);
      }
    }
  }

  /** Lets the file go. What was read stays; an incomplete table cannot be read on afterwards. */
  async close(): Promise<void> {
    await this.#chunks?.return(undefined);
    this.#chunks = null;
  }

  /** Takes in all complete `<si>` elements and keeps the rest for later. */
  #absorb(bytes: Buffer): void {
    let p = 0;
    if (this.#prefix < 0) {
      const root = findRoot(bytes, this.part);
      if (root !== null) {
        this.#prefix = root.prefixLength;
        p = root.after;
      }
    }
    if (this.#prefix >= 0) p = this.#readItems(bytes, p, bytes.length);
    this.#backlog.keep(bytes.subarray(p));
  }

  #readItems(bytes: Buffer, from: number, end: number): number {
    const name = this.#prefix + 1;
    const view = viewOf(bytes);
    this.#endings.startBytes();
    let p = from;
    for (;;) {
      while (p < end && bytes[p] !== LESS) p += 1;
      if (p + name + 2 >= end) return p;
      const next = bytes[p + 1];
      let after: number;
      if (next === SLASH) return p; // </sst>
      if (next === BANG || next === QUESTION) after = skipMarkup(bytes, p, end);
      else if (bytes[p + name] === 0x73 && bytes[p + name + 1] === 0x69 && endsName(bytes[p + name + 2])) after = this.#readItem(bytes, view, p, end);
      else after = skipElement(bytes, p, end);
      if (after < 0) return p;
      p = after;
    }
  }

  /**
   * One `<si>` at `at`. Plain `<si><t>…</t></si>` is copied as bytes; anything richer takes the slow path. Never looks behind
   * `end`: doing so even once makes the engine give up its compiled code.
   */
  #readItem(bytes: Buffer, view: DataView, at: number, end: number): number {
    const prefix = this.#prefix;
    let p = at + prefix + 3; // after "<si"
    if (p + prefix + 4 >= end) return -1;
    if (bytes[p] === GREATER && bytes[p + 1] === LESS && bytes[p + prefix + 2] === 0x74 && endsName(bytes[p + prefix + 3])) {
      p = skipTag(bytes, p + prefix + 3, end);
      if (p < 0) return -1;
      const from = p;
      let classes = 0;
      for (; p < end && bytes[p] !== LESS; p += 1) classes |= TEXT_CLASS[bytes[p] as number] as number;
      const closed = p + prefix + 4; // after "</t>"
      if (closed >= end) return -1;
      if (isVerbatim(classes) && bytes[from - 2] !== SLASH) {
        const again = this.#endings.again(view, 0, p, end, 0);
        const after = again > 0 ? p + again : bytes[p + 1] === SLASH && bytes[closed - 1] === GREATER ? this.#endOfItem(bytes, closed, end) : -1;
        if (after > 0) {
          if (again < 0) this.#endings.keep(0, p, after - p, null);
          this.#add(bytes, from, p, classes === 0);
          return after;
        }
      }
    }
    const after = skipElement(bytes, at, end);
    if (after < 0) return -1;
    const text = Buffer.from(richText(utf8Slice(bytes, at, after), this.part), 'utf8');
    this.#add(text, 0, text.length, false);
    return after;
  }

  /** Position after `</si>`, one `<phoneticPr …/>` before it allowed (Excel writes it into every item); -1 when there is more. */
  #endOfItem(bytes: Buffer, at: number, end: number): number {
    const prefix = this.#prefix;
    let p = at;
    if (p + prefix + 5 > end) return -1;
    if (bytes[p] === LESS && bytes[p + 1 + prefix] === 0x70) {
      p = skipTag(bytes, p + 1, end);
      if (p < 0 || bytes[p - 2] !== SLASH) return -1;
    }
    const after = p + prefix + 5;
    return after <= end && bytes[p] === LESS && bytes[p + 1] === SLASH && bytes[after - 3] === 0x73 && bytes[after - 2] === 0x69 && bytes[after - 1] === GREATER ? after : -1;
  }

  #add(source: Buffer, from: number, to: number, isAscii: boolean): void {
    if (to - from > this.#limits.cellLength && utf8Slice(source, from, to).length > this.#limits.cellLength) {
      throw new UnreadableFile('io/too-large', { part: this.part, limit: this.#limits.cellLength });
    }
    this.#texts.add(source, from, to, isAscii, this.part);
  }
}
