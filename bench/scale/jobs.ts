/** The programs that the scale bench starts: the product, its peers, the floor, and the writing of the made-up files. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job } from './measure.js';
import { LIST_HEADINGS, targetRows, type Size } from './made-lists.js';
import type { RosterFormat } from './write-data.js';

export type Peer = 'floor' | 'sheetjs' | 'pandas' | 'duckdb';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const MAIN = path.resolve(HERE, '../../cli/main.js');
/** Scripts that are no TypeScript stand where they were written; this file runs from `dist/`. */
const PEERS = existsSync(path.join(HERE, 'peers')) ? path.join(HERE, 'peers') : path.resolve(HERE, '../../../bench/scale/peers');

/** The whole job on lists and rosters; exit code 1 says that there are issues. */
export function program(data: string, rosters: string, scratch: string, options: { readonly workspace?: string; readonly keep?: boolean } = {}): Job {
  const workspace = options.workspace ?? path.join(scratch, 'workspace');
  const run = [MAIN, 'run', path.join(data, 'lists'), path.join(data, rosters), '--county', '990101', '--year', '2020', '-w', workspace, '--json'];
  return options.keep === true ? { what: 'c2z run', command: process.execPath, args: run, good: [0, 1] } : { what: 'c2z run', command: process.execPath, args: [path.join(HERE, 'in-fresh-folder.js'), workspace, ...run], good: [0, 1] };
}

export function floor(data: string, format: RosterFormat): Job & { what: string } {
  return { what: `floor: read${format === 'xlsx' ? ', inflate' : ''} and look at every byte of the rosters`, command: process.execPath, args: [path.join(HERE, 'floor.js'), format, ...files(path.join(data, format))] };
}

/** Null when the peer is not on this machine. `C2Z_BENCH_PYTHON` names a Python that has pandas and openpyxl. */
export function peer(name: Exclude<Peer, 'floor'>, data: string, format: RosterFormat): Job | null {
  const folders = [path.join(data, 'lists'), path.join(data, format)];
  switch (name) {
    case 'sheetjs':
      return { what: 'SheetJS script: read and join by number', command: process.execPath, args: ['--max-old-space-size=12000', path.join(PEERS, 'sheetjs-join.mjs'), ...folders] };
    case 'pandas': {
      const python = process.env['C2Z_BENCH_PYTHON'] ?? 'python3';
      try {
        execFileSync(python, ['-c', 'import pandas, openpyxl'], { stdio: 'ignore' });
      } catch {
        return null;
      }
      return { what: 'pandas script: read and join by number', command: python, args: [path.join(PEERS, 'pandas-join.py'), ...folders] };
    }
    case 'duckdb':
      return { what: 'DuckDB: the bare join by number', command: process.execPath, args: [path.join(PEERS, 'duckdb-join.mjs'), path.join(data, 'lists.csv'), folders[1] as string] };
  }
}

function files(folder: string): string[] {
  return readdirSync(folder).sort().map((file) => path.join(folder, file));
}

/** Writes what is not there yet, two files at a time. */
export async function write(data: string, size: Size, format: RosterFormat, months: readonly (1 | 2)[] = [1]): Promise<void> {
  const parts = [['lists', '0', '1'], ...months.flatMap((month) => Array.from({ length: size.files }, (_, nth) => [format, String(nth), String(month)]))];
  const sizes = [size.targets, size.rows, size.counties, size.files].map(String);
  const next = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) await finished([path.join(HERE, 'write-part.js'), data, ...sizes, ...part]);
  };
  await Promise.all([next(), next()]);
  if (format === 'csv' && !existsSync(path.join(data, 'lists.csv'))) writeFileSync(path.join(data, 'lists.csv'), listsAsCsv(size));
}

/** For DuckDB, which reads no workbook. */
function listsAsCsv(size: Size): string {
  const lines = [LIST_HEADINGS.join(',')];
  for (let county = 0; county < size.counties; county += 1) for (const row of targetRows(size, county)) lines.push(row.join(','));
  return lines.join('\n');
}

function finished(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', (code) => { if (code === 0) resolve(); else reject(new Error(`writing failed: ${args.join(' ')}`)); });
  });
}
