/** A desk for tests: a ledger in memory, worked on by the pure functions alone. */
import { decide, type CaseCommand } from '../../../src/cases/decide.js';
import { evolve } from '../../../src/cases/evolve.js';
import { foldCases, payloadOf } from '../../../src/cases/fold.js';
import { stepStack } from '../../../src/cases/steps.js';
import { syncCases } from '../../../src/cases/sync.js';
import type { Case, CaseEvent } from '../../../src/domain/case.js';
import type { IsoDate } from '../../../src/domain/dates.js';
import { UNDO_EVENTS, effectiveEvents, type LedgerEvent } from '../../../src/domain/ledger-event.js';
import type { Standing } from '../../../src/domain/standing.js';
import { BOOK, DAY, contextFor } from './book.js';

export interface Lists {
  readonly standings: readonly Standing[];
  readonly outside?: readonly string[];
  readonly merged?: Readonly<Record<string, string>>;
  readonly on?: IsoDate;
  /** The same lists as before: false. */
  readonly changed?: boolean;
  /** Who had left and is on the lists again. */
  readonly returned?: readonly string[];
  /** Rows that were judged not to be anybody's: `P000001|file#sheet!row`. */
  readonly denied?: readonly string[];
  /** Fingerprints of rows, by `file#sheet!row`. */
  readonly fingerprints?: Readonly<Record<string, string>>;
}

export interface Desk {
  readonly events: readonly LedgerEvent[];
  /** Cases as they are kept, changed event by event. */
  cases(): Map<string, Case>;
  caseOf(personId: string): Case;
  match(lists: Lists): readonly { readonly caseNumber: string; readonly event: CaseEvent }[];
  /** The code of the refusal, or null. */
  step(command: CaseCommand, personIds: readonly string[], actor?: string, on?: IsoDate, fourEyes?: boolean): string | null;
  undo(): string | null;
  redo(): string | null;
}

export function desk(): Desk {
  const events: LedgerEvent[] = [];
  const kept = new Map<string, Case>();
  const append = (type: string, subject: string, payload: unknown, batch: string, actor: string): LedgerEvent => {
    const seq = events.length + 1;
    const event: LedgerEvent = { seq, at: `2020-10-15T00:00:${String(seq % 60).padStart(2, '0')}.000Z`, actor, type, subject, payload, batch, previous: '', hash: String(seq) };
    events.push(event);
    return event;
  };
  const keep = (caseNumber: string, event: CaseEvent, batch: string, actor: string): void => {
    const { at } = append(event.type, caseNumber, payloadOf(event), batch, actor);
    const after = evolve(kept.get(caseNumber) ?? null, event, { caseNumber, at, actor });
    if (after !== null) kept.set(caseNumber, after);
  };
  const move = (type: (typeof UNDO_EVENTS)[keyof typeof UNDO_EVENTS]): string | null => {
    const stack = stepStack(events);
    const batch = (type === UNDO_EVENTS.undone ? stack.done : stack.undone).at(-1);
    if (batch === undefined) return null;
    append(type, batch, {}, '', 'clerk');
    const touched = new Set(events.filter((event) => event.batch === batch).map(({ subject }) => subject));
    const refolded = foldCases(effectiveEvents(events).filter(({ subject }) => touched.has(subject)));
    for (const [caseNumber, each] of refolded) kept.set(caseNumber, each);
    return batch;
  };
  const caseOf = (personId: string): Case => {
    const found = [...kept.values()].find((each) => each.personId === personId);
    if (found === undefined) throw new Error(`${personId} has no case`);
    return found;
  };
  return {
    events,
    cases: () => new Map([...kept].sort(([a], [b]) => (a < b ? -1 : 1))),
    caseOf,
    match({ standings, outside = [], merged = {}, on = DAY, changed = true, denied = [], returned = [], fingerprints = {} }) {
      const synced = syncCases({
        cases: [...kept.values()], standings, outside: new Set(outside), mergedInto: (id) => merged[id] ?? null, carried: new Map(),
        listsChanged: changed, hasReturned: (id) => returned.includes(id), isDenied: (id, basis) => denied.includes(`${id}|${basis}`), fingerprintAt: (_id, basis) => fingerprints[basis] ?? '',
        nextNumber: events.filter(({ type }) => type === 'CaseOpened').length + 1, county: '990101', referenceDate: on, rules: BOOK, at: '', actor: 'c2z',
      });
      for (const { caseNumber, event } of synced.events) keep(caseNumber, event, '', 'c2z');
      return synced.events;
    },
    step(command, personIds, actor = 'clerk', on = DAY, fourEyes = false) {
      const batch = `B${events.length + 1}`;
      let refused: string | null = null;
      for (const personId of personIds) {
        const current = [...kept.values()].find((each) => each.personId === personId) ?? null;
        const decision = decide(current, command, contextFor(actor, { on, fourEyes }));
        if ('refused' in decision) refused = decision.refused.code;
        else for (const event of decision.events) keep((current as Case).caseNumber, event, batch, actor);
      }
      return refused;
    },
    undo: () => move(UNDO_EVENTS.undone),
    redo: () => move(UNDO_EVENTS.redone),
  };
}

/** Everything that leads from an open case to a cleared one. */
export function prove(at: Desk, personId: string, reason: string, kind: string, until?: IsoDate): void {
  at.step({ type: 'survey', reason, ...(until === undefined ? {} : { until }) }, [personId]);
  at.step({ type: 'evidence', kind }, [personId]);
  at.step({ type: 'verify' }, [personId]);
}
