/** Numbers of the cell styles of one workbook: each distinct look once, in the order in which the cells first use it. */
import type { CellStyle } from 'hucre/xlsx';

/** 0 is the look of a cell without any style, so the first one gets 1. */
export class StyleNumbers {
  readonly #styles: CellStyle[] = [];
  readonly #byStyle = new Map<CellStyle, number>();
  readonly #byLook = new Map<string, number>();

  /** Quick for a style object that was seen before; hold on to it. */
  of(style: CellStyle): number {
    const known = this.#byStyle.get(style);
    if (known !== undefined) return known;
    const look = JSON.stringify([style.font, style.fill, style.border, style.numFmt, style.alignment, style.protection]);
    const number = this.#byLook.get(look) ?? this.#styles.push(style);
    this.#byLook.set(look, number);
    this.#byStyle.set(style, number);
    return number;
  }

  /** How many there are: the number of the last one. */
  get count(): number {
    return this.#styles.length;
  }

  /** Those numbered above `from`, up to `end`, in order. */
  between(from: number, end: number): readonly CellStyle[] {
    return this.#styles.slice(from, end);
  }
}
