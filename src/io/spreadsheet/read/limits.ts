/** Bounds that protect the computer from damaged or hostile files 读取上限; real lists stay far below them. */
export interface ReadLimits {
  /** Bytes one part of a zip-based workbook may inflate to. */
  readonly partBytes: number;
  /** Inflated bytes per packed byte, looked at once `ratioGraceBytes` have come out. */
  readonly ratio: number;
  /** Below this, packing of any ratio is harmless: a small sheet of equal rows packs 300 to 1 in earnest. */
  readonly ratioGraceBytes: number;
  /** UTF-16 units of one cell; Excel's own limit is 32,767. */
  readonly cellLength: number;
  /** Rows of one sheet. */
  readonly rows: number;
  /** Sheets of a workbook, or tables of a page. */
  readonly sheets: number;
  /** Cells of one sheet that has to be held in memory, empty ones to the left of others counted. */
  readonly heldCells: number;
  /** Bytes of a part that only describes others (styles, relationships, the list of sheets). */
  readonly smallPartBytes: number;
  /** Bytes of a file, or of one inflated part, which has to be held in memory as a whole (xls, xlsb, html, xml, styles). */
  readonly wholeBytes: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_LIMITS: ReadLimits = {
  partBytes: 8192 * MEGABYTE,
  ratio: 500,
  ratioGraceBytes: 64 * MEGABYTE,
  cellLength: 32_767,
  rows: 20_000_000,
  sheets: 4096,
  heldCells: 20_000_000,
  smallPartBytes: 64 * MEGABYTE,
  wholeBytes: 400 * MEGABYTE,
};
