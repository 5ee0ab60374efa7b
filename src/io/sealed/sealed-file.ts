/** Reads a sealed file at any place, block by block; whatever does not fit its tag is damage. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { UnreadableFile } from '../../domain/unreadable-file.js';
import { fileKey } from './keys.js';
import { hasKeys, rememberedKeys } from './keyring.js';
import { keptAt } from './kept-at.js';
import { BLOCK_BYTES, CONTENT_AT, HEADER_BYTES, MARK, NAME_BYTES, TAG_BYTES, nameIn, openBlock } from './seal-format.js';

/** A sealed file whose key is on the ring. */
export interface SealedFile {
  readonly path: string;
  /** Bytes of the content as it came. */
  readonly size: number;
  readonly header: Buffer;
  readonly key: Buffer;
}

/**
 * The sealed file at `asked`; null for every other file, and for all as long as no key is known.
 *
 * @throws UnreadableFile `io/encrypted` when it was sealed with another key
 */
export function sealedAt(asked: string): SealedFile | null {
  if (!hasKeys()) return null;
  const file = keptAt(asked);
  const found = beginningOf(file);
  if (found === null || !found.header.subarray(0, MARK.length).equals(MARK)) return null;
  const keys = rememberedKeys(found.header.toString('hex', MARK.length, MARK.length + 8));
  if (keys === null) throw new UnreadableFile('io/encrypted', {});
  const body = found.size - CONTENT_AT;
  const blocks = Math.max(1, Math.ceil(body / (BLOCK_BYTES + TAG_BYTES)));
  const size = body - blocks * TAG_BYTES;
  if (size < 0) throw new UnreadableFile('io/truncated', { part: path.basename(file) });
  return { path: file, size, header: found.header, key: fileKey(keys, found.header.subarray(MARK.length + 8)) };
}

/** Whether a file is sealed, with whatever key. */
export function isSealed(file: string): boolean {
  return beginningOf(file)?.header.subarray(0, MARK.length).equals(MARK) === true;
}

/** Null for what is no file, cannot be opened (whoever reads it says so) or is too short. */
function beginningOf(file: string): { header: Buffer; size: number } | null {
  try {
    if (!statSync(file).isFile()) return null; // opening a FIFO would wait for ever
    const descriptor = openSync(file, 'r');
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      return readSync(descriptor, header, 0, HEADER_BYTES, 0) === HEADER_BYTES ? { header, size: fstatSync(descriptor).size } : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

/** What the file was called before it was sealed. */
export async function originalName(sealed: SealedFile): Promise<string> {
  const handle = await open(sealed.path, 'r');
  try {
    return nameIn(unsealed(sealed, 'name', 0, await readAt(handle, HEADER_BYTES, NAME_BYTES + TAG_BYTES)));
  } finally {
    await handle.close();
  }
}

/** The plain bytes from `start` up to and without `end`, a block at a time. */
export async function* unsealedParts(sealed: SealedFile, handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  const last = Math.max(0, Math.ceil(sealed.size / BLOCK_BYTES) - 1);
  const stop = Math.min(end, sealed.size);
  if (sealed.size === 0) unsealed(sealed, 'last', 0, await readAt(handle, CONTENT_AT, TAG_BYTES)); // nothing, and nothing cut off
  for (let index = Math.floor(start / BLOCK_BYTES); index * BLOCK_BYTES < stop; index += 1) {
    const from = index * BLOCK_BYTES;
    const length = Math.min(BLOCK_BYTES, sealed.size - from);
    const plain = unsealed(sealed, index === last ? 'last' : 'content', index, await readAt(handle, CONTENT_AT + index * (BLOCK_BYTES + TAG_BYTES), length + TAG_BYTES));
    yield plain.subarray(Math.max(0, start - from), stop - from);
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function unsealed({ path: file, key, header }: SealedFile, kind: 'name' | 'content' | 'last', index: number, block: Buffer): Buffer {
  const plain = openBlock(key, header, kind, index, block);
  if (plain === null) throw new UnreadableFile('io/checksum', { part: path.basename(file) });
  return plain;
}
