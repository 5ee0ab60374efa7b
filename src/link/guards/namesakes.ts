/** Namesakes 同村同名: how many people of the target lists bear one name in one village. */
import type { Person } from '../../domain/person.js';
import type { PersonFacts } from '../../domain/record.js';

export interface Namesakes {
  /** How many people of this name live in this village (or in this township, where villages are not stated), the person included. */
  count(person: number, facts: PersonFacts): number;
}

export function countNamesakes(people: readonly Pick<Person, 'rows'>[]): Namesakes {
  const holders = new Map<string, Set<number>>();
  people.forEach(({ rows }, person) => {
    for (const row of rows) {
      const key = keyOf(row);
      if (key !== '') holders.set(key, (holders.get(key) ?? new Set<number>()).add(person));
    }
  });
  return {
    count(person, facts) {
      const found = holders.get(keyOf(facts));
      return found === undefined ? 1 : found.size + (found.has(person) ? 0 : 1);
    },
  };
}

function keyOf({ name, place }: PersonFacts): string {
  if (name.folded === '' || (place.townKey === '' && place.villageKey === '')) return '';
  return `${name.folded}|${place.townKey}|${place.villageKey}`;
}
