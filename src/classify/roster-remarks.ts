/** What a roster row says in its own words 备注, 未参保原因, beside what it says of the insurance. */
import type { RosterRecord } from '../domain/record.js';
import type { EvidenceContext } from './evidence/context.js';
import { rowFinding, type Finding } from './finding.js';
import { reasonOfTopic, type RemarkContext } from './remark-findings.js';
import { readTexts } from './remarks/word-reader.js';

/**
 * The findings of a row of an enrolment roster as its own words leave them. An insurance beside which stands 已退费 or 未缴 is asked; of
 * somebody who is not insured the row's own reason goes before the bare fact. What would excuse or remove him needs its proof.
 */
export function withOwnWords(findings: readonly Finding[], { ref, evidence }: RosterRecord, context: { readonly evidence: EvidenceContext; readonly remarks: RemarkContext }): readonly Finding[] {
  const remarks = evidence?.remarks ?? [];
  if (remarks.length === 0) return findings;
  const { precedence, rules } = context.remarks;
  const { asks, asksIfDenied, explains } = rules.evidence.enrolment;
  const isInsured = ({ reason }: Finding): boolean => precedence.reasonOf(reason).standing === 'insured';
  const text = remarks.join('；');
  if (findings.some(isInsured)) {
    const { states } = readTexts(context.evidence.readers.enrolment, remarks);
    if (!asks.some((topic) => states.get(topic) === 'active') && !asksIfDenied.some((topic) => states.get(topic) === 'denied')) return findings;
    return findings.map((found) => (isInsured(found) ? rowFinding(rules.standings.enrolment.reasons.disputed, ref, `${found.text} ${text}`.trim(), { suggestion: found.reason }) : found));
  }
  if (!findings.every(({ reason }) => explains.includes(reason)) || findings.length === 0) return findings;
  const given = reasonsGiven(text, context.remarks).map((reason): Finding => {
    const { standing } = precedence.reasonOf(reason);
    return standing === 'gap' ? rowFinding(reason, ref, text) : rowFinding(rules.remarks.unproven, ref, text, { suggestion: reason });
  });
  return given.length === 0 ? findings : given;
}

/** The reasons that the words name, notes aside. */
function reasonsGiven(text: string, { lexicon, reader, precedence }: RemarkContext): string[] {
  return [...reader.read(text, true).states].flatMap(([topic, state]) => {
    const reason = reasonOfTopic(topic, state, lexicon);
    return reason === null || precedence.reasonOf(reason).standing === 'note' ? [] : [reason];
  });
}
