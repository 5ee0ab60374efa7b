/** The numbers of the page of progress, counted once from the ledger that every other report counts from. */
import { SOURCE_KINDS } from '../../domain/kinds.js';
import type { Label } from '../../domain/language.js';
import { PEOPLE_CHANGES, type PeopleChange } from '../../domain/people-change.js';
import { severityOf } from '../../domain/issue.js';
import { CATEGORIES, type StandingCode } from '../../domain/standing.js';
import type { PaidToOthers } from '../../domain/subsidy.js';
import { sumEntitlements, type SubsidySums } from '../../text/subsidy-sums.js';
import { buildLedger, byVillageAndName, type LedgerEntry } from '../ledger.js';
import { createDepartments, NO_DEPARTMENT } from '../issue-list.js';
import { countBy } from '../monthly-progress.js';
import { createPrinter } from '../printer.js';
import { missingPeople } from '../rate.js';
import { CATEGORY_CODES, ratesOf, tallyStandings, type Rates, type Tally } from '../tally.js';
import { tallyTownships } from '../township-tallies.js';
import { inTableOrder } from '../townships.js';
import type { Burndown, PageInput } from './page-input.js';

/** A township's line. */
export interface TownshipLine {
  readonly name: string;
  readonly tally: Tally;
  readonly rates: Rates;
  readonly newlyInsured: number;
  readonly cleared: number;
  /** Insured at the end of the month before; null = not known. */
  readonly insuredBefore: number | null;
}

/** Faults by department; `rows` are all rows of its lists. */
export interface DepartmentLine {
  readonly department: string;
  readonly rows: number;
  readonly setAside: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Somebody who is still missing, as the page may show him. */
export interface MissingLine {
  readonly township: string;
  readonly village: string;
  readonly name: string;
  readonly id: string;
  readonly pending: boolean;
  readonly reason: Label;
  readonly responsible: string;
}

/** Where some of the people went: a category, or of those missing a reason. */
export interface FlowLeaf {
  readonly standing: StandingCode;
  readonly label: Label;
  readonly people: number;
}

export interface FundsLine {
  readonly label: Label;
  readonly sums: SubsidySums;
}

export interface ProgressModel {
  readonly total: Tally;
  readonly rates: Rates;
  readonly townships: readonly TownshipLine[];
  readonly flows: readonly FlowLeaf[];
  readonly burndown: Burndown;
  readonly month: {
    /** `2020-12`. */
    readonly month: string;
    readonly newlyInsured: number;
    readonly cleared: number;
    readonly before: { readonly date: string; readonly insured: number; readonly missing: number } | null;
    /** Changes of the lists in the month, by kind; null = there were no lists before. */
    readonly changes: readonly { readonly kind: PeopleChange; readonly people: number }[] | null;
  };
  readonly departments: readonly DepartmentLine[];
  readonly funds: { readonly lines: readonly FundsLine[]; readonly total: SubsidySums; readonly paymentsKnown: boolean; readonly paidToOthers: PaidToOthers; readonly documents: readonly string[]; readonly pack: string } | null;
  /** The first of them; `missing` says how many there are. */
  readonly people: { readonly lines: readonly MissingLine[]; readonly missing: number };
}

/**
 * People the page lists at most. A page is mailed and opened on an old computer; a longer list is work for the workbook that is
 * divided among townships.
 */
export const PEOPLE_SHOWN = 1000;

export function progressModel(input: PageInput): ProgressModel {
  const ledger = buildLedger(input);
  const { townships, total } = tallyTownships(ledger, input.reasons);
  const { month } = input;
  const townOf = new Map(ledger.map(({ person, township }) => [person.id, township]));
  const newly = countBy([...month.newlyInsured], townOf);
  const cleared = countBy(month.cleared, townOf);
  const before = month.before === null ? null : new Map(month.before.tallies.townships.map(({ name, tally }) => [name, tally.standings.insured]));
  const now = new Map(townships.map(({ name, tally }) => [name, tally]));
  const nobody = tallyStandings([], input.reasons);
  return {
    total, rates: ratesOf(total), flows: flowsOf(input, ledger, total), burndown: input.burndown,
    townships: inTableOrder([...now.keys(), ...newly.keys(), ...cleared.keys(), ...(before?.keys() ?? [])]).map((name) => {
      const tally = now.get(name) ?? nobody;
      return { name, tally, rates: ratesOf(tally), newlyInsured: newly.get(name) ?? 0, cleared: cleared.get(name) ?? 0, insuredBefore: before === null ? null : (before.get(name) ?? 0) };
    }),
    month: {
      month: month.month, newlyInsured: month.newlyInsured.size, cleared: month.cleared.length,
      before: month.before === null ? null : { date: month.before.date, insured: month.before.tallies.total.standings.insured, missing: missingPeople(ratesOf(month.before.tallies.total).reduced) },
      changes: changesOf(input),
    },
    departments: departmentsOf(input), funds: fundsOf(input, ledger), people: missingPeopleOf(input, ledger),
  };
}

/** Reasons of one standing that are drawn by themselves; the rest are drawn together. */
const REASONS_DRAWN = 5;

/** Every category that occurs; the gap and what is pending by reason, the commonest first. Together they are everybody. */
function flowsOf({ reasons }: PageInput, ledger: readonly LedgerEntry[], total: Tally): FlowLeaf[] {
  return CATEGORY_CODES.filter((code) => total.categories[code] > 0).flatMap((code): FlowLeaf[] => {
    const { standing } = CATEGORIES[code];
    if (standing !== 'gap' && standing !== 'pending') return [{ standing, label: CATEGORIES[code], people: total.categories[code] }];
    const counts = new Map<string, number>();
    for (const { standing: { category, reason } } of ledger) if (category === code) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const sorted = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
    const others = sorted.slice(REASONS_DRAWN).reduce((sum, [, people]) => sum + people, 0);
    return [
      ...sorted.slice(0, REASONS_DRAWN).map(([reason, people]): FlowLeaf => ({ standing, label: reasonLabel(reasons, reason), people })),
      ...(others > 0 ? [{ standing, label: { zh: '其他原因', en: 'other reasons' }, people: others }] : []),
    ];
  });
}

function reasonLabel(reasons: PageInput['reasons'], code: string): Label {
  return Object.hasOwn(reasons, code) ? reasons[code]! : { zh: code, en: code };
}

function changesOf({ changes }: PageInput): ProgressModel['month']['changes'] {
  const later = changes.filter(({ round }) => round > 1);
  if (later.length === 0) return null;
  const all = later.flatMap((round) => round.changes);
  return (Object.keys(PEOPLE_CHANGES) as PeopleChange[]).map((kind) => ({ kind, people: all.filter(({ change }) => change === kind).length })).filter(({ people }) => people > 0);
}

/** Departments in the order of the kinds of list, those of no department last: the same counts as 问题数据清单. */
function departmentsOf({ sheets, sources, issues }: PageInput): DepartmentLine[] {
  const departmentOf = createDepartments(sources);
  const faults = issues.map((found) => ({ department: departmentOf(found.place), severity: severityOf(found) }));
  const read = sheets.map(({ kind, ...counts }) => ({ department: SOURCE_KINDS[kind].department as string, ...counts }));
  const order = [...new Set(Object.values(SOURCE_KINDS).map(({ department }) => department as string)), NO_DEPARTMENT];
  return order.map((department): DepartmentLine => {
    const own = read.filter((sheet) => sheet.department === department);
    const found = faults.filter((fault) => fault.department === department);
    return {
      department, rows: own.reduce((sum, { rows }) => sum + rows, 0), setAside: own.reduce((sum, { setAside }) => sum + setAside, 0),
      errors: found.filter(({ severity }) => severity === 'error').length, warnings: found.filter(({ severity }) => severity === 'warning').length,
    };
  }).filter(({ rows, errors, warnings }) => rows + errors + warnings > 0);
}

function fundsOf({ funds }: PageInput, ledger: readonly LedgerEntry[]): ProgressModel['funds'] {
  if (funds === null) return null;
  const inside = new Set(ledger.map(({ person }) => person.id));
  const basic = funds.subsidies.entitlements.filter(({ personId, programme, due }) => programme === 'basic' && due !== 'none' && inside.has(personId));
  const groups = Map.groupBy(basic, ({ group }) => group);
  return {
    lines: [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, each]) => ({ label: each[0]!.groupLabel, sums: sumEntitlements(each) })),
    total: sumEntitlements(basic), paymentsKnown: funds.subsidies.paymentsKnown, paidToOthers: funds.subsidies.paidToOthers, documents: funds.pack.documents.map(({ number }) => number), pack: funds.pack.name,
  };
}

function missingPeopleOf(input: PageInput, ledger: readonly LedgerEntry[]): ProgressModel['people'] {
  const printer = createPrinter(input);
  const missing = byVillageAndName(ledger.filter(({ standing: { standing } }) => standing === 'gap' || standing === 'pending'));
  return {
    missing: missing.length,
    lines: missing.slice(0, PEOPLE_SHOWN).map(({ person, standing: { standing, reason }, township }) => ({
      township, village: person.place.village, name: printer.text(person.name.display), id: printer.id(person.idText), pending: standing === 'pending',
      reason: reasonLabel(input.reasons, reason), responsible: input.cases?.get(person.id)?.responsible ?? '',
    })),
  };
}
