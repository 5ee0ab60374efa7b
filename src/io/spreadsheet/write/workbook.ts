import type { NamedRange } from 'hucre';
import type { ConditionalRule, DataValidation, WriteSheet } from 'hucre/xlsx';
import { columnLetters } from '../../../domain/source-ref.js';
import type { SheetModel, WorkbookModel } from '../../../domain/workbook.js';
import { writeFileAtomically } from './atomic-file.js';
import { cellSafeText, cutAt } from './cell-text.js';
import { nativeChart } from './charts.js';
import { layOut, type Layout } from './layout.js';
import { LONG_LISTS, LongLists } from './long-lists.js';
import { fillPage } from './page.js';
import { RowMarkup } from './row-markup.js';
import { SharedStrings } from './shared-strings.js';
import { legalSheetNames, quotedSheetName } from './sheet-name.js';
import { workbookBytes, type FilledSheet } from './skeleton.js';
import { StyleNumbers } from './style-numbers.js';
import { BAR_COLOUR, BODY_FONT, SEPARATED } from './styles.js';

/** Writes the model as `.xlsx`, whole or not at all. */
export async function writeWorkbook(path: string, model: WorkbookModel): Promise<void> {
  const bytes = await renderWorkbook(model);
  await writeFileAtomically(path, (file) => file.writeFile(bytes));
}

/**
 * The bytes of the workbook. The same model gives the same bytes (the document's date is the model's; zip entries carry a
 * constant time).
 *
 * What hucre 1.0.0 does that must be worked round here: it writes no heading row for `columns`; it does not quote sheet
 * names in print titles; it stamps the clock unless told the date.
 */
export async function renderWorkbook(model: WorkbookModel): Promise<Uint8Array> {
  const { sheets } = model; // asked for once: they may be made anew each time
  const names = legalSheetNames(sheets.map((sheet) => sheet.name));
  const layouts = sheets.map(layOut);
  const day = new Date(`${model.date}T00:00:00Z`);
  const lists = new LongLists(legalSheetNames([...names, LONG_LISTS]).at(-1)!);
  const sources = names.map((name, index) => ({ name, layout: layouts[index]! }));
  const charts = (sheet: SheetModel): Pick<WriteSheet, 'charts'> => (sheet.charts === undefined ? {} : { charts: sheet.charts.map((chart) => nativeChart(chart, sources)) });
  const [styles, strings] = [new StyleNumbers(), new SharedStrings()];
  const filled = sheets.map((sheet, index): FilledSheet => {
    const layout = layouts[index]!;
    const before = styles.count;
    const rows = new RowMarkup(strings, sheet.columns.length);
    const merges = fillPage(sheet, layout, rows, styles);
    return { sheet: { ...sheetOf(sheet, names[index]!, layout, lists), merges, ...charts(sheet) }, rows, height: layout.signatureRow + (sheet.signature.length > 0 ? 1 : 0), width: sheet.columns.length, styles: [before, styles.count] };
  });
  return workbookBytes([...filled, ...lists.sheets(strings, styles.count)], {
    namedRanges: sheets.map((sheet, index) => printTitles(sheet, names[index]!, layouts[index]!)),
    defaultFont: BODY_FONT,
    properties: { title: cellSafeText(model.name), creator: '清零 c2z', company: cellSafeText(model.unit), created: day, modified: day },
  }, styles, strings);
}

function sheetOf(sheet: SheetModel, name: string, layout: Layout, lists: LongLists): WriteSheet {
  const lastHeading = layout.firstBody - 1;
  const end = columnLetters(sheet.columns.length - 1);
  return {
    name,
    columns: sheet.columns.map((column, index) => ({ width: layout.widths[index]!, ...(column.hidden === true ? { hidden: true } : {}) })),
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
    ...(sheet.breaksBefore === undefined ? {} : { colBreaks: sheet.breaksBefore.map((column) => column - 1) }),
    headerFooter: { oddFooter: `&L${footerText(name)}&C第 &P 页，共 &N 页` },
  };
}

/** Fitted to so many pages; a table that is cut at a column of its own gets a scale instead, since fitting ignores the cut. */
function paging(sheet: SheetModel, { widths }: Layout): NonNullable<WriteSheet['pageSetup']> {
  const { breaksBefore, frozenColumns } = sheet;
  if (breaksBefore === undefined) return { fitToPage: true, fitToWidth: sheet.pagesWide, fitToHeight: 0 };
  const across = (from: number, to: number): number => widths.slice(from, to).reduce((sum, width, index) => sum + (sheet.columns[from + index]!.hidden === true ? 0 : width * DIGIT_PIXELS + CELL_PADDING), 0);
  const pages = breaksBefore.map((column, index) => across(0, frozenColumns) + across(column, breaksBefore[index + 1] ?? widths.length));
  const widest = Math.max(across(0, breaksBefore[0] ?? widths.length), ...pages);
  return { scale: Math.max(10, Math.min(100, Math.floor((100 * PRINTABLE_PIXELS) / widest))) };
}

/** A4 landscape between the margins at 96 dots an inch, less what fonts, programs and printers differ by: a column too many is a page too many. */
const PRINTABLE_PIXELS = (11.69 - 0.8) * 96 * 0.84;
const DIGIT_PIXELS = 7;
const CELL_PADDING = 5;

/** What may still be done in a sheet whose cells are locked: looking, filtering, and making columns and rows larger. */
const PROTECTION = { sheet: true, formatColumns: true, formatRows: true, formatCells: true, autoFilter: true } as const;

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
