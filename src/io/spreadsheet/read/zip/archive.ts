/** The table of contents of a zip file: finds the end record and reads the central directory, zip64 included. */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { openBytes, type ByteFile } from '../../../sealed/read-bytes.js';

/** One packed part 压缩包内的部件. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; anything else is not supported. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the local header begins, from the start of the file. */
  readonly offset: number;
}

/** A zip file by its path; nothing is kept open between reads. */
export interface ZipArchive {
  readonly path: string;
  readonly fileSize: number;
  readonly entries: readonly ZipEntry[];
  /** Looks a part up as Excel does: letter case and the kind of slash do not matter. */
  find(name: string): ZipEntry | undefined;
}

const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const MAX_COMMENT = 0xffff;
/** Some 300,000 parts; a workbook has tens. */
const MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;

export async function openArchive(path: string): Promise<ZipArchive> {
  const file = await openBytes(path);
  try {
    const { size } = await file.stat();
    const directory = await locateDirectory(file, size);
    const bytes = await readAt(file, directory.start, directory.length);
    const entries = readDirectory(bytes, directory.shift);
    const byName = new Map<string, ZipEntry>();
    const twice = new Set<string>();
    for (const entry of entries) {
      const name = canonical(entry.name);
      if (byName.has(name)) twice.add(name);
      byName.set(name, entry);
    }
    const find = (name: string): ZipEntry | undefined => {
      // Two parts of one name: which of them a program shows is anybody's guess.
      if (twice.has(canonical(name))) throw new UnreadableFile('io/broken-part', { part: name, found: '× 2' });
      return byName.get(canonical(name));
    };
    return { path, fileSize: size, entries, find };
  } finally {
    await file.close();
  }
}

function canonical(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase();
}

async function readAt(file: ByteFile, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, start);
  if (bytesRead < length) throw cutOff();
  return buffer;
}

function cutOff(): UnreadableFile<'io/truncated'> {
  return new UnreadableFile('io/truncated', { part: 'zip' });
}

/** `shift`: bytes put before the archive (a BOM, for one), by which every offset in it is too small. */
async function locateDirectory(file: ByteFile, fileSize: number): Promise<{ start: number; length: number; shift: number }> {
  const tailLength = Math.min(fileSize, MAX_COMMENT + 22 + 20 + 56);
  const tail = await readAt(file, fileSize - tailLength, tailLength);
  const at = findEnd(tail);
  if (at < 0) throw cutOff();
  const endAt = fileSize - tailLength + at;
  let length = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  let directoryEnd = endAt;
  if (at >= 20 && tail.readUInt32LE(at - 20) === LOCATOR64_SIGNATURE) {
    const end64At = Number(tail.readBigUInt64LE(at - 12));
    const end64 = await readAt(file, Math.min(end64At, Math.max(0, fileSize - 56)), 56);
    if (end64.readUInt32LE(0) !== END64_SIGNATURE) throw cutOff();
    length = Number(end64.readBigUInt64LE(40));
    offset = Number(end64.readBigUInt64LE(48));
    directoryEnd = end64At;
  }
  const start = directoryEnd - length;
  if (start < 0 || offset > start) throw cutOff();
  if (length > MAX_DIRECTORY_BYTES) throw new UnreadableFile('io/too-large', { part: 'zip', limit: MAX_DIRECTORY_BYTES });
  return { start, length, shift: start - offset };
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] === 0x50 && tail.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return -1;
}

function readDirectory(bytes: Buffer, shift: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY_SIGNATURE; ) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const nameEnd = at + 46 + nameLength;
    const next = nameEnd + extraLength + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw cutOff();
    const sizes = {
      size: bytes.readUInt32LE(at + 24),
      packedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    };
    widenSizes(sizes, bytes.subarray(nameEnd, nameEnd + extraLength));
    entries.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      crc32: bytes.readUInt32LE(at + 16),
      size: sizes.size,
      packedSize: sizes.packedSize,
      offset: sizes.offset + shift,
    });
    at = next;
  }
  return entries;
}

/** APPNOTE 4.5.3: the zip64 extra field holds, in this order, only those values which are all ones in the entry. */
function widenSizes(sizes: { size: number; packedSize: number; offset: number }, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let field = at + 4;
      for (const key of ['size', 'packedSize', 'offset'] as const) {
        if (sizes[key] !== 0xffffffff || field + 8 > Math.min(end, extra.length)) continue;
        sizes[key] = Number(extra.readBigUInt64LE(field));
        field += 8;
      }
    }
    at = end;
  }
}
