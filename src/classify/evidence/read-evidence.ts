/** Findings of the evidence rows 佐证 of one person, by the kind of list. */
import type { RosterRecord } from '../../domain/record.js';
import type { Finding } from '../finding.js';
import { readAbroad } from './abroad.js';
import type { EvidenceContext } from './context.js';
import { readPayments } from './payment.js';
import { readStay } from './stay.js';
import { readStudent } from './student.js';
import { readDeath, readPopulationRow, readVital } from './vital.js';

export function readEvidence(records: readonly RosterRecord[], context: EvidenceContext): Finding[] {
  const payments = records.flatMap(({ kind, evidence, ref }) => (kind === 'payment' && evidence !== null ? [{ facts: evidence, ref }] : []));
  return withDeathsTakenBack([...records.flatMap((record) => readOne(record, context)), ...readPayments(payments, context)], context);
}

/** A death that another row takes back (误报，健在) is asked: the list that corrects an earlier one stands beside it. */
function withDeathsTakenBack(findings: Finding[], { rules: { evidence: { death, unclear } } }: EvidenceContext): Finding[] {
  if (!findings.some(({ reason }) => reason === death.deniedNote)) return findings;
  return findings.map((finding) => (finding.reason === death.reason ? { ...finding, reason: unclear, suggestion: death.reason } : finding));
}

function readOne({ kind, evidence: facts, ref }: RosterRecord, context: EvidenceContext): Finding[] {
  if (facts === null) return [];
  const { rules, referenceDate, readers } = context;
  switch (kind) {
    case 'military':
      return readStay(facts, ref, { rules: rules.evidence.military, reader: readers.military, referenceDate, unclear: rules.evidence.unclear });
    case 'prison':
      return readStay(facts, ref, { rules: rules.evidence.prison, reader: readers.prison, referenceDate, unclear: rules.evidence.unclear });
    case 'abroad':
      return readAbroad(facts, ref, context);
    case 'death':
      return readDeath(facts, ref, context);
    case 'population':
      return readPopulationRow(facts, ref, context);
    case 'student':
      return readStudent(facts, ref, context);
    case 'payment': // all of a person's together, see readPayments
    case 'critical-illness': // other lines of cover say nothing of basic insurance
    case 'medical-aid':
    case 'commercial':
    case 'family-doctor':
      return [];
    case 'resident':
    case 'employee':
    case 'offsite':
      return readVital(facts, ref, context);
  }
}
