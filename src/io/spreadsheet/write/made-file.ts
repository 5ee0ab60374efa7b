/**
 * Writes made files as departments would send them: real workbooks, HTML and XML that call themselves .xls, CSV in
 * several encodings. The same content gives the same bytes.
 */
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MadeEncoding, MadeFile, MadeSheet, MadeTable } from '../../../domain/made-file.js';
import { ToolError } from '../../../domain/tool-error.js';
import { csvLines } from './made/csv.js';
import { htmlPage } from './made/html.js';
import { sheetJsWorkbook } from './made/sheetjs.js';
import { byteOrderMark, declaredCharset, encodeText } from './made/text-encoding.js';
import { addXlsxParts } from './made/xlsx.js';
import { xml2003Document } from './made/xml-2003.js';
import { ZipWriter } from './made/zip.js';

/** Writes one file below `dir`, making folders as needed and replacing what was there. */
export function writeMadeFile(dir: string, made: MadeFile): void {
  const path = join(dir, ...made.path.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  try {
    const encoding = made.encoding ?? 'utf-8';
    switch (made.format) {
      case 'xlsx': {
        const zip = new ZipWriter(file);
        addXlsxParts(zip, made.sheets);
        zip.finish();
        break;
      }
      case 'xls':
      case 'xlsb':
      case 'ods': writeSync(file, sheetJsWorkbook(made.sheets, made.format)); break;
      case 'html': writePieces(file, htmlPage(made.sheets, declaredCharset(encoding)), encoding); break;
      case 'xml-2003': writePieces(file, xml2003Document(made.sheets, declaredCharset(encoding)), encoding); break;
      case 'csv': writePieces(file, csvLines(onlySheet(made).rows), encoding); break;
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Writes a made county: its files into `<dir>/inbox/`, what is true of it into `<dir>/truth/`.
 *
 * Files of the same names are replaced. A folder that holds others is refused: another county's lists beside these would spoil both.
 *
 * @param below a folder for each month: `inbox/2020-11/`, `truth/2020-11/`
 * @returns the paths written, relative to `dir`, with `/` between parts
 */
export function writeCounty({ files, truth: tables }: { readonly files: readonly MadeFile[]; readonly truth: readonly MadeTable[] }, dir: string, below = ''): string[] {
  const lists = files.filter(({ sheets }) => sheets.length > 0); // a department with nobody to list sends nothing
  const [inbox, truth] = [join(dir, 'inbox', below), join(dir, 'truth', below)];
  refuseStrangers(inbox, lists.map(({ path }) => path));
  refuseStrangers(truth, tables.map(({ path }) => path));
  for (const file of lists) writeMadeFile(inbox, file);
  for (const table of tables) {
    const sheet: MadeSheet = { name: table.path, visibility: 'visible', rows: withHeader(table), merges: [] };
    writeMadeFile(truth, { path: table.path, format: 'csv', encoding: 'utf-8-bom', sheets: [sheet] });
  }
  const under = below === '' ? '' : `${below}/`;
  return [...lists.map(({ path }) => `inbox/${under}${path}`), ...tables.map(({ path }) => `truth/${under}${path}`)];
}

function refuseStrangers(folder: string, own: readonly string[]): void {
  if (!existsSync(folder)) return;
  const stranger = readdirSync(folder).find((name) => !own.some((path) => path === name || path.startsWith(`${name}/`)));
  if (stranger === undefined) return;
  throw new ToolError('rehearse/folder-in-use',
    { zh: `文件夹“${folder}”里已有别的文件：${stranger}`, en: `The folder "${folder}" already holds another file: ${stranger}` },
    { zh: '换一个空文件夹', en: 'Choose an empty folder' });
}

function* withHeader(table: MadeTable): Generator<readonly string[]> {
  yield table.columns;
  yield* table.rows;
}

function onlySheet(made: MadeFile): MadeSheet {
  const [sheet, ...rest] = made.sheets;
  if (sheet === undefined || rest.length > 0) throw new Error(`a CSV holds exactly one sheet: ${made.path}`);
  return sheet;
}

function writePieces(file: number, pieces: Iterable<string>, encoding: MadeEncoding): void {
  writeSync(file, byteOrderMark(encoding));
  let pending: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    pending.push(piece);
    length += piece.length;
    if (length >= 1 << 18) {
      writeSync(file, encodeText(pending.join(''), encoding));
      pending = [];
      length = 0;
    }
  }
  writeSync(file, encodeText(pending.join(''), encoding));
}
