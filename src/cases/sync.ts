/**
 * What a new match means for the cases 名单更新后的个案: who gets one, who is cleared by a row, who comes back. For each person
 * events are added until there is nothing left to say, so the same match twice adds nothing.
 */
import type { CarriedCase, Case, CaseEvent, CaseStamp } from '../domain/case.js';
import type { IsoDate } from '../domain/dates.js';
import type { Standing } from '../domain/standing.js';
import { evolve } from './evolve.js';
import { isStronger, markOf, rowProof, verifiedReason, type CaseRulebook } from './proof.js';

export interface SyncInput {
  readonly cases: readonly Case[];
  /** What the lists alone say of the target population. */
  readonly standings: readonly Standing[];
  /** People who stand on a list but are no targets. */
  readonly outside: ReadonlySet<string>;
  /** Of a person who is no longer there: the person who has his rows now, or null. */
  readonly mergedInto: (personId: string) => string | null;
  readonly carried: ReadonlyMap<string, CarriedCase>;
  /** The number after the last one ever given. */
  readonly nextNumber: number;
  readonly county: string;
  /** The lists are others than at the last match; if not, only what people judged can have changed. */
  readonly listsChanged: boolean;
  /** Somebody judged that this row, `file#sheet!row`, is not the person's. */
  readonly isDenied: (personId: string, basis: string) => boolean;
  /** New lists have him again who had left the target population. */
  readonly hasReturned: (personId: string) => boolean;
  /** The fingerprint of the row, `file#sheet!row`, by which the person's standing holds; empty when it is not known. */
  readonly fingerprintAt: (personId: string, basis: string) => string;
  /** The day for which the lists are judged. */
  readonly referenceDate: IsoDate;
  readonly rules: CaseRulebook;
  /** Time and actor of the events. */
  readonly at: string;
  readonly actor: string;
}

export interface SyncedCases {
  readonly events: readonly { readonly caseNumber: string; readonly event: CaseEvent }[];
  /** The cases that have changed, as they stand now. */
  readonly changed: readonly Case[];
}

/** What the lists say of the person of a case. */
type Situation =
  | { readonly kind: 'listed'; readonly standing: Standing }
  | { readonly kind: 'outside' | 'gone' }
  | { readonly kind: 'merged'; readonly into: string };

/** More events than one person can cause; reaching it is a bug. */
const MOST_EVENTS = 12;

/** Events in order of case numbers, new cases in order of people. */
export function syncCases(input: SyncInput): SyncedCases {
  const { rules } = input;
  const known = new Set(input.cases.map(({ personId }) => personId));
  const listed = new Map(input.standings.filter(({ personId }) => known.has(personId)).map((standing) => [standing.personId, standing]));
  const events: { caseNumber: string; event: CaseEvent }[] = [];
  const changed: Case[] = [];
  const say = (caseNumber: string, event: CaseEvent, before: Case | null): Case => {
    events.push({ caseNumber, event });
    return evolve(before, event, stampOf(caseNumber, input)) as Case;
  };
  const settle = (before: Case, situation: Situation): Case => {
    let current = before;
    for (let count = 0; ; count += 1) {
      const event = nextEvent(current, situation, input);
      if (event === null) return current;
      if (count === MOST_EVENTS) throw new Error(`case ${current.caseNumber} does not come to rest`);
      current = say(current.caseNumber, event, current);
    }
  };
  const keepIfChanged = (before: Case | null, after: Case): void => { if (after !== before) changed.push(after); };

  for (const each of [...input.cases].sort((a, b) => (a.caseNumber < b.caseNumber ? -1 : 1))) {
    keepIfChanged(each, settle(each, situationOf(each.personId, listed, input)));
  }
  let next = input.nextNumber;
  const fresh = input.standings.filter(({ personId, standing }) => !known.has(personId) && standing !== 'insured').sort((a, b) => compareIds(a.personId, b.personId));
  for (const standing of fresh) {
    const caseNumber = `${input.county}-${rules.year}-${String(next).padStart(6, '0')}`;
    next += 1;
    const carried = input.carried.get(standing.personId);
    const opened = say(caseNumber, {
      type: 'CaseOpened', personId: standing.personId, programme: rules.cases.programme.code, year: rules.year, standing: standing.standing, reason: standing.reason, on: input.referenceDate,
      ...(carried === undefined ? {} : { carried }),
    }, null);
    keepIfChanged(null, settle(opened, { kind: 'listed', standing }));
  }
  return { events, changed };
}

function situationOf(personId: string, listed: ReadonlyMap<string, Standing>, { outside, mergedInto }: SyncInput): Situation {
  const standing = listed.get(personId);
  if (standing !== undefined) return { kind: 'listed', standing };
  if (outside.has(personId)) return { kind: 'outside' };
  const into = mergedInto(personId);
  return into === null ? { kind: 'gone' } : { kind: 'merged', into };
}

/** The next thing to be said of a case, or null when it is as it should be. */
function nextEvent(current: Case, situation: Situation, input: SyncInput): CaseEvent | null {
  switch (situation.kind) {
    case 'merged': return current.clearedBy === 'merged' ? null : { type: 'CaseCleared', by: 'merged', basis: situation.into, reason: '' };
    case 'gone': case 'outside':
      return current.state === 'cleared' ? null : { type: 'CaseCleared', by: 'left', basis: situation.kind === 'outside' ? 'outside' : '', reason: '' };
    case 'listed': return ofListed(current, situation.standing, input);
  }
}

function ofListed(current: Case, standing: Standing, input: SyncInput): CaseEvent | null {
  const { rules, referenceDate: day } = input;
  if (current.clearedBy === 'left' || current.clearedBy === 'merged') return { type: 'CaseReopened', for: 'returned', detail: '' };
  const stood = current.state === 'verified' || current.clearedBy === 'reason' ? current.reason : null;
  const refuted = stood !== null && current.listReason !== standing.reason && rules.cases.reasons[stood]?.endedBy?.includes(standing.reason) === true;
  if (refuted) return { type: 'CaseReopened', for: 'expired', detail: standing.reason };
  // Whoever was rightly taken off the lists is not put on them again: he has moved back, or it is somebody else without a number.
  if (stood !== null && rules.reasons[stood]?.standing === 'removed' && input.hasReturned(current.personId)) return { type: 'CaseReopened', for: 'returned', detail: stood };
  if (current.standing !== standing.standing || current.listReason !== standing.reason) return { type: 'CaseStandingChanged', standing: standing.standing, reason: standing.reason, on: day };
  const reason = verifiedReason(current, day);
  const proof = rowProof(standing, rules.cases);
  if (proof === null) {
    if (stood !== null && reason === null) return { type: 'CaseReopened', for: 'expired', detail: current.until ?? '' };
    if (current.clearedBy === 'enrolment') return { type: 'CaseReopened', for: fellOut(current, standing, input) ? 'fell-out' : 'basis-gone', detail: standing.reason };
    if (current.clearedBy === 'row') {
      const ended = rules.cases.reasons[current.clearedReason]?.endedBy?.includes(standing.reason) === true;
      return { type: 'CaseReopened', for: ended ? 'expired' : 'basis-gone', detail: standing.reason };
    }
    return null;
  }
  // A reason that somebody proved stands against a row unless the row is the stronger word: whoever has died is not insured.
  if (reason !== null && (isStronger(reason, standing.reason, rules.precedence) || (current.clearedBy === 'reason' && standing.standing !== 'insured'))) return null;
  if (current.state === 'cleared' && current.clearedBy === proof.by && current.clearedReason === standing.reason) return null;
  const fingerprint = input.fingerprintAt(current.personId, proof.basis);
  if (current.state !== 'cleared' && isDisputed(current, proof.basis, markOf(standing.reason, fingerprint))) return null;
  return { type: 'CaseCleared', by: proof.by, basis: proof.basis, ...(fingerprint === '' ? {} : { mark: fingerprint }), reason: standing.reason };
}

/** 断保 is what the lists say; a row that people judged not to be his never insured him. */
function fellOut({ personId, basis }: Case, { standing }: Standing, { listsChanged, isDenied }: SyncInput): boolean {
  return listsChanged && standing !== 'pending' && !isDenied(personId, basis);
}

/** The row that somebody doubted: where it stood, or the same words under the same reason elsewhere. */
function isDisputed({ disputed, disputedMark = '' }: Case, basis: string, mark: string): boolean {
  return disputed === basis || (mark !== '' && disputedMark === mark);
}

function stampOf(caseNumber: string, { at, actor }: SyncInput): CaseStamp {
  return { caseNumber, at, actor };
}

/** P000002 before P1000000. */
function compareIds(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}
