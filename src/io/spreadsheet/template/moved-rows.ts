/** Where the rows of a template go when one block of them is repeated, and what becomes of references to them. */

import { columnLetters } from '../../../domain/source-ref.js';

/** Rows as the spreadsheet counts them, from 1. */
export interface RowBlock {
  /** Everything from the first marker to the last; the rows in between are repeated. */
  readonly from: number;
  readonly to: number;
  readonly firstRepeated: number;
  readonly lastRepeated: number;
  readonly copies: number;
}

export interface MovedRows {
  readonly block: RowBlock | null;
  /** Where a range that begins in this row begins now. */
  first(row: number): number;
  /** Where a range that ends in this row ends now. */
  last(row: number): number;
  /** Where a repeated row stands in one of the copies. */
  inCopy(row: number, copy: number): number;
}

export function movedRows(block: RowBlock | null): MovedRows {
  if (block === null) return { block, first: (row) => row, last: (row) => row, inCopy: (row) => row };
  const { from, to, firstRepeated, lastRepeated, copies } = block;
  const height = lastRepeated - firstRepeated + 1;
  const grown = height * copies - (to - from + 1);
  const held = (row: number): number => Math.min(Math.max(row, firstRepeated), lastRepeated) - firstRepeated;
  return {
    block,
    first: (row) => (row < from ? row : row > to ? row + grown : from + held(row)),
    last: (row) => (row < from ? row : row > to ? row + grown : from + (copies - 1) * height + held(row)),
    inCopy: (row, copy) => (row < from ? row : row > to ? row + grown : from + copy * height + held(row)),
  };
}

/** `A5:C5`, `$B$7`, `$1:$3`: where the rows are now. A copy of a repeated row speaks of itself. */
export function movedReference(reference: string, rows: MovedRows, copy: number | null = null): string {
  const [start = '', end] = reference.split(':');
  const inside = copy !== null && rows.block !== null && isInside(start, rows.block) && (end === undefined || isInside(end, rows.block));
  if (inside) return [start, ...(end === undefined ? [] : [end])].map((part) => withRow(part, (row) => rows.inCopy(row, copy))).join(':');
  return end === undefined ? withRow(start, rows.first) : `${withRow(start, rows.first)}:${withRow(end, rows.last)}`;
}

/** A formula with its references moved. `rowsOf` knows the sheets by name; undefined = the sheet of the formula itself. */
export function movedFormula(formula: string, rowsOf: (sheet: string | undefined) => MovedRows, copy: number | null = null): string {
  return formula.replace(REFERENCE, (whole: string, prefix: string | undefined, reference: string | undefined, offset: number) => {
    if (reference === undefined) return whole;
    const rows = rowsOf(prefix === undefined ? undefined : plainSheetName(prefix));
    const alone = '(,;'.includes(formula[offset - 1] ?? ' ') && '),;'.includes(formula[offset + whole.length] ?? ' ');
    const range = !reference.includes(':') && copy === null && alone && rows.block !== null && rows.block.copies > 1 && isInside(reference, rows.block) ? `${reference}:${reference}` : reference;
    return `${prefix ?? ''}${movedReference(range, rows, prefix === undefined ? copy : null)}`;
  });
}

/** The formula of a cell so many rows and columns from where it was written: what a shared formula says there. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(REFERENCE, (whole: string, prefix: string | undefined, reference: string | undefined) => (reference === undefined ? whole
    : `${prefix ?? ''}${reference.replace(/(\$?)([A-Z]{1,3})?(\$?)(\d+)/gu, (_part: string, fixedColumn: string, column: string | undefined, fixedRow: string, row: string) => `${fixedColumn}${column === undefined ? '' : fixedColumn === '$' ? column : columnLetters(numberOf(column) + columns - 1)}${fixedRow}${fixedRow === '$' ? row : Number(row) + rows}`)}`));
}

/** `C` → 3. */
export function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0);
}

/** A text in quotes (left alone), or a reference with the sheet it may name. */
const REFERENCE = /"(?:[^"]|"")*"|((?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(.!])/gu;

function plainSheetName(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function withRow(part: string, move: (row: number) => number): string {
  return part.replace(/\d+$/u, (row) => String(move(Number(row))));
}

function isInside(part: string, { from, to }: RowBlock): boolean {
  const row = Number(/\d+$/u.exec(part)?.[0] ?? Number.NaN);
  return row >= from && row <= to;
}
