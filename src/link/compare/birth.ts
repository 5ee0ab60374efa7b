/** Compares birth dates 出生日期: typed slips (month and day swapped, one digit, lunar date), not a number of days. */
import type { IsoDate } from '../../domain/dates.js';
import { comparisonAt, type Comparison } from './comparison.js';
import type { BirthLevel } from './levels.js';

/** The level alone, for the hot path. */
export function levelOfBirths(left: IsoDate | null, right: IsoDate | null): BirthLevel {
  if (left === null || right === null) return 'missing';
  if (left === right) return 'same';
  const [year, month, day] = [yearOf(left), monthOf(left), dayOf(left)];
  const [otherYear, otherMonth, otherDay] = [yearOf(right), monthOf(right), dayOf(right)];
  if (year === otherYear && month === otherDay && day === otherMonth) return 'month-day-swapped';
  const later = (otherYear - year) * 12 + otherMonth - month;
  if (Math.abs(later) <= LUNAR_MONTHS && (later >= 0 && isLunarOf(left, right) || later <= 0 && isLunarOf(right, left))) return 'lunar';
  if (digitsApart(left, right) === 1) return 'one-digit';
  if (month === otherMonth && day === otherDay) return 'year-moved';
  if (year === otherYear) return month === otherMonth ? 'same-month' : 'same-year';
  return 'other';
}

/** Two birth dates, compared; null is missing, never a disagreement. */
export function compareBirth(left: IsoDate | null, right: IsoDate | null): Comparison<BirthLevel> {
  const level = levelOfBirths(left, right);
  return comparisonAt('birth', level, left ?? '', right ?? '', noteOf(level, left ?? '', right ?? ''));
}

const DAY = 86_400_000;
/** Of a date so many months from another it need not be asked whether it is that one by the moon. */
const LUNAR_MONTHS = 2;
const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/**
 * True when `lunar` is the calendar date of `solar` in the lunar calendar 农历, written down as if it were solar: many older
 * people know only their lunar birthday. Such a date lies 17 to 52 days before the solar one.
 */
function isLunarOf(lunar: string, solar: string): boolean {
  const days = (instant(solar) - instant(lunar)) / DAY;
  if (days < 15 || days > 55) return false;
  let month = '';
  let day = '';
  for (const part of LUNAR.formatToParts(instant(solar))) {
    if (part.type === 'month') month = part.value;
    if (part.type === 'day') day = part.value;
  }
  // A leap month prints as "4bis": the same number on paper.
  return Number.parseInt(month, 10) === Number(lunar.slice(5, 7)) && Number(day) === Number(lunar.slice(8));
}

function yearOf(date: string): number {
  return decimal(date, 0, 4);
}

function monthOf(date: string): number {
  return decimal(date, 5, 7);
}

function dayOf(date: string): number {
  return decimal(date, 8, 10);
}

function decimal(date: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + date.charCodeAt(at) - 48;
  return value;
}

function instant(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)));
}

function digitsApart(left: string, right: string): number {
  let apart = 0;
  for (let index = 0; index < left.length; index += 1) if (left.charCodeAt(index) !== right.charCodeAt(index)) apart += 1;
  return apart;
}

function noteOf(level: BirthLevel, left: string, right: string): string {
  switch (level) {
    case 'month-day-swapped': return '月日颠倒';
    case 'lunar': return '一边是农历';
    case 'one-digit': return `一位数字不同 ${left}→${right}`;
    case 'year-moved': return `年份 ${left.slice(0, 4)}→${right.slice(0, 4)}`;
    case 'same-month': return `日 ${left.slice(8)}→${right.slice(8)}`;
    case 'same': case 'same-year': case 'other': case 'missing': return '';
  }
}
