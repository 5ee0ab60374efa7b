/**
 * What a passphrase costs: `npm run bench:passphrase`. A made-up county of 20,000 people goes through the whole job in a workspace
 * without a passphrase and in one with, turn about, each command a process of its own; seconds of the processor, which other work on the
 * machine disturbs least. `-- --population 50000 --runs 5`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const MAIN = fileURLToPath(new URL('../cli/main.js', import.meta.url));
const STEPS = ['import', 'match', 'export', 'status', 'backup', 'verify'] as const;
type Step = (typeof STEPS)[number];

/** Tells how much processor time a program took, on a pipe of its own. */
const METER = "data:text/javascript,import { writeSync } from 'node:fs'; process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(3, String((user + system) / 1e6)); });";

const { values: options } = parseArgs({ options: { population: { type: 'string', default: '20000' }, runs: { type: 'string', default: '3' } } });
const folder = mkdtempSync(path.join(tmpdir(), 'c2z-bench-'));
try {
  await c2z('rehearse', path.join(folder, 'county'), '--population', options.population, '--seed', '7', '-q');
  const best = { plain: new Map<Step, number>(), encrypted: new Map<Step, number>() };
  for (let run = 0; run < Number(options.runs); run += 1) {
    for (const kind of run % 2 === 0 ? (['plain', 'encrypted'] as const) : (['encrypted', 'plain'] as const)) {
      const workspace = path.join(folder, `${kind}-${run}`);
      await c2z('init', workspace, '--county', '990101', '--year', '2020', ...(kind === 'encrypted' ? ['--encrypt'] : []), '-q');
      for (const step of STEPS) best[kind].set(step, Math.min(best[kind].get(step) ?? Infinity, await c2z(...lineOf(step, workspace), '-w', workspace, '-q')));
    }
  }
  console.log('| step | plain, s | encrypted, s | ratio |\n| --- | --- | --- | --- |');
  for (const step of STEPS) row(step, best.plain.get(step) ?? 0, best.encrypted.get(step) ?? 0);
  const job = (kind: 'plain' | 'encrypted'): number => (['import', 'match', 'export'] as const).reduce((sum, step) => sum + (best[kind].get(step) ?? 0), 0);
  row('import + match + export', job('plain'), job('encrypted'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function lineOf(step: Step, workspace: string): string[] {
  switch (step) {
    case 'import': return ['import', path.join(folder, 'county', 'inbox'), '--force'];
    case 'export': return ['export', 'people', '--format', 'xlsx', '-o', path.join(workspace, 'people.xlsx')];
    case 'backup': return ['backup', `${workspace}-backup`];
    default: return [step];
  }
}

function row(what: string, plain: number, encrypted: number): void {
  console.log(`| ${what} | ${plain.toFixed(1)} | ${encrypted.toFixed(1)} | ${(encrypted / plain).toFixed(2)} |`);
}

/** Seconds of the processor that the command took. */
function c2z(...words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', METER, MAIN, ...words], { env: { ...process.env, C2Z_PASSPHRASE: 'horse battery staple' }, stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
    let seconds = '';
    child.stdio[3]?.on('data', (text: Buffer) => { seconds += text.toString(); });
    child.on('close', (code) => { if (code === 0 || code === 1) resolve(Number(seconds)); else reject(new Error(`${words.join(' ')}: ${code}`)); });
  });
}
