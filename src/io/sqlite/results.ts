/** What was found out: people, links, questions, standings. Derived; deleted and written anew by every match. */
import type { Judgement } from '../../domain/judgement.js';
import { UNDO_EVENTS } from '../../domain/ledger-event.js';
import type { Link, MergeQuestion, NumberProposal, Tier } from '../../domain/link.js';
import type { Identity, Person } from '../../domain/person.js';
import type { TargetRecord } from '../../domain/record.js';
import type { RosterKind } from '../../domain/kinds.js';
import type { Category, Standing, StandingCode } from '../../domain/standing.js';
import { ASKED } from './asked.js';
import type { SqliteDatabase } from './database.js';

/** A person as stored: without rows, which stand in `target_rows`. */
export interface StoredPerson {
  readonly person: Omit<Person, 'rows'>;
  readonly identities: readonly Identity[];
  /** On a list, but not in the target population 非对象. */
  readonly outside: boolean;
  /** Pinyin initials of the name, for search. */
  readonly initials: string;
  /** What a verified case says, else what the lists say. */
  readonly standing: Standing | null;
}

export interface StoredLink {
  readonly link: Link;
  /** What bulk acceptance groups by. */
  readonly pattern: string;
}

/** Where a row stands: {@link TargetRecord.ref}. */
export interface RowPlace {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly part: number;
}

/** A person in one line. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly idText: string;
  readonly town: string;
  readonly village: string;
  readonly household: string;
  readonly outside: boolean;
  readonly standing: { readonly standing: StandingCode; readonly category: Category; readonly reason: string } | null;
  /** The standing in full, parsed when called. */
  detail(): Standing | null;
  /** Parsed when called. */
  identities(): Identity[];
}

/** A link in one line. */
export interface LinkLine {
  readonly personId: string;
  readonly kind: RosterKind;
  readonly ref: RowPlace;
  readonly tier: Tier;
  readonly method: string;
  readonly probability: number;
  readonly judgement: Judgement | null;
  /** False: whatever the answer, nobody's standing would change. */
  readonly asked: boolean;
}

export interface LinkFilter {
  readonly personId?: string;
  readonly tier?: Tier;
  readonly pattern?: string;
  /** Only those nobody has judged and whose answer matters to somebody's standing. */
  readonly open?: boolean;
}

export interface Results {
  clear(): void;
  /** Nobody: nothing was matched, or the lists have changed since. */
  isEmpty(): boolean;
  addPeople(people: Iterable<Omit<StoredPerson, 'standing'>>): void;
  addLinks(links: Iterable<StoredLink>): void;
  addQuestions(questions: Iterable<MergeQuestion>): void;
  addStandings(standings: Iterable<Standing>): void;
  /** What the lists alone say, by person. */
  listStandings(): Standing[];
  people(filter?: { standing?: StandingCode; ids?: readonly string[]; inside?: boolean }): StoredPerson[];
  /** By number (whole, or its last four), part of the name, or pinyin initials. */
  search(text: string): StoredPerson[];
  rowsOf(personId: string): TargetRecord[];
  /** The rows of everybody at once, by person, in order of place. */
  rowsByPerson(): ReadonlyMap<string, TargetRecord[]>;
  /** Where the rows of everybody stand, by person, in order of place. */
  placesByPerson(): ReadonlyMap<string, RowPlace[]>;
  /** People as exports and counts need them: what stands in columns, nothing parsed but identities and standing when they are asked for. */
  summaries(filter?: { inside?: boolean }): PersonSummary[];
  links(filter?: LinkFilter): StoredLink[];
  /** Links without their evidence, in the order of {@link links}. */
  linkLines(): LinkLine[];
  questions(personId?: string): MergeQuestion[];
  addProposals(proposals: Iterable<NumberProposal>): void;
  /** Sound numbers of other lists that a broken number of the person may be. */
  proposals(personId: string): NumberProposal[];
  /** Which person each fingerprint was given to; two people of whom the lists say the same share one. */
  knownFingerprints(): (readonly [fingerprint: string, personId: string])[];
  /** A fingerprint stays with the person who had it first. */
  /** Remembers how far the match had read the ledger. */
  markMatched(seq: number): void;
  /** Judgements said or taken back since the last match, which knows nothing of them. */
  judgementsSince(): number;
  addFingerprints(entries: Iterable<readonly [fingerprint: string, personId: string]>): void;
}

export function createResults(database: SqliteDatabase): Results {
  const addPerson = database.prepare('insert into people values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addLink = database.prepare('insert or replace into links values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addQuestion = database.prepare('insert into merge_questions values (?, ?, ?, ?, ?, ?, ?, ?)');
  const addStanding = database.prepare('insert into standings values (?, ?, ?, ?, ?)');
  const select = `select people.person, people.identities, people.outside, people.initials, coalesce(case_standings.detail, standings.detail) as detail
    from people left join standings on standings.person_id = people.id left join case_standings on case_standings.person_id = people.id`;
  return {
    clear() {
      database.exec('delete from people; delete from links; delete from merge_questions; delete from standings; delete from number_proposals;');
    },
    isEmpty: () => database.prepare('select 1 from people limit 1').get() === undefined,
    addPeople(people) {
      for (const { person, identities, outside, initials } of people) {
        addPerson.run(person.id, person.name.display, person.idText, person.place.town, person.place.village, person.household, initials, outside ? 1 : 0,
          JSON.stringify({ ...person, rows: undefined }), JSON.stringify(identities));
      }
    },
    addLinks(links) {
      for (const { link, pattern } of links) {
        const { ref, kind } = link.roster;
        addLink.run(link.personId, kind, ref.file, ref.sheet, ref.row, ref.part, link.tier, link.method, link.probability, pattern,
          link.leftFingerprint, link.rightFingerprint, link.judgement, JSON.stringify(link));
      }
    },
    addQuestions(questions) {
      for (const question of questions) {
        addQuestion.run(question.leftPersonId, question.rightPersonId, question.tier, question.probability, question.leftFingerprint, question.rightFingerprint, question.judgement, JSON.stringify(question));
      }
    },
    addStandings(standings) {
      for (const standing of standings) addStanding.run(standing.personId, standing.standing, standing.category, standing.reason, JSON.stringify(standing));
    },
    listStandings: () => (database.prepare('select detail from standings order by person_id').pluck().all() as string[]).map((detail) => JSON.parse(detail) as Standing),
    people(filter = {}) {
      const where: string[] = [];
      const values: (string | number)[] = [];
      if (filter.standing !== undefined) { where.push('coalesce(case_standings.standing, standings.standing) = ?'); values.push(filter.standing); }
      if (filter.inside === true) where.push('people.outside = 0');
      if (filter.ids !== undefined) { where.push('people.id in (select value from json_each(?))'); values.push(JSON.stringify(filter.ids)); }
      const sql = `${select} ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by people.id`;
      return (database.prepare(sql).all(...values) as PersonRow[]).map(personFrom);
    },
    search(text) {
      const wanted = text.trim();
      if (wanted === '') return [];
      const escaped = wanted.replace(/[\\%_]/gu, '\\$&');
      const like = `%${escaped}%`;
      const sql = `${select} where people.id = @wanted or people.id_text = upper(@wanted) or (@tail <> '' and people.id_text like '%' || upper(@tail)) or people.name like @like escape '\\' or people.initials like lower(@escaped) || '%' escape '\\'
        or people.id in (select person_id from target_rows where json_extract(record, '$.id.number') = upper(@wanted) or json_extract(record, '$.idRaw') = @wanted) order by people.id`;
      return (database.prepare(sql).all({ wanted, like, escaped, tail: /^[0-9]{3}[0-9Xx]$/u.test(wanted) ? wanted : '' }) as PersonRow[]).map(personFrom);
    },
    rowsOf(personId) {
      const rows = database.prepare('select record from target_rows where person_id = ? order by file, sheet, row, part').pluck().all(personId) as string[];
      return rows.map((json) => JSON.parse(json) as TargetRecord);
    },
    rowsByPerson() {
      const byPerson = new Map<string, TargetRecord[]>();
      for (const row of database.prepare('select person_id, record from target_rows where person_id is not null order by file, sheet, row, part').iterate() as IterableIterator<{ person_id: string; record: string }>) {
        const rows = byPerson.get(row.person_id);
        if (rows) rows.push(JSON.parse(row.record) as TargetRecord);
        else byPerson.set(row.person_id, [JSON.parse(row.record) as TargetRecord]);
      }
      return byPerson;
    },
    placesByPerson() {
      const byPerson = new Map<string, RowPlace[]>();
      for (const [person, file, sheet, row, part] of database.prepare('select person_id, file, sheet, row, part from target_rows where person_id is not null order by file, sheet, row, part').raw().iterate() as IterableIterator<[string, string, string, number, number]>) {
        const places = byPerson.get(person);
        if (places) places.push({ file, sheet, row, part });
        else byPerson.set(person, [{ file, sheet, row, part }]);
      }
      return byPerson;
    },
    summaries(filter = {}) {
      const sql = `select people.id, people.name, people.id_text, people.town, people.village, people.household, people.outside, people.identities,
          coalesce(case_standings.standing, standings.standing), coalesce(case_standings.category, standings.category), coalesce(case_standings.reason, standings.reason), coalesce(case_standings.detail, standings.detail)
        from people left join standings on standings.person_id = people.id left join case_standings on case_standings.person_id = people.id ${filter.inside === true ? 'where people.outside = 0' : ''} order by people.id`;
      return (database.prepare(sql).raw().all() as SummaryRow[]).map(summaryFrom);
    },
    linkLines() {
      const sql = `select person_id, roster_kind, roster_file, roster_sheet, roster_row, roster_part, tier, method, probability, judgement, ${ASKED} from links order by person_id, roster_file, roster_sheet, roster_row, roster_part`;
      return (database.prepare(sql).raw().all() as [string, RosterKind, string, string, number, number, Tier, string, number, Judgement | null, number][])
        .map(([personId, kind, file, sheet, row, part, tier, method, probability, judgement, asked]) => ({ personId, kind, ref: { file, sheet, row, part }, tier, method, probability, judgement, asked: asked === 1 }));
    },
    links(filter = {}) {
      const where: string[] = [];
      const values: string[] = [];
      if (filter.personId !== undefined) { where.push('person_id = ?'); values.push(filter.personId); }
      if (filter.tier !== undefined) { where.push('tier = ?'); values.push(filter.tier); }
      if (filter.pattern !== undefined) { where.push('pattern = ?'); values.push(filter.pattern); }
      if (filter.open === true) where.push(`judgement is null and ${ASKED}`);
      const sql = `select link, pattern, judgement from links ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by person_id, roster_file, roster_sheet, roster_row, roster_part`;
      return (database.prepare(sql).all(...values) as { link: string; pattern: string; judgement: Judgement | null }[])
        .map((row) => ({ link: { ...(JSON.parse(row.link) as Link), judgement: row.judgement }, pattern: row.pattern }));
    },
    questions(personId) {
      const sql = `select question, judgement from merge_questions ${personId === undefined ? '' : 'where left_person = @personId or right_person = @personId'} order by left_person, right_person, left_fingerprint, right_fingerprint`;
      const rows = database.prepare(sql).all(personId === undefined ? {} : { personId }) as { question: string; judgement: Judgement | null }[];
      return rows.map((row) => ({ ...(JSON.parse(row.question) as MergeQuestion), judgement: row.judgement }));
    },
    addProposals(proposals) {
      const insert = database.prepare('insert into number_proposals values (?, ?, ?, ?, ?, ?, ?, ?)');
      for (const { personId, ref, position, number, holders } of proposals) insert.run(personId, ref.file, ref.sheet, ref.row, ref.part, position, number, JSON.stringify(holders));
    },
    proposals(personId) {
      const rows = database.prepare('select * from number_proposals where person_id = ? order by file, sheet, row, part, position').all(personId) as { file: string; sheet: string; row: number; part: number; position: number; number: string; holders: string }[];
      return rows.map(({ file, sheet, row, part, position, number, holders }) => ({ personId, ref: { file, sheet, row, part }, position, number, holders: JSON.parse(holders) as string[] }));
    },
    knownFingerprints() {
      const rows = database.prepare('select fingerprint, person_id from person_fingerprints order by fingerprint, person_id').all() as { fingerprint: string; person_id: string }[];
      return rows.map((row) => [row.fingerprint, row.person_id] as const);
    },
    markMatched: (seq) => { database.prepare("insert or replace into marks values ('matched', ?)").run(seq); },
    judgementsSince: () => database.prepare(`
      select count(*) from events where seq > coalesce((select value from marks where name = 'matched'), 0)
        and (type = 'PairJudged' or (type in ('${UNDO_EVENTS.undone}', '${UNDO_EVENTS.redone}') and subject in (select batch from events where type = 'PairJudged')))`).pluck().get() as number,
    addFingerprints(entries) {
      const insert = database.prepare(`insert or ignore into person_fingerprints select @fingerprint, @person
        where not exists (select 1 from person_fingerprints where fingerprint = @fingerprint) or not exists (select 1 from person_fingerprints where person_id = @person)`);
      for (const [fingerprint, person] of entries) insert.run({ fingerprint, person });
    },
  };
}

type SummaryRow = [id: string, name: string, idText: string, town: string, village: string, household: string, outside: number, identities: string, standing: StandingCode | null, category: Category, reason: string, detail: string | null];

function summaryFrom([id, name, idText, town, village, household, outside, identities, standing, category, reason, detail]: SummaryRow): PersonSummary {
  return {
    id, name, idText, town, village, household, outside: outside === 1, standing: standing === null ? null : { standing, category, reason },
    detail: () => (detail === null ? null : (JSON.parse(detail) as Standing)),
    identities: () => JSON.parse(identities) as Identity[],
  };
}

interface PersonRow { person: string; identities: string; outside: number; initials: string; detail: string | null }

function personFrom(row: PersonRow): StoredPerson {
  return {
    person: JSON.parse(row.person) as Omit<Person, 'rows'>,
    identities: JSON.parse(row.identities) as Identity[],
    outside: row.outside === 1,
    initials: row.initials,
    standing: row.detail === null ? null : (JSON.parse(row.detail) as Standing),
  };
}
