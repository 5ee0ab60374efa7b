/** Deletes what the product made of people's data, and says what it deleted 销毁. */
import { rm, rmdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { hashFileAsKept } from './archive/archive.js';
import { filesUnder } from './backup/manifest.js';
import { overwriteAndRemove } from './exchange.js';
import { KEY_FILE } from './sealed/keys.js';
import { WORKSPACE_FILE } from './workspace-file.js';

export interface Destroyed {
  /** Relative to the workspace, with the hash that the file had. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  /** Files in the folder that the product did not make; they stay. */
  readonly left: readonly string[];
}

/**
 * Overwrites once and deletes every file in `made` (folders of the workspace) and `c2z.yaml`. Overwriting is no promise on solid-state
 * disks and snapshots: whoever needs that destroys the medium.
 */
export async function destroyWorkspace(folder: string, made: readonly string[]): Promise<Destroyed> {
  const files: { path: string; bytes: number; sha256: string }[] = [];
  const doomed = [...(await Promise.all(made.map(async (each) => (await filesUnder(each)).map((file) => path.join(each, file))))).flat(), path.join(folder, WORKSPACE_FILE)].filter((file) => existsSync(file));
  doomed.sort((a, b) => Number(path.basename(b) === KEY_FILE) - Number(path.basename(a) === KEY_FILE)); // without its key the rest is noise already
  for (const file of doomed) {
    const { sha256, bytes } = await hashFileAsKept(file);
    overwriteAndRemove(file);
    files.push({ path: path.relative(folder, file).split(path.sep).join('/'), bytes, sha256 });
  }
  for (const each of made) await rm(each, { recursive: true, force: true });
  const left = await filesUnder(folder);
  if (left.length === 0) await rmdir(folder).catch(() => undefined); // the folder may be somebody's current one
  return { files, left };
}
