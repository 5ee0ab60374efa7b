/** Weighs one pair for one list 评分: levels to weights, with the frequency of the name in that list counted in. */
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonFacts } from '../../domain/record.js';
import type { Profile } from '../profile.js';
import { areBorrowed, type PairLevels } from './levels-of-pair.js';
import { createWeigher, type Score } from './weigher.js';
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
  name(named: Named): number | null;
  sound(named: Named): number | null;
}

type Named = Pick<PersonFacts, 'name'>;

export interface Scorer {
  score(pair: Pair): Score;
  /** Sum of the weights: log2 of the Bayes factor. */
  sum(pair: Pair): number;
  /** Weight of a level of the name, for a row of this name. */
  nameWeight(level: string, named: Named): number;
}

/** No frequencies: the shipped u of each level. */
export const UNCOUNTED: NameShares = { name: () => null, sound: () => null };

export function createScorer(rules: LinkRules, levels: LevelTable, rows: number, shares: NameShares): Scorer {
  const table = weightsOf(levels, rows);
  const nameWeight = (level: string, named: Named): number => {
    const counted = countedBy(rules, level);
    const share = counted === 'name' ? shares.name(named) : counted === 'sound' ? shares.sound(named) : null;
    return share === null ? table.of('name', level) : table.ofName(level, share);
  };
  const weigher = createWeigher(table, rules);
  const score = (pair: Pair): Score => weigher(pair.levels, areBorrowed(pair.levels, pair.profile.facts, pair.right), nameWeight(pair.levels.name, pair.right));
  return { score, sum: (pair) => score(pair).sum, nameWeight };
}

/** log2 odds → probability. */
export function probabilityOf(bits: number): number {
  return bits > 60 ? 1 : 1 / (1 + 2 ** -bits);
}

/** Probability → log2 odds. */
export function bitsOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

/** Probabilities are kept to six decimals: no machine's last bit shows in an export. */
export function rounded(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
