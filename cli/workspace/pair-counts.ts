/** How many pairs a match found, and how many wait for a person 比对对数. */
import type { Judgement, Tier } from '../../src/index.js';

export interface PairCounts {
  /** Links by tier, without those judged to be different people. */
  readonly links: Readonly<Record<Tier, number>>;
  /** Pairs that review asks; the others change nobody's standing. */
  readonly open: number;
}

export function pairCounts(links: Iterable<{ readonly tier: Tier; readonly judgement: Judgement | null; readonly asked: boolean }>, questions: readonly { readonly judgement: Judgement | null }[]): PairCounts {
  const tiers = { certain: 0, probable: 0, possible: 0 };
  let open = questions.filter(({ judgement }) => judgement === null).length;
  for (const { tier, judgement, asked } of links) {
    if (judgement !== 'different') tiers[tier] += 1;
    if (tier !== 'certain' && judgement === null && asked) open += 1;
  }
  return { links: tiers, open };
}
