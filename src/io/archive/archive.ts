/** Keeps the bytes of every source file by content hash, so that a later match or an auditor can read them again. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { UnreadableFile } from '../../domain/unreadable-file.js';
import { asUnreadable } from '../spreadsheet/read/failures.js';

/**
 * A file's content hash (SHA-256, hex) and size in bytes.
 *
 * @throws UnreadableFile when it is gone, locked by another program, or on a failing disk
 */
export async function hashFile(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const info = await stat(file);
    if (!info.isFile() && !info.isDirectory()) throw new UnreadableFile('io/unknown-format', { found: info.isFIFO() ? 'FIFO' : 'device' }); // would wait for ever
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
  } catch (error) {
    throw asUnreadable(error);
  }
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * Copies `file` to `<folder>/<hash>/<its name>` unless it is there already, and returns the archived path: an auditor can
 * open it as it came. The copy is complete or absent: it is written beside and renamed.
 */
export async function archiveFile(file: string, sha256: string, folder: string): Promise<string> {
  const target = path.join(folder, sha256, path.basename(file));
  const there = await stat(target).catch(() => null);
  if (there !== null) return target;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const partial = `${target}.partial`;
  await copyFile(file, partial);
  await rename(partial, target);
  return target;
}
