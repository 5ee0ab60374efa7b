/** Compares two descriptions of a person in every field; levels only, for the hot path. */
import type { ComparedField } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonFacts } from '../../domain/record.js';
import { levelOfBirths } from '../compare/birth.js';
import { levelOfHeads } from '../compare/head.js';
import { levelOfHouseholds } from '../compare/household.js';
import { levelOfIds } from '../compare/ids.js';
import { levelOfNames } from '../compare/names.js';
import { levelOfPhones } from '../compare/phone.js';
import { levelOfPlaces } from '../compare/place.js';
import { levelOfSex } from '../compare/sex.js';
import type { Profile } from '../profile.js';
import { isOtherNumber } from './number-levels.js';
import type { Weights } from './weights.js';

/** The level of each field; ids may also be at `household-number` or `neighbour-number`, which need to know the list. */
export type PairLevels = Readonly<Record<ComparedField, string>>;

export const FIELDS_COMPARED: readonly ComparedField[] = ['id', 'name', 'birth', 'sex', 'place', 'household', 'head', 'phone'];

/** Shorter household numbers are running numbers of one list and mean nothing in another. */
const HOUSEHOLD_CODE = 8;

export function levelsOf(left: Pick<Profile, 'facts' | 'members' | 'neighbours'>, right: PersonFacts): PairLevels {
  const { facts } = left;
  const comparable = facts.ref.file === right.ref.file || facts.household.length >= HOUSEHOLD_CODE;
  return {
    id: numberLevel(left, right),
    name: levelOfNames(facts.name, right.name),
    birth: levelOfBirths(facts.birthDate, right.birthDate),
    sex: levelOfSex(facts.sex, right.sex),
    place: levelOfPlaces(facts.place, right.place),
    household: comparable ? levelOfHouseholds(facts.household, right.household) : 'missing',
    head: levelOfHeads({ name: facts.headName, id: facts.headId }, { name: right.headName, id: right.headId }),
    phone: levelOfPhones(facts.phone, right.phone),
  };
}

/** Weight of each field, given what the number has already said. */
export function weigh(levels: PairLevels, left: PersonFacts, right: PersonFacts, weights: Weights, rules: LinkRules, nameWeight: number): Readonly<Record<ComparedField, number>> {
  const implied = rules.implied[levels.id] ?? NOTHING;
  const borrowed = areBorrowed(levels, left, right);
  const of = (field: ComparedField): number => weightOf(field, levels, weights, implied, borrowed);
  return { id: of('id'), name: nameWeight, birth: of('birth'), sex: of('sex'), place: of('place'), household: of('household'), head: of('head'), phone: of('phone') };
}

/** Sum of what {@link weigh} gives, for the hot path. */
export function weightOfAll(levels: PairLevels, left: PersonFacts, right: PersonFacts, weights: Weights, rules: LinkRules, nameWeight: number): number {
  const implied = rules.implied[levels.id] ?? NOTHING;
  const borrowed = areBorrowed(levels, left, right);
  let sum = 0;
  for (const field of FIELDS_COMPARED) sum += field === 'name' ? nameWeight : weightOf(field, levels, weights, implied, borrowed);
  return sum;
}

const NOTHING: readonly ComparedField[] = [];

function weightOf(field: ComparedField, levels: PairLevels, weights: Weights, implied: readonly ComparedField[], borrowed: boolean): number {
  if (implied.includes(field)) return 0;
  const weight = weights.of(field, levels[field]);
  return borrowed && (field === 'birth' || field === 'sex') ? Math.max(weight, 0) : weight;
}

// A number that is somebody else's brings that person's birth date and sex with it: they disagree with the number, not once more.
function areBorrowed(levels: PairLevels, left: PersonFacts, right: PersonFacts): boolean {
  return isOtherNumber(levels.id) && birthIsNumbers(left) && birthIsNumbers(right);
}

function numberLevel(left: Pick<Profile, 'facts' | 'members' | 'neighbours'>, right: PersonFacts): string {
  const level = levelOfIds(left.facts.id, right.id);
  if ((level !== 'other' && level !== 'missing') || right.id.kind !== 'valid') return level;
  if (left.members.includes(right.id.number)) return 'household-number';
  return left.neighbours.includes(right.id.number) ? 'neighbour-number' : level;
}

function birthIsNumbers(facts: PersonFacts): boolean {
  return facts.id.kind === 'valid' && facts.birthDate === facts.id.birthDate;
}
