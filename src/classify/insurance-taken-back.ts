/** Insurance of one row that another row of the person takes back: money paid back, or a list that says it was over. */
import { firstDay, lastDay } from '../domain/dates.js';
import type { Link } from '../domain/link.js';
import type { Enrolment, RosterRecord } from '../domain/record.js';
import { collectionWindow } from './collection-window.js';
import type { EnrolmentContext } from './enrolment.js';

type Rows = readonly Pick<Link, 'roster'>[];

/** Whether the rows of one person leave open what one of them says is active; null for nearly everybody: nothing is taken back. */
export function insuranceTakenBack(rows: Rows, context: EnrolmentContext): ((roster: RosterRecord, enrolment: Enrolment) => boolean) | null {
  const refunded = isRefunded(rows, context);
  const ends = rows.length < 2 ? [] : endsOf(rows, context);
  if (!refunded && ends.length === 0) return null;
  return (roster, enrolment) => enrolment.status === 'active' && ((refunded && enrolment.scheme === 'resident' && (enrolment.amountFen ?? 0) > 0)
    || ends.some((end) => end.roster.kind === roster.kind && !isOneSheet(end.roster, roster) && mayEnd(end.enrolment, enrolment, context)));
}

/** Whether the rows take back all that they show as paid for residents' insurance of the year: 320 and −320. */
function isRefunded(rows: Rows, { year }: EnrolmentContext): boolean {
  if (!rows.some(({ roster }) => roster.enrolments.some(({ amountFen }) => amountFen !== null && amountFen < 0))) return false;
  const amounts = rows.flatMap(({ roster }) => roster.enrolments.flatMap(({ scheme, years, amountFen }) => (scheme === 'resident' && amountFen !== null && (years.length === 0 || years.includes(year)) ? [amountFen] : [])));
  return amounts.some((fen) => fen < 0) && amounts.reduce((sum, fen) => sum + fen, 0) <= 0;
}

/** What says that it is over. An unpaid row does not: whoever is on a list of arrears has often paid since. */
function endsOf(rows: Rows, { rules: { takenBackBy } }: EnrolmentContext): { readonly roster: RosterRecord; readonly enrolment: Enrolment }[] {
  return rows.flatMap(({ roster }) => roster.enrolments.flatMap((enrolment) => (takenBackBy.includes(enrolment.status) ? [{ roster, enrolment }] : [])));
}

/** Of one sheet all was written down at one time: 终止 beside 正常 is a move, and what runs counts. */
function isOneSheet({ ref: one }: RosterRecord, { ref: other }: RosterRecord): boolean {
  return one.file === other.file && one.sheet === other.sheet;
}

/** Whether the end of a relation may be that of the one that is said to run: the same scheme, not of another place or year, and not before it was paid. */
function mayEnd(end: Enrolment, running: Enrolment, { rules, year }: EnrolmentContext): boolean {
  if (end.scheme !== running.scheme && end.scheme !== 'unknown') return false;
  if (end.place !== '' && running.place !== '' && end.place !== running.place) return false;
  if (end.years.length > 0 && !end.years.includes(year)) return false;
  if (end.until === undefined) return true;
  if (running.paidOn !== null && firstDay(running.paidOn) > lastDay(end.until)) return false;
  return lastDay(end.until) >= collectionWindow(year, rules.collection).from;
}
