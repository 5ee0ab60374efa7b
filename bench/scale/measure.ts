/** Runs a program and measures it from outside: wall, processor time of all its threads, peak memory. */
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
    let kilobytes = 0;
    let ticks = 0;
    const look = (): void => {
      try {
        kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1] ?? 0));
        const fields = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        ticks = Number(fields[11]) + Number(fields[12]);
      } catch {
        // it has just ended
      }
    };
    const timer = setInterval(look, EVERY);
    child.stderr.on('data', (text: Buffer) => { said = (said + text.toString()).slice(-2000); });
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      if (!good.includes(code ?? -1)) return reject(new Error(`${what}: ended with ${code ?? 'a signal'}\n${said}`));
      resolve({ seconds: (performance.now() - start) / 1000, cpuSeconds: ticks / 100, megabytes: kilobytes / 1024 });
    });
  });
}
