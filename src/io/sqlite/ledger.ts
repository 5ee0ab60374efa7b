/** The append-only ledger of what people decided 台账事件, chained by hash. */
import { createHash } from 'node:crypto';
import type { PairJudgement } from '../../domain/judgement.js';
import type { SqliteDatabase } from './database.js';

/** One event as stored; `payload` depends on `type` (src/cases/README.md). */
export interface LedgerEvent {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly subject: string;
  readonly payload: unknown;
  readonly previous: string;
  readonly hash: string;
}

export interface Ledger {
  append(event: { at: string; actor: string; type: string; subject: string; payload: unknown }): LedgerEvent;
  events(): LedgerEvent[];
  /** The latest judgement of each pair. */
  judgements(): PairJudgement[];
  /** The first event whose hash does not fit, or null. */
  firstBrokenLink(): LedgerEvent | null;
}

/** Subject of a judgement on a pair: both fingerprints, in order. */
export function pairSubject(left: string, right: string): string {
  return left < right ? `${left}|${right}` : `${right}|${left}`;
}

export function createLedger(database: SqliteDatabase): Ledger {
  const last = database.prepare('select seq, hash from events order by seq desc limit 1');
  const insert = database.prepare('insert into events values (@seq, @at, @actor, @type, @subject, @payload, @previous, @hash)');
  const all = (): LedgerEvent[] => (database.prepare('select * from events order by seq').all() as (Omit<LedgerEvent, 'payload'> & { payload: string })[])
    .map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }));
  return {
    append(event) {
      const before = last.get() as { seq: number; hash: string } | undefined;
      const body = { seq: (before?.seq ?? 0) + 1, ...event, payload: JSON.stringify(event.payload), previous: before?.hash ?? '' };
      const stored = { ...body, hash: hashOf(body) };
      insert.run(stored);
      return { ...stored, payload: event.payload };
    },
    events: all,
    judgements() {
      const latest = new Map<string, PairJudgement>();
      for (const event of all()) {
        if (event.type !== 'PairJudged') continue;
        const said = event.payload as Pick<PairJudgement, 'leftFingerprint' | 'rightFingerprint' | 'judgement' | 'note'>;
        latest.set(event.subject, { ...said, by: event.actor, at: event.at });
      }
      return [...latest.values()];
    },
    firstBrokenLink() {
      let previous = '';
      for (const event of all()) {
        const { hash, ...body } = { ...event, payload: JSON.stringify(event.payload) };
        if (body.previous !== previous || hashOf(body) !== hash) return event;
        previous = hash;
      }
      return null;
    },
  };
}

function hashOf(event: { seq: number; at: string; actor: string; type: string; subject: string; payload: string; previous: string }): string {
  return createHash('sha256').update(JSON.stringify([event.previous, event.seq, event.at, event.actor, event.type, event.subject, event.payload])).digest('hex');
}
