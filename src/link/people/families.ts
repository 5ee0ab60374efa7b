/**
 * Families 同户 as the lists describe them: whoever stands in one household of one list. Two departments number households their own
 * way and name different heads, but the head on one list is often a member on the other.
 */
import type { Person } from '../../domain/person.js';
import type { TargetRecord } from '../../domain/record.js';
import type { PlaceLevel } from '../compare/levels.js';
import { levelOfPlaces } from '../compare/place.js';
import { byHousehold } from '../households.js';
import { isMembersNumber, type Profile } from '../profile.js';

export interface Families {
  /** Folded names of those who share the row's household, the row's own included; each once. */
  namesAt(row: TargetRecord): Iterable<string>;
  /** Whether one of them is this. */
  hasName(row: TargetRecord, folded: string): boolean;
}

const NOBODY: readonly string[] = [];

export function familiesOf(people: readonly Pick<Person, 'rows'>[]): Families {
  const names = byHousehold((): string | Set<string> => ''); // the one name of a household needs no set
  for (const { rows } of people) {
    for (const row of rows) {
      const { folded } = row.name;
      if (row.household === '' || folded.length < 2) continue;
      const known = names.at(row);
      if (known === '') names.put(row, folded);
      else if (typeof known !== 'string') known.add(folded);
      else if (known !== folded) names.put(row, new Set([known, folded]));
    }
  }
  return {
    namesAt(row) {
      const found = names.get(row) ?? NOBODY;
      return typeof found === 'string' ? [found] : found;
    },
    hasName(row, folded) {
      const found = names.get(row);
      return found === folded || (found instanceof Set && found.has(folded));
    },
  };
}

/** Where a name alone tells a household, which it does only where the places do not speak against it. */
export const MAY_BE_ONE_HOUSEHOLD: ReadonlySet<PlaceLevel> = new Set<PlaceLevel>(['same-village', 'near-village', 'same-town', 'missing']);

/** What the head of one row says of the household of the other: `member-id`, `member-name`, or null. */
export function headAmongMembers(left: Profile, right: Profile, families: Families): 'member-id' | 'member-name' | null {
  if (isNumberOf(left.facts, right) || isNumberOf(right.facts, left)) return 'member-id';
  if (!MAY_BE_ONE_HOUSEHOLD.has(levelOfPlaces(left.facts.place, right.facts.place))) return null;
  return isNameOf(left.facts, right.facts, families) || isNameOf(right.facts, left.facts, families) ? 'member-name' : null;
}

function isNumberOf({ headId }: TargetRecord, profile: Profile): boolean {
  const { facts } = profile;
  return headId.kind === 'valid' && ((facts.id.kind === 'valid' && facts.id.number === headId.number) || isMembersNumber(headId.number, profile));
}

// Of two rows of a head only the name would be said once more.
function isNameOf({ headName, name }: TargetRecord, other: TargetRecord, families: Families): boolean {
  return headName !== null && headName.folded !== name.folded && headName.folded !== other.name.folded && families.hasName(other, headName.folded);
}
