/** Writes a zip file part by part, each deflated while it is produced, so that a bench file may be larger than memory. */
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface StreamedPart {
  readonly name: string;
  readonly text: Iterable<string>;
}

export async function writeZip(path: string, parts: Iterable<StreamedPart>): Promise<void> {
  const file = await open(path, 'w');
  try {
    const directory: Buffer[] = [];
    let offset = 0;
    for (const { name, text } of parts) {
      const written = await writePart(file, offset, name, text);
      directory.push(written.central);
      offset += written.length;
    }
    const table = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(directory.length, 8);
    end.writeUInt16LE(directory.length, 10);
    end.writeUInt32LE(table.length, 12);
    end.writeUInt32LE(offset, 16);
    await file.write(Buffer.concat([table, end]), 0, null, offset);
  } finally {
    await file.close();
  }
}

async function writePart(file: FileHandle, offset: number, name: string, text: Iterable<string>): Promise<{ central: Buffer; length: number }> {
  const fileName = Buffer.from(name);
  let at = offset + 30 + fileName.length;
  let size = 0;
  let checksum = 0;
  const bytes = function* (): Generator<Buffer> {
    for (const piece of joined(text)) {
      const chunk = Buffer.from(piece);
      size += chunk.length;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  };
  for await (const packed of Readable.from(bytes()).pipe(createDeflateRaw())) {
    await file.write(packed as Buffer, 0, null, at);
    at += (packed as Buffer).length;
  }
  const packedSize = at - offset - 30 - fileName.length;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(checksum, 14);
  local.writeUInt32LE(packedSize, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(fileName.length, 26);
  await file.write(Buffer.concat([local, fileName]), 0, null, offset);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  central.writeUInt32LE(offset, 42);
  return { central: Buffer.concat([central, fileName]), length: at - offset };
}

function* joined(text: Iterable<string>): Generator<string> {
  let pieces: string[] = [];
  for (const piece of text) {
    pieces.push(piece);
    if (pieces.length < 500) continue;
    yield pieces.join('');
    pieces = [];
  }
  yield pieces.join('');
}
