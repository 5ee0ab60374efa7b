/**
 * How fast each format is read and in how much memory: `npm run bench:import`. Writes made-up lists into a temporary
 * folder and reads each in a process of its own, beside the floor (read and inflate only). `-- --rows 1000000` adds a size,
 * `-- --only xlsx-shared` leaves the other formats out.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSpreadsheet } from '../src/io/spreadsheet/open.js';
import { readAndInflate } from './support/floor.js';
import { LIST_FORMATS, maxRows, writeList, type ListFormat } from './support/write-list.js';

const SIZES = [10_000, 300_000];

/** What a child process measured. */
interface Measured {
  readonly rows: number;
  readonly cells: number;
  readonly seconds: number;
  /** Processor time of all threads: steadier than the wall on a busy machine. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

const { values: options } = parseArgs({
  options: { read: { type: 'string' }, floor: { type: 'string' }, zip: { type: 'boolean' }, write: { type: 'string' }, format: { type: 'string' }, rows: { type: 'string', multiple: true }, only: { type: 'string', multiple: true } },
});

// Files are written in a process of their own too: a child starts with the peak memory of its parent.
if (options.write !== undefined) await writeList(options.write, formatNamed(options.format), Number(options.rows?.[0]));
else if (options.read !== undefined) await report(() => readAll(options.read ?? ''));
else if (options.floor !== undefined) await report(async () => readAndInflate(options.floor ?? '', options.zip === true).then(() => ({ rows: 0, cells: 0 })));
else await benchAll(options.rows?.map(Number) ?? SIZES, LIST_FORMATS.filter((format) => options.only?.includes(format) ?? true));

async function report(work: () => Promise<{ rows: number; cells: number }>): Promise<void> {
  const start = performance.now();
  const before = process.cpuUsage();
  const counted = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const measured: Measured = { ...counted, seconds, cpuSeconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify(measured));
}

async function readAll(path: string): Promise<{ rows: number; cells: number }> {
  let rows = 0;
  let cells = 0;
  for (const sheet of (await openSpreadsheet(path)).sheets) {
    await sheet.scan((row) => {
      rows += 1;
      for (const cell of row.cells) if (cell !== null) cells += 1;
    });
  }
  return { rows, cells };
}

async function benchAll(sizes: readonly number[], formats: readonly ListFormat[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'c2z-bench-'));
  try {
    console.log('| format | rows × 14 | file MB | wall s | CPU s | rows/s | peak RSS MB | floor wall s | floor CPU s | CPU / floor |');
    console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
    for (const format of formats) {
      for (const size of new Set(sizes.map((rows) => Math.min(rows, maxRows(format))))) await benchOne(folder, format, size);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchOne(folder: string, format: ListFormat, rows: number): Promise<void> {
  const path = join(folder, `${format}-${rows}`);
  run('--write', path, '--format', format, '--rows', String(rows));
  const floor = measure('--floor', path, ...(/^(?:xlsx|xlsb|ods)/u.test(format) ? ['--zip'] : []));
  const read = measure('--read', path);
  if (read.rows !== rows + 1 || read.cells !== (rows + 1) * 14) throw new Error(`${format}: ${read.rows} rows, ${read.cells} cells read of ${rows + 1} rows`);
  const columns = [
    format, rows.toLocaleString('en'), (statSync(path).size / 1e6).toFixed(1), read.seconds.toFixed(2), read.cpuSeconds.toFixed(2), Math.round(rows / read.seconds).toLocaleString('en'),
    read.megabytes.toFixed(0), floor.seconds.toFixed(2), floor.cpuSeconds.toFixed(2), (read.cpuSeconds / floor.cpuSeconds).toFixed(1),
  ];
  console.log(`| ${columns.join(' | ')} |`);
  rmSync(path);
}

function measure(...args: string[]): Measured {
  return JSON.parse(run(...args)) as Measured;
}

function run(...args: string[]): string {
  return execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...args], { encoding: 'utf8' });
}

function formatNamed(name: string | undefined): ListFormat {
  const format = LIST_FORMATS.find((known) => known === name);
  if (format === undefined) throw new Error(`--format ${name ?? ''}: one of ${LIST_FORMATS.join(', ')}`);
  return format;
}
