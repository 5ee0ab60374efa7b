/** Writes small zip files for tests, with everything odd that real ones may have. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly data: string | Buffer;
  /** 8 deflated (default), 0 stored; other numbers are written as they are. */
  readonly method?: number;
  /** General purpose flags; 1 says that the part is encrypted. */
  readonly flags?: number;
  readonly extraInLocalHeader?: Buffer;
}

export interface ZipOptions {
  /** Sizes and offsets in zip64 fields only. */
  readonly zip64?: boolean;
  /** Bytes in front of the archive. */
  readonly prefix?: Buffer;
  readonly comment?: string;
}

export function makeZip(parts: readonly ZipPart[], { zip64 = false, prefix = Buffer.alloc(0), comment = '' }: ZipOptions = {}): Buffer {
  const chunks: Buffer[] = [prefix];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, method = 8, flags = 0, extraInLocalHeader = Buffer.alloc(0) } of parts) {
    const bytes = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const fileName = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(fileName.length, 26);
    local.writeUInt16LE(extraInLocalHeader.length, 28);
    const extra = zip64 ? zip64Extra(bytes.length, packed.length, offset) : Buffer.alloc(0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc32(bytes), 16);
    central.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 20);
    central.writeUInt32LE(zip64 ? 0xffffffff : bytes.length, 24);
    central.writeUInt16LE(fileName.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(zip64 ? 0xffffffff : offset, 42);
    directory.push(central, fileName, extra);
    chunks.push(local, fileName, extraInLocalHeader, packed);
    offset += local.length + fileName.length + extraInLocalHeader.length + packed.length;
  }
  const table = Buffer.concat(directory);
  chunks.push(table);
  if (zip64) chunks.push(zip64End(parts.length, table.length, offset));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : table.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  chunks.push(end, Buffer.from(comment));
  return Buffer.concat(chunks);
}

function zip64Extra(size: number, packedSize: number, offset: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packedSize), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  return extra;
}

function zip64End(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(76);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(length), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + length), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
