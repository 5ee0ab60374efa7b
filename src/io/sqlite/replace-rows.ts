/** Puts rows in the place of a table's: new and changed ones are written, those that are gone deleted, all others left as they stand. */
import type { SqliteDatabase } from './connect.js';

export type SqlValue = string | number | null;
export type SqlRow = readonly SqlValue[];

export interface Table {
  readonly name: string;
  /** Columns of the primary key; they stand first. Texts among them are plain letters and digits. */
  readonly key: readonly string[];
  readonly others: readonly string[];
}

/** So many rows of the table are looked at together. */
const AT_ONCE = 2000;
/** So many rows are written by one statement: SQLite is asked a twentieth as often. */
const TOGETHER = 20;

/**
 * `rows`: the table's columns, in order of the key; of rows with one key the last counts. They are compared with what stands there side by
 * side, so that neither is ever held as a whole.
 *
 * @param leave what to do with a row that is gone; without it, it is deleted
 * @returns whether anything was written or is gone
 * @throws Error when rows are out of order: a bug
 */
export function replaceRows(database: SqliteDatabase, table: Table, rows: Iterable<SqlRow>, leave?: (row: SqlRow) => void): boolean {
  const { name, key, others } = table;
  const write = rowWriter(database, `insert or replace into ${name} (${[...key, ...others].join(', ')})`, key.length + others.length);
  const remove = database.prepare(`delete from ${name} where ${key.map((column) => `${column} = ?`).join(' and ')}`);
  let changed = false;
  const gone = (row: SqlRow): void => {
    changed = true;
    if (leave === undefined) remove.run(row.slice(0, key.length));
    else leave(row);
  };
  const there = standingRows(database, table);
  let next = there.next();
  let before: SqlRow | undefined;
  for (const row of rows) {
    if (before !== undefined && compareKeys(before, row, key.length) > 0) throw new Error(`rows for ${name} are out of order`);
    before = row;
    while (next.done !== true && compareKeys(next.value, row, key.length) < 0) {
      gone(next.value);
      next = there.next();
    }
    const stands = next.done !== true && compareKeys(next.value, row, key.length) === 0;
    if (!stands || !isSame(next.value as SqlRow, row)) {
      changed = true;
      write.row(row);
    }
    if (stands) next = there.next();
  }
  for (; next.done !== true; next = there.next()) gone(next.value);
  write.rest();
  return changed;
}

/**
 * Writes rows of so many columns, several at a time; the last few when `rest` is called.
 *
 * @param into the statement up to its values
 */
export function rowWriter(database: SqliteDatabase, into: string, columns: number): { row(row: SqlRow): void; rest(): void } {
  const values = `(${Array<string>(columns).fill('?').join(', ')})`;
  const several = database.prepare(`${into} values ${Array<string>(TOGETHER).fill(values).join(', ')}`);
  let waiting: SqlValue[] = [];
  return {
    row(row) {
      for (let at = 0; at < columns; at += 1) waiting.push(row[at] as SqlValue);
      if (waiting.length < columns * TOGETHER) return;
      several.run(waiting);
      waiting = [];
    },
    rest() {
      if (waiting.length > 0) database.prepare(`${into} values ${Array<string>(waiting.length / columns).fill(values).join(', ')}`).run(waiting);
      waiting = [];
    },
  };
}

/** A table's rows in order of the key, read in parts, so that it can be written between them. */
function* standingRows(database: SqliteDatabase, { name, key, others }: Table): Generator<SqlRow, undefined> {
  const select = `select ${[...key, ...others].join(', ')} from ${name}`;
  const order = `order by ${key.join(', ')} limit ${AT_ONCE}`;
  const after = database.prepare(`${select} where (${key.join(', ')}) > (${key.map(() => '?').join(', ')}) ${order}`).raw();
  let rows = database.prepare(`${select} ${order}`).raw().all() as SqlRow[];
  while (rows.length > 0) {
    yield* rows;
    rows = rows.length < AT_ONCE ? [] : (after.all((rows.at(-1) as SqlRow).slice(0, key.length)) as SqlRow[]);
  }
  return undefined;
}

function compareKeys(a: SqlRow, b: SqlRow, length: number): number {
  for (let at = 0; at < length; at += 1) {
    const left = a[at] as string | number;
    const right = b[at] as string | number;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function isSame(a: SqlRow, b: SqlRow): boolean {
  for (let at = 0; at < b.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
