/** Runs the command line, in this process or as a process of its own: its two channels and its exit code. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { main } from '../../cli/program.js';
import { refuseWholeNumbers } from './whole-numbers.js';

export const ROOT = path.join(import.meta.dirname, '../..');
export const LAUNCHER = path.join(ROOT, 'dist/cli/main.js');
export const SAMPLE_INBOX = path.join(ROOT, 'sample-data/inbox');

/** Variables of the tester's own that must not change what is tested. */
const FOREIGN = /^(?:C2Z_|NO_COLOR$|FORCE_COLOR$|NODE_OPTIONS$|VITEST)/u;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Write = typeof process.stdout.write;

/** The program in this process: quick, and it needs no build. One at a time. */
export async function runC2z(args: readonly string[], { cwd, env = {} }: { cwd?: string; env?: Readonly<Record<string, string>> } = {}): Promise<Ran> {
  const before = { out: process.stdout.write.bind(process.stdout) as Write, err: process.stderr.write.bind(process.stderr) as Write, code: process.exitCode, cwd: process.cwd(), env: { ...process.env }, listeners: process.stdout.listeners('error') };
  const ran = { code: 0, stdout: '', stderr: '' };
  process.stdout.write = writer((text) => { ran.stdout += text; });
  process.stderr.write = writer((text) => { ran.stderr += text; });
  for (const name of Object.keys(process.env)) if (FOREIGN.test(name)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  if (cwd !== undefined) process.chdir(cwd);
  process.exitCode = undefined;
  try {
    await main([process.execPath, 'c2z', ...args]);
    ran.code = Number(process.exitCode ?? 0);
    refuseWholeNumbers(args, ran.stdout, ran.stderr);
    return ran;
  } finally {
    process.stdout.write = before.out;
    process.stderr.write = before.err;
    process.exitCode = before.code;
    process.chdir(before.cwd);
    Object.assign(process.env, before.env);
    for (const name of Object.keys(env)) if (!(name in before.env)) Reflect.deleteProperty(process.env, name);
    for (const listener of process.stdout.listeners('error')) if (!before.listeners.includes(listener)) process.stdout.removeListener('error', listener as () => void);
  }
}

function writer(take: (text: string) => void): Write {
  return ((text: string | Uint8Array, encoding?: unknown, done?: () => void) => {
    take(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
    (typeof encoding === 'function' ? (encoding as () => void) : done)?.();
    return true;
  }) as Write;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another Node than the one that runs the tests. */
  readonly node?: string;
  readonly launcher?: string;
  /** Flags of Node itself. */
  readonly flags?: readonly string[];
  /** Runs as this user, if the tests may change users at all. */
  readonly uid?: number;
}

/** The compiled program as a process of its own. */
export function startC2z(args: readonly string[], { cwd, env = {}, node = process.execPath, flags = [], launcher = LAUNCHER, uid }: StartOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
    const child = spawn(node, [...flags, launcher, ...args], { cwd: cwd ?? ROOT, env: { ...clean, ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...(uid === undefined ? {} : { uid }) });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const ran = { code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') };
      try {
        refuseWholeNumbers(args, ran.stdout, ran.stderr);
        resolve(ran);
      } catch (error) {
        reject(error as Error);
      }
    });
  });
}

/** The one JSON document on standard output; fails when there is anything else. */
export function jsonOf<T = Record<string, unknown>>({ stdout, stderr }: Ran): T {
  try {
    return JSON.parse(stdout) as T;
  } catch {
    throw new Error(`not one JSON document:\n${stdout.slice(0, 500)}\n--- standard error\n${stderr.slice(0, 500)}`);
  }
}

/** Records of a CSV file as Excel would see them, and whether it is written as Excel wants it. */
export async function readCsv(file: string): Promise<{ bom: boolean; onlyCrLf: boolean; rows: string[][] }> {
  return parseCsv(await readFile(file, 'utf8'));
}

export function parseCsv(text: string): { bom: boolean; onlyCrLf: boolean; rows: string[][] } {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  let onlyCrLf = true;
  const body = text.replace(/^\uFEFF/u, '');
  for (let at = 0; at < body.length; at += 1) {
    const character = body.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (body.charAt(at + 1) === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\n') {
      if (character === '\n' && !cell.endsWith('\r')) onlyCrLf = false;
      rows.at(-1)?.push(cell.replace(/\r$/u, ''));
      cell = '';
      if (character === '\n') rows.push([]);
    } else cell += character;
  }
  if (cell !== '') rows.at(-1)?.push(cell);
  return { bom: text.startsWith('\uFEFF'), onlyCrLf, rows: rows.filter((row) => row.length > 0) };
}
