/**
 * The hot loop of reading xlsx: takes the rows of one worksheet out of its bytes. Works on any stretch of bytes and
 * stops before the first row that is not complete in it, so no cell is ever cut by the border of two chunks.
 */
import type { Cell } from '../../../../domain/cell.js';
import type { SheetRow } from '../../../../domain/sheet.js';
import { columnLetters } from '../../../../domain/source-ref.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { TextCache } from '../text-cache.js';
import { BANG, closes, endsName, EQUALS, GREATER, isVerbatim, LESS, NO_EXTENSION, QUESTION, skipExtension, skipMarkup, skipTag, SLASH, SPACE, TEXT_CLASS } from '../xml/byte-text.js';
import { CellReader, MAX_COLUMNS, misplaced, NONE, type CellMeaning } from './cell-reader.js';
import { parseInteger } from './parse-number.js';

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const LETTER_C = 0x63;
const LETTER_I = 0x69;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const LETTER_V = 0x76;

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
  readonly #texts = new TextCache();
  readonly #cells: Cell[] = [];
  #rows = 0;
  /** Decimal digits of the number of the row being read. */
  #rowDigits = 1;
  /** Out-value of #readUsualCell. */
  #value: Cell = null;
  #column = NONE;

  constructor(options: RowScannerOptions) {
    this.#o = options;
    this.#prefix = options.prefixLength;
    this.#reader = new CellReader(options);
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
        after = this.#readRow(bytes, p + name + 3, end);
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
    return this.#readCells(bytes, p + 1, end, number, hidden);
  }

  #readCells(bytes: Buffer, from: number, end: number, number: number, hidden: boolean): number {
    const prefix = this.#prefix;
    const reader = this.#reader;
    const cells = this.#cells;
    cells.fill(null);
    let filled = 0;
    let p = from;
    this.#column = NONE;
    reader.row = number;
    this.#rowDigits = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : number < 10_000 ? 4 : number < 100_000 ? 5 : number < 1_000_000 ? 6 : 7;
    for (;;) {
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
        const usual = this.#readUsualCell(bytes, p + prefix + 2, end);
        if (usual > 0) p = usual;
        else {
          reader.column = this.#column;
          p = reader.read(bytes, p + prefix + 2, end);
          this.#column = reader.column;
          this.#value = reader.value;
        }
        if (p >= 0 && this.#value !== null) {
          const column = this.#column;
          if (column < filled && cells[column] !== null) throw new UnreadableFile('io/broken-part', { part: this.#o.part, found: `row ${number}: ${columnLetters(column)} × 2` });
          while (cells.length < column) cells.push(null);
          cells[column] = this.#value;
          if (column >= filled) filled = column + 1;
        }
      } else {
        const after = skipExtension(bytes, p, end, prefix);
        if (after === NO_EXTENSION) throw this.#misplaced(bytes, p, number);
        p = after;
      }
      if (p < 0) return -1;
    }
    p = skipTag(bytes, p + 1, end);
    if (p < 0) return -1;
    if (cells.length !== filled) cells.length = filled;
    this.rowNumber = number;
    if (filled > 0) this.#visit(number, hidden);
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

  /**
   * The spelling of nearly every cell there is, ` r="A1" s="1" t="s"><v>12</v></c>` or an inline text, in one pass.
   * Leaves #column and #value. Returns -1 for anything else: the general reader then begins again at the same place.
   */
  #readUsualCell(bytes: Buffer, from: number, end: number): number {
    let p = from;
    if (bytes[p] !== SPACE || bytes[p + 1] !== LETTER_R || bytes[p + 2] !== EQUALS || bytes[p + 3] !== DOUBLE_QUOTE) return -1;
    p += 4;
    let column = 0;
    for (let letter = bytes[p] as number; letter >= 0x41 && letter <= 0x5a; letter = bytes[p] as number) {
      column = column * 26 + letter - 0x40;
      p += 1;
    }
    column -= 1;
    if (column < 0 || column >= MAX_COLUMNS) return -1;
    // The rest of the reference is the row number, whose length is known.
    if (bytes[p + this.#rowDigits] === DOUBLE_QUOTE) p += this.#rowDigits;
    else while (p < end && bytes[p] !== DOUBLE_QUOTE) p += 1;
    p += 1;

    let style = 0;
    let type = 0; // a number
    while (bytes[p] === SPACE && bytes[p + 2] === EQUALS && bytes[p + 3] === DOUBLE_QUOTE) {
      const attribute = bytes[p + 1];
      p += 4;
      if (attribute === LETTER_S) {
        style = 0;
        for (let digit = (bytes[p] as number) - 0x30; digit >= 0 && digit <= 9; digit = (bytes[p] as number) - 0x30) {
          style = style * 10 + digit;
          p += 1;
        }
      } else if (attribute === LETTER_T) {
        type = bytes[p] as number;
        p += type === LETTER_I ? 9 : 1; // "inlineStr", "s", "n"; longer ones fail at the quote
      }
      if (bytes[p] !== DOUBLE_QUOTE) return -1;
      p += 1;
    }
    const prefix = this.#prefix;
    const close = prefix + 4; // length of "</v>"
    if (bytes[p] === SLASH && bytes[p + 1] === GREATER) {
      this.#column = column;
      this.#value = null;
      return p + 2;
    }
    if (bytes[p] !== GREATER || bytes[p + 1] !== LESS) return -1;
    const { wanted } = this.#o;
    const isWanted = wanted === null || wanted[column] === 1;
    let value: Cell = null;
    if (type === LETTER_I) {
      // <is><t>text</t></is>
      p += prefix + 5;
      if (bytes[p - 1] !== GREATER || bytes[p - 2] !== LETTER_S || bytes[p + prefix + 1] !== LETTER_T || !endsName(bytes[p + prefix + 2])) return -1;
      p += prefix + 2;
      while (p < end && bytes[p] !== GREATER) p += 1;
      p += 1;
      const textAt = p;
      let classes = 0;
      for (; p < end && bytes[p] !== LESS; p += 1) classes |= TEXT_CLASS[bytes[p] as number] as number;
      if (!isVerbatim(classes) || p - textAt > this.#o.cellLength || bytes[textAt - 2] === SLASH) return -1;
      if (isWanted && p > textAt) value = this.#texts.get(bytes, textAt, p, classes === 0, column);
      p += close + close + 1;
      if (bytes[p - 1] !== GREATER || bytes[p - 2] !== LETTER_S || bytes[p - close] !== SLASH) return -1;
    } else {
      // <v>digits</v>
      p += prefix + 4;
      if (bytes[p - 1] !== GREATER || bytes[p - 2] !== LETTER_V) return -1;
      const digitsAt = p;
      let number = 0;
      let divisor = 0;
      for (; ; p += 1) {
        const digit = (bytes[p] as number) - 0x30;
        if (digit >= 0 && digit <= 9) {
          number = number * 10 + digit;
          divisor *= 10;
        } else if (digit === -2 && divisor === 0) divisor = 1;
        else break;
      }
      if (bytes[p] !== LESS || p === digitsAt || p - digitsAt > 15) return -1;
      if (type === LETTER_S) {
        const { strings } = this.#o;
        if (divisor > 0 || strings === null || number >= strings.count) return -1;
        if (isWanted) value = strings.get(number);
        if (value === '') value = null;
      } else if (type !== 0) return -1;
      else if (isWanted) {
        if (divisor > 0) number = p - digitsAt > 1 ? number / divisor : Number.NaN;
        if (number !== number) return -1;
        value = this.#o.dateStyles[style] === 1 ? (this.#o.dates.toDate(number) ?? number) : number;
      }
      p += close;
      if (bytes[p - 1] !== GREATER) return -1;
    }
    // </c>
    if (p + close > end || bytes[p] !== LESS || bytes[p + 1] !== SLASH || bytes[p + close - 2] !== LETTER_C || bytes[p + close - 1] !== GREATER) return -1;
    this.#column = column;
    this.#value = value;
    return p + close;
  }
}
