/** The last match as it stands in the store, for those who would find the same by matching again; people and links are read when they are asked for. */
import { countTargets, isTargetKind } from '../../src/index.js';
import type { Matched } from './match-workspace.js';
import type { Workspace } from './open.js';
import { pairCounts } from './pair-counts.js';
import { referenceDateFor } from './reference-date.js';
import { storedPeople, type StoredPeople } from './stored-people.js';

export function storedMatch(workspace: Workspace): Matched {
  const { lists, results } = workspace.store;
  let read: StoredPeople | undefined;
  const stored = (): StoredPeople => (read ??= storedPeople(workspace));
  const questions = results.questions();
  const summaries = results.summaries();
  const places = results.placesByPerson();
  const sheets = lists.sources().flatMap((source) => source.sheets).filter((sheet) => sheet.kind !== null && isTargetKind(sheet.kind));
  return {
    output: {
      questions,
      get people() { return stored().people; },
      get links() { return results.links().map(({ link }) => link); },
      classification: {
        get standings() { return stored().standings; },
        get identities() { return stored().identities; },
        get outside() { return stored().outside; },
      },
    },
    findings: summaries.flatMap(({ standing, outside }) => (standing === null || outside ? [] : [standing])),
    pairs: pairCounts(results.linkLines(), questions),
    counts: countTargets(summaries.map(({ id }) => ({ id, rows: places.get(id) ?? [] })), new Set(summaries.flatMap(({ id, outside }) => (outside ? [id] : []))), sheets),
    referenceDate: referenceDateFor(workspace), blocking: null,
  };
}
