/** What a backup holds, file by file with its hash; written last, so that an unfinished backup is known by its absence. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../domain/tool-error.js';
import { hashFileAsKept } from '../archive/archive.js';

export const MANIFEST = 'manifest.json';

export interface BackedUpFile {
  /** Relative to the backup, `/` between parts. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface BackupManifest {
  readonly format: 'c2z-backup';
  readonly version: 1;
  readonly county: string;
  readonly year: number;
  readonly madeAt: string;
  readonly madeBy: string;
  /** Length and end of the ledger's chain, to be compared with what a restored store says. */
  readonly ledger: { readonly events: number; readonly head: string };
  readonly files: readonly BackedUpFile[];
}

/** Every file under `folder`, relative and in order. */
export async function filesUnder(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
}

/** Whether `folder` is a finished backup. */
export async function isBackup(folder: string): Promise<boolean> {
  return (await manifestIn(folder)) !== null;
}

/** @throws ToolError `backup/none` when `folder` is no finished backup. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const read = await manifestIn(folder);
  if (read !== null) return read;
  throw new ToolError('backup/none', { zh: `${folder} 不是完整的备份（没有 ${MANIFEST}）`, en: `${folder} is not a complete backup (no ${MANIFEST})` },
    { zh: '选 c2z backup 建好的文件夹；没有写完的备份不能用', en: 'Choose a folder made by c2z backup; an unfinished one cannot be used' });
}

async function manifestIn(folder: string): Promise<BackupManifest | null> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => null);
  return text === null ? null : manifestFrom(text);
}

function manifestFrom(text: string): BackupManifest | null {
  try {
    const read = JSON.parse(text) as Partial<BackupManifest>;
    return read.format === 'c2z-backup' && Array.isArray(read.files) ? (read as BackupManifest) : null;
  } catch {
    return null;
  }
}

/**
 * Reads every file of a backup again and compares.
 *
 * @throws ToolError `backup/damaged` naming what is missing or different.
 */
export async function checkBackup(folder: string, manifest: BackupManifest): Promise<void> {
  for (const file of manifest.files) {
    const found = await hashFileAsKept(path.join(folder, file.path)).catch(() => null);
    if (found?.sha256 === file.sha256) continue;
    throw new ToolError('backup/damaged', { zh: `备份 ${folder} 里的 ${file.path} ${found === null ? '不见了' : '已被改动或损坏'}`, en: `${file.path} in the backup ${folder} is ${found === null ? 'gone' : 'changed or damaged'}` },
      { zh: '换一份备份；这一份不能恢复', en: 'Use another backup; this one cannot be restored' });
  }
}
