/** Weighs one pair for one list 评分: levels to weights, with the frequency of the name in that list counted in. */
import type { ComparedField } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonFacts } from '../../domain/record.js';
import type { Profile } from '../profile.js';
import { weigh, weightOfAll, type PairLevels } from './levels-of-pair.js';
import { countedBy, weightsOf, type LevelTable } from './weights.js';

/** A pair under consideration: a person in one of his descriptions, and a row. */
export interface Pair<Right extends PersonFacts = PersonFacts> {
  readonly person: number;
  readonly profile: Profile;
  readonly right: Right;
  readonly levels: PairLevels;
}

/** Share of rows with the name of a record, or its sound; null when nobody counted. */
export interface NameShares {
  name(facts: PersonFacts): number | null;
  sound(facts: PersonFacts): number | null;
}

export interface Scorer {
  weights(pair: Pair): Readonly<Record<ComparedField, number>>;
  /** Sum of the weights: log2 of the Bayes factor. */
  sum(pair: Pair): number;
}

/** No frequencies: the shipped u of each level. */
export const UNCOUNTED: NameShares = { name: () => null, sound: () => null };

export function createScorer(rules: LinkRules, levels: LevelTable, rows: number, shares: NameShares): Scorer {
  const table = weightsOf(levels, rows);
  const nameWeight = ({ levels: { name }, right }: Pair): number => {
    const counted = countedBy(rules, name);
    const share = counted === 'name' ? shares.name(right) : counted === 'sound' ? shares.sound(right) : null;
    return share === null ? table.of('name', name) : table.ofName(name, share);
  };
  return {
    weights: (pair) => weigh(pair.levels, pair.profile.facts, pair.right, table, rules, nameWeight(pair)),
    sum: (pair) => weightOfAll(pair.levels, pair.profile.facts, pair.right, table, rules, nameWeight(pair)),
  };
}

/** log2 odds → probability. */
export function probabilityOf(bits: number): number {
  return bits > 60 ? 1 : 1 / (1 + 2 ** -bits);
}

/** Probabilities are kept to six decimals: no machine's last bit shows in an export. */
export function rounded(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
