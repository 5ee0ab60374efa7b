/**
 * Which snapshots are in force 现用名单: everything known is looked at anew each time, pair by pair, so that the order of
 * imports does not matter.
 */
import { issue, type Issue } from '../../domain/issue.js';
import type { Snapshot, SourceRules } from '../../domain/snapshot.js';
import { relationOf } from './relation.js';

export interface Settled {
  readonly snapshot: Snapshot;
  /** The next one of its source; null = in force. */
  readonly replacedBy: Snapshot | null;
}

/**
 * Settles all accepted snapshots. A file that came again under its own name with other content is settled as a whole.
 *
 * @returns one entry for each, in the order given, and what nobody can tell, said at the later file
 */
export function settleSnapshots(snapshots: readonly Snapshot[], rules: SourceRules): { settled: Settled[]; doubts: Issue[] } {
  const doubts: Issue[] = [];
  const byKind = new Map<string, Snapshot[]>();
  for (const snapshot of snapshots) for (const key of [`kind ${snapshot.kind}`, `path ${snapshot.path}`]) byKind.set(key, [...(byKind.get(key) ?? []), snapshot]);
  const replacedBy = new Map<Snapshot, Snapshot>();
  const asked: { later: Snapshot; earlier: Snapshot; why: 'undated' | 'unclear' }[] = [];
  for (const earlier of snapshots) {
    const rivals = (byKind.get(`kind ${earlier.kind}`) ?? []).filter((other) => other !== earlier);
    for (const later of rivals) {
      const relation = relationOf(later, earlier, rules);
      if (relation === 'replaces') keepNext(replacedBy, earlier, later);
      else if (relation !== 'none') asked.push({ later, earlier, why: relation });
    }
    for (const later of byKind.get(`path ${earlier.path}`) ?? []) {
      if (later.sha256 !== earlier.sha256 && relationOf({ ...later, kind: earlier.kind }, earlier, rules) === 'replaces') keepNext(replacedBy, earlier, later);
    }
  }
  for (const { later, earlier, why } of asked) {
    if (replacedBy.has(later) || replacedBy.has(earlier)) continue;
    doubts.push(issue(`sources/${why}`, { file: later.path }, { other: earlier.path }));
  }
  return { settled: snapshots.map((snapshot) => ({ snapshot, replacedBy: replacedBy.get(snapshot) ?? null })), doubts: withoutRepeats(doubts) };
}

/** Of all that could take its place, the first in time: that is when it stopped being in force. */
function keepNext(replacedBy: Map<Snapshot, Snapshot>, earlier: Snapshot, later: Snapshot): void {
  const known = replacedBy.get(earlier);
  if (known === undefined || orderKey(later) < orderKey(known)) replacedBy.set(earlier, later);
}

function orderKey({ asOf, batch, path }: Snapshot): string {
  return `${asOf ?? '9999'}|${String(batch).padStart(8, '0')}|${path}`;
}

function withoutRepeats(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((found) => [JSON.stringify(found), found])).values()];
}
