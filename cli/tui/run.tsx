/** Opens the terminal, and gives it back as it was however the program ends. Loaded only when a screen is wanted. */
import { render } from 'ink';
import type { Language } from '../../src/index.js';
import { App } from './App.js';
import type { Port } from './port.js';
import { createRuntime } from './runtime.js';
import { farewell } from './screens/job.js';
import type { ScreenName } from './state/model.js';

export interface TerminalOptions {
  readonly language: Language;
  readonly color: boolean;
  readonly screen: ScreenName;
  /** Signs and bars of plain ASCII, for a console that has no others. */
  readonly plain: boolean;
}

/** Runs until the clerk leaves; returns what is left to be said, line by line. */
export async function runTerminal(port: Port, { language, color, screen, plain }: TerminalOptions): Promise<readonly string[]> {
  const clock = (): number => performance.now();
  const { columns, rows } = process.stdout;
  const runtime = createRuntime(port, { language, screen, columns: columns ?? 80, rows: rows ?? 24, glyphs: plain ? 'plain' : 'full' }, clock, (work, wait) => { setTimeout(work, wait).unref(); });
  const { waitUntilExit } = render(<App runtime={runtime} facts={port} color={color} clock={clock} />, { interactive: true, alternateScreen: true, exitOnCtrlC: false, incrementalRendering: true, maxFps: 120, patchConsole: false });
  await waitUntilExit();
  return farewell(runtime.model(), port);
}
