/**
 * What blocking keys are made of, read off a record once and held as small integers: one object serves for all rows of a
 * roster, so that a row which touches nobody leaves no garbage behind.
 */
import { dayNumber } from '../../domain/dates.js';
import type { PersonFacts } from '../../domain/record.js';
import { bornOn } from '../born-on.js';
import { segment } from '../../text/segment.js';

export interface Traits {
  /** Segments of a number of 18 characters; `whole` is 0 when there is none. */
  whole: 0 | 1;
  area: number;
  inside: number;
  tail: number;
  /** The three digits of the sequence alone. */
  sequence: number;
  /** `YYYYMMDD`; 0 when unknown. The second is the number's own date when a column says otherwise. */
  birth: number;
  otherBirth: number;
}

export function emptyTraits(): Traits {
  return { whole: 0, area: 0, inside: 0, tail: 0, sequence: 0, birth: 0, otherBirth: 0 };
}

/** Reads number segments and birth dates; a malformed number of 18 characters gives its segments too. */
export function readTraits(facts: PersonFacts, traits: Traits): void {
  const { id, birthDate } = facts;
  traits.otherBirth = 0;
  traits.whole = 0;
  const text = id.kind === 'valid' ? id.number : id.kind === 'malformed' && id.text.length === 18 ? id.text : null;
  if (text === null) {
    const born = bornOn(facts);
    traits.birth = born === null ? 0 : dayNumber(born);
    return;
  }
  traits.whole = 1;
  traits.area = segment(text, 0, 6);
  traits.inside = segment(text, 6, 14);
  traits.tail = segment(text, 14, 18);
  traits.sequence = segment(text, 14, 17);
  // Nearly every row gives the date of its number, so that it need not be read twice.
  const own = birthDate === null || (id.kind === 'valid' && birthDate === id.birthDate);
  traits.birth = own ? traits.inside : dayNumber(birthDate);
  if (traits.inside !== traits.birth) traits.otherBirth = traits.inside;
}
