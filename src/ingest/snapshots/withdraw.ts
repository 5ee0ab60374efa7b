/** Takes lists back 撤回名单: what they had replaced or dropped is in force again, as if they had never come. */
import type { Issue } from '../../domain/issue.js';
import { listKey, type Snapshot, type SourceRules } from '../../domain/snapshot.js';
import type { KnownSnapshot } from './plan.js';
import { settleSnapshots } from './settle.js';

/**
 * @param input.isWithdrawn the snapshots that are taken back; they stay in the history
 * @param input.dropped what was known before the imports that brought them and is used no longer because of them
 */
export function withdrawSnapshots(input: { readonly known: readonly KnownSnapshot[]; readonly isWithdrawn: (snapshot: Snapshot) => boolean; readonly dropped: readonly Snapshot[]; readonly rules: SourceRules }): { snapshots: KnownSnapshot[]; doubts: Issue[] } {
  const { known, isWithdrawn, dropped, rules } = input;
  const back = new Map(dropped.map((snapshot) => [listKey(snapshot, snapshot.kind), snapshot]));
  const pool: Snapshot[] = [];
  const outside: KnownSnapshot[] = [];
  for (const each of known) {
    const returns = back.has(listKey(each.snapshot, each.snapshot.kind)) && !isWithdrawn(each.snapshot);
    back.delete(listKey(each.snapshot, each.snapshot.kind));
    if (isWithdrawn(each.snapshot)) outside.push({ ...each, state: 'withdrawn', replacedBy: null });
    else if (each.state === 'in-force' || each.state === 'replaced' || (each.state === 'dropped' && returns)) pool.push(each.snapshot);
    else outside.push(each);
  }
  const { settled, doubts } = settleSnapshots([...pool, ...back.values()], rules);
  return { doubts, snapshots: [...settled.map(({ snapshot, replacedBy }): KnownSnapshot => ({ snapshot, state: replacedBy === null ? 'in-force' : 'replaced', replacedBy: replacedBy?.path ?? null })), ...outside] };
}
