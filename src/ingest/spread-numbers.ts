import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { Sheet, SheetRow } from '../domain/sheet.js';
import { plausibleId } from './cell-shapes.js';

/** Columns in which a number stands with one digit a cell 一格一位, as on printed forms; both ends included. */
export interface SpreadNumber {
  readonly from: number;
  readonly to: number;
}

/** Digits of an identity number. */
const WIDTH = 18;

/** Fewer rows than this prove nothing, unless they are all. */
const ROWS = 2;

/** Where numbers stand with one digit a cell; in nearly every sheet nowhere. */
export function findSpreadNumbers(rows: readonly { readonly cells: readonly Cell[] }[]): SpreadNumber[] {
  const starts = new Map<number, number>();
  let people = 0;
  for (const { cells } of rows) {
    let from = 0;
    let found = false;
    for (let column = 0; column < cells.length; column += 1) {
      if (!isDigit(cells[column])) from = column + 1;
      // In a run of more cells than a number has, beside a 序号 of one digit, only some make a number.
      else if (column - from + 1 >= WIDTH && plausibleId(textOf(cells, column - WIDTH + 1, column))) {
        starts.set(column - WIDTH + 1, (starts.get(column - WIDTH + 1) ?? 0) + 1);
        found = true;
      }
    }
    if (found) people += 1;
  }
  const spread: SpreadNumber[] = [];
  for (const [from, count] of [...starts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const overlaps = spread.some((other) => from <= other.to && from + WIDTH - 1 >= other.from);
    if (!overlaps && count * 2 > people && (count >= ROWS || count === people)) spread.push({ from, to: from + WIDTH - 1 });
  }
  return spread;
}

/** The cells with each such number in the first of its columns; a row that has it whole, or a heading there, stays as it is. */
export function joinNumbers(cells: readonly Cell[], spread: readonly SpreadNumber[]): readonly Cell[] {
  let joined: Cell[] | null = null;
  for (const { from, to } of spread) {
    let digits = 0;
    let others = false;
    for (let column = from; column <= to; column += 1) {
      const cell = cells[column];
      if (isDigit(cell)) digits += 1;
      else if (!isBlank(cell)) others = true;
    }
    if (others || digits < 2) continue;
    joined ??= [...cells];
    joined[from] = textOf(cells, from, to);
    joined.fill(null, from + 1, to + 1);
  }
  return joined ?? cells;
}

/** The sheet with its numbers joined; the sheet itself where there is nothing to join. */
export function withJoinedNumbers(sheet: Sheet, spread: readonly SpreadNumber[]): Sheet {
  if (spread.length === 0) return sheet;
  const parts = spread.map(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    merges: () => sheet.merges(),
    scan: (visit, options = {}) => sheet.scan((row: SheetRow) => visit({ number: row.number, hidden: row.hidden, cells: joinNumbers(row.cells, spread) }), {
      ...options, ...(options.columns === undefined ? {} : { columns: [...new Set([...options.columns, ...parts.filter(([from]) => options.columns?.includes(from!)).flat()])].sort((a, b) => a - b) }),
    }),
  };
}

function textOf(cells: readonly Cell[], from: number, to: number): string {
  let text = '';
  for (let column = from; column <= to; column += 1) text += isBlank(cells[column]) ? '' : cellText(cells[column] as Cell).trim();
  return text;
}

function isDigit(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return cell >= 0 && cell <= 9 && Number.isInteger(cell);
  return typeof cell === 'string' && /^\s*[\dXx×＊*０-９Ｘ]\s*$/u.test(cell);
}
