/** The rows of one sheet as the markup of its part, made in the order in which they are given. */
import { columnLetters } from '../../../domain/source-ref.js';
import { textElement, type SharedStrings } from './shared-strings.js';

/** As much text is gathered before it becomes bytes. */
const PIECE = 1 << 18;

/** Call {@link beginRow}, its cells from left to right, {@link endRow}; rows from top to bottom. Styles are numbers, 0 for none. */
export class RowMarkup {
  readonly #strings: SharedStrings;
  readonly #letters: string[] = [];
  readonly #pieces: Buffer[] = [];
  #text = '';
  #row = '';
  #hasCells = false;

  constructor(strings: SharedStrings, columns: number) {
    this.#strings = strings;
    for (let column = 0; column < columns; column += 1) this.#letters.push(columnLetters(column));
  }

  /** @param row 0-based. @param height in points; the program's own choice when left out */
  beginRow(row: number, height?: number): void {
    this.#row = String(row + 1);
    this.#hasCells = false;
    this.#text += height === undefined ? `<row r="${this.#row}"` : `<row r="${this.#row}" ht="${height}" customHeight="1"`;
  }

  endRow(): void {
    this.#text += this.#hasCells ? '</row>' : '/>';
    if (this.#text.length >= PIECE) this.#flush();
  }

  empty(column: number, style: number): void {
    if (style !== 0) this.#cell(column, '', style, '/>');
  }

  /** A number that is none leaves the cell empty. */
  number(column: number, value: number, style: number): void {
    if (Number.isFinite(value)) this.#cell(column, '', style, `><v>${value}</v></c>`);
    else this.empty(column, style);
  }

  /** A text that stands in the cell itself: read as rich text, so that `#N/A` does not become an error value. */
  inPlace(column: number, text: string, style: number): void {
    this.#cell(column, ' t="inlineStr"', style, `><is><r>${textElement(text)}</r></is></c>`);
  }

  text(column: number, text: string, style: number): void {
    this.#cell(column, ' t="s"', style, `><v>${this.#strings.position(text)}</v></c>`);
  }

  /** Everything so far. */
  pieces(): readonly Buffer[] {
    this.#flush();
    return this.#pieces;
  }

  #cell(column: number, type: string, style: number, rest: string): void {
    if (!this.#hasCells) {
      this.#text += '>';
      this.#hasCells = true;
    }
    this.#text += style === 0 ? `<c r="${this.#letters[column]!}${this.#row}"${type}${rest}` : `<c r="${this.#letters[column]!}${this.#row}"${type} s="${style}"${rest}`;
  }

  #flush(): void {
    if (this.#text !== '') this.#pieces.push(Buffer.from(this.#text, 'utf8'));
    this.#text = '';
  }
}
