/**
 * The hot loop of reading CSV: takes records out of UTF-8 bytes, quotes heeded. Works on any stretch of bytes and stops
 * before the first record that is not complete in it, so neither a character nor a field is ever cut by a chunk border.
 */
import type { Cell } from '../../../../domain/cell.js';
import type { SheetRow } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { asciiSlice, utf8Slice } from '../slice-text.js';
import { TextCache, viewOf } from '../text-cache.js';
import { TextsAbove } from '../texts-above.js';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
/** No spreadsheet has more. */
const MAX_COLUMNS = 16_384;

/** From so many columns on no remark has a line with as many delimiters. */
const WIDE = 4;

/** Byte classes or-ed over a field; from {@link BREAK} on the field may end. */
const NOT_ASCII = 1;
const NUL = 2;
const BREAK = 4;
const CLASS = new Uint8Array(256);
CLASS.fill(NOT_ASCII, 0x80);
CLASS[0] = NUL;
CLASS[LINE_FEED] = BREAK;
CLASS[RETURN] = BREAK;

export interface RecordScannerOptions {
  readonly delimiter: string;
  readonly sheetName: string;
  readonly columns: readonly number[] | null;
  readonly cellLength: number;
  readonly maxRows: number;
  readonly visit: (row: SheetRow) => void | boolean;
}

export class RecordScanner {
  /** The last record read, 1-based: the row in which Excel shows it. A line break inside quotes starts no row. */
  record = 0;
  isStopped = false;

  readonly #o: RecordScannerOptions;
  readonly #delimiter: Buffer;
  readonly #classes = CLASS.slice();
  /** By column: 1 when it is to be read; null for all. */
  readonly #wanted: Uint8Array | null;
  readonly #texts = new TextCache();
  readonly #above = new TextsAbove();
  readonly #cells: Cell[] = [];
  #rows = 0;
  /** Fields of the widest record so far. */
  #fields = 0;

  constructor(options: RecordScannerOptions) {
    this.#o = options;
    this.#delimiter = Buffer.from(options.delimiter, 'utf8');
    this.#classes[this.#delimiter[0] as number] = BREAK;
    this.#wanted = options.columns === null ? null : wantedColumns(options.columns);
  }

  /** Visits the complete records of `bytes`; returns the position to go on from. `isLast`: nothing comes after these bytes. */
  scan(bytes: Buffer, isLast: boolean): number {
    const end = bytes.length;
    const view = viewOf(bytes);
    this.#above.startBytes();
    let p = 0;
    while (p < end && !this.isStopped) {
      const after = this.#readRecord(bytes, view, p, end, isLast);
      if (after < 0) return p;
      p = after;
    }
    return p;
  }

  #readRecord(bytes: Buffer, view: DataView, from: number, end: number, isLast: boolean): number {
    const width = this.#delimiter.length;
    const kinds = this.#classes;
    const cells = this.#cells;
    let column = 0;
    let filled = 0;
    let swallows = false;
    let p = from;
    for (;;) {
      // One field: [at, p), or quoted.
      const isWanted = this.#wanted === null || this.#wanted[column] === 1;
      let value: Cell = null;
      const again = this.#above.again(view, column, p, end, 1);
      if (again > 0) {
        value = this.#above.value(column);
        p += again;
      } else if (p < end && bytes[p] === QUOTE) {
        const close = this.#closingQuote(bytes, p + 1, end, isLast);
        if (close < 0) return -1;
        const tail = this.#fieldEnd(bytes, close + 1, end);
        if (tail >= end && !isLast) return -1;
        if (holdsLineFeed(bytes, p, close)) {
          if (tail > close + 1) throw this.#unclosed();
          swallows ||= this.#holdsRecord(bytes, p, close);
        }
        if (isWanted) value = quotedText(bytes, p + 1, close, tail);
        p = tail;
      } else {
        const at = p;
        let classes = 0;
        for (; p < end; p += 1) {
          const byte = bytes[p] as number;
          const kind = kinds[byte] as number;
          if (kind < BREAK) classes |= kind;
          else if (width === 1 || byte === LINE_FEED || byte === RETURN || this.#isDelimiter(bytes, p)) break;
          else classes |= CLASS[byte] as number;
        }
        if (p >= end && !isLast) return -1;
        if (isWanted && p > at) value = classes < NUL ? this.#texts.get(bytes, view, at, p, classes === 0, column) : fieldText(bytes, at, p, classes);
        if (p - at > this.#o.cellLength) this.#checkLength(value);
        if (width === 1 && column < MAX_COLUMNS) this.#above.keep(column, at, p - at, value);
      }
      if (value !== null && value !== '') {
        if (column >= MAX_COLUMNS) throw new UnreadableFile('io/broken-part', { part: this.#o.sheetName, found: `row ${this.record + 1}, column ${column + 1}` });
        while (cells.length < column) cells.push(null);
        cells[column] = value;
        filled = column + 1;
      } else if (column < cells.length) cells[column] = null;
      column += 1;
      if (p >= end || bytes[p] === LINE_FEED || bytes[p] === RETURN) break;
      p += width;
    }
    if (bytes[p] === RETURN) {
      if (p + 1 >= end && !isLast) return -1;
      p += bytes[p + 1] === LINE_FEED ? 2 : 1;
    } else p += 1;
    if (cells.length !== filled) cells.length = filled;
    this.record += 1;
    if (swallows && (this.#fields >= WIDE || (this.#fields > 0 && column !== this.#fields))) throw new UnreadableFile('io/unclosed-quote', { row: this.record });
    if (this.#fields < column) this.#fields = column;
    if (filled > 0) this.#visit();
    return Math.min(p, end);
  }

  #visit(): void {
    this.#rows += 1;
    if (this.#rows > this.#o.maxRows) throw new UnreadableFile('io/too-many-rows', { sheet: this.#o.sheetName, limit: this.#o.maxRows });
    if (this.#o.visit({ number: this.record, cells: this.#cells, hidden: false }) === false) this.isStopped = true;
  }

  /** Position of the quote that closes a field, doubled quotes passed; -1 when it has not come yet. */
  #closingQuote(bytes: Buffer, from: number, end: number, isLast: boolean): number {
    for (let p = bytes.indexOf(QUOTE, from); p >= 0; p = bytes.indexOf(QUOTE, p + 2)) {
      if (p + 1 >= end) return isLast ? p : -1;
      if (bytes[p + 1] === QUOTE) continue;
      if (p - from > this.#o.cellLength && utf8Slice(bytes, from, p).length > this.#o.cellLength) throw this.#unclosed();
      return p;
    }
    if (isLast || end - from > this.#o.cellLength * 4) throw this.#unclosed();
    return -1;
  }

  /**
   * Whether a line inside the quotes looks like a whole record: two stray quotes, rows apart, would swallow everybody between
   * them without a word. In a list of few columns a remark may look the same, but it leaves its record as wide as the others.
   */
  #holdsRecord(bytes: Buffer, from: number, to: number): boolean {
    const needed = Math.max(3, this.#fields - 1);
    let found = 0;
    for (let p = bytes.indexOf(LINE_FEED, from) + 1; p < to; p += 1) {
      if (bytes[p] === LINE_FEED) found = 0;
      else if (this.#isDelimiter(bytes, p)) found += 1;
      if (found >= needed) return true;
    }
    return false;
  }

  #unclosed(): UnreadableFile<'io/unclosed-quote'> {
    return new UnreadableFile('io/unclosed-quote', { row: this.record + 1 });
  }

  /** The next delimiter or line end. */
  #fieldEnd(bytes: Buffer, from: number, end: number): number {
    let p = from;
    for (; p < end; p += 1) {
      const byte = bytes[p];
      if (byte === LINE_FEED || byte === RETURN || this.#isDelimiter(bytes, p)) break;
    }
    return p;
  }

  #isDelimiter(bytes: Buffer, at: number): boolean {
    for (let offset = 0; offset < this.#delimiter.length; offset += 1) if (bytes[at + offset] !== this.#delimiter[offset]) return false;
    return true;
  }

  #checkLength(value: Cell): void {
    if (typeof value === 'string' && value.length > this.#o.cellLength) throw new UnreadableFile('io/cell-too-long', { row: this.record + 1, limit: this.#o.cellLength });
  }
}

function wantedColumns(columns: readonly number[]): Uint8Array {
  const wanted = new Uint8Array(MAX_COLUMNS);
  for (const column of columns) wanted[column] = 1;
  return wanted;
}

/** Looks no further than `to`: a line may be very long. */
function holdsLineFeed(bytes: Buffer, from: number, to: number): boolean {
  for (let p = from; p < to; p += 1) if (bytes[p] === LINE_FEED) return true;
  return false;
}

function fieldText(bytes: Buffer, from: number, to: number, classes: number): string {
  if (classes === 0) return asciiSlice(bytes, from, to);
  const text = utf8Slice(bytes, from, to);
  // Databases pad fixed-width fields with NUL, which is no character of any text.
  return classes >= NUL ? text.replaceAll('\0', '') : text;
}

/** What stands between the quotes, then whatever follows the closing one up to the delimiter. */
function quotedText(bytes: Buffer, from: number, close: number, tail: number): string {
  const inner = fieldText(bytes, from, close, NUL).replaceAll('""', '"');
  return tail > close + 1 ? inner + fieldText(bytes, close + 1, tail, NUL) : inner;
}
