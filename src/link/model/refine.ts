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
  const anchored = new Map<string, number>();
  for (const levels of anchors) for (const field of FIELDS_COMPARED) if (!DECIDING.has(field)) bump(anchored, `${field}|${levels[field]}`, 1);
  let table: LevelTable = rules.levels;
  for (let round = 0; round < rounds; round += 1) {
    const counts = new Map(anchored);
    probabilities(table).forEach((probability, index) => {
      const levels = pairs[index] as PairLevels;
      const implied = rules.implied[levels.id] ?? [];
      for (const field of FIELDS_COMPARED) if (!implied.includes(field)) bump(counts, `${field}|${levels[field]}`, probability);
    });
    table = Object.fromEntries(FIELDS_COMPARED.map((field) => [field, refineField(field, counts, rules)])) as LevelTable;
  }
  return table;
}

function refineField(field: ComparedField, counts: ReadonlyMap<string, number>, { levels, refinement }: LinkRules): Readonly<Record<string, LevelRule>> {
  const shipped = levels[field];
  const weighty = Object.entries(shipped).filter(([, rule]) => rule.m !== undefined);
  const seen = weighty.reduce((sum, [level]) => sum + (counts.get(`${field}|${level}`) ?? 0), 0);
  const most = 2 ** refinement.maximumBits;
  const refined = weighty.map(([level, rule]): [string, LevelRule] => {
    const before = rule.m as number;
    const share = ((counts.get(`${field}|${level}`) ?? 0) + before * refinement.shippedPairs) / (seen + refinement.shippedPairs);
    return [level, { ...rule, m: Math.min(1, Math.max(before / most, Math.min(before * most, share))) }];
  });
  return { ...shipped, ...Object.fromEntries(refined) };
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
