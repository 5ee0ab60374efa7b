/** Writes the workbooks of `out/` again from what the store holds, so that they never lag behind a step on cases. */
import { countTargets, isTargetKind } from '../../src/index.js';
import type { Context } from '../context.js';
import type { Workspace } from './open.js';
import { writeOutputs } from './outputs.js';
import { referenceDateFor } from './reference-date.js';
import { storedPeople } from './stored-people.js';

/** Nothing is written before the first match. Returns the names of the files. */
export async function refreshOutputs(workspace: Workspace, context: Pick<Context, 'say' | 'language'>): Promise<string[]> {
  const { store } = workspace;
  if (store.results.isEmpty()) return [];
  const { people, ...classification } = storedPeople(workspace);
  const sheets = store.lists.sources().flatMap((source) => source.sheets).filter((sheet) => sheet.kind !== null && isTargetKind(sheet.kind));
  return writeOutputs(workspace, {
    output: { people, links: store.results.links().map(({ link }) => link), classification },
    counts: countTargets(people, classification.outside, sheets), referenceDate: referenceDateFor(workspace),
  }, { fullIds: false }, context);
}
