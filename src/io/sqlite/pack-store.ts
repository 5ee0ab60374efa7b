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
  const seen = database.prepare('select detail from old_people_seen where listed = ? order by person_id').pluck();
  for (const listed of [0, 1]) changes.see((seen.all(listed) as string[]).map((detail) => JSON.parse(detail) as SeenPerson)); // each time, those before are no longer listed
  if (database.prepare('select 1 from old_people limit 1').get() === undefined) return;
  results.replace({
    people: oldPeople(database), links: oldLinks(database), questions: records<MergeQuestion>(database, 'old_merge_questions', 'question'),
    proposals: (database.prepare('select * from old_number_proposals').all() as OldProposal[]).map(({ person_id: personId, file, sheet, row, part, position, number, holders }) => ({ personId, ref: { file, sheet, row, part }, position, number, holders: JSON.parse(holders) as string[] })),
  });
}

interface OldProposal { person_id: string; file: string; sheet: string; row: number; part: number; position: number; number: string; holders: string }

function* oldPeople(database: SqliteDatabase): Generator<FoundPerson> {
  const rowsOf = database.prepare('select record from old_target_rows where person_id = ? order by file, sheet, row, part').pluck();
  const standing = database.prepare('select detail from old_standings where person_id = ?').pluck();
  for (const row of batches(database, 'old_people', ['id'], 'person, identities, outside, initials')) {
    const person = JSON.parse(row['person'] as string) as Omit<Person, 'rows'>;
    const detail = standing.get(person.id) as string | undefined;
    yield {
      person: { ...person, rows: (rowsOf.all(person.id) as string[]).map((record) => JSON.parse(record) as TargetRecord) },
      identities: JSON.parse(row['identities'] as string) as Identity[], outside: row['outside'] === 1, initials: row['initials'] as string,
      standing: detail === undefined ? null : (JSON.parse(detail) as Standing),
    };
  }
}

function* oldLinks(database: SqliteDatabase): Generator<StoredLink> {
  for (const row of batches(database, 'old_links', ['person_id', 'roster_file', 'roster_sheet', 'roster_row', 'roster_part'], 'link, pattern')) yield { link: JSON.parse(row['link'] as string) as StoredLink['link'], pattern: row['pattern'] as string };
}

function* records<T>(database: SqliteDatabase, table: string, column: string): Generator<T> {
  for (const row of batches(database, table, ['rowid'], column)) yield JSON.parse(row[column] as string) as T;
}

type Row = Readonly<Record<string, string | number | null>>;

/** Every row, in order of the key. */
function* batches(database: SqliteDatabase, table: string, key: readonly string[], columns: string): Generator<Row> {
  const select = `select ${key.join(', ')}, ${columns} from ${table}`;
  const order = `order by ${key.join(', ')} limit ${AT_ONCE}`;
  const after = database.prepare(`${select} where (${key.join(', ')}) > (${key.map(() => '?').join(', ')}) ${order}`);
  for (let rows = database.prepare(`${select} ${order}`).all() as Row[]; rows.length > 0; rows = after.all(key.map((column) => rows.at(-1)?.[column])) as Row[]) yield* rows;
}
