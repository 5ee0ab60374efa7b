/** The county's name 县名, learnt from the lists and kept in `c2z.yaml`, where the clerk can change it; it goes with the import that taught it. */
import { LISTS_CHANGED, type TargetRecord } from '../../src/index.js';
import { writeWorkspace } from '../../src/io/index.js';
import type { Workspace } from './open.js';

/** What an import, or files taken back, made of the name; part of the event, so that undo and redo know it. Empty = not known. */
export interface CountyNameChange {
  readonly before: string;
  readonly after: string;
}

/**
 * A name that is not known is learnt from the rows in force. One that an import taught is learnt anew when files of that import
 * are `withdrawn`. What the clerk wrote herself is never touched. Null: nothing changes.
 */
export function countyNameChange({ settings, store }: Pick<Workspace, 'settings' | 'store'>, records: readonly TargetRecord[], withdrawn: readonly string[] = []): CountyNameChange | null {
  const before = settings.countyName;
  if (settings.county.length !== 6 || (before !== '' && !isTaughtBy(withdrawn, before, store))) return null;
  const after = mostWritten(records);
  return after === before ? null : { before, after };
}

/** Puts a change into `c2z.yaml`, or takes it back, unless the clerk has written another name since. */
export function moveCountyName(workspace: Workspace, change: CountyNameChange, direction: 'undo' | 'redo'): void {
  if (setCountyName(workspace, change, direction)) keepCountyName(workspace);
}

/** The same for the workspace that is open, until {@link keepCountyName}; false when the clerk has written another name since. */
export function setCountyName(workspace: Workspace, { before, after }: CountyNameChange, direction: 'undo' | 'redo'): boolean {
  const [from, to] = direction === 'undo' ? [after, before] : [before, after];
  if (workspace.settings.countyName !== from) return false;
  workspace.settings = { ...workspace.settings, countyName: to };
  return true;
}

/** Writes the name as it is set. */
export function keepCountyName({ folder, settings }: Pick<Workspace, 'folder' | 'settings'>): void {
  writeWorkspace(folder, settings);
}

/** The name that more than half of the rows with a county write; empty when there is none. */
function mostWritten(records: readonly TargetRecord[]): string {
  const counts = new Map<string, number>();
  for (const { place } of records) if (place.county !== '') counts.set(place.county, (counts.get(place.county) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const stated = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return best === undefined || best[1] * 2 <= stated ? '' : best[0];
}

function isTaughtBy(files: readonly string[], name: string, store: Workspace['store']): boolean {
  if (files.length === 0) return false;
  const undone = store.ledger.takenBack();
  const taught = store.ledger.events({ types: [LISTS_CHANGED] }).filter(({ batch }) => !undone.has(batch)).map(({ payload }) => payload as { countyName?: CountyNameChange; lists: readonly { path: string }[] })
    .findLast(({ countyName }) => countyName !== undefined);
  return taught?.countyName?.after === name && taught.lists.some(({ path }) => files.includes(path));
}
