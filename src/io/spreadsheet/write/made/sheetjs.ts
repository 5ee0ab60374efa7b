/** Made workbooks in the formats that SheetJS writes: BIFF .xls, .xlsb, .ods. For small files: all rows are held. */
import * as XLSX from 'xlsx';
import type { Cell } from '../../../../domain/cell.js';
import type { MadeSheet } from '../../../../domain/made-file.js';
import { dateSerial } from './xlsx.js';

/** The bytes of the workbook. */
export function sheetJsWorkbook(sheets: readonly MadeSheet[], format: 'xls' | 'xlsb' | 'ods'): Buffer {
  const workbook = XLSX.utils.book_new();
  const visibility: { Hidden: 0 | 1 | 2 }[] = [];
  for (const sheet of sheets) {
    XLSX.utils.book_append_sheet(workbook, worksheet(sheet), sheet.name);
    visibility.push({ Hidden: sheet.visibility === 'visible' ? 0 : sheet.visibility === 'hidden' ? 1 : 2 });
  }
  workbook.Workbook = { Sheets: visibility };
  return XLSX.write(workbook, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : format, compression: true }) as Buffer;
}

function worksheet(sheet: MadeSheet): XLSX.WorkSheet {
  const cells: XLSX.WorkSheet = {};
  let rows = 0;
  let columns = 0;
  for (const row of sheet.rows) {
    row.forEach((cell, column) => {
      if (cell !== null) cells[XLSX.utils.encode_cell({ r: rows, c: column })] = cellObject(cell);
    });
    rows += 1;
    columns = Math.max(columns, row.length);
  }
  cells['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(rows - 1, 0), c: Math.max(columns - 1, 0) } });
  cells['!merges'] = sheet.merges.map((merge) => ({ s: { r: merge.top - 1, c: merge.left }, e: { r: merge.bottom - 1, c: merge.right } }));
  return cells;
}

function cellObject(cell: Exclude<Cell, null>): XLSX.CellObject {
  if (typeof cell === 'string') return { t: 's', v: cell, z: '@' };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'boolean') return { t: 'b', v: cell };
  if (cell.kind === 'date') return { t: 'n', v: dateSerial(cell.iso), z: 'yyyy/mm/dd' };
  return { t: 'e', v: cell.code === '#N/A' ? 0x2a : 0x0f, w: cell.code };
}
