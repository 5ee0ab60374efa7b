/** First pass over one kind of roster: what is certain by number and name, what people have judged, and what is left open. */
import type { LinkRules } from '../../domain/link-rules.js';
import type { RosterRecord } from '../../domain/record.js';
import type { Candidate } from '../candidates.js';
import type { Namesakes } from '../guards/namesakes.js';
import { carriesEldersNumber, isAnothersName } from '../guards/pair-guards.js';
import { findShiftedStretches, type ShiftedStretch } from '../guards/shifted-lists.js';
import type { WordOn } from '../judgements.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';
import type { RosterState } from '../roster-state.js';
import type { IsContested } from './shared-owners.js';

export interface FirstPassInput {
  readonly profiles: readonly (readonly Profile[])[];
  readonly rules: LinkRules;
  readonly wordOn: WordOn;
  readonly fits: NameFits;
}

/** One kind of roster after the first pass. */
export interface Sorted {
  readonly state: RosterState;
  /** Used up as the links are made of it. */
  readonly certain: Candidate[];
  readonly judged: readonly Candidate[];
  readonly open: readonly Candidate[];
  /** The person's by what was judged of another row with their number. */
  readonly followed: readonly Candidate[];
  /** Judged to be different people: listed and inert. */
  readonly refused: readonly Candidate[];
  readonly stretches: readonly ShiftedStretch[];
}

/** First pass: what is certain, what a person has judged, and what is left open. */
export function sortOut(state: RosterState, { rules, wordOn, fits }: FirstPassInput, isContested: IsContested, namesakes: Namesakes): Sorted {
  const numbered = state.numbered.all();
  const conflicts = state.conflicts.all();
  const isContended = contention(numbered, fits);
  const certain: Candidate[] = [];
  const judged: Candidate[] = [];
  const open: Candidate[] = [];
  for (const pairs of [numbered, conflicts, state.residual.all()]) {
    for (const candidate of pairs) {
      const { person, right } = candidate;
      if (isNumbered(candidate, fits) && !isContended(candidate) && !carriesEldersNumber(right) && !isContested(person, right, state) && !isAnothersName(candidate, fits, namesakes)) certain.push(candidate);
      else (wordOn(person, right) === 'same' ? judged : open).push(candidate);
    }
  }
  return { state, certain, judged, open, followed: state.followed.all(), refused: state.refused.all(), stretches: stretchesOf(numbered, conflicts, fits, rules.limits.shiftedRun) };
}

/** Whether the row of a pair is several people's by number and name: who has its name to the letter goes before those whose name sounds like it. */
function contention(numbered: readonly Candidate[], fits: NameFits): (pair: Candidate) => boolean {
  const isLiteral = ({ levels }: Candidate): boolean => fits.isLiteral(levels.name);
  const owned = new Set<RosterRecord>();
  const literal = new Map<RosterRecord, number>(); // of the rows that several claim: by how many to the letter
  for (const { right } of numbered) {
    if (owned.has(right)) literal.set(right, 0);
    owned.add(right);
  }
  if (literal.size === 0) return () => false;
  for (const pair of numbered) {
    const before = literal.get(pair.right);
    if (before !== undefined && isLiteral(pair)) literal.set(pair.right, before + 1);
  }
  return (pair) => literal.has(pair.right) && !(isLiteral(pair) && literal.get(pair.right) === 1);
}

/** Most rosters have too few foreign names under equal numbers for any stretch: then nothing need be put in order. */
function stretchesOf(numbered: readonly Candidate[], conflicts: readonly Candidate[], fits: NameFits, run: number): readonly ShiftedStretch[] {
  if (conflicts.length < run) return [];
  const meetings = [...numbered, ...conflicts].flatMap(({ right: { ref, id }, levels }) =>
    (id.kind === 'valid' ? [{ ref, number: id.number, namesAgree: fits.ofLevel(levels.name) !== 'other' }] : []));
  return findShiftedStretches(meetings, run);
}

function isNumbered({ right, levels }: Candidate, fits: NameFits): boolean {
  if (levels.id !== 'same' && levels.id !== 'safe-repair') return false;
  return right.id.kind === 'valid' ? fits.ofLevel(levels.name) === 'certain' : right.id.kind !== 'placeholder' && fits.isLiteral(levels.name);
}
