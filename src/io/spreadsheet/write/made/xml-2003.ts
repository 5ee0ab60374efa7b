/** A made workbook as SpreadsheetML 2003, the XML that calls itself `.xls`. */
import { cellText, type Cell } from '../../../../domain/cell.js';
import type { MadeSheet } from '../../../../domain/made-file.js';
import { escapeMarkup, Spans } from './markup.js';

/** The document in pieces. */
export function* xml2003Document(sheets: readonly MadeSheet[], charset: string): Generator<string> {
  yield `<?xml version="1.0" encoding="${charset}"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n`;
  yield '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">\r\n';
  yield '<Styles><Style ss:ID="Default"/><Style ss:ID="day"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles>\r\n';
  for (const sheet of sheets) yield* worksheet(sheet);
  yield '</Workbook>\r\n';
}

function* worksheet(sheet: MadeSheet): Generator<string> {
  const spans = new Spans(sheet.merges);
  yield `<Worksheet ss:Name="${escapeMarkup(sheet.name)}"><Table>\r\n`;
  let row = 0;
  for (const cells of sheet.rows) {
    row += 1;
    const parts: string[] = [];
    cells.forEach((cell, column) => {
      if (cell === null || spans.covers(row, column)) return;
      const merge = spans.startingAt(row, column);
      const down = merge !== undefined && merge.bottom > merge.top ? ` ss:MergeDown="${merge.bottom - merge.top}"` : '';
      const across = merge !== undefined && merge.right > merge.left ? ` ss:MergeAcross="${merge.right - merge.left}"` : '';
      parts.push(`<Cell ss:Index="${column + 1}"${across}${down}${cellContent(cell)}</Cell>`);
    });
    yield `<Row>${parts.join('')}</Row>\r\n`;
  }
  const hidden = sheet.visibility === 'visible' ? '' : `<Visible>${sheet.visibility === 'hidden' ? 'SheetHidden' : 'SheetVeryHidden'}</Visible>`;
  yield `</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">${hidden}</WorksheetOptions></Worksheet>\r\n`;
}

function cellContent(cell: Exclude<Cell, null>): string {
  if (typeof cell === 'number') return `><Data ss:Type="Number">${cell}</Data>`;
  if (typeof cell === 'boolean') return `><Data ss:Type="Boolean">${cell ? 1 : 0}</Data>`;
  if (typeof cell === 'object' && cell.kind === 'date') return ` ss:StyleID="day"><Data ss:Type="DateTime">${cell.iso}T00:00:00.000</Data>`;
  if (typeof cell === 'object') return `><Data ss:Type="Error">${escapeMarkup(cell.code)}</Data>`;
  return `><Data ss:Type="String">${escapeMarkup(cellText(cell))}</Data>`;
}
