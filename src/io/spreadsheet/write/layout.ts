import type { CellContent, ColumnModel, SheetModel } from '../../../domain/workbook.js';
import { cellWidth, linesNeeded } from './cell-text.js';

/** Where everything stands on a sheet 版面: rows 0-based, widths in half-width characters, heights in points. */
export interface Layout {
  readonly widths: readonly number[];
  /** One heading row, or two when a column names a group. */
  readonly headingRows: 1 | 2;
  /** First row of headings; the title and the unit line stand above it, if the sheet has a title. */
  readonly firstHeading: number;
  readonly firstBody: number;
  readonly firstTotal: number;
  readonly firstNote: number;
  readonly signatureRow: number;
  /** The column where title and notes begin, and how many they span: the whole table, the columns repeated on every page of a wide one, or what its first page has beside them. */
  readonly headFrom: number;
  readonly headSpan: number;
  /** Their width together. */
  readonly across: number;
  readonly heights: ReadonlyMap<number, number>;
}

const LINE = 13.5;
const PADDING = 6;
/** Excel's limit for a row. */
const TALLEST = 409;
const TITLE_HEIGHT = 30;
const DEFAULT_MAX: Record<ColumnModel['type'], number> = { text: 30, id: 60, integer: 12, rate: 12, date: 14, money: 18 };
const DEFAULT_MIN: Record<ColumnModel['type'], number> = { text: 6, id: 8, integer: 6, rate: 10, date: 12, money: 12 };

/** Measures a sheet: columns wide enough for their Chinese text, rows tall enough for what wraps. */
export function layOut(sheet: SheetModel): Layout {
  const headingRows = sheet.columns.some((column) => column.group !== undefined) ? 2 : 1;
  const firstHeading = sheet.title === '' ? 0 : 2;
  const firstBody = firstHeading + headingRows;
  const firstTotal = firstBody + sheet.rows.length;
  const firstNote = firstTotal + sheet.totals.length;
  const shown = sheet.columns.filter((column) => column.hidden !== true).length;
  const headFrom = sheet.titleOnFirstPage === true ? sheet.frozenColumns : 0;
  const headEnd = sheet.titleOnFirstPage === true ? sheet.breaksBefore?.[0] ?? shown : sheet.pagesWide > 1 && sheet.frozenColumns > 0 ? sheet.frozenColumns : shown;
  const widths = stretched(sheet, sheet.columns.map((column, index) => columnWidth(sheet, column, index)), headFrom, headEnd);
  const heights = new Map<number, number>(firstHeading === 0 ? [] : [[0, TITLE_HEIGHT], [1, LINE + PADDING]]);
  for (let row = 0; row < headingRows; row += 1) heights.set(firstHeading + row, headingHeight(sheet, widths, headingRows));
  sheet.rows.forEach((row, index) => heights.set(firstBody + index, rowHeight(row, sheet.columns, widths)));
  sheet.totals.forEach((row, index) => heights.set(firstTotal + index, rowHeight(row, sheet.columns, widths) + 2));
  const across = widths.slice(headFrom, headEnd).reduce((sum, width) => sum + width, 0);
  sheet.notes.forEach((note, index) => heights.set(firstNote + index, LINE * linesNeeded(note, across - 2) + PADDING / 2));
  const signatureRow = firstNote + sheet.notes.length;
  if (sheet.signature.length > 0) heights.set(signatureRow, LINE * 2);
  return { widths, headingRows, firstHeading, firstBody, firstTotal, firstNote, signatureRow, headFrom, headSpan: headEnd - headFrom, across, heights };
}

/** The text of a cell for measuring; numbers print short. */
function measured(content: CellContent, type: ColumnModel['type']): string {
  if (content === null) return '';
  if (typeof content === 'string') return content;
  return type === 'rate' ? '100.00%' : type === 'money' ? (content / 100).toFixed(2) : String(content);
}

function columnWidth(sheet: SheetModel, column: ColumnModel, index: number): number {
  let widest = 0;
  const look = (row: readonly CellContent[]): void => {
    const text = measured(row[index] ?? null, column.type);
    if (!text.includes('\n')) widest = Math.max(widest, cellWidth(text));
    else for (const line of text.split('\n')) widest = Math.max(widest, cellWidth(line));
  };
  sheet.rows.forEach(look);
  sheet.totals.forEach(look);
  for (const choice of column.choices ?? []) widest = Math.max(widest, cellWidth(choice) + 2);
  const heading = cellWidth(column.heading) + (sheet.filter ? 2 : 0);
  const forHeading = (heading > 10 ? Math.ceil(heading / 4) * 2 : heading) + 1;
  const min = Math.max(column.minWidth ?? DEFAULT_MIN[column.type], forHeading);
  const max = Math.max(column.maxWidth ?? DEFAULT_MAX[column.type], min);
  return Math.min(Math.max(widest + 2, min), max);
}

/** The columns under the title grow until the title, and the unit line beside the date, have room. */
function stretched(sheet: SheetModel, widths: readonly number[], from: number, end: number): number[] {
  const total = widths.slice(from, end).reduce((sum, width) => sum + width, 0);
  const needed = Math.max(cellWidth(sheet.title) * 1.7, cellWidth(sheet.unitLine) + cellWidth(sheet.dateLine) + 8);
  return total >= needed ? [...widths] : widths.map((width, index) => (index >= from && index < end ? Math.round((width * needed) / total) : width));
}

function headingHeight(sheet: SheetModel, widths: readonly number[], headingRows: number): number {
  let tallest = 1;
  sheet.columns.forEach((column, index) => {
    const lines = linesNeeded(column.heading, widths[index]! - (sheet.filter ? 3 : 1));
    tallest = Math.max(tallest, column.group === undefined && headingRows === 2 ? Math.ceil(lines / 2) : lines);
  });
  return LINE * tallest + PADDING;
}

function rowHeight(row: readonly CellContent[], columns: readonly ColumnModel[], widths: readonly number[]): number {
  let lines = 1;
  for (let index = 0; index < row.length; index += 1) {
    const content = row[index];
    if (typeof content === 'string' && columns[index]!.type !== 'id') lines = Math.max(lines, linesNeeded(content, widths[index]! - 1));
  }
  return Math.min(LINE * lines + PADDING, TALLEST);
}
