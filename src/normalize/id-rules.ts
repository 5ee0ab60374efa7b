/** The identity part of the vocabulary, prepared for use on every cell. */
import type { IsoDate } from '../domain/dates.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { checkCharacter } from '../text/id-check.js';
import { compact } from '../text/width.js';
import { EARLIEST_BIRTH_YEAR } from './id-parts.js';
import { labelTable } from './labels.js';

/** Places of the days of a year: 31 for each month. */
const DAY_PLACES = 12 * 31;

/** What the reader of identity cells needs to know besides the cell. */
export interface IdRules {
  /** A number born later than this year is not a person's: the insurance year and the one after (newborns). */
  readonly latestBirthYear: number;
  /** Letters before a number that say what it is, with what stands between: `No.`, `ID:`. */
  readonly label: RegExp;
  readonly placeholderWords: ReadonlySet<string>;
  readonly placeholderNumbers: ReadonlySet<string>;
  readonly placeholderBirths: ReadonlySet<string>;
  /** The placeholder numbers that pass the check: what the fast path must know. */
  readonly validPlaceholders: ReadonlySet<string>;
  /** Dates of birth met so far, each at the place of its day: a county has some 30,000 of them. Filled while reading. */
  readonly births: (IsoDate | undefined)[];
  /** Division codes met so far, as texts by number. Filled while reading; there are a million at most. */
  readonly areas: Map<number, string>;
  readonly otherDocuments: readonly RegExp[];
  /** True when a document-type cell names anything but a citizen's card. */
  readonly isOtherDocumentType: (text: string) => boolean;
}

/** Prepares the rules for one insurance year. */
export function idRules(vocabulary: Vocabulary, year: number): IdRules {
  const { identity } = vocabulary;
  const otherTypes = labelTable([{ wording: identity.otherDocumentTypes, value: true }]);
  return {
    latestBirthYear: year + 1,
    label: new RegExp(`^(?:(?:${identity.labels.toSorted((a, b) => b.length - a.length).join('|')})[.#_\\-]*)+(?=\\d)`, 'iu'),
    placeholderWords: new Set(identity.placeholderWords.map((word) => compact(word).toUpperCase())),
    placeholderNumbers: new Set(identity.placeholderNumbers),
    placeholderBirths: new Set(identity.placeholderBirths),
    validPlaceholders: new Set(identity.placeholderNumbers.filter((number) => /^\d{17}[\dX]$/u.test(number) && checkCharacter(number) === number.charAt(17))),
    births: new Array<IsoDate | undefined>((year + 2 - EARLIEST_BIRTH_YEAR) * DAY_PLACES).fill(undefined),
    areas: new Map(),
    otherDocuments: identity.otherDocuments.map(({ pattern }) => new RegExp(pattern, 'u')),
    isOtherDocumentType: (text) => text !== '' && otherTypes(text) !== null,
  };
}
