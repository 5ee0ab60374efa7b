/** Who stands on a wall chart, and how much of him: villages, their households, one sign a person. */
import type { Case } from '../../domain/case.js';
import type { StandingCode } from '../../domain/standing.js';
import type { Person } from '../../domain/person.js';
import { buildLedger, byHousehold, type LedgerEntry } from '../ledger.js';
import { compareText } from '../order.js';
import { firstOf } from '../person-facts.js';
import { coveredName } from '../public-notice.js';
import type { ReportInput } from '../report-input.js';
import { ratesOf, tallyStandings, type Tally } from '../tally.js';
import { inTableOrder } from '../townships.js';
import type { Rate } from '../rate.js';

/**
 * The sign of a person 标志. On a sheet for the wall those excused and those removed share one, `settled`: nobody shall read from
 * it who is in prison, in the army or dead (domain brief §6).
 */
export type WallSign = Exclude<StandingCode, 'excused' | 'removed'> | 'settled';

export interface WallPerson {
  readonly name: string;
  readonly sign: WallSign;
}

/** A household 户, as a block. */
export interface WallHousehold {
  readonly head: string;
  /** 组, as the lists have it. */
  readonly group: string;
  readonly people: readonly WallPerson[];
  /** Who is responsible for those who are missing, and until when; empty = nobody was named. */
  readonly responsible: string;
}

/** Counts as the wall shows them. */
export interface WallCounts {
  readonly people: number;
  readonly households: number;
  readonly signs: Readonly<Record<WallSign, number>>;
  /** 核减后参保率. */
  readonly rate: Rate;
}

export interface WallVillage {
  readonly township: string;
  /** Empty when the lists name none. */
  readonly village: string;
  readonly counts: WallCounts;
  readonly households: readonly WallHousehold[];
}

export interface WallTownship {
  readonly township: string;
  readonly counts: WallCounts;
  readonly villages: readonly WallVillage[];
}

/** Which part of the county; null = all. A name may leave out 镇, 乡, 村 as lists do. */
export interface WallPart {
  readonly town: string | null;
  readonly village: string | null;
}

/** Townships and their villages in the order of the tables; names are covered unless `fullIds` asks for them whole. */
export function wallModel(input: ReportInput, part: WallPart): WallTownship[] {
  const isMeant = ({ township, person: { place } }: LedgerEntry): boolean =>
    (part.town === null || part.town === township || part.town === place.townKey) && (part.village === null || part.village === place.village || part.village === place.villageKey);
  const townships = Map.groupBy(byHousehold(buildLedger(input).filter(isMeant)), ({ township }) => township);
  return inTableOrder(townships.keys()).map((township) => {
    const entries = townships.get(township)!;
    const villages = Map.groupBy(entries, ({ person: { place } }) => (place.villageKey === '' ? place.village : place.villageKey));
    const sheets = [...villages.values()].map((own) => villageOf(township, own, input));
    return { township, counts: countsOf(entries, sheets.reduce((sum, { households }) => sum + households.length, 0), input), villages: sheets.sort((left, right) => compareText(left.village, right.village)) };
  });
}

function villageOf(township: string, entries: readonly LedgerEntry[], input: ReportInput): WallVillage {
  const households = householdsOf(entries);
  return { township, village: commonest(entries.map(({ person }) => person.place.village)), counts: countsOf(entries, households.length, input), households: households.map((own) => householdOf(own, input)) };
}

/**
 * People of one household number; who has none stands with the head his list names, in the numbered household of that head when the
 * village has just one. It is how a block is drawn, and decides nothing else.
 */
function householdsOf(entries: readonly LedgerEntry[]): LedgerEntry[][] {
  const headed = new Map<string, Set<string>>();
  for (const { person } of entries) {
    const head = headOf(person);
    if (person.household !== '') headed.set(head, (headed.get(head) ?? new Set()).add(person.household));
  }
  return [...Map.groupBy(entries, ({ person }) => {
    if (person.household !== '') return `number ${person.household}`;
    const head = headOf(person);
    const [only, ...others] = headed.get(head) ?? [];
    return only !== undefined && others.length === 0 ? `number ${only}` : `head ${head}`;
  }).values()];
}

/** The head his list names; who names none may be one. */
function headOf(person: Person): string {
  return firstOf(person, (row) => row.headName?.folded) || person.name.folded;
}

function householdOf(entries: readonly LedgerEntry[], { fullIds, cases }: ReportInput): WallHousehold {
  const shown = (name: string): string => (fullIds ? name : coveredName(name));
  const head = entries.map(({ person }) => firstOf(person, (row) => row.headName?.display)).find((name) => name !== '') ?? entries[0]!.person.name.display;
  const open = entries.flatMap(({ person, standing }) => (isMissing(standing.standing) ? (cases?.get(person.id) ?? []) : []));
  return { head: shown(head), group: entries.map(({ person }) => person.place.group).find((group) => group !== '') ?? '', responsible: responsibleWords(open), people: entries.map(({ person, standing }) => ({ name: shown(person.name.display), sign: signOf(standing.standing) })) };
}

/** 李建国 12-20: the first who is named, and the earliest day. */
function responsibleWords(cases: readonly Case[]): string {
  const named = cases.filter(({ responsible }) => responsible !== '').sort((left, right) => compareText(left.due ?? '', right.due ?? ''))[0];
  return named === undefined ? '' : `${named.responsible}${named.due === null ? '' : ` ${named.due.slice(5)}`}`;
}

function countsOf(entries: readonly LedgerEntry[], households: number, { reasons }: ReportInput): WallCounts {
  const tally: Tally = tallyStandings(entries.map(({ standing }) => standing), reasons);
  const { insured, gap, pending, excused, removed } = tally.standings;
  return { people: tally.people, households, signs: { insured, gap, pending, settled: excused + removed }, rate: ratesOf(tally).reduced };
}

function signOf(standing: StandingCode): WallSign {
  return standing === 'excused' || standing === 'removed' ? 'settled' : standing;
}

function isMissing(standing: StandingCode): boolean {
  return standing === 'gap' || standing === 'pending';
}

/** The spelling most have; of equals the first in order. */
function commonest(names: readonly string[]): string {
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].sort((left, right) => right[1].length - left[1].length || compareText(left[0], right[0]))[0]![0];
}
