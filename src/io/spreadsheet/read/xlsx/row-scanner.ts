/**
 * The hot loop of reading xlsx: takes the rows of one worksheet out of its bytes. Works on any stretch of bytes and
 * stops before the first row that is not complete in it, so no cell is ever cut by the border of two chunks.
 */
import type { Cell } from '../../../../domain/cell.js';
import type { SheetRow } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { type DateSerials, isoDay } from '../values/date-serial.js';
import { BANG, endsName, EQUALS, GREATER, isCdata, LESS, QUESTION, skipElement, skipMarkup, skipTag, SLASH, SPACE, TEXT_CLASS, textOf } from '../xml/byte-text.js';
import { normalizeLineEnds, resolveExcelEscapes, resolveReferences } from '../xml/references.js';
import { parseNumber } from './parse-number.js';
import { richText } from './rich-text.js';
import type { SharedStrings } from './shared-strings.js';
import { asciiSlice, utf8Slice } from '../slice-text.js';

/** XFD, the last column of the format. */
const MAX_COLUMNS = 16_384;

const NUMBER = 0;
const SHARED = 1;
const TEXT = 2;
const INLINE = 3;
const BOOLEAN = 4;
const ERROR = 5;
const ISO_DATE = 6;
type CellType = typeof NUMBER | typeof SHARED | typeof TEXT | typeof INLINE | typeof BOOLEAN | typeof ERROR | typeof ISO_DATE;

export interface RowScannerOptions {
  readonly part: string;
  readonly sheetName: string;
  /** Length of the namespace prefix with its colon. */
  readonly prefixLength: number;
  /** By style index: whether it shows a number as a day. */
  readonly dateStyles: Uint8Array;
  readonly dates: DateSerials;
  readonly strings: SharedStrings | null;
  /** 0-based columns to read; null for all. */
  readonly columns: readonly number[] | null;
  readonly cellLength: number;
  readonly maxRows: number;
  readonly visit: (row: SheetRow) => void | boolean;
}

/** Why {@link RowScanner.scan} came back. */
export type ScanPause = 'more-bytes' | 'more-strings' | 'end' | 'stopped';

export class RowScanner {
  pause: ScanPause = 'more-bytes';
  /** With `more-strings`: the index of the shared string that has to be there first. */
  neededString = 0;
  /** The last row visited, 1-based. */
  rowNumber = 0;

  readonly #o: RowScannerOptions;
  readonly #wanted: Uint8Array | null;
  readonly #prefix: number;
  readonly #cells: Cell[] = [];
  #rows = 0;
  #filled = 0;
  /** Out-values of #readCell. */
  #column = 0;
  #value: Cell = null;

  constructor(options: RowScannerOptions) {
    this.#o = options;
    this.#prefix = options.prefixLength;
    this.#wanted = options.columns === null ? null : new Uint8Array(MAX_COLUMNS);
    for (const column of options.columns ?? []) if (this.#wanted !== null) this.#wanted[column] = 1;
  }

  /** Visits the complete rows of `bytes` between `from` and `end`; returns the position to go on from. */
  scan(bytes: Buffer, from: number, end: number): number {
    this.pause = 'more-bytes';
    const name = this.#prefix + 1;
    let p = from;
    for (;;) {
      while (p < end && bytes[p] !== LESS) p += 1;
      if (p + name + 3 >= end) return p;
      const next = bytes[p + 1];
      let after: number;
      if (next === SLASH) {
        this.pause = 'end';
        return p;
      }
      if (next === BANG || next === QUESTION) after = skipMarkup(bytes, p, end);
      else if (bytes[p + name] === 0x72 && bytes[p + name + 1] === 0x6f && bytes[p + name + 2] === 0x77 && endsName(bytes[p + name + 3])) {
        after = this.#readRow(bytes, p + name + 3, end);
      } else after = skipElement(bytes, p, end);
      if (after < 0) return p;
      p = after;
      if ((this.pause as ScanPause) === 'stopped') return p;
    }
  }

  /** One row; `from` stands after `<row`. Returns the position after it, or -1 when it is not complete or lacks strings. */
  #readRow(bytes: Buffer, from: number, end: number): number {
    let number = this.rowNumber + 1;
    let hidden = false;
    let p = from;
    for (;;) {
      if (p >= end) return -1;
      const byte = bytes[p] as number;
      if (byte <= SPACE) {
        p += 1;
        continue;
      }
      if (byte === GREATER || byte === SLASH) break;
      const nameAt = p;
      while (p < end && bytes[p] !== EQUALS) p += 1;
      const nameLength = p - nameAt;
      while (p < end && bytes[p] !== 0x22 && bytes[p] !== 0x27) p += 1;
      const quote = bytes[p] as number;
      const valueAt = p + 1;
      p = valueAt;
      while (p < end && bytes[p] !== quote) p += 1;
      if (p >= end) return -1;
      if (byte === 0x72 && (nameLength === 1 || bytes[nameAt + 1] === SPACE)) {
        number = this.#integer(bytes, valueAt, p);
      } else if (byte === 0x68 && nameLength >= 6 && bytes.toString('latin1', nameAt, nameAt + 6) === 'hidden') {
        hidden = bytes[valueAt] === 0x31 || bytes[valueAt] === 0x74;
      }
      p += 1;
    }
    if (bytes[p] === SLASH) {
      this.rowNumber = number;
      return skipTag(bytes, p, end);
    }
    return this.#readCells(bytes, p + 1, end, number, hidden);
  }

  #readCells(bytes: Buffer, from: number, end: number, number: number, hidden: boolean): number {
    const prefix = this.#prefix;
    const cells = this.#cells;
    for (let column = 0; column < this.#filled; column += 1) cells[column] = null;
    let filled = 0;
    let p = from;
    this.#column = -1;
    for (;;) {
      while (p < end && bytes[p] !== LESS) p += 1;
      if (p + prefix + 2 >= end) return -1;
      const next = bytes[p + 1];
      if (next === SLASH) {
        p = skipTag(bytes, p + 1, end);
        break;
      }
      if (next === BANG || next === QUESTION) p = skipMarkup(bytes, p, end);
      else if (bytes[p + prefix + 1] === 0x63 && endsName(bytes[p + prefix + 2])) {
        p = this.#readCell(bytes, p + prefix + 2, end);
        if (p >= 0 && this.#value !== null) {
          const column = this.#column;
          while (cells.length < column) cells.push(null);
          cells[column] = this.#value;
          if (column >= filled) filled = column + 1;
        }
      } else p = skipElement(bytes, p, end);
      if (p < 0) {
        if (filled > this.#filled) this.#filled = filled;
        return -1;
      }
    }
    if (p < 0) return -1;
    if (cells.length !== filled) cells.length = filled;
    this.#filled = filled;
    this.rowNumber = number;
    if (filled > 0) this.#visit(number, hidden);
    return p;
  }

  #visit(number: number, hidden: boolean): void {
    this.#rows += 1;
    if (this.#rows > this.#o.maxRows) throw new UnreadableFile('io/too-many-rows', { sheet: this.#o.sheetName, limit: this.#o.maxRows });
    if (this.#o.visit({ number, cells: this.#cells, hidden }) === false) this.pause = 'stopped';
  }

  /** One cell into #column and #value; `from` stands after `<c`. Returns the position after it, or -1. */
  #readCell(bytes: Buffer, from: number, end: number): number {
    let column = this.#column + 1;
    let style = 0;
    let type: CellType = NUMBER;
    let p = from;
    this.#value = null;
    for (;;) {
      if (p >= end) return -1;
      const byte = bytes[p] as number;
      if (byte <= SPACE) {
        p += 1;
        continue;
      }
      if (byte === GREATER) {
        p += 1;
        break;
      }
      if (byte === SLASH) {
        this.#column = column;
        return skipTag(bytes, p, end);
      }
      const nameAt = p;
      while (p < end && bytes[p] !== EQUALS) p += 1;
      const nameLength = p - nameAt;
      p += 1;
      while (p < end && bytes[p] !== 0x22 && bytes[p] !== 0x27) p += 1;
      const quote = bytes[p];
      const valueAt = p + 1;
      p = valueAt;
      if (nameLength === 1 || bytes[nameAt + 1] === SPACE) {
        if (byte === 0x72) {
          column = 0;
          for (let letter = (bytes[p] as number) & 0xdf; letter >= 0x41 && letter <= 0x5a; p += 1, letter = (bytes[p] as number) & 0xdf) column = column * 26 + letter - 64;
          column -= 1;
          if (column < 0 || column >= MAX_COLUMNS) throw this.#broken(bytes.toString('latin1', valueAt, valueAt + 12));
        } else if (byte === 0x73) {
          for (; p < end && bytes[p] !== quote; p += 1) style = style * 10 + (bytes[p] as number) - 0x30;
        } else if (byte === 0x74) type = cellType(bytes, valueAt, quote);
      }
      while (p < end && bytes[p] !== quote) p += 1;
      p += 1;
    }
    this.#column = column;
    const wanted = this.#wanted === null || this.#wanted[column] === 1;
    const prefix = this.#prefix;
    for (;;) {
      while (p < end && bytes[p] !== LESS) p += 1;
      if (p + prefix + 2 >= end) return -1;
      const next = bytes[p + 1];
      if (next === SLASH) return skipTag(bytes, p + 1, end);
      if (next === BANG || next === QUESTION) p = skipMarkup(bytes, p, end);
      else if (bytes[p + prefix + 1] === 0x76 && endsName(bytes[p + prefix + 2])) {
        p = this.#readValue(bytes, p + prefix + 2, end, wanted, type, style);
      } else if (wanted && bytes[p + prefix + 1] === 0x69 && bytes[p + prefix + 2] === 0x73 && endsName(bytes[p + prefix + 3])) {
        p = this.#readInline(bytes, p, end);
      } else p = skipElement(bytes, p, end);
      if (p < 0) return -1;
    }
  }

  /** `<v>…</v>`; `from` stands after `<v`. */
  #readValue(bytes: Buffer, from: number, end: number, wanted: boolean, type: CellType, style: number): number {
    let p = bytes[from] === GREATER ? from + 1 : skipTag(bytes, from, end);
    if (p < 0 || bytes[p - 2] === SLASH) return p;
    const at = p;
    let classes = 0;
    for (; p < end; p += 1) {
      const byte = bytes[p] as number;
      if (byte === LESS) break;
      classes |= TEXT_CLASS[byte] as number;
    }
    if (p + 1 >= end) return -1;
    if (bytes[p + 1] === SLASH) {
      if (wanted && !this.#setValue(bytes, at, p, type, style, classes)) return -1;
      return skipTag(bytes, p + 1, end);
    }
    return this.#readBrokenUpValue(bytes, at, end, wanted, type, style);
  }

  /** A value with comments or CDATA sections in it. */
  #readBrokenUpValue(bytes: Buffer, from: number, end: number, wanted: boolean, type: CellType, style: number): number {
    const pieces: string[] = [];
    let p = from;
    for (;;) {
      const at = p;
      while (p < end && bytes[p] !== LESS) p += 1;
      if (p + 1 >= end) return -1;
      pieces.push(utf8Slice(bytes, at, p));
      if (bytes[p + 1] === SLASH) break;
      const after = skipMarkup(bytes, p, end);
      if (after < 0) return -1;
      if (isCdata(bytes, p)) pieces.push(utf8Slice(bytes, p + 9, after - 3).replaceAll('&', '&amp;'));
      p = after;
    }
    const text = Buffer.from(pieces.join(''), 'utf8');
    if (wanted && !this.#setValue(text, 0, text.length, type, style, 0xff)) return -1;
    return skipTag(bytes, p + 1, end);
  }

  /** False when a shared string has to be read first. */
  #setValue(bytes: Buffer, from: number, to: number, type: CellType, style: number, classes: number): boolean {
    if (type === NUMBER) {
      const value = parseNumber(bytes, from, to);
      if (value !== value) {
        if (asciiSlice(bytes, from, to).trim() === '') return true;
        throw this.#broken(`<v>${utf8Slice(bytes, from, Math.min(to, from + 20))}`);
      }
      this.#value = this.#o.dateStyles[style] === 1 ? (this.#o.dates.toDate(value) ?? value) : value;
      return true;
    }
    if (type === SHARED) return this.#setShared(this.#integer(bytes, from, to));
    if (type === BOOLEAN) {
      this.#value = bytes[from] === 0x31 || bytes[from] === 0x74;
      return true;
    }
    const text = this.#text(bytes, from, to, classes);
    if (type === ERROR) this.#value = { kind: 'error', code: text };
    else if (type === ISO_DATE) {
      const iso = isoDay(text);
      this.#value = iso === null ? text : { kind: 'date', iso };
    } else this.#value = text === '' ? null : text;
    return true;
  }

  #setShared(index: number): boolean {
    const strings = this.#o.strings;
    if (strings === null) throw new UnreadableFile('io/broken-part', { part: this.#o.part, found: 'sharedStrings.xml' });
    if (index >= strings.count) {
      if (strings.complete) throw this.#broken(`<v>${index}`);
      this.pause = 'more-strings';
      this.neededString = index;
      return false;
    }
    const text = strings.get(index);
    this.#value = text === '' ? null : text;
    return true;
  }

  /** `<is>…</is>`; `at` is the position of its `<`. */
  #readInline(bytes: Buffer, at: number, end: number): number {
    const prefix = this.#prefix;
    let p = at + prefix + 3;
    if (bytes[p] === GREATER && bytes[p + 1] === LESS && bytes[p + prefix + 2] === 0x74 && endsName(bytes[p + prefix + 3])) {
      const from = skipTag(bytes, p + prefix + 3, end);
      if (from < 0) return -1;
      let classes = 0;
      for (p = from; p < end && bytes[p] !== LESS; p += 1) classes |= TEXT_CLASS[bytes[p] as number] as number;
      const close = p + prefix + 4; // after "</t>"
      if (bytes[from - 2] !== SLASH && close + 1 < end && bytes[p + 1] === SLASH && bytes[close - 1] === GREATER && bytes[close] === LESS && bytes[close + 1] === SLASH) {
        this.#value = p === from ? null : this.#text(bytes, from, p, classes);
        return skipTag(bytes, close, end);
      }
    }
    const after = skipElement(bytes, at, end);
    if (after < 0) return -1;
    const text = richText(utf8Slice(bytes, at, after), this.#o.part);
    this.#checkLength(text);
    this.#value = text === '' ? null : text;
    return after;
  }

  #text(bytes: Buffer, from: number, to: number, classes: number): string {
    const text = classes === 0xff ? resolveExcelEscapes(resolveReferences(normalizeLineEnds(utf8Slice(bytes, from, to)))) : textOf(bytes, from, to, classes);
    if (to - from > this.#o.cellLength) this.#checkLength(text);
    return text;
  }

  #checkLength(text: string): void {
    if (text.length > this.#o.cellLength) throw new UnreadableFile('io/cell-too-long', { row: this.rowNumber + 1, limit: this.#o.cellLength });
  }

  #integer(bytes: Buffer, from: number, to: number): number {
    let value = 0;
    for (let p = from; p < to; p += 1) {
      const digit = (bytes[p] as number) - 0x30;
      if (digit < 0 || digit > 9 || value > 2 ** 40) {
        if (digit + 0x30 <= SPACE) continue;
        throw this.#broken(utf8Slice(bytes, from, Math.min(to, from + 20)));
      }
      value = value * 10 + digit;
    }
    return value;
  }

  #broken(found: string): UnreadableFile<'io/broken-part'> {
    return new UnreadableFile('io/broken-part', { part: this.#o.part, found });
  }
}

function cellType(bytes: Buffer, at: number, quote: number | undefined): CellType {
  const first = bytes[at];
  if (first === 0x73) return bytes[at + 1] === quote ? SHARED : TEXT;
  if (first === 0x69) return INLINE;
  if (first === 0x62) return BOOLEAN;
  if (first === 0x65) return ERROR;
  if (first === 0x64) return ISO_DATE;
  return NUMBER;
}
