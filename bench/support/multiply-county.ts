/** A workspace of the sample county made many times as large inside its store, so that a screen can be measured on a great county within seconds. */
import Database from 'better-sqlite3';

type Cells = Readonly<Record<string, string | number | null>>;

/** So far apart are the person numbers and row numbers of one copy and the next. */
const PEOPLE_APART = 1000;
const ROWS_APART = 5000;

/** Every person, row, link, question and standing `times` times, with numbers, places and fingerprints of their own. */
export function multiplyCounty(storeFile: string, times: number): void {
  const database = new Database(storeFile);
  try {
    database.pragma('synchronous = OFF');
    database.transaction(() => {
      for (const [table, copy] of Object.entries(COPIES)) multiply(database, table, times, copy);
    })();
  } finally {
    database.close();
  }
}

const COPIES: Readonly<Record<string, (row: Cells, nth: number) => Cells>> = {
  people: (row, nth) => ({ ...row, id: personId(row['id'], nth), household: `${String(row['household'])}/${nth}`, person: json(row['person'], nth) }),
  target_rows: (row, nth) => ({ ...row, row: Number(row['row']) + nth * ROWS_APART, person_id: personId(row['person_id'], nth), record: json(row['record'], nth) }),
  standings: (row, nth) => ({ ...row, person_id: personId(row['person_id'], nth), detail: json(row['detail'], nth) }),
  links: (row, nth) => ({ ...row, ...sides(row, nth), person_id: personId(row['person_id'], nth), roster_row: Number(row['roster_row']) + nth * ROWS_APART, link: json(row['link'], nth) }),
  number_proposals: (row, nth) => ({ ...row, person_id: personId(row['person_id'], nth), row: Number(row['row']) + nth * ROWS_APART }),
  merge_questions: (row, nth) => ({ ...row, ...sides(row, nth), left_person: personId(row['left_person'], nth), right_person: personId(row['right_person'], nth), question: json(row['question'], nth) }),
};

function multiply(database: Database.Database, table: string, times: number, copy: (row: Cells, nth: number) => Cells): void {
  const rows = database.prepare(`select * from ${table}`).all() as Cells[];
  if (rows.length === 0) return;
  const insert = database.prepare(`insert into ${table} values (${Object.keys(rows[0] ?? {}).map((column) => `@${column}`).join(', ')})`);
  for (let nth = 1; nth < times; nth += 1) for (const row of rows) insert.run(copy(row, nth));
}

function sides(row: Cells, nth: number): Cells {
  return { left_fingerprint: fingerprint(String(row['left_fingerprint']), nth), right_fingerprint: fingerprint(String(row['right_fingerprint']), nth) };
}

function personId(id: string | number | null | undefined, nth: number): string | null {
  return typeof id === 'string' ? `P${String(Number(id.slice(1)) + nth * PEOPLE_APART).padStart(6, '0')}` : null;
}

/** The copy's number stands at the front, where short ids of pairs are cut from. */
function fingerprint(of: string, nth: number): string {
  return (nth * 0x9E37).toString(16).padStart(6, '0').slice(-6) + of.slice(6);
}

/** The same in the JSON of a row, so that what is looked at agrees with its columns. */
function json(text: string | number | null | undefined, nth: number): string {
  return String(text).replace(/"(P\d{6,})"/gu, (_, id: string) => `"${personId(id, nth) ?? ''}"`)
    .replace(/"(left|right)Fingerprint":"([0-9a-f]+)"/gu, (_, side: string, of: string) => `"${side}Fingerprint":"${fingerprint(of, nth)}"`)
    .replace(/"row":(\d+)/gu, (_, row: string) => `"row":${Number(row) + nth * ROWS_APART}`);
}
