/** A date cell 日期单元格: the serial as stored and the day it stands for. */
export interface DateCell {
  readonly kind: 'date';
  /** `YYYY-MM-DD`. */
  readonly iso: string;
}

/** A formula that failed 错误值, e.g. `#N/A` of a VLOOKUP. */
export interface ErrorCell {
  readonly kind: 'error';
  readonly code: string;
}

/**
 * One cell as the file stores it 单元格. Text stays text to the letter; a number is the stored double, never a
 * re-printed string: an 18-digit number that arrives as `number` has lost its tail, and normalize says so.
 */
export type Cell = null | string | number | boolean | DateCell | ErrorCell;

/** The cell as a person would read it, without loss for text; numbers in plain notation, errors as their code. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return plainNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell.kind === 'date' ? cell.iso : cell.code;
}

/** True for null, and for text of nothing but white space and zero-width characters. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell !== 'string') return false;
  const first = cell.charCodeAt(0);
  if ((first > 0x20 && first < 0x7f) || (first >= 0x4e00 && first < 0xa000)) return false; // a character that is seen
  return !/[^\s\u200B-\u200D\u2060\uFEFF]/u.test(cell);
}

function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) && Math.abs(value) >= 1e21) return BigInt(value).toString();
  return String(value);
}
