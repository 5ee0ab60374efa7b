/**
 * Identity numbers of made-up people 虚构证件号码: right in form (GB 11643-1999, check character by MOD 11-2) under division codes
 * 9901xx–9904xx, which are assigned to no place.
 */
import type { Sex } from '../domain/identity-number.js';
import type { Random } from './random.js';

/** 2^(18−i) mod 11 for the positions 1 to 17. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 digits. */
function checkCharacter(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += (first17.charCodeAt(index) - 48) * WEIGHTS[index]!;
  return '10X98765432'[sum % 11]!;
}

/** 17 digits with their check character. */
export function withCheck(first17: string): string {
  return first17 + checkCharacter(first17);
}

/** The number as it was before 1999: no century, no check character. Only for births from 1900 to 1999. */
export function fifteenDigits(number: string): string {
  return number.slice(0, 6) + number.slice(8, 17);
}

/** Hands out numbers, each once. */
export class NumberOffice {
  readonly #given = new Set<string>();

  /**
   * A new number. `station` is the pair of digits that one police station uses; neighbours born on the same day so
   * differ in one digit, as they do in life.
   */
  issue(random: Random, division: string, birth: string, sex: Sex, station: number): string {
    const head = division + birth.replaceAll('-', '');
    for (;;) {
      const pair = random.chance(0.7) ? station : random.int(100);
      const last = random.int(5) * 2 + (sex === 'male' ? 1 : 0);
      const number = withCheck(head + String(pair).padStart(2, '0') + String(last));
      if (this.#take(number)) return number;
      if (this.#given.size > 0 && random.chance(0.2)) station = random.int(100);
    }
  }

  /** A twin's number: the next sequence of that sex after the other's, as the same clerk gives it on the same day. */
  issueAfter(random: Random, other: string, sex: Sex): string {
    const sequence = Number(other.slice(14, 17));
    for (let step = 1; step < 1000; step++) {
      const next = (sequence + step) % 1000;
      if ((next % 2 === 1) !== (sex === 'male')) continue;
      const number = withCheck(other.slice(0, 14) + String(next).padStart(3, '0'));
      if (this.#take(number)) return number;
    }
    return this.issue(random, other.slice(0, 6), `${other.slice(6, 10)}-${other.slice(10, 12)}-${other.slice(12, 14)}`, sex, random.int(100));
  }

  #take(number: string): boolean {
    if (this.#given.has(number)) return false;
    this.#given.add(number);
    return true;
  }
}
