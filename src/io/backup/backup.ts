/** Copies a workspace while it is in use, and reads the copy again before calling it a backup 备份. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../domain/tool-error.js';
import { copyPrivately, hashFileAsKept } from '../archive/archive.js';
import { KEY_FILE } from '../sealed/keys.js';
import type { Store } from '../sqlite/store.js';
import { WORKSPACE_FILE } from '../workspace-file.js';
import { writeText } from '../write-text.js';
import { MANIFEST, checkBackup, filesUnder, type BackedUpFile, type BackupManifest } from './manifest.js';

export const STORE_FILE = 'store.sqlite';

/** Folders of the workspace that hold the county's own rules. */
export const OWN_FOLDERS = ['mappings', 'policy'] as const;

/** A workspace as a backup sees it. `inside`: the folder that holds store and archive. */
export interface BackupSource {
  readonly folder: string;
  readonly inside: string;
  readonly store: Store;
  readonly county: string;
  readonly year: number;
  readonly at: string;
  readonly actor: string;
}

/**
 * Writes store (by SQLite's online copy), settings, own rules and archive into `target`, a folder that must not exist or be empty.
 * What is encrypted stays encrypted, and its key file goes with it. A backup that fails leaves nothing behind.
 *
 * @throws ToolError `backup/exists`; `backup/damaged` when the copy reads differently from what was written.
 */
export async function backupWorkspace(source: BackupSource, target: string): Promise<BackupManifest> {
  if ((await filesUnder(target)).length > 0) {
    throw new ToolError('backup/exists', { zh: `${target} 里已有文件`, en: `There are files in ${target} already` }, { zh: '换一个新的文件夹', en: 'Choose a new folder' });
  }
  const made = await mkdir(target, { recursive: true, mode: 0o700 });
  try {
    return await writeBackup(source, target);
  } catch (error) {
    const own = made === undefined ? [STORE_FILE, `${STORE_FILE}-journal`, MANIFEST, ...(await companions(source)).map(({ to }) => to)].map((name) => path.join(target, name)) : [made];
    for (const each of own) await rm(each, { recursive: true, force: true });
    throw error;
  }
}

async function writeBackup(source: BackupSource, target: string): Promise<BackupManifest> {
  await source.store.backupTo(path.join(target, STORE_FILE));
  const files: BackedUpFile[] = [{ path: STORE_FILE, ...(await hashFileAsKept(path.join(target, STORE_FILE))) }];
  for (const { from, to } of await companions(source)) {
    await mkdir(path.dirname(path.join(target, to)), { recursive: true, mode: 0o700 });
    const { sha256, bytes } = await hashFileAsKept(from);
    await copyPrivately(from, path.join(target, to));
    files.push({ path: to, bytes, sha256 });
  }
  const manifest: BackupManifest = { format: 'c2z-backup', version: 1, county: source.county, year: source.year, madeAt: source.at, madeBy: source.actor, ledger: source.store.ledger.head(), files };
  await checkBackup(target, manifest);
  await writeText(path.join(target, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function companions({ folder, inside }: BackupSource): Promise<{ from: string; to: string }[]> {
  const archived = (await filesUnder(path.join(inside, 'archive'))).filter((file) => !file.endsWith('.partial'));
  const own = (await Promise.all(OWN_FOLDERS.map(async (each) => (await filesUnder(path.join(folder, each))).map((file) => `${each}/${file}`)))).flat();
  return [
    { from: path.join(folder, WORKSPACE_FILE), to: WORKSPACE_FILE },
    ...(existsSync(path.join(inside, KEY_FILE)) ? [{ from: path.join(inside, KEY_FILE), to: KEY_FILE }] : []),
    ...own.map((file) => ({ from: path.join(folder, file), to: file })),
    ...archived.map((file) => ({ from: path.join(inside, 'archive', file), to: `archive/${file}` })),
  ];
}
