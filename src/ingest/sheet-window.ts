import type { Cell } from '../domain/cell.js';
import { isBlank } from '../domain/cell.js';
import type { Merge, Sheet } from '../domain/sheet.js';
import { findSpreadNumbers, joinNumbers, type SpreadNumber } from './spread-numbers.js';

/** A copied row of the beginning of a sheet. `number` is 1-based. */
export interface WindowRow {
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Columns with content. */
  readonly filled: readonly number[];
}

/** The beginning of a sheet 表头窗口, held in memory: enough to find the header and to sample the data below. */
export interface SheetWindow {
  readonly rows: readonly WindowRow[];
  /** Numbers that stand with one digit a cell; in the rows above they are joined. */
  readonly spread: readonly SpreadNumber[];
  /** The last column with content in these rows, 1-based, when it lies beyond those that are copied; else 0. */
  readonly widest: number;
  /** Reads the merged ranges; asked for only when it matters, since they stand at the end of the file. */
  readonly merges: () => Promise<readonly Merge[]>;
}

/** No list is half as wide. What stands further right is not looked at, and that is said. */
export const WINDOW_COLUMNS = 1000;

/** Copies the first `limit` rows that have content, as far as {@link WINDOW_COLUMNS}. */
export async function readWindow(sheet: Sheet, limit: number): Promise<SheetWindow> {
  const rows: WindowRow[] = [];
  let widest = 0;
  await sheet.scan((row) => {
    if (row.cells.length > WINDOW_COLUMNS) widest = Math.max(widest, row.cells.length);
    const cells = row.cells.slice(0, WINDOW_COLUMNS);
    const copied = rowOf(row.number, cells);
    if (copied.filled.length > 0) rows.push(copied);
    return rows.length < limit;
  });
  const spread = findSpreadNumbers(rows);
  if (spread.length > 0) rows.splice(0, rows.length, ...rows.map(({ number, cells }) => rowOf(number, joinNumbers(cells, spread))));
  let merges: readonly Merge[] | null = null;
  return { rows, spread, widest, merges: async () => (merges ??= await sheet.merges()) };
}

function rowOf(number: number, cells: readonly Cell[]): WindowRow {
  return { number, cells, filled: cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column])) };
}
