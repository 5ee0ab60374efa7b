/** Makes a county in a temporary folder and lets the product's own command line loose on it, as a clerk would. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAsked } from '../../src/domain/link.js';
import type { FaultRates } from '../../src/rehearse/faults/fault-rates.js';
import { makeCounty } from '../../src/rehearse/make-county.js';
import { writeCounty } from '../../src/io/spreadsheet/write/made-file.js';
import type { Answer, LinkLine } from './answer.js';
import { readTruth, type Truth } from './truth.js';

export interface CountySettings {
  readonly population: number;
  readonly seed: number;
  readonly faults: FaultRates;
  /** Leave the folder behind, to look at. */
  readonly keep: boolean;
}

export interface CountyRun {
  readonly truth: Truth;
  readonly answer: Answer;
  readonly folder: string;
  /** Wall time of `c2z run`, in seconds. */
  readonly seconds: number;
}

const COUNTY = '990101';
const YEAR = 2020;
const MAIN = fileURLToPath(new URL('../../cli/main.js', import.meta.url));

export function runCounty({ population, seed, faults, keep }: CountySettings): CountyRun {
  const folder = mkdtempSync(path.join(tmpdir(), `c2z-accuracy-${seed}-`));
  try {
    const county = makeCounty({ population, seed, year: YEAR, code: COUNTY, faults });
    writeCounty(county, folder);
    const workspace = path.join(folder, 'workspace');
    const start = performance.now();
    c2z('run', path.join(folder, 'inbox'), '--county', COUNTY, '--year', `${YEAR}`, '--workspace', workspace, '--json');
    const seconds = (performance.now() - start) / 1000;
    // JSON holds the pairs that nobody is asked about too; they are neither links nor questions.
    const links = exported<(LinkLine & { reasons: string[] })[]>(workspace, 'links').filter(({ reasons }) => isAsked(reasons));
    const answer: Answer = { links, people: exported(workspace, 'people', '--full-ids'), questions: exported(workspace, 'questions') };
    return { truth: readTruth(county.truth), answer, folder, seconds };
  } finally {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

function exported<T>(workspace: string, what: string, ...options: string[]): T {
  const file = path.join(workspace, `${what}.json`);
  c2z('export', what, '--format', 'json', '--output', file, ...options, '--workspace', workspace);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** Exit code 1 means that lists had faults, which is what they are made for. */
function c2z(...args: string[]): void {
  try {
    execFileSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 });
  } catch (error) {
    const { status, stderr } = error as { status: number | null; stderr: string };
    if (status !== 1) throw new Error(`c2z ${args[0] ?? ''}: exit ${status ?? 'by signal'}\n${stderr.slice(-2000)}`, { cause: error });
  }
}
