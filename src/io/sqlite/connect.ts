/** A connection to a SQLite file, plain or encrypted; the cipher build is loaded only when there is something encrypted. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { storeKey, type WorkspaceKeys } from '../sealed/keys.js';

export type SqliteDatabase = Database.Database;

const require = createRequire(import.meta.url);

/**
 * SQLCipher's format (AES-256-CBC and HMAC-SHA512 on every page, the write-ahead log too) with a raw key, so that nothing is derived
 * at each opening. `keys` null: a plain file.
 */
export function connect(file: string, keys: WorkspaceKeys | null, options: Database.Options = {}): SqliteDatabase {
  if (keys === null) return new Database(file, options);
  const database = withCiphers(file, options);
  try {
    database.pragma(`key = "x'${storeKey(keys)}'"`);
    database.pragma('temp_store = MEMORY'); // sorting and indexing never touch the disk
    database.pragma('schema_version'); // a wrong key shows now, not at the first query
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function withCiphers(file: string, options: Database.Options = {}): SqliteDatabase {
  const Ciphers = require('better-sqlite3-multiple-ciphers') as typeof Database;
  const database = new Ciphers(file, options);
  database.pragma("cipher = 'sqlcipher'");
  database.pragma('legacy = 4'); // the format of SQLCipher 4, which other programs read too
  return database;
}

/** The content of a file that nobody may write beside, as a plain database in memory. */
export function connectToCopy(file: string, keys: WorkspaceKeys | null): SqliteDatabase {
  const bytes = keys === null ? readFileSync(file) : unencrypted(file, keys);
  if (bytes.length > WAL_BYTES.at(-1)!) for (const at of WAL_BYTES) bytes[at] = 1;
  return new Database(bytes);
}

/** Two bytes of the file's head that say it is kept with a write-ahead log. */
const WAL_BYTES = [18, 19] as const;

/** SQLite must write beside a store with a write-ahead log: a copy, encrypted as it is, is opened elsewhere. */
function unencrypted(file: string, keys: WorkspaceKeys): Buffer {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-'));
  try {
    const copy = path.join(folder, path.basename(file));
    copyFileSync(file, copy);
    const database = connect(copy, keys);
    const bytes = database.serialize();
    database.close();
    return bytes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Encrypts the plain SQLite file `file` where it lies, or (keys null) makes it plain again. Nobody else may have it open. */
export function reencrypt(file: string, from: WorkspaceKeys | null, to: WorkspaceKeys | null): void {
  const database = from === null ? withCiphers(file) : connect(file, from);
  try {
    database.pragma('journal_mode = MEMORY'); // no page as it was may reach the disk again
    database.pragma('temp_store = MEMORY');
    database.pragma(to === null ? "rekey = ''" : `rekey = "x'${storeKey(to)}'"`);
  } finally {
    database.close();
  }
}

/** SQLite's own errors, of whichever build. */
export function isSqliteError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && error.name === 'SqliteError' && 'code' in error;
}
