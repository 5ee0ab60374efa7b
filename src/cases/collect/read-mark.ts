/** Reads the hidden sheet of a work sheet 标识: of which county, year and township it is. */
import { cellText, isBlank } from '../../domain/cell.js';
import { MARKS, WORKSHEET_FORMAT, type ReturnedSheet, type WorksheetMark } from '../../domain/worksheet.js';
import { sealOf } from '../../text/seal.js';

/** The mark, wherever the sheet was moved; null when it is gone, of another format, or was touched. */
export function readMark(sheets: readonly ReturnedSheet[]): WorksheetMark | null {
  for (const { rows } of sheets) {
    const found = new Map<string, string>();
    for (const { cells } of rows) {
      cells.forEach((cell, at) => {
        const name = cellText(cell).trim();
        if (!name.startsWith('c2z-')) return;
        const value = cells.slice(at + 1).find((next) => !isBlank(next));
        found.set(name, cellText(value).trim());
      });
    }
    const read = (name: string): string => found.get(name) ?? '';
    const values = [MARKS.format, MARKS.county, MARKS.year, MARKS.sheet, MARKS.township].map(read);
    if (read(MARKS.format) === WORKSHEET_FORMAT && sealOf(values) === read(MARKS.seal)) {
      return { county: read(MARKS.county), year: read(MARKS.year), sheet: read(MARKS.sheet), township: read(MARKS.township) };
    }
  }
  return null;
}
