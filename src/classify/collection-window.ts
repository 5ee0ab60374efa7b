/** The days in which contributions for an insurance year are collected 集中缴费期, and what a payment date proves. */
import { firstDay, lastDay, type PartialDate } from '../domain/dates.js';
import type { DayRange, EnrolmentRules } from '../domain/standing-rules.js';

/** The window of an insurance year 参保年度. */
export function collectionWindow(year: number, rules: EnrolmentRules['collection']): DayRange {
  return rules.years[String(year)] ?? {
    from: `${year + rules.from.offset}-${rules.from.monthDay}`,
    to: `${year + rules.to.offset}-${rules.to.monthDay}`,
  };
}

/** Whether a payment falls in the window; `unclear` when only its month or year is known and the window cuts it. */
export function paidWithin(paid: PartialDate, window: DayRange): 'inside' | 'outside' | 'unclear' {
  const first = firstDay(paid);
  const last = lastDay(paid);
  if (first >= window.from && last <= window.to) return 'inside';
  return last < window.from || first > window.to ? 'outside' : 'unclear';
}
