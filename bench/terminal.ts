/**
 * How fast the terminal answers on a county of 50 000 targets: `npm run bench:terminal`. The sample county is made 160 times as large
 * in a temporary store; then real keys go through Ink, reducers, store and frames. A key is answered when the last frame it causes has
 * been written: until then the time on the wall is counted, and the processor time of the thread that does it, which another program on
 * the machine does not lengthen. `-- --times 20` makes a smaller county, `-- --workspace DIR` takes a copy of one, `-- --only triage`
 * measures one screen, `-- --slowest 10` names the slowest keys.
 */
import { EventEmitter } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { execFileSync } from 'node:child_process';
import { multiplyCounty } from './support/multiply-county.js';
import { SITTINGS } from './support/sittings.js';
import type { Runtime } from '../cli/tui/runtime.js';
import type { ScreenName } from '../cli/tui/state/model.js';

process.env['NODE_ENV'] = 'production';
const [{ render }, { createElement }, { App }, { createRuntime }, { openPort }] = await Promise.all([import('ink'), import('react'), import('../cli/tui/App.js'), import('../cli/tui/runtime.js'), import('../cli/workspace/tui-port.js')]);

const { values: options } = parseArgs({ options: { times: { type: 'string', default: '160' }, workspace: { type: 'string' }, only: { type: 'string' }, slowest: { type: 'string', default: '0' } } });

/** What a key may take, in milliseconds. */
const LIMIT = 50;
/** Nothing more is written for so long: the key is answered. */
const QUIET = 40;
/** Before the first key: a clerk looks before she presses. */
const READ_AHEAD = 2500;

interface Time {
  readonly cpu: number;
  readonly wall: number;
}

interface Answered extends Time {
  readonly screen: string;
  readonly key: string;
  readonly nth: number;
}

/** A terminal that keeps nothing: it notes when the last frame came. */
class MadeOutput extends EventEmitter {
  readonly columns = 100;
  readonly rows = 30;
  readonly isTTY = true;
  last: Time = { cpu: 0, wall: 0 };
  write(_text: string, done?: () => void): boolean {
    this.last = timeNow();
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
  execFileSync(process.execPath, [path.join(root, 'dist/cli/main.js'), 'policy', 'use', 'example', '-w', workspace], { stdio: 'ignore' });
  multiplyCounty(path.join(workspace, '.c2z/store.sqlite'), times);
}

async function bench(workspace: string): Promise<void> {
  console.log('| screen | key | presses | median CPU ms | 95th | max | median wall ms | max |');
  console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |');
  const opened: string[] = [];
  const all: Answered[] = [];
  for (const { screen, name, lead, keys, rounds } of SITTINGS) {
    if (options.only !== undefined && options.only !== screen && options.only !== name) continue;
    const port = openPort({ workspace, actor: 'bench', language: 'zh', json: false, quiet: true, color: true, print: () => undefined, say: () => undefined, warn: () => undefined }, 'review');
    try {
      const clock = (): number => performance.now();
      const begun = timeNow();
      const runtime = createRuntime(port, { language: 'zh', screen, columns: 100, rows: 30, glyphs: 'full' }, clock, (work, wait) => { setTimeout(work, wait); });
      const [output, input] = [new MadeOutput(), new MadeInput()];
      const app = render(createElement(App, { runtime, facts: port, color: true, clock }), {
        stdout: output as unknown as NodeJS.WriteStream, stdin: input as unknown as NodeJS.ReadStream, alternateScreen: true, exitOnCtrlC: false, incrementalRendering: true, maxFps: 120, patchConsole: false, interactive: true,
      });
      while (output.last.wall === 0) await sleep(1);
      const first = output.last;
      await loaded(runtime, screen);
      await sleep(2 * QUIET);
      opened.push(`${name}: first frame after ${ms(first.wall - begun.wall)} ms, everything after ${ms(output.last.wall - begun.wall)} ms wall, ${ms(output.last.cpu - begun.cpu)} ms CPU; ${runtime.model().review?.derived.list.length ?? 0} open pairs, ${runtime.model().people?.length ?? 0} people`);
      await sleep(READ_AHEAD); // while nobody presses a key, what other screens need is read
      for (const key of lead) await answered(key, input, output);
      all.push(...await press(name, keys, rounds, input, output));
      app.unmount();
    } finally {
      port.close();
    }
  }
  console.log(row('all', '', all));
  const within = (of: keyof Time): string => `${all.filter((each) => each[of] < LIMIT).length} of ${all.length}`;
  console.log(`\nUnder ${LIMIT} ms: ${within('cpu')} keys by processor time, ${within('wall')} on the wall.`);
  for (const line of opened) console.log(`\nOpening ${line}`);
  for (const { screen, key, nth, cpu, wall } of all.toSorted((a, b) => b.cpu - a.cpu).slice(0, Number(options.slowest))) console.log(`slow: ${screen} ${JSON.stringify(key)} press ${nth}: ${ms(cpu)} ms CPU, ${ms(wall)} ms wall`);
}

async function press(screen: string, keys: readonly string[], rounds: number, input: MadeInput, output: MadeOutput): Promise<Answered[]> {
  const measured = new Map<string, Answered[]>();
  for (let nth = 1; nth <= rounds; nth += 1) {
    for (const key of keys) {
      await sleep(110); // a judging key counts only when its pair has been seen for a moment
      const found = measured.get(key) ?? [];
      found.push({ screen, key, nth: found.length + 1, ...await answered(key, input, output) });
      measured.set(key, found);
    }
  }
  for (const [key, times] of measured) console.log(row(screen, JSON.stringify(key).replace('|', '\\|'), times));
  return [...measured.values()].flat();
}

/** Presses a key and waits until nothing more is written. */
async function answered(key: string, input: MadeInput, output: MadeOutput): Promise<Time> {
  const before = timeNow();
  output.last = before;
  input.press(key);
  do await sleep(QUIET); while (performance.now() - output.last.wall < QUIET);
  return { cpu: output.last.cpu - before.cpu, wall: output.last.wall - before.wall };
}

/** Until nothing is left to be read. */
async function loaded(runtime: Runtime, screen: ScreenName): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end;) {
    await sleep(10);
    const { review, people, overview, sources, past } = runtime.model();
    if ({ review: (review?.seen ?? null) !== null && overview !== null, dashboard: overview !== null, sources: sources !== null, history: past !== null, triage: people !== null, search: people !== null }[screen as string] ?? true) return;
  }
}

function row(screen: string, key: string, times: readonly Time[]): string {
  const [cpu, wall] = [times.map((each) => each.cpu), times.map((each) => each.wall)];
  return `| ${screen} | ${key} | ${times.length} | ${quantile(cpu, 0.5)} | ${quantile(cpu, 0.95)} | ${quantile(cpu, 1)} | ${quantile(wall, 0.5)} | ${quantile(wall, 1)} |`;
}

function timeNow(): Time {
  const { user, system } = process.threadCpuUsage();
  return { cpu: (user + system) / 1000, wall: performance.now() };
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return ms(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

function ms(value: number): string {
  return value.toFixed(1);
}

async function sleep(wait: number): Promise<void> {
  await new Promise((resolve) => { setTimeout(resolve, wait); });
}
