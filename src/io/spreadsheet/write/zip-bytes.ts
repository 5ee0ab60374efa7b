/** ZIP archives in memory: taken apart, and put together while the parts are compressed side by side in Node's thread pool. */
import { crc32, createDeflateRaw, inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
/** 1980-01-01, the earliest day a ZIP can name: the same content gives the same bytes. */
const DOS_DATE = 0x0021;

/** One file of an archive; its content in pieces. */
export interface ZipPart {
  readonly name: string;
  readonly pieces: readonly Uint8Array[];
}

/** The parts of an archive just made: whole, without a comment, below 4 GB. */
export function unzipped(bytes: Uint8Array): ZipPart[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.length - END_BYTES;
  const parts: ZipPart[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = buffer.readUInt16LE(at + 28);
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const packed = buffer.subarray(start, start + buffer.readUInt32LE(at + 20));
    parts.push({ name: buffer.toString('utf8', at + 46, at + 46 + nameLength), pieces: [buffer.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)] });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return parts;
}

/** An archive of the parts, in their order. */
export async function zipped(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const entries = await Promise.all(parts.map(packedEntry));
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, common, packed } of entries) {
    const local = Buffer.concat([signature(LOCAL), common, name]);
    directory.push(signature(CENTRAL), Buffer.from([20, 0]), common, Buffer.alloc(10), uint32(offset), name);
    locals.push(local, ...packed);
    offset += local.length + packed.reduce((sum, piece) => sum + piece.length, 0);
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directoryBytes, end]);
}

interface PackedEntry {
  readonly name: Buffer;
  /** The fields that both kinds of header have in the same order. */
  readonly common: Buffer;
  readonly packed: readonly Uint8Array[];
}

async function packedEntry({ name, pieces }: ZipPart): Promise<PackedEntry> {
  let sum = 0;
  let size = 0;
  for (const piece of pieces) {
    sum = crc32(piece, sum);
    size += piece.length;
  }
  const packed = await deflated(pieces);
  const nameBytes = Buffer.from(name, 'utf8');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version needed
  common.writeUInt16LE(8, 4); // deflated
  common.writeUInt16LE(DOS_DATE, 8);
  common.writeUInt32LE(sum, 10);
  common.writeUInt32LE(packed.reduce((total, piece) => total + piece.length, 0), 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  return { name: nameBytes, common, packed };
}

async function deflated(pieces: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const stream = createDeflateRaw();
  for (const piece of pieces) stream.write(piece);
  stream.end();
  const packed: Uint8Array[] = [];
  for await (const piece of stream) packed.push(piece as Uint8Array);
  return packed;
}

function signature(value: number): Buffer {
  return uint32(value);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
