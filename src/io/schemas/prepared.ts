/** Data files as they were read and checked when the program was built, so that a start need not parse them again. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

/** Beside this file when the program was built by `npm run build`; one line for each data file: a hash, a blank, its value. */
const FILE = fileURLToPath(new URL('./prepared-rules.json', import.meta.url));
const HASH_LENGTH = 64;

/** A data file's text and the text of its shape, and what was read. */
export interface ReadData {
  readonly text: string;
  readonly shapeText: string;
  readonly value: unknown;
}

let known: ReadonlyMap<string, string> | undefined;

/** The value of exactly this text under exactly this shape; undefined for a file that was changed since, or is the county's own. */
export function preparedValue(text: string, shapeText: string): unknown {
  known ??= new Map(existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').map((line) => [line.slice(0, HASH_LENGTH), line.slice(HASH_LENGTH + 1)]) : []);
  const value = known.get(hashOf(text, shapeText));
  try {
    return value === undefined ? undefined : JSON.parse(value);
  } catch {
    return undefined; // a file cut short says nothing
  }
}

/** To be called by the build. What JSON would not give back as it was is left to be parsed. */
export function writePrepared(read: Iterable<ReadData>): void {
  const lines: string[] = [];
  for (const { text, shapeText, value } of read) {
    const json = JSON.stringify(value);
    if (isDeepStrictEqual(JSON.parse(json), value)) lines.push(`${hashOf(text, shapeText)} ${json}`);
  }
  writeFileSync(`${FILE}.new`, lines.sort().join('\n'));
  renameSync(`${FILE}.new`, FILE);
}

function hashOf(text: string, shapeText: string): string {
  return createHash('sha256').update(JSON.stringify([text, shapeText])).digest('hex');
}
