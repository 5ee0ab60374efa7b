/** Warnings about one person's subsidy 个人预警: what was paid against what was owed. */
import { lastDay, type IsoDate } from '../domain/dates.js';
import { issue, placeOf, type Issue } from '../domain/issue.js';
import { IDENTITIES } from '../domain/person.js';
import type { PolicySource } from '../domain/policy.js';
import type { RosterRecord } from '../domain/record.js';
import { formatRef } from '../domain/source-ref.js';
import type { Entitlement, MoneyFound, SubsidyAction, SubsidyWarning } from '../domain/subsidy.js';
import type { Applicant } from './entitle.js';
import { firstDayOf, lastDayOf } from './days.js';
import { yuan } from '../text/money.js';

/** What one person's warnings are made from. */
export interface Case {
  readonly applicant: Applicant;
  /** The entitlement to basic insurance, or why there is none. */
  readonly entitlement: Entitlement | null;
  readonly why: string;
  /** The person's certain roster rows. */
  readonly rosters: readonly RosterRecord[];
  readonly paymentsKnown: boolean;
}

/** Every warning of one person, in a fixed order. */
export function warningsOf(one: Case): SubsidyWarning[] {
  const { applicant: { money } } = one;
  const kept = money.paidFen - money.recoveredFen;
  return [
    ...(kept > 0 ? [...tooMuchPaid(one, kept), ...inTwoPlaces(one, kept), ...offStandard(one, kept)] : []),
    ...paidHerself(one, kept),
    ...notPaid(one),
  ];
}

/** What is to be recovered, no yuan of it twice: a payment that nobody was owed is not also one too many, and what came back is not asked for again. */
function tooMuchPaid(one: Case, kept: number): SubsidyWarning[] {
  const { standing, money } = one.applicant;
  const wrongly = wronglyPaid(one, kept);
  if (wrongly.length > 0 && standing.category !== 'deceased') return wrongly; // all of it
  const after = paidAfterDeath(one);
  const settled = Math.max(0, money.recoveredFen - sumOf(after));
  return [...wrongly, ...paidTwice(one, money.payments.filter((payment) => !after.includes(payment)), settled)];
}

/** Money for somebody who was owed none: insured elsewhere by law, dead, out of the group, in no group. */
function wronglyPaid(one: Case, kept: number): SubsidyWarning[] {
  const { applicant, entitlement, why } = one;
  const { standing, money } = applicant;
  const [payment] = money.payments;
  const paid = yuan(kept);
  const warn = (found: Issue, sources: readonly PolicySource[] = []): SubsidyWarning[] => [warning(one, found, 'recover', kept, sources)];
  const place = payment === undefined ? {} : placeOf(payment.ref);
  const name = applicant.person.name.display;
  if (standing.category === 'employee') return warn(issue('subsidy/employee-insured', place, { name, paid }));
  if (standing.category === 'deceased') {
    const died = deathDay(one.rosters);
    const after = paidAfterDeath(one);
    const fen = sumOf(after) - money.recoveredFen;
    const [first] = after;
    return first === undefined || fen <= 0 ? [] : [warning(one, issue('subsidy/paid-after-death', placeOf(first.ref), { name, died: died ?? '（日期未填）', on: first.on ?? '（日期未填）', paid: yuan(fen) }), 'recover', fen, [])];
  }
  const ended = endedIdentity(applicant, money);
  if (ended !== null) return warn(issue('subsidy/identity-ended', place, { name, group: ended.group, until: ended.until === '' ? '（日期未填）' : ended.until, on: payment?.on ?? '（日期未填）', paid }));
  return entitlement === null ? warn(issue('subsidy/unlisted-group', place, { name, why, paid })) : [];
}

/** Payments of somebody who had died before; of a day that nobody states, all of them. */
function paidAfterDeath({ applicant: { standing, money }, rosters }: Case): MoneyFound['payments'] {
  if (standing.category !== 'deceased') return [];
  const died = deathDay(rosters);
  return money.payments.filter(({ on }) => died === null || on === null || on > died);
}

function sumOf(payments: MoneyFound['payments']): number {
  return payments.reduce((sum, { fen }) => sum + fen, 0);
}

/** @param settled what was recovered of these payments already */
function paidTwice(one: Case, payments: MoneyFound['payments'], settled: number): SubsidyWarning[] {
  const { person, money } = one.applicant;
  const [first, ...more] = payments;
  const fen = sumOf(more) - settled;
  if (first === undefined || fen <= 0) return [];
  const all = payments.length === money.payments.length ? money.paidFen : sumOf(payments);
  const params = { name: person.name.display, count: payments.length, paid: yuan(all), places: payments.map(({ ref }) => formatRef(ref)).join('；') };
  return [warning(one, issue('subsidy/paid-twice', placeOf((more[0] ?? first).ref), params), 'recover', fen, [])];
}

/** Two counties on the payment lists, or insured elsewhere as the standing says. */
function inTwoPlaces(one: Case, kept: number): SubsidyWarning[] {
  const { person, money, standing } = one.applicant;
  const counties = [...new Set(money.payments.map(({ county }) => county).filter((county) => county !== ''))];
  const elsewhere = standing.category === 'offsite' && standing.basis.kind === 'row' ? formatRef(standing.basis.ref) : '';
  const other = counties.length > 1 ? counties.join('、') : elsewhere;
  if (other === '') return [];
  const [first] = money.payments;
  return [warning(one, issue('subsidy/paid-in-two-places', first === undefined ? {} : placeOf(first.ref), { name: person.name.display, paid: yuan(kept), other }), 'check', kept, [])];
}

/** More or less than the standard; twice paid is said above, and a floor has no upper end. */
function offStandard(one: Case, kept: number): SubsidyWarning[] {
  const { applicant: { person, money }, entitlement } = one;
  if (entitlement === null || entitlement.amountFen === null || entitlement.due === 'none' || money.payments.length > 1) return [];
  const { amountFen, atLeast, source } = entitlement;
  const place = money.payments[0] === undefined ? {} : placeOf(money.payments[0].ref);
  const name = person.name.display;
  if (kept < amountFen) return [warning(one, issue('subsidy/paid-below-standard', place, { name, amount: yuan(amountFen), paid: yuan(kept), missing: yuan(amountFen - kept) }), 'pay', amountFen - kept, [source])];
  if (kept > amountFen && !atLeast) return [warning(one, issue('subsidy/paid-above-standard', place, { name, amount: yuan(amountFen), paid: yuan(kept), over: yuan(kept - amountFen) }), 'recover', kept - amountFen, [source])];
  return [];
}

/** She paid more than her own part, and nothing was paid for her. */
function paidHerself(one: Case, kept: number): SubsidyWarning[] {
  const { applicant: { person, money }, entitlement } = one;
  if (entitlement === null || kept > 0 || entitlement.amountFen === null || entitlement.ownFen === null || (entitlement.due !== 'due' && entitlement.due !== 'question')) return [];
  const back = Math.min(money.ownFen - entitlement.ownFen, entitlement.amountFen);
  if (back <= 0) return [];
  const used = entitlement.held.find(({ code }) => code === entitlement.group);
  const from = used?.identity.from ?? '';
  const place = money.ownRef === null ? {} : placeOf(money.ownRef);
  const common = { name: person.name.display, own: yuan(money.ownFen), back: yuan(back) };
  const found = from !== '' && money.firstPaidOn !== null && money.firstPaidOn < firstDayOf(from)
    ? issue('subsidy/paid-before-identified', place, { ...common, on: money.firstPaidOn, from, group: entitlement.groupLabel.zh })
    : issue('subsidy/paid-herself', place, { ...common, amount: yuan(entitlement.amountFen) });
  return [warning(one, found, 'refund', back, [entitlement.source])];
}

function notPaid(one: Case): SubsidyWarning[] {
  const { applicant: { person, money }, entitlement, paymentsKnown } = one;
  if (!paymentsKnown || entitlement === null || entitlement.due !== 'due' || entitlement.state !== 'eligible' || entitlement.amountFen === 0) return [];
  if (entitlement.ownFen !== null && money.ownFen > entitlement.ownFen) return []; // said as paid herself
  const amount = entitlement.amountFen === null ? '（金额未定）' : yuan(entitlement.amountFen);
  const [row] = person.rows;
  return [warning(one, issue('subsidy/not-paid', row === undefined ? {} : placeOf(row.ref), { name: person.name.display, amount }), 'pay', entitlement.amountFen, [entitlement.source])];
}

function warning(one: Case, found: Issue, action: SubsidyAction, amountFen: number | null, sources: readonly PolicySource[]): SubsidyWarning {
  return { issue: found, personId: one.applicant.person.id, action, amountFen, sources };
}

/** The day of death as the evidence states it, the earliest; a month or a year counts by its last day, in favour of the payment. */
function deathDay(rosters: readonly RosterRecord[]): IsoDate | null {
  const days = rosters.filter((row) => row.kind === 'death' || row.kind === 'population').flatMap((row) => (row.evidence?.on ? [lastDay(row.evidence.on)] : []));
  return days.sort()[0] ?? null;
}

/** All identities had ended before the subsidy was paid. */
function endedIdentity({ identities }: Applicant, { payments }: MoneyFound): { group: string; until: string } | null {
  const [last] = [...identities].sort((left, right) => (left.until > right.until ? -1 : 1));
  if (last === undefined || identities.some(({ ended }) => !ended)) return null;
  const late = payments.some(({ on }) => on === null || last.until === '' || on > lastDayOf(last.until));
  return late ? { group: IDENTITIES[last.code].zh, until: last.until } : null;
}
