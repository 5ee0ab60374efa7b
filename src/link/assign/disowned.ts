/** Numbers that are plainly somebody else's 号码不是本人的, on either side: that they differ says nothing. */
import type { RosterRecord } from '../../domain/record.js';
import type { Candidate } from '../candidates.js';
import type { FirstPassInput, Sorted } from './first-pass.js';

/** Whose number, on either side, is plainly somebody else's. */
export interface Disowned {
  readonly people: ReadonlySet<number>;
  readonly rows: ReadonlySet<RosterRecord>;
}

/**
 * People whose number is plainly not their own: it was met only under other people's names, or several people of the target
 * lists carry it. That another number stands in a roster then says nothing against them. Nor does the number of a roster row that
 * is certainly the number of somebody with another name.
 */
export function findDisowned(sorted: readonly Sorted[], { profiles, fits }: Pick<FirstPassInput, 'profiles' | 'fits'>, shared: ReadonlyMap<string, unknown>): Disowned {
  const disowned = new Set<number>();
  profiles.forEach((descriptions, person) => {
    if (descriptions.some(({ facts: { id } }) => id.kind === 'valid' && shared.has(id.number))) disowned.add(person);
  });
  const owners = new Set(sorted.flatMap(({ certain }) => certain.map(({ person }) => person)));
  const rows = new Set<RosterRecord>();
  for (const { open } of sorted) for (const { person, right, levels } of open) {
    const equal = (levels.id === 'same' || levels.id === 'safe-repair') && right.id.kind === 'valid';
    if (!equal || fits.ofLevel(levels.name) !== 'other') continue;
    if (owners.has(person)) rows.add(right); else disowned.add(person);
  }
  for (const owner of owners) disowned.delete(owner);
  return { people: disowned, rows };
}

/** Another number says nothing where one of the two is somebody else's. */
export function asDisowned(pair: Candidate, { people, rows }: Disowned): Candidate {
  return pair.levels.id === 'other' && (people.has(pair.person) || rows.has(pair.right)) ? { ...pair, levels: { ...pair.levels, id: 'disowned' } } : pair;
}
