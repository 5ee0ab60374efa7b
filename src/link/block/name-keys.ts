/** Blocking keys made of the name and one thing more: birth date, part of the number, place, household, phone. */
import type { IdReading } from '../../domain/identity-number.js';
import type { PersonFacts } from '../../domain/record.js';
import { finish, mix, mixText, seed } from './hash.js';
import { SORT, type KeySort } from './key-sorts.js';
import { nameHash, partHashes, soundHashes, type SoundTable } from './name-hash.js';

/** What of a record the name keys are built from, as numbers; one object is used again for every roster row. */
export interface NameTraits {
  /** `YYYYMMDD`; 0 when unknown. The second is the number's own date when a column says otherwise. */
  birth: number;
  otherBirth: number;
  /** Hash of area and sequence of the number; 0 when unknown. */
  sequence: number;
}

/** Reads the traits off a record. */
export function readTraits(facts: PersonFacts, traits: NameTraits): void {
  const { id } = facts;
  traits.birth = facts.birthDate === null ? 0 : dateNumber(facts.birthDate);
  traits.otherBirth = 0;
  traits.sequence = 0;
  const digits = wholeDigits(id);
  if (digits === null) return;
  const inside = id.kind === 'valid' ? dateNumber(id.birthDate) : digitsAt(digits, 6, 14);
  if (traits.birth === 0) traits.birth = inside;
  else if (inside !== traits.birth) traits.otherBirth = inside;
  traits.sequence = mixText(mixText(1, digits, 0, 6), digits, 14, 17) || 1;
}

/** Calls `use` with every key of the full name given by its hash; `use` files it or looks it up. */
export function nameKeys(name: number, facts: PersonFacts, traits: NameTraits, use: (sort: number, key: number) => void): void {
  if (traits.birth !== 0) datedKeys(name, traits.birth, use);
  if (traits.otherBirth !== 0) datedKeys(name, traits.otherBirth, use);
  if (traits.sequence !== 0) use(SORT['name-sequence'], key('name-sequence', name, traits.sequence));
  const { townKey, villageKey } = facts.place;
  if (villageKey !== '') use(SORT['name-village'], textKey('name-village', name, villageKey));
  if (townKey !== '') use(SORT['name-town'], textKey('name-town', name, townKey));
  if (facts.household !== '') use(SORT['name-household'], textKey('name-household', name, facts.household));
  if (facts.headName !== null && facts.headName.folded !== '') use(SORT['name-head'], textKey('name-head', name, facts.headName.folded));
  if (facts.headId.kind === 'valid') use(SORT['name-member'], textKey('name-member', name, facts.headId.number));
  if (facts.phone !== '') use(SORT['name-phone'], textKey('name-phone', name, facts.phone));
}

/** The key of a name together with somebody's number: finds people who are entered under a household member's number. */
export function memberKey(name: number, number: string): number {
  return textKey('name-member', name, number);
}

/** The key of a name and nothing else. */
export function nameAloneKey(name: number): number {
  return key('name-alone', name, 0);
}

/** Calls `use` with the keys of one way the name may sound. */
export function soundKeys(sound: number, facts: PersonFacts, traits: NameTraits, use: (sort: number, key: number) => void): void {
  if (traits.birth !== 0) use(SORT['sound-birth'], key('sound-birth', sound, traits.birth));
  if (traits.otherBirth !== 0) use(SORT['sound-birth'], key('sound-birth', sound, traits.otherBirth));
  if (traits.sequence !== 0) use(SORT['sound-sequence'], key('sound-sequence', sound, traits.sequence));
  if (facts.place.villageKey !== '') use(SORT['sound-village'], textKey('sound-village', sound, facts.place.villageKey));
}

/** Key of a part of the name and a birth date. */
export function partKey(part: number, birth: number): number {
  return key('part-birth', part, birth);
}

const parts = new Int32Array(16);
const heard = new Int32Array(8);

/** Every name key of a person or row, names in every spelling given; the slow, complete form used for filing. */
export function allNameKeys(facts: PersonFacts, sounds: SoundTable, use: (sort: number, key: number) => void): void {
  const traits: NameTraits = { birth: 0, otherBirth: 0, sequence: 0 };
  readTraits(facts, traits);
  for (const folded of spellingsOf(facts)) {
    const name = nameHash(folded);
    if (name !== 0) nameKeys(name, facts, traits, use);
    const count = soundHashes(folded, sounds, heard);
    for (let at = 0; at < count; at += 1) soundKeys(heard[at] as number, facts, traits, use);
    const gaps = traits.birth === 0 ? 0 : partHashes(folded, parts);
    for (let at = 0; at < gaps; at += 1) {
      use(SORT['part-birth'], partKey(parts[at] as number, traits.birth));
      if (traits.otherBirth !== 0) use(SORT['part-birth'], partKey(parts[at] as number, traits.otherBirth));
    }
  }
}

/** The folded name and its alternatives. */
export function spellingsOf(facts: PersonFacts): readonly string[] {
  return facts.name.alternatives.length === 0 ? [facts.name.folded] : [facts.name.folded, ...facts.name.alternatives];
}

// After a slip inside the date two of year, month and day still stand.
function datedKeys(name: number, birth: number, use: (sort: number, key: number) => void): void {
  use(SORT['name-birth'], key('name-birth', name, birth));
  use(SORT['name-month-day'], key('name-month-day', name, birth % 10_000));
  use(SORT['name-year-month'], key('name-year-month', name, Math.floor(birth / 100)));
  use(SORT['name-year-day'], key('name-year-day', name, Math.floor(birth / 10_000) * 100 + (birth % 100)));
}

const SEEDS = Object.fromEntries((Object.keys(SORT) as KeySort[]).map((sort) => [sort, seed(SORT[sort])])) as Readonly<Record<KeySort, number>>;

function key(sort: KeySort, name: number, value: number): number {
  return finish(mix(mix(SEEDS[sort], name), value));
}

function textKey(sort: KeySort, name: number, text: string): number {
  return finish(mixText(mix(SEEDS[sort], name), text));
}

function wholeDigits(id: IdReading): string | null {
  if (id.kind === 'valid') return id.number;
  return id.kind === 'malformed' && /^\d{17}[\dX]$/u.test(id.text) ? id.text : null;
}

function dateNumber(iso: string): number {
  return digitsAt(iso, 0, 4) * 10_000 + digitsAt(iso, 5, 7) * 100 + digitsAt(iso, 8, 10);
}

function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
}
