/** The birth date of a description 出生日期, for comparison only: where nothing states it, what is left of the number does. */
import { isoDate, type IsoDate } from '../domain/dates.js';
import type { PersonFacts } from '../domain/record.js';
import { levelOfBirths } from './compare/birth.js';
import type { BirthLevel } from './compare/levels.js';

type Dated = Pick<PersonFacts, 'birthDate' | 'id'>;

/** Nobody on the lists was born earlier: digits that say so are no date. */
const EARLIEST = 1900;

/**
 * The stated date, else the one inside a number of 18 with a wrong tail or without one, or shown by a mask, or of a cell that holds a date in place of a number
 * (`19850630`, `15040419850630`). Null when there is none that exists.
 */
export function bornOn({ birthDate, id }: Dated): IsoDate | null {
  if (birthDate !== null || (id.kind !== 'malformed' && id.kind !== 'damaged' && id.kind !== 'masked')) return birthDate;
  const digits = id.kind === 'damaged' ? id.prefix : id.text;
  if (digits.length === 8) return dateAt(digits, 0);
  return digits.length === 14 || digits.length === 18 || id.kind === 'damaged' ? dateAt(digits, 6) : null;
}

/** The level of two birth dates; where one is not stated but only left in a number, that they differ says nothing. */
export function levelOfBirthDates(left: Dated, right: Dated): BirthLevel {
  const level = levelOfBirths(bornOn(left), bornOn(right));
  return level === 'same' || (left.birthDate !== null && right.birthDate !== null) ? level : 'missing';
}

function dateAt(digits: string, at: number): IsoDate | null {
  const [year, month, day] = [digits.slice(at, at + 4), digits.slice(at + 4, at + 6), digits.slice(at + 6, at + 8)];
  return /^\d{8}$/u.test(year + month + day) && Number(year) >= EARLIEST ? isoDate(Number(year), Number(month), Number(day)) : null;
}
