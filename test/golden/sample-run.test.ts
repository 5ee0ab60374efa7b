import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_INBOX, jsonOf, runC2z } from '../support/run-c2z.js';
import { cellsOf } from './cells.js';

const GOLDEN = path.join(import.meta.dirname, 'sample-run');
/** Lines of a long table that are kept as they are; the rest is kept as a hash. */
const HEAD = 40;

interface SampleRun {
  readonly document: unknown;
  readonly out: string;
}

let root = '';
let first: SampleRun;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'c2z-golden-'));
  first = await sampleRun('first', [SAMPLE_INBOX]);
});
afterAll(async () => { await rm(root, { recursive: true, force: true }); });

async function sampleRun(name: string, paths: readonly string[]): Promise<SampleRun> {
  const workspace = path.join(root, name);
  const ran = await runC2z(['run', ...paths, '--county', '990101', '--year', '2020', '-w', workspace, '--json']);
  if (ran.code !== 0 && ran.code !== 1) throw new Error(ran.stderr);
  return { document: jsonOf(ran), out: path.join(workspace, 'out') };
}

function hashOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Long texts: the beginning, how many lines there are, and a hash that says whether anything else has changed. */
function headAndHash(text: string): string {
  const lines = text.split('\n');
  return lines.length <= HEAD * 2 ? text : `${lines.slice(0, HEAD).join('\n')}\n… ${lines.length} lines, sha256 ${hashOf(text)}\n`;
}

describe('the sample county (npm run golden writes these files anew: read the diff)', () => {
  it('gives this document', async () => {
    await expect(`${JSON.stringify(first.document, null, 2)}\n`).toMatchFileSnapshot(path.join(GOLDEN, 'run.json'));
  });

  it('gives these workbooks, cell by cell', async () => {
    const books = (await readdir(first.out)).filter((file) => file.endsWith('.xlsx')).sort();
    expect(books).toHaveLength(6);
    for (const book of books) await expect(cellsOf(path.join(first.out, book))).toMatchFileSnapshot(path.join(GOLDEN, `${book.slice(0, -5)}.txt`));
  });

  it('gives these people', async () => {
    await expect(read('people.csv')).toMatchFileSnapshot(path.join(GOLDEN, 'people.csv.txt'));
  });

  it.each(['links.csv', 'issues.csv'])('gives this %s', async (file) => {
    await expect(headAndHash(read(file))).toMatchFileSnapshot(path.join(GOLDEN, `${file}.txt`));
  });

  function read(file: string): string {
    return readFileSync(path.join(first.out, file), 'utf8').replace('\uFEFF', '').replaceAll('\r\n', '\n');
  }
});

describe('the same lists', () => {
  it('give byte-identical files when they are run again, and in whatever order they are named', async () => {
    const files = (await readdir(SAMPLE_INBOX)).map((file) => path.join(SAMPLE_INBOX, file)).sort((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1));
    for (const [name, paths] of [['again', [SAMPLE_INBOX]], ['shuffled', files], ['reversed', [...files].reverse()]] as const) {
      const other = await sampleRun(name, paths);
      expect(other.document, name).toEqual(first.document);
      for (const file of await readdir(first.out)) expect([name, file, hashOf(readFileSync(path.join(other.out, file)))]).toEqual([name, file, hashOf(readFileSync(path.join(first.out, file)))]);
    }
  });
});
