/** Any two records compared field by field 逐项解释, for `c2z explain`: the evidence a link of the two would carry. */
import type { FieldEvidence, LinkReason } from '../domain/link.js';
import type { LinkRules } from '../domain/link-rules.js';
import type { PersonFacts, TargetRecord } from '../domain/record.js';
import { evidenceOf } from './evidence.js';
import { groundOf } from './guards/pair-guards.js';
import { levelsOf } from './model/levels-of-pair.js';
import { createScorer, probabilityOf, rounded, UNCOUNTED } from './model/scorer.js';
import { nameFits } from './name-fit.js';

/** Without lists nothing can be counted: an ordinary county's roster, in which every second person is looked for. */
const ORDINARY_ROWS = 60_000;
const ORDINARY_PRIOR = Math.log2(0.5 / ORDINARY_ROWS);

export interface Explanation {
  readonly evidence: readonly FieldEvidence[];
  /** Sum of the weights, log2 of the Bayes factor. */
  readonly sum: number;
  readonly probability: number;
  readonly reasons: readonly LinkReason[];
}

/** Uses the shipped weights; names weigh what an ordinary name weighs. */
export function explainPair(a: PersonFacts, b: PersonFacts, rules: LinkRules): Explanation {
  const profile = { facts: a as TargetRecord, fingerprint: '', members: [], neighbours: [] };
  const pair = { person: 0, profile, right: b, levels: levelsOf(profile, b) };
  const scorer = createScorer(rules, rules.levels, ORDINARY_ROWS, UNCOUNTED);
  const { weights, sum } = scorer.score(pair);
  return {
    evidence: evidenceOf(a, b, pair.levels, weights),
    sum: Math.round(sum * 100) / 100,
    probability: rounded(probabilityOf(ORDINARY_PRIOR + sum)),
    reasons: [groundOf(pair, nameFits(rules).ofLevel(pair.levels.name))],
  };
}
