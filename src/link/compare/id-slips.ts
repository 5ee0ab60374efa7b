/** What can go wrong with one digit, and whether a birth date inside a number was corrected: the reasons behind ID levels. */
import { isoDate } from '../../domain/dates.js';

/** Why one digit was taken for another 错位原因. */
export type SlipReason = 'look-alike' | 'neighbouring-key' | 'other';

/** Labels of the reasons, for notes. */
export const SLIP_REASONS = {
  'look-alike': { zh: '形近', en: 'look-alike' },
  'neighbouring-key': { zh: '邻键', en: 'neighbouring key' },
  other: { zh: '', en: '' },
} as const satisfies Record<SlipReason, { zh: string; en: string }>;

/** Digits that handwriting and faint print confuse, each pair once. */
const LOOK_ALIKE: ReadonlySet<string> = new Set(['38', '17', '06', '56', '08', '68', '49', '27', '58', '35', '69', '09']);
const LETTERS = /[OolLIi|]/u;
/** Neighbours on the numeric keypad, each pair once, smaller digit first; 0 lies under 1 and 2. */
const KEYPAD: ReadonlySet<string> = new Set(['12', '23', '45', '56', '78', '89', '14', '25', '36', '47', '58', '69', '01', '02']);

/** The likely reason for one digit in place of another; a look-alike is named before a neighbouring key. */
export function slipReason(left: string, right: string): SlipReason {
  const pair = left < right ? left + right : right + left;
  if (LOOK_ALIKE.has(pair)) return 'look-alike';
  const onRow = pair === '09' || (/^\d\d$/u.test(pair) && Number(pair[1]) - Number(pair[0]) === 1 && pair[0] !== '0');
  return onRow || KEYPAD.has(pair) ? 'neighbouring-key' : 'other';
}

/** A broken number with the letters that stand for digits read as digits: O for 0, l, L and I for 1. */
export function lettersAsDigits(text: string): string {
  return LETTERS.test(text) ? text.replace(/[Oo]/gu, '0').replace(/[lLIi|]/gu, '1') : text;
}

/** 0-based positions where two texts of one length differ; stops after `most` + 1. */
export function differingPositions(left: string, right: string, most: number): readonly number[] {
  const positions: number[] = [];
  for (let index = 0; index < left.length && positions.length <= most; index += 1) {
    if (left.charCodeAt(index) !== right.charCodeAt(index)) positions.push(index);
  }
  return positions;
}

/** How many places differ in two texts of one length; more than `most` are not told apart. */
export function countDiffering(left: string, right: string, most: number): number {
  let count = 0;
  for (let index = 0; index < left.length && count <= most; index += 1) if (left.charCodeAt(index) !== right.charCodeAt(index)) count += 1;
  return count;
}

/** True when the longer text is the shorter one with one character put in. */
export function isOneInsertion(shorter: string, longer: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  let index = 0;
  while (index < shorter.length && shorter[index] === longer[index]) index += 1;
  return shorter.slice(index) === longer.slice(index + 1);
}

/** Nineteen digits may be a disability certificate that lost one: the 17 before type and level; else null. */
export function withoutSuffix(text: string): string | null {
  return /^\d{17}[1-7][1-4]$/u.test(text) ? text.slice(0, 17) : null;
}

/** True when month and day (positions 11–14 of 18) stand in exchanged order and nothing before the check character differs. */
export function isMonthDaySwapped(left: string, right: string): boolean {
  if (left.charCodeAt(5) !== right.charCodeAt(5) || left.charCodeAt(10) !== right.charCodeAt(12) || left.charCodeAt(11) !== right.charCodeAt(13)) return false;
  const [month, day] = [left.slice(10, 12), left.slice(12, 14)];
  return month !== day && right.slice(10, 12) === day && right.slice(12, 14) === month
    && left.slice(0, 10) === right.slice(0, 10) && left.slice(14, 17) === right.slice(14, 17);
}

/**
 * True when two valid numbers are one person's before and after a correction of the birth date: area and sequence equal,
 * the check character recomputed, and the dates close: one of year, month and day differs, or month and day are swapped,
 * or at most two digits do, or they lie within two months (a lunar birthday turned solar).
 */
export function isBirthMoved(left: string, right: string): boolean {
  if (left.charCodeAt(16) !== right.charCodeAt(16) || left.charCodeAt(15) !== right.charCodeAt(15) || left.slice(0, 6) !== right.slice(0, 6) || left.slice(14, 17) !== right.slice(14, 17)) return false;
  const sameYear = left.slice(6, 10) === right.slice(6, 10);
  const sameMonth = left.slice(10, 12) === right.slice(10, 12);
  const sameDay = left.slice(12, 14) === right.slice(12, 14);
  if (sameYear && sameMonth && sameDay) return false;
  if (Number(sameYear) + Number(sameMonth) + Number(sameDay) === 2 || isMonthDaySwapped(left, right)) return true;
  return differingPositions(left.slice(6, 14), right.slice(6, 14), 2).length <= 2 || daysApart(left, right) <= 60;
}

function daysApart(left: string, right: string): number {
  const a = instantOf(left);
  const b = instantOf(right);
  return a === null || b === null ? Infinity : Math.abs(a - b) / 86_400_000;
}

function instantOf(number: string): number | null {
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))];
  return isoDate(year, month, day) === null ? null : Date.UTC(year, month - 1, day);
}
