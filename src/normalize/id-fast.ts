/** The fast path for identity cells: eighteen ASCII characters that are already right. Rosters have millions of them. */
import { daysInMonth, type IsoDate } from '../domain/dates.js';
import type { IdReading } from '../domain/identity-number.js';
import { EARLIEST_BIRTH_YEAR, validReading } from './id-parts.js';
import type { IdRules } from './id-rules.js';

// GB 11643-1999: weights of positions 1–17; check characters by (sum mod 11), here as character codes of `10X98765432`.
const WEIGHTS = Uint8Array.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
const CHECK_CODES = Uint8Array.from('10X98765432', (character) => character.charCodeAt(0));

/**
 * The valid reading of a plain number, or null when the cell needs a closer look: any other length or character, a wrong
 * date or check character, a placeholder.
 *
 * @param text exactly eighteen UTF-16 units
 */
export function readPlainNumber(text: string, rules: IdRules): IdReading | null {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    sum += digit * (WEIGHTS[at] as number);
  }
  if (text.charCodeAt(17) !== CHECK_CODES[sum % 11]) return null;
  const year = twoDigits(text, 6) * 100 + twoDigits(text, 8);
  const month = twoDigits(text, 10);
  const day = twoDigits(text, 12);
  if (year < EARLIEST_BIRTH_YEAR || year > rules.latestBirthYear || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const birth = rules.births[birthPlace(year, month, day)] ?? learnBirth(year, month, day, text, rules);
  if (birth === null || (rules.validPlaceholders.size > 0 && rules.validPlaceholders.has(text))) return null;
  return validReading(text, birth, areaOf(text, rules));
}

/** A place for each day in the table of births. */
function birthPlace(year: number, month: number, day: number): number {
  return ((year - EARLIEST_BIRTH_YEAR) * 12 + month - 1) * 31 + day - 1;
}

/** Null for a day that does not exist or stands for none; else the same text for the same day: less memory, and no text built for most rows. */
function learnBirth(year: number, month: number, day: number, text: string, rules: IdRules): IsoDate | null {
  if (day > daysInMonth(year, month) || rules.placeholderBirths.has(text.slice(6, 14))) return null;
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}` as IsoDate;
  rules.births[birthPlace(year, month, day)] = birth;
  return birth;
}

/** The same text for the same division. */
function areaOf(text: string, { areas }: IdRules): string {
  const code = twoDigits(text, 0) * 10_000 + twoDigits(text, 2) * 100 + twoDigits(text, 4);
  const known = areas.get(code);
  if (known !== undefined) return known;
  const area = text.slice(0, 6);
  areas.set(code, area);
  return area;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
