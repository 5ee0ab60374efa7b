/** How source files are read: a sealed file gives the bytes that were sealed, every other file its own. */
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { originalName, sealedAt, unsealedParts, type SealedFile } from './sealed-file.js';

/** What the readers need of an open file. */
export interface ByteFile {
  stat(): Promise<{ readonly size: number }>;
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly buffer: Buffer; readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** Like `open(file, 'r')` of `node:fs/promises`. */
export async function openBytes(file: string): Promise<ByteFile> {
  const sealed = sealedAt(file);
  if (sealed === null) return open(file, 'r');
  const handle = await open(sealed.path, 'r');
  return {
    stat: () => Promise.resolve({ size: sealed.size }),
    read: async (buffer, offset, length, position) => {
      let at = offset;
      for await (const part of unsealedParts(sealed, handle, position, position + length)) at += part.copy(buffer, at);
      return { buffer, bytesRead: at - offset };
    },
    close: () => handle.close(),
  };
}

/** A part of a file; both ends belong to it, as in Node. */
export interface StreamedPart {
  readonly start?: number;
  readonly end?: number;
  readonly highWaterMark?: number;
}

/** Like `createReadStream` of `node:fs`. */
export function streamBytes(file: string, part: StreamedPart = {}): Readable {
  const sealed = sealedAt(file);
  if (sealed === null) return createReadStream(file, part);
  return Readable.from(unsealedFrom(sealed, part), { objectMode: false, ...(part.highWaterMark === undefined ? {} : { highWaterMark: part.highWaterMark }) });
}

/** What a file says, from beginning to end; a piece holds until the next one is asked for. */
export function piecesOf(file: string): AsyncGenerator<Uint8Array> {
  const sealed = sealedAt(file);
  return sealed === null ? piecesAsKept(file) : unsealedFrom(sealed, {});
}

/** The same of the bytes as they lie on the disk; all pieces are read into the same memory. */
export async function* piecesAsKept(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let { bytesRead } = await handle.read(buffer); bytesRead > 0; ({ bytesRead } = await handle.read(buffer))) yield buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const PIECE = 1 << 20;

async function* unsealedFrom(sealed: SealedFile, { start = 0, end = Infinity }: StreamedPart): AsyncGenerator<Buffer> {
  const handle = await open(sealed.path, 'r');
  try {
    yield* unsealedParts(sealed, handle, start, end + 1);
  } finally {
    await handle.close();
  }
}

/** Like `readFile` of `node:fs/promises`. */
export async function readBytes(file: string): Promise<Buffer> {
  const sealed = sealedAt(file);
  if (sealed === null) return readFile(file);
  const parts: Buffer[] = [];
  for await (const part of unsealedFrom(sealed, {})) parts.push(part);
  return Buffer.concat(parts);
}

export async function sizeOfBytes(file: string): Promise<number> {
  return sealedAt(file)?.size ?? (await stat(file)).size;
}

/** The name the file came with. */
export async function nameOfFile(file: string): Promise<string> {
  const sealed = sealedAt(file);
  return sealed === null ? path.basename(file) : originalName(sealed);
}
