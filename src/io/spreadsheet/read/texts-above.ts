/**
 * The texts of the row above, column by column, by where they stand in the bytes at hand 上一行. Down a list scheme, status and year are the
 * same again and again: bytes that are compared four at a time need neither be looked at one by one nor be made a string.
 */
import type { Cell } from '../../../domain/cell.js';

/** Fewer bytes than this are not compared. */
const SHORTEST = 4;

export class TextsAbove {
  /** By column: position, −1 for nowhere, and length of the last text, and what was read there. */
  readonly #places: number[] = [];
  readonly #lengths: number[] = [];
  readonly #values: Cell[] = [];

  /** Other bytes come now. */
  startBytes(): void {
    this.#places.fill(-1);
  }

  /** Length of the last text of a column if it stands at `at` again, with the same so many bytes behind it; else −1. */
  again(view: DataView, column: number, at: number, end: number, closing: number): number {
    if (column >= this.#places.length) return -1;
    const place = this.#places[column] as number;
    const length = this.#lengths[column] as number;
    const compared = length + closing;
    if (place < 0 || compared < SHORTEST || at + compared > end) return -1;
    for (let offset = 0; offset + SHORTEST < compared; offset += SHORTEST) if (view.getInt32(place + offset, true) !== view.getInt32(at + offset, true)) return -1;
    return view.getInt32(place + compared - SHORTEST, true) === view.getInt32(at + compared - SHORTEST, true) ? length : -1;
  }

  /** What was read of the last text of a column. */
  value(column: number): Cell {
    return this.#values[column] as Cell;
  }

  /** The last text of a column stands at `at`; −1 when the next is to be read, whatever stands there. */
  keep(column: number, at: number, length: number, value: Cell): void {
    while (this.#places.length <= column) {
      this.#places.push(-1);
      this.#lengths.push(0);
      this.#values.push(null);
    }
    this.#places[column] = at;
    this.#lengths[column] = length;
    this.#values[column] = value;
  }
}
