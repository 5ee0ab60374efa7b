/**
 * The valid numbers one slip of the pen away from a broken one: one digit wrong, missing or too many, two neighbours
 * swapped, or the check character alone (which every number has that is otherwise sound).
 */
import { isoDate } from '../../domain/dates.js';
import { lettersAsDigits, withoutSuffix } from '../compare/id-slips.js';
import { checkCharacter } from '../../text/id-check.js';

const DIGITS = '0123456789';

/** True for 18 characters with an existing birth date and the right check character. */
export function isSoundNumber(text: string): boolean {
  return /^\d{17}[\dX]$/u.test(text) && checkCharacter(text) === text[17]
    && isoDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))) !== null;
}

/**
 * Sound numbers one slip away from a broken one, in ascending order; none for a text that is not 17 to 19 characters long. Of several
 * numbers in one cell (`A/B`) the sound ones; where letters stand for digits (O, l) the number meant, if it is sound.
 *
 * A wrong text of 18 characters has about 15 to 25 such neighbours, one of 17 about 18, one of 19 one or two.
 */
export function soundNumbersNear(broken: string): string[] {
  const text = lettersAsDigits(broken);
  if (text !== broken && isSoundNumber(text)) return [text];
  const found = new Set<string>();
  const take = (candidate: string): void => { if (isSoundNumber(candidate)) found.add(candidate); };
  if (text.includes('/')) {
    for (const part of text.split('/')) take(part);
  } else if (text.length === 18) {
    eachSubstitution(text, take);
    for (let index = 0; index < 17; index += 1) {
      if (text[index] !== text[index + 1]) take(text.slice(0, index) + text.charAt(index + 1) + text.charAt(index) + text.slice(index + 2));
    }
  } else if (text.length === 17) {
    eachInsertion(text, take);
  } else if (text.length === 19) {
    for (let index = 0; index < 19; index += 1) take(text.slice(0, index) + text.slice(index + 1));
    const bare = withoutSuffix(text);
    if (bare !== null) eachInsertion(bare, take);
  }
  found.delete(text);
  return [...found].sort();
}

function eachSubstitution(text: string, take: (candidate: string) => void): void {
  for (let index = 0; index < 18; index += 1) {
    for (const digit of index === 17 ? `${DIGITS}X` : DIGITS) {
      if (digit !== text[index]) take(text.slice(0, index) + digit + text.slice(index + 1));
    }
  }
}

function eachInsertion(text: string, take: (candidate: string) => void): void {
  for (let index = 0; index <= 17; index += 1) {
    for (const digit of index === 17 ? `${DIGITS}X` : DIGITS) take(text.slice(0, index) + digit + text.slice(index));
  }
}
