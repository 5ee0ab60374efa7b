/**
 * A workbook as it is meant, before any file format 工作簿模型: what the report stage hands to a writer. Sizes, fonts
 * and colours are the writer's business; what a column *is*, the model says.
 */

/**
 * What a column holds 列类型.
 *
 * - `id`: digits that are a name, not a number; always a text cell, never wrapped, never cut.
 * - `rate`: a fraction 0 to 1, already rounded down to four places by whoever made it (see report/rate.ts).
 * - `date`: `YYYY-MM-DD`; anything else in the cell is printed as it stands. - `money`: fen, printed as yuan.
 */
export type ColumnType = 'text' | 'id' | 'integer' | 'rate' | 'date' | 'money';

/** One column of a table 列. */
export interface ColumnModel {
  readonly heading: string;
  /** A heading above this one, spanning its neighbours that name the same group. */
  readonly group?: string;
  readonly type: ColumnType;
  /** Default: text left, everything else centred. */
  readonly align?: 'left' | 'center';
  /** Bounds of the width in half-width characters; a Han character takes two. Longer text wraps. */
  readonly minWidth?: number;
  readonly maxWidth?: number;
  /** Empty, to be filled in by hand 手工填写; tinted so that it is seen. */
  readonly manual?: boolean;
  /** A closed set to pick from 下拉选项; values without commas. */
  readonly choices?: readonly string[];
  /** Draw the rate as a bar behind the number. */
  readonly bar?: boolean;
  /** Not shown 隐藏列; hidden columns stand last. */
  readonly hidden?: boolean;
}

/** One cell: text, number, or nothing. A text that begins with `=` is a text. */
export type CellContent = string | number | null;

/** A chart drawn from cells 图表: who changes a cell in the spreadsheet changes the chart. */
export interface ChartModel {
  readonly title: string;
  /** `bars` lie, one part after the other where there are several; `pie` and `line` take one series or more. */
  readonly type: 'bars' | 'pie' | 'line';
  /** Index of the sheet whose rows are drawn. */
  readonly sheet: number;
  /** Indexes of the first row drawn and of the one after the last. */
  readonly rows: readonly [from: number, end: number];
  /** Index of the column that names the rows. */
  readonly names: number;
  readonly series: readonly { readonly column: number; readonly name: string; /** RRGGBB. */ readonly colour: string }[];
  /** Of a pie, the colour of each row. */
  readonly slices?: readonly string[];
  /** Rows and columns of the sheet that the chart lies over; rows are counted from its top, the end not included. */
  readonly over: { readonly rows: readonly [from: number, end: number]; readonly columns: readonly [from: number, end: number] };
}

/** One table with its heading and its feet 工作表. Every row has one cell for each column. */
export interface SheetModel {
  /** Wish for the tab's name; the writer makes it legal and unique. */
  readonly name: string;
  readonly title: string;
  /** Left of the line under the title, e.g. 填报单位：示例县医疗保障局. */
  readonly unitLine: string;
  /** Right of the same line, e.g. 数据截止日期：2020年12月31日. */
  readonly dateLine: string;
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly (readonly CellContent[])[];
  /** Rows under the table that add it up 合计行; outside the filter. */
  readonly totals: readonly (readonly CellContent[])[];
  /** Lines of explanation under the table: formulas, reconciliation 说明. */
  readonly notes: readonly string[];
  /** 填表人：, 审核人： … spread over one line; empty for none. */
  readonly signature: readonly string[];
  /** How many columns stay on screen, and on every printed page, when the table is wider than the page. */
  readonly frozenColumns: number;
  readonly filter: boolean;
  /** Index of a column whose change is marked by a line across the table (e.g. the township). */
  readonly separateBy?: number;
  /** Printed pages side by side, 1 = the whole width on one A4 landscape page. */
  readonly pagesWide: number;
  /** Columns that begin a printed page, where the table is meant to be cut there: one less than `pagesWide`. */
  readonly breaksBefore?: readonly number[];
  /** The title is too long for the columns that every page repeats: it stands behind them, on the first page alone. With `breaksBefore`. */
  readonly titleOnFirstPage?: boolean;
  /** Only the columns marked `manual` can be typed into 保护; without a password, so that it guards against slips and nothing else. */
  readonly locked?: boolean;
  /** Beside or under the table. */
  readonly charts?: readonly ChartModel[];
  /** A tab that is not shown 隐藏工作表. */
  readonly hidden?: boolean;
}

/** One file 工作簿. */
export interface WorkbookModel {
  /** File name without extension, unique within a run. */
  readonly name: string;
  /** The issuing office, written into the document's properties. */
  readonly unit: string;
  /** Written into the document's properties instead of the clock, so that the same data give the same bytes. */
  readonly date: string;
  readonly sheets: readonly SheetModel[];
}
