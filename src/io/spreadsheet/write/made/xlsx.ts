/** A made workbook as .xlsx: plain cells, merges, hidden sheets, dates; no formulas. Written row by row. */
import { cellText, type Cell } from '../../../../domain/cell.js';
import type { MadeSheet } from '../../../../domain/made-file.js';
import { columnLetters } from '../../../../domain/source-ref.js';
import { escapeMarkup } from './markup.js';
import type { ZipWriter } from './zip.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Styles of `styles.xml`: 0 general, 1 date, 2 text. */
const DATE_STYLE = 1;
const TEXT_STYLE = 2;

/** Adds all parts of the workbook to the archive. */
export function addXlsxParts(zip: ZipWriter, sheets: readonly MadeSheet[]): void {
  const numbers = sheets.map((_, index) => index + 1);
  zip.add('[Content_Types].xml', [`${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`,
    ...numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`), '</Types>']);
  zip.add('_rels/.rels', [`${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`]);
  zip.add('xl/workbook.xml', [`${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`,
    ...sheets.map((sheet, index) => `<sheet name="${escapeMarkup(sheet.name)}" sheetId="${index + 1}"${sheetState(sheet)} r:id="rId${index + 1}"/>`), '</sheets></workbook>']);
  zip.add('xl/_rels/workbook.xml.rels', [`${XML}<Relationships xmlns="${PACKAGE}/relationships">`,
    ...numbers.map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`),
    `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`]);
  zip.add('xl/styles.xml', [`${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`]);
  sheets.forEach((sheet, index) => zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)));
}

function sheetState(sheet: MadeSheet): string {
  if (sheet.visibility === 'visible') return '';
  return ` state="${sheet.visibility === 'hidden' ? 'hidden' : 'veryHidden'}"`;
}

function* sheetXml(sheet: MadeSheet): Generator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
  const letters: string[] = [];
  let row = 0;
  for (const cells of sheet.rows) {
    row += 1;
    let text = `<row r="${row}">`;
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column]!;
      if (cell !== null) text += cellXml(cell, `${(letters[column] ??= columnLetters(column))}${row}`);
    }
    yield `${text}</row>`;
  }
  yield '</sheetData>';
  if (sheet.merges.length > 0) {
    yield `<mergeCells count="${sheet.merges.length}">`;
    for (const merge of sheet.merges) yield `<mergeCell ref="${columnLetters(merge.left)}${merge.top}:${columnLetters(merge.right)}${merge.bottom}"/>`;
    yield '</mergeCells>';
  }
  yield '</worksheet>';
}

function cellXml(cell: Exclude<Cell, null>, place: string): string {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object' && cell.kind === 'date') return `<c r="${place}" s="${DATE_STYLE}"><v>${dateSerial(cell.iso)}</v></c>`;
  if (typeof cell === 'object') return `<c r="${place}" t="e"><v>${escapeMarkup(cell.code)}</v></c>`;
  const text = cellText(cell);
  const space = /^\s|\s$/u.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${place}" s="${TEXT_STYLE}" t="inlineStr"><is><t${space}>${escapeMarkup(text)}</t></is></c>`;
}

/** Days since 1899-12-30, the serial of Excel for dates from March 1900 on. */
export function dateSerial(iso: string): number {
  return Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
