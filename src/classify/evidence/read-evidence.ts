/** Findings of the evidence rows 佐证 of one person, by the kind of list. */
import type { RosterRecord } from '../../domain/record.js';
import type { Finding } from '../finding.js';
import { isOldList } from '../collection-window.js';
import { readAbroad } from './abroad.js';
import type { EvidenceContext } from './context.js';
import { readPayments } from './payment.js';
import { readStay } from './stay.js';
import { readStudent } from './student.js';
import { readDeath, readPopulationRow, readVital } from './vital.js';

export function readEvidence(records: readonly RosterRecord[], context: EvidenceContext): Finding[] {
  const payments = records.flatMap(({ kind, evidence, ref }) => (kind === 'payment' && evidence !== null ? [{ facts: evidence, ref }] : []));
  return [...records.flatMap((record) => readOne(record, context)), ...readPayments(payments, context)];
}

function readOne({ kind, evidence: facts, ref }: RosterRecord, context: EvidenceContext): Finding[] {
  if (facts === null) return [];
  const { rules, referenceDate, readers, year, listDates } = context;
  const unclear = rules.evidence.unclear;
  const isOld = isOldList(ref.file, year, listDates, rules.standings.enrolment.collection);
  switch (kind) {
    case 'military':
      return readStay(facts, ref, { rules: rules.evidence.military, reader: readers.military, referenceDate, unclear, isOldList: isOld });
    case 'prison':
      return readStay(facts, ref, { rules: rules.evidence.prison, reader: readers.prison, referenceDate, unclear, isOldList: isOld });
    case 'abroad':
      return readAbroad(facts, ref, context);
    case 'death':
      return readDeath(facts, ref, context);
    case 'population':
      return readPopulationRow(facts, ref, context);
    case 'student':
      return readStudent(facts, ref, context, isOld);
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
