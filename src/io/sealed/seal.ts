/** Writes sealed files. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { fileKey, type WorkspaceKeys } from './keys.js';
import { BLOCK_BYTES, SALT_BYTES, makeHeader, nameBlock, sealBlock } from './seal-format.js';

/** Seals the bytes of `from` into `to`, complete or absent: written beside and renamed. */
export async function sealFile(from: string, to: string, keys: WorkspaceKeys, name: string = path.basename(from)): Promise<void> {
  await sealParts(createReadStream(from, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>, to, keys, name);
}

/** The same for bytes that are in memory. */
export async function sealParts(parts: AsyncIterable<Buffer> | Iterable<Buffer>, to: string, keys: WorkspaceKeys, name: string): Promise<void> {
  const partial = `${to}.partial`;
  const file = await open(partial, 'w', 0o600);
  try {
    await writeSealed(parts, file, keys, name);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, to);
}

async function writeSealed(parts: AsyncIterable<Buffer> | Iterable<Buffer>, file: FileHandle, keys: WorkspaceKeys, name: string): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const header = makeHeader(keys.id, salt);
  const key = fileKey(keys, salt);
  await file.write(Buffer.concat([header, sealBlock(key, header, 'name', 0, nameBlock(name))]));
  let index = 0;
  let held: Buffer = Buffer.alloc(0);
  for await (const part of parts) {
    held = held.length === 0 ? part : Buffer.concat([held, part]);
    const sealed: Buffer[] = [];
    let at = 0;
    for (; held.length - at > BLOCK_BYTES; at += BLOCK_BYTES, index += 1) sealed.push(sealBlock(key, header, 'content', index, held.subarray(at, at + BLOCK_BYTES)));
    held = held.subarray(at);
    if (sealed.length > 0) await file.write(Buffer.concat(sealed));
  }
  await file.write(sealBlock(key, header, 'last', index, held));
}
