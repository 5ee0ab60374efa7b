import type { Cell } from '../domain/cell.js';
import { cellText, isBlank } from '../domain/cell.js';
import type { Merge } from '../domain/sheet.js';
import type { WindowRow } from './sheet-window.js';

/** The texts of a block of rows with merged cells spelt out: each column has the text of the cell it is part of. */
export interface HeaderGrid {
  /** Top row of the block first; '' where nothing stands. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Spells out merged cells of the header block. Where the file tells no merges (text formats), a group title reaches to
 * the right as long as only the row below has headings.
 */
export function headerGrid(rows: readonly WindowRow[], merges: readonly Merge[], width: number): HeaderGrid {
  const texts = rows.map((row) => Array.from({ length: width }, (_, column) => headingText(row.cells[column])));
  const own = texts.map((row) => [...row]);
  rows.forEach((row, index) => {
    const spans = merges.filter((merge) => merge.top === row.number && merge.right > merge.left);
    for (const merge of spans) {
      const text = own[index]![merge.left] ?? '';
      for (let column = merge.left + 1; column <= merge.right && column < width; column += 1) texts[index]![column] = text;
    }
    if (spans.length === 0 && index < rows.length - 1) {
      for (let column = 1; column < width; column += 1) {
        const below = own.slice(index + 1).some((each) => each[column] !== '');
        const groupBelow = own.slice(index + 1).some((each) => each[column - 1] !== '');
        if (own[index]![column] === '' && below && groupBelow && !own.slice(0, index).some((each) => each[column] !== '')) texts[index]![column] = texts[index]![column - 1] ?? '';
      }
    }
  });
  return { rows: texts };
}

/** The distinct texts that stand above one another in a column, group title first. */
export function columnPath(grid: HeaderGrid, column: number): string[] {
  const path: string[] = [];
  for (const row of grid.rows) {
    const text = row[column] ?? '';
    if (text !== '' && path[path.length - 1] !== text) path.push(text);
  }
  return path;
}

function headingText(cell: Cell | undefined): string {
  return isBlank(cell) ? '' : cellText(cell).trim();
}
