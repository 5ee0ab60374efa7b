/** Opens the one SQLite file of a workspace: WAL, foreign keys, migrations, and clear words when it cannot be used. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { ToolError } from '../../domain/tool-error.js';
import { keysOfFolder } from '../sealed/keyring.js';
import type { WorkspaceKeys } from '../sealed/keys.js';
import { connect, connectToCopy, isSqliteError, type SqliteDatabase } from './connect.js';
import { LISTS_PEOPLE_LINKS } from './migrations/001-lists-people-links.js';
import { CASES } from './migrations/002-cases.js';
import { SNAPSHOTS } from './migrations/003-snapshots.js';
import { FINGERPRINTS } from './migrations/004-fingerprints.js';
import { MARKS } from './migrations/005-marks.js';
import { IMPORTS } from './migrations/006-imports.js';
import { NUMBER_PROPOSALS } from './migrations/007-number-proposals.js';
import { PACKED, UNPACKED_GONE } from './migrations/008-packed.js';
import { packStore } from './pack-store.js';

export type { SqliteDatabase };

/** Bounds of the file, for whoever wants it to stay small, and for trying out a full disk. */
export interface StoreLimits {
  readonly maximumPages?: number;
}

/** In order; the number of a migration is its position, counted from 1, and is kept in `user_version`. */
const MIGRATIONS: readonly (readonly (string | ((database: SqliteDatabase) => void))[])[] = [[LISTS_PEOPLE_LINKS], [CASES], [SNAPSHOTS], [FINGERPRINTS], [MARKS], [IMPORTS], [NUMBER_PROPOSALS], [PACKED, packStore, UNPACKED_GONE]];

/**
 * The database at `file`, created and migrated as needed; encrypted when a key file lies beside it.
 *
 * @throws ToolError `store/newer` (written by a newer version), `store/damaged`, `store/busy`, `store/unwritable`.
 */
export function openDatabase(file: string, limits: StoreLimits = {}): SqliteDatabase {
  let database: SqliteDatabase | undefined;
  try {
    database = connect(file, keysBeside(file), { timeout: 2000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -16384'); // kibibytes: nearly everything is read and written in order
    migrate(database, file);
    if (limits.maximumPages !== undefined) database.pragma(`max_page_count = ${limits.maximumPages}`);
    return database;
  } catch (error) {
    database?.close();
    throw explainStoreError(error, file);
  }
}

/**
 * The database at `file` for reading only, on a disk or in a folder that cannot be written: the whole file is read into memory,
 * since SQLite cannot read a store in WAL mode without writing beside it.
 *
 * @throws ToolError `store/unfinished` when another program is writing it or was stopped while writing; else as {@link openDatabase}.
 */
export function openDatabaseReadOnly(file: string): SqliteDatabase {
  const journal = `${file}-wal`;
  if (existsSync(journal) && statSync(journal).size > 0) {
    throw new ToolError('store/unfinished', { zh: `${file} 还有没写完的内容，而文件夹不能写`, en: `${file} holds unfinished work, and its folder cannot be written` },
      { zh: '关闭正在使用它的 c2z，或在可写的地方打开一次', en: 'Close the c2z that uses it, or open it once where it can be written' });
  }
  try {
    const database = connectToCopy(file, keysBeside(file));
    const version = database.pragma('user_version', { simple: true }) as number;
    if (version !== MIGRATIONS.length) migrate(database, file, false);
    return database;
  } catch (error) {
    throw explainStoreError(error, file);
  }
}

/** Null for a plain store, and for one in memory. */
export function keysBeside(file: string): WorkspaceKeys | null {
  return file === ':memory:' ? null : keysOfFolder(path.dirname(file));
}

/** Runs `work` and turns what SQLite says into words a user can act on. */
export function withStoreErrors<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainStoreError(error, file);
  }
}

function migrate(database: SqliteDatabase, file: string, keep = true): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version > MIGRATIONS.length) {
    throw new ToolError('store/newer',
      { zh: `数据库 ${file} 由更新版本的 c2z 写成（第 ${version} 版，本程序只认到第 ${MIGRATIONS.length} 版）`, en: `The store ${file} was written by a newer c2z (version ${version}; this program knows ${MIGRATIONS.length})` },
      { zh: '换用新版 c2z 打开', en: 'Open it with the newer c2z' });
  }
  if (version === MIGRATIONS.length) return; // nothing is written: whoever reads does not wait for whoever writes
  if (keep && version > 0) database.prepare('vacuum into ?').run(backupName(file, version));
  database.transaction(() => {
    const now = database.pragma('user_version', { simple: true }) as number; // another opening may have been quicker
    for (const step of MIGRATIONS.slice(now).flat()) {
      if (typeof step === 'string') database.exec(step);
      else step(database);
    }
    database.pragma(`user_version = ${MIGRATIONS.length}`);
  }).immediate();
  if (keep && version > 0) database.exec('vacuum'); // the room of what was packed is given back
}

/** Beside the store, never over an earlier one: what it was before it was brought to the present shape. */
function backupName(file: string, version: number): string {
  for (let count = 1; ; count += 1) {
    const name = `${file}.v${version}${count === 1 ? '' : `-${count}`}.backup`;
    if (!existsSync(name)) return name;
  }
}

/** What SQLite says, in words a user can act on; anything else as it is. */
export function explainStoreError(error: unknown, file: string): unknown {
  if (!isSqliteError(error)) return error;
  const code = error.code;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new ToolError('store/busy', { zh: `另一个 c2z 正在使用 ${file}`, en: `Another c2z is using ${file}` }, { zh: '等它结束后再试', en: 'Wait until it has finished, then try again' });
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new ToolError('store/damaged', { zh: `数据库 ${file} 已损坏或不是 c2z 的数据库`, en: `The store ${file} is damaged, or is not a c2z store` }, { zh: '先原样复制一份工作区文件夹，再从备份恢复：c2z restore <备份> --force；没有备份的，用原来的名单另建工作区', en: 'Copy the folder as it is, then restore a backup: c2z restore BACKUP --force. Without one, make a new workspace from the lists' });
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) {
    return new ToolError('store/unwritable', { zh: `无法写入 ${file}（${code}）`, en: `Cannot write ${file} (${code})` }, { zh: '检查磁盘空间和写权限，或用 -w 换一个文件夹', en: 'Check disk space and permissions, or choose another folder with -w' });
  }
  return error;
}
