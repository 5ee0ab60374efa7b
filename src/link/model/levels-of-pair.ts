/** Compares two descriptions of a person in every field; levels only, for the hot path. */
import type { ComparedField } from '../../domain/link.js';
import type { PersonFacts } from '../../domain/record.js';
import { headsOf, levelOfHeads } from '../compare/head.js';
import { levelOfHouseholds } from '../compare/household.js';
import { levelOfIds } from '../compare/ids.js';
import { levelOfNames } from '../compare/names.js';
import { levelOfPhones } from '../compare/phone.js';
import { levelOfPlaces } from '../compare/place.js';
import { levelOfSex } from '../compare/sex.js';
import { levelOfBirthDates } from '../born-on.js';
import { isMembersNumber, isNeighboursNumber, type Profile } from '../profile.js';
import { isOtherNumber } from './number-levels.js';

/**
 * The level of each field; ids may also be at `household-number` or `neighbour-number`, which need to know the list. Made by
 * {@link pairLevels}, so that pairs whose levels are the same share one object.
 */
export type PairLevels = Readonly<Record<ComparedField, string>>;

export const FIELDS_COMPARED: readonly ComparedField[] = ['id', 'name', 'birth', 'sex', 'place', 'household', 'head', 'phone'];

/** Shorter household numbers are running numbers of one list and mean nothing in another. */
const HOUSEHOLD_CODE = 8;

export function levelsOf(left: Pick<Profile, 'facts' | 'members' | 'neighbours'>, right: PersonFacts): PairLevels {
  const { facts } = left;
  const comparable = facts.ref.file === right.ref.file || facts.household.length >= HOUSEHOLD_CODE;
  return pairLevels(
    numberLevel(left, right),
    levelOfNames(facts.name, right.name),
    levelOfBirthDates(facts, right),
    levelOfSex(facts.sex, right.sex),
    levelOfPlaces(facts.place, right.place),
    comparable ? levelOfHouseholds(facts.household, right.household) : 'missing',
    levelOfHeads(...headsOf(facts, right)),
    levelOfPhones(facts.phone, right.phone),
  );
}

/** Levels with some fields at another level. */
export function changeLevels(levels: PairLevels, changed: Partial<PairLevels>): PairLevels {
  const { id, name, birth, sex, place, household, head, phone } = { ...levels, ...changed };
  return pairLevels(id, name, birth, sex, place, household, head, phone);
}

/** Levels seen so far, field by field; there are few different ones, however many pairs. */
interface Seen {
  readonly next: Map<string, Seen>;
  levels: PairLevels | null;
}
const seenLevels: Seen = { next: new Map(), levels: null };

/** Levels by field, in the order of {@link FIELDS_COMPARED}; the same ones are one object. */
export function pairLevels(id: string, name: string, birth: string, sex: string, place: string, household: string, head: string, phone: string): PairLevels {
  const seen = step(step(step(step(step(step(step(step(seenLevels, id), name), birth), sex), place), household), head), phone);
  return (seen.levels ??= { id, name, birth, sex, place, household, head, phone });
}

function step({ next }: Seen, level: string): Seen {
  const known = next.get(level);
  if (known !== undefined) return known;
  const fresh: Seen = { next: new Map(), levels: null };
  next.set(level, fresh);
  return fresh;
}

function numberLevel(left: Pick<Profile, 'facts' | 'members' | 'neighbours'>, right: PersonFacts): string {
  const level = levelOfIds(left.facts.id, right.id);
  if ((level !== 'other' && level !== 'missing') || right.id.kind !== 'valid') return level;
  if (isMembersNumber(right.id.number, left)) return 'household-number';
  return isNeighboursNumber(right.id.number, left) ? 'neighbour-number' : level;
}

/** A number that is somebody else's brings that person's birth date and sex with it: they disagree with the number, not once more. */
export function areBorrowed(levels: PairLevels, left: PersonFacts, right: PersonFacts): boolean {
  return isOtherNumber(levels.id) && birthIsNumbers(left) && birthIsNumbers(right);
}

function birthIsNumbers(facts: PersonFacts): boolean {
  return facts.id.kind === 'valid' && facts.birthDate === facts.id.birthDate;
}
