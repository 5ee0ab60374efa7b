/** Every two people of the target lists who may be one, in their most alike rows, with what the lists around them say counted in. */
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonName } from '../../domain/person-name.js';
import type { Person } from '../../domain/person.js';
import type { PersonFacts } from '../../domain/record.js';
import { NUMBER } from '../block/key-sorts.js';
import type { NearPeople } from '../block/near-people.js';
import type { PeopleIndex } from '../block/people-index.js';
import { carriesHeadNumber, deniesItsNumber } from '../guards/pair-guards.js';
import { areBorrowed, changeLevels, levelsOf, type PairLevels } from '../model/levels-of-pair.js';
import { isEqualNumber } from '../model/number-levels.js';
import { createWeigher, type Weigher } from '../model/weigher.js';
import { weightsOf, type Weights } from '../model/weights.js';
import type { NameFits } from '../name-fit.js';
import type { PlainPeople } from '../plain-people.js';
import { isMembersNumber, isNeighboursNumber, type Profile } from '../profile.js';
import { createCrowds } from './crowds.js';
import { headAmongMembers, type Families } from './families.js';
import { strangersAtAGlance, type AtAGlance } from './strangers.js';
import { areStrangers, standSideBySide, withoutFamily, type Meeting } from './two-people.js';

export interface MergeContext {
  readonly profiles: readonly (readonly Profile[])[];
  readonly index: PeopleIndex;
  readonly plain: PlainPeople;
  /** Numbers that several different people of the lists carry, with their names. */
  readonly shared: ReadonlyMap<string, readonly PersonName[]>;
  readonly rules: LinkRules;
  readonly fits: NameFits;
}

/** What is needed besides while pairs are looked for, and let go afterwards. */
export interface TouchContext extends MergeContext {
  readonly near: NearPeople;
  readonly families: Families;
}

/** Two people, by position; the pair names the first. */
export interface Touching extends Meeting {
  readonly other: number;
  readonly rightProfile: Profile;
}

const NOBODY: readonly string[] = [];

/**
 * Calls `see` for each pair that may be one, in order of the two people.
 *
 * @param isJudged whether anything was said of a person: such people meet even in a crowd, and whatever a glance says
 * @param isNothing tells pairs at a glance of which nothing comes
 */
export function eachTouching(people: readonly Person[], context: TouchContext, isJudged: (person: number) => boolean, isNothing: AtAGlance, see: (touching: Touching) => void): void {
  const { profiles, rules } = context;
  const weights = weightsOf(rules.levels, profiles.length);
  const weigher = createWeigher(weights, rules);
  const others = createOthers(context, isJudged);
  const areStrangersAtOnce = strangersAtAGlance(profiles, context.fits);
  for (let person = 0; person < people.length; person += 1) {
    for (const other of others(person)) {
      if ((areStrangersAtOnce(person, other) || isNothing(person, other)) && !(isJudged(person) && isJudged(other))) continue;
      const found = closest(person, other, people, context, { weights, weigher });
      if (found !== null) see(found);
    }
  }
}

/** The two in their most alike descriptions; null for strangers, and where more speaks against the pair than for it. */
function closest(person: number, other: number, people: readonly Person[], context: TouchContext, { weights, weigher }: { weights: Weights; weigher: Weigher }): Touching | null {
  const { profiles, fits } = context;
  let best: Touching | null = null;
  let sideBySide: boolean | null = null;
  let most = -Infinity;
  for (const profile of profiles[person] as readonly Profile[]) {
    for (const rightProfile of profiles[other] as readonly Profile[]) {
      const plain = levelsOf({ facts: profile.facts, members: NOBODY, neighbours: NOBODY }, rightProfile.facts);
      if (areStrangers(plain, fits)) continue;
      sideBySide ??= standSideBySide(people[person] as Person, people[other] as Person);
      const levels = levelsBetween(profile, rightProfile, plain, sideBySide, context);
      const bits = weigher(levels, areBorrowed(levels, profile.facts, rightProfile.facts), weights.of('name', levels.name)).sum;
      if (bits <= most) continue;
      most = bits;
      best = { pair: { person, profile, right: rightProfile.facts, levels }, other, rightProfile, sideBySide };
    }
  }
  return best !== null && (most > 0 || (isEqualNumber(best.pair.levels.id) && best.pair.right.id.kind === 'valid')) ? best : null;
}

/** People after a person who share a key with him, in order; the answer is good until the next is asked for. */
function createOthers(context: TouchContext, isJudged: (person: number) => boolean): (person: number) => Int32Array {
  const { profiles, index, near } = context;
  const isLostInCrowd = createCrowds(context, context.fits, isJudged);
  const seen = new Int32Array(profiles.length).fill(-1);
  let found = new Int32Array(64);
  let count = 0;
  let asked = 0;
  const touch = (other: number): boolean => {
    if (other <= asked || seen[other] === asked) return false;
    seen[other] = asked;
    if (count === found.length) {
      const more = new Int32Array(count * 2);
      more.set(found);
      found = more;
    }
    found[count] = other;
    count += 1;
    return false;
  };
  const touchByNumber = (other: number, sort: number): boolean => other > asked && !(sort === NUMBER && isLostInCrowd(asked, other)) && touch(other);
  return (person) => {
    asked = person;
    count = 0;
    const beyond = near.beyond(person);
    for (const { facts } of profiles[person] as readonly Profile[]) {
      if (beyond === 0) index.readNumber(facts); else index.read(facts);
      index.byNumber(touchByNumber);
      if (beyond !== 0) index.byName(touch, beyond);
    }
    near.after(person, touch);
    return found.subarray(0, count).sort();
  };
}

/**
 * The plain levels of two rows as the surroundings let them stand. Two people of one household always hold each other's household's numbers, which says
 * nothing, unless one of the numbers is plainly somebody else's: then it matters whose.
 */
function levelsBetween(left: Profile, right: Profile, plain: PairLevels, sideBySide: boolean, { fits, families, shared }: TouchContext): PairLevels {
  const member = plain.head === 'same-id' || plain.head === 'same-name' ? null : headAmongMembers(left, right, families);
  const told = member === null ? plain : changeLevels(plain, { head: member });
  if (told.id !== 'other') return told;
  const [leftForeign, rightForeign] = [hasForeignNumber(left, fits, shared), hasForeignNumber(right, fits, shared)];
  if (!leftForeign && !rightForeign) return withoutFamily(left.facts, right.facts, told, !sideBySide && fits.isLiteral(told.name));
  return changeLevels(told, { id: (rightForeign ? whoseNumber(right, left) : null) ?? (leftForeign ? whoseNumber(left, right) : null) ?? 'disowned' });
}

/** The number of one row, which is not its own: a family member's of the other, or one from the rows beside it. */
function whoseNumber({ facts: { id } }: Profile, other: Profile): 'household-number' | 'neighbour-number' | null {
  if (id.kind !== 'valid') return null;
  return isMembersNumber(id.number, other) ? 'household-number' : isNeighboursNumber(id.number, other) ? 'neighbour-number' : null;
}

/** Whether the row's number is plainly somebody else's: it stands under several names, or under the head's, or its own columns deny it. */
export function hasForeignNumber({ facts }: Profile, fits: NameFits, shared: ReadonlyMap<string, unknown>): boolean {
  return isShared(facts, shared) || deniesItsNumber(facts) || carriesHeadNumber(facts, (a, b) => fits.of(a, b) !== 'other');
}

/** Whether the row's number is one of those that several different people carry. */
export function isShared({ id }: PersonFacts, shared: ReadonlyMap<string, unknown>): boolean {
  return id.kind === 'valid' && shared.has(id.number);
}
