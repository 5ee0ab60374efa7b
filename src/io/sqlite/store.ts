/** The store of a workspace 工作区数据库: one SQLite file, four groups of tables. */
import { createCases, type Cases } from './cases.js';
import { openDatabase, withStoreErrors } from './database.js';
import { createLedger, type Ledger } from './ledger.js';
import { createLists, type Lists } from './lists.js';
import { createResults, type Results } from './results.js';

export interface Store {
  readonly lists: Lists;
  readonly results: Results;
  readonly ledger: Ledger;
  readonly cases: Cases;
  /** All or nothing: what `work` writes is there as a whole, or not at all. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Opens (or creates) the store in `file`. */
export function openStore(file: string): Store {
  const database = openDatabase(file);
  return {
    lists: createLists(database),
    results: createResults(database),
    ledger: createLedger(database),
    cases: createCases(database),
    transaction: (work) => withStoreErrors(file, () => database.transaction(work).immediate()),
    close: () => { database.close(); },
  };
}
