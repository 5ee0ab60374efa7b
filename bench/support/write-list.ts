/** Writes the rows of {@link listRows} as a file of each format, in the shape the usual programs write it. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as SheetJs from 'xlsx';
import { encodeGb18030 } from './encode-gb18030.js';
import { HEADINGS, listRows, type ListCell } from './list-rows.js';
import { writeZip, type StreamedPart } from './write-zip.js';

export const LIST_FORMATS = ['xlsx-shared', 'xlsx-inline', 'csv-utf8', 'csv-gb18030', 'xls', 'xlsb', 'ods', 'html', 'xml-2003'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** Most rows a format is benched with: the limit of the format, or of what can be held in memory at once. */
export function maxRows(format: ListFormat): number {
  return format.startsWith('xlsx') || format.startsWith('csv') ? Infinity : 65_000;
}

export async function writeList(path: string, format: ListFormat, count: number): Promise<void> {
  switch (format) {
    case 'xlsx-shared':
    case 'xlsx-inline':
      return writeZip(path, xlsxParts(withHeadings(count), format === 'xlsx-shared'));
    case 'csv-utf8':
    case 'csv-gb18030':
      return pipeline(Readable.from(csvChunks(count, format === 'csv-utf8' ? (text) => Buffer.from(text) : encodeGb18030)), createWriteStream(path));
    case 'ods':
      return writeZip(path, odsParts(count));
    case 'html':
      return writeFile(path, htmlPage(count));
    case 'xls':
    case 'xlsb':
    case 'xml-2003':
      return writeFile(path, withSheetJs(count, format === 'xls' ? 'biff8' : format === 'xlsb' ? 'xlsb' : 'xlml'));
  }
}

const XLSX = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const LETTERS = [...'ABCDEFGHIJKLMN'];

/** The parts of a workbook of one sheet, with texts in its shared table or in the cells; of 14 columns at most. */
export function* xlsxParts(rows: Iterable<readonly ListCell[]>, isShared: boolean): Generator<StreamedPart> {
  const strings = new Map<string, number>();
  yield {
    name: '[Content_Types].xml',
    text: [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>`,
      isShared ? `<Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/></Types>` : '</Types>',
    ],
  };
  yield { name: '_rels/.rels', text: [`<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`] };
  yield { name: 'xl/workbook.xml', text: [`<workbook xmlns="${XLSX}" xmlns:r="${RELATIONS}"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>`] };
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    text: [
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>`,
      `<Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/>`,
      isShared ? `<Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>` : '</Relationships>',
    ],
  };
  yield { name: 'xl/styles.xml', text: [`<styleSheet xmlns="${XLSX}"><cellXfs><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="14"/></cellXfs></styleSheet>`] };
  yield { name: 'xl/worksheets/sheet1.xml', text: xlsxRows(rows, isShared ? strings : null) };
  if (isShared) yield { name: 'xl/sharedStrings.xml', text: sharedStrings(strings) };
}

function* xlsxRows(rows: Iterable<readonly ListCell[]>, strings: Map<string, number> | null): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${XLSX}"><sheetData>`;
  let row = 0;
  for (const cells of rows) {
    row += 1;
    const xml = cells.map((cell, column) => {
      const ref = `${LETTERS[column] ?? ''}${row}`;
      if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
      if (typeof cell === 'object') return `<c r="${ref}" s="2"><v>${cell.serial}</v></c>`;
      if (strings === null) return `<c r="${ref}" s="1" t="inlineStr"><is><t>${cell}</t></is></c>`;
      let index = strings.get(cell);
      if (index === undefined) strings.set(cell, (index = strings.size));
      return `<c r="${ref}" s="1" t="s"><v>${index}</v></c>`;
    });
    yield `<row r="${row}" spans="1:14">${xml.join('')}</row>`;
  }
  yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>';
}

function* sharedStrings(strings: Map<string, number>): Generator<string> {
  yield `<sst xmlns="${XLSX}" uniqueCount="${strings.size}">`;
  for (const text of strings.keys()) yield `<si><t>${text}</t><phoneticPr fontId="1" type="noConversion"/></si>`;
  yield '</sst>';
}

function* csvChunks(count: number, encode: (text: string) => Buffer): Generator<Buffer> {
  let lines: string[] = [];
  for (const cells of withHeadings(count)) {
    lines.push(`${cells.map((cell) => (typeof cell === 'object' ? isoDay(cell.serial) : String(cell))).join(',')}\r\n`);
    if (lines.length < 1000) continue;
    yield encode(lines.join(''));
    lines = [];
  }
  yield encode(lines.join(''));
}

function* odsParts(count: number): Generator<StreamedPart> {
  yield { name: 'mimetype', text: ['application/vnd.oasis.opendocument.spreadsheet'] };
  yield { name: 'content.xml', text: odsRows(count) };
}

function* odsRows(count: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="花名册">';
  for (const cells of withHeadings(count)) {
    const xml = cells.map((cell) => {
      if (typeof cell === 'number') return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
      if (typeof cell === 'object') return `<table:table-cell table:style-name="ce2" office:value-type="date" office:date-value="${isoDay(cell.serial)}"><text:p>${isoDay(cell.serial)}</text:p></table:table-cell>`;
      return `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`;
    });
    yield `<table:table-row table:style-name="ro1">${xml.join('')}</table:table-row>`;
  }
  yield '</table:table></office:spreadsheet></office:body></office:document-content>';
}

function htmlPage(count: number): string {
  const rows = [...withHeadings(count)].map((cells) => `<tr>${cells.map((cell) => `<td class="xl65">${typeof cell === 'object' ? isoDay(cell.serial) : cell}</td>`).join('')}</tr>\r\n`);
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border="1">\r\n${rows.join('')}</table></body></html>`;
}

function withSheetJs(count: number, bookType: 'biff8' | 'xlsb' | 'xlml'): Buffer {
  const rows = [...withHeadings(count)].map((cells) => cells.map((cell) => (typeof cell === 'object' ? { t: 'n', v: cell.serial, z: 'yyyy-mm-dd' } : cell)));
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows, { dense: true }), '花名册');
  return Buffer.from(SheetJs.write(book, { type: 'buffer', bookType, bookSST: bookType === 'xlsb', compression: true }) as Uint8Array);
}

function* withHeadings(count: number): Generator<readonly ListCell[]> {
  yield HEADINGS;
  yield* listRows(count);
}

function isoDay(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}
