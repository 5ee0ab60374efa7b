/** Keeps the bytes of every source file by content hash, so that a later match or an auditor can read them again. */
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { UnreadableFile } from '../../domain/unreadable-file.js';
import { keptAt } from '../sealed/kept-at.js';
import { keysOfFolder } from '../sealed/keyring.js';
import { piecesAsKept, piecesOf } from '../sealed/read-bytes.js';
import { sealFile } from '../sealed/seal.js';
import { asUnreadable } from '../spreadsheet/read/failures.js';

export interface FileHash {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Hash (SHA-256, hex) and size in bytes of what a file says; of a sealed file, of what was sealed.
 *
 * @throws UnreadableFile when it is gone, locked by another program, or on a failing disk
 */
export async function hashFile(file: string): Promise<FileHash> {
  return hashed(file, () => piecesOf(file));
}

/** Size and time of change of a file, to notice that somebody writes it while it is read. */
export interface FileMark {
  readonly size: number;
  readonly changed: number;
}

/** @throws UnreadableFile when it is gone or locked */
export async function markOf(file: string): Promise<FileMark> {
  try {
    const { size, mtimeMs } = await stat(keptAt(file));
    return { size, changed: mtimeMs };
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** @throws UnreadableFile `io/changed` when the file is not what it was: its rows may be half of one list and half of another. */
export async function refuseChanged(file: string, { size, changed }: FileMark): Promise<void> {
  const now = await markOf(file);
  if (now.size !== size || now.changed !== changed) throw new UnreadableFile('io/changed', {});
}

/** Hash and size of what a file says; throws as {@link hashFile}. */
export type HashOf = (file: string) => Promise<FileHash>;

/** Hashes a file once, as long as it does not change. */
export function hashesOnce(): HashOf {
  const known = new Map<string, FileHash & { readonly mark: FileMark }>();
  return async (file) => {
    const mark = await markOf(file);
    const before = known.get(file);
    if (before?.mark.size === mark.size && before.mark.changed === mark.changed) return before;
    const hash = { ...await hashFile(file), mark };
    known.set(file, hash);
    return hash;
  };
}

/** The same of the bytes as they lie on the disk, for copies and protocols: no key is needed. */
export async function hashFileAsKept(file: string): Promise<FileHash> {
  return hashed(file, () => piecesAsKept(file));
}

async function hashed(file: string, read: () => AsyncIterable<Uint8Array>): Promise<FileHash> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const info = await stat(keptAt(file));
    if (!info.isFile() && !info.isDirectory()) throw new UnreadableFile('io/unknown-format', { found: info.isFIFO() ? 'FIFO' : 'device' }); // would wait for ever
    for await (const chunk of read()) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    throw asUnreadable(error);
  }
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * Copies `file` to `<folder>/<hash>/<its name>` unless it is there already, and returns the archived path: an auditor can
 * open it as it came. In an encrypted workspace the copy is sealed and lies elsewhere ({@link keptAt}), and the path is only
 * what it is called. The copy is complete or absent: it is written beside and renamed.
 */
export async function archiveFile(file: string, sha256: string, folder: string, mark?: FileMark): Promise<string> {
  const name = path.join(folder, sha256, path.basename(file));
  const target = keptAt(name);
  if (await isKept(name)) return name;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const keys = keysOfFolder(path.dirname(folder));
  if (keys !== null) {
    await sealFile(file, target, keys);
    if (mark !== undefined) await refuseChanged(file, mark).catch(async (error: unknown) => { await rm(target, { force: true }); throw error; });
    return name;
  }
  // A name of its own: the file's may be as long as the disk allows.
  const partial = path.join(path.dirname(target), '.partial');
  await copyPrivately(file, partial);
  if (mark !== undefined) await refuseChanged(file, mark);
  await rename(partial, target);
  return name;
}

/** Whether there is a file of this archived path. */
export async function isKept(name: string): Promise<boolean> {
  return (await stat(keptAt(name)).catch(() => null)) !== null;
}

/** A copy that only its owner can read, whoever could read the original. */
export async function copyPrivately(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o600);
}
