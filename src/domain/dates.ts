/** A calendar day `YYYY-MM-DD` 日期, known to exist. Sorts as text. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };

/** A date as a list gives it: a day, or only a month or a year; `text` is the original. */
export interface PartialDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly value: string;
  readonly precision: 'year' | 'month' | 'day';
}

/** Days of a month in the Gregorian calendar; month 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day if year, month and day name one that exists between 1800 and 2200, else null. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (!Number.isInteger(year) || year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate;
}

/** The day as the number `YYYYMMDD`, as it stands in identity numbers. */
export function dayNumber(date: IsoDate): number {
  let number = 0;
  for (let at = 0; at < date.length; at += 1) if (at !== 4 && at !== 7) number = number * 10 + date.charCodeAt(at) - 48;
  return number;
}

/** The last day a partial date can mean: 2020 → 2020-12-31. An expiry "2020-06" holds through June. */
export function lastDay(date: PartialDate): IsoDate {
  const [year = 0, month = 12, day] = date.value.split('-').map(Number);
  return isoDate(year, month, day ?? daysInMonth(year, month)) as IsoDate;
}

/** The first day a partial date can mean: 2020 → 2020-01-01. */
export function firstDay(date: PartialDate): IsoDate {
  const [year = 0, month = 1, day = 1] = date.value.split('-').map(Number);
  return isoDate(year, month, day) as IsoDate;
}

/** Whole years lived on a day 周岁. */
export function ageOn(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** So many days later; earlier when negative. */
export function addDays(day: IsoDate, days: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10) as IsoDate;
}
