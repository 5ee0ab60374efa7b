import type { Cell } from './cell.js';

/** What a source file is, by its bytes 文件格式; the extension has no say. */
export const SOURCE_FORMATS = {
  xlsx: { zh: 'Excel 工作簿 (xlsx)', en: 'Excel workbook (xlsx)' },
  xlsb: { zh: 'Excel 二进制工作簿 (xlsb)', en: 'Excel binary workbook (xlsb)' },
  xls: { zh: 'Excel 97-2003 (xls)', en: 'Excel 97-2003 (xls)' },
  'xml-2003': { zh: 'XML 表格 2003', en: 'SpreadsheetML 2003' },
  html: { zh: '网页表格 (HTML)', en: 'HTML table' },
  ods: { zh: 'OpenDocument 表格 (ods)', en: 'OpenDocument (ods)' },
  csv: { zh: '文本表格 (CSV/TSV)', en: 'delimited text (CSV/TSV)' },
} as const;
export type SourceFormat = keyof typeof SOURCE_FORMATS;

/** Whether the sheet is shown to a person who opens the workbook 可见性. */
export type SheetVisibility = 'visible' | 'hidden' | 'very-hidden';

/** A merged range 合并单元格; rows 1-based, columns 0-based, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One row as stored. `cells` is indexed by 0-based column; trailing cells may be missing. */
export interface SheetRow {
  /** 1-based, as the spreadsheet shows it. */
  readonly number: number;
  /** Valid only during the visit: readers may reuse the array. Copy what is kept. */
  readonly cells: readonly Cell[];
  readonly hidden: boolean;
}

export interface ScanOptions {
  /** 0-based columns that will be looked at; others may be left `null`. Default: all. */
  readonly columns?: readonly number[];
}

/**
 * A sheet that can be read from top to bottom, as often as needed, without being held in memory 工作表.
 * Implemented by `io/spreadsheet`; stages see only this port.
 */
export interface Sheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Reads rows in order; stops early when `visit` returns false. Completely empty rows may be left out. */
  scan(visit: (row: SheetRow) => void | boolean, options?: ScanOptions): Promise<void>;
  /** Merged ranges of the whole sheet. */
  merges(): Promise<readonly Merge[]>;
}

/** An opened source file 源文件. */
export interface SourceWorkbook {
  readonly format: SourceFormat;
  /** Encoding found for text formats, e.g. `gb18030`. */
  readonly encoding?: string;
  readonly sheets: readonly Sheet[];
}
