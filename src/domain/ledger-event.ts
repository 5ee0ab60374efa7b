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
  /** Events of one step share a batch; undo takes back a batch. Empty = nobody's step. What a match finds of imported lists: see {@link findingsOf}. */
  readonly batch: string;
}

/** One event as stored: `hash` covers the event and the hash before it. */
export interface LedgerEvent extends NewLedgerEvent {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

/** What a match finds by itself rests on the lists in force: with the import that brought them it is taken back, and comes again. */
const FINDINGS = '+';

/** The batch of what matches find while the lists of this import are in force. Nobody's step: it goes with the import. */
export function findingsOf(importBatch: string): string {
  return importBatch === '' ? '' : `${importBatch}${FINDINGS}`;
}

/** Whether a batch is somebody's step, which undo takes by itself. */
export function isStepBatch(batch: string): boolean {
  return batch !== '' && !batch.endsWith(FINDINGS);
}

/** Types that say something of other batches. Their subject is the batch. */
export const UNDO_EVENTS = { undone: 'Undone', redone: 'Redone' } as const;

/** What an import made of the lists in force, as one step. Its subject is its batch. */
export const LISTS_CHANGED = 'ListsChanged';

/** What happened to the passphrase of the workspace 口令; the phrase itself is never written. Nobody's step: the files were rewritten. */
export const PASSPHRASE_EVENTS = { set: 'PassphraseSet', change: 'PassphraseChanged', remove: 'PassphraseRemoved' } as const;

/** Which batches are taken back at the end of `events`, each with the findings that rest on it. */
export function batchesTakenBack(events: Iterable<Pick<LedgerEvent, 'type' | 'subject'>>): ReadonlySet<string> {
  const takenBack = new Set<string>();
  for (const { type, subject } of events) {
    for (const batch of [subject, findingsOf(subject)]) {
      if (type === UNDO_EVENTS.undone) takenBack.add(batch);
      else if (type === UNDO_EVENTS.redone) takenBack.delete(batch);
    }
  }
  return takenBack;
}

/** What stands once everything undone is left out, in order. */
export function effectiveEvents<E extends LedgerEvent>(events: readonly E[]): E[] {
  const takenBack = batchesTakenBack(events);
  return events.filter(({ type, batch }) => type !== UNDO_EVENTS.undone && type !== UNDO_EVENTS.redone && !takenBack.has(batch));
}
