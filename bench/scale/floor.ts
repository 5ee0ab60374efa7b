/** The physical floor: bytes read, inflated when they are packed, and each looked at once. `node floor.js <xlsx|csv> <files…>` */
import { createReadStream } from 'node:fs';
import { DEFAULT_LIMITS } from '../../src/io/spreadsheet/read/limits.js';
import { openArchive } from '../../src/io/spreadsheet/read/zip/archive.js';
import { entryChunks } from '../../src/io/spreadsheet/read/zip/entry-chunks.js';

const [format, ...files] = process.argv.slice(2);
let ends = 0;
for (const file of files) for await (const chunk of chunksOf(file)) ends += count(chunk);
console.log(ends);

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  if (format !== 'xlsx') {
    yield* createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>;
    return;
  }
  const archive = await openArchive(file);
  for (const entry of archive.entries) yield* entryChunks(archive, entry, DEFAULT_LIMITS);
}

/** Row ends, or ends of tags. */
function count(chunk: Buffer): number {
  const end = format === 'xlsx' ? 0x3e : 0x0a;
  let found = 0;
  for (let at = 0; at < chunk.length; at += 1) if (chunk[at] === end) found += 1;
  return found;
}
