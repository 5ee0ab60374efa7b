/**
 * How fast the terminal answers on a county of 50 000 targets: `npm run bench:terminal`. The sample county is made 160 times as
 * large in a temporary store; then real keys go through Ink, reducers, store and frames, and the processor time of each key is
 * counted until its frame is written. `-- --times 20` makes a smaller county, `-- --workspace DIR` takes a copy that is there already.
 */
import { EventEmitter } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { execFileSync } from 'node:child_process';
import { multiplyCounty } from './support/multiply-county.js';
import type { Runtime } from '../cli/tui/runtime.js';
import type { ScreenName } from '../cli/tui/state/model.js';

process.env['NODE_ENV'] = 'production';
const [{ render }, { createElement }, { App }, { createRuntime }, { openPort }] = await Promise.all([import('ink'), import('react'), import('../cli/tui/App.js'), import('../cli/tui/runtime.js'), import('../cli/workspace/tui-port.js')]);

const { values: options } = parseArgs({ options: { times: { type: 'string', default: '160' }, workspace: { type: 'string' } } });

/** What is pressed, and how often. */
const KEYS = [
  { screen: 'review', keys: ['y', 'n', 'u'], rounds: 20 },
  { screen: 'review', keys: ['j', 'k', '\t'], rounds: 10 },
  { screen: 'review', keys: ['s', 'z'], rounds: 10 },
  { screen: 'review', keys: ['h', 'h', 'b', 'q'], rounds: 6 },
  { screen: 'triage', keys: ['j', 'k', '\u001B[6~', ' '], rounds: 10 },
  { screen: 'triage', keys: ['f', '\t', '\t', '\u001B[B', '\r'], rounds: 4 },
  { screen: 'search', keys: [...'cxylst', '\u007F'], rounds: 3 },
] as const satisfies readonly { screen: ScreenName; keys: readonly string[]; rounds: number }[];

/** A terminal that keeps nothing: it notes when the last frame came. */
class MadeOutput extends EventEmitter {
  readonly columns = 100;
  readonly rows = 30;
  readonly isTTY = true;
  write(_text: string, done?: () => void): boolean {
    if (typeof done === 'function') done();
    return true;
  }
}

class MadeInput extends EventEmitter {
  readonly isTTY = true;
  private waiting: string | null = null;
  press(key: string): void {
    this.waiting = key;
    this.emit('readable');
  }
  read(): string | null {
    const said = this.waiting;
    this.waiting = null;
    return said;
  }
  setEncoding(): void { /* text already */ }
  setRawMode(): void { /* no line to edit */ }
  resume(): void { /* never paused */ }
  pause(): void { /* nothing flows */ }
  ref(): void { /* holds nothing open */ }
  unref(): void { /* holds nothing open */ }
}

const folder = mkdtempSync(path.join(tmpdir(), 'c2z-terminal-'));
try {
  const workspace = path.join(folder, 'county');
  if (options.workspace === undefined) makeCounty(workspace, Number(options.times));
  else cpSync(options.workspace, workspace, { recursive: true });
  await bench(workspace);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function makeCounty(workspace: string, times: number): void {
  const root = path.resolve(import.meta.dirname, '../..');
  execFileSync(process.execPath, [path.join(root, 'dist/cli/main.js'), 'run', path.join(root, 'sample-data/inbox'), '--county', '990101', '--year', '2020', '-w', workspace, '--quiet'], { stdio: 'ignore' });
  multiplyCounty(path.join(workspace, '.c2z/store.sqlite'), times);
}

async function bench(workspace: string): Promise<void> {
  console.log('| screen | key | presses | median CPU ms | 95th | max | median wall ms |');
  console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: |');
  const port = openPort({ workspace, actor: 'bench', language: 'zh', json: false, quiet: true, color: true, print: () => undefined, say: () => undefined }, 'review');
  const opened: string[] = [];
  const all: number[] = [];
  try {
    for (const { screen, keys, rounds } of KEYS) {
      const clock = (): number => performance.now();
      const begun = { cpu: cpuMs(), wall: performance.now() };
      const runtime = createRuntime(port, { language: 'zh', screen, columns: 100, rows: 30, glyphs: 'full' }, clock, (work) => { setTimeout(work, 0); });
            const [output, input] = [new MadeOutput(), new MadeInput()];
      const app = render(createElement(App, { runtime, facts: port, color: true, clock }), {
        stdout: output as unknown as NodeJS.WriteStream, stdin: input as unknown as NodeJS.ReadStream, alternateScreen: true, exitOnCtrlC: false, incrementalRendering: true, maxFps: 120, patchConsole: false, interactive: true,
      });
      const first = performance.now() - begun.wall;
      await loaded(runtime);
      opened.push(`${screen}: first frame after ${Math.round(first)} ms, everything after ${Math.round(performance.now() - begun.wall)} ms wall, ${Math.round(cpuMs() - begun.cpu)} ms CPU; ${runtime.model().review?.derived.list.length ?? 0} open pairs, ${runtime.model().people?.length ?? 0} people`);
      all.push(...await press(screen, keys, rounds, input));
      app.unmount();
    }
  } finally {
    port.close();
  }
  console.log(`| all | | ${all.length} | ${quantile(all, 0.5)} | ${quantile(all, 0.95)} | ${quantile(all, 1)} | |`);
  for (const line of opened) console.log(`\nOpening ${line}`);
}

async function press(screen: string, keys: readonly string[], rounds: number, input: MadeInput): Promise<number[]> {
  const measured = new Map<string, { cpu: number[]; wall: number[] }>();
  for (let round = 0; round < rounds; round += 1) {
    for (const key of keys) {
      await sleep(130); // a judging key counts only when its pair has been seen for a moment
      const before = { cpu: cpuMs(), wall: performance.now() };
      input.press(key);
      const wall = performance.now() - before.wall;
      await sleep(30); // Ink draws in this time what it had put off
      const found = measured.get(key) ?? { cpu: [], wall: [] };
      found.cpu.push(cpuMs() - before.cpu);
      found.wall.push(wall);
      measured.set(key, found);
    }
  }
  for (const [key, { cpu, wall }] of measured) console.log(`| ${screen} | ${JSON.stringify(key).replace('|', '\\|')} | ${cpu.length} | ${quantile(cpu, 0.5)} | ${quantile(cpu, 0.95)} | ${quantile(cpu, 1)} | ${quantile(wall, 0.5)} |`);
  return [...measured.values()].flatMap(({ cpu }) => cpu);
}

/** Until nothing is left to be read. */
async function loaded(runtime: Runtime): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    await sleep(25);
    const { review, people, overview, screens } = runtime.model();
    const screen = screens.at(-1);
    if (screen === 'review' ? (review?.seen ?? null) !== null : screen === 'dashboard' ? overview !== null : people !== null) break;
  }
  await sleep(200);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => { setTimeout(resolve, ms); });
}
