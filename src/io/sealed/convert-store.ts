/** A copy of the store under another key, checked before anybody relies on it. */
import { connect, reencrypt, type SqliteDatabase } from '../sqlite/connect.js';
import type { WorkspaceKeys } from './keys.js';

/**
 * Writes the store `file` (encrypted with `from`, null = plain) to `copy`, encrypted with `to`.
 *
 * @throws Error when the copy does not hold the same rows: nothing has been changed then.
 */
export function convertStore(file: string, copy: string, from: WorkspaceKeys | null, to: WorkspaceKeys | null): void {
  const before = connect(file, from);
  try {
    before.prepare('vacuum into ?').run(copy);
    reencrypt(copy, from, to);
    const after = connect(copy, to);
    try {
      after.pragma('journal_mode = DELETE'); // one file, nothing beside it
      const problems = after.pragma('integrity_check', { simple: true });
      if (problems !== 'ok' || contents(before) !== contents(after)) throw new Error(`the copy of ${file} is not the same: ${String(problems)}`);
    } finally {
      after.close();
    }
  } finally {
    before.close();
  }
}

/** Version, tables and how many rows are in each. */
function contents(database: SqliteDatabase): string {
  const tables = database.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name").pluck().all() as string[];
  return JSON.stringify([database.pragma('user_version', { simple: true }), tables.map((name) => [name, database.prepare(`select count(*) from "${name}"`).pluck().get()])]);
}
