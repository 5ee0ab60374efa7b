/** What is said of somebody of whom no row decides anything: not found, or not to be found by his number. */
import type { IsoDate } from '../domain/dates.js';
import type { Person } from '../domain/person.js';
import type { StandingPrecedence } from '../domain/standing-rules.js';
import { rowFinding, type Finding } from './finding.js';

/** The weakest findings of everybody; the order of precedence puts them last. */
export function unfound(person: Person, hasCertainRow: boolean, rules: StandingPrecedence, referenceDate: IsoDate): Finding[] {
  const { notFound, newborn } = rules.nothing;
  const findings: Finding[] = [nothing(notFound)];
  if (person.birthDate !== null && daysBetween(person.birthDate, referenceDate) < rules.newbornDays) findings.push(nothing(newborn));
  // 证件号错误无法核实: finding nothing under a broken number proves nothing. Another document can be looked up.
  const [first] = person.rows;
  const usable = person.idNumber !== null || person.rows.some((row) => row.id.kind === 'valid' || row.id.kind === 'document');
  if (!hasCertainRow && !usable && first) findings.push(rowFinding(rules.questions.number, first.ref, '', { suggestion: notFound }));
  return findings;
}

function nothing(reason: string): Finding {
  return { reason, basis: { kind: 'absence' }, until: null, suggestion: null, text: '' };
}

/** Days from one day to a later one; endless for a birth that is still to come (a wrong date). */
function daysBetween(from: IsoDate, to: IsoDate): number {
  const day = (date: IsoDate): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / 86_400_000;
  const days = day(to) - day(from);
  return days < 0 ? Number.POSITIVE_INFINITY : days;
}
