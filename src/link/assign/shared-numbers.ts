/** Numbers that stand under several people's names 一号多人: they identify nobody, on whichever side they are shared. */
import type { PersonName } from '../../domain/person-name.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';
import { differentNames, type RosterState } from '../roster-state.js';

/** Numbers of the target lists that several different people carry. */
export function sharedAmongTargets(profiles: readonly (readonly Profile[])[], rules: LinkRules, fits: NameFits): ReadonlyMap<string, readonly PersonName[]> {
  const names = new Map<string, { people: Set<number>; names: PersonName[] }>();
  profiles.forEach((descriptions, person) => {
    for (const { facts } of descriptions) {
      if (facts.id.kind !== 'valid') continue;
      const held = names.get(facts.id.number) ?? { people: new Set<number>(), names: [] };
      held.people.add(person);
      held.names.push(facts.name);
      names.set(facts.id.number, held);
    }
  });
  const shared = new Map<string, readonly PersonName[]>();
  for (const [number, held] of names) {
    if (held.people.size < 2) continue;
    const different = differentNames(held.names, fits);
    if (different.length >= rules.limits.sharedBy) shared.set(number, different);
  }
  return shared;
}

/** Whether several different people carry the number in this roster. */
export function isSharedInRoster(number: string, state: RosterState, rules: LinkRules): boolean {
  return state.holdersOf(number).length >= rules.limits.sharedBy;
}
