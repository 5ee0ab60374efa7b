/** A township of four people, its work sheet as a grid, and collecting without any file. */
import { collect, type Collected, type CollectInput } from '../../../../src/cases/collect/collect.js';
import type { CaseIndex, KnownCase } from '../../../../src/cases/collect/find-case.js';
import { receiptsOf } from '../../../../src/cases/collect/receipts.js';
import type { Cell } from '../../../../src/domain/cell.js';
import type { IsoDate } from '../../../../src/domain/dates.js';
import type { ReturnedFile, RowReceipt } from '../../../../src/domain/worksheet.js';
import { loadRules } from '../../../../src/io/index.js';
import { readIdNumber } from '../../../../src/normalize/id-number.js';
import { vocabularyReaders } from '../../../../src/normalize/vocabulary-readers.js';
import { buildWorksheets, type Worksheet } from '../../../../src/report/worksheets.js';
import { CASE_RULES, REASON_ENTRIES, WORKSHEET_RULES, madeWorksheetInput } from '../../../report/made-cases.js';

export const NAMES = ['王秀英', '单小明', '仇小二', '赵文斌'] as const;
const INPUT = madeWorksheetInput([...NAMES.map((name, at) => ({ name, town: '柳河镇', village: at < 2 ? '东村' : '西村', category: 'uninsured' as const })), { name: '李国强', town: '双山镇', category: 'uninsured' as const }]);
const SENT: readonly Worksheet[] = buildWorksheets(INPUT).sheets;
const readers = vocabularyReaders(loadRules().vocabulary, 2020);

export const KNOWN: readonly KnownCase[] = INPUT.cases.map((each) => {
  const person = INPUT.people.find(({ id }) => id === each.personId)!;
  return { case: each, name: person.name, idText: person.idText, township: person.place.town, village: person.place.village, telephone: '' };
});

/** The sheet of a township as it was sent: headings, then a row a person. */
export function sentGrid(township = '柳河镇'): Cell[][] {
  const page = SENT.find((each) => each.township === township)!.workbook.sheets[0]!;
  return [[page.title], page.columns.map(({ heading }) => heading), ...page.rows.map((row) => [...row])];
}

/** The grid with cells of one person changed, by heading. */
export function filled(grid: readonly Cell[][], name: string, cells: Readonly<Record<string, Cell>>): Cell[][] {
  const headings = grid[1]!;
  return grid.map((row) => (row[headings.indexOf('姓名')] === name ? row.map((cell, at) => (String(headings[at]) in cells ? cells[String(headings[at])]! : cell)) : row));
}

export function returned(grid: readonly (readonly Cell[])[], path = '柳河镇.xlsx'): ReturnedFile {
  return { path, sha256: path, sheets: [{ name: '工作表', rows: grid.map((cells, at) => ({ number: at + 1, cells })) }] };
}

/** The hidden sheet with other values. */
export function marked(file: ReturnedFile, change: Readonly<Record<string, string>>, seal?: (values: string[]) => string): ReturnedFile {
  const page = SENT[0]!.workbook.sheets[2]!;
  const rows = page.rows.map(([name, value]) => [String(name), change[String(name)] ?? String(value)] as const);
  const values = rows.slice(0, -1).map(([, value]) => value);
  return { ...file, sheets: [...file.sheets, { name: 'c2z', rows: rows.map(([name, value], at) => ({ number: at + 1, cells: [name, seal !== undefined && at === rows.length - 1 ? seal(values) : value] })) }] };
}

export function collected(files: readonly ReturnedFile[], over: Partial<CollectInput> = {}): Collected {
  const index: CaseIndex = {
    byCase: new Map(KNOWN.map((each) => [each.case.caseNumber, each])), byPerson: new Map(KNOWN.map((each) => [each.case.personId, each])), byNumber: new Map(KNOWN.map((each) => [each.idText, each])),
  };
  return collect({
    files, county: '990101', year: 2020, today: '2020-12-31' as IsoDate, worksheets: WORKSHEET_RULES, cases: CASE_RULES, reasons: REASON_ENTRIES, index,
    sent: SENT.map((each) => ({ ...each, batch: 3 })), taken: new Map(), surveyedSince: () => false, prefer: [],
    readers: { name: readers.name, date: readers.date, id: (cell) => readIdNumber(cell, readers.id) }, ...over,
  });
}

/** What becomes of the rows of these files. */
export function rowsOf(files: readonly ReturnedFile[], over: Partial<CollectInput> = {}): RowReceipt[] {
  return receiptsOf(collected(files, over), new Map()).rows;
}

/** The steps on one person's case. */
export function stepsOn(name: string, files: readonly ReturnedFile[], over: Partial<CollectInput> = {}): unknown {
  const caseNumber = KNOWN.find((each) => each.name.display === name)!.case.caseNumber;
  return collected(files, over).cases.get(caseNumber)?.commands ?? [];
}
