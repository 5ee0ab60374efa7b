/** Reads a date cell in any of the forms of the lists: one date, a range, or none. */
import type { Cell } from '../domain/cell.js';
import { daysInMonth, isoDate, type PartialDate } from '../domain/dates.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { compact, foldWidth } from '../text/width.js';
import { arabicNumerals } from './chinese-numerals.js';
import { remembered } from '../text/remembered.js';

/** What a date cell says. `until` only for a range (`2019.3-2024.3`); `readable` is false when there is text but no date in it. */
export interface DateReading {
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  readonly readable: boolean;
  /** The cell's word when it says "no end" or "not yet" (长期, 至今); else empty. */
  readonly open: string;
}

/** Reads date cells; one reader for each insurance year, which decides the century of two-digit years. */
export type DateReader = (cell: Cell | undefined) => DateReading;

const NOTHING: DateReading = { from: null, until: null, readable: true, open: '' };
const UNREADABLE: DateReading = { ...NOTHING, readable: false };
const FIRST_YEAR = 1850;
const LAST_YEAR = 2150;
/** Spreadsheet serials: days since 1899-12-30. 1900-03-01 is 61; below, the two calendars of spreadsheets differ. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 91_312;
/** Two-digit years up to this many years after the insurance year are of its century (a sentence's end, a term of service). */
const YEARS_AHEAD = 30;

const SEPARATED = /(?<!\d)(\d{4})(?:\s*[-./年、_]\s*(1[0-2]|0?[1-9])(?!\d)(?:\s*[-./月、_]\s*(3[01]|[12]\d|0?[1-9])(?!\d|\s*月)\s*[日号]?|\s*月)?|\s*年(?!\s*\d)(?:度|底|初|末)?|(?!\d|\s*[-./年]\s*\d{1,2}(?!\d)))/gu;
const COMPACT = /(?<!\d)(\d{4})(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])?(?:\d{6})?(?!\d)/gu;
const SHORT_YEAR = /(?<![-\d./年月]\s*)(\d{2})\s*[年./-]\s*(1[0-2]|0?[1-9])(?!\d)(?:\s*[月./-]\s*(3[01]|[12]\d|0?[1-9])(?!\d)\s*日?|\s*月)?/gu;
const TIME = /[ T]?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[AP]M|[+-]\d{2}:?\d{2})?/giu;

/** Builds the reader of date cells. Distinct texts are read once. */
export function dateReader({ dates }: Vocabulary, year: number): DateReader {
  const open = new Set(dates.open);
  const none = new Set(dates.none.map((word) => compact(word).toUpperCase()));
  const ofText = remembered((raw: string): DateReading => {
    const whole = compact(raw).toUpperCase();
    if (whole === '' || none.has(whole)) return NOTHING;
    if (open.has(whole)) return { ...NOTHING, open: whole };
    const serial = /^(\d{5})(?:\.\d+)?$/u.exec(whole);
    if (serial !== null) return fromSerial(Number(serial[1]));
    const text = arabicNumerals(foldWidth(raw)).replace(TIME, ' ');
    const found = datesIn(text, year);
    if (found.length === 0 || found.length > 2) return UNREADABLE;
    const lunar = dates.lunar.some((word) => text.includes(word));
    const [from = null, until = null] = lunar ? found.map(yearOnly) : found;
    const word = dates.open.find((candidate) => text.includes(candidate)) ?? '';
    return { from, until: until !== null && from !== null && until.value < from.value ? null : until, readable: true, open: until === null ? word : '' };
  });
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return NOTHING;
    if (typeof cell === 'string') return ofText(cell);
    if (typeof cell === 'number') return fromNumber(cell, ofText);
    if (typeof cell === 'boolean') return UNREADABLE;
    return cell.kind === 'date' ? single(partial(...(cell.iso.split('-').map(Number) as [number, number, number]))) : none.has(cell.code) ? NOTHING : UNREADABLE;
  };
}

/** All dates of a text, in order of place. */
function datesIn(text: string, year: number): PartialDate[] {
  const compactForms = [...text.matchAll(COMPACT)].flatMap((match) => dateOf(match));
  if (compactForms.length > 0) return compactForms;
  const separated = [...text.matchAll(SEPARATED)].flatMap((match) => dateOf(match));
  if (separated.length > 0) return separated;
  const sixDigits = /^\s*(\d{2})(\d{2})(\d{2})\s*$/u.exec(text);
  const short = sixDigits === null ? [...text.matchAll(SHORT_YEAR)] : [sixDigits];
  return short.flatMap((match) => {
    const date = partial(fullYear(Number(match[1]), year), Number(match[2]), match[3] === undefined ? 0 : Number(match[3]));
    return date === null ? [] : [date];
  });
}

function dateOf(match: RegExpMatchArray): PartialDate[] {
  const date = partial(Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0));
  return date === null ? [] : [date];
}

/** A stored number: a date written as 20240903, 202409 or 2024, or the serial of a day. */
function fromNumber(value: number, ofText: (text: string) => DateReading): DateReading {
  if (value === 0) return NOTHING;
  const whole = Math.floor(value);
  if (whole === value && (whole >= 185_001 || (whole >= FIRST_YEAR && whole <= LAST_YEAR))) return ofText(String(value));
  // 2024.1 may be January or an October that lost its zero: only the year is sure.
  if (whole !== value && whole >= FIRST_YEAR && whole <= LAST_YEAR) return /\.1$/u.test(String(value)) ? single(partial(whole, 0, 0)) : ofText(String(value));
  return fromSerial(whole);
}

function fromSerial(serial: number): DateReading {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return UNREADABLE;
  let rest = serial - FIRST_SERIAL;
  let year = 1900;
  let month = 3;
  for (let days = daysInMonth(year, month); rest >= days; days = daysInMonth(year, month)) {
    rest -= days;
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return single(partial(year, month, rest + 1));
}

function single(date: PartialDate | null): DateReading {
  return date === null ? UNREADABLE : { from: date, until: null, readable: true, open: '' };
}

/** A date if it exists; month and day 0 when not stated. */
function partial(year: number, month: number, day: number): PartialDate | null {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  if (month === 0) return { value: String(year), precision: 'year' };
  if (month < 1 || month > 12) return null;
  if (day === 0) return { value: `${year}-${String(month).padStart(2, '0')}`, precision: 'month' };
  const iso = isoDate(year, month, day);
  return iso === null ? null : { value: iso, precision: 'day' };
}

function yearOnly(date: PartialDate): PartialDate {
  return { value: date.value.slice(0, 4), precision: 'year' };
}

function fullYear(twoDigits: number, year: number): number {
  const century = Math.floor(year / 100) * 100;
  return twoDigits <= (year % 100) + YEARS_AHEAD ? century + twoDigits : century - 100 + twoDigits;
}
