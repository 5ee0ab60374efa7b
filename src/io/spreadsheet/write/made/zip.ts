/** A ZIP archive written piece by piece to an open file, with fixed time stamps so that the same content gives the same bytes. */
import { writeSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** 1980-01-01 00:00, the earliest moment a ZIP can name. */
const DOS_DATE = 0x0021;
const BLOCK = 1 << 20;

/** Writes entries one after another, then the directory. Sizes above 4 GB are refused: no made file comes near. */
export class ZipWriter {
  readonly #file: number;
  readonly #entries: Entry[] = [];
  #offset = 0;

  constructor(file: number) {
    this.#file = file;
  }

  /** Adds an entry from pieces of text. Each block is deflated by itself and ends on a byte, so memory stays small. */
  add(name: string, pieces: Iterable<string>): void {
    const offset = this.#offset;
    const nameBytes = Buffer.from(name, 'utf8');
    this.#put(localHeader(nameBytes, 0, 0, 0));
    const start = this.#offset;
    let crc = 0;
    let size = 0;
    let pending: string[] = [];
    let pendingLength = 0;
    const flush = (last: boolean): void => {
      const block = Buffer.from(pending.join(''), 'utf8');
      pending = [];
      pendingLength = 0;
      crc = crc32(block, crc);
      size += block.length;
      this.#put(deflateRawSync(block, { finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH }));
    };
    for (const piece of pieces) {
      pending.push(piece);
      pendingLength += piece.length;
      if (pendingLength >= BLOCK) flush(false);
    }
    flush(true);
    const entry = { name: nameBytes, offset, crc, packed: this.#offset - start, size };
    if (size > 0xffffffff) throw new Error(`zip entry too large: ${name}`);
    writeSync(this.#file, localHeader(nameBytes, crc, entry.packed, size), 0, undefined, offset);
    this.#entries.push(entry);
  }

  /** Adds an entry that is held as a whole. */
  addBytes(name: string, bytes: Uint8Array): void {
    const packed = deflateRawSync(bytes);
    const entry = { name: Buffer.from(name, 'utf8'), offset: this.#offset, crc: crc32(bytes), packed: packed.length, size: bytes.length };
    this.#put(localHeader(entry.name, entry.crc, entry.packed, entry.size));
    this.#put(packed);
    this.#entries.push(entry);
  }

  /** Writes the directory; nothing can be added afterwards. */
  finish(): void {
    const start = this.#offset;
    for (const entry of this.#entries) this.#put(directoryHeader(entry));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#offset - start, 12);
    end.writeUInt32LE(start, 16);
    this.#put(end);
  }

  #put(bytes: Buffer): void {
    writeSync(this.#file, bytes, 0, bytes.length, this.#offset);
    this.#offset += bytes.length;
  }
}

function localHeader(name: Buffer, crc: number, packed: number, size: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, crc, packed, size, name.length);
  return Buffer.concat([header, name]);
}

function directoryHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, entry.crc, entry.packed, entry.size, entry.name.length);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}

/** The fields that both kinds of header have in the same order: version, flags (bit 11: UTF-8 name), method 8, time, sizes. */
function writeCommon(header: Buffer, at: number, crc: number, packed: number, size: number, nameLength: number): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(0x0800, at + 2);
  header.writeUInt16LE(8, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}
