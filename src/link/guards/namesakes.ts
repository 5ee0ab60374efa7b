/** Namesakes 同村同名: how many people of the target lists bear one name in one village. */
import type { Person } from '../../domain/person.js';
import type { PersonFacts } from '../../domain/record.js';

export interface Namesakes {
  /** How many people of this name live in this village (or in this township, where villages are not stated), the person included. */
  count(person: number, facts: PersonFacts): number;
}

/** People of one name by place; worked out for a name only when somebody asks for it. */
type Places = ReadonlyMap<string, ReadonlySet<number>>;

/** Nothing is counted before the first question. */
export function countNamesakes(people: readonly Pick<Person, 'rows'>[]): Namesakes {
  let counted: Map<string, number[] | Places> | null = null;
  const placesOf = (folded: string): Places => {
    const bearers = (counted ??= bearersOf(people));
    const known = bearers.get(folded) ?? [];
    if (!Array.isArray(known)) return known;
    const places = placesOfBearers(folded, known, people);
    bearers.set(folded, places);
    return places;
  };
  return {
    count(person, { name, place }) {
      if (name.folded === '' || (place.townKey === '' && place.villageKey === '')) return 1;
      const found = placesOf(name.folded).get(`${place.townKey}|${place.villageKey}`);
      return found === undefined ? 1 : found.size + (found.has(person) ? 0 : 1);
    },
  };
}

function bearersOf(people: readonly Pick<Person, 'rows'>[]): Map<string, number[] | Places> {
  const bearers = new Map<string, number[] | Places>();
  people.forEach(({ rows }, person) => {
    for (const { name: { folded } } of rows) {
      const known = bearers.get(folded) as number[] | undefined;
      if (known === undefined) bearers.set(folded, [person]); else if (known.at(-1) !== person) known.push(person);
    }
  });
  return bearers;
}

function placesOfBearers(folded: string, bearers: readonly number[], people: readonly Pick<Person, 'rows'>[]): Places {
  const places = new Map<string, Set<number>>();
  for (const person of bearers) {
    for (const { name, place } of people[person]?.rows ?? []) {
      if (name.folded !== folded) continue;
      const key = `${place.townKey}|${place.villageKey}`;
      places.set(key, (places.get(key) ?? new Set<number>()).add(person));
    }
  }
  return places;
}
