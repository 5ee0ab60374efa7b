/** Past steps as a list: which answers later ones replaced, and where the cursor stands when the list is read again. */
import type { PastDecision } from '../port.js';
import type { PastList } from './model.js';

/** So many steps back the history goes; commands list all of them. */
export const MOST_STEPS = 200;

/** Whether the answers of a step are what is said today: some were changed later, or all of them. */
export type Replaced = 'none' | 'some' | 'all';

const REPLACED = new WeakMap<readonly PastDecision[], ReadonlyMap<string, Replaced>>();

/** By batch. Entries are the latest steps, newest first, so that whatever replaced one of them stands before it. */
export function replacedIn(entries: readonly PastDecision[]): ReadonlyMap<string, Replaced> {
  const known = REPLACED.get(entries);
  if (known !== undefined) return known;
  const later = new Set<string>();
  const found = new Map<string, Replaced>();
  for (const { batch, subjects, takenBack } of entries) {
    if (takenBack) continue;
    const changed = subjects.filter((subject) => later.has(subject)).length;
    found.set(batch, changed === 0 ? 'none' : changed === subjects.length ? 'all' : 'some');
    for (const subject of subjects) later.add(subject);
  }
  REPLACED.set(entries, found);
  return found;
}

/** The place of the step the cursor was on: new steps come in above it, and the next key must still mean the same pair. */
export function cursorIn(entries: readonly PastDecision[], before: PastList | null): number {
  if (before === null) return 0;
  const batch = before.entries[before.cursor]?.batch;
  const at = entries.findIndex((entry) => entry.batch === batch);
  return at >= 0 ? at : Math.max(0, Math.min(before.cursor, entries.length - 1));
}
