/** Compares birth dates 出生日期: typed slips (month and day swapped, one digit, lunar date), not a number of days. */
import { dayNumber, type IsoDate } from '../../domain/dates.js';
import { remembered } from '../../text/remembered.js';
import { comparisonAt, type Comparison } from './comparison.js';
import type { BirthLevel } from './levels.js';

/** The level alone, for the hot path. */
export function levelOfBirths(left: IsoDate | null, right: IsoDate | null): BirthLevel {
  return left === null || right === null ? 'missing' : left === right ? 'same' : levelOfDays(dayNumber(left), dayNumber(right));
}

/** The same of two days as they stand in numbers: `YYYYMMDD`. */
export function levelOfDays(left: number, right: number): BirthLevel {
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
function isLunarOf(lunar: number, solar: number): boolean {
  const days = (instant(solar) - instant(lunar)) / DAY;
  return days >= 15 && days <= 55 && lunarDay(solar) === lunar % 10_000;
}

/** Month and day of a solar date in the lunar calendar, as the number `MMDD`; a leap month prints as "4bis": the same number on paper. */
const lunarDay = remembered((solar: number) => {
  let [month, day] = [0, 0];
  for (const { type, value } of LUNAR.formatToParts(instant(solar))) {
    if (type === 'month') month = Number.parseInt(value, 10);
    if (type === 'day') day = Number(value);
  }
  return month * 100 + day;
});

function yearOf(date: number): number {
  return Math.floor(date / 10_000);
}

function monthOf(date: number): number {
  return Math.floor(date / 100) % 100;
}

function dayOf(date: number): number {
  return date % 100;
}

function instant(date: number): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date));
}

function digitsApart(left: number, right: number): number {
  let apart = 0;
  for (let place = 1; place <= 10_000_000; place *= 10) if (Math.floor(left / place) % 10 !== Math.floor(right / place) % 10) apart += 1;
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
