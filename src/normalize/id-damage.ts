/** Numbers that went through a spreadsheet's or a program's floating point and lost their tail. */
import type { IdReading } from '../domain/identity-number.js';

/** Digits that a spreadsheet keeps of a number; the rest becomes zeros. */
const KEPT_DIGITS = 15;
const DIGITS_OF_AREA = 6;

/**
 * An identity number stored as a number. Up to 15 digits it is exact and given back as text; beyond, only the first 15
 * digits can be trusted.
 *
 * A spreadsheet keeps 15 digits and fills with zeros, but the nearest double may lie a few units beside …000, so the rounded value is taken, which
 * is what the spreadsheet shows, when that is what the double stands for, and the exact one when other software stored all its digits.
 */
export function readNumericId(value: number): IdReading | string {
  if (!Number.isFinite(value) || value < 0 || !Number.isInteger(value)) {
    return { kind: 'malformed', text: String(value), repairs: [], faults: ['characters'] };
  }
  const exact = BigInt(value).toString();
  if (exact.length <= KEPT_DIGITS) return exact;
  const rounded = Number(value.toPrecision(KEPT_DIGITS));
  const digits = rounded === value ? BigInt(digitsOf(value.toPrecision(KEPT_DIGITS))).toString() : exact;
  return { kind: 'damaged', text: digits, prefix: digits.slice(0, KEPT_DIGITS), cause: 'numeric-cell' };
}

/**
 * A text like `1.50404E+17`: what is visible of a number in scientific notation, or null for other texts. A number whose
 * digits are all visible comes back as text. The last visible digit may have been rounded up, so it is trusted only when all
 * 15 kept digits are visible, or when it ends the area code: the digit after it is the 1 or 2 of the century, never rounded up.
 */
export function readScientificId(text: string): IdReading | string | null {
  const match = /^(\d)(?:\.(\d+))?[Ee]\+?(\d{1,2})$/u.exec(text);
  if (match === null) return null;
  const visible = (match[1] as string) + (match[2] ?? '');
  const length = Number(match[3]) + 1;
  if (visible.length >= length || (length <= KEPT_DIGITS && visible.length === length)) return visible.slice(0, length);
  const certain = visible.length >= KEPT_DIGITS || visible.length === DIGITS_OF_AREA ? visible : visible.slice(0, -1);
  return { kind: 'damaged', text, prefix: certain.slice(0, KEPT_DIGITS), cause: 'scientific' };
}

/** `5.11023201001011e+17` → `511023201001011000`. */
function digitsOf(scientific: string): string {
  const [mantissa = '', exponent = '0'] = scientific.split('e');
  const digits = mantissa.replace('.', '');
  return digits.padEnd(Number(exponent) + 1, '0');
}
