/** How many pairs a match found, and how many questions wait for a person 比对对数. */
import { isAsked, type Judgement, type Link, type MergeQuestion, type Tier } from '../../src/index.js';
import { pairSubject, type PairLine } from '../../src/io/index.js';

export interface PairCounts {
  /** Links by tier, without those judged to be different people. */
  readonly links: Readonly<Record<Tier, number>>;
  readonly open: OpenQuestions;
}

/** What review asks; the pairs left out change nobody's standing. Rows that say the same are one question: one answer settles them all. */
export interface OpenQuestions {
  readonly probable: number;
  readonly possible: number;
  /** Two people of the lists who may be one. */
  readonly merge: number;
}

export function totalOf({ probable, possible, merge }: OpenQuestions): number {
  return probable + possible + merge;
}

type Asked = Pick<PairLine, 'tier' | 'judgement' | 'reasons' | 'otherPersonId' | 'leftFingerprint' | 'rightFingerprint'>;

/** Of pairs as the store lists them. */
export function openQuestions(pairs: Iterable<Asked>): OpenQuestions {
  const kinds = new Map<string, keyof OpenQuestions>();
  for (const { tier, judgement, reasons, otherPersonId, leftFingerprint, rightFingerprint } of pairs) {
    if (tier !== 'certain' && judgement === null && isAsked(reasons)) kinds.set(pairSubject(leftFingerprint, rightFingerprint), otherPersonId === '' ? tier : 'merge');
  }
  const counts = { probable: 0, possible: 0, merge: 0 };
  for (const kind of kinds.values()) counts[kind] += 1;
  return counts;
}

/** Of what a match has just found. */
export function pairCounts(links: readonly Link[], questions: readonly MergeQuestion[]): PairCounts {
  return { links: linksByTier(links), open: openQuestions(askedAmong(links, questions)) };
}

export function linksByTier(links: Iterable<{ readonly tier: Tier; readonly judgement: Judgement | null }>): PairCounts['links'] {
  const tiers = { certain: 0, probable: 0, possible: 0 };
  for (const { tier, judgement } of links) if (judgement !== 'different') tiers[tier] += 1;
  return tiers;
}

/** Fingerprints are worked out when they are read: of the certain links, nearly all there are, nobody needs them. */
function* askedAmong(links: readonly Link[], questions: readonly MergeQuestion[]): Generator<Asked> {
  for (const link of links) {
    if (link.tier === 'certain') continue;
    const { tier, judgement, reasons, leftFingerprint, rightFingerprint } = link;
    yield { tier, judgement, reasons, leftFingerprint, rightFingerprint, otherPersonId: '' };
  }
  for (const { tier, judgement, reasons, leftFingerprint, rightFingerprint, rightPersonId } of questions) yield { tier, judgement, reasons, leftFingerprint, rightFingerprint, otherPersonId: rightPersonId };
}
