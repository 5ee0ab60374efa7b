/** Numbers that stand under several people's names 一号多人: they identify nobody, on whichever side they are shared. */
import type { PersonName } from '../../domain/person-name.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { NameFits } from '../name-fit.js';
import { CROWD } from '../people/crowds.js';
import type { Profile } from '../profile.js';
import { differentNames, type RosterState } from '../roster-state.js';

/** Numbers of the target lists that several different people carry. */
export function sharedAmongTargets(profiles: readonly (readonly Profile[])[], rules: LinkRules, fits: NameFits): ReadonlyMap<string, readonly PersonName[]> {
  const names = namesUnderNumbers(profiles, numbersOfSeveral(profiles));
  const shared = new Map<string, readonly PersonName[]>();
  for (const [number, held] of names) {
    const different = differentAmong(held, fits);
    if (different.length >= rules.limits.sharedBy) shared.set(number, different);
  }
  return shared;
}

/** Of a crowd, names that are written differently. */
function differentAmong(held: readonly PersonName[], fits: NameFits): readonly PersonName[] {
  const written = new Map(held.map((name) => [name.folded, name]));
  return written.size > CROWD ? [...written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name) : differentNames(held, fits);
}

/** Nearly every number has one bearer, of whom nothing need be kept. */
function numbersOfSeveral(profiles: readonly (readonly Profile[])[]): ReadonlySet<string> {
  const bearers = new Map<string, number>();
  const several = new Set<string>();
  profiles.forEach((descriptions, person) => {
    for (const { facts: { id } } of descriptions) {
      if (id.kind !== 'valid') continue;
      const bearer = bearers.get(id.number);
      if (bearer === undefined) bearers.set(id.number, person); else if (bearer !== person) several.add(id.number);
    }
  });
  return several;
}

function namesUnderNumbers(profiles: readonly (readonly Profile[])[], numbers: ReadonlySet<string>): ReadonlyMap<string, readonly PersonName[]> {
  const names = new Map<string, PersonName[]>();
  if (numbers.size === 0) return names;
  for (const descriptions of profiles) {
    for (const { facts: { id, name } } of descriptions) {
      if (id.kind !== 'valid' || !numbers.has(id.number)) continue;
      const held = names.get(id.number);
      if (held === undefined) names.set(id.number, [name]); else held.push(name);
    }
  }
  return names;
}

/** Whether several different people carry the number in this roster. */
export function isSharedInRoster(number: string, state: RosterState, rules: LinkRules): boolean {
  return state.holdersOf(number).length >= rules.limits.sharedBy;
}
