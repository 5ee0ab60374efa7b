/**
 * Pulls the plug: kills the compiled program at random moments of every command that writes, and looks at what is left. Whatever was
 * committed must be there, the rest as before. Needs a build (`npm run build`); too slow for `npm test`.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../cli/workspace/open.js';
import { verifyWorkspace } from '../../cli/workspace/verify.js';
import { Random } from '../../src/rehearse/random.js';
import { LAUNCHER, startC2z } from '../support/run-c2z.js';

const KILLS = Number(process.env['C2Z_KILLS'] ?? 200);
const WORKSPACES = 2; // at once, one for each core

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'c2z-kill-'));
  for (const month of ['1', '2']) await startC2z(['rehearse', path.join(folder, month), '--population', '400', '--seed', `20${month}`, '-q']);
}, 120_000);
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

/** Commands that write, each with the inbox of one month or the other. */
function commandsOf(workspace: string): readonly (readonly string[])[] {
  const inbox = (month: string): string => path.join(folder, month, 'inbox');
  return [
    ['run', inbox('1'), '--force'], ['run', inbox('2'), '--force'], ['import', inbox('2'), '--force'], ['match'],
    ['decide', '--tier', 'probable', '--judgement', 'same'], ['decide', '--tier', 'probable', '--judgement', 'different'], ['undo'], ['redo'],
    ['worksheets'], ['collect', path.join(workspace, 'out', 'worksheets')], ['case', 'assign', '--to', '王会计', '--state', 'to-survey'], ['backup', path.join(workspace, `../backup-${Math.trunc(performance.now())}`)],
    ['export', 'people', '--format', 'xlsx', '-o', path.join(workspace, 'out', '人员.xlsx')],
  ];
}

/** Starts the program and kills it after `wait` milliseconds, unless it has ended by itself. */
function killed(args: readonly string[], wait: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [LAUNCHER, ...args], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), wait);
    child.on('close', (_code, signal) => { clearTimeout(timer); resolve(signal === 'SIGKILL'); });
  });
}

async function wrongWith(workspace: string): Promise<string[]> {
  const opened = openWorkspace({ workspace }, {}, { actor: 'test', command: 'test' }); // the lock of a killed program is gone
  try {
    return (await verifyWorkspace(opened)).flatMap(({ name, found }) => (found === null ? [] : [`${name}: ${found.en}`]));
  } finally {
    opened.close();
  }
}

/** Workbooks and tables in `out/` are whole or absent. */
function halfWritten(workspace: string): string[] {
  const out = path.join(workspace, 'out');
  if (!existsSync(out)) return [];
  return readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xlsx') && !readFileSync(path.join(out, file)).includes('PK\u0005\u0006', 0, 'latin1'));
}

describe(`killed ${KILLS} times`, () => {
  it('keeps what was committed, loses nothing else, and goes on', async () => {
    let kills = 0;
    await Promise.all(Array.from({ length: WORKSPACES }, async (_, index) => {
      const random = Random.seeded(7 + index, 'kill');
      const workspace = path.join(folder, `w${index}`);
      await startC2z(['init', workspace, '--county', '990101', '--year', '2020']);
      for (let own = 0; own < KILLS / WORKSPACES;) {
        const commands = commandsOf(workspace);
        const command = random.pick(commands);
        const wasKilled = await killed([...command, '-q', '-w', workspace], random.between(100, 1400));
        if (wasKilled) { own += 1; kills += 1; }
        expect({ command, wrong: await wrongWith(workspace), half: halfWritten(workspace) }).toEqual({ command, wrong: [], half: [] });
      }
    }));
    expect(kills).toBeGreaterThanOrEqual(KILLS);
  }, 900_000);

  it('then does the whole job as if nothing had happened', async () => {
    const inbox = path.join(folder, '1', 'inbox');
    // The other month's files may have been imported before a kill; then they are told as replaced.
    const rowsOf = async (workspace: string): Promise<unknown> => {
      const { stdout } = await startC2z(['run', inbox, '--county', '990101', '--year', '2020', '--force', '--json', '-w', workspace]);
      return (JSON.parse(stdout) as { files: readonly { readonly replacedBy?: string }[] }).files.filter(({ replacedBy }) => replacedBy === undefined);
    };
    const wanted = await rowsOf(path.join(folder, 'fresh'));
    for (let index = 0; index < WORKSPACES; index += 1) {
      const workspace = path.join(folder, `w${index}`);
      expect(await rowsOf(workspace)).toEqual(wanted);
      expect(await wrongWith(workspace)).toEqual([]);
    }
  }, 600_000);
});
