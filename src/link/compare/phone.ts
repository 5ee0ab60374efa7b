/** Compares telephone numbers 电话: digits only, country code and separators aside; `*` masks one digit. */
import { comparisonAt, type Comparison } from './comparison.js';
import { countDiffering } from './id-slips.js';
import type { PhoneLevel } from './levels.js';

/** Fewer visible digits than this say nothing. */
const ENOUGH_DIGITS = 7;

/** The level alone. Texts with fewer than seven digits (no number, a remark) are missing. */
export function levelOfPhones(left: string, right: string): PhoneLevel {
  if (left === '' || right === '') return 'missing';
  const a = dialled(left);
  const b = dialled(right);
  const [seen, otherSeen] = [visible(a), visible(b)];
  if (seen < ENOUGH_DIGITS || otherSeen < ENOUGH_DIGITS) return 'missing';
  if (a === b && seen === a.length) return 'same';
  if (a.length !== b.length) return 'other';
  if (seen === a.length && otherSeen === b.length) return countDiffering(a, b, 1) === 1 ? 'one-digit' : 'other';
  let shown = 0;
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] === '*' || b[index] === '*') continue;
    if (a[index] !== b[index]) return 'other';
    shown += 1;
  }
  return shown < ENOUGH_DIGITS ? 'missing' : 'masked-compatible';
}

/** Two telephone numbers, compared. */
export function comparePhone(left: string, right: string): Comparison<PhoneLevel> {
  return comparisonAt('phone', levelOfPhones(left, right), left, right, '');
}

function dialled(text: string): string {
  const digits = isPlain(text) ? text : text.normalize('NFKC').replace(/[^\d*]/gu, '');
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits;
}

const [ZERO, NINE, STAR] = ['0'.charCodeAt(0), '9'.charCodeAt(0), '*'.charCodeAt(0)] as [number, number, number];

/** Digits and masks alone, as nearly every number is written. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit < ZERO || unit > NINE) && unit !== STAR) return false;
  }
  return true;
}

function visible(digits: string): number {
  let count = 0;
  for (let at = 0; at < digits.length; at += 1) if (digits.charCodeAt(at) !== STAR) count += 1;
  return count;
}
