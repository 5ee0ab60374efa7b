/**
 * Crowds 一号多人: numbers under so many names of the target lists that they are placeholders, or were drawn down a column. Their bearers
 * are not asked about two by two, and need not be compared so: with thousands of them that would be millions of pairs.
 */
import type { PersonName } from '../../domain/person-name.js';
import type { PersonFacts } from '../../domain/record.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';

/** A number under more different names than this is a placeholder, which the issue says once; asking pair by pair helps nobody. */
export const NAMES_ASKED = 3;

/** In a bigger crowd not even the names are compared: whoever is one person there has the same name, or shares more than this number. */
export const CROWD = 50;

/** Who there is, and which numbers several different people carry, with their names. */
interface Bearers {
  readonly profiles: readonly (readonly Profile[])[];
  readonly shared: ReadonlyMap<string, readonly PersonName[]>;
}

/**
 * Whether an equal number brings two people together in vain.
 *
 * @param isJudged whether anything was said of a person: such people meet in any crowd
 */
export function createCrowds({ profiles, shared }: Bearers, fits: NameFits, isJudged: (person: number) => boolean): (person: number, other: number) => boolean {
  const crowds = new Map<string, number>();
  const bearers = [0];
  for (const [number, names] of shared) if (names.length > NAMES_ASKED) crowds.set(number, bearers.push(0) - 1);
  if (crowds.size === 0) return () => false;
  const crowdOf = Int32Array.from(profiles, ([only, more]) => {
    const crowd = only !== undefined && more === undefined && only.facts.id.kind === 'valid' ? crowds.get(only.facts.id.number) ?? 0 : 0;
    bearers[crowd] = (bearers[crowd] as number) + 1;
    return crowd;
  });
  return (person, other) => {
    const crowd = crowdOf[person] as number;
    if (crowd === 0 || crowdOf[other] !== crowd || (isJudged(person) && isJudged(other))) return false;
    if ((bearers[crowd] as number) > CROWD) return true;
    return fits.of((profiles[person]?.[0] as Profile).facts.name, (profiles[other]?.[0] as Profile).facts.name) === 'other';
  };
}

/** Tells of a roster row and the people whose number it carries, who are many. */
export interface RowInCrowd {
  read(row: PersonFacts): void;
  /** Whether the number brings the row and the person together in vain: it is a crowd's, and the names are not the same. */
  isLost(person: number): boolean;
}

export function rowInCrowd({ profiles, shared }: Bearers): RowInCrowd {
  let name: string | null = null;
  return {
    read({ id, name: { folded } }) { name = id.kind === 'valid' && (shared.get(id.number)?.length ?? 0) > CROWD ? folded : null; },
    isLost: (person) => name !== null && !(profiles[person] as readonly Profile[]).some(({ facts }) => facts.name.folded === name),
  };
}
