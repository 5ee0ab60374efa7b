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
export function buildLedger(input: Pick<ReportInput, 'people' | 'standings' | 'identities' | 'outside' | 'county'>): LedgerEntry[] {
  const standings = new Map<string, Standing>();
  for (const standing of input.standings) {
    if (input.outside.has(standing.personId)) continue;
    if (standings.has(standing.personId)) throw new Error(`person ${standing.personId} has two standings`);
    standings.set(standing.personId, standing);
  }
  const townshipOf = townshipNames(input.people, input.county.code);
  const entries: LedgerEntry[] = [];
  for (const person of input.people) {
    if (input.outside.has(person.id)) continue;
    const standing = standings.get(person.id);
    if (standing === undefined) throw new Error(`person ${person.id} has no standing`);
    standings.delete(person.id);
    entries.push({ person, standing, township: townshipOf(person.place), identities: heldIdentities(input.identities.get(person.id) ?? []) });
  }
  const [stray] = standings.keys();
  if (stray !== undefined) throw new Error(`the standing of ${stray} belongs to nobody`);
  return entries;
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
