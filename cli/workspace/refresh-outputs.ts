/** Writes the workbooks of `out/` again from what the store holds, so that they never lag behind a step on cases. */
import { countTargets, isTargetKind, type Standing } from '../../src/index.js';
import type { Context } from '../context.js';
import type { Workspace } from './open.js';
import { writeOutputs } from './outputs.js';
import { referenceDateFor } from './reference-date.js';

/** Nothing is written before the first match. Returns the names of the files. */
export async function refreshOutputs(workspace: Workspace, context: Pick<Context, 'say' | 'language'>): Promise<string[]> {
  const { store } = workspace;
  const stored = store.results.people();
  if (stored.length === 0) return [];
  const rowsOf = store.results.rowsByPerson();
  const people = stored.map(({ person }) => ({ ...person, rows: rowsOf.get(person.id) ?? [] }));
  const outside = new Set(stored.filter((each) => each.outside).map(({ person }) => person.id));
  const sheets = store.lists.sources().flatMap((source) => source.sheets).filter((sheet) => sheet.kind !== null && isTargetKind(sheet.kind));
  const standings = stored.map(({ standing }) => standing).filter((standing): standing is Standing => standing !== null);
  return writeOutputs(workspace, {
    output: { people, links: store.results.links().map(({ link }) => link), classification: { standings, identities: new Map(stored.map(({ person, identities }) => [person.id, identities])), outside } },
    counts: countTargets(people, outside, sheets), referenceDate: referenceDateFor(workspace),
  }, { fullIds: false }, context);
}
