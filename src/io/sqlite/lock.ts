/** One writer at a time: a lock that the operating system lets go of, however the program ends. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ToolError } from '../../domain/tool-error.js';
import { localTime } from '../clock.js';
import { isSqliteError } from './connect.js';
import { explainStoreError } from './database.js';

/** Who holds the lock, for the message that somebody else gets. */
export interface LockHolder {
  readonly actor: string;
  readonly command: string;
  readonly since: string;
}

export interface WorkspaceLock {
  release(): void;
}

/**
 * Takes the lock of the workspace whose store lies in `folder`. It is an open transaction on a database of its own: after a
 * crash or a power cut nothing is left to clean up. Readers do not take it.
 *
 * @throws ToolError `workspace/busy` when another program writes, saying who and since when.
 */
export function lockWorkspace(folder: string, holder: LockHolder): WorkspaceLock {
  const file = path.join(folder, 'lock.sqlite');
  const note = path.join(folder, 'lock.json');
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 0 });
    database.pragma('journal_mode = MEMORY');
    database.exec('begin exclusive');
    writeFileSync(note, JSON.stringify({ ...holder, pid: process.pid }));
  } catch (error) {
    database?.close();
    if (isSqliteError(error) && (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED'))) throw busy(holderFrom(note));
    throw explainStoreError(error, file);
  }
  const held = database;
  return {
    release() {
      if (!held.open) return;
      held.exec('rollback');
      held.close();
    },
  };
}

function busy(holder: Partial<LockHolder>): ToolError {
  const { actor = '?', command = '?' } = holder;
  const since = localTime(holder.since ?? '?');
  return new ToolError('workspace/busy',
    { zh: `另一个 c2z 正在写这个工作区（${actor}，c2z ${command}，自 ${since}）`, en: `Another c2z is writing this workspace (${actor}, c2z ${command}, since ${since})` },
    { zh: '等它结束，或先关掉它的窗口；只查看的命令（status、gaps、person、export）现在也能用', en: 'Wait for it to finish, or close its window first; commands that only look (status, gaps, person, export) work meanwhile' });
}

function holderFrom(note: string): Partial<LockHolder> {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Partial<LockHolder>;
  } catch {
    return {};
  }
}
