/**
 * Reads the tables of an HTML page, which many systems hand out as `.xls`. Every cell is text as shown: an identity number
 * in it never becomes a number. Forgiving like a browser: end tags of cells and rows may be missing.
 */
import type { Cell } from '../../../../domain/cell.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { HeldRows } from '../held-rows.js';
import type { HeldSheet } from '../held-workbook.js';
import type { ReadLimits } from '../limits.js';
import { resolveHtmlReferences } from './html-entities.js';
import { readHtmlTokens } from './html-tokens.js';

const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4']);
const MAX_SPAN = 16_384;
/** `&thinsp;`, `&#x1F600;`: as much text may stand for one character. */
const LONGEST_REFERENCE = 10;

export function readHtml(html: string, limits: ReadLimits): HeldSheet[] {
  const done: TableReader[] = [];
  const open: TableReader[] = [];
  readHtmlTokens(html, {
    open: (tag, attributes) => {
      if (tag !== 'table') return open.at(-1)?.open(tag, attributes);
      const inner = new TableReader(limits, `Sheet${done.length + 1}`);
      if (done.push(inner) > limits.sheets) throw new UnreadableFile('io/too-many-sheets', { limit: limits.sheets });
      open.push(inner);
    },
    close: (tag) => {
      if (tag === 'table') open.pop()?.finish();
      else open.at(-1)?.close(tag);
    },
    text: (text) => open.at(-1)?.text(text),
  });
  for (const table of open) table.finish();
  // A table around the data table, for layout, has no text of its own.
  const tables = done.filter(({ held }) => held.rows.length > 0);
  if (done.length === 0) throw new UnreadableFile('io/not-a-table', {});
  if (tables.length === 0) throw new UnreadableFile('io/empty', {});
  const names = [...html.matchAll(/<x:Name>([^<]{0,255})<\/x:Name>/giu)].map(([, name = '']) => resolveHtmlReferences(name).trim());
  return tables.map(({ held }, index) => ({
    name: (names.length === tables.length ? names[index] : undefined) || `Sheet${index + 1}`,
    visibility: 'visible',
    rows: held.rows,
    merges: held.merges,
  }));
}

class TableReader {
  readonly held: HeldRows;
  readonly #cellLength: number;
  /** False between `</tr>` and the next row: a cell there begins a row of its own, as in a browser. */
  #inRow = false;
  #row = 0;
  #column = 0;
  #hidden = false;
  #cells: Cell[] = [];
  #text: string | null = null;
  /** By column: the last row that a cell above reaches down to. */
  readonly #taken: number[] = [];

  constructor(limits: ReadLimits, sheet: string) {
    this.held = new HeldRows(sheet, 'HTML', limits);
    this.#cellLength = limits.cellLength;
  }

  open(tag: string, attributes: string): void {
    if (tag === 'tr') this.#openRow(attributes);
    else if (tag === 'td' || tag === 'th') this.#openCell(attributes);
    else if (this.#text !== null && (tag === 'br' || BLOCKS.has(tag))) this.#text += '\n';
  }

  close(tag: string): void {
    if (tag === 'tr') this.#closeRow();
    else if (tag === 'td' || tag === 'th') this.#closeCell();
    else if (this.#text !== null && BLOCKS.has(tag)) this.#text += '\n';
  }

  text(value: string): void {
    if (this.#text === null) return;
    if (value.length > this.#cellLength * LONGEST_REFERENCE) throw new UnreadableFile('io/cell-too-long', { row: this.#row, limit: this.#cellLength });
    const text = resolveHtmlReferences(value.replace(/[ \t\r\n\f]+/gu, ' '));
    // Twice the limit leaves room for white space that does not count.
    if (this.#text.length + text.length > this.#cellLength * 2) throw new UnreadableFile('io/cell-too-long', { row: this.#row, limit: this.#cellLength });
    this.#text += text;
  }

  finish(): void {
    this.#closeRow();
  }

  #openRow(attributes: string): void {
    this.#closeRow();
    this.#row += 1;
    this.#inRow = true;
    this.#column = 0;
    this.#hidden = /display\s*:\s*none/iu.test(attributes) || /\shidden(?:[\s=]|$)/iu.test(attributes);
  }

  #openCell(attributes: string): void {
    this.#closeCell();
    if (!this.#inRow) this.#openRow('');
    while ((this.#taken[this.#column] ?? 0) >= this.#row) this.#column += 1;
    const width = span(attributes, 'colspan');
    const height = span(attributes, 'rowspan');
    this.held.merge(this.#row, this.#column, height, width);
    for (let column = this.#column; column < this.#column + width; column += 1) this.#taken[column] = this.#row + height - 1;
    this.#text = '';
  }

  #closeCell(): void {
    if (this.#text === null) return;
    const text = this.#text.split('\n').map((line) => line.replace(/ {2,}/gu, ' ').replace(/^ | $/gu, '')).filter((line) => line !== '').join('\n');
    this.held.put(this.#cells, this.#column, text, this.#row);
    this.#text = null;
  }

  #closeRow(): void {
    this.#closeCell();
    this.held.add(this.#row, this.#cells, this.#hidden);
    this.#cells = [];
    this.#inRow = false;
  }
}

function span(attributes: string, name: string): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d+)`, 'iu').exec(attributes)?.[1] ?? 1);
  return value >= 1 ? Math.min(value, MAX_SPAN) : 1;
}
