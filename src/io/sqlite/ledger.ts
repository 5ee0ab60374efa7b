/** The append-only ledger of what people decided 台账事件, chained by hash. */
import { createHash } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import type { PairJudgement } from '../../domain/judgement.js';
import { LISTS_CHANGED, UNDO_EVENTS, batchesTakenBack, type LedgerEvent, type NewLedgerEvent } from '../../domain/ledger-event.js';
import type { SqliteDatabase } from './database.js';

export interface EventFilter {
  readonly types?: readonly string[];
  readonly subject?: string;
  readonly batch?: string;
}

/** A step that can be undone: the events of one batch. */
export interface Step {
  readonly batch: string;
  readonly at: string;
  readonly actor: string;
  readonly events: number;
  readonly types: readonly string[];
  readonly takenBack: boolean;
}

export interface Ledger {
  /** Appends one event, its number and its place in the chain at once, whoever else writes; `batch` is empty unless given. */
  append(event: Omit<NewLedgerEvent, 'batch'> & { readonly batch?: string }): LedgerEvent;
  /** A batch number never used before: `B` and the number its first event will have. */
  nextBatch(): string;
  events(filter?: EventFilter): LedgerEvent[];
  /** Steps, oldest first. */
  steps(): Step[];
  /** What undo and redo go by: the events that belong to a step, undo and redo themselves, in order. */
  stepEvents(): Pick<LedgerEvent, 'type' | 'subject' | 'batch'>[];
  /** The batch of the import whose lists are in force; empty before the first, and in a store of before imports were steps. */
  importInForce(): string;
  /** How many cases were ever opened. */
  casesOpened(): number;
  /** Batches that are undone now. */
  takenBack(): ReadonlySet<string>;
  /** The latest judgement of each pair; what was undone is left out. */
  judgements(): PairJudgement[];
  /** How many events were ever appended, kept beside the chain: of a chain cut short what is left fits. Null before the first one that was counted. */
  appended(): number | null;
  /** Length and end of the chain. */
  head(): { events: number; head: string };
  /** Types of the events after this one. */
  typesSince(seq: number): string[];
  /** How many events bear an earlier time than the one before them: a clock was set back. Order is by number. */
  timesTurnedBack(): number;
  /** The first event whose hash does not fit, or null. */
  firstBrokenLink(): LedgerEvent | null;
}

/** Subject of a judgement on a pair: both fingerprints, in order. */
export function pairSubject(left: string, right: string): string {
  return left < right ? `${left}|${right}` : `${right}|${left}`;
}

type EventRow = Omit<LedgerEvent, 'payload'> & { readonly payload: string };

export function createLedger(database: SqliteDatabase): Ledger {
  const last = database.prepare('select seq, hash from events order by seq desc limit 1');
  const insert = database.prepare('insert into events (seq, at, actor, type, subject, payload, batch, previous, hash) values (@seq, @at, @actor, @type, @subject, @payload, @batch, @previous, @hash)');
  const count = database.prepare("insert into marks values ('appended', (select count(*) from events)) on conflict (name) do update set value = value + 1");
  const undoings = database.prepare(`select type, subject from events where type in ('${UNDO_EVENTS.undone}', '${UNDO_EVENTS.redone}') order by seq`);
  const nextSeq = (): number => ((last.get() as { seq: number } | undefined)?.seq ?? 0) + 1;
  const statements = new Map<string, Statement<unknown[]>>(); // the same few questions, asked with every key of the terminal
  const prepared = (sql: string): Statement<unknown[]> => {
    const statement = statements.get(sql) ?? database.prepare<unknown[]>(sql);
    statements.set(sql, statement);
    return statement;
  };
  const rows = function* (filter: EventFilter = {}): Generator<EventRow> {
    const where: string[] = [];
    const values: string[] = [];
    if (filter.types !== undefined) { where.push('type in (select value from json_each(?))'); values.push(JSON.stringify(filter.types)); }
    if (filter.subject !== undefined) { where.push('subject = ?'); values.push(filter.subject); }
    if (filter.batch !== undefined) { where.push('batch = ?'); values.push(filter.batch); }
    yield* prepared(`select * from events ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by seq`).iterate(...values) as IterableIterator<EventRow>;
  };
  const parsed = (row: EventRow): LedgerEvent => ({ ...row, payload: JSON.parse(row.payload) as unknown });
  const takenBack = (): ReadonlySet<string> => batchesTakenBack(undoings.all() as { type: string; subject: string }[]);
  const append: Ledger['append'] = ({ batch = '', ...event }) => {
    const before = last.get() as { seq: number; hash: string } | undefined;
    const body = { seq: (before?.seq ?? 0) + 1, ...event, payload: JSON.stringify(event.payload), batch, previous: before?.hash ?? '' };
    const stored = { ...body, hash: hashOf(body) };
    insert.run(stored);
    count.run();
    return { ...stored, payload: event.payload };
  };
  return {
    append: (event) => (database.inTransaction ? append(event) : database.transaction(() => append(event)).immediate()),
    nextBatch: () => `B${nextSeq()}`,
    events: (filter) => [...rows(filter)].map(parsed),
    steps() {
      const undone = takenBack();
      const found = database.prepare("select batch, min(at) as at, min(actor) as actor, count(*) as events, group_concat(distinct type) as types from events where batch <> '' and batch not like '%+' group by batch order by min(seq)")
        .all() as { batch: string; at: string; actor: string; events: number; types: string }[];
      return found.map((step) => ({ ...step, types: step.types.split(',').sort(), takenBack: undone.has(step.batch) }));
    },
    stepEvents: () => database.prepare(`select type, subject, batch from events where batch <> '' or type in ('${UNDO_EVENTS.undone}', '${UNDO_EVENTS.redone}') order by seq`)
      .all() as Pick<LedgerEvent, 'type' | 'subject' | 'batch'>[],
    importInForce() {
      const undone = takenBack();
      return (prepared(`select subject from events where type = '${LISTS_CHANGED}' order by seq desc`).pluck().all() as string[]).find((batch) => !undone.has(batch)) ?? '';
    },
    casesOpened: () => database.prepare("select count(*) from events where type = 'CaseOpened'").pluck().get() as number,
    takenBack,
    judgements() {
      const undone = takenBack();
      const latest = new Map<string, PairJudgement>();
      for (const event of rows({ types: ['PairJudged'] })) {
        if (undone.has(event.batch)) continue;
        const said = JSON.parse(event.payload) as Pick<PairJudgement, 'leftFingerprint' | 'rightFingerprint' | 'judgement' | 'note'>;
        latest.set(event.subject, { ...said, by: event.actor, at: event.at });
      }
      return [...latest.values()];
    },
    appended: () => (database.prepare("select value from marks where name = 'appended'").pluck().get() as number | undefined) ?? null,
    head() {
      const end = last.get() as { seq: number; hash: string } | undefined;
      return { events: end?.seq ?? 0, head: end?.hash ?? '' };
    },
    typesSince: (seq) => prepared('select distinct type from events where seq > ?').pluck().all(seq) as string[],
    timesTurnedBack: () => database.prepare('select count(*) from (select at < lag(at) over (order by seq) as back from events) where back').pluck().get() as number,
    firstBrokenLink() {
      let previous = '';
      for (const event of rows()) {
        if (event.previous !== previous || hashOf(event) !== event.hash) return parsed(event);
        previous = event.hash;
      }
      return null;
    },
  };
}

/** Events without a batch hash as they did before batches were kept. */
function hashOf(event: Omit<EventRow, 'hash'>): string {
  const { previous, seq, at, actor, type, subject, payload, batch } = event;
  return createHash('sha256').update(JSON.stringify([previous, seq, at, actor, type, subject, payload, ...(batch === '' ? [] : [batch])])).digest('hex');
}
