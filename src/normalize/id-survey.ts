/** Looks at a whole column of identity numbers: did a spreadsheet zero their tails? */
import type { Cell } from '../domain/cell.js';
import { checkCharacter } from '../text/id-check.js';
import { cleanId } from './id-clean.js';

/** What a column holds. Counts are of cells that are 18 characters of digits once cleaned. */
export interface IdSurvey {
  readonly numbers: number;
  /** Ending in 000. */
  readonly zeros: number;
  /** Ending in 000 with a wrong check character: certainly not the number that was issued. */
  readonly zerosFailing: number;
}

/** One number in about 1,200 really ends in 000: sequence …00 and check character 0. */
const GENUINE_SHARE = 0.00084;
/** Of zeroed numbers one in eleven passes the check by accident: ten fail for each that passes. */
const FAILING_FOR_ONE_PASSING = 10;
const MANY = 3;
const HIGH_SHARE = 0.2;

/** Counts a column of identity cells. */
export function surveyIdColumn(cells: Iterable<Cell | undefined>): IdSurvey {
  let numbers = 0;
  let zeros = 0;
  let zerosFailing = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell === '') continue;
    const text = cell.length === 18 ? cell : cleanId(cell).text;
    if (!/^\d{17}[\dX]$/u.test(text)) continue;
    numbers += 1;
    if (!text.endsWith('000')) continue;
    zeros += 1;
    if (checkCharacter(text) !== '0') zerosFailing += 1;
  }
  return { numbers, zeros, zerosFailing };
}

/**
 * True when a number of this column that ends in 000 and passes the check was more likely zeroed than issued so. A single
 * …000 in a healthy column stays valid.
 */
export function hasZeroedTails(survey: IdSurvey): boolean {
  if (survey.zeros >= MANY && survey.zeros >= survey.numbers * HIGH_SHARE) return true;
  return survey.zerosFailing >= 2 && survey.zerosFailing / FAILING_FOR_ONE_PASSING >= survey.numbers * GENUINE_SHARE;
}
