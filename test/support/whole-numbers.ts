/** What no run of any test may print: a whole identity number, unless the run asked for them. */
import { checkCharacter } from '../../src/text/id-check.js';

/** Runs of digits long enough to hold a number; a time or a hash in between letters is none. */
const RUNS = /(?<![0-9A-Za-z])\d{17,}[0-9Xx]?(?![0-9A-Za-z])/gu;

/** Sound numbers of 18 places that stand in a text: the check character is right and the eight places of the birth date are a date. */
export function wholeNumbers(text: string): string[] {
  return [...text.matchAll(RUNS)].flatMap(([run]) => Array.from({ length: Math.max(0, run.length - 17) }, (_, at) => run.slice(at, at + 18)).filter(isSound));
}

function isSound(number: string): boolean {
  const birth = /^\d{6}((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/u;
  return birth.test(number) && checkCharacter(number.slice(0, 17)) === number.slice(17).toUpperCase();
}

/** Every run of the program in the whole suite goes through here. @throws Error naming the command and how many numbers were seen */
export function refuseWholeNumbers(args: readonly string[], ...channels: readonly string[]): void {
  if (args.includes('--full-ids')) return;
  const seen = channels.flatMap(wholeNumbers);
  if (seen.length > 0) throw new Error(`c2z ${args.map((arg) => arg.replace(/\d{15,}/gu, '…')).join(' ')} printed ${seen.length} whole numbers, the first of ${seen[0]?.slice(0, 6) ?? ''}`);
}
