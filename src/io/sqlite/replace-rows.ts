/** Puts rows in the place of a table's: new and changed ones are written, those that are gone deleted, all others left as they stand. */
import type { SqliteDatabase } from './connect.js';

export type SqlValue = string | number | null;

export interface Table {
  readonly name: string;
  /** Columns of the primary key; they stand first. */
  readonly key: readonly string[];
  readonly others: readonly string[];
}

/** Each row in the order of the table's columns. Of rows with one key the last counts. Quickest in the order of the key. */
export function replaceRows(database: SqliteDatabase, { name, key, others }: Table, rows: Iterable<readonly SqlValue[]>): void {
  const wasEmpty = database.prepare(`select 1 from ${name} limit 1`).get() === undefined;
  const write = database.prepare(upsert({ name, key, others }));
  const there = new Set<string>();
  for (const row of rows) {
    write.run(row);
    if (!wasEmpty) there.add(keyOf(row, key.length));
  }
  if (!wasEmpty) removeOthers(database, name, key, there);
}

/** Inserts, or changes what differs; a row that says the same is not written. */
function upsert({ name, key, others }: Table): string {
  return `insert into ${name} (${[...key, ...others].join(', ')}) values (${[...key, ...others].map(() => '?').join(', ')})
    on conflict (${key.join(', ')}) do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}
    where (${others.join(', ')}) is not (${others.map((column) => `excluded.${column}`).join(', ')})`;
}

function removeOthers(database: SqliteDatabase, name: string, key: readonly string[], there: ReadonlySet<string>): void {
  const gone: SqlValue[][] = [];
  for (const row of database.prepare(`select ${key.join(', ')} from ${name}`).raw().iterate() as IterableIterator<SqlValue[]>) if (!there.has(keyOf(row, key.length))) gone.push(row);
  const remove = database.prepare(`delete from ${name} where ${key.map((column) => `${column} = ?`).join(' and ')}`);
  for (const row of gone) remove.run(row);
}

function keyOf(row: readonly SqlValue[], length: number): string {
  if (length === 1) return String(row[0]);
  let key = String(row[0]);
  for (let at = 1; at < length; at += 1) key += `\u0000${String(row[at])}`;
  return key;
}
