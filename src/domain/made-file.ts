/**
 * Files that are made rather than found 造表: the rehearsal county and the sample data as data, before anything is
 * written. Written by `io/spreadsheet/write/made-file.ts`; the formats are those that departments really send.
 */
import type { Cell } from './cell.js';
import type { Merge, SheetVisibility, SourceFormat } from './sheet.js';

/** How the text of CSV, HTML and XML files is encoded; workbooks carry Unicode and ignore it. */
export type MadeEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le';

/** One sheet to be written. `rows` can be walked more than once and need not be held in memory; `[]` is an empty row. */
export interface MadeSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** A `number` is stored as a number: an identity number given so loses its tail, as it does in Excel. */
  readonly rows: Iterable<readonly Cell[]>;
  readonly merges: readonly Merge[];
}

/** One file to be written. `format` says what the bytes are; the extension of `path` may say something else. */
export interface MadeFile {
  /** Relative, with `/` between parts. */
  readonly path: string;
  readonly format: SourceFormat;
  readonly encoding?: MadeEncoding;
  readonly sheets: readonly MadeSheet[];
}

/** A plain table of the truth 真值表, written as UTF-8 CSV with BOM. */
export interface MadeTable {
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}
