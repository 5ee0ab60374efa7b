/**
 * Plain people 简明的人: nearly everybody has one description, with a sound number that brings birth date and sex, and a name written one
 * way. What pairs of them are compared by stands in columns: a few reads close together, where the records lie all over the memory.
 */
import { sexIn } from '../domain/identity-number.js';
import type { PersonName } from '../domain/person-name.js';
import type { Place } from '../domain/place.js';
import type { PersonFacts } from '../domain/record.js';
import { segment } from '../text/segment.js';
import { levelOfDays } from './compare/birth.js';
import { levelOfSound } from './compare/ids.js';
import { WILDCARD } from './compare/name-characters.js';
import { levelOfPhones } from './compare/phone.js';
import { levelOfPlaces } from './compare/place.js';
import { levelOfSex } from './compare/sex.js';
import { pairLevels, type PairLevels } from './model/levels-of-pair.js';
import type { Profile } from './profile.js';

/** What a description may state besides: the number of the household, a head by name or number, the head's number. */
export const [HOUSEHOLD, HEAD, HEAD_NUMBER] = [1, 2, 4] as const;

/** Columns by position of the person; of those who are not plain they say nothing. */
export interface PlainPeople {
  /** The number; null for whoever is not plain. */
  readonly numbers: readonly (string | null)[];
  /** The one description of each. */
  readonly descriptions: readonly (Profile | null)[];
  /** Where the name stands in {@link names}, in which each is written in one way. */
  readonly nameOf: Int32Array;
  readonly names: readonly PersonName[];
  /** Where township and village stand in {@link places}. */
  readonly placeOf: Int32Array;
  readonly places: readonly Place[];
  readonly phones: readonly string[];
  /** What else is stated: bits. */
  readonly stated: Uint8Array;
  readonly households: readonly string[];
  /** The folded names of the heads; empty where none is named. */
  readonly heads: readonly string[];
  /** Numbers that some description gives as the head's. */
  readonly headNumbers: ReadonlySet<string>;
}

/** @param profiles descriptions of each person */
export function plainPeople(profiles: readonly (readonly Profile[])[]): PlainPeople {
  const [names, places] = [distinct<PersonName>(), distinct<Place>()];
  const [nameOf, placeOf, stated] = [new Int32Array(profiles.length), new Int32Array(profiles.length), new Uint8Array(profiles.length)];
  const [phones, households, heads] = [texts(profiles.length), texts(profiles.length), texts(profiles.length)];
  const headNumbers = new Set<string>();
  const descriptions = profiles.map(([only, more]) => (only !== undefined && more === undefined ? only : null));
  const numbers = descriptions.map((only, person): string | null => {
    if (only === null) return null;
    const { name, place, headId } = only.facts;
    const number = plainNumber(only.facts);
    if (number === null) return null;
    const named = names.at(name.folded, name);
    if (names.all[named]?.display !== name.display) return null;
    nameOf[person] = named;
    placeOf[person] = places.at(`${place.townKey}\n${place.villageKey}`, place);
    phones[person] = only.facts.phone;
    households[person] = only.facts.household;
    heads[person] = only.facts.headName?.folded ?? '';
    stated[person] = statedBy(only.facts);
    if (headId.kind === 'valid') headNumbers.add(headId.number);
    return number;
  });
  return { numbers, descriptions, nameOf, names: names.all, placeOf, places: places.all, phones, stated, households, heads, headNumbers };
}

/** The row that is compared with plain people. */
export interface PlainRow {
  readonly people: PlainPeople;
  read(row: PersonFacts): void;
  /** Somebody of the lists has the number of the row, so that it matters to all others whose it is: the row is compared with them in full. */
  isListed(): void;
  /** The levels that comparing in full would find; null: it must be done. */
  levelsWith(person: number): PairLevels | null;
}

export function plainRow(people: PlainPeople): PlainRow {
  const { numbers, nameOf, names, placeOf, places, phones, stated, headNumbers } = people;
  let row: PersonFacts;
  let number: string | null = null;
  let states = 0;
  let listed = false;
  return {
    people,
    read(facts) {
      row = facts;
      number = plainNumber(facts);
      states = statedBy(facts) & (HOUSEHOLD | HEAD);
      listed = number !== null && headNumbers.has(number);
    },
    isListed() { listed = true; },
    levelsWith(person) {
      const other = numbers[person] as string | null;
      if (number === null || other === null || (listed && number !== other) || ((stated[person] as number) & states) !== 0) return null; // what only one of them states is missing
      const { folded, display } = names[nameOf[person] as number] as PersonName;
      if (row.name.folded !== folded || row.name.display !== display) return null;
      return pairLevels(
        number === other ? 'same' : levelOfSound(other, number), 'same', levelOfDays(dayIn(other), dayIn(number)), levelOfSex(sexIn(other), sexIn(number)),
        levelOfPlaces(places[placeOf[person] as number] as Place, row.place), 'missing', 'missing', levelOfPhones(phones[person] as string, row.phone),
      );
    },
  };
}

/** The sound number, if it needed no repair, birth date and sex are those it says, and the name can be read in one way only. */
function plainNumber({ id, birthDate, sex, name }: PersonFacts): string | null {
  if (id.kind !== 'valid' || id.repairs.length > 0 || birthDate !== id.birthDate || sex !== id.sex) return null;
  return name.folded === '' || name.folded.includes(WILDCARD) || name.alternatives.length > 0 || name.childOf !== undefined ? null : id.number;
}

function statedBy({ household, headName, headId }: PersonFacts): number {
  return (household === '' ? 0 : HOUSEHOLD) | (headName === null && headId.kind !== 'valid' ? 0 : HEAD) | (headId.kind === 'valid' ? HEAD_NUMBER : 0);
}

/** The day of birth in a number of eighteen: `YYYYMMDD`. */
export function dayIn(number: string): number {
  return segment(number, 6, 14);
}

function texts(count: number): string[] {
  return new Array<string>(count).fill('');
}

/** Each value once, by a text that tells it. */
function distinct<T>(): { readonly all: T[]; at(key: string, value: T): number } {
  const known = new Map<string, number>();
  const all: T[] = [];
  return {
    all,
    at(key, value) {
      const there = known.get(key);
      if (there !== undefined) return there;
      known.set(key, all.length);
      return all.push(value) - 1;
    },
  };
}
