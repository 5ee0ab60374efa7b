import { withoutSteering } from '../../../text/harmless.js';
import { writePieces } from '../../write-text.js';

export type CsvValue = string | number | null;

const CHUNK = 1 << 18;

/** Writes CSV as {@link csvPieces} has it; the file appears whole or not at all. */
export async function writeCsv(path: string, columns: readonly string[], rows: Iterable<readonly CsvValue[]>): Promise<void> {
  await writePieces(path, csvPieces(columns, rows));
}

/**
 * CSV as Excel in China opens it: UTF-8 with BOM, CRLF, comma. Rows are read as they are needed, so a table of any length takes
 * constant memory.
 */
export function* csvPieces(columns: readonly string[], rows: Iterable<readonly CsvValue[]>): Generator<string> {
  let pending = `\uFEFF${csvLine(columns)}`;
  for (const row of rows) {
    pending += csvLine(row);
    if (pending.length < CHUNK) continue;
    yield pending;
    pending = '';
  }
  yield pending;
}

/** One line with its CRLF. */
export function csvLine(values: readonly CsvValue[]): string {
  let line = '';
  for (let at = 0; at < values.length; at += 1) line += at === 0 ? csvField(values[at]!) : `,${csvField(values[at]!)}`;
  return `${line}\r\n`;
}

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
  return /[",\r\n]|^\s|\s$|^\d{4,}[\dXx]?$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What may have to be left out, marked or quoted; nearly no text has any of it. Halves of a surrogate pair match only when they stand alone. */
const UNUSUAL = /^\d{4}|[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\s",=+\-@＝＋－＠]/u;
