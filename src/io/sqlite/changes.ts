/** What changed for whom each time the lists changed 增减变动: rounds, and the people as the last match saw them. */
import type { ChangeCounts, PeopleChange, PersonChange, SeenPerson, TownshipState } from '../../domain/people-change.js';
import type { Anchor } from '../../domain/judgement.js';
import type { SqliteDatabase } from './connect.js';
import type { Compact } from './packed/compact.js';
import { packSeen, unpackSeen } from './packed/people.js';
import type { Texts } from './packed/texts.js';
import { replaceRows, type SqlRow } from './replace-rows.js';

/** One state of the lists, compared with the one before it. */
export interface Round {
  readonly round: number;
  /** Which snapshots were in force: equal texts are the same lists. */
  readonly sources: string;
  readonly at: string;
  readonly people: ChangeCounts;
  readonly judgements: Readonly<Record<Anchor, number>>;
  /** What judgements and cases have changed on these same lists, match after match; whoever was changed and changed back counts twice. Absent while they were matched once. */
  readonly since?: ChangeCounts;
  /** Later lists were taken back and these are in force again: until they are matched, people are known as the later ones showed them. */
  readonly retaken?: true;
  /** How everybody stood at the end of it; absent in rounds of before this was kept. */
  readonly state?: readonly TownshipState[];
  /** Who of the target population was not insured then, by id. */
  readonly missing?: readonly string[];
}

export interface Changes {
  rounds(): Round[];
  lastRound(): Round | null;
  addRound(round: Round, changes: Iterable<PersonChange>): void;
  /** Adds what a match on the lists of the last round found changed. */
  addSince(since: ChangeCounts): void;
  /** How everybody stands now, kept with the last round; nothing before the first. */
  setState(state: readonly TownshipState[], missing: readonly string[]): void;
  /** Forgets the rounds after this one, and whoever was first seen in them: their lists were taken back. Until the next match the round is `retaken`. */
  forgetAfter(round: number): void;
  /** Of one round, in order of kind of change and person. */
  of(round: number, change?: PeopleChange): PersonChange[];
  /** Everybody ever listed; `listed` false = no longer. */
  seen(): { readonly person: SeenPerson; readonly listed: boolean }[];
  /** Whether somebody was of the target population once and was not at the last match. */
  hasLeft(personId: string): boolean;
  /** What the match at hand saw, in order of ids; those not in it stay as they were, no longer listed. */
  see(people: Iterable<SeenPerson>): void;
}

const SEEN = { name: 'people_seen', key: ['person_id'], others: ['listed', 'detail'] } as const;

export function createChanges(database: SqliteDatabase, texts: Texts): Changes {
  const insertRound = database.prepare('insert into rounds values (?, ?, ?, ?)');
  const insertChange = database.prepare('insert into people_changes values (?, ?, ?, ?, ?)');
  const roundFrom = (row: { round: number; sources: string; counts: string; at: string }): Round => ({ round: row.round, sources: row.sources, at: row.at, ...(JSON.parse(row.counts) as Pick<Round, 'people' | 'judgements' | 'since' | 'retaken' | 'state' | 'missing'>) });
  return {
    rounds: () => (database.prepare('select * from rounds order by round').all() as Parameters<typeof roundFrom>[0][]).map(roundFrom),
    lastRound() {
      const row = database.prepare('select * from rounds order by round desc limit 1').get() as Parameters<typeof roundFrom>[0] | undefined;
      return row === undefined ? null : roundFrom(row);
    },
    addRound({ round, sources, at, people, judgements }, changes) {
      insertRound.run(round, sources, JSON.stringify({ people, judgements }), at);
      let position = 0;
      for (const change of changes) insertChange.run(round, position++, change.personId, change.change, JSON.stringify(change));
    },
    addSince(since) {
      const last = this.lastRound();
      if (last === null || Object.values(since).every((count) => count === 0)) return;
      const sum = Object.fromEntries(Object.entries(since).map(([change, count]) => [change, count + (last.since?.[change as PeopleChange] ?? 0)]));
      database.prepare("update rounds set counts = json_set(counts, '$.since', json(?)) where round = ?").run(JSON.stringify(sum), last.round);
    },
    setState(state, missing) {
      database.prepare(`update rounds set counts = json_set(counts, '$.state', json(@state), '$.missing', json(@missing)) where round = (select max(round) from rounds)
        and counts is not json_set(counts, '$.state', json(@state), '$.missing', json(@missing))`).run({ state: JSON.stringify(state), missing: JSON.stringify(missing) });
    },
    forgetAfter(round) {
      if (round === 0) database.exec('delete from people_seen'); // the first round compares with nothing
      database.prepare("delete from people_seen where person_id in (select person_id from people_changes where round > ? and (change = 'split' or (change = 'listed' and json_extract(detail, '$.other') = '')))").run(round);
      database.prepare('delete from people_changes where round > ?').run(round);
      if (database.prepare('delete from rounds where round > ?').run(round).changes > 0) database.prepare("update rounds set counts = json_set(counts, '$.retaken', json('true')) where round = ?").run(round);
    },
    of(round, change) {
      const sql = `select detail from people_changes where round = @round ${change === undefined ? '' : 'and change = @change'} order by position`;
      return (database.prepare(sql).pluck().all(change === undefined ? { round } : { round, change }) as string[]).map((json) => JSON.parse(json) as PersonChange);
    },
    seen: () => (database.prepare('select person_id as id, listed, detail from people_seen order by person_id').all() as { id: string; listed: number; detail: string }[]).map(({ id, listed, detail }) => ({ person: unpackSeen(JSON.parse(detail) as Compact, id, texts), listed: listed === 1 })),
    hasLeft(personId) {
      const row = database.prepare('select listed, detail from people_seen where person_id = ?').get(personId) as { listed: number; detail: string } | undefined;
      return row !== undefined && (row.listed === 0 || unpackSeen(JSON.parse(row.detail) as Compact, personId, texts).outside);
    },
    see(people) {
      const leave = database.prepare('update people_seen set listed = 0 where person_id = ? and listed = 1');
      replaceRows(database, SEEN, packed(people, texts), ([id]) => { leave.run(id); });
      database.exec("update rounds set counts = json_remove(counts, '$.retaken') where counts ->> '$.retaken' is not null");
    },
  };
}

function* packed(people: Iterable<SeenPerson>, texts: Texts): Generator<SqlRow> {
  for (const person of people) yield [person.id, 1, JSON.stringify(packSeen(person, texts))];
}
