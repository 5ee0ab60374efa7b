/** One part of a zip file as a stream of inflated chunks, with its checksum verified and its growth bounded. */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { openBytes, streamBytes } from '../../../sealed/read-bytes.js';
import { errorCode } from '../failures.js';
import type { ReadLimits } from '../limits.js';
import type { ZipArchive, ZipEntry } from './archive.js';

const CHUNK_BYTES = 256 * 1024;
/** Parts up to this are inflated in one go. */
const AT_ONCE = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/**
 * Inflates in Node's thread pool while the caller works on the chunk before. The checksum is known only after the last
 * chunk: a caller that stops early has not verified anything.
 */
export async function* entryChunks(archive: ZipArchive, entry: ZipEntry, limits: ReadLimits): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw new UnreadableFile('io/encrypted', {});
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new UnreadableFile('io/compression', { method: entry.method, part: entry.name });
  if (entry.size > limits.partBytes) throw new UnreadableFile('io/too-large', { part: entry.name, limit: limits.partBytes });
  const start = await dataStart(archive, entry);
  if (start + entry.packedSize > archive.fileSize) throw new UnreadableFile('io/truncated', { part: entry.name });

  let checksum = 0;
  let length = 0;
  for await (const chunk of packedChunks(archive.path, start, entry)) {
    length += chunk.length;
    if (length > limits.partBytes) throw new UnreadableFile('io/too-large', { part: entry.name, limit: limits.partBytes });
    if (length > limits.ratioGraceBytes && length > entry.packedSize * limits.ratio) {
      throw new UnreadableFile('io/too-large', { part: entry.name, limit: entry.packedSize * limits.ratio });
    }
    // The part says itself how long it is; more than that is a lie or damage, whatever comes.
    if (length > entry.size) throw new UnreadableFile('io/checksum', { part: entry.name });
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (length !== entry.size || checksum !== entry.crc32) throw new UnreadableFile('io/checksum', { part: entry.name });
}

/** A small part as a whole. */
export async function readEntry(archive: ZipArchive, entry: ZipEntry, limits: ReadLimits): Promise<Buffer> {
  if (entry.size > limits.wholeBytes) throw new UnreadableFile('io/too-large', { part: entry.name, limit: limits.wholeBytes });
  const chunks: Buffer[] = [];
  for await (const chunk of entryChunks(archive, entry, limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Name and extra field of the local header may differ in length from those in the central directory. */
async function dataStart(archive: ZipArchive, entry: ZipEntry): Promise<number> {
  const file = await openBytes(archive.path);
  try {
    const header = Buffer.alloc(30);
    const { bytesRead } = await file.read(header, 0, 30, entry.offset);
    if (bytesRead < 30) throw new UnreadableFile('io/truncated', { part: entry.name });
    if (header.readUInt32LE(0) !== 0x04034b50) throw new UnreadableFile('io/broken-part', { part: entry.name, found: 'zip header' });
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

/** A small part without a stream of its own, whose making and unmaking costs more than the work. One byte too many is enough to see a lie. */
async function inflatedAtOnce(source: AsyncIterable<unknown>, size: number): Promise<Buffer> {
  const packed: Buffer[] = [];
  for await (const chunk of source) packed.push(chunk as Buffer);
  return inflateRawSync(Buffer.concat(packed), { maxOutputLength: size + 1 });
}

async function* packedChunks(path: string, start: number, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.packedSize === 0) return;
  const source = streamBytes(path, { start, end: start + entry.packedSize - 1, highWaterMark: CHUNK_BYTES });
  const isSmall = entry.method === DEFLATED && entry.packedSize <= AT_ONCE && entry.size <= AT_ONCE;
  const stream = entry.method === STORED || isSmall ? source : source.pipe(createInflateRaw({ chunkSize: CHUNK_BYTES }));
  if (stream !== source) source.on('error', (error) => stream.destroy(error));
  // A file still open can be neither moved nor deleted on Windows, so the end of the stream waits for the handle.
  const closed = new Promise<void>((resolve) => source.once('close', () => resolve()));
  try {
    if (isSmall) yield await inflatedAtOnce(source, entry.size);
    else for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'Z_BUF_ERROR') throw new UnreadableFile('io/truncated', { part: entry.name });
    if (code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableFile('io/checksum', { part: entry.name });
    throw error;
  } finally {
    stream.destroy();
    source.destroy();
    await closed;
  }
}
