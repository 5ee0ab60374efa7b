/** The clerk of the recording: she looks as people would, which here means in the made-up county's own truth. */
import type { KnownTruth } from '../../../cli/workspace/demo-clerk.js';
import { isSame } from '../../../cli/workspace/demo-clerk.js';
import { allPairs, isOpen } from '../../../cli/pairs.js';
import { openWorkspace } from '../../../cli/workspace/open.js';
import { steady, type Step } from './session.js';
import { pause, type Terminal } from './terminal.js';

interface Known { readonly same: boolean; readonly group: string }

/** So many alike are answered together; of fewer each is looked at. */
const ENOUGH_ALIKE = 6;

export class Recorder {
  readonly steps: Step[] = [];
  private readonly terminal: Terminal;
  private readonly workspace: string;

  constructor(terminal: Terminal, workspace: string) {
    this.terminal = terminal;
    this.workspace = workspace;
  }

  chapter(title: string): void { this.steps.push({ kind: 'chapter', title }); }

  async start(...words: readonly string[]): Promise<string> {
    this.steps.push({ kind: 'start', words });
    this.terminal.start(...words);
    return this.seen('');
  }

  /** Presses a key and keeps the frame it leads to. */
  async press(key: string): Promise<string> {
    const before = this.terminal.frame();
    await pause(150);
    this.steps.push({ kind: 'key', key });
    this.terminal.press(key);
    return this.seen(before);
  }

  /** The last key: what follows is the screen of the shell. */
  leave(): void {
    this.steps.push({ kind: 'key', key: 'q' });
    this.terminal.press('q');
  }

  async type(text: string): Promise<string> {
    const before = this.terminal.frame();
    this.steps.push({ kind: 'text', text });
    this.terminal.type(text);
    return this.seen(before);
  }

  async importLists(path: string): Promise<string> {
    await this.press('i');
    await this.type(path);
    return this.press('Enter');
  }

  /** From the dashboard through every pair and back, until the match raises no further question. */
  async judge(truth: KnownTruth): Promise<string> {
    for (;;) {
      let frame = await this.press('r');
      if (frame.includes('已全部看完')) return this.press('q');
      const known = this.knownPairs(truth);
      const answered = new Set<string>();
      while (!frame.includes('已全部看完')) {
        const id = /\b([0-9a-f]{8,})\b/u.exec(frame.split('\n')[0] ?? '')?.[1] ?? '';
        const pair = known.get(id);
        if (pair === undefined) throw new Error(`a pair that nobody knows:\n${frame}`);
        const alike = [...known].filter(([each, { group }]) => group === pair.group && !answered.has(each));
        const offered = Number(/同类批量\((\d+)\)/u.exec(frame)?.[1] ?? 0);
        if (offered >= ENOUGH_ALIKE && alike.every(([, { same }]) => same)) {
          for (const key of ['b', 'Down', 'Down', 'Down', 'Down', 'y']) frame = await this.press(key);
          for (const [each] of alike) answered.add(each);
        } else {
          frame = await this.press(pair.same ? 'y' : 'n');
          answered.add(id);
        }
      }
      await this.press('q');
      frame = await this.press('Enter');
      if (!/待核 \d+ 对/u.test(frame)) return frame;
    }
  }

  private knownPairs(truth: KnownTruth): ReadonlyMap<string, Known> {
    const workspace = openWorkspace({ workspace: this.workspace });
    try {
      return new Map(allPairs(workspace).filter(isOpen).map((each) => [each.id, { same: isSame(workspace, each, truth.who), group: `${each.what} ${each.pattern}` }]));
    } finally {
      workspace.close();
    }
  }

  /** What the lists' truth says of the person under the cursor of the triage list. */
  categoryOf(personId: string, truth: KnownTruth): string | undefined {
    const workspace = openWorkspace({ workspace: this.workspace });
    try {
      return truth.categoryOf(workspace.store.results.rowsOf(personId).map(({ ref }) => truth.who(ref)).find((person) => person !== undefined) ?? '');
    } finally {
      workspace.close();
    }
  }

  /** The frame after a key, once it has come to rest. */
  private async seen(before: string): Promise<string> {
    await this.terminal.until((frame) => frame !== before && frame.trim() !== '', `anything after\n${before}`);
    for (let last = '', still = 0; ;) {
      const frame = this.terminal.frame();
      still = frame === last && !frame.includes('正在') ? still + 1 : 0;
      last = frame;
      if (still >= 4) {
        this.steps.push({ kind: 'frame', frame: steady(frame) });
        return frame;
      }
      await pause(120);
    }
  }
}
