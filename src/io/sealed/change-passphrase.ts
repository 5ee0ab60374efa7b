/** Sets, changes and removes the passphrase of a workspace. Cut off at any moment it is as before or as after, never between. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { commitExchange, exchangeFolder } from '../exchange.js';
import { convertFiles } from './convert-files.js';
import { convertStore } from './convert-store.js';
import { KEY_FILE, createKeys, wrapKeys, type KeyFile, type ScryptCost, type WorkspaceKeys } from './keys.js';
import { rememberKeys } from './keyring.js';

const STORE = 'store.sqlite';

/** A workspace that its caller alone has open for writing; the store itself must be closed. */
export interface ClosedWorkspace {
  readonly folder: string;
  readonly inside: string;
}

/** Makes the key file of a workspace that has no store yet. */
export function encryptFromTheStart(inside: string, passphrase: string, cost?: ScryptCost): void {
  const { keys, file } = createKeys(passphrase, cost);
  mkdirSync(inside, { recursive: true, mode: 0o700 });
  writeKeyFile(inside, file);
  rememberKeys(keys);
}

/** Another passphrase for the same key: one small file is replaced, store and archive stay as they are. */
export function changePassphrase(inside: string, keys: WorkspaceKeys, passphrase: string, cost?: ScryptCost): void {
  writeKeyFile(inside, wrapKeys(keys, passphrase, cost));
}

function writeKeyFile(folder: string, content: KeyFile): void {
  const file = path.join(folder, KEY_FILE);
  const descriptor = openSync(`${file}.partial`, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.partial`, file);
}

/** Encrypts store and archive under a fresh key. What was plain is overwritten once and deleted. */
export async function setPassphrase(workspace: ClosedWorkspace, passphrase: string, cost?: ScryptCost): Promise<void> {
  const { keys, file } = createKeys(passphrase, cost);
  const fresh = await exchangeFolder(workspace.inside);
  writeKeyFile(fresh, file);
  rememberKeys(keys);
  await exchange(workspace, fresh, null, keys);
}

/** Makes store and archive plain again. */
export async function removePassphrase(workspace: ClosedWorkspace, keys: WorkspaceKeys): Promise<void> {
  await exchange(workspace, await exchangeFolder(workspace.inside), keys, null);
}

async function exchange({ folder, inside }: ClosedWorkspace, fresh: string, from: WorkspaceKeys | null, to: WorkspaceKeys | null): Promise<void> {
  const place = (file: string): string => path.relative(folder, path.join(inside, file)).split(path.sep).join('/');
  const stored = existsSync(path.join(inside, STORE));
  if (stored) convertStore(path.join(inside, STORE), path.join(fresh, STORE), from, to);
  const files = await convertFiles(inside, fresh, to);
  const made = [...(stored ? [STORE] : []), ...files.made, ...(to === null ? [] : [KEY_FILE])];
  const gone = [`${STORE}-wal`, `${STORE}-shm`, ...files.gone, ...(to === null ? [KEY_FILE] : [])];
  await commitExchange(folder, inside, { moves: made.map((file) => ({ from: file, to: place(file) })), remove: gone.map(place) });
}
