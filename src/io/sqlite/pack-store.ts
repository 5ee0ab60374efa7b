/** Brings what an older store keeps as whole JSON records into the packed tables, a few thousand rows at a time; nothing is lost by it. */
import type { MergeQuestion } from '../../domain/link.js';
import type { SeenPerson } from '../../domain/people-change.js';
import type { Identity, Person } from '../../domain/person.js';
import type { TargetRecord } from '../../domain/record.js';
import type { Standing } from '../../domain/standing.js';
import type { SqliteDatabase } from './connect.js';
import type { StoredLink } from './found-links.js';
import type { FoundPerson } from './found-people.js';
import { createChanges } from './changes.js';
import { createTexts } from './packed/texts.js';
import { createResults } from './results.js';
import { createTargetRows } from './target-rows.js';

const AT_ONCE = 5000;

/** To be called with the tables of before under the names `old_…`, and the packed ones empty. */
export function packStore(database: SqliteDatabase): void {
  const texts = createTexts(database);
  const targetRows = createTargetRows(database, texts);
  const results = createResults(database, texts, targetRows);
  targetRows.replace(records<TargetRecord>(database, 'old_target_rows', 'record'));
  const changes = createChanges(database, texts);
  const seen = database.prepare('select person_id, detail from old_people_seen where listed = ?');
  for (const listed of [0, 1]) changes.see((seen.all(listed) as { detail: string }[]).map(({ detail }) => JSON.parse(detail) as SeenPerson)); // each time, those before are no longer listed
  if (database.prepare('select 1 from old_people limit 1').get() === undefined) return;
  results.replace({
    people: oldPeople(database), links: oldLinks(database), questions: oldQuestions(database),
    proposals: (database.prepare('select * from old_number_proposals').all() as OldProposal[]).map(({ person_id: personId, file, sheet, row, part, position, number, holders }) => ({ personId, ref: { file, sheet, row, part }, position, number, holders: JSON.parse(holders) as string[] })),
  });
}

interface OldProposal { person_id: string; file: string; sheet: string; row: number; part: number; position: number; number: string; holders: string }

function* oldPeople(database: SqliteDatabase): Generator<FoundPerson> {
  const placesOf = database.prepare('select record from old_target_rows where person_id = ? order by file, sheet, row, part').pluck();
  for (const row of batches(database, 'old_people left join old_standings on old_standings.person_id = old_people.id', 'old_people', 'person, identities, outside, initials, detail')) {
    const person = JSON.parse(row['person'] as string) as Omit<Person, 'rows'>;
    yield {
      person: { ...person, rows: (placesOf.all(person.id) as string[]).map((record) => JSON.parse(record) as TargetRecord) },
      identities: JSON.parse(row['identities'] as string) as Identity[], outside: row['outside'] === 1, initials: row['initials'] as string,
      standing: row['detail'] === null ? null : (JSON.parse(row['detail'] as string) as Standing),
    };
  }
}

function* oldLinks(database: SqliteDatabase): Generator<StoredLink> {
  for (const row of batches(database, 'old_links', 'old_links', 'link, pattern')) yield { link: JSON.parse(row['link'] as string) as StoredLink['link'], pattern: row['pattern'] as string };
}

function* oldQuestions(database: SqliteDatabase): Generator<MergeQuestion> {
  yield* records<MergeQuestion>(database, 'old_merge_questions', 'question');
}

function* records<T>(database: SqliteDatabase, table: string, column: string): Generator<T> {
  for (const row of batches(database, table, table, column)) yield JSON.parse(row[column] as string) as T;
}

/** Every row, in the order it was written. */
function* batches(database: SqliteDatabase, from: string, table: string, columns: string): Generator<Record<string, string | number | null>> {
  const next = database.prepare(`select ${table}.rowid as at, ${columns} from ${from} where ${table}.rowid > ? order by ${table}.rowid limit ${AT_ONCE}`);
  for (let rows = next.all(0) as Record<string, string | number | null>[]; rows.length > 0; rows = next.all(rows.at(-1)?.['at']) as Record<string, string | number | null>[]) yield* rows;
}
