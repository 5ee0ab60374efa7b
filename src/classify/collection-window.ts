/** The days in which contributions for an insurance year are collected 集中缴费期, and what a payment date proves. */
import { firstDay, lastDay, type IsoDate, type PartialDate } from '../domain/dates.js';
import type { DayRange, EnrolmentRules } from '../domain/standing-rules.js';

/** The window of an insurance year 参保年度. */
export function collectionWindow(year: number, rules: EnrolmentRules['collection']): DayRange {
  return rules.years[String(year)] ?? {
    from: `${year + rules.from.offset}-${rules.from.monthDay}`,
    to: `${year + rules.to.offset}-${rules.to.monthDay}`,
  };
}

/** Whether a list was made before contributions for the year began: what it says without a day of its own says nothing of this year. */
export function isOldList(file: string, year: number, listDates: ReadonlyMap<string, IsoDate>, rules: EnrolmentRules['collection']): boolean {
  const made = listDates.get(file);
  return made !== undefined && made < collectionWindow(year, rules).from;
}

/** Whether a payment falls in the window; `unclear` when only its month or year is known and the window cuts it. */
export function paidWithin(paid: PartialDate, window: DayRange): 'inside' | 'outside' | 'unclear' {
  const first = firstDay(paid);
  const last = lastDay(paid);
  if (first >= window.from && last <= window.to) return 'inside';
  return last < window.from || first > window.to ? 'outside' : 'unclear';
}
