/** Compares telephone numbers 电话: digits only, country code and separators aside; `*` masks one digit. */
import { comparisonAt, type Comparison } from './comparison.js';
import type { PhoneLevel } from './levels.js';

/** Fewer visible digits than this say nothing. */
const ENOUGH_DIGITS = 7;

/** The level alone. Texts with fewer than seven digits (no number, a remark) are missing. */
export function levelOfPhones(left: string, right: string): PhoneLevel {
  const a = dialled(left);
  const b = dialled(right);
  if (visible(a) < ENOUGH_DIGITS || visible(b) < ENOUGH_DIGITS) return 'missing';
  if (a === b && !a.includes('*')) return 'same';
  if (a.length !== b.length) return 'other';
  let masked = 0;
  let different = 0;
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] === '*' || b[index] === '*') masked += 1;
    else if (a[index] !== b[index]) different += 1;
  }
  if (masked > 0) return different > 0 ? 'other' : a.length - masked < ENOUGH_DIGITS ? 'missing' : 'masked-compatible';
  return different === 1 ? 'one-digit' : 'other';
}

/** Two telephone numbers, compared. */
export function comparePhone(left: string, right: string): Comparison<PhoneLevel> {
  return comparisonAt('phone', levelOfPhones(left, right), left, right, '');
}

function dialled(text: string): string {
  const digits = text.normalize('NFKC').replace(/[^\d*]/gu, '');
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits;
}

function visible(digits: string): number {
  return digits.replaceAll('*', '').length;
}
