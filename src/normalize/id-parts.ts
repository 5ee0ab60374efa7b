/** The parts of a citizen identity number: birth date, sex, the old form of 15 digits. GB 11643-1999. */
import { isoDate, type IsoDate } from '../domain/dates.js';
import { sexIn, type IdFault, type IdNumber, type IdReading, type IdRepair } from '../domain/identity-number.js';
import { checkCharacter } from '../text/id-check.js';

/** Nobody alive was born earlier; numbers began in 1984. */
export const EARLIEST_BIRTH_YEAR = 1850;
const NO_REPAIRS: readonly IdRepair[] = [];
/** The reading of an empty cell. */
export const MISSING: IdReading = { kind: 'missing' };

/** The birth date in characters 7–14 of an 18-character number, if it exists and is not later than the year given. */
export function birthDateIn(number: string, latestYear: number): IsoDate | null {
  const year = Number(number.slice(6, 10));
  if (!(year >= EARLIEST_BIRTH_YEAR && year <= latestYear)) return null;
  return isoDate(year, Number(number.slice(10, 12)), Number(number.slice(12, 14)));
}

/** What is wrong with 17 digits and a check character in upper case; empty for a valid number. */
export function faultsOf(number: string, latestYear: number): IdFault[] {
  const faults: IdFault[] = [];
  if (birthDateIn(number, latestYear) === null) faults.push('birth-date');
  if (checkCharacter(number) !== number.charAt(17)) faults.push('check-digit');
  return faults;
}

/**
 * The 18-character form of a 15-digit number 15 位升 18 位: `19` before the year and the check character at the end.
 * The sequences 996–999 were kept for people born in the century before and get `18`.
 *
 * @returns null when the birth date does not exist
 */
export function completeFifteen(fifteen: string): string | null {
  if (!/^\d{15}$/u.test(fifteen)) return null;
  const century = Number(fifteen.slice(12)) >= 996 ? '18' : '19';
  const first17 = `${fifteen.slice(0, 6)}${century}${fifteen.slice(6)}`;
  if (birthDateIn(first17, 1999) === null) return null;
  return first17 + checkCharacter(first17);
}

/** The reading of a right number. */
export type ValidReading = Extract<IdReading, { kind: 'valid' }>;

/** The reading of a number whose date and check character are known to be right. */
export function validReading(number: string, birthDate: IsoDate, area: string, repairs: readonly IdRepair[] = NO_REPAIRS): ValidReading {
  return {
    kind: 'valid',
    number: number as IdNumber,
    text: number,
    repairs,
    birthDate,
    sex: sexIn(number),
    area,
  };
}
