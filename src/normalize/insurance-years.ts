/** Which insurance years a row speaks of 参保年度. */
import { cellText, type Cell } from '../domain/cell.js';
import type { PartialDate } from '../domain/dates.js';
import { compact } from '../text/width.js';
import type { DateReader } from './partial-date.js';
import { remembered } from '../text/remembered.js';

const NONE: readonly number[] = [];
const FIRST = 1990;
const LAST = 2100;

/** Years stated by a year cell; empty when it states none, null when it holds something else. */
export type YearsReader = (cell: Cell | undefined) => readonly number[] | null;

/** Builds the reader of year cells: `2020`, `2020年度`, `202001-202012`, `2019、2020`, `2019-2021` (all three), `20年度`. */
export function yearsReader(): YearsReader {
  const ofText = remembered((text) => yearsOfText(compact(text)) ?? 'unreadable', 10_000);
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return NONE;
    const years = ofText(typeof cell === 'number' ? String(Math.trunc(cell)) : cellText(cell));
    return years === 'unreadable' ? null : years;
  };
}

function yearsOfText(text: string): readonly number[] | null {
  const found = [...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?:(?:0[1-9]|1[0-2])(?:\d{2})?(?!\d)|(?!\d))/gu)].map((match) => Number(match[1]));
  if (found.length === 0) {
    const short = /^(\d{2})年度?$/u.exec(text)?.[1];
    return short !== undefined ? [2000 + Number(short)] : /\d/u.test(text) ? null : NONE;
  }
  const isRange = found.length === 2 && /[-—–~～至到]/u.test(text) && !/[,，、;；]/u.test(text);
  return isRange ? span(found[0] as number, found[1] as number) : distinct(found);
}

/**
 * Years covered from a start and an end date. Without an end the relation is open and no year is stated, unless it begins
 * after the insurance year; only years near the insurance year are listed, an end in 2099 means "open".
 */
export function yearsCovered(from: PartialDate | null, until: PartialDate | null, year: number): readonly number[] {
  const start = from === null ? null : Number(from.value.slice(0, 4));
  // An end before the start is that of an earlier relation: joined again after a pause.
  if (until === null || (from !== null && until.value < from.value.slice(0, until.value.length))) return start !== null && start > year ? [start] : NONE;
  const end = Number(until.value.slice(0, 4));
  if (start === null) return end < year ? [end] : NONE;
  if (end < year - 2) return [end];
  return span(Math.max(start, year - 2), Math.min(end, year + 1));
}

/** The end of the period that a row states; null without one, or where it is that of an earlier relation. */
export function statedEnd(cells: { readonly startDate?: Cell | undefined; readonly endDate?: Cell | undefined }, date: DateReader): PartialDate | null {
  if (cells.startDate === undefined && cells.endDate === undefined) return null;
  const start = date(cells.startDate);
  const until = start.until ?? date(cells.endDate).from;
  return until === null || (start.from !== null && until.value < start.from.value.slice(0, until.value.length)) ? null : until;
}

/** Years of a row: its year cell, else its period, else none; `readable` is false when the year cell makes no sense. */
export function statedYears(
  cells: { readonly year?: Cell | undefined; readonly startDate?: Cell | undefined; readonly endDate?: Cell | undefined },
  readers: { readonly years: YearsReader; readonly date: DateReader; readonly year: number },
): { readonly years: readonly number[]; readonly readable: boolean } {
  const stated = readers.years(cells.year);
  if (stated !== null && stated.length > 0) return { years: stated, readable: true };
  if (cells.startDate === undefined && cells.endDate === undefined) return { years: NONE, readable: stated !== null };
  const start = readers.date(cells.startDate);
  return { years: yearsCovered(start.from, start.until ?? readers.date(cells.endDate).from, readers.year), readable: stated !== null };
}

/** The one year that a status names, 已参保（2020年）; 2020年12月参保 names a day. Null if it names none, or several. */
export function yearOfStatus(text: string): number | null {
  if (!/\d{4}/u.test(text)) return null;
  const [year, ...others] = distinct([...compact(text).matchAll(/(?<!\d)((?:19|20)\d{2})(?:年度?(?!\d)|(?=\)|$))/gu)].map((match) => Number(match[1])));
  return year !== undefined && others.length === 0 ? year : null;
}

function span(start: number, end: number): readonly number[] {
  if (end < start || start < FIRST || end > LAST) return distinct([start, end]);
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

function distinct(years: readonly number[]): readonly number[] {
  return [...new Set(years)].sort((left, right) => left - right);
}
