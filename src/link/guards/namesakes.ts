/** Namesakes 同村同名: how many people of the target lists bear one name in one village. */
import type { Person } from '../../domain/person.js';
import type { PersonFacts } from '../../domain/record.js';

export interface Namesakes {
  /** True when another person of this name lives in this village, or in a township whose villages are not stated. */
  has(person: number, facts: PersonFacts): boolean;
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
    has(person, facts) {
      const found = holders.get(keyOf(facts));
      return found !== undefined && (found.size > 1 || !found.has(person));
    },
  };
}

function keyOf({ name, place }: PersonFacts): string {
  if (name.folded === '' || (place.townKey === '' && place.villageKey === '')) return '';
  return `${name.folded}|${place.townKey}|${place.villageKey}`;
}
