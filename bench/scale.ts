/**
 * How the whole job grows with the lists, beside what a scripter would do and beside the bare machine: `npm run bench:scale`.
 *
 * Without arguments: a county's workbooks, then the prefecture that the documents count (565 361 entitled, 3 398 890 enrolled), as
 * workbooks and as CSV. `-- --only county` or `yardstick-xlsx`, `yardstick-csv`, `growth`, `month`, `tenth` chooses parts; `-- --size 100000` takes a prefecture of
 * about so many roster rows instead; `-- --data DIR` keeps the made-up files there for the next time; `-- --runs 3` takes the quickest of three.
 * Every measurement is a process of its own.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measure, type Measured } from './scale/measure.js';
import { YARDSTICK, type Size } from './scale/made-lists.js';
import { program, peer, floor, write, type Peer } from './scale/jobs.js';

const { values: options } = parseArgs({ options: { only: { type: 'string', multiple: true }, size: { type: 'string' }, data: { type: 'string' }, runs: { type: 'string', default: '1' }, peers: { type: 'string', multiple: true } } });
const PARTS = ['county', 'yardstick-xlsx', 'yardstick-csv', 'growth', 'month', 'tenth'] as const;
/** What one county of the prefecture has: a twelfth of its lists and of its rosters. */
const COUNTY: Size = { targets: 47_113, rows: 283_240, counties: 1, files: 1 };

const folder = options.data ?? mkdtempSync(path.join(tmpdir(), 'c2z-scale-'));
mkdirSync(folder, { recursive: true });
try {
  const wanted: readonly string[] = options.only ?? (options.size === undefined ? PARTS.slice(0, 5) : ['yardstick-xlsx', 'yardstick-csv']);
  const size = options.size === undefined ? YARDSTICK : scaled(Number(options.size));
  if (wanted.includes('county')) await xlsxTable('A county, workbooks', COUNTY, ['floor', 'sheetjs', 'pandas']);
  if (wanted.includes('yardstick-xlsx')) await xlsxTable('A prefecture, workbooks', size, ['floor', 'pandas']);
  if (wanted.includes('yardstick-csv')) await csvTable('A prefecture, CSV', size);
  if (wanted.includes('growth')) await growthTable();
  if (wanted.includes('month')) await monthTable(COUNTY);
  if (wanted.includes('tenth')) await csvTable('A tenth of a province, CSV', { targets: 250_000, rows: 7_000_000, counties: 10, files: 8 });
} finally {
  if (options.data === undefined) rmSync(folder, { recursive: true, force: true });
}

function scaled(rows: number): Size {
  return { ...YARDSTICK, rows, targets: Math.max(12, Math.round((rows * YARDSTICK.targets) / YARDSTICK.rows)) };
}

async function xlsxTable(title: string, size: Size, peers: readonly Peer[]): Promise<void> {
  const data = dataFolder(size);
  await write(data, size, 'xlsx');
  await table(title, size, data, 'xlsx', peers);
}

async function csvTable(title: string, size: Size): Promise<void> {
  const data = dataFolder(size);
  await write(data, size, 'csv');
  await table(title, size, data, 'csv', ['floor', 'duckdb']);
}

/** Every line beside the whole job: how many times as long the others take. */
async function table(title: string, size: Size, data: string, format: 'xlsx' | 'csv', peers: readonly Peer[]): Promise<void> {
  heading(`${title}: ${size.targets.toLocaleString('en')} entitled × ${size.rows.toLocaleString('en')} roster rows`, ['what', 'wall s', 'CPU s', 'rows/s', 'peak RSS MB', 'wall / c2z']);
  const own = await best(() => measure(program(data, format, folder)));
  line('c2z run: read, match, classify, store, export', own, size.rows, own);
  for (const each of peers.filter((name) => options.peers?.includes(name) ?? true)) {
    const job = each === 'floor' ? floor(data, format) : peer(each, data, format);
    if (job === null) console.log(`| ${each} | not on this machine | | | | |`);
    else line(job.what, await best(() => measure(job)), size.rows, own);
  }
}

/** The same targets, and rosters that grow: time with the rows, memory not. */
async function growthTable(): Promise<void> {
  heading('Growth: 10 000 entitled, CSV', ['roster rows', 'wall s', 'CPU s', 'rows/s', 'peak RSS MB']);
  for (const rows of [10_000, 100_000, 1_000_000, 10_000_000]) {
    const size: Size = { targets: 10_000, rows, counties: 1, files: 1 };
    const data = dataFolder(size);
    await write(data, size, 'csv');
    const found = await best(() => measure(program(data, 'csv', folder)));
    console.log(`| ${[rows.toLocaleString('en'), found.seconds.toFixed(1), found.cpuSeconds.toFixed(1), Math.round(rows / found.seconds).toLocaleString('en'), found.megabytes.toFixed(0)].join(' | ')} |`);
  }
}

/** The same workspace again: with nothing new, and in a month that changed one roster row in a hundred. */
async function monthTable(size: Size): Promise<void> {
  const four: Size = { ...size, files: 4 };
  const data = dataFolder(four);
  await write(data, four, 'csv', [1, 2]);
  heading('The next month: a county, rosters in four CSV', ['what', 'wall s', 'CPU s', 'peak RSS MB', 'wall / first run']);
  const workspace = path.join(folder, 'month');
  rmSync(workspace, { recursive: true, force: true });
  const first = await measure(program(data, 'csv', folder, { workspace, keep: true }));
  line4('first run', first, first);
  line4('the same files again', await measure(program(data, 'csv', folder, { workspace, keep: true })), first);
  line4('one row in a hundred changed', await measure(program(data, 'month2-csv', folder, { workspace, keep: true })), first);
  rmSync(workspace, { recursive: true, force: true });
}

async function best(run: () => Promise<Measured>): Promise<Measured> {
  let quickest = await run();
  for (let again = 1; again < Number(options.runs); again += 1) {
    const next = await run();
    if (next.seconds < quickest.seconds) quickest = next;
  }
  return quickest;
}

function dataFolder({ targets, rows, counties, files }: Size): string {
  return path.join(folder, [targets, rows, counties, files].join('-'));
}

function heading(title: string, columns: readonly string[]): void {
  console.log(`\n### ${title}\n\n| ${columns.join(' | ')} |\n| --- |${' ---: |'.repeat(columns.length - 1)}`);
}

function line(what: string, { seconds, cpuSeconds, megabytes }: Measured, rows: number, own: Measured): void {
  console.log(`| ${[what, seconds.toFixed(1), cpuSeconds.toFixed(1), Math.round(rows / seconds).toLocaleString('en'), megabytes.toFixed(0), (seconds / own.seconds).toFixed(2)].join(' | ')} |`);
}

function line4(what: string, { seconds, cpuSeconds, megabytes }: Measured, first: Measured): void {
  console.log(`| ${[what, seconds.toFixed(1), cpuSeconds.toFixed(1), megabytes.toFixed(0), (seconds / first.seconds).toFixed(2)].join(' | ')} |`);
}
