/** Blocking keys made of the name and one thing more: birth date, part of the number, place, household, phone. */
import type { PersonFacts } from '../../domain/record.js';
import { finish, mix, mixText, seed } from './hash.js';
import {
  NAME_ALONE, NAME_BIRTH, NAME_HEAD, NAME_HOUSEHOLD, NAME_MEMBER, NAME_MONTH_DAY, NAME_PHONE, NAME_SEQUENCE, NAME_TOWN,
  NAME_VILLAGE, NAME_YEAR_DAY, NAME_YEAR_MONTH, PART_BIRTH, PART_VILLAGE, SOUND_BIRTH, SOUND_SEQUENCE,
  SOUND_VILLAGE, SURNAME_SEQUENCE,
} from './key-sorts.js';
import type { Traits } from './traits.js';

/** Takes a key of some sort: files a person under it, or asks who is there. */
export type UseKey = (sort: number, key: number) => void;

/** Every key of the full name given by its hash. */
export function nameKeys(name: number, facts: PersonFacts, traits: Traits, use: UseKey): void {
  if (traits.birth !== 0) datedKeys(name, traits.birth, use);
  if (traits.otherBirth !== 0) datedKeys(name, traits.otherBirth, use);
  if (traits.whole === 1) use(NAME_SEQUENCE, sequenceKey(NAME_SEQUENCE, name, traits));
  const { townKey, villageKey } = facts.place;
  if (villageKey !== '') use(NAME_VILLAGE, textKey(NAME_VILLAGE, name, villageKey));
  if (townKey !== '') use(NAME_TOWN, textKey(NAME_TOWN, name, townKey));
  if (facts.household !== '') use(NAME_HOUSEHOLD, textKey(NAME_HOUSEHOLD, name, facts.household));
  if (facts.headName !== null && facts.headName.folded !== '') use(NAME_HEAD, textKey(NAME_HEAD, name, facts.headName.folded));
  if (facts.headId.kind === 'valid') use(NAME_MEMBER, memberKey(name, facts.headId.number));
  if (facts.phone !== '') use(NAME_PHONE, textKey(NAME_PHONE, name, facts.phone));
}

/** The keys of one way the name may sound. */
export function soundKeys(sound: number, facts: PersonFacts, traits: Traits, use: UseKey): void {
  if (traits.birth !== 0) use(SOUND_BIRTH, key(SOUND_BIRTH, traits.birth, sound));
  if (traits.otherBirth !== 0) use(SOUND_BIRTH, key(SOUND_BIRTH, traits.otherBirth, sound));
  if (traits.whole === 1) use(SOUND_SEQUENCE, sequenceKey(SOUND_SEQUENCE, sound, traits));
  if (facts.place.villageKey !== '') use(SOUND_VILLAGE, textKey(SOUND_VILLAGE, sound, facts.place.villageKey));
}

/** Parts of the name, each with the birth date: names that are one character apart share one. */
export function partKeys(parts: Int32Array, count: number, traits: Traits, use: UseKey): void {
  if (traits.birth !== 0) for (let at = 0; at < count; at += 1) use(PART_BIRTH, key(PART_BIRTH, traits.birth, parts[at] as number));
  if (traits.otherBirth !== 0) for (let at = 0; at < count; at += 1) use(PART_BIRTH, key(PART_BIRTH, traits.otherBirth, parts[at] as number));
}

/**
 * Parts of a name of three and more with the village, for the people or the rows of whom no birth date is known; the two do not meet
 * under one key unless `undated` says the same of both.
 */
export function partVillageKeys(parts: Int32Array, count: number, length: number, villageKey: string, undated: boolean, use: UseKey): void {
  const start = mixText(undated ? PART_OF_UNDATED : PART_OF_ALL, villageKey);
  for (let at = 0; at < (length === 2 ? Math.min(count, 1) : count); at += 1) use(PART_VILLAGE, finish(mix(start, parts[at] as number)));
}

const PART_OF_ALL = seed(PART_VILLAGE);
const PART_OF_UNDATED = seed(PART_VILLAGE + 0x100);

/** The sound of the surname with what a slip in the birth date leaves of a number: area, sequence, and the year or month and day. */
export function surnameKeys(surname: number, traits: Traits, use: UseKey): void {
  const ends = mix(mix(mix(seed(SURNAME_SEQUENCE), traits.area), traits.sequence), surname);
  use(SURNAME_SEQUENCE, finish(mix(ends, Math.floor(traits.inside / 10_000))));
  use(SURNAME_SEQUENCE, finish(mix(ends, traits.inside % 10_000)));
}

/** The key of a name together with somebody's number: finds people who are entered under a household member's number. */
export function memberKey(name: number, number: string): number {
  return textKey(NAME_MEMBER, name, number);
}

/** The key of a name and nothing else. */
export function nameAloneKey(name: number): number {
  return key(NAME_ALONE, 0, name);
}

// After a slip inside the date two of year, month and day still stand.
function datedKeys(name: number, birth: number, use: UseKey): void {
  use(NAME_BIRTH, key(NAME_BIRTH, birth, name));
  use(NAME_MONTH_DAY, key(NAME_MONTH_DAY, birth % 10_000, name));
  use(NAME_YEAR_MONTH, key(NAME_YEAR_MONTH, Math.floor(birth / 100), name));
  use(NAME_YEAR_DAY, key(NAME_YEAR_DAY, Math.floor(birth / 10_000) * 100 + (birth % 100), name));
}

function sequenceKey(sort: number, name: number, { area, sequence }: Traits): number {
  return finish(mix(mix(mix(seed(sort), area), sequence), name));
}

function key(sort: number, value: number, name: number): number {
  return finish(mix(mix(seed(sort), value), name));
}

function textKey(sort: number, name: number, text: string): number {
  return finish(mix(mixText(seed(sort), text), name));
}
