/** Opens a screen where there is a terminal for it. Ink and React are loaded only then. */
import type { Context } from './context.js';
import { dropKeys, mayAsk } from './early-keys.js';
import { openPort } from './workspace/tui-port.js';
import { uncountedWords } from './workspace/uncounted.js';

/** A person sits at both ends: keys can come in and frames can go out. */
export function atTerminal(context: Context): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !context.json && !context.quiet && process.env['TERM'] !== 'dumb';
}

/** Runs the screen until the clerk leaves, then says what it came to. */
export async function openTerminal(context: Context, screen: 'dashboard' | 'review'): Promise<void> {
  let keys = mayAsk(context) ? null : dropKeys();
  let port;
  try {
    port = openPort(context, screen);
    keys ??= dropKeys();
    process.env['NODE_ENV'] ??= 'production'; // React checks itself at every step unless it is told not to
    const { runTerminal } = await import('./tui/run.js');
    await keys.handOver();
    const said = await runTerminal(port, { language: context.language, color: context.color, screen, plain: process.env['TERM'] === 'linux' || process.env['C2Z_ASCII'] === '1' });
    for (const line of said) context.print(line);
    const uncounted = port.uncounted();
    if (uncounted > 0) context.print(uncountedWords(uncounted, context.language));
  } finally {
    keys?.stop();
    port?.close();
  }
}
