/**
 * Stage ⑥: who is owed which subsidy, what was paid, and what is wrong with it. Amounts, groups and articles come from a policy
 * pack; this file only brings people, rules and payments together.
 */
import type { IsoDate } from '../domain/dates.js';
import { issue, placeOf } from '../domain/issue.js';
import type { Link } from '../domain/link.js';
import type { Identity, Person } from '../domain/person.js';
import type { PolicyPack, Programme } from '../domain/policy.js';
import type { RosterRecord } from '../domain/record.js';
import type { DayRange, EvidenceRules } from '../domain/standing-rules.js';
import type { Standing } from '../domain/standing.js';
import type { SubsidyRules } from '../domain/subsidy-rules.js';
import type { Entitlement, MoneyFound, SubsidyResult, SubsidyWarning, Unentitled } from '../domain/subsidy.js';
import { coveragesOf, type Insured } from './coverage.js';
import { daysBetween } from './days.js';
import { entitle, type Answer, type EntitleContext } from './entitle.js';
import { groupsOf } from './groups.js';
import { inForce, isInForce, type Occasion } from './in-force.js';
import { yuan } from '../text/money.js';
import { readMoney, statesSubsidies } from './payments.js';
import { withRecords, type RecordedSubsidy } from './records.js';
import { watchRules } from './rule-warnings.js';
import { warningsOf } from './warn.js';

/** Everything the stage needs; order of the arrays does not matter. */
export interface SubsidyInput {
  readonly pack: PolicyPack;
  readonly rules: SubsidyRules;
  readonly payment: Pick<EvidenceRules['payment'], 'refundWords' | 'otherWords'>;
  /** Where the pack has no window: the days of the county's own rules. */
  readonly window: DayRange;
  readonly year: number;
  readonly referenceDate: IsoDate;
  /** Division code of the workspace. */
  readonly county: string;
  readonly people: readonly Person[];
  readonly standings: readonly Standing[];
  readonly identitiesOf: (person: Person) => readonly Identity[];
  /** Of these only rows that surely are the person's count. */
  readonly links: readonly Link[];
  /** Kinds of the lists in force: a line of cover with a roster is known, be nobody on it. */
  readonly rosterKinds?: ReadonlySet<string>;
  /** What people recorded beside the payment lists, by person; of any programme and year. */
  readonly records?: ReadonlyMap<string, readonly RecordedSubsidy[]>;
}

/** Entitlements by person id and programme; each person of the population has one for basic insurance, or a reason why not. */
export function computeSubsidies(input: SubsidyInput): SubsidyResult {
  const { pack, rules } = input;
  const occasion: Occasion = { year: input.year, on: input.referenceDate, county: input.county };
  const [window] = inForce(pack.windows, occasion);
  const days = window === undefined ? input.window : { from: window.from < input.window.from ? window.from : input.window.from, to: latest(window.extendedTo ?? window.to, input.window.to) };
  const rostersOf = sureRows(input.links);
  const people = insuredPeople(input, rostersOf, days);
  const context: EntitleContext = { pack, rules, occasion, groups: groupsOf(pack, occasion) };
  const programmes = programmesOf(pack);
  const paymentsKnown = people.some(({ rosters }) => statesSubsidies(rosters));
  const watch = watchRules();
  const entitlements: Entitlement[] = [];
  const unentitled: Unentitled[] = [];
  const personal: SubsidyWarning[] = [];
  const toOthers: number[] = [];
  for (const applicant of people) {
    for (const programme of programmes) {
      const answer = entitle(applicant, programme, context);
      if (answer.kind === 'none') unentitled.push({ personId: applicant.person.id, programme, why: answer.why });
      else {
        entitlements.push(answer.entitlement);
        if (answer.entitlement.due !== 'none') watch.see(answer.taken, answer.offers);
      }
      if (programme === 'basic' && (answer.kind === 'none' || answer.entitlement.due === 'none')) toOthers.push(applicant.money.paidFen - applicant.money.recoveredFen);
      if (programme === 'basic') personal.push(...warningsOf({ applicant, rosters: applicant.rosters, paymentsKnown, ...reading(answer) }));
    }
  }
  for (const warning of strangers(input, rostersOf, days)) {
    personal.push(warning);
    toOthers.push(warning.amountFen ?? 0);
  }
  const wrongly = toOthers.filter((fen) => fen > 0);
  const county = [...outOfForce(pack, occasion), ...watch.warnings(), ...windowWarnings(window?.extendedTo ?? window?.to ?? null, entitlements, input), ...silence(paymentsKnown, entitlements), ...strayRecords(input)];
  return { entitlements, unentitled, warnings: [...county, ...personal], coverages: coveragesOf(pack, people, occasion, input.rosterKinds ?? new Set()), paymentsKnown,
    paidToOthers: { people: wrongly.length, fen: wrongly.reduce((sum, fen) => sum + fen, 0) } };
}

function reading(answer: Answer): { entitlement: Entitlement | null; why: string } {
  return answer.kind === 'none' ? { entitlement: null, why: answer.why.zh } : { entitlement: answer.entitlement, why: '' };
}

/** Basic insurance always; other lines where the pack pays something for them. */
function programmesOf(pack: PolicyPack): Programme[] {
  return [...new Set<Programme>(['basic', ...pack.subsidies.map(({ programme }) => programme)])];
}

function insuredPeople(input: SubsidyInput, rostersOf: ReadonlyMap<string, readonly RosterRecord[]>, window: DayRange): Insured[] {
  const standings = new Map(input.standings.map((standing) => [standing.personId, standing]));
  return [...input.people].sort((left, right) => left.id.length - right.id.length || (left.id < right.id ? -1 : 1)).flatMap((person) => {
    const standing = standings.get(person.id);
    if (standing === undefined) return [];
    const rosters = rostersOf.get(person.id) ?? [];
    return [{ person, standing, identities: input.identitiesOf(person), rosters, money: moneyOf(person.id, rosters, input, window) }];
  });
}

function moneyOf(personId: string, rosters: readonly RosterRecord[], { year, payment, records }: SubsidyInput, window: DayRange): MoneyFound {
  const own = (records?.get(personId) ?? []).filter((record) => record.programme === 'basic' && record.year === year);
  return withRecords(readMoney(rosters, { year, window, words: payment }), own);
}

/** People on a list who are no targets, and were subsidised all the same. */
function strangers(input: SubsidyInput, rostersOf: ReadonlyMap<string, readonly RosterRecord[]>, window: DayRange): SubsidyWarning[] {
  const known = new Set(input.standings.map(({ personId }) => personId));
  return input.people.filter(({ id }) => !known.has(id)).sort((left, right) => left.id.length - right.id.length || (left.id < right.id ? -1 : 1)).flatMap((person) => {
    const money = moneyOf(person.id, rostersOf.get(person.id) ?? [], input, window);
    const kept = money.paidFen - money.recoveredFen;
    const [payment] = money.payments;
    if (kept <= 0 || payment === undefined) return [];
    return [{ issue: issue('subsidy/unlisted-group', placeOf(payment.ref), { name: person.name.display, why: input.rules.noIdentity.zh, paid: yuan(kept) }), personId: person.id, action: 'recover' as const, amountFen: kept, sources: [] }];
  });
}

/** A record of somebody who is on no list any more counts for nobody, and is said. */
function strayRecords({ people, records }: SubsidyInput): SubsidyWarning[] {
  const known = new Set(people.map(({ id }) => id));
  return [...(records ?? [])].filter(([id]) => !known.has(id)).sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, own]) => ({ issue: issue('subsidy/record-without-person', {}, { person: id, count: own.length }), personId: null, action: 'check' as const, amountFen: null, sources: [] }));
}

/** A guess never counts: certain rows, and those a person confirmed. */
function sureRows(links: readonly Link[]): ReadonlyMap<string, readonly RosterRecord[]> {
  const rows = new Map<string, RosterRecord[]>();
  for (const link of links) {
    const sure = link.judgement === 'same' || (link.tier === 'certain' && link.judgement !== 'different');
    if (!sure) continue;
    const known = rows.get(link.personId);
    if (known) known.push(link.roster);
    else rows.set(link.personId, [link.roster]);
  }
  return rows;
}

/** Said of the county as a whole: the window, and how many of those with a subsidy are still out. */
function windowWarnings(to: string | null, entitlements: readonly Entitlement[], { rules, referenceDate }: SubsidyInput): SubsidyWarning[] {
  const people = entitlements.filter(({ programme, due }) => programme === 'basic' && due === 'on-enrolment').length;
  if (to === null || people === 0) return [];
  const days = daysBetween(referenceDate, to);
  if (days > rules.closingDays) return [];
  const found = days >= 0 ? issue('subsidy/window-closing', {}, { days, to, people }) : issue('subsidy/window-closed', {}, { to, people });
  return [{ issue: found, personId: null, action: 'check', amountFen: null, sources: [] }];
}

/** A pack for another year, or from a later day on, pays nobody: that must not look like a county without poor. */
function outOfForce({ subsidies }: PolicyPack, occasion: Occasion): SubsidyWarning[] {
  if (subsidies.length === 0 || subsidies.some((value) => isInForce(value, occasion))) return [];
  const rules = [...new Set(subsidies.map(({ years, inForce: days }) => `${years === undefined ? '' : `${years.from}${years.to === years.from ? '' : `–${years.to ?? ''}`}: `}${days.from}–${days.to ?? ''}`))].sort();
  return [{ issue: issue('subsidy/no-rule-in-force', {}, { rules: rules.join(', '), year: occasion.year, day: occasion.on }), personId: null, action: 'check', amountFen: null, sources: [] }];
}

function silence(paymentsKnown: boolean, entitlements: readonly Entitlement[]): SubsidyWarning[] {
  const people = entitlements.filter(({ programme, due }) => programme === 'basic' && due === 'due').length;
  if (paymentsKnown || people === 0) return [];
  return [{ issue: issue('subsidy/payments-missing', {}, { people }), personId: null, action: 'check', amountFen: null, sources: [] }];
}

function latest(left: string, right: string): string {
  return left > right ? left : right;
}
