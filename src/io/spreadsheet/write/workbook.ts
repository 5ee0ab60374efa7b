import { writeXlsx, type Cell, type CellStyle, type CellValue, type ConditionalRule, type DataValidation, type MergeRange, type WriteSheet } from 'hucre/xlsx';
import type { NamedRange } from 'hucre';
import { columnLetters } from '../../../domain/source-ref.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../../../domain/workbook.js';
import { writeFileAtomically } from './atomic-file.js';
import { cellSafeText, cellWidth, cutAt } from './cell-text.js';
import { nativeChart } from './charts.js';
import { layOut, type Layout } from './layout.js';
import { LONG_LISTS, LongLists } from './long-lists.js';
import { legalSheetNames, quotedSheetName } from './sheet-name.js';
import { asText, BAR_COLOUR, BODY_FONT, bodyStyle, DATE_LINE, headingStyle, lockedStyle, NOTE, SEPARATED, SIGNATURE, TITLE, totalStyle, UNIT_LINE } from './styles.js';

/** Writes the model as `.xlsx`, whole or not at all. */
export async function writeWorkbook(path: string, model: WorkbookModel): Promise<void> {
  const bytes = await renderWorkbook(model);
  await writeFileAtomically(path, (file) => file.writeFile(bytes));
}

/**
 * The bytes of the workbook: the only place that knows hucre. The same model gives the same bytes (the document's date is
 * the model's; zip entries carry a constant time).
 *
 * What hucre 1.0.0 does that must be worked round here: it writes no heading row for `columns`; it does not quote sheet
 * names in print titles; it turns a text `#N/A` into an error value; it stamps the clock unless told the date.
 */
export async function renderWorkbook(model: WorkbookModel): Promise<Uint8Array> {
  const names = legalSheetNames(model.sheets.map((sheet) => sheet.name));
  const layouts = model.sheets.map(layOut);
  const day = new Date(`${model.date}T00:00:00Z`);
  const lists = new LongLists(legalSheetNames([...names, LONG_LISTS]).at(-1)!);
  const sources = names.map((name, index) => ({ name, layout: layouts[index]! }));
  const charts = (sheet: SheetModel): Pick<WriteSheet, 'charts'> => (sheet.charts === undefined ? {} : { charts: sheet.charts.map((chart) => nativeChart(chart, sources)) });
  return writeXlsx({
    sheets: [...model.sheets.map((sheet, index) => ({ ...sheetOf(sheet, names[index]!, layouts[index]!, lists), ...charts(sheet) })), ...lists.sheets()],
    namedRanges: model.sheets.map((sheet, index) => printTitles(sheet, names[index]!, layouts[index]!)),
    defaultFont: BODY_FONT,
    properties: { title: cellSafeText(model.name), creator: '清零 c2z', company: cellSafeText(model.unit), created: day, modified: day },
  });
}

function sheetOf(sheet: SheetModel, name: string, layout: Layout, lists: LongLists): WriteSheet {
  const page = new Page(sheet, layout);
  const lastHeading = layout.firstBody - 1;
  const end = columnLetters(sheet.columns.length - 1);
  return {
    name,
    columns: sheet.columns.map((column, index) => ({ width: layout.widths[index]!, style: styleOf(sheet, column), ...(column.hidden === true ? { hidden: true } : {}) })),
    rows: page.rows,
    cells: page.cells,
    merges: page.merges,
    rowDefs: new Map([...layout.heights].map(([row, height]) => [row, { height }])),
    freezePane: { rows: layout.firstBody, columns: sheet.frozenColumns },
    ...(sheet.filter && sheet.rows.length > 0 ? { autoFilter: { range: `A${lastHeading + 1}:${end}${layout.firstTotal}` } } : {}),
    dataValidations: dropDowns(sheet, layout, lists),
    ...(sheet.locked === true ? { protection: PROTECTION } : {}),
    ...(sheet.hidden === true ? { hidden: true } : {}),
    conditionalRules: conditional(sheet, layout),
    pageSetup: {
      paperSize: 'a4', orientation: 'landscape', ...paging(sheet, layout),
      horizontalCentered: sheet.pagesWide === 1, margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    ...(sheet.breakBefore === undefined ? {} : { colBreaks: [sheet.breakBefore - 1] }),
    headerFooter: { oddFooter: `&L${footerText(name)}&C第 &P 页，共 &N 页` },
  };
}

/** Fitted to so many pages; a table that is cut at a column of its own gets a scale instead, since fitting ignores the cut. */
function paging(sheet: SheetModel, { widths }: Layout): NonNullable<WriteSheet['pageSetup']> {
  const { breakBefore, frozenColumns } = sheet;
  if (breakBefore === undefined) return { fitToPage: true, fitToWidth: sheet.pagesWide, fitToHeight: 0 };
  const across = (from: number, to: number): number => widths.slice(from, to).reduce((sum, width, index) => sum + (sheet.columns[from + index]!.hidden === true ? 0 : width * DIGIT_PIXELS + CELL_PADDING), 0);
  const widest = Math.max(across(0, breakBefore), across(0, frozenColumns) + across(breakBefore, widths.length));
  return { scale: Math.max(10, Math.min(100, Math.floor((100 * PRINTABLE_PIXELS) / widest))) };
}

/** A4 landscape between the margins at 96 dots an inch, less what fonts, programs and printers differ by: a column too many is a page too many. */
const PRINTABLE_PIXELS = (11.69 - 0.8) * 96 * 0.84;
const DIGIT_PIXELS = 7;
const CELL_PADDING = 5;

/** What may still be done in a sheet whose cells are locked: looking, filtering, and making columns and rows larger. */
const PROTECTION = { sheet: true, formatColumns: true, formatRows: true, formatCells: true, autoFilter: true } as const;

function styleOf(sheet: SheetModel, column: ColumnModel): CellStyle {
  return sheet.locked === true ? lockedStyle(column) : bodyStyle(column);
}

/** Fills the grid of one sheet from top to bottom: title, unit line, headings, table, totals, notes, signature. */
class Page {
  readonly rows: CellValue[][] = [];
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: MergeRange[] = [];

  constructor(sheet: SheetModel, layout: Layout) {
    this.line(0, sheet.title, TITLE, layout.headSpan);
    this.put(1, 0, sheet.unitLine, UNIT_LINE);
    this.put(1, layout.headSpan - 1, sheet.dateLine, DATE_LINE);
    this.headings(sheet.columns, layout);
    const usual = (column: ColumnModel): CellStyle => styleOf(sheet, column);
    sheet.rows.forEach((row, index) => this.tableRow(row, sheet.columns, layout.firstBody + index, usual, false));
    sheet.totals.forEach((row, index) => this.tableRow(row, sheet.columns, layout.firstTotal + index, totalStyle, true));
    sheet.notes.forEach((note, index) => this.line(layout.firstNote + index, note, NOTE, layout.headSpan));
    if (sheet.signature.length > 0) this.line(layout.signatureRow, spread(sheet.signature, layout.across), SIGNATURE, layout.headSpan);
  }

  private put(row: number, column: number, text: string | null, style: CellStyle): void {
    while (this.rows.length <= row) this.rows.push([]);
    this.cells.set(`${row},${column}`, { ...(text === null ? {} : textCell(cellSafeText(text))), style });
  }

  /** One text over the first `span` columns. */
  private line(row: number, text: string, style: CellStyle, span: number): void {
    this.put(row, 0, text, style);
    this.merge(row, 0, row, span - 1);
  }

  private merge(startRow: number, startCol: number, endRow: number, endCol: number): void {
    if (startRow !== endRow || startCol !== endCol) this.merges.push({ startRow, startCol, endRow, endCol });
  }

  private headings(columns: readonly ColumnModel[], layout: Layout): void {
    const top = layout.firstHeading;
    const bottom = layout.firstBody - 1;
    let groupStart = 0;
    columns.forEach((column, index) => {
      const style = headingStyle(column.manual === true);
      if (layout.headingRows === 1) {
        this.put(top, index, column.heading, style);
      } else if (column.group === undefined) {
        this.put(top, index, column.heading, style);
        this.put(bottom, index, null, style);
        this.merge(top, index, bottom, index);
      } else {
        const opens = index === 0 || columns[index - 1]!.group !== column.group;
        if (opens) groupStart = index;
        this.put(top, index, opens ? column.group : null, style);
        this.put(bottom, index, column.heading, style);
        if (columns[index + 1]?.group !== column.group) this.merge(top, groupStart, top, index);
      }
    });
  }

  /** A row of the table. Cells take their style from the column; those that need another one stand in `cells`. */
  private tableRow(row: readonly CellContent[], columns: readonly ColumnModel[], at: number, styleFor: (column: ColumnModel) => CellStyle, always: boolean): void {
    if (row.length !== columns.length) throw new Error(`a row of ${row.length} cells in a table of ${columns.length} columns`);
    this.rows[at] = row.map((content, index) => {
      const column = columns[index]!;
      const value = valueOf(content, column);
      const odd = typeof value === 'string' ? textCell(value) : {};
      const formulaLike = typeof value === 'string' && /^[=+\-@]/u.test(value);
      if (always || formulaLike || odd.richText !== undefined) {
        const style = styleFor(column);
        this.cells.set(`${at},${index}`, { ...odd, style: formulaLike ? asText(style) : style });
      }
      return value;
    });
  }
}

/** Pieces on one line with up to six full-width spaces between them, as many as there is room for. */
function spread(pieces: readonly string[], across: number): string {
  const taken = pieces.reduce((sum, piece) => sum + cellWidth(piece), 0);
  const gap = Math.floor((across - taken) / (2 * pieces.length));
  return pieces.join('\u3000'.repeat(Math.min(Math.max(gap, 1), 6)));
}

/** A text cell. Rich text keeps a text such as `#N/A` from becoming an error value. */
function textCell(text: string): Partial<Cell> {
  return /^#[A-Z/0!?_]+$/u.test(text) ? { value: text, richText: [{ text }] } : { value: text };
}

function valueOf(content: CellContent, column: ColumnModel): CellValue {
  if (content === null) return null;
  if (typeof content === 'number') return column.type === 'money' ? content / 100 : column.type === 'id' ? String(content) : content;
  if (column.type === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(content)) return serialDate(content);
  return cellSafeText(content);
}

/** The spreadsheet's day number, counted without any time zone; days before March 1900 stay text. */
function serialDate(iso: string): number | string {
  const days = Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
  return days > 60 ? days : iso;
}

function dropDowns(sheet: SheetModel, layout: Layout, lists: LongLists): DataValidation[] {
  if (sheet.rows.length === 0) return [];
  return sheet.columns.flatMap((column, index) => column.choices === undefined || column.choices.length === 0 ? [] : [{
    type: 'list', ...lists.source(column.choices), allowBlank: true, showErrorMessage: true, errorStyle: 'stop',
    errorTitle: cutAt(column.heading, LONGEST_ERROR_TITLE), errorMessage: errorMessage(column.choices),
    range: bodyRange(index, layout.firstBody, layout.firstTotal),
  } satisfies DataValidation]);
}

/** Excel refuses a file whose messages are longer than these. */
const LONGEST_ERROR_TITLE = 32;
const LONGEST_ERROR = 225;

function errorMessage(choices: readonly string[]): string {
  const all = `请从下拉列表中选择：${choices.join('、')}`;
  return all.length <= LONGEST_ERROR ? all : `${cutAt(all, LONGEST_ERROR - 1)}…`;
}

function conditional(sheet: SheetModel, layout: Layout): ConditionalRule[] {
  const rules: ConditionalRule[] = [];
  if (sheet.rows.length === 0) return rules;
  sheet.columns.forEach((column, index) => {
    if (column.bar !== true) return;
    rules.push({ type: 'dataBar', priority: rules.length + 1, range: bodyRange(index, layout.firstBody, layout.firstTotal),
      dataBar: { cfvo: [{ type: 'num', value: '0' }, { type: 'num', value: '1' }], color: BAR_COLOUR } });
  });
  if (sheet.separateBy !== undefined && sheet.rows.length > 1) {
    const column = columnLetters(sheet.separateBy);
    const from = layout.firstBody + 2;
    rules.push({ type: 'expression', priority: rules.length + 1, formula: `$${column}${from}<>$${column}${from - 1}`,
      range: `A${from}:${columnLetters(sheet.columns.length - 1)}${layout.firstTotal}`,
      style: SEPARATED });
  }
  return rules;
}

/** `C5:C40`; rows 0-based, the end not included. */
function bodyRange(column: number, from: number, end: number): string {
  return `${columnLetters(column)}${from + 1}:${columnLetters(column)}${end}`;
}

function printTitles(sheet: SheetModel, name: string, layout: Layout): NamedRange {
  const quoted = quotedSheetName(name);
  const rows = `${quoted}!$${layout.firstHeading + 1}:$${layout.firstBody}`;
  const columns = `${quoted}!$A:$${columnLetters(sheet.frozenColumns - 1)}`;
  return { name: '_xlnm.Print_Titles', range: sheet.pagesWide > 1 && sheet.frozenColumns > 0 ? `${columns},${rows}` : rows, scope: name };
}

/** `&` begins a code in a page footer. */
function footerText(text: string): string {
  return text.replaceAll('&', '&&');
}
