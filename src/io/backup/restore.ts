/** Puts a backup in the place of a workspace; what stood there is set aside, never deleted 恢复. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../domain/tool-error.js';
import { openStore } from '../sqlite/store.js';
import { WORKSPACE_FILE } from '../workspace-file.js';
import { STORE_FILE } from './backup.js';
import { checkBackup, readManifest, type BackupManifest } from './manifest.js';

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the earlier workspace's data were set aside; null = there were none. */
  readonly setAside: string | null;
}

/**
 * Restores `backup` into `folder` (its data into `inside`). Everything is copied and checked beside first; only then are the
 * two exchanged by renaming.
 *
 * @throws ToolError `backup/none`, `backup/damaged`; `restore/occupied` when there is a workspace and `replace` is not set.
 */
export async function restoreWorkspace(backup: string, folder: string, inside: string, options: { readonly replace: boolean; readonly stamp: string }): Promise<Restored> {
  const manifest = await readManifest(backup);
  const occupied = existsSync(path.join(inside, STORE_FILE)) || existsSync(path.join(folder, WORKSPACE_FILE));
  if (occupied && !options.replace) {
    throw new ToolError('restore/occupied', { zh: `${folder} 里已有工作区`, en: `There is a workspace in ${folder}` },
      { zh: '用 -w 另选一个空文件夹；确要换掉就加 --force（现有数据会移到一旁，不会删除）', en: 'Choose an empty folder with -w, or add --force: what is there is set aside, not deleted' });
  }
  await checkBackup(backup, manifest);
  const fresh = `${inside}.restoring`;
  await rm(fresh, { recursive: true, force: true });
  for (const { path: file } of manifest.files) {
    const target = path.join(isSetting(file) ? path.join(fresh, 'workspace') : fresh, file);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(path.join(backup, file), target);
  }
  checkStore(path.join(fresh, STORE_FILE), manifest, backup);
  const setAside = existsSync(inside) ? `${inside}-before-${options.stamp}` : null;
  if (setAside !== null) await rename(inside, setAside);
  await rename(fresh, inside);
  for (const { path: file } of manifest.files.filter((each) => isSetting(each.path))) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await rename(path.join(inside, 'workspace', file), path.join(folder, file));
  }
  await rm(path.join(inside, 'workspace'), { recursive: true, force: true });
  return { manifest, setAside };
}

/** `c2z.yaml` and the county's own rules stand beside the data folder, not in it. */
function isSetting(file: string): boolean {
  return file === WORKSPACE_FILE || file.startsWith('schemas/');
}

function checkStore(file: string, manifest: BackupManifest, backup: string): void {
  const store = openStore(file);
  try {
    const { events, head } = store.ledger.head();
    if (store.integrityProblems().length === 0 && store.ledger.firstBrokenLink() === null && events >= manifest.ledger.events && (events > manifest.ledger.events || head === manifest.ledger.head)) return;
  } finally {
    store.close();
  }
  throw new ToolError('backup/damaged', { zh: `备份 ${backup} 里的数据库通不过检查`, en: `The store in the backup ${backup} does not pass its checks` }, { zh: '换一份备份', en: 'Use another backup' });
}
