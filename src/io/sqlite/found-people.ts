/** The people that the last match found, each in one packed row with its standing and the places of its rows. */
import type { Identity, Person } from '../../domain/person.js';
import type { TargetRecord } from '../../domain/record.js';
import type { Category, Standing, StandingCode } from '../../domain/standing.js';
import type { SqliteDatabase } from './connect.js';
import type { Compact } from './packed/compact.js';
import { findingOf, packIdentities, packPerson, packStanding, runningIdentities, unpackIdentities, unpackPerson, unpackStanding } from './packed/people.js';
import { packRef, placeId, sheetFinder, unpackPlace, unpackRef, type PackedRef } from './packed/places.js';
import type { Texts } from './packed/texts.js';
import { replaceRows, type SqlValue } from './replace-rows.js';
import type { TargetRows } from './target-rows.js';

/** A person as a match found him. */
export interface FoundPerson {
  readonly person: Person;
  readonly identities: readonly Identity[];
  /** On a list, but not in the target population 非对象. */
  readonly outside: boolean;
  /** Pinyin initials of the name, for search. */
  readonly initials: string;
  /** What the lists alone say; null outside the target population. */
  readonly standing: Standing | null;
}

/** A person as stored: without rows, which stand in the target lists. */
export interface StoredPerson extends Omit<FoundPerson, 'person'> {
  readonly person: Omit<Person, 'rows'>;
  /** What a verified case says, else what the lists say. */
  readonly standing: Standing | null;
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
  /** Where the rows stand, in order of place; parsed when called. */
  places(): RowPlace[];
}

export interface FoundPeople {
  /** In order of their ids. */
  replace(people: Iterable<FoundPerson>): void;
  /** Everybody as the last match made them out of these rows, whether or not what it found still holds; null when they are others. */
  madeOf(records: readonly TargetRecord[]): Person[] | null;
  /** What the lists alone say, by person. */
  listStandings(ids?: readonly string[]): Standing[];
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
  /** The same one by one; nothing may be written meanwhile. */
  eachSummary(filter?: { inside?: boolean }): Generator<PersonSummary>;
}

const TABLE = { name: 'found_people', key: ['id'], others: ['name', 'id_text', 'place', 'household', 'initials', 'outside', 'rows', 'person', 'identities', 'standing', 'finding'] } as const;

export function createFoundPeople(database: SqliteDatabase, texts: Texts, targetRows: TargetRows): FoundPeople {
  const select = `select people.id, name, id_text as idText, household, place, outside, initials, rows, person, identities, people.standing, finding, case_standings.detail as byCase
    from people left join case_standings on case_standings.person_id = people.id`;
  const storedFrom = (row: PersonRow): StoredPerson => ({
    person: unpackPerson(JSON.parse(row.person) as Compact, row, texts), identities: identitiesOf(row), outside: row.outside === 1, initials: row.initials, standing: standingOf(row),
  });
  const identitiesOf = ({ identities, rows }: Pick<PersonRow, 'identities' | 'rows'>): Identity[] => unpackIdentities(JSON.parse(identities), JSON.parse(rows) as PackedRef[], texts);
  const listed = ({ id, standing, finding }: Pick<PersonRow, 'id' | 'standing' | 'finding'>): Standing | null => (standing === null || finding === null ? null : unpackStanding(JSON.parse(finding) as Compact, id, standing, texts));
  const standingOf = (row: Pick<PersonRow, 'id' | 'standing' | 'finding' | 'byCase'>): Standing | null => (row.byCase === null ? listed(row) : (JSON.parse(row.byCase) as Standing));
  const rowsOf = database.prepare('select rows from people where id = ?').pluck();
  const holding = database.prepare('select id from people where instr(rows, ?) > 0').pluck();
  return {
    replace(people) {
      replaceRows(database, TABLE, packed(people, texts));
    },
    madeOf(records) {
      const rowAt = recordFinder(records, texts);
      const people: Person[] = [];
      let used = 0;
      for (const row of database.prepare('select id, name, id_text as idText, household, place, rows, person from found_people order by id').iterate() as IterableIterator<PersonRow>) {
        const rows = (JSON.parse(row.rows) as PackedRef[]).map(rowAt);
        if (rows.includes(undefined)) return null;
        used += rows.length;
        const { id, ...person } = unpackPerson(JSON.parse(row.person) as Compact, row, texts);
        people.push({ id, rows: rows as TargetRecord[], ...person });
      }
      return used === records.length ? people : null;
    },
    listStandings(ids) {
      const sql = `select id, standing, finding from people where standing is not null ${ids === undefined ? '' : 'and id in (select value from json_each(?))'} order by id`;
      return (database.prepare(sql).all(...(ids === undefined ? [] : [JSON.stringify(ids)])) as PersonRow[]).map((row) => listed(row) as Standing);
    },
    people(filter = {}) {
      const where: string[] = [];
      const values: string[] = [];
      if (filter.standing !== undefined) { where.push('coalesce(case_standings.standing, people.standing) = ?'); values.push(filter.standing); }
      if (filter.inside === true) where.push('outside = 0');
      if (filter.ids !== undefined) { where.push('people.id in (select value from json_each(?))'); values.push(JSON.stringify(filter.ids)); }
      return (database.prepare(`${select} ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by people.id`).all(...values) as PersonRow[]).map(storedFrom);
    },
    search(text) {
      const wanted = text.trim();
      if (wanted === '') return [];
      const escaped = wanted.replace(/[\\%_]/gu, '\\$&');
      const ofRows = targetRows.withNumber(wanted.toUpperCase(), wanted).flatMap((place) => holding.all(JSON.stringify(place)) as string[]);
      const sql = `${select} where people.id = @wanted or id_text = upper(@wanted) or (@tail <> '' and id_text like '%' || upper(@tail)) or name like @like escape '\\' or initials like lower(@escaped) || '%' escape '\\'
        or people.id in (select value from json_each(@ofRows)) order by people.id`;
      return (database.prepare(sql).all({ wanted, like: `%${escaped}%`, escaped, tail: /^[0-9]{3}[0-9Xx]$/u.test(wanted) ? wanted : '', ofRows: JSON.stringify(ofRows) }) as PersonRow[]).map(storedFrom);
    },
    rowsOf(personId) {
      const rows = rowsOf.get(personId) as string | undefined;
      return rows === undefined ? [] : targetRows.at(JSON.parse(rows) as PackedRef[]);
    },
    rowsByPerson() {
      const owner = new Map<string, string>();
      const byPerson = new Map<string, TargetRecord[]>();
      const key = (file: string, sheet: string, row: number, part: number): string => `${row} ${part} ${sheet} ${file}`;
      for (const [id, places] of placesByPerson()) {
        byPerson.set(id, []);
        for (const { file, sheet, row, part } of places) owner.set(key(file, sheet, row, part), id);
      }
      if (byPerson.size === 0) return byPerson;
      for (const record of targetRows.all()) {
        const { file, sheet, row, part } = record.ref;
        const id = owner.get(key(file, sheet, row, part));
        if (id !== undefined) byPerson.get(id)?.push(record);
      }
      return byPerson;
    },
    placesByPerson,
    summaries: (filter) => [...eachSummary(filter)],
    eachSummary,
  };

  function* eachSummary(filter: { inside?: boolean } = {}): Generator<PersonSummary> {
    const sql = `select people.id, name, id_text, place, household, outside, rows, identities, people.standing, finding, case_standings.detail
      from people left join case_standings on case_standings.person_id = people.id ${filter.inside === true ? 'where outside = 0' : ''} order by people.id`;
    for (const row of database.prepare(sql).raw().iterate() as IterableIterator<SummaryRow>) yield summaryFrom(row);
  }

  function placesByPerson(): Map<string, RowPlace[]> {
    const byPerson = new Map<string, RowPlace[]>();
    for (const [id, rows] of database.prepare('select id, rows from people order by id').raw().iterate() as IterableIterator<[string, string]>) {
      byPerson.set(id, (JSON.parse(rows) as PackedRef[]).map((place) => unpackRef(place, texts)));
    }
    return byPerson;
  }

  function summaryFrom([id, name, idText, place, household, outside, rows, identities, standing, finding, byCase]: SummaryRow): PersonSummary {
    const { town, village } = unpackPlace(place, texts);
    const row = { id, standing, finding, byCase };
    return {
      id, name, idText, town, village, household, outside: outside === 1, standing: briefly(row),
      detail: () => standingOf(row),
      identities: () => identitiesOf({ identities, rows }),
      places: () => (JSON.parse(rows) as PackedRef[]).map((place) => unpackRef(place, texts)),
    };
  }

  function briefly({ standing, finding, byCase }: Pick<PersonRow, 'standing' | 'finding' | 'byCase'>): PersonSummary['standing'] {
    if (byCase !== null) {
      const said = JSON.parse(byCase) as Standing;
      return { standing: said.standing, category: said.category, reason: said.reason };
    }
    return standing === null || finding === null ? null : { standing, ...findingOf((JSON.parse(finding) as [number])[0], texts) };
  }
}

/** The record at a place. */
export function recordFinder(records: readonly TargetRecord[], texts: Texts): (place: PackedRef) => TargetRecord | undefined {
  const sheetOf = sheetFinder(texts);
  const bySheet = new Map<number, Map<number, TargetRecord>>();
  const key = (row: number, part: number): number => part * 2 ** 32 + row;
  for (const record of records) {
    const sheet = sheetOf(record.ref);
    let own = bySheet.get(sheet);
    if (own === undefined) bySheet.set(sheet, own = new Map());
    own.set(key(record.ref.row, record.ref.part), record);
  }
  return ([sheet, row, part = 1]) => bySheet.get(sheet)?.get(key(row, part));
}

function* packed(people: Iterable<FoundPerson>, texts: Texts): Generator<SqlValue[]> {
  const sheetOf = sheetFinder(texts);
  const listsOf = sheetFinder(texts);
  for (const { person, identities, outside, initials, standing } of people) {
    const { rows, place } = person;
    yield [
      person.id, person.name.display, person.idText, placeId(place, texts), person.household, initials, outside ? 1 : 0,
      JSON.stringify(rows.map(({ ref }) => packRef(ref, listsOf(ref)))), JSON.stringify(packPerson(person, texts)), JSON.stringify(packIdentities(identities, rows.map(({ ref }) => ref), listsOf)),
      standing?.standing ?? null, standing === null ? null : JSON.stringify(packStanding(standing, texts, sheetOf)),
    ];
  }
}

/** Codes of identities that have not ended, in the order of the lists, each once, joined by a comma. */
export function identityCodes(identities: string): string {
  return [...new Set(runningIdentities(JSON.parse(identities)))].join(',');
}

type SummaryRow = [id: string, name: string, idText: string, place: number, household: string, outside: number, rows: string, identities: string, standing: StandingCode | null, finding: string | null, byCase: string | null];

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly idText: string;
  readonly household: string;
  readonly place: number;
  readonly outside: number;
  readonly initials: string;
  readonly rows: string;
  readonly person: string;
  readonly identities: string;
  readonly standing: StandingCode | null;
  readonly finding: string | null;
  readonly byCase: string | null;
}
