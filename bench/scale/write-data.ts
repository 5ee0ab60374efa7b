/** Writes the made-up prefecture into a folder, the rosters as workbooks or as CSV; what is there already is kept. */
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { xlsxParts } from '../support/write-list.js';
import { writeZip } from '../support/write-zip.js';
import { LIST_HEADINGS, ROSTER_HEADINGS, rosterRows, targetRows, type Size } from './made-lists.js';

export type RosterFormat = 'xlsx' | 'csv';

/** The lists of a county each, in `lists/`. */
export async function writeLists(folder: string, size: Size): Promise<void> {
  for (let county = 0; county < size.counties; county += 1) {
    await once(path.join(folder, 'lists', `脱贫人口名单${String(county + 1).padStart(2, '0')}.xlsx`), (file) => writeZip(file, xlsxParts(headed(LIST_HEADINGS, targetRows(size, county)), true)));
  }
}

/** One roster, in `xlsx/` or `csv/`; the second month's in `month2-csv/`. */
export async function writeRoster(folder: string, size: Size, format: RosterFormat, nth: number, month: 1 | 2 = 1): Promise<void> {
  const file = path.join(folder, month === 1 ? format : `month2-${format}`, `城乡居民参保花名册${nth + 1}.${format}`);
  const rows = headed(ROSTER_HEADINGS, rosterRows(size, nth, month));
  await once(file, (part) => (format === 'xlsx' ? writeZip(part, xlsxParts(rows, false)) : pipeline(Readable.from(csvChunks(rows)), createWriteStream(part))));
}

async function once(file: string, write: (part: string) => Promise<void>): Promise<void> {
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  await write(`${file}.part`);
  renameSync(`${file}.part`, file);
}

function* headed(headings: readonly string[], rows: Iterable<readonly string[]>): Generator<readonly string[]> {
  yield headings;
  yield* rows;
}

function* csvChunks(rows: Iterable<readonly string[]>): Generator<Buffer> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(row.join(','));
    if (lines.length < 2000) continue;
    yield Buffer.from(`${lines.join('\r\n')}\r\n`);
    lines = [];
  }
  yield Buffer.from(`${lines.join('\r\n')}\r\n`);
}
