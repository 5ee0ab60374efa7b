/** Weighs the levels of a pair 权重: what each field says, given what the number has already said. */
import type { ComparedField } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import { FIELDS_COMPARED, type PairLevels } from './levels-of-pair.js';
import type { Weights } from './weights.js';

/** What a pair weighs; pairs of equal levels and equally common names share one. */
export interface Score {
  readonly weights: Readonly<Record<ComparedField, number>>;
  /** log2 of the Bayes factor. */
  readonly sum: number;
}

/**
 * @param isBorrowed both numbers bring their own birth date and sex, and are not the same number
 * @param nameWeight the weight of the name's level, as common as the name is
 */
export type Weigher = (levels: PairLevels, isBorrowed: boolean, nameWeight: number) => Score;

/** A weigher that remembers: there are few different levels, however many pairs. */
export function createWeigher(weights: Weights, rules: LinkRules): Weigher {
  const known = [new Map<PairLevels, Map<number, Score>>(), new Map<PairLevels, Map<number, Score>>()] as const;
  return (levels, isBorrowed, nameWeight) => {
    const ofSort = known[isBorrowed ? 1 : 0];
    let ofLevels = ofSort.get(levels);
    if (ofLevels === undefined) ofSort.set(levels, ofLevels = new Map<number, Score>());
    let score = ofLevels.get(nameWeight);
    if (score === undefined) ofLevels.set(nameWeight, score = weigh(levels, isBorrowed, nameWeight, weights, rules.implied[levels.id] ?? []));
    return score;
  };
}

function weigh(levels: PairLevels, isBorrowed: boolean, nameWeight: number, weights: Weights, implied: readonly ComparedField[]): Score {
  const of = (field: ComparedField): number => {
    if (field === 'name') return nameWeight;
    if (implied.includes(field)) return 0;
    const weight = weights.of(field, levels[field]);
    return isBorrowed && (field === 'birth' || field === 'sex') ? Math.max(weight, 0) : weight;
  };
  const found = { id: of('id'), name: of('name'), birth: of('birth'), sex: of('sex'), place: of('place'), household: of('household'), head: of('head'), phone: of('phone') };
  return { weights: found, sum: FIELDS_COMPARED.reduce((sum, field) => sum + found[field], 0) };
}
