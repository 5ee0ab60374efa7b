/** Weights of evidence 权重: log2 of how much likelier a finding is between two rows of one person than of two people. */
import type { ComparedField } from '../../domain/link.js';
import type { LevelRule, LinkRules } from '../../domain/link-rules.js';

/** m and u of every level, as shipped or refined from the lists at hand. */
export type LevelTable = Readonly<Record<ComparedField, Readonly<Record<string, LevelRule>>>>;

/** Weighs the levels of one roster (or of the target lists among themselves). */
export interface Weights {
  /** 0 for a level without m and u: absence is no disagreement. */
  of(field: ComparedField, level: string): number;
  /** Weight of a name level whose chance of coincidence was counted: `share` replaces u, never below one row in the list. */
  ofName(level: string, share: number): number;
}

/** @param rows rows of the list that is searched; `perRow` levels are divided by it */
export function weightsOf(levels: LevelTable, rows: number): Weights {
  const size = Math.max(rows, 1);
  const weightsIn = (table: Readonly<Record<string, LevelRule>>): ReadonlyMap<string, number> => {
    const known = new Map<string, number>();
    for (const [level, rule] of Object.entries(table)) {
      if (rule.m === undefined || rule.u === undefined) continue;
      const u = rule.perRow === true ? Math.min(rule.u / size, 1) : rule.u;
      known.set(level, Math.log2(rule.m / u));
    }
    return known;
  };
  const known = Object.fromEntries(Object.entries(levels).map(([field, table]) => [field, weightsIn(table)])) as Record<ComparedField, ReadonlyMap<string, number>>;
  return {
    of: (field, level) => known[field].get(level) ?? 0,
    ofName: (level, share) => {
      const rule = levels.name[level];
      return rule?.m === undefined ? 0 : Math.log2(rule.m / Math.min(1, Math.max(share, 1 / size)));
    },
  };
}

/** Whether a name level's chance of coincidence is counted, and by what. */
export function countedBy(rules: LinkRules, level: string): 'name' | 'sound' | null {
  return rules.frequency.name.includes(level) ? 'name' : rules.frequency.sound.includes(level) ? 'sound' : null;
}
