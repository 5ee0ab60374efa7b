/** Everybody of the lists as the last match left them, in the shape that reports and reckonings take. */
import type { Identity, Person, Standing, TargetRecord } from '../../src/index.js';
import type { StoredPerson } from '../../src/io/index.js';
import type { Workspace } from './open.js';

export interface StoredPeople {
  readonly stored: readonly StoredPerson[];
  /** Their rows are read when the first is asked for: half of what a county's store holds, and most tables need none. */
  readonly people: readonly Person[];
  /** Of the target population. */
  readonly standings: readonly Standing[];
  readonly identities: ReadonlyMap<string, readonly Identity[]>;
  /** Ids of people on a list who are not in the target population. */
  readonly outside: ReadonlySet<string>;
}

export function storedPeople({ store }: Pick<Workspace, 'store'>): StoredPeople {
  const stored = store.results.people();
  let rows: ReadonlyMap<string, readonly TargetRecord[]> | null = null;
  const rowsOf = (id: string): readonly TargetRecord[] => (rows ??= store.results.rowsByPerson()).get(id) ?? [];
  return {
    stored,
    people: stored.map(({ person }): Person => ({ ...person, get rows() { return rowsOf(person.id); } })),
    standings: stored.flatMap(({ standing, outside }) => (standing === null || outside ? [] : [standing])),
    identities: new Map(stored.map(({ person, identities }) => [person.id, identities])),
    outside: new Set(stored.flatMap(({ person, outside }) => (outside ? [person.id] : []))),
  };
}
