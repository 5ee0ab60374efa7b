/** 税务缴费: money paid for the year that is on no roster yet is a question 已缴费未到账, never insurance. */
import type { EvidenceFacts } from '../../domain/record.js';
import { compareRefs, type RecordRef } from '../../domain/source-ref.js';
import { collectionWindow, paidWithin } from '../collection-window.js';
import { rowFinding, type Finding } from '../finding.js';
import type { EvidenceContext } from './context.js';

/** All payment rows of one person together: a refund takes back what was paid. */
export function readPayments(rows: readonly { readonly facts: EvidenceFacts; readonly ref: RecordRef }[], context: EvidenceContext): Finding[] {
  const rules = context.rules.evidence.payment;
  const words = (facts: EvidenceFacts): string => facts.texts.join('；');
  const says = (facts: EvidenceFacts, list: readonly string[]): boolean => list.some((word) => words(facts).includes(word));
  const medical = [...rows].sort((a, b) => compareRefs(a.ref, b.ref)).filter(({ facts }) => !says(facts, rules.otherWords));
  const findings: Finding[] = [];
  const paid: { ref: RecordRef; facts: EvidenceFacts }[] = [];
  let paidFen = 0;
  let refundedFen = 0;
  let refundOfAll = false;
  for (const { facts, ref } of medical) {
    if (!isForYear(facts, context)) {
      findings.push(rowFinding(rules.otherYearNote, ref, words(facts)));
    } else if (says(facts, rules.refundWords) || (facts.amountFen !== null && facts.amountFen < 0)) {
      refundedFen += Math.abs(facts.amountFen ?? 0);
      refundOfAll ||= facts.amountFen === null;
      findings.push(rowFinding(rules.refundNote, ref, words(facts)));
    } else if (facts.amountFen !== 0) {
      paidFen += facts.amountFen ?? 0;
      paid.push({ ref, facts });
    }
  }
  const refunded = refundOfAll || (refundedFen > 0 && refundedFen >= paidFen);
  const [first] = paid;
  if (first && !refunded) findings.push(rowFinding(rules.reason, first.ref, words(first.facts), { suggestion: rules.suggestion }));
  return findings;
}

/** A stated year decides; without one, the day of payment; without both, nothing is proven. */
function isForYear(facts: EvidenceFacts, { rules, year }: EvidenceContext): boolean {
  if (facts.years.length > 0) return facts.years.includes(year);
  return facts.on !== null && paidWithin(facts.on, collectionWindow(year, rules.standings.enrolment.collection)) === 'inside';
}
