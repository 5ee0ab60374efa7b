/** Namesakes 同村同名: how many people of the target lists bear one name in one village. */
import type { Person } from '../../domain/person.js';
import type { PersonFacts } from '../../domain/record.js';

export interface Namesakes {
  /** How many people of this name live in this village (or in this township, where villages are not stated), the person included. */
  count(person: number, facts: PersonFacts): number;
}

/** People of one name by place. */
type Places = ReadonlyMap<string, ReadonlySet<number>>;

/** Nothing is counted before the first question, and the places of a name only when somebody asks for it. */
export function countNamesakes(people: readonly Pick<Person, 'rows'>[]): Namesakes {
  let bearers: Bearers | null = null;
  const counted = new Map<string, Places>();
  const placesOf = (folded: string): Places => {
    let places = counted.get(folded);
    if (places === undefined) counted.set(folded, places = placesOfBearers(folded, bearers ??= bearersOf(people), people));
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

/** Whose rows bear a name, as chains through the rows: a list for each name would weigh more than the names. */
interface Bearers {
  /** The last row of each name. */
  readonly last: ReadonlyMap<string, number>;
  /** Of each row its person, and the row of the same name before it; −1 when it is the first. */
  readonly person: Int32Array;
  readonly before: Int32Array;
}

function bearersOf(people: readonly Pick<Person, 'rows'>[]): Bearers {
  const count = people.reduce((sum, { rows }) => sum + rows.length, 0);
  const [last, person, before] = [new Map<string, number>(), new Int32Array(count), new Int32Array(count)];
  let row = 0;
  people.forEach(({ rows }, position) => {
    for (const { name: { folded } } of rows) {
      person[row] = position;
      before[row] = last.get(folded) ?? -1;
      last.set(folded, row);
      row += 1;
    }
  });
  return { last, person, before };
}

function placesOfBearers(folded: string, { last, person, before }: Bearers, people: readonly Pick<Person, 'rows'>[]): Places {
  const places = new Map<string, Set<number>>();
  for (let row = last.get(folded) ?? -1; row >= 0; row = before[row] as number) {
    const bearer = person[row] as number;
    for (const { name, place } of people[bearer]?.rows ?? []) {
      if (name.folded !== folded) continue;
      const key = `${place.townKey}|${place.villageKey}`;
      places.set(key, (places.get(key) ?? new Set<number>()).add(bearer));
    }
  }
  return places;
}
