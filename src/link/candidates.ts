/** The best few pairs of each person and kind of roster, whatever the order in which they come. */
import type { RosterRecord } from '../domain/record.js';
import { compareRefs } from '../domain/source-ref.js';
import type { Pair } from './model/scorer.js';

/** A pair with its provisional weight: shipped weights, no frequencies. */
export interface Candidate extends Pair<RosterRecord> {
  readonly bits: number;
  /** A person has spoken about this pair: it is kept whatever it weighs. */
  readonly judged: boolean;
}

export interface Candidates {
  add(candidate: Candidate): void;
  /** Lists in order of person. */
  lists(): [person: number, candidates: readonly Candidate[]][];
  /** People of whom pairs were put aside, in order. */
  overflowing(): readonly number[];
  readonly dropped: number;
}

/** @param limit pairs kept for one person; judged pairs do not count */
export function keepBest(limit: number): Candidates {
  const kept = new Map<number, Candidate[]>();
  const overflowing = new Set<number>();
  let dropped = 0;
  return {
    add(candidate) {
      const list = kept.get(candidate.person);
      if (!list) {
        kept.set(candidate.person, [candidate]);
        return;
      }
      let at = list.length;
      while (at > 0 && compareCandidates(candidate, list[at - 1] as Candidate) < 0) at -= 1;
      list.splice(at, 0, candidate);
      if (list.length <= limit) return;
      const weakest = list.at(-1) as Candidate;
      if (weakest.judged) return;
      list.pop();
      overflowing.add(candidate.person);
      dropped += 1;
    },
    lists: () => [...kept.entries()].sort(([a], [b]) => a - b),
    overflowing: () => [...overflowing].sort((a, b) => a - b),
    get dropped() { return dropped; },
  };
}

/** Judged first, then the heavier, then file, sheet and row. */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.judged !== b.judged) return a.judged ? -1 : 1;
  return b.bits - a.bits || compareRefs(a.right.ref, b.right.ref);
}
