/** Compares two identity readings 身份证号 of any kind and names the slip that turns one into the other. */
import { distance } from 'fastest-levenshtein';
import type { IdReading } from '../../domain/identity-number.js';
import { comparisonAt, type Comparison } from './comparison.js';
import { noteOfIds } from './id-notes.js';
import { countDiffering, differingPositions, isBirthMoved, isMonthDaySwapped, isOneInsertion, lettersAsDigits, withoutSuffix } from './id-slips.js';
import type { IdLevel } from './levels.js';

/** What a reading offers for comparison; `tail`: the rest of the number is lost. */
type Digits = { readonly text: string; readonly kind: 'whole' | 'tail-lost' | 'masked' | 'document'; readonly valid: boolean } | null;

/** A head shorter than this is shared by a whole village and says nothing. */
const ENOUGH_PREFIX = 12;
/** A county shares the area code: fewer equal visible digits behind it than this say nothing. */
const ENOUGH_VISIBLE = 3;
const AREA = 6;
const WHOLE = 18;
/** Heads of at least this length can stand for a number whose tail was lost. */
const LOST_TAIL_PREFIX = 14;

/**
 * The level alone, for the hot path. Level `same` also holds for two equal numbers that are not valid: whether a number
 * may link anybody is for the caller to ask of its kind. Placeholders, and a document against a citizen number, are `missing`.
 */
export function levelOfIds(left: IdReading, right: IdReading): IdLevel {
  if (left.kind === 'valid' && right.kind === 'valid' && left.number !== right.number) return levelOfSound(left.number, right.number);
  const a = digitsOf(left);
  const b = digitsOf(right);
  if (a === null || b === null) return 'missing';
  if (a.kind === 'document' || b.kind === 'document') return levelOfDocuments(a, b);
  if (a.kind === 'masked' || b.kind === 'masked') return levelOfMasked(a.text, b.text);
  if (a.kind === 'tail-lost' || b.kind === 'tail-lost') return levelOfPrefixes(a.text, b.text);
  if (a.text !== b.text && (isOfAnotherKind(a) || isOfAnotherKind(b))) return 'missing';
  if (a.text !== b.text && (isSeveral(a.text) || isSeveral(b.text))) return severalOf(a.text).some((text) => severalOf(b.text).includes(text)) ? 'one-of-several' : 'other';
  if (a.text === b.text) return hasLetters(left) || hasLetters(right) ? levelOfLetters(left, right) : isRepaired(left) || isRepaired(right) ? 'safe-repair' : 'same';
  if (a.text.length !== b.text.length) return levelOfLengths(a.text, b.text);
  return levelOfWhole(a.text, b.text, a.valid && b.valid);
}

/** The same of two different numbers that are both valid. */
export function levelOfSound(left: string, right: string): IdLevel {
  return levelOfWhole(left, right, true);
}

/** Two identity readings, compared. `left` and `right` are full texts. */
export function compareIds(left: IdReading, right: IdReading): Comparison<IdLevel> {
  const level = levelOfIds(left, right);
  const a = textOf(left);
  const b = textOf(right);
  return comparisonAt('id', level, a, b, noteOfIds(level, lettersAsDigits(a), lettersAsDigits(b), left, right));
}

function digitsOf(reading: IdReading): Digits {
  switch (reading.kind) {
    case 'valid': return { text: reading.number, kind: 'whole', valid: true };
    case 'malformed': return reading.text.length < ENOUGH_PREFIX ? null : { text: lettersAsDigits(reading.text), kind: 'whole', valid: false };
    case 'damaged': return reading.prefix.length < ENOUGH_PREFIX ? null : { text: reading.prefix, kind: 'tail-lost', valid: false };
    case 'masked': return { text: reading.text, kind: 'masked', valid: false };
    case 'document': return { text: reading.text, kind: 'document', valid: false };
    case 'placeholder': case 'missing': return null;
  }
}

function textOf(reading: IdReading): string {
  return reading.kind === 'missing' ? '' : reading.text;
}

function hasLetters(reading: IdReading): boolean {
  return reading.kind === 'malformed' && lettersAsDigits(reading.text) !== reading.text;
}

/** Equal but for letters that were typed for digits: a slip of one key, however often it was hit. */
function levelOfLetters(left: IdReading, right: IdReading): IdLevel {
  return textOf(left) === textOf(right) ? 'same' : 'one-digit';
}

function isRepaired(reading: IdReading): boolean {
  return (reading.kind === 'valid' || reading.kind === 'malformed') && reading.repairs.length > 0;
}

/** A running number of some office, 临时00123, CSZM00123456: it says nothing of a citizen's number. Letters for digits (O, l) make no such number. */
function isOfAnotherKind({ text, valid }: NonNullable<Digits>): boolean {
  return !valid && /[A-HJ-KM-NP-WYZa-hj-km-np-wyz\p{Script=Han}]/u.test(text);
}

/** Several numbers in one cell stand with a stroke between them. */
function isSeveral(text: string): boolean {
  return text.includes('/');
}

function severalOf(text: string): readonly string[] {
  return text.split('/').filter((part) => part.length === WHOLE);
}

function levelOfDocuments(a: NonNullable<Digits>, b: NonNullable<Digits>): IdLevel {
  if (a.kind !== b.kind) return 'missing';
  if (a.text === b.text) return 'same';
  return a.text.length === b.text.length && differingPositions(a.text, b.text, 1).length === 1 ? 'one-digit' : 'other';
}

function levelOfMasked(a: string, b: string): IdLevel {
  if (a.length !== b.length) return 'missing';
  let visible = 0;
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] === '*' || b[index] === '*') continue;
    if (a[index] !== b[index]) return 'other';
    if (index >= AREA) visible += 1;
  }
  return visible >= ENOUGH_VISIBLE ? 'masked-compatible' : 'missing';
}

function levelOfPrefixes(a: string, b: string): IdLevel {
  const length = Math.min(a.length, b.length, 15);
  const [head, other] = [a.slice(0, length), b.slice(0, length)];
  if (head === other) return length >= LOST_TAIL_PREFIX ? 'prefix-15' : 'missing';
  return differingPositions(head, other, 1).length === 1 || isSwapped(head, other, differingPositions(head, other, 2)) ? 'two-slips' : 'other';
}

function levelOfLengths(a: string, b: string): IdLevel {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (isOneInsertion(shorter, longer)) return longer.length > 18 ? 'extra-digit' : 'missing-digit';
  const bare = withoutSuffix(longer);
  if (bare !== null && shorter.length === WHOLE && isOneInsertion(bare, shorter)) return 'missing-digit';
  if (shorter.length >= LOST_TAIL_PREFIX && longer.startsWith(shorter)) return 'prefix-15';
  return distance(a, b) <= 2 ? 'two-slips' : 'other';
}

function levelOfWhole(a: string, b: string, bothValid: boolean): IdLevel {
  if (bothValid && isBirthMoved(a, b)) return 'birth-moved';
  // Most numbers are quite different ones: that is seen without a list of the places.
  const apart = countDiffering(a, b, 3);
  const positions = apart <= 3 ? differingPositions(a, b, 3) : [];
  if (apart === 1) return positions[0] === 17 ? 'check-digit-only' : 'one-digit';
  if (apart === 2) return isSwapped(a, b, positions) ? 'swap' : 'two-slips';
  if (a.length === 18 && isMonthDaySwapped(a, b) && a[17] === b[17]) return 'swap';
  if (apart === 3 && positions[2] === 17) return isSwapped(a, b, positions.slice(0, 2)) ? 'two-slips' : 'other';
  return isShifted(a, b) ? 'two-slips' : 'other';
}

/** A digit dropped in one place and another put in elsewhere shifts the stretch between: two edits, many positions. */
function isShifted(a: string, b: string): boolean {
  let first = 0;
  let last = a.length - 1;
  while (first < last && a.charCodeAt(first) === b.charCodeAt(first)) first += 1;
  while (last > first && a.charCodeAt(last) === b.charCodeAt(last)) last -= 1;
  return isMoved(a, b, first, last) || isMoved(b, a, first, last);
}

/** Whether what stands one place further in the one text stands there in the other. */
function isMoved(from: string, to: string, first: number, last: number): boolean {
  for (let at = first; at < last; at += 1) if (from.charCodeAt(at + 1) !== to.charCodeAt(at)) return false;
  return true;
}

function isSwapped(a: string, b: string, positions: readonly number[]): boolean {
  const [first, second] = positions;
  return positions.length === 2 && a[first!] === b[second!] && a[second!] === b[first!];
}
