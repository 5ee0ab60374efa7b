/** What was found out: people, links, questions, standings. Derived; every match puts what it found in the place of the last one's. */
import type { Judgement } from '../../domain/judgement.js';
import { UNDO_EVENTS } from '../../domain/ledger-event.js';
import type { MergeQuestion, NumberProposal } from '../../domain/link.js';
import type { Person } from '../../domain/person.js';
import type { TargetRecord } from '../../domain/record.js';
import type { RecordRef } from '../../domain/source-ref.js';
import type { SqliteDatabase } from './connect.js';
import { addFingerprints } from './fingerprints.js';
import { createFoundLinks, type FoundLinks, type StoredLink } from './found-links.js';
import { createFoundPeople, recordFinder, type FoundPeople, type FoundPerson } from './found-people.js';
import type { Compact } from './packed/compact.js';
import { packQuestion, unpackQuestion } from './packed/links.js';
import { packRef, sheetFinder, sheetId, sheetOrder, unpackRef } from './packed/places.js';
import type { Texts } from './packed/texts.js';
import { replaceRows, type SqlRow, type SqlValue } from './replace-rows.js';
import type { TargetRows } from './target-rows.js';

/** Everything a match found. */
export interface Found {
  /** In order of their ids, and links in the order of their people. */
  readonly people: Iterable<FoundPerson>;
  readonly links: Iterable<StoredLink>;
  readonly questions: Iterable<MergeQuestion>;
  readonly proposals: Iterable<NumberProposal>;
}

/** What the match at hand rests on, and the length of the ledger when it was kept. */
export interface LastMatch {
  readonly basis: string;
  /** Which files were given, and what was said of them, when a run brought the lists. */
  readonly given: string;
  readonly events: number;
}

export interface Results extends Omit<FoundPeople, 'replace' | 'madeOf'>, Omit<FoundLinks, 'replace'> {
  /** Puts what a match found in the place of what stands there; what is the same is not written. */
  replace(found: Found): void;
  /** People and questions about them as the last match made them out of these rows, if they rest on `basis`. */
  peopleMadeOf(records: readonly TargetRecord[], basis: string): { readonly people: readonly Person[]; readonly questions: readonly MergeQuestion[] } | null;
  /** Remembers what people and their questions rest on. */
  keepPeopleBasis(basis: string): void;
  /** What was found holds no more: nobody is shown until the next match. */
  clear(): void;
  /** Nobody: nothing was matched, or the lists have changed since. */
  isEmpty(): boolean;
  questions(personId?: string): MergeQuestion[];
  /** Sound numbers of other lists that a broken number of the person may be. */
  proposals(personId: string): NumberProposal[];
  /** Which person each fingerprint was given to; two people of whom the lists say the same share one. */
  knownFingerprints(): (readonly [fingerprint: string, personId: string])[];
  /** How many there are; none is ever taken away. */
  countFingerprints(): number;
  /** A fingerprint stays with the person who had it first. Those of one person come together. */
  addFingerprints(entries: Iterable<readonly [fingerprint: string, personId: string]>): void;
  /** Remembers how far the match had read the ledger. */
  markMatched(seq: number): void;
  /** Remembers what the match rests on, once everything about it is written. */
  keepBasis(last: Omit<LastMatch, 'given'>): void;
  keepGiven(given: string): void;
  /** Null when there was no match, or what it found holds no more. */
  lastMatch(): LastMatch | null;
  /** Judgements said or taken back since the last match, which knows nothing of them. */
  judgementsSince(): number;
}

const PROPOSALS = { name: 'found_proposals', key: ['person_id', 'sheet', 'row', 'part', 'position'], others: ['number', 'holders'] } as const;
const QUESTIONS = { name: 'found_questions', key: ['position'], others: ['left_person', 'right_person', 'tier', 'probability', 'left_fingerprint', 'right_fingerprint', 'judgement', 'question'] } as const;

export function createResults(database: SqliteDatabase, texts: Texts, targetRows: TargetRows): Results {
  const { replace: replacePeople, madeOf, ...people } = createFoundPeople(database, texts, targetRows);
  const { replace: replaceLinks, ...links } = createFoundLinks(database, texts);
  const setLast = database.prepare('insert into last_match values (?, ?, ?)');
  return {
    ...people, ...links,
    replace(found) {
      replacePeople(found.people);
      replaceLinks(found.links);
      replaceRows(database, PROPOSALS, packedProposals(found.proposals, texts));
      replaceRows(database, QUESTIONS, packedQuestions(found.questions, texts));
      database.exec('delete from last_match');
      setLast.run('', '', 0);
    },
    peopleMadeOf(records, basis) {
      if (database.prepare("select basis from bases where name = 'people'").pluck().get() !== basis) return null;
      const made = madeOf(records);
      if (made === null) return null;
      const rowAt = recordFinder(records, texts);
      const rows = database.prepare(`select ${QUESTION_COLUMNS} from found_questions order by position`).all() as QuestionRow[];
      return { people: made, questions: rows.map((row) => ownRows(questionFrom(row, texts), (ref) => rowAt(packRef(ref, sheetId(texts, ref))))) };
    },
    keepPeopleBasis: (basis) => { database.prepare("insert or replace into bases values ('people', ?)").run(basis); },
    clear: () => { database.exec('delete from last_match'); },
    isEmpty: () => database.prepare('select 1 from people limit 1').get() === undefined,
    questions(personId) {
      const sql = `select ${QUESTION_COLUMNS} from merge_questions ${personId === undefined ? '' : 'where left_person = @personId or right_person = @personId'} order by left_person, right_person, left_fingerprint, right_fingerprint`;
      return (database.prepare(sql).all(personId === undefined ? {} : { personId }) as QuestionRow[]).map((row) => questionFrom(row, texts));
    },
    proposals(personId) {
      const order = sheetOrder(texts);
      const rows = database.prepare('select * from number_proposals where person_id = ? order by sheet, row, part, position').all(personId) as { sheet: number; row: number; part: number; position: number; number: string; holders: string }[];
      return rows.sort((a, b) => order(a.sheet, b.sheet)).map(({ sheet, row, part, position, number, holders }) => ({ personId, ref: unpackRef([sheet, row, part], texts), position, number, holders: JSON.parse(holders) as string[] }));
    },
    knownFingerprints: () => database.prepare('select fingerprint, person_id from person_fingerprints order by fingerprint, person_id').raw().all() as [string, string][],
    countFingerprints: () => database.prepare('select count(*) from person_fingerprints').pluck().get() as number,
    addFingerprints: (entries) => { addFingerprints(database, entries); },
    markMatched: (seq) => { database.prepare("insert or replace into marks values ('matched', ?)").run(seq); },
    keepBasis: ({ basis, events }) => { database.prepare('update last_match set basis = ?, events = ?').run(basis, events); },
    keepGiven: (given) => { database.prepare('update last_match set given = ?').run(given); },
    lastMatch: () => (database.prepare('select basis, given, events from last_match').get() as LastMatch | undefined) ?? null,
    judgementsSince: () => database.prepare(`
      select count(*) from events where seq > coalesce((select value from marks where name = 'matched'), 0)
        and (type = 'PairJudged' or (type in ('${UNDO_EVENTS.undone}', '${UNDO_EVENTS.redone}') and subject in (select batch from events where type = 'PairJudged')))`).pluck().get() as number,
  };
}

export const QUESTION_COLUMNS = 'left_person as leftPersonId, right_person as rightPersonId, tier, probability, left_fingerprint as leftFingerprint, right_fingerprint as rightFingerprint, judgement, question';

export interface QuestionRow extends Omit<MergeQuestion, 'left' | 'right' | 'evidence' | 'reasons'> {
  readonly judgement: Judgement | null;
  readonly question: string;
}

export function questionFrom({ question, ...columns }: QuestionRow, texts: Texts): MergeQuestion {
  return unpackQuestion(JSON.parse(question) as Compact, columns, texts);
}

/** The question with the very records that were asked about. */
function ownRows(question: MergeQuestion, rowAt: (ref: RecordRef) => TargetRecord | undefined): MergeQuestion {
  return { ...question, left: rowAt(question.left.ref) ?? question.left, right: rowAt(question.right.ref) ?? question.right };
}

function packedProposals(proposals: Iterable<NumberProposal>, texts: Texts): SqlRow[] {
  const rows = Array.from(proposals, ({ personId, ref, position, number, holders }): SqlRow => [personId, sheetId(texts, ref), ref.row, ref.part, position, number, JSON.stringify(holders)]);
  return rows.sort(([a, ...placeA], [b, ...placeB]) => (a === b ? firstUnlike(placeA, placeB) : String(a) < String(b) ? -1 : 1));
}

/** By sheet, row, part and position. */
function firstUnlike(a: SqlRow, b: SqlRow): number {
  for (let at = 0; at < 4; at += 1) if (a[at] !== b[at]) return Number(a[at]) - Number(b[at]);
  return 0;
}

function* packedQuestions(questions: Iterable<MergeQuestion>, texts: Texts): Generator<SqlValue[]> {
  const sheetOf = sheetFinder(texts);
  let position = 0;
  for (const question of questions) {
    const { leftPersonId, rightPersonId, tier, probability, leftFingerprint, rightFingerprint, judgement } = question;
    yield [position++, leftPersonId, rightPersonId, tier, probability, leftFingerprint, rightFingerprint, judgement, JSON.stringify(packQuestion(question, texts, sheetOf))];
  }
}
