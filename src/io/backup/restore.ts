/** Puts a backup in the place of a workspace; what stood there is set aside, never deleted 恢复. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../domain/tool-error.js';
import { now } from '../clock.js';
import { lockWorkspace, type LockHolder } from '../sqlite/lock.js';
import { openStore } from '../sqlite/store.js';
import { WORKSPACE_FILE } from '../workspace-file.js';
import { OWN_FOLDERS, STORE_FILE } from './backup.js';
import { checkBackup, readManifest, type BackupManifest } from './manifest.js';

export interface RestoreTarget {
  /** The workspace. */
  readonly folder: string;
  /** Where it keeps store and archive. */
  readonly inside: string;
  /** Take the place of a workspace that is there. */
  readonly replace: boolean;
  /** Names what is set aside. */
  readonly stamp: string;
  readonly writer: Omit<LockHolder, 'since'>;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the earlier store and settings were set aside; null = there were none. */
  readonly setAside: string | null;
}

/**
 * Everything is copied beside and checked first; then the store changes by one renaming. The archive only grows: its files are
 * named by their content.
 *
 * @throws ToolError `backup/none`, `backup/damaged`; `restore/occupied` when there is a workspace and `replace` is not set; `workspace/busy`.
 */
export async function restoreWorkspace(backup: string, target: RestoreTarget): Promise<Restored> {
  const manifest = await readManifest(backup);
  const occupied = existsSync(path.join(target.inside, STORE_FILE)) || existsSync(path.join(target.folder, WORKSPACE_FILE));
  if (occupied && !target.replace) {
    throw new ToolError('restore/occupied', { zh: `${target.folder} 里已有工作区`, en: `There is a workspace in ${target.folder}` },
      { zh: '用 -w 另选一个空文件夹；确要换掉就加 --force（现有数据会移到一旁，不会删除）', en: 'Choose an empty folder with -w, or add --force: what is there is set aside, not deleted' });
  }
  await checkBackup(backup, manifest);
  await mkdir(target.inside, { recursive: true, mode: 0o700 });
  const lock = lockWorkspace(target.inside, { ...target.writer, since: now() });
  try {
    const fresh = await copyBeside(backup, manifest, target.inside);
    const setAside = occupied ? await keepAside(target) : null;
    await exchange(fresh, manifest, target);
    return { manifest, setAside };
  } finally {
    lock.release();
  }
}

async function copyBeside(backup: string, manifest: BackupManifest, inside: string): Promise<string> {
  const fresh = path.join(inside, 'restoring');
  await rm(fresh, { recursive: true, force: true });
  for (const { path: file } of manifest.files) await copyInto(path.join(backup, file), path.join(fresh, file));
  const store = openStore(path.join(fresh, STORE_FILE));
  try {
    const events = store.ledger.head();
    if (store.integrityProblems().length === 0 && store.ledger.firstBrokenLink() === null && events.events === manifest.ledger.events && events.head === manifest.ledger.head) return fresh;
  } finally {
    store.close();
  }
  throw new ToolError('backup/damaged', { zh: `备份 ${backup} 里的数据库通不过检查`, en: `The store in the backup ${backup} does not pass its checks` }, { zh: '换一份备份', en: 'Use another backup' });
}

async function keepAside({ folder, inside, stamp }: RestoreTarget): Promise<string> {
  let aside = path.join(inside, `before-${stamp}`);
  for (let count = 2; existsSync(aside); count += 1) aside = path.join(inside, `before-${stamp}-${count}`); // the clock may have been set back
  for (const name of [STORE_FILE, `${STORE_FILE}-wal`, `${STORE_FILE}-shm`]) if (existsSync(path.join(inside, name))) await copyInto(path.join(inside, name), path.join(aside, name));
  if (existsSync(path.join(folder, WORKSPACE_FILE))) await copyInto(path.join(folder, WORKSPACE_FILE), path.join(aside, WORKSPACE_FILE));
  return aside;
}

async function exchange(fresh: string, manifest: BackupManifest, { folder, inside }: RestoreTarget): Promise<void> {
  for (const { path: file } of manifest.files.filter((each) => each.path !== STORE_FILE)) {
    await copyInto(path.join(fresh, file), path.join(isSetting(file) ? folder : inside, file));
  }
  for (const name of [`${STORE_FILE}-wal`, `${STORE_FILE}-shm`]) await rm(path.join(inside, name), { force: true });
  await rename(path.join(fresh, STORE_FILE), path.join(inside, STORE_FILE));
  await rm(fresh, { recursive: true, force: true });
}

/** `c2z.yaml` and the county's own rules stand beside the data folder, not in it. */
function isSetting(file: string): boolean {
  return file === WORKSPACE_FILE || OWN_FOLDERS.some((own) => file.startsWith(`${own}/`));
}

async function copyInto(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to);
}
