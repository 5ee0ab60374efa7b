/** Takes over the keys of the program that started this one, so that nobody is asked twice. */
import { readFileSync } from 'node:fs';
import { rememberKeysFromParent } from '../../src/io/index.js';

/** Names the open pipe on which keys arrive; only the two processes at its ends can read it. */
export const KEYS_ARRIVE = 'C2Z_KEYS_FD';

export function takeKeysOver(): void {
  const pipe = Number(process.env[KEYS_ARRIVE] ?? '');
  delete process.env[KEYS_ARRIVE];
  if (!Number.isInteger(pipe) || pipe < 3) return;
  const text = readFileSync(pipe, 'utf8');
  if (text !== '') rememberKeysFromParent(text);
}
