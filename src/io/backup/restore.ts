/** Puts a backup in the place of a workspace; what stood there is set aside, never deleted 恢复. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../domain/tool-error.js';
import { copyPrivately } from '../archive/archive.js';
import { now } from '../clock.js';
import { commitExchange, exchangeFolder } from '../exchange.js';
import { KEY_FILE, readKeyFile } from '../sealed/keys.js';
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
 * Everything is copied beside and checked first; then all changes as one. The archive only grows: its files are named by their
 * content. An encrypted backup must have been unlocked.
 *
 * @throws ToolError `backup/none`, `backup/damaged`; `restore/occupied` when there is a workspace and `replace` is not set;
 *   `restore/passphrase` when one of the two is encrypted and the other is not; `workspace/busy`.
 */
export async function restoreWorkspace(backup: string, target: RestoreTarget): Promise<Restored> {
  const manifest = await readManifest(backup);
  const occupied = existsSync(path.join(target.inside, STORE_FILE)) || existsSync(path.join(target.folder, WORKSPACE_FILE));
  if (occupied && !target.replace) {
    throw new ToolError('restore/occupied', { zh: `${target.folder} 里已有工作区`, en: `There is a workspace in ${target.folder}` },
      { zh: '用 -w 另选一个空文件夹；确要换掉就加 --force（现有数据会移到一旁，不会删除）', en: 'Choose an empty folder with -w, or add --force: what is there is set aside, not deleted' });
  }
  const [present, theirs] = [readKeyFile(target.inside), readKeyFile(backup)];
  if (occupied && (present === null) !== (theirs === null)) {
    throw new ToolError('restore/passphrase', { zh: `${target.folder} 的工作区${present === null ? '没有' : '有'}口令，备份${theirs === null ? '没有' : '有'}口令`, en: `The workspace in ${target.folder} has ${present === null ? 'no' : 'a'} passphrase, the backup has ${theirs === null ? 'none' : 'one'}` },
      { zh: '用 -w 恢复到一个空文件夹；核对后再用 c2z destroy 销毁旧的', en: 'Restore into an empty folder with -w; check it, then destroy the old one with c2z destroy' });
  }
  await checkBackup(backup, manifest);
  await mkdir(target.inside, { recursive: true, mode: 0o700 });
  const lock = lockWorkspace(target.inside, { ...target.writer, since: now() });
  try {
    await copyBeside(backup, manifest, target.inside);
    const setAside = occupied ? await keepAside(target) : null;
    await exchange(manifest, target, theirs !== null && present?.id === theirs.id);
    return { manifest, setAside };
  } finally {
    lock.release();
  }
}

async function copyBeside(backup: string, manifest: BackupManifest, inside: string): Promise<void> {
  const fresh = await exchangeFolder(inside);
  for (const { path: file } of manifest.files) await copyInto(path.join(backup, file), path.join(fresh, file));
  const store = openStore(path.join(fresh, STORE_FILE));
  try {
    const events = store.ledger.head();
    if (store.integrityProblems().length === 0 && store.ledger.firstBrokenLink() === null && events.events === manifest.ledger.events && events.head === manifest.ledger.head) return;
  } finally {
    store.close();
  }
  throw new ToolError('backup/damaged', { zh: `备份 ${backup} 里的数据库通不过检查`, en: `The store in the backup ${backup} does not pass its checks` }, { zh: '换一份备份', en: 'Use another backup' });
}

async function keepAside({ folder, inside, stamp }: RestoreTarget): Promise<string> {
  let aside = path.join(inside, `before-${stamp}`);
  for (let count = 2; existsSync(aside); count += 1) aside = path.join(inside, `before-${stamp}-${count}`); // the clock may have been set back
  for (const name of [STORE_FILE, `${STORE_FILE}-wal`, `${STORE_FILE}-shm`, KEY_FILE]) if (existsSync(path.join(inside, name))) await copyInto(path.join(inside, name), path.join(aside, name));
  if (existsSync(path.join(folder, WORKSPACE_FILE))) await copyInto(path.join(folder, WORKSPACE_FILE), path.join(aside, WORKSPACE_FILE));
  return aside;
}

/** The same key under two passphrases (one was changed since): the present one stays. */
async function exchange(manifest: BackupManifest, { folder, inside }: RestoreTarget, keepKeyFile: boolean): Promise<void> {
  const place = (file: string): string => path.relative(folder, path.join(isSetting(file) ? folder : inside, file)).split(path.sep).join('/');
  const files = manifest.files.map(({ path: file }) => file).filter((file) => file !== KEY_FILE || !keepKeyFile);
  await commitExchange(folder, inside, { moves: files.map((file) => ({ from: file, to: place(file) })), remove: [place(`${STORE_FILE}-wal`), place(`${STORE_FILE}-shm`)] });
}

/** `c2z.yaml` and the county's own rules stand beside the data folder, not in it. */
function isSetting(file: string): boolean {
  return file === WORKSPACE_FILE || OWN_FOLDERS.some((own) => file.startsWith(`${own}/`));
}

async function copyInto(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  await copyPrivately(from, to);
}
