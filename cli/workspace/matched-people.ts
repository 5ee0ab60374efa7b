/** What a match found of people, as far as cases and comparisons need to know it; what few people are asked for is gathered when the first is. */
import { fingerprintOf, type Link, type MatchOutput, type Person, type Standing } from '../../src/index.js';
import type { Store } from '../../src/io/index.js';

export interface MatchedPeople {
  /** What the lists alone say of the target population. */
  readonly standings: readonly Standing[];
  readonly outside: ReadonlySet<string>;
  /** The person of every fingerprint on the lists; asked only when somebody is gone. */
  readonly owners: () => ReadonlyMap<string, string>;
  readonly linksOf: (personId: string) => readonly Link[];
}

/** Of a whole match. */
export function matchedPeople({ people, links, classification: { standings, outside } }: Pick<MatchOutput, 'people' | 'links' | 'classification'>): MatchedPeople {
  return { standings, outside, owners: once(() => new Map(fingerprintsOf(people))), linksOf: linksByPerson(() => links) };
}

/** The fingerprint of every row with its person. */
export function* fingerprintsOf(people: Iterable<Pick<Person, 'id' | 'rows'>>): Generator<readonly [fingerprint: string, personId: string]> {
  for (const { id, rows } of people) for (const row of rows) yield [fingerprintOf(row), id];
}

/** The person of every fingerprint, from the store. */
export function storedOwners(store: Store): () => ReadonlyMap<string, string> {
  return once(() => new Map(fingerprintsOf(Array.from(store.results.rowsByPerson(), ([id, rows]) => ({ id, rows })))));
}

function linksByPerson(links: () => readonly Link[]): (personId: string) => readonly Link[] {
  const byPerson = once(() => {
    const found = new Map<string, Link[]>();
    for (const link of links()) {
      const own = found.get(link.personId);
      if (own === undefined) found.set(link.personId, [link]);
      else own.push(link);
    }
    return found;
  });
  return (personId) => byPerson().get(personId) ?? [];
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
