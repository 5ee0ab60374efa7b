/** The stack of steps 撤销与重做: what can be undone next, and what can be done again. */
import { UNDO_EVENTS, isStepBatch, type LedgerEvent } from '../domain/ledger-event.js';

export interface StepStack {
  /** Batches that stand, oldest first; the last one is undone next. */
  readonly done: readonly string[];
  /** Batches that were undone since the last new step; the last one is redone next. */
  readonly undone: readonly string[];
}

/** A new step clears what could be redone. Events without a batch are nobody's step. */
export function stepStack(events: Iterable<Pick<LedgerEvent, 'type' | 'subject' | 'batch'>>): StepStack {
  const done: string[] = [];
  let undone: string[] = [];
  const seen = new Set<string>();
  for (const { type, subject, batch } of events) {
    if (type === UNDO_EVENTS.undone) move(subject, done, undone);
    else if (type === UNDO_EVENTS.redone) move(subject, undone, done);
    else if (isStepBatch(batch) && !seen.has(batch)) {
      seen.add(batch);
      done.push(batch);
      undone = [];
    }
  }
  return { done, undone };
}

function move(batch: string, from: string[], to: string[]): void {
  const at = from.lastIndexOf(batch);
  if (at < 0) return;
  from.splice(at, 1);
  to.push(batch);
}
