/**
 * Reads the spelling of nearly every cell there is, ` r="A1" s="1" t="s"><v>12</v></c>` or an inline text, in one pass; everything else is
 * left to the general reader. Cells whose tags are those of a cell above need not be taken apart at all, nor need a text that stood there, too.
 */
import type { Cell } from '../../../../domain/cell.js';
import { TextCache } from '../text-cache.js';
import { TextsAbove } from '../texts-above.js';
import { endsName, EQUALS, GREATER, isVerbatim, LESS, SLASH, SPACE, TEXT_CLASS } from '../xml/byte-text.js';
import { MAX_COLUMNS, type CellMeaning } from './cell-reader.js';
import { CellTags, type CellParts } from './cell-tags.js';

const DOUBLE_QUOTE = 0x22;
const LETTER_C = 0x63;
const LETTER_I = 0x69;
const LETTER_N = 0x6e;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const LETTER_V = 0x76;
const NUMBER = 0;

/** Where the tags of a column change from row to row, learning them again and again would cost more than it brings. */
const MOST_LEARNT = 100;

export class UsualCells {
  /** 0-based column and value of the cell read last. */
  column = -1;
  value: Cell = null;

  readonly #o: CellMeaning;
  readonly #prefix: number;
  readonly #texts = new TextCache();
  /** By column. */
  readonly #tags: (CellTags | undefined)[] = [];
  readonly #learnt: number[] = [];
  readonly #above = new TextsAbove();
  /** Decimal digits of the number of the row being read. */
  #rowDigits = 1;

  constructor(meaning: CellMeaning) {
    this.#o = meaning;
    this.#prefix = meaning.prefixLength;
  }

  /** @param number of the row whose cells come next */
  startRow(number: number): void {
    this.column = -1;
    this.#rowDigits = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : number < 10_000 ? 4 : number < 100_000 ? 5 : number < 1_000_000 ? 6 : 7;
  }

  /** Other bytes come now. */
  startBytes(): void {
    this.#above.startBytes();
  }

  /** Reads the next cell of the row into {@link column} and {@link value}, if at `from` it begins like the one above it. Returns the position after it, or −1: then nothing has changed. */
  readLikeAbove(bytes: Buffer, view: DataView, from: number, end: number): number {
    const column = this.column + 1;
    if (column >= this.#tags.length) return -1;
    const tags = this.#tags[column];
    if (tags === undefined) return -1;
    const text = tags.textAt(view, from, end, this.#rowDigits);
    if (text < 0) return -1;
    const repeated = this.#above.again(view, column, text, end, tags.closing);
    if (repeated >= 0) {
      this.column = column;
      this.value = this.#above.value(column);
      return text + repeated + tags.closing;
    }
    const textEnd = this.#readText(bytes, view, text, end, column, tags.type, tags.style);
    const after = textEnd < 0 ? -1 : tags.afterText(view, textEnd, end);
    if (after < 0) return -1;
    this.column = column;
    this.#above.keep(column, text, textEnd - text, this.value);
    return after;
  }

  /** Reads one cell into {@link column} and {@link value}; `from` stands after the `<c` that begins at `start`. Returns as {@link readLikeAbove}. */
  read(bytes: Buffer, view: DataView, start: number, from: number, end: number): number {
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
    const number = p;
    if (bytes[p + this.#rowDigits] === DOUBLE_QUOTE) p += this.#rowDigits;
    else while (p < end && bytes[p] !== DOUBLE_QUOTE) p += 1;
    const numberEnd = p;
    p += 1;

    let style = 0;
    let type = NUMBER;
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
        if (type === LETTER_N) type = NUMBER;
      }
      if (bytes[p] !== DOUBLE_QUOTE) return -1;
      p += 1;
    }
    if (bytes[p] === SLASH && bytes[p + 1] === GREATER) {
      this.column = column;
      this.value = null;
      return p + 2;
    }
    if (bytes[p] !== GREATER || bytes[p + 1] !== LESS) return -1;
    const prefix = this.#prefix;
    if (type === LETTER_I) {
      // <is><t>
      p += prefix + 5;
      if (bytes[p - 1] !== GREATER || bytes[p - 2] !== LETTER_S || bytes[p + prefix + 1] !== LETTER_T || !endsName(bytes[p + prefix + 2])) return -1;
      p += prefix + 2;
      while (p < end && bytes[p] !== GREATER) p += 1;
      p += 1;
      if (bytes[p - 2] === SLASH) return -1;
    } else {
      // <v>
      p += prefix + 4;
      if (bytes[p - 1] !== GREATER || bytes[p - 2] !== LETTER_V) return -1;
    }
    const text = p;
    const textEnd = this.#readText(bytes, view, text, end, column, type, style);
    if (textEnd < 0) return -1;
    p = this.#afterText(bytes, textEnd, end, type);
    if (p < 0) return -1;
    if (number + this.#rowDigits === numberEnd) this.#learn(view, { from: start, number, numberEnd, text, textEnd, after: p }, column, type, style);
    this.column = column;
    return p;
  }

  /** The text of a cell into {@link value}. Returns where it ends, or −1. */
  #readText(bytes: Buffer, view: DataView, at: number, end: number, column: number, type: number, style: number): number {
    const { wanted } = this.#o;
    let p = at;
    this.value = null;
    if (wanted !== null && wanted[column] !== 1) {
      while (p < end && bytes[p] !== LESS) p += 1;
      return p;
    }
    if (type === LETTER_I) {
      let classes = 0;
      for (; p < end && bytes[p] !== LESS; p += 1) classes |= TEXT_CLASS[bytes[p] as number] as number;
      if (!isVerbatim(classes) || p - at > this.#o.cellLength) return -1;
      if (p > at) this.value = this.#texts.get(bytes, view, at, p, classes === 0, column);
      return p;
    }
    let number = 0;
    let divisor = 0;
    for (; p < end; p += 1) {
      const digit = (bytes[p] as number) - 0x30;
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
        divisor *= 10;
      } else if (digit === -2 && divisor === 0) divisor = 1;
      else break;
    }
    if (bytes[p] !== LESS || p === at || p - at > 15) return -1;
    if (type === LETTER_S) {
      const { strings } = this.#o;
      if (divisor > 0 || strings === null || number >= strings.count) return -1;
      const text = strings.get(number);
      if (text !== '') this.value = text;
      return p;
    }
    if (type !== NUMBER) return -1;
    if (divisor > 0) number = p - at > 1 ? number / divisor : Number.NaN;
    if (number !== number) return -1;
    this.value = this.#o.dateStyles[style] === 1 ? (this.#o.dates.toDate(number) ?? number) : number;
    return p;
  }

  /** Position after `</t></is></c>` or `</v></c>`, or −1 when something else stands at `at`. */
  #afterText(bytes: Buffer, at: number, end: number, type: number): number {
    const close = this.#prefix + 4; // length of "</v>"
    let p = at + close;
    if (bytes[p - 1] !== GREATER) return -1;
    if (type === LETTER_I) {
      p += close + 1;
      if (bytes[p - 1] !== GREATER || bytes[p - 2] !== LETTER_S || bytes[p - close] !== SLASH) return -1;
    }
    if (p + close > end || bytes[p] !== LESS || bytes[p + 1] !== SLASH || bytes[p + close - 2] !== LETTER_C || bytes[p + close - 1] !== GREATER) return -1;
    return p + close;
  }

  #learn(view: DataView, parts: CellParts, column: number, type: number, style: number): void {
    while (this.#learnt.length <= column) {
      this.#learnt.push(0);
      this.#tags.push(undefined);
    }
    const times = this.#learnt[column] as number;
    if (times >= MOST_LEARNT) return;
    this.#learnt[column] = times + 1;
    this.#above.keep(column, -1, 0, null);
    this.#tags[column] = new CellTags(view, parts, type, style);
  }
}
