/**
 * Recognises somebody whom the new lists describe otherwise 人员延续: a corrected number, a corrected name, a move. He keeps his
 * person number, and with it judgements, case and history; who cannot be told apart is left as new.
 */
import type { SeenPerson } from '../../domain/people-change.js';
import type { PersonFacts } from '../../domain/record.js';

/** A description that no earlier list held, by its fingerprint. */
export interface NewDescription {
  readonly fingerprint: string;
  readonly facts: Pick<PersonFacts, 'id' | 'name' | 'birthDate' | 'place' | 'household'>;
}

/**
 * Which known person each new description continues, by fingerprint. Only people none of whose descriptions are on the lists any
 * more are continued, and only where one description fits one person.
 *
 * @param missing people of the last match who would otherwise have left
 * @param arrived descriptions of people who would otherwise be new
 */
export function continuePeople(missing: readonly SeenPerson[], arrived: readonly NewDescription[]): Map<string, string> {
  const continued = new Map<string, string>();
  for (const key of KEYS) {
    const people = groupBy(missing.filter(({ id }) => ![...continued.values()].includes(id)), (person) => key.ofPerson(person));
    const descriptions = groupBy(arrived.filter(({ fingerprint }) => !continued.has(fingerprint)), (each) => key.ofDescription(each.facts));
    for (const [text, found] of descriptions) {
      const fitting = (people.get(text) ?? []).filter((person) => found.every(({ facts }) => key.fits(person, facts)));
      const [person] = fitting;
      if (person === undefined || fitting.length > 1) continue;
      if (key.single && new Set(found.map(({ fingerprint }) => fingerprint)).size > 1) continue;
      for (const { fingerprint } of found) continued.set(fingerprint, person.id);
    }
  }
  return continued;
}

interface Key {
  /** Empty = has none. */
  readonly ofPerson: (person: SeenPerson) => string;
  readonly ofDescription: (facts: NewDescription['facts']) => string;
  readonly fits: (person: SeenPerson, facts: NewDescription['facts']) => boolean;
  /** Several different descriptions under this key are several people. */
  readonly single: boolean;
}

/** From sure to less sure; each person is continued once. */
const KEYS: readonly Key[] = [
  { // the same number, and a name that has something in common: a corrected name, a move
    ofPerson: ({ idText }) => (/^\d{17}[\dX]$/u.test(idText) ? idText : ''),
    ofDescription: ({ id }) => (id.kind === 'valid' ? id.number : ''),
    fits: (person, { name }) => haveCharacterInCommon(person.foldedName, name.folded),
    single: false,
  },
  { // the same name in the same place, and a number, birth date or household that agrees but for a slip: a corrected number
    ofPerson: ({ foldedName, townKey, villageKey }) => (foldedName === '' || townKey + villageKey === '' ? '' : [foldedName, townKey, villageKey].join('\u001f')),
    ofDescription: ({ name, place }) => (name.folded === '' || place.townKey + place.villageKey === '' ? '' : [name.folded, place.townKey, place.villageKey].join('\u001f')),
    fits: (person, facts) => isSlipOf(person.idText, textOf(facts)) || (person.birthDate !== null && person.birthDate === facts.birthDate) || (person.household !== '' && person.household === facts.household),
    single: true,
  },
  { // the same name in the same household, and a number or birth date that agrees but for a slip: a corrected number and a move at once
    ofPerson: ({ foldedName, household }) => (foldedName === '' || household === '' ? '' : [foldedName, household].join('\u001f')),
    ofDescription: ({ name, household }) => (name.folded === '' || household === '' ? '' : [name.folded, household].join('\u001f')),
    fits: (person, facts) => isSlipOf(person.idText, textOf(facts)) || (person.birthDate !== null && person.birthDate === facts.birthDate),
    single: true,
  },
];

function textOf({ id }: NewDescription['facts']): string {
  return id.kind === 'missing' ? '' : id.kind === 'valid' ? id.number : id.text;
}

function haveCharacterInCommon(a: string, b: string): boolean {
  return a === '' || b === '' || [...a].some((character) => b.includes(character));
}

/** One or two characters wrong, swapped, missing or too many; the rest stands. Numbers of fewer than 15 characters prove nothing. */
function isSlipOf(a: string, b: string): boolean {
  if (a.length < 15 || b.length < 15 || Math.abs(a.length - b.length) > 2) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const different = (text: string): number => text.length - start - end;
  if (different(a) <= 2 && different(b) <= 2) return true;
  return a.length === b.length && [...a].filter((character, index) => character !== b[index]).length <= 2;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const text = key(item);
    if (text !== '') groups.set(text, [...(groups.get(text) ?? []), item]);
  }
  return groups;
}
