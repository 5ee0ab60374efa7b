/**
 * The process in which damaged files are read: the built program, one file a message. It is watched from outside, so that a
 * crash, a hang or a heap that grows is the fault of one case and known by it. Started with plain Node, hence without imports of tests.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as Core from '../../../src/index.js';
import type * as Disk from '../../../src/io/index.js';

/** What became of a file: its rows (the filled cells of each, as JSON) and what was said of them, the code it was refused with, or what must never happen. */
export type Outcome = { readonly rows: readonly string[]; readonly said: readonly string[] } | { readonly code: string } | { readonly crash: string };

export interface Answer {
  readonly outcome: Outcome;
  /** The most memory the process ever had, in megabytes. */
  readonly peak: number;
}

const [, , dist = '', folder = ''] = process.argv;
const core = (await import(path.join(dist, 'src/index.js'))) as typeof Core;
const disk = (await import(path.join(dist, 'src/io/index.js'))) as typeof Disk;
const rules = disk.loadRules();

process.on('message', (file: { readonly name: string; readonly bytes: Uint8Array }) => {
  void answer(file);
});

async function answer({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const outcome = await read(file, name);
  process.send?.({ outcome, peak: process.resourceUsage().maxRSS / 1024 } satisfies Answer);
}

async function read(file: string, name: string): Promise<Outcome> {
  try {
    const workbook = await disk.openSpreadsheet(file);
    const rows: string[] = [];
    const said: string[] = [];
    for (const sheet of workbook.sheets) {
      await sheet.scan((row) => void rows.push(JSON.stringify(row.cells.filter((cell) => cell !== null))));
      await sheet.merges();
    }
    for (const { sheet: position, reading } of await core.identifyFile(name, workbook, rules, { profile: { sheets: {} } })) {
      const sheet = workbook.sheets[position];
      for (const { code } of reading.issues) said.push(code);
      if (reading.kind === 'not-a-list') said.push(reading.why);
      if (reading.kind !== 'list' || sheet === undefined) continue;
      const { rows: all, used, setAside, issues } = await core.readList(sheet, reading, name, rules, 2020, () => undefined);
      for (const { code } of issues) said.push(code);
      if (all !== used + setAside) return { crash: `${all} rows = ${used} used + ${setAside} set aside` };
    }
    return { rows, said };
  } catch (error) {
    if (error instanceof disk.UnreadableFile) return { code: error.code };
    return { crash: error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error) };
  }
}

process.send?.({ outcome: { code: 'ready' }, peak: 0 } satisfies Answer);
