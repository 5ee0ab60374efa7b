/**
 * The hot loop of reading xlsx: takes the rows of one worksheet out of its bytes. Works on any stretch of bytes and
 * stops before the first row that is not complete in it, so no cell is ever cut by the border of two chunks.
 */
import type { Cell } from '../../../../domain/cell.js';
import type { SheetRow } from '../../../../domain/sheet.js';
import { columnLetters } from '../../../../domain/source-ref.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { viewOf } from '../text-cache.js';
import { BANG, closes, endsName, EQUALS, GREATER, LESS, NO_EXTENSION, QUESTION, skipExtension, skipMarkup, skipTag, SLASH, SPACE } from '../xml/byte-text.js';
import { CellReader, misplaced, NONE, type CellMeaning } from './cell-reader.js';
import { parseInteger } from './parse-number.js';
import { UsualCells } from './usual-cells.js';

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const LETTER_C = 0x63;
const LETTER_R = 0x72;
const LETTER_T = 0x74;

export interface RowScannerOptions extends CellMeaning {
  readonly sheetName: string;
  readonly maxRows: number;
  readonly visit: (row: SheetRow) => void | boolean;
}

/** Why {@link RowScanner.scan} came back. */
export type ScanPause = 'more-bytes' | 'more-strings' | 'end' | 'stopped';

export class RowScanner {
  pause: ScanPause = 'more-bytes';
  /** The last row read, 1-based. */
  rowNumber = 0;

  readonly #o: RowScannerOptions;
  readonly #prefix: number;
  readonly #reader: CellReader;
  readonly #usual: UsualCells;
  readonly #cells: Cell[] = [];
  #rows = 0;

  constructor(options: RowScannerOptions) {
    this.#o = options;
    this.#prefix = options.prefixLength;
    this.#reader = new CellReader(options);
    this.#usual = new UsualCells(options);
  }

  /** After `more-strings`: the index of the shared string that has to be there first. */
  get neededString(): number {
    return this.#reader.neededString;
  }

  /** Visits the complete rows of `bytes` between `from` and `end`; returns the position to go on from. */
  scan(bytes: Buffer, from: number, end: number): number {
    this.pause = 'more-bytes';
    this.#reader.neededString = NONE;
    const name = this.#prefix + 1;
    const view = viewOf(bytes);
    this.#usual.startBytes();
    let p = from;
    for (;;) {
      while (p < end && bytes[p] !== LESS) p += 1;
      if (p + name + 3 >= end) return p;
      const next = bytes[p + 1];
      let after: number;
      if (next === SLASH) {
        const isEnd = closes(bytes, p, end, this.#prefix, 'sheetData');
        if (isEnd === false) throw this.#misplaced(bytes, p);
        if (isEnd === true) this.pause = 'end';
        return p;
      }
      if (next === BANG || next === QUESTION) after = skipMarkup(bytes, p, end);
      else if (bytes[p + name] === LETTER_R && bytes[p + name + 1] === 0x6f && bytes[p + name + 2] === 0x77 && endsName(bytes[p + name + 3])) {
        after = this.#readRow(bytes, view, p + name + 3, end);
      } else {
        after = skipExtension(bytes, p, end, this.#prefix);
        if (after === NO_EXTENSION) throw this.#misplaced(bytes, p);
      }
      if (after < 0) {
        if (this.#reader.neededString !== NONE) this.pause = 'more-strings';
        return p;
      }
      p = after;
      if ((this.pause as ScanPause) === 'stopped') return p;
    }
  }

  /** One row; `from` stands after `<row`. Returns the position after it, or -1 when it is not complete or lacks strings. */
  #readRow(bytes: Buffer, view: DataView, from: number, end: number): number {
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
      while (p < end && bytes[p] !== DOUBLE_QUOTE && bytes[p] !== SINGLE_QUOTE) p += 1;
      const quote = bytes[p];
      const valueAt = p + 1;
      p = valueAt;
      while (p < end && bytes[p] !== quote) p += 1;
      if (p >= end) return -1;
      if (byte === LETTER_R && (nameLength === 1 || bytes[nameAt + 1] === SPACE)) {
        number = parseInteger(bytes, valueAt, p);
        if (number < 1) throw new UnreadableFile('io/broken-part', { part: this.#o.part, found: `<row r="${bytes.toString('latin1', valueAt, Math.min(p, valueAt + 20))}">` });
      } else if (byte === 0x68 && bytes.toString('latin1', nameAt, nameAt + nameLength).trimEnd() === 'hidden') {
        hidden = bytes[valueAt] === 0x31 || bytes[valueAt] === LETTER_T;
      }
      p += 1;
    }
    if (bytes[p] === SLASH) {
      this.rowNumber = number;
      return skipTag(bytes, p, end);
    }
    return this.#readCells(bytes, view, p + 1, end, number, hidden);
  }

  #readCells(bytes: Buffer, view: DataView, from: number, end: number, number: number, hidden: boolean): number {
    const prefix = this.#prefix;
    const usual = this.#usual;
    const cells = this.#cells;
    cells.fill(null);
    let filled = 0;
    let p = from;
    this.#reader.row = number;
    usual.startRow(number);
    for (;;) {
      const like = usual.readLikeAbove(bytes, view, p, end);
      let isCell = like > 0;
      if (isCell) p = like;
      else {
        while (p < end && bytes[p] !== LESS) p += 1;
        if (p + prefix + 2 >= end) return -1;
        const next = bytes[p + 1];
        if (next === SLASH) {
          const isEnd = closes(bytes, p, end, prefix, 'row');
          if (isEnd === null) return -1;
          if (!isEnd) throw this.#misplaced(bytes, p, number);
          break;
        }
        if (next === BANG || next === QUESTION) p = skipMarkup(bytes, p, end);
        else if (bytes[p + prefix + 1] === LETTER_C && endsName(bytes[p + prefix + 2])) {
          isCell = true;
          p = this.#readCell(bytes, view, p, end);
        } else {
          const after = skipExtension(bytes, p, end, prefix);
          if (after === NO_EXTENSION) throw this.#misplaced(bytes, p, number);
          p = after;
        }
        if (p < 0) return -1;
      }
      const { column, value } = usual;
      if (isCell && value !== null) {
        if (column < filled && cells[column] !== null) throw new UnreadableFile('io/broken-part', { part: this.#o.part, found: `row ${number}: ${columnLetters(column)} × 2` });
        while (cells.length < column) cells.push(null);
        cells[column] = value;
        if (column >= filled) filled = column + 1;
      }
    }
    p = skipTag(bytes, p + 1, end);
    if (p < 0) return -1;
    if (cells.length !== filled) cells.length = filled;
    this.rowNumber = number;
    if (filled > 0) this.#visit(number, hidden);
    return p;
  }

  /** One cell that is not like the one above it, into the column and value of the usual ones; `start` is its `<`. Returns the position after it, or -1. */
  #readCell(bytes: Buffer, view: DataView, start: number, end: number): number {
    const usual = this.#usual;
    const from = start + this.#prefix + 2;
    const after = usual.read(bytes, view, start, from, end);
    if (after > 0) return after;
    const reader = this.#reader;
    reader.column = usual.column;
    const p = reader.read(bytes, from, end);
    usual.column = reader.column;
    usual.value = reader.value;
    return p;
  }

  /** A tag where none of its kind may stand: something before it is missing, and with it whatever else is read would be guessed. */
  #misplaced(bytes: Buffer, at: number, row = this.rowNumber + 1): UnreadableFile<'io/broken-part'> {
    return misplaced(bytes, at, this.#o.part, row);
  }

  #visit(number: number, hidden: boolean): void {
    this.#rows += 1;
    if (this.#rows > this.#o.maxRows) throw new UnreadableFile('io/too-many-rows', { sheet: this.#o.sheetName, limit: this.#o.maxRows });
    if (this.#o.visit({ number, cells: this.#cells, hidden }) === false) this.pause = 'stopped';
  }
}
