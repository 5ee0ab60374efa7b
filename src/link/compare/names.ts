/**
 * Compares two names 姓名 character by character with typed reasons. Never by a similarity number: 陈秀英/陈秀瑛 and 王秀英/王秀兰
 * have the same edit distance, and one is a slip of the keyboard while the other is another person.
 */
import type { PersonName } from '../../domain/person-name.js';
import { comparisonAt, type Comparison } from './comparison.js';
import type { NameLevel } from './levels.js';
import { compareCharacters, WILDCARD, type CharacterVerdict } from './name-characters.js';
import { noteOfNames } from './name-notes.js';
import { isOrderSwapped, isPartMissing, missingPosition } from './name-shapes.js';
import { profileAgain, profileOf, type NameProfile } from './name-profile.js';

/** The level alone, for the hot path. Symmetric. */
export function levelOfNames(left: PersonName, right: PersonName): NameLevel {
  if (left.folded === '' || right.folded === '') return 'missing';
  if (left.childOf !== undefined || right.childOf !== undefined) return levelOfUnnamed(left, right);
  if (left.folded === right.folded) return levelOfEqual(left, right);
  if (left.alternatives.length + right.alternatives.length === 0) return levelOfDifferent(left, right);
  if (isAlternative(left, right)) return 'alternative';
  const level = levelOfDifferent(left, right);
  return level === 'other' && otherReading(left, right) !== null ? 'unreadable' : level;
}

/** A child called by its parent's name is anybody but the parent; of one without any name nothing can be said. */
function levelOfUnnamed(left: PersonName, right: PersonName): NameLevel {
  if (left.childOf === right.folded || right.childOf === left.folded) return 'other';
  return left.folded === right.folded && left.childOf !== '' ? 'same' : 'missing';
}

function levelOfDifferent(left: PersonName, right: PersonName): NameLevel {
  const a = profileAgain(left);
  const b = profileOf(right);
  if (a.unreadable === a.characters.length || b.unreadable === b.characters.length) return 'missing';
  if (a.surnameOnly || b.surnameOnly) return levelOfSurnames(a, b);
  return a.characters.length === b.characters.length ? levelOfSameLength(a, b) : levelOfLengths(a, b);
}

/** Two names, compared, with the reason in words. */
export function compareNames(left: PersonName, right: PersonName): Comparison<NameLevel> {
  const level = levelOfNames(left, right);
  const isAsRead = level !== 'unreadable' || left.folded === right.folded || levelOfDifferent(left, right) === level;
  const [a, b] = isAsRead ? [left, right] : otherReading(left, right) ?? [left, right];
  return comparisonAt('name', level, left.display, right.display, noteOfNames(level, a, b));
}

function levelOfEqual(left: PersonName, right: PersonName): NameLevel {
  if (left.folded.includes(WILDCARD)) {
    const profile = profileOf(left);
    return profile.unreadable === profile.characters.length ? 'missing' : profile.surnameOnly ? 'surname-only' : 'unreadable';
  }
  return left.display === right.display ? 'same' : 'folded';
}

function isAlternative(left: PersonName, right: PersonName): boolean {
  const others = [right.folded, ...right.alternatives];
  return [left.folded, ...left.alternatives].some((name) => !name.includes(WILDCARD) && others.includes(name));
}

/** The two names with another reading of a cell with unreadable characters (two signs may stand for one) by which they fit, where the first did not. */
function otherReading(left: PersonName, right: PersonName): readonly [PersonName, PersonName] | null {
  const fits = (a: PersonName, b: PersonName): boolean => levelOfDifferent(a, b) === 'unreadable';
  const others = (name: PersonName): PersonName[] => name.alternatives.filter((folded) => folded.includes(WILDCARD)).map((folded) => ({ ...name, folded }));
  const otherLeft = others(left).find((name) => fits(name, right));
  if (otherLeft !== undefined) return [otherLeft, right];
  const otherRight = others(right).find((name) => fits(left, name));
  return otherRight === undefined ? null : [left, otherRight];
}

function levelOfSurnames(a: NameProfile, b: NameProfile): NameLevel {
  const length = Math.min(a.surname, b.surname);
  if (length === 0) return 'other';
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [a.characters[index]!, b.characters[index]!];
    if (x !== y && x.standard !== y.standard) return 'other';
  }
  return 'surname-only';
}

function levelOfSameLength(a: NameProfile, b: NameProfile): NameLevel {
  const transliterated = a.transliterated || b.transliterated;
  const length = a.characters.length;
  // Most pairs are different people: find that out before anything is counted.
  for (let index = length - 1; index >= 0; index -= 1) {
    if (compareCharacters(a.characters[index]!, b.characters[index]!, transliterated) === 'other') return levelOfUnlike(a, b);
  }
  const counts: Record<CharacterVerdict, number> = { same: 0, variant: 0, 'same-sound': 0, spelling: 0, 'look-alike': 0, 'near-sound': 0, unreadable: 0, other: 0 };
  for (let index = 0; index < length; index += 1) counts[compareCharacters(a.characters[index]!, b.characters[index]!, transliterated)] += 1;
  return levelOfCounts(counts, length);
}

/** No character is unrelated: the weakest verdict gives the level, if enough is left to carry it. */
function levelOfCounts(counts: Readonly<Record<CharacterVerdict, number>>, length: number): NameLevel {
  const firm = counts.same + counts.variant;
  const sounding = firm + counts['same-sound'];
  const weak = counts['look-alike'] + counts['near-sound'];
  if (counts.unreadable > 0) {
    if (firm === 0) return 'other';
    if (weak === 0 && (counts.unreadable === 1 || firm > counts.unreadable)) return 'unreadable';
    return firm > counts.unreadable + weak && weak === 1 ? (counts['near-sound'] > 0 ? 'near-sound' : 'look-alike') : 'other';
  }
  if (weak === 0) {
    if (counts.spelling > 0) return sounding > 0 ? 'transliterated-near' : 'other';
    return counts['same-sound'] > 0 ? 'same-sound' : 'variant';
  }
  // One weak character beside a firm one; a second only in names of three and more, and never two look-alikes.
  if (sounding === 0 || weak > 2 || (weak === 2 && length < 3)) return 'other';
  if (counts['near-sound'] > 0) return 'near-sound';
  return counts['look-alike'] === 1 ? 'look-alike' : 'other';
}

function levelOfUnlike(a: NameProfile, b: NameProfile): NameLevel {
  if (isOrderSwapped(a, b)) return 'order-swapped';
  return isGivenOnly(a, b) ? 'given-only' : 'other';
}

/** Equal given names of two or more characters under different surnames. */
function isGivenOnly(a: NameProfile, b: NameProfile): boolean {
  const length = a.characters.length - a.surname;
  if (a.surname === 0 || b.surname === 0 || length < 2 || b.characters.length - b.surname !== length) return false;
  for (let index = 0; index < length; index += 1) {
    if (a.characters[a.surname + index]!.standard !== b.characters[b.surname + index]!.standard) return false;
  }
  return true;
}

function levelOfLengths(a: NameProfile, b: NameProfile): NameLevel {
  if (a.anonymous || b.anonymous) return levelOfSurnames(a, b);
  const [shorter, longer] = a.characters.length < b.characters.length ? [a, b] : [b, a];
  const transliterated = longer.transliterated;
  const position = missingPosition(shorter, longer);
  if (position !== null) {
    if (transliterated || position >= longer.surname) return 'one-missing';
    return shorter.characters.length >= 2 && position === 0 && longer.surname === 1 ? 'given-only' : 'one-missing';
  }
  if (transliterated && isPartMissing(shorter, longer)) return 'part-missing';
  return isGivenOnly(a, b) ? 'given-only' : 'other';
}
