/** What people have said of pairs 判断, looked up by what was compared. */
import type { Judgement, PairJudgement } from '../domain/judgement.js';
import type { PersonFacts } from '../domain/record.js';
import { pairKey, rememberFingerprint } from './fingerprint.js';

/** Judgements by pair; the newest of a pair counts. */
export interface JudgementBook {
  /** What it was made of. */
  readonly judgements: readonly PairJudgement[];
  readonly size: number;
  /** Fingerprints that occur in any judgement. */
  knows(fingerprint: string): boolean;
  /** The newest word on any of the left fingerprints against the right one. */
  of(lefts: readonly string[], right: string): Judgement | null;
  /** The newest word on every pair, in order of the pairs. */
  all(): readonly PairJudgement[];
}

export function openJudgements(judgements: readonly PairJudgement[]): JudgementBook {
  const byPair = new Map<string, PairJudgement>();
  const seen = new Set<string>();
  for (const judgement of judgements) {
    const key = pairKey(judgement.leftFingerprint, judgement.rightFingerprint);
    const earlier = byPair.get(key);
    if (!earlier || isNewer(judgement, earlier)) byPair.set(key, judgement);
    seen.add(judgement.leftFingerprint).add(judgement.rightFingerprint);
  }
  return {
    judgements,
    size: byPair.size,
    all: () => [...byPair.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, judgement]) => judgement),
    knows: (fingerprint) => seen.has(fingerprint),
    of(lefts, right) {
      let newest: PairJudgement | null = null;
      for (const left of lefts) {
        const found = byPair.get(pairKey(left, right));
        if (found && (!newest || isNewer(found, newest))) newest = found;
      }
      return newest?.judgement ?? null;
    },
  };
}

/** What was said of a person, by position, and a roster row; null when nothing was. */
export type WordOn = (person: number, right: PersonFacts) => Judgement | null;

/**
 * Judgements as they apply to the people at hand. A word on a description that two people answer to applies to neither:
 * nobody can tell who was meant, and the pair is asked again.
 *
 * @param descriptions fingerprints of each person
 */
export function wordsOn(descriptions: readonly (readonly { readonly fingerprint: string }[])[], book: JudgementBook): WordOn {
  if (book.size === 0) return () => null;
  const holders = new Map<string, number>();
  descriptions.forEach((own, person) => {
    for (const { fingerprint } of own) if (book.knows(fingerprint)) holders.set(fingerprint, (holders.get(fingerprint) ?? person) === person ? person : -1);
  });
  const judged = new Map<number, string[]>();
  for (const [fingerprint, person] of holders) {
    const own = judged.get(person);
    if (own === undefined) judged.set(person, [fingerprint]); else own.push(fingerprint);
  }
  const fingerprintOf = rememberFingerprint(); // of a row that is held against many people
  return (person, right) => {
    const lefts = judged.get(person);
    return lefts === undefined ? null : book.of(lefts, fingerprintOf(right));
  };
}

// Two words of the same moment: "different" holds, since it cannot hide anybody.
function isNewer(a: PairJudgement, b: PairJudgement): boolean {
  return a.at === b.at ? a.judgement === 'different' : a.at > b.at;
}
