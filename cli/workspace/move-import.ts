/** Takes an import back as one step, or does it again 撤销导入: the lists are what they were, and so is what matches found of them. */
import path from 'node:path';
import { LISTS_CHANGED, UNDO_EVENTS, caseEventOf, findingsOf, isTargetKind, type TargetRecord } from '../../src/index.js';
import { now, type ListsState, type StoredSource } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { createProgress } from '../output/progress.js';
import { applyStandings } from './case-book.js';
import { moveCountyName, type CountyNameChange } from './county-name.js';
import { rowReader } from './import-sources.js';
import { refoldCases, type Direction, type TakenBack } from './ledger.js';
import { listsState } from './lists-state.js';
import type { Workspace } from './open.js';
import { closeRound } from './people-rounds.js';
import { keepState } from './rounds.js';

/**
 * Undoes or redoes the import of a batch, which must be the next step to move. People follow with the next match.
 *
 * @throws ToolError `files/gone` or `files/changed` when rows must be read again and the bytes are not there; then nothing is written.
 */
export async function moveImport(workspace: Workspace, batch: string, direction: Direction, context: Context): Promise<TakenBack> {
  const { store } = workspace;
  const kept = store.snapshots.ofImport(batch);
  const type = direction === 'undo' ? UNDO_EVENTS.undone : UNDO_EVENTS.redone;
  const wanted = direction === 'undo' ? kept?.before : kept?.after;
  if (kept === null || wanted === undefined || wanted === null) throw new Error(`nothing is kept of the import ${batch}`);
  const current = listsState(store);
  const records = await recordsOf(workspace, current, wanted, context);
  const moved = store.transaction((): TakenBack => {
    const events = store.ledger.events({ batch });
    const found = store.ledger.events({ batch: findingsOf(batch) });
    if (direction === 'undo') store.snapshots.keepAfter(batch, current);
    store.ledger.append({ at: now(), actor: context.actor, type, subject: batch, payload: { events: events.length, found: found.length } });
    if (direction === 'undo') store.changes.forgetAfter(wanted.round);
    else {
      closeRound(store);
      keepState(workspace);
    }
    store.results.clear();
    store.lists.replaceSources(wanted.sources);
    store.lists.replaceTargetRows(records);
    store.lists.replaceIssues('import', wanted.issues);
    store.lists.replaceIssues('match', []);
    store.lists.replaceProfiles(wanted.profiles);
    store.snapshots.replaceAll(wanted.snapshots);
    store.snapshots.replaceRefusedFiles(wanted.refused);
    const touched = [...new Set(found.filter((event) => caseEventOf(event) !== null).map(({ subject }) => subject))];
    const cases = refoldCases(workspace, touched);
    const there = new Set(cases.map(({ caseNumber }) => caseNumber));
    store.cases.remove(touched.filter((caseNumber) => !there.has(caseNumber)));
    store.cases.save(cases);
    applyStandings(workspace);
    return { batch, events, cases, pairs: false, lists: true };
  });
  for (const { type: what, payload } of moved.events) {
    const { countyName } = payload as { countyName?: CountyNameChange };
    if (what === LISTS_CHANGED && countyName !== undefined) moveCountyName(workspace, countyName, direction);
  }
  return moved;
}

/** Rows of the target lists as they were: those that are in force still, and of the others their archived bytes read again. */
async function recordsOf({ store, ...workspace }: Workspace, current: ListsState, wanted: ListsState, context: Context): Promise<TargetRecord[]> {
  const now = new Map(current.sources.map((source) => [source.path, readingOf(source)]));
  const stays = new Set(wanted.sources.filter((source) => now.get(source.path) === readingOf(source)).map((source) => source.path));
  const records = store.lists.targetRows().filter(({ ref }) => stays.has(ref.file));
  const progress = createProgress(process.stderr, !context.quiet && !context.json);
  const read = rowReader({ store, ...workspace }, wanted, progress);
  try {
    for (const source of wanted.sources) {
      if (stays.has(source.path) || !source.sheets.some(({ kind }) => kind !== null && isTargetKind(kind))) continue;
      const used = new Set(source.sheets.flatMap(({ kind }) => kind ?? []));
      for (const record of await read(source)) if (used.has(record.kind)) records.push(record);
    }
  } finally {
    progress.stop();
  }
  return records;
}

/** Whatever the rows of a source follow from. */
function readingOf({ path: name, sha256, asOf, sheets }: StoredSource): string {
  return JSON.stringify([path.posix.normalize(name), sha256, asOf, sheets.map(({ kind, mapping, headerRow }) => [kind, mapping, headerRow])]);
}
