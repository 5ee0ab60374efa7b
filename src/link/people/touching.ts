/** Every two people of the target lists who may be one, in their most alike rows, with what the lists around them say counted in. */
import type { LinkRules } from '../../domain/link-rules.js';
import type { Person } from '../../domain/person.js';
import type { PersonFacts } from '../../domain/record.js';
import type { NearPeople } from '../block/near-people.js';
import type { PeopleIndex } from '../block/people-index.js';
import { carriesHeadNumber, deniesItsNumber } from '../guards/pair-guards.js';
import { levelsOf, total, weigh, type PairLevels } from '../model/levels-of-pair.js';
import { isEqualNumber } from '../model/number-levels.js';
import { weightsOf } from '../model/weights.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';
import { headAmongMembers, type Families } from './families.js';
import { areStrangers, standSideBySide, withoutFamily, type Meeting } from './two-people.js';

export interface MergeContext {
  readonly profiles: readonly (readonly Profile[])[];
  readonly index: PeopleIndex;
  readonly near: NearPeople;
  readonly families: Families;
  readonly rules: LinkRules;
  readonly fits: NameFits;
}

/** Two people, by position; the pair names the first. */
export interface Touching extends Meeting {
  readonly other: number;
  readonly rightProfile: Profile;
}

const NOBODY: ReadonlySet<string> = new Set();

/** @param shared numbers that several different people of the lists carry */
export function touchingPairs(people: readonly Person[], context: MergeContext, shared: ReadonlyMap<string, unknown>): Touching[] {
  const { profiles, rules, fits } = context;
  const weights = weightsOf(rules.levels, profiles.length);
  const found: Touching[] = [];
  profiles.forEach((descriptions, person) => {
    for (const other of othersOf(person, context)) {
      let best: Touching | null = null;
      const sideBySide = standSideBySide(people[person] as Person, people[other] as Person);
      let most = -Infinity;
      for (const profile of descriptions) {
        for (const rightProfile of profiles[other] as readonly Profile[]) {
          if (areStrangers(profile.facts, rightProfile.facts, fits)) continue;
          const levels = levelsBetween(profile, rightProfile, sideBySide, context, shared);
          const bits = total(weigh(levels, profile.facts, rightProfile.facts, weights, rules, weights.of('name', levels.name)));
          if (bits <= most) continue;
          most = bits;
          best = { pair: { person, profile, right: rightProfile.facts, levels }, other, rightProfile, sideBySide };
        }
      }
      if (best && (most > 0 || (isEqualNumber(best.pair.levels.id) && best.pair.right.id.kind === 'valid'))) found.push(best);
    }
  });
  return found;
}

/** People after this one who share a key with it, in order. */
function othersOf(person: number, { profiles, index, near }: MergeContext): number[] {
  const others = new Set<number>();
  const touch = (other: number): boolean => {
    if (other > person) others.add(other);
    return false;
  };
  for (const { facts } of profiles[person] as readonly Profile[]) {
    index.read(facts);
    index.byNumber(touch);
    index.byName(touch);
  }
  near.around(person, touch);
  return [...others].sort((a, b) => a - b);
}

/**
 * Levels as the surroundings let them stand. Two people of one household always hold each other's household's numbers, which says
 * nothing, unless one of the numbers is plainly somebody else's: then it matters whose.
 */
function levelsBetween(left: Profile, right: Profile, sideBySide: boolean, { fits, families }: MergeContext, shared: ReadonlyMap<string, unknown>): PairLevels {
  const plain = levelsOf({ facts: left.facts, members: NOBODY, neighbours: NOBODY }, right.facts);
  const member = plain.head === 'same-id' || plain.head === 'same-name' ? null : headAmongMembers(left, right, families);
  const told = member === null ? plain : { ...plain, head: member };
  if (told.id !== 'other') return told;
  const [leftForeign, rightForeign] = [hasForeignNumber(left, fits, shared), hasForeignNumber(right, fits, shared)];
  if (!leftForeign && !rightForeign) return withoutFamily(left.facts, right.facts, told, !sideBySide && fits.isLiteral(told.name));
  return { ...told, id: (rightForeign ? whoseNumber(right, left) : null) ?? (leftForeign ? whoseNumber(left, right) : null) ?? 'disowned' };
}

/** The number of one row, which is not its own: a family member's of the other, or one from the rows beside it. */
function whoseNumber({ facts: { id } }: Profile, { members, neighbours }: Profile): 'household-number' | 'neighbour-number' | null {
  if (id.kind !== 'valid') return null;
  return members.has(id.number) ? 'household-number' : neighbours.has(id.number) ? 'neighbour-number' : null;
}

/** Whether the row's number is plainly somebody else's: it stands under several names, or under the head's, or its own columns deny it. */
export function hasForeignNumber({ facts }: Profile, fits: NameFits, shared: ReadonlyMap<string, unknown>): boolean {
  return isShared(facts, shared) || deniesItsNumber(facts) || carriesHeadNumber(facts, (a, b) => fits.of(a, b) !== 'other');
}

/** Whether the row's number is one of those that several different people carry. */
export function isShared({ id }: PersonFacts, shared: ReadonlyMap<string, unknown>): boolean {
  return id.kind === 'valid' && shared.has(id.number);
}
