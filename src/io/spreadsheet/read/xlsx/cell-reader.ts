/**
 * Reads one cell of a worksheet in any spelling the format allows. The row scanner does the usual spelling by itself and
 * comes here for the rest.
 */
import type { Cell } from '../../../../domain/cell.js';
import { UNCOMPUTED } from '../values/uncomputed.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { asciiSlice, utf8Slice } from '../slice-text.js';
import { type DateSerials, isoDay } from '../values/date-serial.js';
import { BANG, closes, endsName, EQUALS, GREATER, isCdata, LESS, NO_EXTENSION, QUESTION, skipElement, skipExtension, skipMarkup, skipTag, SLASH, SPACE, TEXT_CLASS, textOf } from '../xml/byte-text.js';
import { normalizeLineEnds, resolveExcelEscapes, resolveReferences } from '../xml/references.js';
import { parseInteger, parseNumber } from './parse-number.js';
import { richText } from './rich-text.js';
import type { SharedStrings } from './shared-strings.js';

/** XFD, the last column of the format. */
export const MAX_COLUMNS = 16_384;
/** What {@link CellReader.neededString} is when no shared string is missing. */
export const NONE = -1;
/** A text with sections that were put together: it may need every conversion. */
const ALL_CLASSES = 0xff;

const NUMBER = 0;
const SHARED = 1;
const TEXT = 2;
const INLINE = 3;
const BOOLEAN = 4;
const ERROR = 5;
const ISO_DATE = 6;
type CellType = typeof NUMBER | typeof SHARED | typeof TEXT | typeof INLINE | typeof BOOLEAN | typeof ERROR | typeof ISO_DATE;

/** What the cells of a worksheet mean. */
export interface CellMeaning {
  readonly part: string;
  /** Length of the namespace prefix with its colon. */
  readonly prefixLength: number;
  /** By style index: whether it shows a number as a day. */
  readonly dateStyles: Uint8Array;
  readonly dates: DateSerials;
  readonly strings: SharedStrings | null;
  /** By column: 1 when it is to be read; null for all. */
  readonly wanted: Uint8Array | null;
  readonly cellLength: number;
}

export class CellReader {
  /** 0-based column of the cell read last; the next one without a reference stands behind it. */
  column = NONE;
  value: Cell = null;
  /** Index of a shared string that has to be read before this cell can be, or {@link NONE}. */
  neededString = NONE;
  /** The row being read, for messages. */
  row = 0;

  readonly #o: CellMeaning;
  readonly #prefix: number;

  constructor(meaning: CellMeaning) {
    this.#o = meaning;
    this.#prefix = meaning.prefixLength;
  }

  /** Reads one cell into {@link column} and {@link value}; `from` stands after `<c`. Returns the position after it, or -1. */
  read(bytes: Buffer, from: number, end: number): number {
    let column = this.column + 1;
    let style = 0;
    let type: CellType = NUMBER;
    let p = from;
    this.value = null;
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
        this.column = column;
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
          if (p >= end) return -1;
          column -= 1;
          if (column < 0 || column >= MAX_COLUMNS) throw this.#broken(bytes.toString('latin1', valueAt, valueAt + 12));
        } else if (byte === 0x73) {
          for (; p < end && bytes[p] !== quote; p += 1) style = style * 10 + (bytes[p] as number) - 0x30;
        } else if (byte === 0x74) type = cellType(bytes, valueAt, quote);
      }
      while (p < end && bytes[p] !== quote) p += 1;
      p += 1;
    }
    this.column = column;
    const wanted = this.#o.wanted === null || this.#o.wanted[column] === 1;
    const prefix = this.#prefix;
    let isFormula = false;
    for (;;) {
      while (p < end && bytes[p] !== LESS) p += 1;
      if (p + prefix + 2 >= end) return -1;
      const next = bytes[p + 1];
      if (next === SLASH) {
        const isEnd = closes(bytes, p, end, prefix, 'c');
        if (isEnd === null) return -1;
        if (!isEnd) throw misplaced(bytes, p, this.#o.part, this.row);
        if (isFormula && wanted) this.value = UNCOMPUTED;
        return skipTag(bytes, p + 1, end);
      }
      if (next === BANG || next === QUESTION) p = skipMarkup(bytes, p, end);
      else if (bytes[p + prefix + 1] === 0x66 && endsName(bytes[p + prefix + 2])) {
        isFormula = true;
        p = skipElement(bytes, p, end);
      } else if (bytes[p + prefix + 1] === 0x76 && endsName(bytes[p + prefix + 2])) {
        isFormula = false;
        p = this.#readValue(bytes, p + prefix + 2, end, wanted, type, style);
      } else if (bytes[p + prefix + 1] === 0x69 && bytes[p + prefix + 2] === 0x73 && endsName(bytes[p + prefix + 3])) {
        p = wanted ? this.#readInline(bytes, p, end) : skipElement(bytes, p, end);
      } else {
        const after = skipExtension(bytes, p, end, prefix);
        if (after === NO_EXTENSION) throw misplaced(bytes, p, this.#o.part, this.row);
        p = after;
      }
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
    if (wanted && !this.#setValue(text, 0, text.length, type, style, ALL_CLASSES)) return -1;
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
      this.value = this.#o.dateStyles[style] === 1 ? (this.#o.dates.toDate(value) ?? value) : value;
      return true;
    }
    if (type === SHARED) return this.#setShared(this.#index(bytes, from, to));
    if (type === BOOLEAN) {
      this.value = bytes[from] === 0x31 || bytes[from] === 0x74;
      return true;
    }
    const text = this.#text(bytes, from, to, classes);
    if (type === ERROR) this.value = { kind: 'error', code: text };
    else if (type === ISO_DATE) {
      const iso = isoDay(text);
      this.value = iso === null ? text : { kind: 'date', iso };
    } else this.value = text === '' ? null : text;
    return true;
  }

  #setShared(index: number): boolean {
    const strings = this.#o.strings;
    if (strings === null) throw new UnreadableFile('io/broken-part', { part: this.#o.part, found: 'sharedStrings.xml' });
    if (index >= strings.count) {
      if (strings.complete) throw this.#broken(`<v>${index}`);
      this.neededString = index;
      return false;
    }
    const text = strings.get(index);
    this.value = text === '' ? null : text;
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
        this.value = p === from ? null : this.#text(bytes, from, p, classes);
        return skipTag(bytes, close, end);
      }
    }
    const after = skipElement(bytes, at, end);
    if (after < 0) return -1;
    const text = richText(utf8Slice(bytes, at, after), this.#o.part);
    this.#checkLength(text);
    this.value = text === '' ? null : text;
    return after;
  }

  #text(bytes: Buffer, from: number, to: number, classes: number): string {
    const text = classes === ALL_CLASSES ? resolveExcelEscapes(resolveReferences(normalizeLineEnds(utf8Slice(bytes, from, to)))) : textOf(bytes, from, to, classes);
    if (to - from > this.#o.cellLength) this.#checkLength(text);
    return text;
  }

  #checkLength(text: string): void {
    if (text.length > this.#o.cellLength) throw new UnreadableFile('io/cell-too-long', { row: this.row, limit: this.#o.cellLength });
  }

  #index(bytes: Buffer, from: number, to: number): number {
    const value = parseInteger(bytes, from, to);
    if (value < 0) throw this.#broken(`<v>${utf8Slice(bytes, from, Math.min(to, from + 20))}`);
    return value;
  }

  #broken(found: string): UnreadableFile<'io/broken-part'> {
    return new UnreadableFile('io/broken-part', { part: this.#o.part, found });
  }
}

/** A tag where none of its kind may stand. */
export function misplaced(bytes: Buffer, at: number, part: string, row: number): UnreadableFile<'io/broken-part'> {
  return new UnreadableFile('io/broken-part', { part, found: `row ${row}: ${utf8Slice(bytes, at, Math.min(bytes.length, at + 20))}` });
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
