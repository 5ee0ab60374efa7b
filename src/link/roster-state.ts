/** What is remembered of one kind of roster while its rows stream past: counts, and the best rows of each person. */
import type { RosterKind } from '../domain/kinds.js';
import type { PersonName } from '../domain/person-name.js';
import type { LinkRules } from '../domain/link-rules.js';
import type { KnownNames } from './block/people-index.js';
import { keepBest, type Candidates } from './candidates.js';
import type { NameFits } from './name-fit.js';
import type { NameShares } from './model/scorer.js';
import type { PassedRows } from './sieve.js';

/** More different names than this under one number tell nothing new. */
const NAMES_KEPT = 8;

export interface RosterState {
  readonly kind: RosterKind;
  rows: number;
  /** Rows with an equal number and a compatible name. */
  readonly numbered: Candidates;
  /** Equal numbers with another name. */
  readonly conflicts: Candidates;
  /** The residual: other numbers, or none. */
  readonly residual: Candidates;
  /** A person's by what was judged of another row with their number. */
  readonly followed: Candidates;
  /** Judged to be different people: listed, and nothing more. */
  readonly refused: Candidates;
  /** Counts a row by the numbers of its name and its sound, −1 where nobody bears them. */
  count(name: number, sound: number): void;
  /** Counts rows that another thread has let go. */
  countPassed(passed: PassedRows): void;
  /** Notes under which name a person's number was seen. */
  seeNumber(number: string, name: PersonName): void;
  /** The different names under a number, plainly different ones only; one when everybody agrees. */
  holdersOf(number: string): readonly PersonName[];
  /** More different names stood under the number than are remembered. */
  hasManyHolders(number: string): boolean;
  /** Of all rows of the roster. */
  readonly shares: NameShares;
}

export function createRosterState(kind: RosterKind, known: KnownNames, rules: LinkRules, fits: NameFits): RosterState {
  const names = new Int32Array(known.names);
  const sounds = new Int32Array(known.sounds);
  const seen = new Map<string, PersonName | PersonName[]>(); // nearly every number is seen under one name
  const namesOf = (number: string): readonly PersonName[] => {
    const under = seen.get(number);
    return under === undefined ? [] : Array.isArray(under) ? under : [under];
  };
  const share = (counts: Int32Array, number: number): number | null => (number < 0 ? null : (counts[number] as number) / Math.max(state.rows, 1));
  const state: RosterState = {
    kind,
    rows: 0,
    numbered: keepBest(rules.limits.rows),
    conflicts: keepBest(rules.limits.candidates),
    residual: keepBest(rules.limits.candidates),
    followed: keepBest(0),
    refused: keepBest(0),
    count(name, sound) {
      state.rows += 1;
      if (name >= 0) names[name] = (names[name] as number) + 1;
      if (sound >= 0) sounds[sound] = (sounds[sound] as number) + 1;
    },
    countPassed(passed) {
      state.rows += passed.rows;
      for (let at = 0; at < names.length; at += 1) names[at] = (names[at] as number) + (passed.names[at] as number);
      for (let at = 0; at < sounds.length; at += 1) sounds[at] = (sounds[at] as number) + (passed.sounds[at] as number);
    },
    seeNumber(number, name) {
      const under = namesOf(number);
      if (under.length === 0) seen.set(number, name);
      else if (under.length < NAMES_KEPT && !under.some(({ folded }) => folded === name.folded)) seen.set(number, [...under, name]);
    },
    hasManyHolders: (number) => namesOf(number).length >= NAMES_KEPT,
    holdersOf: (number) => differentNames(namesOf(number), fits),
    shares: {
      name: ({ name }) => share(names, known.numberOfName(name.folded)),
      sound: ({ name }) => share(sounds, known.numberOfSound(name.folded)),
    },
  };
  return state;
}

/** How common names are in all rosters together: a list of a hundred soldiers cannot tell that a name is rare. */
export function sharesOfAll(states: readonly RosterState[], rows: number): NameShares {
  const pooled = (shareIn: (state: RosterState) => number | null): number | null => {
    const shares = states.map((state) => ({ share: shareIn(state), rows: state.rows })).filter(({ share }) => share !== null);
    return shares.length === 0 ? null : shares.reduce((sum, of) => sum + (of.share as number) * of.rows, 0) / rows;
  };
  return { name: (named) => pooled(({ shares }) => shares.name(named)), sound: (named) => pooled(({ shares }) => shares.sound(named)) };
}

/** A largest set, taken greedily in order of the folded names, of names that are pairwise other people's. */
export function differentNames(names: readonly PersonName[], fits: NameFits): PersonName[] {
  if (names.length < 2) return [...names];
  const different: PersonName[] = [];
  for (const name of [...names].sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0))) {
    if (different.every((other) => fits.of(name, other) === 'other')) different.push(name);
  }
  return different;
}
