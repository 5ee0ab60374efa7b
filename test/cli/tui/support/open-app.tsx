/** Opens the real program on a made terminal of a given size: keys go in as a terminal sends them, frames come out. */
import { render } from 'ink-testing-library';
import type { Language } from '../../../../src/index.js';
import { App } from '../../../../cli/tui/App.js';
import type { Port } from '../../../../cli/tui/port.js';
import { keysFrom } from '../../../../cli/tui/keys.js';
import { createRuntime, type Runtime } from '../../../../cli/tui/runtime.js';
import { frameOf } from '../../../../cli/tui/screens/frame.js';
import type { ScreenName } from '../../../../cli/tui/state/model.js';
import { textOf } from '../../../../cli/tui/layout/line.js';
import { widthOf } from '../../../../cli/tui/layout/width.js';

const SENT: Readonly<Record<string, string>> = { enter: '\r', escape: '\u001B', tab: '\t', up: '\u001B[A', down: '\u001B[B', pageup: '\u001B[5~', pagedown: '\u001B[6~', end: '\u001B[F', home: '\u001B[H', backspace: '\u007F', space: ' ', 'ctrl+u': '\u0015' };

export interface OpenedApp {
  readonly runtime: Runtime;
  /** Presses keys, three seconds apart unless `hurry`. Names as in the key map; anything else is typed as it is. */
  press(...keys: readonly string[]): Promise<void>;
  hurry(...keys: readonly string[]): Promise<void>;
  /** Text pasted into the window. */
  paste(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  settle(): Promise<void>;
  frame(): string;
  close(): void;
}

export interface AppOptions {
  readonly language?: Language;
  readonly columns?: number;
  readonly rows?: number;
  readonly plain?: boolean;
}

export async function openApp(port: Port, screen: ScreenName, { language = 'zh', columns = 80, rows = 24, plain = false }: AppOptions = {}): Promise<OpenedApp> {
  let time = 1_000_000;
  const clock = (): number => time;
  const runtime = createRuntime(port, { language, screen, columns, rows, glyphs: plain ? 'plain' : 'full' }, clock);
  const app = render(<App runtime={runtime} facts={port} color={false} clock={clock} />);
  const settle = async (): Promise<void> => { for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => { setImmediate(resolve); }); };
  const resize = async (newColumns: number, newRows: number): Promise<void> => {
    Object.defineProperty(app.stdout, 'columns', { value: newColumns, configurable: true });
    Object.defineProperty(app.stdout, 'rows', { value: newRows, configurable: true });
    app.stdout.emit('resize');
    await settle();
  };
  const send = async (key: string): Promise<void> => {
    app.stdin.write(SENT[key] ?? key);
    await settle();
    if (key === 'escape') { await new Promise((resolve) => { setTimeout(resolve, 60); }); await settle(); } // a lone escape waits for the rest of a sequence
  };
  await settle();
  await resize(columns, rows);
  return {
    runtime, resize, settle,
    async press(...keys) { for (const key of keys) { time += 3000; await send(key); } },
    async hurry(...keys) { for (const key of keys) { time += 20; await send(key); } },
    async paste(text) { app.stdin.write(`\u001B[200~${text}\u001B[201~`); await settle(); },
    frame: () => (app.lastFrame() ?? '').split('\n').map((line) => line.trimEnd()).join('\n'),
    close: () => { app.unmount(); },
  };
}

/** The same without Ink, for very many frames: keys go to the reducers, and what the screens draw comes back. */
export function drawnApp(port: Port, screen: ScreenName, plain = false): OpenedApp {
  let time = 1_000_000;
  const runtime = createRuntime(port, { language: 'zh', screen, columns: 80, rows: 24, glyphs: plain ? 'plain' : 'full' }, () => time);
  const pressed = (wait: number) => (...keys: readonly string[]): Promise<void> => {
    for (const name of keys) {
      for (const key of Object.hasOwn(SENT, name) ? [{ name, text: name === 'space' ? ' ' : '' }] : keysFrom(name, {})) {
        time += wait;
        runtime.send({ kind: 'key', key, at: time });
      }
    }
    return Promise.resolve();
  };
  return {
    runtime, press: pressed(3000), hurry: pressed(20), settle: () => Promise.resolve(), close: () => undefined,
    paste: (text) => { runtime.send({ kind: 'paste', text }); return Promise.resolve(); },
    resize: (columns, rows) => { runtime.send({ kind: 'resized', columns, rows }); return Promise.resolve(); },
    frame: () => frameOf(runtime.model(), port, time).map((spans) => textOf(spans).trimEnd()).join('\n'),
  };
}

/** The widest line of a frame, in columns. */
export function widestLine(frame: string): number {
  return Math.max(...frame.split('\n').map(widthOf));
}
