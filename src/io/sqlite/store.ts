/** The store of a workspace 工作区数据库: one SQLite file, six groups of tables. */
import { createBrowse, type Browse } from './browse.js';
import { createCases, type Cases } from './cases.js';
import { createChanges, type Changes } from './changes.js';
import { connect } from './connect.js';
import { explainStoreError, keysBeside, openDatabase, openDatabaseReadOnly, withStoreErrors, type SqliteDatabase, type StoreLimits } from './database.js';
import { createLedger, type Ledger } from './ledger.js';
import { createLists, type Lists } from './lists.js';
import { createTexts } from './packed/texts.js';
import { createResults, type Results } from './results.js';
import { createSnapshots, type Snapshots } from './snapshots.js';
import { createTargetRows } from './target-rows.js';

export interface Store {
  /** A copy in memory of a store that cannot be written: what is appended to it is kept nowhere. */
  readonly isCopy: boolean;
  readonly lists: Lists;
  readonly results: Results;
  readonly ledger: Ledger;
  readonly cases: Cases;
  readonly snapshots: Snapshots;
  readonly changes: Changes;
  readonly browse: Browse;
  /** All or nothing: what `work` writes is there as a whole, or not at all. */
  transaction<T>(work: () => T): T;
  /** The same for long work, transactions within it included: whoever ends the program before the end leaves everything as it was. */
  whole<T>(work: () => Promise<T>): Promise<T>;
  /** @throws ToolError `store/unwritable` before anything is begun, where SQLite could open the file for reading only. */
  requireWritable(): void;
  /** A complete copy in `file` while others go on reading and writing. */
  backupTo(file: string): Promise<void>;
  /** What SQLite finds wrong with the file, in its own words; empty = sound. */
  integrityProblems(): string[];
  close(): void;
}

/** Opens (or creates) the store in `file`. */
export function openStore(file: string, limits: StoreLimits = {}): Store {
  return storeOf(openDatabase(file, limits), file);
}

/** The store in `file` as it is, where nothing can be written. */
export function openStoreReadOnly(file: string): Store {
  return { ...storeOf(openDatabaseReadOnly(file), file), isCopy: true };
}

function storeOf(database: SqliteDatabase, file: string): Store {
  const texts = createTexts(database);
  const targetRows = createTargetRows(database, texts);
  return {
    isCopy: false,
    lists: createLists(database, targetRows),
    results: createResults(database, texts, targetRows),
    ledger: createLedger(database),
    cases: createCases(database),
    snapshots: createSnapshots(database),
    changes: createChanges(database, texts),
    browse: createBrowse(database, texts),
    transaction: (work) => withStoreErrors(file, () => {
      try {
        return database.transaction(work).immediate();
      } catch (error) {
        texts.forget();
        throw error;
      }
    }),
    whole: async (work) => {
      withStoreErrors(file, () => database.exec('begin immediate'));
      try {
        const done = await work();
        database.exec('commit');
        return done;
      } catch (error) {
        if (database.inTransaction) database.exec('rollback');
        texts.forget();
        throw explainStoreError(error, file);
      }
    },
    requireWritable: () => withStoreErrors(file, () => {
      database.exec('begin immediate'); // which SQLite takes for reading where the file cannot be written
      try {
        database.pragma(`user_version = ${database.pragma('user_version', { simple: true }) as number}`);
      } finally {
        if (database.inTransaction) database.exec('rollback');
      }
    }),
    backupTo: async (target) => {
      const keys = keysBeside(file);
      if (keys === null) await database.backup(target);
      else database.prepare('vacuum into ?').run(target); // the online backup copies no encrypted pages
      const copy = connect(target, keys);
      copy.pragma('journal_mode = DELETE'); // one file, nothing beside it
      copy.close();
    },
    integrityProblems: () => withStoreErrors(file, () => [
      ...(database.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...(database.pragma('foreign_key_check') as { table: string }[]).map((row) => `foreign key: ${row.table}`),
    ]),
    close: () => { database.close(); },
  };
}
