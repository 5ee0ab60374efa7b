/** Guards 导入把关: a target list that would silently cancel people is refused as a whole. */
import { issue, type Issue } from '../../domain/issue.js';
import { SOURCE_KINDS, isTargetKind } from '../../domain/kinds.js';
import type { Snapshot, SourceRules } from '../../domain/snapshot.js';
import { relationOf } from './relation.js';

/** What a target list is judged by before it is used. */
export interface GuardedList {
  readonly snapshot: Snapshot;
  /** Columns that a list of its kind must have and this one lacks, as a clerk calls them. */
  readonly missingColumns: readonly string[];
  /** Rows without any number, or with a placeholder. */
  readonly withoutNumber: number;
}

/** Why a list cannot be used by itself, whatever was there before; null = it can. Rosters are never refused: what is missing in them adds gaps. */
export function guardList({ snapshot, missingColumns, withoutNumber }: GuardedList, rules: SourceRules): Issue | null {
  if (!isTargetKind(snapshot.kind)) return null;
  const place = { file: snapshot.path };
  const kind = SOURCE_KINDS[snapshot.kind].zh;
  const [column] = missingColumns;
  if (column !== undefined) return issue('sources/no-column', place, { kind, column: missingColumns.join('、') });
  const { emptyIds, emptyIdsFrom } = rules.guards;
  if (snapshot.rows >= emptyIdsFrom && withoutNumber > snapshot.rows * emptyIds) return issue('sources/no-numbers', place, { kind, rows: snapshot.rows, empty: withoutNumber });
  return null;
}

/**
 * Which of the lists that came together have far fewer rows than what they would replace. Parts of one date are counted together.
 *
 * @param before snapshots in force until now
 */
export function guardLength(coming: readonly Snapshot[], before: readonly Snapshot[], rules: SourceRules): Map<Snapshot, Issue> {
  const refused = new Map<Snapshot, Issue>();
  const groups = new Map<string, Snapshot[]>();
  for (const snapshot of coming) {
    if (!isTargetKind(snapshot.kind)) continue;
    const key = `${snapshot.kind}|${snapshot.asOf ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), snapshot]);
  }
  for (const group of groups.values()) {
    const replaced = before.filter((earlier) => group.some((later) => later !== earlier && relationOf(later, earlier, rules) === 'replaces'));
    const rowsBefore = sum(replaced);
    const [first] = replaced;
    if (first === undefined || rowsBefore < rules.guards.fewerFrom || sum(group) >= rowsBefore * rules.guards.fewer) continue;
    for (const later of group) {
      if (!replaced.some((earlier) => relationOf(later, earlier, rules) === 'replaces')) continue;
      refused.set(later, issue('sources/far-fewer', { file: later.path }, { kind: SOURCE_KINDS[later.kind].zh, rows: sum(group), before: rowsBefore, earlier: replaced.map(({ path }) => path).join('、') }));
    }
  }
  return refused;
}

function sum(snapshots: readonly Snapshot[]): number {
  return snapshots.reduce((rows, snapshot) => rows + snapshot.rows, 0);
}
