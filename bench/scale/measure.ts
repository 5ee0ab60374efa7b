/** Runs a program and measures it from outside, with whatever it starts: wall, processor time of all threads, peak memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

export interface Job {
  readonly what: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Exit codes that mean success. */
  readonly good?: readonly number[];
}

/** How often the peak is read; the kernel keeps the highest, so that only the very last moments may be missed. */
const EVERY = 50;

/**
 * Linux only: the kernel's own count of the process is read until it ends.
 *
 * @throws Error when the program fails
 */
export function measure({ what, command, args, good = [0] }: Job): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    const kilobytes = new Map<string, number>();
    const ticks = new Map<string, number>();
    const look = (process = String(child.pid ?? 0)): void => {
      try {
        kilobytes.set(process, Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? kilobytes.get(process) ?? 0));
        const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        ticks.set(process, Number(fields[11]) + Number(fields[12]));
        for (const own of readFileSync(`/proc/${process}/task/${process}/children`, 'utf8').split(' ')) if (own !== '') look(own);
      } catch {
        // it has just ended
      }
    };
    const timer = setInterval(() => { look(); }, EVERY);
    child.stderr.on('data', (text: Buffer) => { said = (said + text.toString()).slice(-2000); });
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      if (!good.includes(code ?? -1)) return reject(new Error(`${what}: ended with ${code ?? 'a signal'}\n${said}`));
      resolve({ seconds: (performance.now() - start) / 1000, cpuSeconds: sum(ticks) / 100, megabytes: sum(kilobytes) / 1024 });
    });
  });
}

function sum(numbers: ReadonlyMap<string, number>): number {
  return [...numbers.values()].reduce((total, number) => total + number, 0);
}
