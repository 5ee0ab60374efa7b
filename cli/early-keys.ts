/** Keys pressed before there is a screen: they are not shown, and answer nothing. */
import type { Context } from './context.js';
import { readKeyFile } from '../src/io/index.js';
import { storeFolder, workspaceFolder } from './workspace/open.js';

/** Whether opening the workspace may ask for a passphrase, which needs the keys. */
export function mayAsk(context: Pick<Context, 'workspace'>): boolean {
  return readKeyFile(storeFolder(workspaceFolder(context))) !== null;
}

/** Keys that are dropped for now. */
export interface EarlyKeys {
  /** Hands the keys over to the screen. */
  handOver(): Promise<void>;
  /** No screen comes, or it is gone: the terminal is as before, and the program may end. */
  stop(): void;
}

/** Drops what is typed until it is handed over. Ctrl+C ends the program. */
export function dropKeys(stdin: Terminal = process.stdin): EarlyKeys {
  const drop = (): void => {
    for (let typed = stdin.read() as Buffer | null; typed !== null; typed = stdin.read() as Buffer | null) if (typed.includes(CTRL_C)) process.exit(130);
  };
  stdin.setRawMode(true);
  stdin.on('readable', drop); // as Ink listens: a stream that was paused in between would not be read again
  return {
    async handOver() {
      for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => { setTimeout(resolve, 0); }); // what has arrived is read, and dropped
      stdin.removeListener('readable', drop);
      process.stdout.write('\r\u001B[2K'); // what was echoed before; the screen begins at the first column
    },
    stop() {
      stdin.removeListener('readable', drop);
      stdin.setRawMode(false);
      stdin.pause();
      stdin.unref();
    },
  };
}

type Terminal = Pick<NodeJS.ReadStream, 'read' | 'setRawMode' | 'pause' | 'unref'> & Pick<NodeJS.EventEmitter, 'on' | 'removeListener'>;

const CTRL_C = 3;
