/** Whether a relation of insurance counts for the year 参保认定: registered is not paid; status, scheme and year decide. */
import { lastDay, type IsoDate } from '../domain/dates.js';
import type { Link } from '../domain/link.js';
import type { Enrolment, RosterRecord, Scheme } from '../domain/record.js';
import type { RecordRef } from '../domain/source-ref.js';
import type { EnrolmentRules } from '../domain/standing-rules.js';
import { collectionWindow, isOldList, paidWithin } from './collection-window.js';
import { rowFinding, type Finding } from './finding.js';
import { judgePlace, saysElsewhere, type OwnPlace } from './insured-place.js';

export interface EnrolmentContext {
  readonly rules: EnrolmentRules;
  readonly year: number;
  readonly referenceDate: IsoDate;
  readonly own: OwnPlace;
  /** The last day that a list can know of, by its file. */
  readonly listDates: ReadonlyMap<string, IsoDate>;
}

/** Findings of one roster row; none for a row that states no relation. `isTakenBack`: another row leaves open what it says is active. */
export function readEnrolments({ roster }: Pick<Link, 'roster'>, context: EnrolmentContext, isTakenBack: ((roster: RosterRecord, enrolment: Enrolment) => boolean) | null = null): Finding[] {
  return roster.enrolments.flatMap((enrolment) => {
    const scheme = enrolment.scheme === 'unknown' ? context.rules.schemeNotStated[roster.kind] : enrolment.scheme;
    if (scheme !== undefined) return readOne(enrolment, scheme, roster.kind === 'offsite', roster.ref, context, isTakenBack?.(roster, enrolment) === true);
    const { statusReasons, reasons } = context.rules;
    return [rowFinding(statusReasons[enrolment.status] ?? reasons.schemeNotStated, roster.ref, enrolment.text)];
  });
}

function readOne(enrolment: Enrolment, scheme: Exclude<Scheme, 'unknown'>, offsiteList: boolean, ref: RecordRef, context: EnrolmentContext, isDisputed: boolean): Finding[] {
  const { rules } = context;
  const { text } = enrolment;
  const status = rules.statusReasons[enrolment.status];
  if (status !== null && enrolment.status !== 'unknown') return [rowFinding(status, ref, text)];
  const kind = rules.schemes[scheme];
  if (!kind.counts) return [rowFinding(kind.reason, ref, text)];

  const year = kind.year === 'annual' ? annualYear(enrolment, context) : currentYear(enrolment, context);
  if (year === 'other') return [rowFinding(rules.reasons.otherYear, ref, text)];
  const reason = insuredReason(enrolment, kind.reason, offsiteList, context);
  // A status cell that is empty or not understood says neither yes nor no; nor does a row whose period is over, who paid last for a year long past, or who stands on an old list without year or payment.
  const isOver = isOfOldList(enrolment, ref, context) || (enrolment.until !== undefined && lastDay(enrolment.until) < context.referenceDate) || (kind.year === 'current' && isPaidLongAgo(enrolment, context));
  const asked = isDisputed ? rules.reasons.disputed : status === null && isOver ? rules.statusReasons.unknown : status;
  if (asked !== null) return [rowFinding(asked, ref, text, { suggestion: reason })];
  if (reason === kind.reason && !offsiteList && saysElsewhere(text, context.own, rules.place)) return [rowFinding(rules.reasons.saidElsewhere, ref, text, { suggestion: rules.reasons.offsite })];
  return [rowFinding(reason, ref, text), ...(year === 'not-stated' ? [rowFinding(rules.yearNotStatedNote, ref, text)] : [])];
}

/** 居民: the year must be this one; without a year, the payment must fall in its window; without both, the row is taken at its word. */
function annualYear(enrolment: Enrolment, { rules, year }: EnrolmentContext): 'this' | 'other' | 'not-stated' {
  if (enrolment.years.length > 0) return enrolment.years.includes(year) ? 'this' : 'other';
  if (enrolment.paidOn === null) return 'not-stated';
  switch (paidWithin(enrolment.paidOn, collectionWindow(year, rules.collection))) {
    case 'inside': return 'this';
    case 'outside': return 'other';
    case 'unclear': return 'not-stated';
  }
}

/** 职工: holds while active; a stated year that ends before this one is over. */
function currentYear(enrolment: Enrolment, { year }: EnrolmentContext): 'this' | 'other' {
  return enrolment.years.length === 0 || enrolment.years.some((stated) => stated >= year) ? 'this' : 'other';
}

/** 最后缴费年月 before the contributions for this year began: whatever its status, the relation may have lapsed since. */
function isPaidLongAgo({ paidOn }: Enrolment, { rules, year }: EnrolmentContext): boolean {
  return paidOn !== null && lastDay(paidOn) < collectionWindow(year, rules.collection).from;
}

function isOfOldList({ years, paidOn }: Enrolment, { file }: RecordRef, { rules, year, listDates }: EnrolmentContext): boolean {
  return years.length === 0 && paidOn === null && isOldList(file, year, listDates, rules.collection);
}

/** Where he is insured in reality: at a university, in another county, or here. */
function insuredReason(enrolment: Enrolment, local: string, offsiteList: boolean, { rules, own }: EnrolmentContext): string {
  if (enrolment.student) return rules.reasons.student;
  switch (judgePlace(enrolment.place, own, rules.place)) {
    case 'elsewhere': return rules.reasons.offsite;
    case 'own': return local;
    case 'unknown': return offsiteList ? rules.reasons.offsite : local;
  }
}
