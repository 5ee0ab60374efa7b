import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCounty } from '../../src/io/spreadsheet/write/made-file.js';
import { makeSample } from '../../src/rehearse/sample.js';

const sample = join(import.meta.dirname, '../../sample-data');
const fresh = mkdtempSync(join(tmpdir(), 'sample-'));
afterAll(() => rmSync(fresh, { recursive: true, force: true }));

const filesOf = (folder: string): string[] => ['inbox', 'truth'].flatMap((part) => readdirSync(join(folder, part)).map((name) => `${part}/${name}`)).sort();

/** What a file says, with ZIP entries unpacked: compressors of other machines may pack the same content otherwise. */
function contentOf(path: string): Buffer {
  const bytes = readFileSync(path);
  if (bytes.readUInt32LE(0) !== 0x04034b50) return bytes;
  const parts: Buffer[] = [];
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const end = start + bytes.readUInt32LE(at + 18);
    parts.push(bytes.subarray(at + 30, start), inflateRawSync(bytes.subarray(start, end)));
    at = end;
  }
  return Buffer.concat(parts);
}

describe('the sample county', () => {
  it('is what its generator makes today', () => {
    writeCounty(makeSample(), fresh);
    expect(filesOf(fresh)).toEqual(filesOf(sample));
    for (const file of filesOf(sample)) expect(contentOf(join(fresh, file)).equals(contentOf(join(sample, file))), `${file}: run npm run sample-data`).toBe(true);
  });

  it('is small', () => {
    expect(filesOf(sample).reduce((sum, file) => sum + statSync(join(sample, file)).size, 0)).toBeLessThan(600_000);
  });

  it('has about two thousand people, some 250 of them targets, and every standing among these', () => {
    const rows = readFileSync(join(sample, 'truth/people.csv'), 'utf8').trim().split('\r\n').slice(1).map((row) => row.split(','));
    expect(rows.length).toBeGreaterThan(220);
    expect(rows.length).toBeLessThan(290);
    expect(new Set(rows.map((row) => row.at(-2)))).toEqual(new Set(['insured', 'excused', 'removed', 'gap', 'pending']));
  });
});
