/** Days of partial dates that identities keep as text: `2020`, `2020-06`, `2020-06-15`. */
import { firstDay, lastDay, type IsoDate } from '../domain/dates.js';

export function firstDayOf(value: string): IsoDate {
  return firstDay({ value, precision: precisionOf(value) });
}

export function lastDayOf(value: string): IsoDate {
  return lastDay({ value, precision: precisionOf(value) });
}

/** Whole days from one to the other; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_A_DAY);
}

const MILLISECONDS_A_DAY = 86_400_000;

function precisionOf(value: string): 'year' | 'month' | 'day' {
  return value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day';
}
