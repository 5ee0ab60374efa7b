/**
 * The markup around the text of a cell, `<c r="B12" s="1" t="inlineStr"><is><t>` … `</t></is></c>` 单元格标记. Down a column it is the same
 * but for the number of the row: it is learnt from one cell, and compared, four bytes at a time, with the cells below.
 */

/** Bytes that stand together; four at least. */
class Stretch {
  readonly length: number;
  readonly #words: Int32Array;

  constructor(view: DataView, from: number, to: number) {
    this.length = to - from;
    this.#words = Int32Array.from({ length: Math.ceil(this.length / 4) }, (_, at) => view.getInt32(Math.min(from + at * 4, to - 4), true));
  }

  /** Whether they stand here, too; they must end within what is seen. */
  standsAt(view: DataView, at: number): boolean {
    const words = this.#words;
    const last = words.length - 1;
    for (let word = 0; word < last; word += 1) if (view.getInt32(at + word * 4, true) !== words[word]) return false;
    return view.getInt32(at + this.length - 4, true) === words[last];
  }
}

/** Where the parts of a cell begin. */
export interface CellParts {
  /** Its `<`. */
  readonly from: number;
  /** The number of the row, behind the letters of the column. */
  readonly number: number;
  readonly numberEnd: number;
  readonly text: number;
  readonly textEnd: number;
  readonly after: number;
}

export class CellTags {
  /** What the tags say of the text. */
  readonly type: number;
  readonly style: number;
  readonly #letters: Stretch;
  readonly #opening: Stretch;
  readonly #closing: Stretch;

  constructor(view: DataView, { from, number, numberEnd, text, textEnd, after }: CellParts, type: number, style: number) {
    this.type = type;
    this.style = style;
    this.#letters = new Stretch(view, from, number);
    this.#opening = new Stretch(view, numberEnd, text);
    this.#closing = new Stretch(view, textEnd, after);
  }

  /** Position of the text if the same tags stand at `from`, with a row's number of so many digits; else −1. */
  textAt(view: DataView, from: number, end: number, digits: number): number {
    const number = from + this.#letters.length;
    const opening = number + digits;
    const text = opening + this.#opening.length;
    if (text > end || !this.#letters.standsAt(view, from) || !isDigit(view.getUint8(number)) || !this.#opening.standsAt(view, opening)) return -1;
    return text;
  }

  /** Length of what stands behind the text. */
  get closing(): number {
    return this.#closing.length;
  }

  /** Position after the cell if its text ends at `at` in the same way; else −1. */
  afterText(view: DataView, at: number, end: number): number {
    const after = at + this.#closing.length;
    return after <= end && this.#closing.standsAt(view, at) ? after : -1;
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
