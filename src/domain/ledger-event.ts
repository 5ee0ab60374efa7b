/** Events of the ledger 台账事件: what people did, in order, never changed and never deleted. */

/** An event before it has a place in the chain. `payload` depends on `type` (src/cases/README.md). */
export interface NewLedgerEvent {
  /** ISO instant, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  /** What it is about: a pair, a case number, a batch, a file. */
  readonly subject: string;
  readonly payload: unknown;
  /** Events of one step share a batch; undo takes back a batch. Empty = nobody's step, not undone (what a match finds by itself). */
  readonly batch: string;
}

/** One event as stored: `hash` covers the event and the hash before it. */
export interface LedgerEvent extends NewLedgerEvent {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

/** Types that say something of other batches. Their subject is the batch. */
export const UNDO_EVENTS = { undone: 'Undone', redone: 'Redone' } as const;

/** Which batches are taken back at the end of `events`. */
export function batchesTakenBack(events: Iterable<Pick<LedgerEvent, 'type' | 'subject'>>): ReadonlySet<string> {
  const takenBack = new Set<string>();
  for (const { type, subject } of events) {
    if (type === UNDO_EVENTS.undone) takenBack.add(subject);
    else if (type === UNDO_EVENTS.redone) takenBack.delete(subject);
  }
  return takenBack;
}

/** What stands once everything undone is left out, in order. */
export function effectiveEvents<E extends LedgerEvent>(events: readonly E[]): E[] {
  const takenBack = batchesTakenBack(events);
  return events.filter(({ type, batch }) => type !== UNDO_EVENTS.undone && type !== UNDO_EVENTS.redone && !takenBack.has(batch));
}
