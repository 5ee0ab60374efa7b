/** Fills one sheet from top to bottom: title, unit line, headings, table, totals, notes, signature. */
import type { CellStyle, MergeRange } from 'hucre/xlsx';
import type { CellContent, ColumnModel, SheetModel } from '../../../domain/workbook.js';
import { cellSafeText, cellWidth } from './cell-text.js';
import type { Layout } from './layout.js';
import type { RowMarkup } from './row-markup.js';
import type { StyleNumbers } from './style-numbers.js';
import { asText, bodyStyle, DATE_LINE, headingStyle, lockedStyle, NOTE, SIGNATURE, TITLE, totalStyle, UNIT_LINE } from './styles.js';

/** What stands where on a row that is not of the table. */
interface Placed {
  readonly column: number;
  readonly text: string | null;
  readonly style: CellStyle;
}

/** A column of the table as its cells are written. */
interface BodyColumn {
  readonly type: ColumnModel['type'];
  readonly style: number;
  /** The same look for a text that begins like a formula; numbered when the first one comes. */
  readonly textStyle: () => number;
}

/** Writes the rows and returns what is merged. */
export function fillPage(sheet: SheetModel, layout: Layout, rows: RowMarkup, styles: StyleNumbers): MergeRange[] {
  const merges: MergeRange[] = [];
  const merge = (startRow: number, startCol: number, endRow: number, endCol: number): void => {
    if (startRow !== endRow || startCol !== endCol) merges.push({ startRow, startCol, endRow, endCol });
  };
  const line = (row: number, cells: readonly Placed[]): void => {
    rows.beginRow(row, layout.heights.get(row));
    for (const { column, text, style } of cells) {
      const number = styles.of(style);
      if (text === null) rows.empty(column, number);
      else putText(rows, column, cellSafeText(text), number);
    }
    rows.endRow();
  };
  /** One text over the columns of the title. */
  const across = (row: number, text: string, style: CellStyle): void => {
    line(row, [{ column: layout.headFrom, text, style }]);
    merge(row, layout.headFrom, row, layout.headFrom + layout.headSpan - 1);
  };
  const table = (from: number, content: readonly (readonly CellContent[])[], styleFor: (column: ColumnModel) => CellStyle): void => {
    const columns = bodyColumns(sheet.columns, styleFor, styles);
    content.forEach((row, index) => { tableRow(rows, row, columns, from + index, layout.heights.get(from + index)); });
  };

  if (layout.firstHeading > 0) {
    across(0, sheet.title, TITLE);
    const dated: Placed = { column: layout.headFrom + layout.headSpan - 1, text: sheet.dateLine, style: DATE_LINE };
    line(1, layout.headSpan === 1 ? [dated] : [{ column: layout.headFrom, text: sheet.unitLine, style: UNIT_LINE }, dated]);
  }
  headings(sheet.columns, layout).forEach((cells, index) => { line(layout.firstHeading + index, cells); });
  for (const range of headingMerges(sheet.columns, layout)) merge(...range);
  table(layout.firstBody, sheet.rows, (column) => (sheet.locked === true ? lockedStyle(column) : bodyStyle(column)));
  table(layout.firstTotal, sheet.totals, totalStyle);
  sheet.notes.forEach((note, index) => { across(layout.firstNote + index, note, NOTE); });
  if (sheet.signature.length > 0) across(layout.signatureRow, spread(sheet.signature, layout.across), SIGNATURE);
  return merges;
}

/** One row of headings, or two: groups above, and under them the columns; what has no group stands in the upper row, merged with the lower. */
function headings(columns: readonly ColumnModel[], layout: Layout): Placed[][] {
  const cell = (column: ColumnModel, index: number, text: string | null): Placed => ({ column: index, text, style: headingStyle(column.manual === true) });
  if (layout.headingRows === 1) return [columns.map((column, index) => cell(column, index, column.heading))];
  return [
    columns.map((column, index) => cell(column, index, column.group === undefined ? column.heading : opensGroup(columns, index) ? column.group : null)),
    columns.map((column, index) => cell(column, index, column.group === undefined ? null : column.heading)),
  ];
}

function opensGroup(columns: readonly ColumnModel[], index: number): boolean {
  return index === 0 || columns[index - 1]!.group !== columns[index]!.group;
}

function headingMerges(columns: readonly ColumnModel[], { headingRows, firstHeading, firstBody }: Layout): [startRow: number, startCol: number, endRow: number, endCol: number][] {
  if (headingRows === 1) return [];
  let groupStart = 0;
  return columns.flatMap(({ group }, index): [number, number, number, number][] => {
    if (group === undefined) return [[firstHeading, index, firstBody - 1, index]];
    if (opensGroup(columns, index)) groupStart = index;
    return columns[index + 1]?.group === group ? [] : [[firstHeading, groupStart, firstHeading, index]];
  });
}

function bodyColumns(columns: readonly ColumnModel[], styleFor: (column: ColumnModel) => CellStyle, styles: StyleNumbers): BodyColumn[] {
  return columns.map((column) => {
    const style = styleFor(column);
    let textStyle: CellStyle | null = null;
    return { type: column.type, get style() { return styles.of(style); }, textStyle: () => styles.of(textStyle ??= asText(style)) };
  });
}

function tableRow(rows: RowMarkup, row: readonly CellContent[], columns: readonly BodyColumn[], at: number, height: number | undefined): void {
  if (row.length !== columns.length) throw new Error(`a row of ${row.length} cells in a table of ${columns.length} columns`);
  rows.beginRow(at, height);
  for (let index = 0; index < row.length; index += 1) {
    const column = columns[index]!;
    const value = valueOf(row[index]!, column.type);
    if (value === null) rows.empty(index, column.style);
    else if (typeof value === 'number') rows.number(index, value, column.style);
    else putText(rows, index, value, likeFormula(value) ? column.textStyle() : column.style);
  }
  rows.endRow();
}

function putText(rows: RowMarkup, column: number, text: string, style: number): void {
  if (text.startsWith('#') && /^#[A-Z/0!?_]+$/u.test(text)) rows.inPlace(column, text, style);
  else rows.text(column, text, style);
}

/** Marked as text, so that editing the cell in place does not make a formula of it. */
function likeFormula(text: string): boolean {
  return text.startsWith('=') || text.startsWith('+') || text.startsWith('-') || text.startsWith('@');
}

function valueOf(content: CellContent, type: ColumnModel['type']): string | number | null {
  if (content === null) return null;
  if (typeof content === 'number') return type === 'money' ? content / 100 : type === 'id' ? String(content) : content;
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(content)) return serialDate(content);
  return cellSafeText(content);
}

/** The spreadsheet's day number, counted without any time zone; days before March 1900 stay text. */
function serialDate(iso: string): number | string {
  const days = Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
  return days > 60 ? days : iso;
}

/** Pieces on one line with up to six full-width spaces between them, as many as there is room for. */
function spread(pieces: readonly string[], across: number): string {
  const taken = pieces.reduce((sum, piece) => sum + cellWidth(piece), 0);
  const gap = Math.floor((across - taken) / (2 * pieces.length));
  return pieces.join('\u3000'.repeat(Math.min(Math.max(gap, 1), 6)));
}
