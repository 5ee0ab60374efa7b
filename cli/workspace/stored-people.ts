/** Everybody of the lists as the last match left them, in the shape that reports and reckonings take. */
import type { Identity, Person, Standing, TargetRecord } from '../../src/index.js';
import type { StoredPerson } from '../../src/io/index.js';
import type { Workspace } from './open.js';

export interface StoredPeople {
  readonly stored: readonly StoredPerson[];
  /** Their rows are read when they are asked for: most tables need none. */
  readonly people: readonly Person[];
  /** Of the target population. */
  readonly standings: readonly Standing[];
  readonly identitiesOf: (person: Person) => readonly Identity[];
  /** Ids of people on a list who are not in the target population. */
  readonly outside: ReadonlySet<string>;
}

/** Of so many people rows are looked up one by one, as a township needs them; of more, everybody's are read at once. */
const FEW = 1000;

export function storedPeople({ store }: Pick<Workspace, 'store'>): StoredPeople {
  const stored = store.results.people();
  let rows: ReadonlyMap<string, readonly TargetRecord[]> | null = null;
  const few = new Map<string, readonly TargetRecord[]>();
  const rowsOf = (id: string): readonly TargetRecord[] => {
    if (rows !== null || few.size >= FEW) return (rows ??= store.results.rowsByPerson()).get(id) ?? [];
    const known = few.get(id) ?? store.results.rowsOf(id);
    few.set(id, known);
    return known;
  };
  const identities = new Map(stored.map(({ person, identities: own }) => [person.id, own]));
  return {
    stored,
    people: stored.map(({ person }): Person => ({ ...person, get rows() { return rowsOf(person.id); } })),
    standings: stored.flatMap(({ standing, outside }) => (standing === null || outside ? [] : [standing])),
    identitiesOf: ({ id }) => identities.get(id) ?? [],
    outside: new Set(stored.flatMap(({ person, outside }) => (outside ? [person.id] : []))),
  };
}
