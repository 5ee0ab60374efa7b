/**
 * Where a fact stands 出处: file, sheet, row and, where it matters, column.
 *
 * `file` is relative to the folder it was found in, with `/` between parts; `row` is 1-based as the spreadsheet shows it.
 * `part` is the position of the person inside a wide household row (1 for ordinary rows).
 */
export interface RecordRef {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly part: number;
}

/** A {@link RecordRef} narrowed to a cell, for messages 单元格位置. */
export interface CellPlace {
  readonly file?: string | undefined;
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  /** The column's letters as the spreadsheet shows them, e.g. `H`. */
  readonly column?: string | undefined;
}

/** `file#sheet!row`: the one spelling of a place in exports and reports. */
export function formatRef(ref: Pick<RecordRef, 'file' | 'sheet' | 'row'>): string {
  return `${ref.file}#${ref.sheet}!${ref.row}`;
}

/** Total order of places: file, sheet, row, part, by code unit. The last tie-break everywhere. */
export function compareRefs(a: RecordRef, b: RecordRef): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.sheet !== b.sheet) return a.sheet < b.sheet ? -1 : 1;
  return a.row - b.row || a.part - b.part;
}

/** Column letters of a 0-based index: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
