/** What an event makes of a case: `evolve` is total, so that a history from which a step was taken back still folds. */
import type { Case, CaseEvent, CaseStamp, CaseStateCode } from '../domain/case.js';
import { markOf } from './proof.js';

const UNTOUCHED: readonly CaseStateCode[] = ['to-survey', 'reopened'];

/** The case after the event; without a `CaseOpened` before it an event says nothing. An event that no longer fits changes nothing. */
export function evolve(current: Case | null, event: CaseEvent, stamp: CaseStamp): Case | null {
  if (current === null) return event.type === 'CaseOpened' ? opened(event, stamp) : null;
  switch (event.type) {
    case 'CaseOpened': return current;
    case 'CaseStandingChanged': return { ...current, standing: event.standing, listReason: event.reason, listedSince: event.on };
    case 'CaseAssigned': return { ...begun(current), responsible: event.responsible, due: event.due };
    case 'CaseContacted': return { ...begun(current), contacts: [...current.contacts, event.contact] };
    case 'CaseEvidenceAdded': return { ...begun(current), evidence: [...current.evidence, event.evidence] };
    case 'CaseNoted': return { ...current, notes: [...current.notes, { at: stamp.at, by: stamp.actor, text: event.text }] };
    case 'CaseSurveyed':
      return current.state === 'cleared' ? current : { ...current, state: 'to-verify', reason: event.reason, until: event.until, surveyedBy: event.by, surveyEnteredBy: stamp.actor, verifiedBy: '' };
    case 'CaseVerified': return current.state === 'to-verify' && current.reason !== null ? { ...current, state: 'verified', verifiedBy: event.by } : current;
    case 'CaseReturned':
      return current.state === 'to-verify' || current.state === 'verified' ? { ...current, state: 'surveying', verifiedBy: '', notes: [...current.notes, { at: stamp.at, by: stamp.actor, text: event.why }] } : current;
    case 'CaseCleared': return cleared(current, event, stamp);
    case 'CaseReopened': return reopened(current, event);
  }
}

function opened(event: Extract<CaseEvent, { type: 'CaseOpened' }>, { caseNumber, at }: CaseStamp): Case {
  const { survey = null, evidence = [], contacts = [], responsible = '', caseNumber: previousCase = '' } = event.carried ?? {};
  return {
    caseNumber, personId: event.personId, programme: event.programme, year: event.year, state: survey === null ? 'to-survey' : 'to-verify',
    standing: event.standing, listReason: event.reason, listedSince: event.on, reason: survey?.reason ?? null, until: survey?.until ?? null, evidence, earlierEvidence: [], contacts,
    responsible, due: null, notes: [], surveyedBy: survey?.by ?? '', surveyEnteredBy: survey?.enteredBy ?? '', verifiedBy: '', clearedBy: null, clearedReason: '', basis: '', disputed: '', interrupted: null, previousCase,
    openedAt: at, clearedAt: '', reopened: 0, reopenedFor: null,
  };
}

/** Whoever lays a hand on an untouched case has begun the survey 排查中. */
function begun(current: Case): Case {
  return UNTOUCHED.includes(current.state) ? { ...current, state: 'surveying' } : current;
}

function cleared(current: Case, event: Extract<CaseEvent, { type: 'CaseCleared' }>, { at }: CaseStamp): Case {
  if (event.by === 'reason' && current.state !== 'verified') return current; // the verification was taken back
  const { state, clearedBy, clearedReason, basis, basisMark = '', clearedAt } = current;
  const leaves = event.by === 'left' || event.by === 'merged';
  const interrupted = leaves ? (current.interrupted ?? { state, clearedBy, clearedReason, basis, basisMark, clearedAt }) : null;
  return { ...current, state: 'cleared', clearedBy: event.by, clearedReason: event.reason, basis: event.basis, basisMark: event.mark ?? '', clearedAt: at, interrupted };
}

function reopened(current: Case, event: Extract<CaseEvent, { type: 'CaseReopened' }>): Case {
  if (current.state !== 'cleared' && current.state !== 'verified') return current;
  const again = { ...current, reopened: current.reopened + 1, reopenedFor: event.for };
  if (event.for === 'returned' && (current.clearedBy === 'left' || current.clearedBy === 'merged')) { // as it stood when its person left the lists
    const before = current.interrupted;
    if (before !== null && before.state !== 'to-survey') return { ...again, ...before, interrupted: null };
    return { ...again, state: 'reopened', clearedBy: null, clearedReason: '', basis: '', basisMark: '', clearedAt: '', interrupted: null };
  }
  const open = { ...again, state: 'reopened' as const, verifiedBy: '', clearedBy: null, clearedReason: '', basis: '', basisMark: '', clearedAt: '', interrupted: null };
  if (event.for === 'by-hand') return { ...open, disputed: current.basis, disputedMark: markOf(current.clearedReason, current.basisMark) };
  // What was surveyed before somebody enrolled does not rest on the enrolment row.
  if (event.for === 'fell-out' || current.clearedBy === 'enrolment') return open;
  // What was proven holds no more: neither does its proof.
  return { ...open, reason: null, until: null, surveyedBy: '', surveyEnteredBy: '', evidence: [], earlierEvidence: [...current.earlierEvidence, ...current.evidence] };
}
