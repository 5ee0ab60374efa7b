/** Seals what lies beside the store, or makes it plain again: the archive, and whatever earlier versions and restores left. */
import { mkdir } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hashFile } from '../archive/archive.js';
import { filesUnder } from '../backup/manifest.js';
import { ARCHIVE_FOLDER, SEALED_ENDING } from './kept-at.js';
import { KEY_FILE, sealedName, type WorkspaceKeys } from './keys.js';
import { nameOfFile, streamBytes } from './read-bytes.js';
import { sealFile } from './seal.js';
import { isSealed } from './sealed-file.js';

/** Nothing of people is in these: the lock, the mark of the demonstration, hashes of what was exported. */
const NOTHING_PERSONAL = /^(?:lock\.|demo$|written\.json$|store\.sqlite(?:-wal|-shm)?$|key\.json|exchange\/)/u;

/** Relative to the data folder: the new files, and those that they stand for. */
export interface Converted {
  readonly made: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Writes every file of `inside` to `fresh`, sealed with `keys` (null: plain again), and reads each again. Files sealed with a key
 * that is not known (a workspace that was replaced) stay as they are.
 */
export async function convertFiles(inside: string, fresh: string, keys: WorkspaceKeys | null): Promise<Converted> {
  const made: string[] = [];
  const gone: string[] = [];
  const all = await filesUnder(inside);
  const encryptedBefore = all.filter((file) => file.includes('/') && path.posix.basename(file) === KEY_FILE).map((file) => `${path.posix.dirname(file)}/`);
  for (const file of all) {
    if (NOTHING_PERSONAL.test(file) || encryptedBefore.some((folder) => file.startsWith(folder))) continue;
    const source = path.join(inside, file);
    if (isSealed(source) === (keys !== null)) continue;
    const target = keys === null ? await plainName(source, file) : nameWhenSealed(file, keys);
    if (target === null) continue;
    const copy = path.join(fresh, target);
    await mkdir(path.dirname(copy), { recursive: true, mode: 0o700 });
    if (keys === null) await pipeline(streamBytes(source), createWriteStream(copy, { mode: 0o600 }));
    else await sealFile(source, copy, keys);
    if ((await hashFile(copy)).sha256 !== (await hashFile(source)).sha256) throw new Error(`the copy of ${file} reads differently`);
    made.push(target);
    if (target !== file) gone.push(file);
  }
  return { made, gone };
}

/** Archived files (`archive/<hash>/<name>`) lose their names; whatever else there is keeps its own. */
function nameWhenSealed(file: string, keys: WorkspaceKeys): string {
  const [folder, ...rest] = file.split('/');
  return folder === ARCHIVE_FOLDER ? `${ARCHIVE_FOLDER}/${sealedName(keys, rest.join('/'))}${SEALED_ENDING}` : file;
}

/** Null when the key is another one. */
async function plainName(source: string, file: string): Promise<string | null> {
  const name = await nameOfFile(source).catch(() => null);
  if (name === null) return null;
  if (!file.startsWith(`${ARCHIVE_FOLDER}/`)) return file;
  return `${ARCHIVE_FOLDER}/${(await hashFile(source)).sha256}/${name}`;
}
