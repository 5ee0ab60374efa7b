/** Made-up identity readings and names for the tests of the comparators; numbers are of the unassigned division 990101. */
import { isoDate } from '../../../src/domain/dates.js';
import type { IdNumber, IdReading, IdRepair } from '../../../src/domain/identity-number.js';
import type { PersonName } from '../../../src/domain/person-name.js';
import { checkCharacter } from '../../../src/text/id-check.js';

/** A valid made-up number: `number('19560312', 122)`. */
export function number(birth: string, sequence: number, area = '990101'): string {
  const first17 = area + birth + String(sequence).padStart(3, '0');
  return first17 + checkCharacter(first17);
}

/** The reading of a text of 18 that is right or wrong by its own check character, or of a text of another length. */
export function reading(text: string, repairs: readonly IdRepair[] = []): IdReading {
  const birthDate = isoDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)));
  if (text.length === 18 && birthDate !== null && checkCharacter(text.slice(0, 17)) === text[17]) {
    return { kind: 'valid', number: text as IdNumber, text, repairs, birthDate, sex: Number(text[16]) % 2 === 1 ? 'male' : 'female', area: text.slice(0, 6) };
  }
  return { kind: 'malformed', text, repairs, faults: [text.length === 18 ? 'check-digit' : 'length'] };
}

export const MISSING: IdReading = { kind: 'missing' };

export function damaged(prefix: string): IdReading {
  return { kind: 'damaged', text: prefix.padEnd(18, '0'), prefix, cause: 'numeric-cell' };
}

export function masked(text: string): IdReading {
  return { kind: 'masked', text };
}

/** A name as normalize would make it of a plain cell: dots kept for display, folded away for comparison. */
export function name(display: string, alternatives: readonly string[] = []): PersonName {
  const folded = display.replaceAll('·', '');
  return { raw: display, display, folded, transliterated: folded !== display || [...folded].length > 4, annotations: [], alternatives };
}
