/**
 * Crowds 一号多人: numbers under so many names of the target lists that they are placeholders. Their bearers are not asked about two by
 * two, and need not be compared so: with thousands of them that would be millions of pairs.
 */
import type { PersonName } from '../../domain/person-name.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';

/** A number under more different names than this is a placeholder, which the issue says once; asking pair by pair helps nobody. */
export const NAMES_ASKED = 3;

/** In a bigger crowd not even the names are compared: whoever is one person there shares more than this number. */
const CROWD = 3000;

/** Who there is, and which numbers several different people carry, with their names. */
interface Bearers {
  readonly profiles: readonly (readonly Profile[])[];
  readonly shared: ReadonlyMap<string, readonly PersonName[]>;
  readonly fits: NameFits;
}

/**
 * Whether an equal number brings two people together in vain.
 *
 * @param isJudged whether anything was said of a person: such people meet in any crowd
 */
export function createCrowds({ profiles, shared, fits }: Bearers, isJudged: (person: number) => boolean): (person: number, other: number) => boolean {
  const bearers = new Map<string, number>();
  for (const [number, names] of shared) if (names.length > NAMES_ASKED) bearers.set(number, 0);
  const crowdOf = (person: number): string | null => {
    const [only, more] = profiles[person] as readonly Profile[];
    return only !== undefined && more === undefined && only.facts.id.kind === 'valid' && bearers.has(only.facts.id.number) ? only.facts.id.number : null;
  };
  if (bearers.size > 0) {
    for (let person = 0; person < profiles.length; person += 1) {
      const number = crowdOf(person);
      if (number !== null) bearers.set(number, (bearers.get(number) as number) + 1);
    }
  }
  return (person, other) => {
    if (bearers.size === 0) return false;
    const number = crowdOf(person);
    if (number === null || crowdOf(other) !== number || (isJudged(person) && isJudged(other))) return false;
    if ((bearers.get(number) as number) > CROWD) return true;
    return fits.of((profiles[person]?.[0] as Profile).facts.name, (profiles[other]?.[0] as Profile).facts.name) === 'other';
  };
}
