/** When a reason is proven 佐证, how long it holds, and what it is worth against what the lists say. */
import type { Case } from '../domain/case.js';
import type { CaseRules, Expiry } from '../domain/case-rules.js';
import { addDays, isoDate, type IsoDate } from '../domain/dates.js';
import type { ReasonEntry } from '../domain/standing-rules.js';
import type { Standing } from '../domain/standing.js';
import { formatRef } from '../domain/source-ref.js';

/** What of the rules cases need; the day the window closes comes from `standings.yaml`. */
export interface CaseRulebook {
  readonly cases: CaseRules;
  readonly reasons: Readonly<Record<string, ReasonEntry>>;
  /** Reason codes from strongest to weakest. */
  readonly precedence: readonly string[];
  readonly year: number;
  readonly windowEnd: IsoDate;
}

/** Whether the evidence on record, or the contacts, prove the reason. A reason for which nothing is asked is always proven. */
export function isProven(reason: string, { evidence, contacts }: Pick<Case, 'evidence' | 'contacts'>, rules: CaseRules): boolean {
  const asked = rules.reasons[reason];
  if (asked === undefined) return false;
  if (asked.evidence.length === 0 && asked.contacts === undefined) return true;
  const there = new Set(evidence.map(({ kind }) => kind));
  if (asked.evidence.some((needed) => (typeof needed === 'string' ? there.has(needed) : needed.every((kind) => there.has(kind))))) return true;
  return asked.contacts !== undefined && contacts.length >= asked.contacts;
}

/** Whether a verified reason settles the case: only what makes somebody insured, excused or removed does. */
export function settles(reason: string, reasons: CaseRulebook['reasons']): boolean {
  const standing = reasons[reason]?.standing;
  return standing === 'insured' || standing === 'excused' || standing === 'removed';
}

/** The day until which a reason found on `on` holds when nobody says otherwise; null = for good. */
export function expiryOf(reason: string, on: IsoDate, book: CaseRulebook): IsoDate | null {
  const expires = book.cases.reasons[reason]?.expires;
  return expires === undefined ? null : dayOf(expires, on, book);
}

function dayOf(expires: Expiry, on: IsoDate, { year, windowEnd }: CaseRulebook): IsoDate {
  if ('days' in expires) return addDays(on, expires.days);
  return expires.on === 'window-end' ? windowEnd : (isoDate(year, 12, 31) as IsoDate);
}

/** A row that proves what the lists say of somebody; null when they say so without one, or when such a row proves nothing by itself. */
export function rowProof(standing: Standing, rules: CaseRules): { readonly by: 'enrolment' | 'row'; readonly basis: string } | null {
  const by = rules.reasons[standing.reason]?.row;
  if (by === undefined || standing.basis.kind !== 'row' || (standing.standing !== 'insured' && standing.standing !== 'excused' && standing.standing !== 'removed')) return null;
  return { by, basis: formatRef(standing.basis.ref) };
}

/** What a row proves, wherever it stands: the reason with the fingerprint of the row; empty when the fingerprint is not known. */
export function markOf(reason: string, fingerprint = ''): string {
  return fingerprint === '' ? '' : `${reason}:${fingerprint}`;
}

/** Whether `reason` goes before `other`; a reason that the precedence does not name is the weakest. */
export function isStronger(reason: string, other: string, precedence: readonly string[]): boolean {
  const rank = (code: string): number => { const at = precedence.indexOf(code); return at < 0 ? precedence.length : at; };
  return rank(reason) < rank(other);
}

/** The reason that a person verified and that still holds on `day`; null when there is none. */
export function verifiedReason(current: Pick<Case, 'state' | 'clearedBy' | 'reason' | 'until'>, day: IsoDate): string | null {
  const holds = current.state === 'verified' || (current.state === 'cleared' && current.clearedBy === 'reason');
  return holds && (current.until === null || current.until >= day) ? current.reason : null;
}
