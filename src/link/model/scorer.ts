/** Weighs one pair for one list 评分: levels to weights, with the frequency of the name in that list counted in. */
import type { ComparedField } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonFacts } from '../../domain/record.js';
import type { Profile } from '../profile.js';
import { total, weigh, type PairLevels } from './levels-of-pair.js';
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
  const weights = (pair: Pair): Readonly<Record<ComparedField, number>> => {
    const level = pair.levels.name;
    const counted = countedBy(rules, level);
    const share = counted === 'name' ? shares.name(pair.right) : counted === 'sound' ? shares.sound(pair.right) : null;
    const name = share === null ? table.of('name', level) : table.ofName(level, share);
    return weigh(pair.levels, pair.profile.facts, pair.right, table, rules, name);
  };
  return { weights, sum: (pair) => total(weights(pair)) };
}

/** log2 odds → probability. */
export function probabilityOf(bits: number): number {
  return bits > 60 ? 1 : 1 / (1 + 2 ** -bits);
}

/** Probabilities are kept to six decimals: no machine's last bit shows in an export. */
export function rounded(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
