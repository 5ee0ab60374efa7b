/** What every table of `c2z export` and of `out/` is made of. */
import { maskNumbersIn } from '../../src/index.js';

export type TableCell = string | number | null;

export interface ExportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
  /** What JSON says beside the columns, row by row; worked out when it is asked for. */
  readonly details?: readonly object[];
}

export interface ExportSettings {
  readonly fullIds: boolean;
  /** Links that nobody is asked about too. */
  readonly unasked?: boolean;
}

/** Columns that name files or sheets, or speak of them: a file may bear a number in its name. */
const OF_FILES: ReadonlySet<string> = new Set(['basis', 'sources', 'target_file', 'target_sheet', 'roster_file', 'roster_sheet', 'file', 'sheet', 'message', 'fix', 'left', 'right']);

/** Takes a row of these columns and returns it with the numbers in names of files masked. */
export function fileMask(columns: readonly string[]): (row: readonly TableCell[]) => readonly TableCell[] {
  const memories = columns.flatMap((column, at) => (OF_FILES.has(column) ? [{ at, said: '', shown: '' }] : []));
  return (row) => {
    const shown = [...row];
    for (const last of memories) {
      const cell = row[last.at];
      if (typeof cell !== 'string') continue;
      if (cell !== last.said) {
        last.said = cell; // the next row mostly names the same file
        last.shown = maskNumbersIn(cell);
      }
      shown[last.at] = last.shown;
    }
    return shown;
  };
}
