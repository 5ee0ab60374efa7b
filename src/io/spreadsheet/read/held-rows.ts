import type { Cell } from '../../../domain/cell.js';
import type { Merge, SheetRow } from '../../../domain/sheet.js';
import { UnreadableFile } from '../../../domain/unreadable-file.js';
import type { ReadLimits } from './limits.js';

/** Columns beyond this are taken for damage: no spreadsheet has them. */
const MAX_COLUMNS = 16_384;
/** Twice as many rows as a sheet of any office program has; longer lists come as xlsx or CSV, which are not held in memory. */
const HELD_ROWS = 2_097_152;
/** What one costs at least. */
const BYTES_PER_CELL = 8;

/** Collects the rows of one sheet as a reader of a markup format comes upon them. */
export class HeldRows {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  readonly #limits: ReadLimits;
  readonly #sheet: string;
  readonly #part: string;
  #cells = 0;
  #last: readonly Cell[] | null = null;

  constructor(sheet: string, part: string, limits: ReadLimits) {
    this.#sheet = sheet;
    this.#part = part;
    this.#limits = limits;
  }

  /** Puts a value into a row being built; empty text is no value. */
  put(cells: Cell[], column: number, value: Cell, row: number): void {
    if (value === null || value === '') return;
    if (!(column >= 0 && column < MAX_COLUMNS)) throw new UnreadableFile('io/broken-part', { part: this.#part, found: `column ${column + 1}` });
    if (typeof value === 'string' && value.length > this.#limits.cellLength) throw new UnreadableFile('io/cell-too-long', { row, limit: this.#limits.cellLength });
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }

  /** Adds a finished row; empty ones are left out. */
  add(number: number, cells: Cell[], hidden: boolean): void {
    if (cells.length === 0) return;
    if (!(number >= 1)) throw new UnreadableFile('io/broken-part', { part: this.#part, found: `row ${number}` });
    // Rows that repeat are one array of cells.
    if (cells !== this.#last) this.#cells += cells.length;
    this.#last = cells;
    if (this.#cells > this.#limits.heldCells) throw new UnreadableFile('io/too-large', { part: this.#part, limit: this.#limits.heldCells * BYTES_PER_CELL });
    if (this.rows.length >= Math.min(this.#limits.rows, HELD_ROWS)) throw new UnreadableFile('io/too-many-rows', { sheet: this.#sheet, limit: Math.min(this.#limits.rows, HELD_ROWS) });
    this.rows.push({ number, cells, hidden });
  }

  /** Notes a merged range by its first cell and size; a single cell is none. */
  merge(top: number, left: number, height: number, width: number): void {
    if (height > 1 || width > 1) this.merges.push({ top, left, bottom: top + Math.max(height, 1) - 1, right: left + Math.max(width, 1) - 1 });
  }
}
