import type { Cell } from '../../src/domain/cell.js';
import type { Merge, Sheet, SheetVisibility } from '../../src/domain/sheet.js';

/** A sheet held in memory, for tests: rows as arrays, the first is row 1. Honours the wish for columns as a file reader does. */
export function memorySheet(rows: readonly (readonly Cell[])[], options: { name?: string; visibility?: SheetVisibility; merges?: readonly Merge[]; hiddenRows?: readonly number[] } = {}): Sheet {
  const { name = 'Sheet1', visibility = 'visible', merges = [], hiddenRows = [] } = options;
  return {
    name,
    visibility,
    merges: () => Promise.resolve(merges),
    scan(visit, scanOptions = {}) {
      const wanted = scanOptions.columns === undefined ? null : new Set(scanOptions.columns);
      const shared: Cell[] = [];
      for (const [index, row] of rows.entries()) {
        shared.length = 0;
        row.forEach((cell, column) => (shared[column] = wanted === null || wanted.has(column) ? cell : null));
        if (visit({ number: index + 1, cells: shared, hidden: hiddenRows.includes(index + 1) }) === false) break;
      }
      return Promise.resolve();
    },
  };
}

/** A merged range in the spreadsheet's own spelling: `A3:B4`. */
export function mergeOf(range: string): Merge {
  const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(range)!;
  const column = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { left: column(found[1]!), top: Number(found[2]), right: column(found[3]!), bottom: Number(found[4]) };
}
