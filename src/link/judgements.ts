/** What people have said of pairs 判断, looked up by what was compared. */
import type { Judgement, PairJudgement } from '../domain/judgement.js';
import { pairKey } from './fingerprint.js';

/** Judgements by pair; the newest of a pair counts. */
export interface JudgementBook {
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

// Two words of the same moment: "different" holds, since it cannot hide anybody.
function isNewer(a: PairJudgement, b: PairJudgement): boolean {
  return a.at === b.at ? a.judgement === 'different' : a.at > b.at;
}
