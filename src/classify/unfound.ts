/** What is said of somebody of whom no row decides anything: not found, or not to be found by his number. */
import { addDays, type IsoDate } from '../domain/dates.js';
import type { Person } from '../domain/person.js';
import type { StandingPrecedence } from '../domain/standing-rules.js';
import { rowFinding, type Finding } from './finding.js';

/** What nothing says of anybody is the same for all. */
export interface Nothing {
  readonly notFound: Finding;
  readonly newborn: Finding;
  /** Born on this day or later, and not after {@link until}: newborn. The day of birth does not count, so that the last of the days is in. */
  readonly since: IsoDate;
  readonly until: IsoDate;
  readonly newbornDays: number;
  readonly asked: string;
}

export function nothingKnown(rules: StandingPrecedence, referenceDate: IsoDate): Nothing {
  const { notFound, newborn } = rules.nothing;
  return { notFound: nothing(notFound), newborn: nothing(newborn), since: addDays(referenceDate, -rules.newbornDays), until: referenceDate, newbornDays: rules.newbornDays, asked: rules.questions.number };
}

/** The weakest findings of everybody; the order of precedence puts them last. A birth still to come (a wrong date) is nobody's. */
export function unfound(person: Person, hasCertainRow: boolean, numberIsShared: boolean, { notFound, newborn, since, until, newbornDays, asked }: Nothing): Finding[] {
  const findings: Finding[] = [notFound];
  if (person.birthDate !== null && person.birthDate >= since && person.birthDate <= until) findings.push({ ...newborn, until: addDays(person.birthDate, newbornDays) });
  // 证件号错误无法核实: finding nothing under a broken number, or under one that others of the lists have too, proves nothing. Another document can be looked up.
  const [first] = person.rows;
  const usable = !numberIsShared && (person.idNumber !== null || person.rows.some((row) => row.id.kind === 'valid' || row.id.kind === 'document'));
  if (!hasCertainRow && !usable && first) findings.push(rowFinding(asked, first.ref, '', { suggestion: notFound.reason }));
  return findings;
}

function nothing(reason: string): Finding {
  return { reason, basis: { kind: 'absence' }, until: null, suggestion: null, text: '' };
}
