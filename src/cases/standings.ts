/** What verified cases make of their people 核实后的参保结论, in place of what the lists say. */
import type { Case } from '../domain/case.js';
import type { IsoDate } from '../domain/dates.js';
import type { Standing } from '../domain/standing.js';
import { isStronger, settles, verifiedReason, type CaseRulebook } from './proof.js';

/**
 * The standing of a person of the lists, given his case. A verified reason stands against everything open and every gap, and
 * against a row only if the precedence puts it first. A verified reason that leaves a gap says why the person is one, unless
 * a question is open that only a judgement can answer.
 */
export function standingOf(listed: Standing, current: Case | undefined, rules: CaseRulebook, day: IsoDate): Standing {
  const reason = current === undefined ? null : verifiedReason(current, day);
  const entry = reason === null ? undefined : rules.reasons[reason];
  if (current === undefined || reason === null || entry === undefined || entry.standing === 'note' || entry.category === null) return listed;
  const open = listed.standing === 'gap' || listed.standing === 'pending';
  if (settles(reason, rules.reasons)) {
    if (!open && !isStronger(reason, listed.reason, rules.precedence)) return listed;
  } else if (entry.standing !== 'gap' || !open || rules.cases.openQuestions.includes(listed.reason)) return listed;
  return { personId: listed.personId, standing: entry.standing, category: entry.category, reason, basis: { kind: 'event', event: current.caseNumber }, until: current.until, suggestion: null, notes: listed.notes };
}

/** Only the standings that a case has changed. */
export function standingsFromCases(listed: Iterable<Standing>, cases: Iterable<Case>, rules: CaseRulebook, day: IsoDate): Standing[] {
  const byPerson = new Map<string, Case>();
  for (const each of cases) if (verifiedReason(each, day) !== null) byPerson.set(each.personId, each);
  const changed: Standing[] = [];
  for (const standing of listed) {
    const now = standingOf(standing, byPerson.get(standing.personId), rules, day);
    if (now !== standing) changed.push(now);
  }
  return changed;
}
