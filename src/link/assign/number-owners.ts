/** Whose number it is 号码归属, as all rosters together tell: one's own for certain, plainly somebody else's, or several people's. */
import type { RosterRecord } from '../../domain/record.js';
import type { RecordRef } from '../../domain/source-ref.js';
import type { Candidate } from '../candidates.js';
import { deniesItsNumber } from '../guards/pair-guards.js';
import { changeLevels } from '../model/levels-of-pair.js';
import { isEqualNumber } from '../model/number-levels.js';
import type { FirstPassInput, Sorted } from './first-pass.js';

export interface NumberOwners {
  /** People whose number is certainly their own: some roster has it under their name. */
  isConfirmed(person: number): boolean;
  /** People, and rows, whose number is plainly somebody else's. */
  readonly people: ReadonlySet<number>;
  readonly rows: ReadonlySet<RosterRecord>;
  /** Where a person's number stands under another name. */
  readonly astray: ReadonlyMap<number, readonly RecordRef[]>;
}

/** In a roster sorted badly the number stands this many rows from its name. */
const BESIDE = 2;

/**
 * People whose number is plainly not their own: it was met only under other people's names, or several people of the target
 * lists carry it. That another number stands in a roster then says nothing against them. Nor does the number of a roster row that
 * is certainly the number of somebody with another name.
 */
export function findOwners(sorted: readonly Sorted[], { profiles, fits }: Pick<FirstPassInput, 'profiles' | 'fits'>, shared: ReadonlyMap<string, unknown>): NumberOwners {
  const disowned = new Set<number>();
  profiles.forEach((descriptions, person) => {
    if (descriptions.some(({ facts: { id } }) => id.kind === 'valid' && shared.has(id.number))) disowned.add(person);
  });
  const owners = new Uint8Array(profiles.length); // 1 = some roster has the number under the person's name
  for (const { certain } of sorted) for (const { person } of certain) owners[person] = 1;
  const rows = new Set<RosterRecord>();
  const astray = new Map<number, RecordRef[]>();
  for (const { open } of sorted) for (const { person, right, levels } of open) {
    const equal = (levels.id === 'same' || levels.id === 'safe-repair') && right.id.kind === 'valid';
    if (!equal || fits.ofLevel(levels.name) !== 'other') continue;
    astray.set(person, [...(astray.get(person) ?? []), right.ref]);
    if (owners[person] === 1) rows.add(right); else disowned.add(person);
  }
  for (const person of [...disowned]) if (owners[person] === 1) disowned.delete(person);
  return { isConfirmed: (person) => owners[person] === 1, people: disowned, rows, astray };
}

/**
 * The pair with its number seen in this light. That two numbers differ says nothing where one of them is somebody else's, and more than
 * usual where both are sound and the person's own is confirmed; that they are equal says nothing between different names where
 * several people share the number. A row beside the one that has the person's number under another name is his by a shift.
 */
export function withOwners(pair: Candidate, { isConfirmed, people, rows, astray }: NumberOwners, isSharedByOthers: (pair: Candidate) => boolean): Candidate {
  const { person, right, profile, levels } = pair;
  const at = (id: string): Candidate => ({ ...pair, levels: changeLevels(levels, { id }) });
  if (isEqualNumber(levels.id)) return isSharedByOthers(pair) ? at('shared') : pair;
  if (levels.id !== 'other') return pair;
  if ((astray.get(person) ?? []).some((ref) => isBeside(ref, right.ref))) return at('neighbour-number');
  if (people.has(person) || rows.has(right) || deniesItsNumber(right) || (!isConfirmed(person) && deniesItsNumber(profile.facts))) return at('disowned');
  return isConfirmed(person) && right.id.kind === 'valid' && profile.facts.id.kind === 'valid' ? at('other-confirmed') : pair;
}

function isBeside(a: RecordRef, b: RecordRef): boolean {
  return a.file === b.file && a.sheet === b.sheet && a.row !== b.row && Math.abs(a.row - b.row) <= BESIDE;
}
