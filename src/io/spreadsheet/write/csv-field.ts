/** What stands in one field of a CSV file. */
import { withoutSteering } from '../../../text/harmless.js';

export type CsvValue = string | number | null;

/**
 * One field. Null is empty; a number is printed plainly; characters that steer terminals and directions are left out. A text that a spreadsheet would run as a formula (it begins with
 * `= + - @`, a tab or a carriage return, also in full width, and also behind white space) gets an apostrophe in front. Text of
 * digits is quoted, so that readers which respect quotes keep it as text; the digits themselves are never decorated, because
 * programs read these files.
 */
export function csvField(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (!UNUSUAL.test(value)) return value;
  const text = withoutSteering(value.toWellFormed());
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/u.test(safe) || isNumber(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What may have to be left out, marked or quoted; nearly no text has any of it. Halves of a surrogate pair match only when they stand alone. */
const UNUSUAL = /^\d{4}|[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\s",=+\-@＝＋－＠]/u;

/** Digits that a program may take for a number, and so lose zeros or places: years, telephones, identity numbers. */
export function isNumber(text: string): boolean {
  return /^\d{4,}[\dXx]?$/u.test(text);
}
