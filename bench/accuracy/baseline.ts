/** What the product is measured beside: the lists joined on the number, as a VLOOKUP or a query joins them. */
import { isTargetKind } from '../../src/domain/kinds.js';
import type { Truth, TruthRow } from './truth.js';

/** The roster rows that each person of the target lists is given. */
export type Join = ReadonlyMap<string, ReadonlySet<TruthRow>>;

/** Every target row with every roster row of the same key; an empty key joins nothing. Of the truth it uses the cells alone. */
export function joinByNumber(truth: Truth, keyOf: (row: TruthRow) => string): Join {
  const rosters = new Map<string, TruthRow[]>();
  for (const rows of truth.at.values()) {
    for (const row of rows) {
      const key = isTargetKind(row.kind) ? '' : keyOf(row);
      if (key !== '') rosters.set(key, [...(rosters.get(key) ?? []), row]);
    }
  }
  const join = new Map<string, Set<TruthRow>>();
  for (const [person, rows] of truth.targetRows) {
    const given = new Set(rows.flatMap((row) => rosters.get(keyOf(row)) ?? []));
    if (given.size > 0) join.set(person, given);
  }
  return join;
}
