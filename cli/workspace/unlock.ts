/** Makes what lies in a folder readable: finishes an exchange that was cut off, and asks for the passphrase when there is one. */
import { accessSync, constants } from 'node:fs';
import { ToolError } from '../../src/index.js';
import { finishExchange, hasExchange, hasPlan, lockWorkspace, now, readKeyFile, rememberKeys, rememberedKeys, unwrapKeys } from '../../src/io/index.js';
import { withPassphrase } from '../passphrase/obtain.js';

/** The key that the key file in `folder` wraps, asked for once in a run. No key file: nothing to do. `shown`: what it is called when it stays closed. */
export function unlockFolder(folder: string, shown: string): void {
  const file = readKeyFile(folder);
  if (file === null || rememberedKeys(file.id) !== null) return;
  rememberKeys(withPassphrase(shown, (passphrase) => unwrapKeys(file, passphrase)));
}

/**
 * Carries out what a stopped `passphrase` or `restore` had decided, or sweeps away what it had only begun.
 *
 * @throws ToolError `workspace/busy` while another program is in the middle of it; `store/unfinished` where nothing can be written.
 */
export function settleExchange(folder: string, inside: string): void {
  if (!hasExchange(inside)) return;
  if (!isWritable(inside)) {
    if (!hasPlan(inside)) return;
    throw new ToolError('store/unfinished', { zh: `${inside} 的替换没有做完，而文件夹不能写`, en: `An exchange in ${inside} is unfinished, and the folder cannot be written` }, { zh: '在可写的地方打开一次', en: 'Open it once where it can be written' });
  }
  let lock;
  try {
    lock = lockWorkspace(inside, { actor: 'c2z', command: 'settle', since: now() });
  } catch (error) {
    if (error instanceof ToolError && error.code === 'workspace/busy' && !hasPlan(inside)) return; // another one is still writing the new files
    throw error;
  }
  try {
    finishExchange(folder, inside);
  } finally {
    lock.release();
  }
}

export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where a folder's rights look as if it could be written (on Windows they say little), and writing was refused all the same. */
export function isUnwritable(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === 'store/unwritable' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
}
