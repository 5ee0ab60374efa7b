/** The physical floor of reading a file: its bytes read, and inflated when they are packed, and nothing done with them. */
import { createReadStream } from 'node:fs';
import { DEFAULT_LIMITS } from '../../src/io/spreadsheet/read/limits.js';
import { openArchive } from '../../src/io/spreadsheet/read/zip/archive.js';
import { entryChunks } from '../../src/io/spreadsheet/read/zip/entry-chunks.js';

export async function readAndInflate(path: string, isZip: boolean): Promise<void> {
  if (isZip) {
    const archive = await openArchive(path);
    for (const entry of archive.entries) for await (const chunk of entryChunks(archive, entry, DEFAULT_LIMITS)) if (chunk.length === 0) break;
    return;
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) if ((chunk as Buffer).length === 0) break;
}
