/** From the ledger to cases and back: which ledger events speak of cases, and what a case is after all of them. */
import { CASE_EVENTS, type Case, type CaseEvent, type CaseEventType } from '../domain/case.js';
import type { LedgerEvent } from '../domain/ledger-event.js';
import { evolve } from './evolve.js';

/** The types of ledger events that speak of a case; their subject is its number. */
export const CASE_EVENT_TYPES = Object.keys(CASE_EVENTS) as CaseEventType[];

export function isCaseEvent(event: Pick<LedgerEvent, 'type'>): boolean {
  return Object.hasOwn(CASE_EVENTS, event.type);
}

/** The event without its type: what the ledger keeps as payload. */
export function payloadOf(event: CaseEvent): object {
  return Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'type'));
}

/** A case event of the ledger as the union; null for every other event. */
export function caseEventOf({ type, payload }: Pick<LedgerEvent, 'type' | 'payload'>): CaseEvent | null {
  return isCaseEvent({ type }) ? ({ ...(payload as object), type } as CaseEvent) : null;
}

/** Every case as it stands after the events, which are those that stand (see `effectiveEvents`), in order. */
export function foldCases(events: Iterable<LedgerEvent>, from: ReadonlyMap<string, Case> = new Map()): Map<string, Case> {
  const cases = new Map(from);
  for (const recorded of events) {
    const event = caseEventOf(recorded);
    if (event === null) continue;
    const { subject: caseNumber, at, actor } = recorded;
    const after = evolve(cases.get(caseNumber) ?? null, event, { caseNumber, at, actor });
    if (after !== null) cases.set(caseNumber, after);
  }
  return cases;
}
