/** Workbooks of formats that can only be read as a whole (xls, xlsb, ods, html, xml): sheets held in memory while in use. */
import type { Cell } from '../../../domain/cell.js';
import type { Merge, ScanOptions, Sheet, SheetRow, SheetVisibility, SourceFormat, SourceWorkbook } from '../../../domain/sheet.js';
import { UnreadableFile } from '../../../domain/unreadable-file.js';
import { asUnreadable } from './failures.js';

/** A sheet in memory. */
export interface HeldSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

/**
 * A run has many workbooks open and reads one at a time, so what was parsed is left to the garbage collector between
 * scans and parsed again when it is gone.
 *
 * @param parse reads the file; called once now, and again when memory was taken back
 */
export async function holdWorkbook(format: SourceFormat, encoding: string | null, parse: () => Promise<readonly HeldSheet[]>): Promise<SourceWorkbook> {
  const first = await parse();
  if (first.length === 0) throw new UnreadableFile('io/no-sheets', {});
  let kept = new WeakRef(first);
  const sheetAt = async (index: number, name: string): Promise<HeldSheet> => {
    let sheets = kept.deref();
    if (sheets === undefined) {
      try {
        sheets = await parse();
      } catch (error) {
        throw asUnreadable(error);
      }
      kept = new WeakRef(sheets);
    }
    const sheet = sheets[index];
    if (sheet === undefined) throw new UnreadableFile('io/missing-sheet', { sheet: name });
    return sheet;
  };
  const sheets = first.map(({ name, visibility }, index): Sheet => ({
    name,
    visibility,
    merges: async () => (await sheetAt(index, name)).merges,
    scan: async (visit: (row: SheetRow) => void | boolean, options: ScanOptions = {}) => {
      const wanted = options.columns === undefined ? null : new Set(options.columns);
      for (const row of (await sheetAt(index, name)).rows) if (visit(wanted === null ? row : onlyColumns(row, wanted)) === false) return;
    },
  }));
  return { format, ...(encoding === null ? {} : { encoding }), sheets };
}

function onlyColumns(row: SheetRow, wanted: ReadonlySet<number>): SheetRow {
  return { ...row, cells: row.cells.map((cell, column): Cell => (wanted.has(column) ? cell : null)) };
}
