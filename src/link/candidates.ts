/** The best few pairs of each person and kind of roster, whatever the order in which they come. */
import type { RosterRecord } from '../domain/record.js';
import { compareRefs } from '../domain/source-ref.js';
import type { LinkRules } from '../domain/link-rules.js';
import { areBorrowed, levelsOf } from './model/levels-of-pair.js';
import type { Pair } from './model/scorer.js';
import { createWeigher } from './model/weigher.js';
import { weightsOf } from './model/weights.js';
import type { Profile } from './profile.js';

/** A pair with its provisional weight: shipped weights, no frequencies. */
export interface Candidate extends Pair<RosterRecord> {
  readonly bits: number;
  /** A person has spoken about this pair: it is kept whatever it weighs. */
  readonly judged: boolean;
}

export interface Candidates {
  add(candidate: Candidate): void;
  /** Lists in order of person. */
  lists(): readonly (readonly [person: number, candidates: readonly Candidate[]])[];
  /** People of whom pairs were put aside, in order. */
  overflowing(): readonly number[];
  readonly dropped: number;
}

/** @param limit pairs kept for one person; judged pairs do not count */
export function keepBest(limit: number): Candidates {
  const kept = new Map<number, Candidate[]>();
  let ordered: [number, readonly Candidate[]][] | null = null;
  const overflowing = new Set<number>();
  let dropped = 0;
  return {
    add(candidate) {
      ordered = null;
      const list = kept.get(candidate.person);
      if (!list) {
        kept.set(candidate.person, [candidate]);
        return;
      }
      let at = list.length;
      while (at > 0 && compareCandidates(candidate, list[at - 1] as Candidate) < 0) at -= 1;
      list.splice(at, 0, candidate);
      // Judged pairs stand first, and take nobody's place.
      const judged = list.findIndex((kept) => !kept.judged);
      if (judged < 0 || list.length - judged <= limit) return;
      list.pop();
      overflowing.add(candidate.person);
      dropped += 1;
    },
    lists: () => (ordered ??= [...kept.entries()].sort(([a], [b]) => a - b)),
    overflowing: () => [...overflowing].sort((a, b) => a - b),
    get dropped() { return dropped; },
  };
}

/** Judged first, then the heavier, then file, sheet and row. */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.judged !== b.judged) return a.judged ? -1 : 1;
  return b.bits - a.bits || compareRefs(a.right.ref, b.right.ref);
}

/** Rows that the provisional weights take a roster to have; the true number is counted and used at the end. */
const PROVISIONAL_ROWS = 100_000;

/** Finds the pair of a person and a row in the description that fits the row best; the earlier description of two equals. */
export type FindBest = (person: number, profiles: readonly Profile[], right: RosterRecord) => Candidate;

export function createFindBest(rules: LinkRules): FindBest {
  const weights = weightsOf(rules.levels, PROVISIONAL_ROWS);
  const weigher = createWeigher(weights, rules);
  return (person, profiles, right) => {
    let best: Candidate | null = null;
    for (const profile of profiles) {
      const levels = levelsOf(profile, right);
      const bits = weigher(levels, areBorrowed(levels, profile.facts, right), weights.of('name', levels.name)).sum;
      if (best === null || bits > best.bits) best = { person, profile, right, levels, bits, judged: false };
    }
    return best as Candidate;
  };
}
