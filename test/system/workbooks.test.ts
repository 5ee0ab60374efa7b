/**
 * Opens every workbook with LibreOffice, as a person would, and compares what it shows with what was meant. Needs
 * `soffice` (package libreoffice-calc) on the path; `npm test` leaves it out, `npm run test:system` runs it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../../src/domain/workbook.js';
import { writeWorkbook } from '../../src/io/spreadsheet/write/workbook.js';
import { buildReports } from '../../src/report/report.js';
import { madeCounty } from '../report/made-county.js';

const office = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
const models = [...buildReports(madeCounty(60, { fullIds: true })), oddTexts()];
let folder = '';

beforeAll(async () => {
  if (!office) return;
  folder = mkdtempSync(join(tmpdir(), 'c2z-office-'));
  for (const model of models) await writeWorkbook(join(folder, `${model.name}.xlsx`), model);
  // Every sheet as a CSV: comma, UTF-8, text cells (and only those) in quotes, numbers as they are displayed.
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`, '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,-1',
    '--outdir', folder, ...models.map((model) => join(folder, `${model.name}.xlsx`))], { stdio: 'ignore' });
}, 180_000);
afterAll(() => { if (folder !== '') rmSync(folder, { recursive: true, force: true }); });

describe.skipIf(!office)('workbooks in LibreOffice (skipped when soffice is not installed)', () => {
  it.each(models.flatMap((model) => model.sheets.map((sheet) => ({ book: model.name, name: sheet.name, sheet }))))('$book › $name shows every cell as it was meant', ({ book, sheet }) => {
    const path = join(folder, `${book}-${sheet.name}.csv`);
    expect(existsSync(path), path).toBe(true);
    const shown = shownCells(path);
    const headings = sheet.columns.some((column) => column.group !== undefined) ? 2 : 1;
    const body = 2 + headings;
    expect(shown[0]![0]).toBe(asText(sheet.title));
    expect(sheet.columns.map((column, index) => shown[headings === 2 && column.group === undefined ? 2 : body - 1]![index])).toEqual(sheet.columns.map((column) => asText(column.heading)));
    [...sheet.rows, ...sheet.totals].forEach((row, index) => {
      expect(shown[body + index]!.slice(0, row.length), `row ${body + index + 1}`).toEqual(row.map((content, at) => displayed(content, sheet.columns[at]!)));
    });
    expect(notesShown(shown, sheet)).toEqual(sheet.notes.map(asText));
  });
});

/** Texts that a careless writer turns into formulas, errors, numbers or other characters. */
function oddTexts(): WorkbookModel {
  const texts = ['=1+1', '+86', '-', '@SUM(A1)', '#N/A', '_x0041_', '1e5', '0012', 'TRUE', '2020-12-31', '110101199003074530', '𠮷野娜', '䶮', '买买提·吐尔逊', '<b>&', '‘’“”', '１２３'];
  return {
    name: '奇怪的文字', unit: '示例县医疗保障局', date: '2020-12-31',
    sheets: [{
      name: '表（一）', title: '文字', unitLine: '', dateLine: '', columns: [{ heading: '文字', type: 'text' }, { heading: '号码', type: 'id' }], rows: texts.map((text) => [text, text]),
      totals: [], notes: [], signature: [], frozenColumns: 0, filter: true, pagesWide: 1,
    }],
  };
}

function shownCells(path: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of readFileSync(path, 'utf8').replace(/^\uFEFF/u, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/gu)) {
    rows.at(-1)!.push(quoted === undefined ? plain : asText(quoted.replaceAll('""', '"')));
    if (end !== ',') rows.push([]);
  }
  return rows;
}

function notesShown(shown: readonly string[][], sheet: SheetModel): string[] {
  const first = 2 + (sheet.columns.some((column) => column.group !== undefined) ? 2 : 1) + sheet.rows.length + sheet.totals.length;
  return shown.slice(first, first + sheet.notes.length).map((row) => row[0]!);
}

/** Marks a cell that is stored as text; an identity number without the mark would be a number. */
function asText(text: string): string {
  return text === '' ? '' : `text ${text}`;
}

/** What a person sees in a cell. */
function displayed(content: CellContent, column: ColumnModel): string {
  if (content === null) return '';
  if (typeof content === 'string') return column.type === 'date' ? content : asText(content);
  return column.type === 'rate' ? `${(content * 100).toFixed(2)}%` : String(content);
}
