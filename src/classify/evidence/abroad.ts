/** 出国（境）: only those who settled are excused; work, study, travel and visits end. */
import type { EvidenceFacts } from '../../domain/record.js';
import type { RecordRef } from '../../domain/source-ref.js';
import { rowFinding, type Finding } from '../finding.js';
import { readTexts } from '../remarks/word-reader.js';
import type { EvidenceContext } from './context.js';
import { readStay } from './stay.js';

export function readAbroad(facts: EvidenceFacts, ref: RecordRef, context: EvidenceContext): Finding[] {
  const rules = context.rules.evidence.abroad;
  const reader = context.readers.abroad;
  const settled = facts.insured ?? stated(readTexts(reader, facts.texts).states.get(rules.settledTopic));
  const stay = { rules, reader, referenceDate: context.referenceDate, unclear: context.rules.evidence.unclear, isOldList: false };
  // 留学后定居: he settled, whatever he left for.
  if (settled === true) return readStay(facts, ref, { ...stay, rules: { ...rules, never: [] } });
  if (settled === false) return [rowFinding(rules.deniedNote, ref, facts.texts.join('；'))];
  const findings = readStay(facts, ref, stay);
  return rules.unstated === 'counts' ? findings : findings.map((finding) => (finding.reason === rules.reason ? rowFinding(rules.deniedNote, ref, finding.text) : finding));
}

function stated(state: string | undefined): boolean | null {
  if (state === 'active') return true;
  return state === 'denied' ? false : null;
}
