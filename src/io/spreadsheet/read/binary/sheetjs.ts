/** The one place that reads with SheetJS: binary formats (.xls, .xlsb), for which nothing else reads everything. */
import type * as SheetJs from 'xlsx';
import type { CellObject, WorkBook, WorkSheet } from 'xlsx';
import type { Cell } from '../../../../domain/cell.js';
import type { SheetVisibility } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { HeldRows } from '../held-rows.js';
import type { HeldSheet } from '../held-workbook.js';
import type { ReadLimits } from '../limits.js';
import { isDateFormat } from '../values/date-format.js';
import { DateSerials } from '../values/date-serial.js';
import { inWholeUnits } from './whole-units.js';

const VISIBILITIES: readonly SheetVisibility[] = ['visible', 'hidden', 'very-hidden'];

const LAST_ROW = 1_048_576;
/** Cells of a row. */
const LAST_COLUMN = 16_384;

/** BErr of MS-XLS 2.5.10. */
const ERROR_CODES: Readonly<Record<number, string>> = {
  0x00: '#NULL!', 0x07: '#DIV/0!', 0x0f: '#VALUE!', 0x17: '#REF!', 0x1d: '#NAME?', 0x24: '#NUM!', 0x2a: '#N/A', 0x2b: '#GETTING_DATA',
};

let loading: Promise<typeof SheetJs> | null = null;

/** Loads SheetJS when the first such file comes, with the code pages that workbooks of Excel 95 are written in. */
export function loadSheetJs(): Promise<typeof SheetJs> {
  loading ??= (async () => {
    const [sheetJs, codePages] = await Promise.all([import('xlsx'), import('xlsx/dist/cpexcel.full.mjs')]);
    sheetJs.set_cptable(codePages);
    return sheetJs;
  })();
  return loading;
}

/** A fresh archive of these parts, for {@link readWithSheetJs}. */
export async function packParts(parts: readonly { readonly name: string; readonly bytes: Buffer }[]): Promise<Buffer> {
  const { CFB } = await loadSheetJs();
  const container = CFB.utils.cfb_new();
  for (const { name, bytes } of parts) CFB.utils.cfb_add(container, name, bytes);
  return Buffer.from(CFB.write(container, { fileType: 'zip', type: 'buffer' } as never) as Uint8Array);
}

/** @param recorded how many cells with a value the file records, if that is known; fewer than that must not come out */
export async function readWithSheetJs(bytes: Buffer, format: 'xls' | 'xlsb', limits: ReadLimits, recorded = 0): Promise<HeldSheet[]> {
  const sheetJs = await loadSheetJs();
  const workbook = parse(sheetJs, bytes, format);
  const dates = new DateSerials(workbook.Workbook?.WBProps?.date1904 === true);
  const isDate = cachedDateFormats();
  const sheets: HeldSheet[] = [];
  let read = 0;
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    // SheetJS drops a sheet it cannot read without a word.
    if (sheet === undefined) throw new UnreadableFile('io/missing-sheet', { sheet: name });
    if (sheet['!type'] === 'chart') continue;
    requireBounds(sheet, format);
    read += cellsIn(sheet);
    const visibility = VISIBILITIES[workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0] ?? 'visible';
    sheets.push(holdSheet(sheet, name, visibility, format, limits, (value, style) => (isDate(style) ? (dates.toDate(value) ?? value) : value)));
    delete workbook.Sheets[name];
  }
  if (read < recorded) throw new UnreadableFile('io/broken-part', { part: 'Workbook', found: `${read} / ${recorded}` });
  return sheets;
}

/** `WTF` makes SheetJS report what it skips. It also refuses records newer than itself, so a refusal is tried once more without. */
function parse(sheetJs: typeof SheetJs, bytes: Buffer, format: string): WorkBook {
  const options = { type: 'buffer', dense: true, raw: true, cellNF: true, cellStyles: true, cellText: false, cellHTML: false, cellFormula: false } as const;
  try {
    return inWholeUnits(() => sheetJs.read(bytes, { ...options, WTF: true }));
  } catch {
    try {
      return inWholeUnits(() => sheetJs.read(bytes, { ...options, WTF: false }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (/password|encrypt/iu.test(message)) throw new UnreadableFile('io/encrypted', {});
      throw new UnreadableFile('io/broken-part', { part: format, found: message.slice(0, 120) });
    }
  }
}

function rowsOf(sheet: WorkSheet): (CellObject | undefined)[][] {
  return (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? [];
}

/** Damaged records place cells where no sheet has any; looking through what lies before them would take minutes. */
function requireBounds(sheet: WorkSheet, format: string): void {
  const data = rowsOf(sheet);
  if (data.length > LAST_ROW) throw new UnreadableFile('io/broken-part', { part: format, found: `row ${data.length}` });
  for (const stored of data) if (stored !== undefined && stored.length > LAST_COLUMN) throw new UnreadableFile('io/broken-part', { part: format, found: `column ${stored.length}` });
}

function cellsIn(sheet: WorkSheet): number {
  let count = 0;
  // Rows may be far apart: only those that are there are visited.
  rowsOf(sheet).forEach((row) => { row?.forEach((cell) => { if (cell !== undefined && cell.t !== 'z') count += 1; }); });
  return count;
}

function holdSheet(sheet: WorkSheet, name: string, visibility: SheetVisibility, format: string, limits: ReadLimits, number: (value: number, style: unknown) => Cell): HeldSheet {
  const held = new HeldRows(name, format, limits);
  const data = rowsOf(sheet);
  for (let row = 0; row < data.length; row += 1) {
    const stored = data[row];
    if (stored === undefined) continue;
    const cells: Cell[] = [];
    for (let column = 0; column < stored.length; column += 1) {
      const cell = stored[column];
      if (cell !== undefined) held.put(cells, column, valueOf(cell, number), row + 1);
    }
    held.add(row + 1, cells, sheet['!rows']?.[row]?.hidden === true);
    delete data[row];
  }
  for (const { s, e } of sheet['!merges'] ?? []) held.merge(s.r + 1, s.c, e.r - s.r + 1, e.c - s.c + 1);
  return { name, visibility, rows: held.rows, merges: held.merges };
}

function valueOf(cell: CellObject, number: (value: number, style: unknown) => Cell): Cell {
  switch (cell.t) {
    case 's':
      return String(cell.v ?? '');
    case 'n':
      if (typeof cell.v !== 'number') return null;
      return Number.isFinite(cell.v) ? number(cell.v, cell.z) : { kind: 'error', code: '#NUM!' };
    case 'b':
      return cell.v === true;
    case 'e':
      return { kind: 'error', code: ERROR_CODES[Number(cell.v)] ?? '#N/A' };
    default:
      return null;
  }
}

function cachedDateFormats(): (format: unknown) => boolean {
  const known = new Map<unknown, boolean>();
  return (format) => {
    let isDate = known.get(format);
    if (isDate === undefined) {
      isDate = typeof format === 'string' && isDateFormat(format);
      known.set(format, isDate);
    }
    return isDate;
  };
}
