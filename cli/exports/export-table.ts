/** What every table of `c2z export` and of `out/` is made of. */
import { maskNumbersIn, type Language } from '../../src/index.js';

export type TableCell = string | number | null;

export interface ExportTable {
  readonly columns: readonly string[];
  /** Of people and links they are made while they are read, as often as they are read, so that no table of a province is held as a whole. */
  readonly rows: Iterable<readonly TableCell[]>;
  /** What JSON says beside the columns, row by row; worked out while it is read. */
  readonly details?: Iterable<object>;
}

/** Begins anew at every reading. */
export function readAnew<T>(begin: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: begin };
}

export function countRows({ rows }: ExportTable): number {
  const each = rows[Symbol.iterator]();
  let count = 0;
  while (each.next().done !== true) count += 1;
  return count;
}

export interface ExportSettings {
  readonly fullIds: boolean;
  /** Links that nobody is asked about too. */
  readonly unasked?: boolean;
  /** Of the sentences of issues; Chinese unless said. */
  readonly language?: Language;
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
