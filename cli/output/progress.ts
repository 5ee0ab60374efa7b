/** A progress line on standard error for long work: what, how far, how fast, how long still. Silent unless a person watches. */

export interface Progress {
  /** Starts a step; `total` is its size in the unit of `advance` (bytes), if known. */
  start(label: string, total?: number): void;
  advance(done: number, rows: number): void;
  stop(): void;
}

const EVERY_MS = 200;

/** Set in the environment of a process that a screen watches: progress is written as lines for a program. */
export const PROGRESS_LINES = 'C2Z_PROGRESS_LINES';
const MARK = '@progress ';

/** How far a watched process is. */
export interface ProgressLine {
  readonly label: string;
  /** 0 to 1; null when the size is not known. */
  readonly share: number | null;
  readonly rows: number;
  readonly seconds: number;
}

/** Null for any other line of standard error. */
export function readProgressLine(line: string): ProgressLine | null {
  return line.startsWith(MARK) ? (JSON.parse(line.slice(MARK.length)) as ProgressLine) : null;
}

export function createProgress(stream: NodeJS.WriteStream, enabled: boolean): Progress {
  if (process.env[PROGRESS_LINES] === '1') return watched(stream);
  if (!enabled || !stream.isTTY) return { start: () => undefined, advance: () => undefined, stop: () => undefined };
  let label = '';
  let total = 0;
  let began = 0;
  let drawn = 0;
  const clear = (): void => { stream.write('\r\u001B[2K'); };
  return {
    start(next, size = 0) {
      label = next;
      total = size;
      began = Date.now();
      drawn = 0;
      clear();
      stream.write(label);
    },
    advance(done, rows) {
      const time = Date.now();
      if (time - drawn < EVERY_MS) return;
      drawn = time;
      clear();
      stream.write(progressLine(label, done, total, rows, (time - began) / 1000));
    },
    stop: clear,
  };
}

function watched(stream: NodeJS.WriteStream): Progress {
  let label = '';
  let total = 0;
  let began = Date.now();
  let said = 0;
  const say = (done: number, rows: number): void => {
    const line: ProgressLine = { label, share: total > 0 ? Math.min(1, done / total) : null, rows, seconds: (Date.now() - began) / 1000 };
    stream.write(`${MARK}${JSON.stringify(line)}\n`);
  };
  return {
    start(next, size = 0) {
      if (size !== total || size === 0) began = Date.now();
      label = next;
      total = size;
      say(0, 0);
    },
    advance(done, rows) {
      if (Date.now() - said < EVERY_MS) return;
      said = Date.now();
      say(done, rows);
    },
    stop: () => undefined,
  };
}

/** The line for a moment: bar, percentage, rows a second and the time still needed. */
export function progressLine(label: string, done: number, total: number, rows: number, seconds: number): string {
  const rate = seconds > 0 ? Math.round(rows / seconds) : 0;
  const speed = `${rows.toLocaleString('en-US')} 行 · ${rate.toLocaleString('en-US')} 行/秒`;
  if (total <= 0) return `${label}  ${speed}`;
  const share = Math.min(1, done / total);
  const left = share > 0.02 ? Math.ceil((seconds / share) * (1 - share)) : null;
  const filled = Math.round(share * 20);
  return `${label}  ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${Math.floor(share * 100)}%  ${speed}${left === null ? '' : ` · 还需 ${left} 秒`}`;
}
