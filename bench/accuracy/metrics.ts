/** Scores an answer against the truth, in counts, so that counties can be added up. Pure: no file, no clock. */
import { STANDINGS } from '../../src/domain/standing.js';
import { TIERS, type Tier } from '../../src/domain/link.js';
import { formatRef } from '../../src/domain/source-ref.js';
import { identify, type Answer } from './answer.js';
import { joinByNumber, type Join } from './baseline.js';
import { cleanNumber } from './clean-number.js';
import { countFaults, type FaultCount } from './faults.js';
import { isEnrolment, type Truth } from './truth.js';

/** The two joins it is compared to, then the product tier by tier. */
export const STEPS = ['exact-id', 'cleaned-id', 'certain', 'probable', 'possible'] as const;
export type Step = (typeof STEPS)[number];
const TIER_ORDER = Object.keys(TIERS) as Tier[];

/** Links of one step alone, not of those before it. */
export interface LinkCount {
  /** Roster rows given to whom they belong; a row that two steps give is counted at the surer one. */
  readonly right: number;
  readonly wrong: number;
  /** Enrolled targets of whom an enrolment row is first found at this step. */
  readonly found: number;
}

interface GapCount {
  /** Not a gap in truth, called a gap. */
  readonly falseGaps: number;
  /** A gap in truth, called insured, excused or removed. */
  readonly hiddenGaps: number;
}

export interface Score {
  readonly counties: number;
  readonly targets: number;
  readonly enrolled: number;
  /** Pairs of a person on the lists and a roster row of that person. */
  readonly trueLinks: number;
  readonly links: Readonly<Record<Step, LinkCount>>;
  readonly gaps: Readonly<Record<'exact-id' | 'cleaned-id' | 'c2z', GapCount>>;
  readonly review: {
    /**
     * People of the population whom a link of this tier touches that somebody is asked about, whatever else is known of them. Left out are
     * people outside the population and pairs whose answer changes nobody's standing, which are listed with that reason and never asked.
     */
    readonly probable: number;
    readonly possible: number;
    /** People in a question whether two are one. */
    readonly merge: number;
    /** People whom a possible link or a possible merge touches: they must be looked at one by one. */
    readonly oneByOne: number;
    readonly pending: number;
  };
  readonly people: {
    /** Targets who are nobody in the answer. */
    readonly lost: number;
    readonly twice: number;
    /** Counted twice with no question that says so. */
    readonly twiceUnasked: number;
    /** People of the answer who are several in truth. */
    readonly merged: number;
    /** People of the answer who are no targets. */
    readonly outside: number;
  };
  /** `truth → answer` for each target and each of the people that it became. */
  readonly standings: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, FaultCount>>;
}

export function score(truth: Truth, answer: Answer): Score {
  const identities = identify(answer, truth);
  const exact = joinByNumber(truth, (row) => (/\d/u.test(row.number) ? row.number : ''));
  const cleaned = joinByNumber(truth, (row) => cleanNumber(row.number, row.kind));
  const becameOf = peopleByTruth(answer, identities);
  return {
    counties: 1,
    targets: truth.targets.size,
    enrolled: truth.enrolled.size,
    trueLinks: [...truth.rosterRows.values()].reduce((sum, rows) => sum + rows.length, 0),
    links: { 'exact-id': countJoin(truth, exact), 'cleaned-id': countJoin(truth, cleaned), ...countTiers(truth, answer, identities) },
    gaps: { 'exact-id': joinGaps(truth, exact), 'cleaned-id': joinGaps(truth, cleaned), c2z: answerGaps(truth, answer, becameOf) },
    review: reviewLoad(answer),
    people: countPeople(truth, answer, identities, becameOf),
    standings: confusion(truth, answer, becameOf),
    faults: countFaults(truth, { answer, identities }),
  };
}

function countJoin(truth: Truth, join: Join): LinkCount {
  let right = 0;
  let wrong = 0;
  const found = new Set<string>();
  for (const [person, rows] of join) {
    for (const row of rows) {
      if (row.person !== person) wrong += 1;
      else {
        right += 1;
        if (isEnrolment(row.kind) && truth.enrolled.has(person)) found.add(person);
      }
    }
  }
  return { right, wrong, found: found.size };
}

function countTiers(truth: Truth, { links }: Answer, identities: ReadonlyMap<string, ReadonlySet<string>>): Record<Tier, LinkCount> {
  const right = new Map<string, Tier>();
  const wrong = new Map<string, Tier>();
  const found = new Map<string, Tier>();
  for (const link of links) {
    const place = formatRef({ file: link.roster_file, sheet: link.roster_sheet, row: link.roster_row });
    const who = identities.get(link.person_id) ?? new Set();
    const owners = (truth.at.get(place) ?? []).filter(({ person }) => who.has(person));
    if (owners.length === 0) surest(wrong, `${link.person_id} ${place}`, link.tier);
    for (const { person, kind } of owners) {
      surest(right, `${person} ${place}`, link.tier);
      if (isEnrolment(kind) && truth.enrolled.has(person)) surest(found, person, link.tier);
    }
  }
  const of = (map: ReadonlyMap<string, Tier>, tier: Tier): number => [...map.values()].filter((each) => each === tier).length;
  const count = (tier: Tier): LinkCount => ({ right: of(right, tier), wrong: of(wrong, tier), found: of(found, tier) });
  return { certain: count('certain'), probable: count('probable'), possible: count('possible') };
}

/** Keeps the surest tier that was seen for the key. */
function surest(tiers: Map<string, Tier>, key: string, tier: Tier): void {
  const known = tiers.get(key);
  if (known === undefined || TIER_ORDER.indexOf(tier) < TIER_ORDER.indexOf(known)) tiers.set(key, tier);
}

/** People of the answer's population by whom they stand for. */
function peopleByTruth({ people }: Answer, identities: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> {
  const became = new Map<string, string[]>();
  for (const { person_id: id } of people) for (const who of identities.get(id) ?? []) became.set(who, [...(became.get(who) ?? []), id]);
  return became;
}

function answerGaps(truth: Truth, { people }: Answer, becameOf: ReadonlyMap<string, readonly string[]>): GapCount {
  const standing = new Map(people.map((person) => [person.person_id, person.standing]));
  let falseGaps = 0;
  let hiddenGaps = 0;
  for (const id of truth.targets) {
    const got = (becameOf.get(id) ?? []).map((each) => standing.get(each));
    if (truth.people.get(id)!.standing !== 'gap') falseGaps += got.includes('gap') ? 1 : 0;
    else if (got.some((each) => each === 'insured' || each === 'excused' || each === 'removed')) hiddenGaps += 1;
  }
  return { falseGaps, hiddenGaps };
}

/**
 * The join is granted a perfect reading of the rows that it finds: somebody is a false gap who could be cleared by a row and has none,
 * and a hidden gap who is given the row of somebody who is cleared.
 */
function joinGaps(truth: Truth, join: Join): GapCount {
  let falseGaps = 0;
  let hiddenGaps = 0;
  for (const id of truth.targets) {
    const { standing } = truth.people.get(id)!;
    const rows = [...(join.get(id) ?? [])];
    if (standing === 'gap') hiddenGaps += rows.some(({ person }) => person !== id && isCleared(truth.people.get(person)?.standing)) ? 1 : 0;
    else if (isCleared(standing) && truth.rosterRows.has(id) && !rows.some(({ person }) => isCleared(truth.people.get(person)?.standing))) falseGaps += 1;
  }
  return { falseGaps, hiddenGaps };
}

function isCleared(standing: string | undefined): boolean {
  return standing === 'insured' || standing === 'excused' || standing === 'removed';
}

function reviewLoad({ links, people, questions }: Answer): Score['review'] {
  const inside = new Set(people.map(({ person_id: id }) => id));
  const touched = (tier: Tier): string[] => links.filter((link) => link.tier === tier).map((link) => link.person_id);
  const merging = (tier?: Tier): string[] => questions.filter((each) => tier === undefined || each.tier === tier).flatMap((each) => [each.left_person_id, each.right_person_id]);
  const distinct = (ids: readonly string[]): number => new Set(ids.filter((id) => inside.has(id))).size;
  return {
    probable: distinct(touched('probable')), possible: distinct(touched('possible')), merge: distinct(merging()),
    oneByOne: distinct([...touched('possible'), ...merging('possible')]), pending: people.filter(({ standing }) => standing === 'pending').length,
  };
}

function countPeople(truth: Truth, { people, questions }: Answer, identities: ReadonlyMap<string, ReadonlySet<string>>, becameOf: ReadonlyMap<string, readonly string[]>): Score['people'] {
  const asked = new Map<string, string[]>();
  for (const { left_person_id: left, right_person_id: right } of questions) {
    asked.set(left, [...(asked.get(left) ?? []), right]);
    asked.set(right, [...(asked.get(right) ?? []), left]);
  }
  const twice = [...truth.targets].map((id) => becameOf.get(id) ?? []).filter((ids) => ids.length > 1);
  return {
    lost: [...truth.targets].filter((id) => !becameOf.has(id)).length,
    twice: twice.length,
    twiceUnasked: twice.filter((ids) => !isConnected(ids, asked)).length,
    merged: people.filter(({ person_id: id }) => (identities.get(id)?.size ?? 0) > 1).length,
    outside: people.filter(({ person_id: id }) => ![...(identities.get(id) ?? [])].some((who) => truth.targets.has(who))).length,
  };
}

/** Whether questions lead from the first to all the others. */
function isConnected(ids: readonly string[], asked: ReadonlyMap<string, readonly string[]>): boolean {
  const reached = new Set(ids.slice(0, 1));
  for (const id of reached) for (const next of asked.get(id) ?? []) reached.add(next);
  return ids.every((id) => reached.has(id));
}

function confusion(truth: Truth, { people }: Answer, becameOf: ReadonlyMap<string, readonly string[]>): Record<string, number> {
  const standing = new Map(people.map((person) => [person.person_id, person.standing]));
  const counts: Record<string, number> = {};
  for (const from of Object.keys(STANDINGS)) {
    for (const to of Object.keys(STANDINGS)) counts[`${from} → ${to}`] = 0;
  }
  for (const id of truth.targets) {
    for (const each of becameOf.get(id) ?? []) {
      const key = `${truth.people.get(id)!.standing} → ${standing.get(each) ?? ''}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}

