import { IDENTITIES, type Identity, type IdentityCode, type Person } from '../domain/person.js';
import type { Standing } from '../domain/standing.js';
import { compareTexts } from './order.js';
import type { ReportInput } from './report-input.js';
import { NO_TOWNSHIP, townshipNames } from './townships.js';

/** One person of the target population with everything the tables print of them 台账条目. */
export interface LedgerEntry {
  readonly person: Person;
  readonly standing: Standing;
  readonly township: string;
  /** Held identities without repetition, in the order of `IDENTITIES`. */
  readonly identities: readonly IdentityCode[];
}

/**
 * Joins people, standings and identities. Everybody is either outside the target population or has exactly one
 * standing; anything else would print a wrong total, so it stops the run.
 */
export function buildLedger(input: Joined): LedgerEntry[] {
  return [...ledgerEntries(input)];
}

type Joined = Pick<ReportInput, 'people' | 'standings' | 'identitiesOf' | 'outside' | 'county'>;

/** The same one by one. */
export function* ledgerEntries({ people, standings, identitiesOf, outside, county }: Joined): Generator<LedgerEntry> {
  const inside = people.filter(({ id }) => !outside.has(id));
  const standingAt = standingFinder(inside, standings.filter(({ personId }) => !outside.has(personId)));
  const townshipOf = townshipNames(people, county.code);
  for (const [at, person] of inside.entries()) {
    yield { person, standing: standingAt(at), township: townshipOf(person.place), identities: heldIdentities(identitiesOf(person)) };
  }
}

/** Finds the standing of each of these people by position. Both mostly come in order of ids, and no table of everybody is needed. */
function standingFinder(people: readonly Person[], standings: readonly Standing[]): (at: number) => Standing {
  const areInStep = people.length === standings.length && people.every(({ id }, at) => id === standings[at]!.personId && (at === 0 || people[at - 1]!.id < id));
  if (areInStep) return (at) => standings[at]!;
  const byPerson = new Map<string, Standing>();
  for (const standing of standings) {
    if (byPerson.has(standing.personId)) throw new Error(`person ${standing.personId} has two standings`);
    byPerson.set(standing.personId, standing);
  }
  const found = people.map(({ id }) => {
    const standing = byPerson.get(id);
    if (standing === undefined) throw new Error(`person ${id} has no standing`);
    byPerson.delete(id);
    return standing;
  });
  const [stray] = byPerson.keys();
  if (stray !== undefined) throw new Error(`the standing of ${stray} belongs to nobody`);
  return (at) => found[at]!;
}

/** Township, village, group, household, then name by pinyin: a family stands together. */
export function byHousehold(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return inOrder(entries, ({ township, person }) => [...placeKey(township, person), person.place.group, person.household, ...nameKey(person)]);
}

/** Township, village, then name by pinyin. */
export function byVillageAndName(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return inOrder(entries, ({ township, person }) => [...placeKey(township, person), ...nameKey(person)]);
}

function inOrder(entries: readonly LedgerEntry[], keyOf: (entry: LedgerEntry) => string[]): LedgerEntry[] {
  return entries.map((entry) => ({ entry, key: keyOf(entry) })).sort((left, right) => compareTexts(left.key, right.key)).map(({ entry }) => entry);
}

function placeKey(township: string, person: Person): string[] {
  return [township === NO_TOWNSHIP ? '' : township, person.place.village];
}
function nameKey(person: Person): string[] {
  return [person.name.display, person.idText, person.id];
}

/** Identities that still hold; of somebody who holds none any more, the ones that ended (so that every table has them). */
function heldIdentities(identities: readonly Identity[]): readonly IdentityCode[] {
  const [first] = identities;
  if (first === undefined) return NO_CODES;
  if (identities.length === 1) return ONE_CODE[first.code];
  const holding = identities.filter((identity) => !identity.ended);
  const codes = new Set((holding.length > 0 ? holding : identities).map((identity) => identity.code));
  return IDENTITY_CODES.filter((code) => codes.has(code));
}

const IDENTITY_CODES = Object.keys(IDENTITIES) as IdentityCode[];
const NO_CODES: readonly IdentityCode[] = [];
const ONE_CODE = Object.fromEntries(IDENTITY_CODES.map((code) => [code, [code]])) as unknown as Readonly<Record<IdentityCode, readonly IdentityCode[]>>;
