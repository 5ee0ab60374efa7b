/** The best few pairs of each person and kind of roster, whatever the order in which they come. */
import type { RosterRecord } from '../domain/record.js';
import { compareRefs } from '../domain/source-ref.js';
import type { LinkRules } from '../domain/link-rules.js';
import { areBorrowed, levelsOf, type PairLevels } from './model/levels-of-pair.js';
import { isEqualNumber, isOtherNumber } from './model/number-levels.js';
import type { Pair } from './model/scorer.js';
import { createWeigher, type Score } from './model/weigher.js';
import { weightsOf } from './model/weights.js';
import type { PlainRow } from './plain-people.js';
import type { Profile } from './profile.js';

/** A pair with its provisional weight: shipped weights, no frequencies. */
export interface Candidate extends Pair<RosterRecord> {
  /** Shared by all that weigh the same. */
  readonly weight: Pick<Score, 'sum'>;
  /** A person has spoken about this pair: it is kept whatever it weighs. */
  readonly judged: boolean;
}

export interface Candidates {
  add(candidate: Candidate): void;
  /** All that are kept, in order of the people, each one's best first. Nothing is added afterwards. */
  all(): readonly Candidate[];
  /** Holds none of them any more. */
  letGo(): void;
  /** People of whom pairs were put aside, in order. */
  overflowing(): readonly number[];
  readonly kept: number;
  readonly dropped: number;
}

/** @param limit pairs kept for one person; judged pairs do not count */
export function keepBest(limit: number): Candidates {
  const byPerson: (Candidate | Candidate[])[] = []; // nearly everybody has one, and needs no list; with holes where nobody has
  let ordered: readonly Candidate[] | null = null;
  const overflowing = new Set<number>();
  let kept = 0;
  let dropped = 0;
  const drop = (person: number): void => {
    overflowing.add(person);
    dropped += 1;
  };
  return {
    add(candidate) {
      const { person } = candidate;
      const known = byPerson[person];
      const list = known === undefined ? [] : Array.isArray(known) ? known : [known];
      const isFull = list.length - countJudged(list) >= limit;
      if (isFull && !candidate.judged && compareCandidates(candidate, list.at(-1) as Candidate) >= 0) {
        drop(person);
        return;
      }
      let at = list.length;
      while (at > 0 && compareCandidates(candidate, list[at - 1] as Candidate) < 0) at -= 1;
      const longer = list.toSpliced(at, 0, candidate); // takes no more room than it needs
      if (isFull && !candidate.judged) {
        longer.pop();
        drop(person);
      } else {
        kept += 1;
      }
      byPerson[person] = longer.length === 1 ? candidate : longer;
    },
    all() {
      ordered ??= byPerson.flat();
      byPerson.length = 0;
      return ordered;
    },
    letGo() { ordered = []; },
    overflowing: () => [...overflowing].sort((a, b) => a - b),
    get kept() { return kept; },
    get dropped() { return dropped; },
  };
}

/** Judged pairs stand first, and take nobody's place. */
function countJudged(list: readonly Candidate[]): number {
  let count = 0;
  while (list[count]?.judged === true) count += 1;
  return count;
}

/** Judged first, then the heavier, then file, sheet and row. */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.judged !== b.judged) return a.judged ? -1 : 1;
  return b.weight.sum - a.weight.sum || compareRefs(a.right.ref, b.right.ref);
}

/** Rows that the provisional weights take a roster to have; the true number is counted and used at the end. */
const PROVISIONAL_ROWS = 100_000;

/** A pair lighter than this (log2) cannot become a question in any roster. */
const LIGHTEST = 4;

/** Whether the pair may become a question, where neither number nor judgement makes it one. */
export function isHeavy({ weight }: Pick<Candidate, 'weight'>): boolean {
  return weight.sum >= LIGHTEST;
}

/**
 * Finds the pair of a person and a row in the description that fits the row best; the earlier description of two equals. Null for a pair
 * that is too light, unless the number is equal or something was said of it.
 */
export type FindBest = (person: number, right: RosterRecord, judged: boolean) => Candidate | null;

/**
 * @param profiles descriptions of each person
 * @param plain the row at hand; most pairs are told by it, and of these the light ones without a look at the person
 */
export function createFindBest(profiles: readonly (readonly Profile[])[], plain: PlainRow, rules: LinkRules): FindBest {
  const weights = weightsOf(rules.levels, PROVISIONAL_ROWS);
  const weigher = createWeigher(weights, rules);
  const worthKeeping = (weight: Score, judged: boolean, { id }: PairLevels): boolean => isHeavy({ weight }) || judged || isEqualNumber(id);
  return (person, right, judged) => {
    const told = plain.levelsWith(person);
    if (told !== null) {
      const weight = weigher(told, isOtherNumber(told.id), weights.of('name', told.name));
      return worthKeeping(weight, judged, told) ? { person, profile: plain.people.descriptions[person] as Profile, right, levels: told, weight, judged } : null;
    }
    let profile: Profile | null = null;
    let levels: PairLevels | null = null;
    let weight: Score | null = null;
    for (const described of profiles[person] as readonly Profile[]) {
      const found = levelsOf(described, right);
      const score = weigher(found, areBorrowed(found, described.facts, right), weights.of('name', found.name));
      if (weight !== null && score.sum <= weight.sum) continue;
      profile = described;
      levels = found;
      weight = score;
    }
    return profile !== null && levels !== null && weight !== null && worthKeeping(weight, judged, levels) ? { person, profile, right, levels, weight, judged } : null;
  };
}
