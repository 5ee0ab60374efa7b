/** What of a case outlives the insurance year 跨年结转: papers that need no renewal, and a reason that reaches into the new year. */
import type { CarriedCase, Case } from '../domain/case.js';
import type { IsoDate } from '../domain/dates.js';
import { settles, verifiedReason, type CaseRulebook } from './proof.js';

/**
 * What next year's case of the same person starts with; null when there is nothing. Everybody is opened anew: a reason that
 * still holds waits to be verified once more, everything else is surveyed again.
 */
export function carryCase(current: Case, rules: Pick<CaseRulebook, 'cases' | 'reasons'>, firstDay: IsoDate): CarriedCase | null {
  if (current.clearedBy === 'merged') return null;
  const reason = verifiedReason(current, firstDay);
  const holds = reason !== null && settles(reason, rules.reasons);
  const evidence = current.evidence.filter(({ kind }) => holds || rules.cases.evidence[kind]?.lasting === true);
  const { caseNumber, contacts, responsible, until, surveyedBy, surveyEnteredBy = '' } = current;
  if (!holds && evidence.length === 0 && contacts.length === 0 && responsible === '') return null;
  return { caseNumber, evidence, contacts, responsible, survey: holds ? { reason, until, by: surveyedBy, ...(surveyEnteredBy === '' ? {} : { enteredBy: surveyEnteredBy }) } : null };
}
