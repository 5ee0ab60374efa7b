import type { Cell } from '../domain/cell.js';
import { isBlank } from '../domain/cell.js';
import type { Merge, Sheet } from '../domain/sheet.js';

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
  /** Reads the merged ranges; asked for only when it matters, since they stand at the end of the file. */
  readonly merges: () => Promise<readonly Merge[]>;
}

/** Copies the first `limit` rows that have content. */
export async function readWindow(sheet: Sheet, limit: number): Promise<SheetWindow> {
  const rows: WindowRow[] = [];
  await sheet.scan((row) => {
    const cells = [...row.cells];
    const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
    if (filled.length > 0) rows.push({ number: row.number, cells, filled });
    return rows.length < limit;
  });
  let merges: readonly Merge[] | null = null;
  return { rows, merges: async () => (merges ??= await sheet.merges()) };
}
