/** One zip of the folder; the same folder gives the same bytes. */
import { closeSync, createReadStream, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { filesOf, sha256Of } from './sums.mjs';

/** The time of every entry: what is in it says what it is. */
const TIME = new Date(2020, 0, 1);
const UNIX = 3;
const REGULAR_FILE = 0o100000;

/** Writes `file` and, beside it, its hash; returns the line of the hash. */
export async function zipFolder(folder, file) {
  const output = openSync(file, 'w');
  const finished = Promise.withResolvers();
  const zip = new Zip((error, chunk, last) => {
    if (error) finished.reject(error);
    else writeSync(output, chunk);
    if (last) finished.resolve();
  });
  for (const each of filesOf(folder)) {
    const from = path.join(folder, each);
    const entry = new ZipDeflate(`${path.basename(folder)}/${each}`, { level: 9 });
    Object.assign(entry, { mtime: TIME, os: UNIX, attrs: (REGULAR_FILE | ((statSync(from).mode & 0o111) === 0 ? 0o644 : 0o755)) << 16 >>> 0 });
    zip.add(entry);
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) entry.push(chunk, false);
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  await finished.promise;
  closeSync(output);
  const line = `${sha256Of(file)}  ${path.basename(file)}`;
  writeFileSync(`${file}.sha256`, `${line}\n`);
  return line;
}
