/** What the payment lists say of one person and year 缴费与代缴: own money, claims on the treasury, subsidies paid and taken back. */
import { firstDay, lastDay, type IsoDate, type PartialDate } from '../domain/dates.js';
import type { EvidenceFacts, RosterRecord } from '../domain/record.js';
import { compareRefs, type RecordRef } from '../domain/source-ref.js';
import type { DayRange, EvidenceRules } from '../domain/standing-rules.js';
import type { MoneyFound } from '../domain/subsidy.js';

export interface PaymentContext {
  readonly year: number;
  /** Days in which contributions for the year are collected; a row without a year belongs to it by its date. */
  readonly window: DayRange;
  readonly words: Pick<EvidenceRules['payment'], 'refundWords' | 'otherWords'>;
}

interface PaymentRow {
  readonly facts: EvidenceFacts;
  readonly ref: RecordRef;
  readonly county: string;
}

/**
 * Adds up all payment rows of one person. The same payment on two lists (同日同额: a monthly list and the year's) counts once;
 * two rows of one list count twice.
 */
export function readMoney(rosters: readonly RosterRecord[], context: PaymentContext): MoneyFound {
  const rows = rosters.filter((row) => row.kind === 'payment' && row.evidence !== null)
    .map((row): PaymentRow => ({ facts: row.evidence!, ref: row.ref, county: row.place.county }))
    .filter(({ facts }) => isForYear(facts, context) && !says(facts, context.words.otherWords))
    .sort((left, right) => compareRefs(left.ref, right.ref));
  const sums = { ownFen: 0, refundedFen: 0, claimedFen: 0, paidFen: 0, recoveredFen: 0 };
  const payments: MoneyFound['payments'][number][] = [];
  const seen = new Map<string, string>();
  let firstPaidOn: IsoDate | null = null;
  let ownRef: RecordRef | null = null;
  for (const { facts, ref, county } of rows) {
    if (isRepeated(facts, ref, seen)) continue;
    const subsidy = facts.subsidyFen ?? 0;
    const own = ownAmount(facts);
    const back = says(facts, context.words.refundWords);
    const on = facts.on === null ? null : firstDay(facts.on);
    if (back || subsidy < 0) sums.recoveredFen += Math.abs(subsidy);
    else if (subsidy > 0 && on === null) sums.claimedFen += subsidy;
    else if (subsidy > 0) {
      sums.paidFen += subsidy;
      payments.push({ ref, fen: subsidy, on, county });
    }
    if (back || own < 0) sums.refundedFen += Math.abs(own);
    else if (own > 0) {
      sums.ownFen += own;
      ownRef ??= ref;
    }
    if (!back && on !== null && (own > 0 || subsidy > 0) && (firstPaidOn === null || on < firstPaidOn)) firstPaidOn = on;
  }
  if (sums.claimedFen + sums.paidFen + sums.recoveredFen === 0) {
    for (const { ref, fen, on, county } of rosterSubsidies(rosters, context)) {
      sums.paidFen += fen;
      payments.push({ ref, fen, on, county });
      if (on !== null && (firstPaidOn === null || on < firstPaidOn)) firstPaidOn = on;
    }
  }
  return { ...sums, ownFen: sums.ownFen - sums.refundedFen, firstPaidOn, payments, ownRef };
}

/** The subsidy column of an enrolment roster: the only word on it where no payment list has one, and then it counts once. */
function rosterSubsidies(rosters: readonly RosterRecord[], { year, window }: PaymentContext): MoneyFound['payments'] {
  const stated = rosters.flatMap((row) => row.enrolments.flatMap(({ scheme, subsidyFen, years, paidOn }) => {
    const ours = years.length > 0 ? years.includes(year) : paidOn === null || isInside(paidOn, window);
    return scheme === 'resident' && ours && (subsidyFen ?? 0) > 0 ? [{ ref: row.ref, fen: subsidyFen as number, on: paidOn === null ? null : firstDay(paidOn), county: row.place.county }] : [];
  })).sort((left, right) => right.fen - left.fen || compareRefs(left.ref, right.ref));
  return stated.slice(0, 1);
}

/** Whether any payment list, or a roster with a column for it, states subsidies: without one, nothing is known of what was paid. */
export function statesSubsidies(rosters: readonly RosterRecord[]): boolean {
  return rosters.some((row) => (row.kind === 'payment' && typeof row.evidence?.subsidyFen === 'number') || row.enrolments.some(({ subsidyFen }) => typeof subsidyFen === 'number'));
}

/** The list's own column; without one, its only amount, unless that is the subsidy. */
function ownAmount(facts: EvidenceFacts): number {
  if (facts.ownFen !== undefined) return facts.ownFen ?? 0;
  return facts.subsidyFen === undefined ? (facts.amountFen ?? 0) : 0;
}

/** A stated year decides; without one, the day; without both the row speaks of this list's year, as far as its claims go. */
function isForYear(facts: EvidenceFacts, { year, window }: PaymentContext): boolean {
  if (facts.years.length > 0) return facts.years.includes(year);
  if (facts.on === null) return typeof facts.subsidyFen === 'number';
  return isInside(facts.on, window);
}

function isInside(on: PartialDate, window: DayRange): boolean {
  return firstDay(on) >= window.from && lastDay(on) <= window.to;
}

function says(facts: EvidenceFacts, words: readonly string[]): boolean {
  const text = facts.texts.join('；');
  return words.some((word) => text.includes(word));
}

/** True for a dated row that repeats, to day and amounts, a row of another list. */
function isRepeated(facts: EvidenceFacts, ref: RecordRef, seen: Map<string, string>): boolean {
  if (facts.on === null) return false;
  const key = JSON.stringify([facts.on.value, facts.subsidyFen ?? null, facts.ownFen ?? null, facts.amountFen]);
  const list = `${ref.file}\n${ref.sheet}`;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, list);
  return first !== undefined && first !== list;
}
