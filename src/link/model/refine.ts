/**
 * Refines m from the lists at hand 权重校准 (EM): the certain links show how often one person's township, household or phone
 * agree in these very lists, the unsettled pairs how numbers and names go wrong in them. Guarded: too few pairs, and the
 * shipped weights stand; no weight moves further than the rules allow; u stays, because blocking picks the pairs.
 */
import type { ComparedField } from '../../domain/link.js';
import type { LevelRule, LinkRules } from '../../domain/link-rules.js';
import { FIELDS_COMPARED, type PairLevels } from './levels-of-pair.js';
import type { LevelTable } from './weights.js';

/** Fields of which the certain links say nothing: an equal number and a compatible name are what made them certain. */
const DECIDING: ReadonlySet<ComparedField> = new Set<ComparedField>(['id', 'name', 'birth', 'sex']);

/**
 * @param anchors levels of the certain links
 * @param pairs levels of the unsettled pairs
 * @param probabilities of the pairs under a table of weights, in their order
 */
export function refineLevels(rules: LinkRules, anchors: readonly PairLevels[], pairs: readonly PairLevels[], probabilities: (table: LevelTable) => readonly number[]): LevelTable {
  const { minimumPairs, rounds } = rules.refinement;
  if (pairs.length < minimumPairs) return rules.levels;
  const anchored = sumsOf(anchors, () => 1);
  let table: LevelTable = rules.levels;
  for (let round = 0; round < rounds; round += 1) {
    const found = probabilities(table);
    const unsettled = sumsOf(pairs, (index) => found[index] as number);
    const refined = FIELDS_COMPARED.map((field) => {
      const counts = new Map<string, number>();
      if (!DECIDING.has(field)) for (const [levels, count] of anchored) bump(counts, levels[field], count);
      for (const [levels, sum] of unsettled) if (!(rules.implied[levels.id] ?? []).includes(field)) bump(counts, levels[field], sum);
      return [field, refineField(rules.levels[field], counts, rules.refinement)];
    });
    table = Object.fromEntries(refined) as LevelTable;
  }
  return table;
}

/** Pairs whose levels are the same, taken together: there are few different ones. */
function sumsOf(pairs: readonly PairLevels[], weight: (index: number) => number): ReadonlyMap<PairLevels, number> {
  const sums = new Map<PairLevels, number>();
  pairs.forEach((levels, index) => { bump(sums, levels, weight(index)); });
  return sums;
}

function refineField(shipped: Readonly<Record<string, LevelRule>>, counts: ReadonlyMap<string, number>, { maximumBits, shippedPairs }: LinkRules['refinement']): Readonly<Record<string, LevelRule>> {
  const weighty = Object.entries(shipped).filter(([, rule]) => rule.m !== undefined);
  const seen = weighty.reduce((sum, [level]) => sum + (counts.get(level) ?? 0), 0);
  const most = 2 ** maximumBits;
  const refined = weighty.map(([level, rule]): [string, LevelRule] => {
    const before = rule.m as number;
    const share = ((counts.get(level) ?? 0) + before * shippedPairs) / (seen + shippedPairs);
    return [level, { ...rule, m: Math.min(1, Math.max(before / most, Math.min(before * most, share))) }];
  });
  return { ...shipped, ...Object.fromEntries(refined) };
}

function bump<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
