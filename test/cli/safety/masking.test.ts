import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSpreadsheet } from '../../../src/io/index.js';
import { SAMPLE_INBOX, runC2z, type Ran } from '../../support/run-c2z.js';
import { COUNTY, countyFolder } from '../small-county.js';

/**
 * Made for work with whole numbers, and so by design: the township that is to find a person has to know who it is. All are
 * logged, and `--no-full-ids` masks them.
 */
const WITH_WHOLE_NUMBERS = /^worksheets\//u;

const COMMANDS: readonly (readonly string[])[] = [
  ['status'], ['gaps'], ['sources'], ['history'], ['review', '--list'], ['case', 'list'], ['case', 'due'], ['certify'], ['verify'], ['subsidy'], ['subsidy', '--forecast'], ['subsidy', '--warnings'], ['subsidy', '--coverage'],
  ['person', 'P000001'], ['person', 'P000012'], ['match', '--explain-blocking'], ['worksheets'], ['report', 'progress'], ['report', 'public-notice'], ['report', 'changes'], ['report', 'clearings'],
  ...['people', 'links', 'issues', 'events', 'questions', 'changes', 'cases'].flatMap((what) => [['export', what], ['export', what, '--format', 'json']]),
  ['import', SAMPLE_INBOX, '--dry-run'],
];

/** Those whose document says other things than their text. */
const AS_JSON = new Set(['status', 'gaps', 'sources', 'history', 'review', 'person', 'subsidy', 'case']);

describe('whole identity numbers of the sample county', () => {
  let folder = '';
  let numbers = new Set<string>();
  const said: { readonly args: string; readonly ran: Ran }[] = [];
  const run = async (args: readonly string[]): Promise<Ran> => {
    const ran = await runC2z([...args, '-w', path.join(folder, 'w')]);
    said.push({ args: args.join(' '), ran });
    return ran;
  };

  beforeAll(async () => {
    numbers = await numbersOf(SAMPLE_INBOX);
    folder = await countyFolder();
    await run(['run', SAMPLE_INBOX, ...COUNTY]);
    for (const args of COMMANDS) await run(args);
    for (const [command = '', ...more] of COMMANDS) if (AS_JSON.has(command)) await run([command, ...more, '--json', '--lang', 'en']);
    const [some = ''] = numbers;
    for (const args of [['person', some], ['person', some, '--json'], ['gaps', '--town', some], ['import', path.join(folder, `${some}.xlsx`)], ['nonsense', some], ['case', 'contact', some]]) await run(args);
  }, 240_000);
  afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

  it('stand in its lists, 18 and 15 digits long', () => {
    expect(numbers.size).toBeGreaterThan(1000);
    expect([...numbers].some((number) => number.length === 15)).toBe(true);
  });

  it('are in nothing that is printed: results, messages, errors', () => {
    for (const { args, ran } of said) expect([...found(ran.stdout, numbers), ...found(ran.stderr, numbers)], args.replace(/\d{15,}/gu, '…')).toEqual([]);
  });

  it('are in no file of the workspace that is not made for work with them, and in no name of a file', async () => {
    const out = path.join(folder, 'w/out');
    for (const file of await filesUnder(out)) {
      const name = path.relative(out, file).split(path.sep).join('/');
      expect(found(name, numbers)).toEqual([]);
      const bytes = await readFile(file);
      const text = name.endsWith('.xlsx') ? Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8')).join('\n') : bytes.toString('utf8');
      if (!WITH_WHOLE_NUMBERS.test(name)) expect(found(text, numbers), name).toEqual([]);
    }
  });

  it('that are asked for are a logged event', async () => {
    const before = (await run(['export', 'events', '--format', 'json'])).stdout;
    const whole = await runC2z(['export', 'people', '--full-ids', '-w', path.join(folder, 'w')]);
    expect(found(whole.stdout, numbers).length).toBeGreaterThan(100);
    const after = (await run(['export', 'events', '--format', 'json'])).stdout;
    expect((JSON.parse(after) as unknown[]).length).toBe((JSON.parse(before) as unknown[]).length + 1);
  });
});

/** Every number of 18 or 15 places that stands in a cell of the lists. */
async function numbersOf(inbox: string): Promise<Set<string>> {
  const numbers = new Set<string>();
  for (const file of await readdir(inbox)) {
    for (const sheet of (await openSpreadsheet(path.join(inbox, file))).sheets) {
      await sheet.scan(({ cells }) => {
        for (const cell of cells) if (typeof cell === 'string') for (const [number] of cell.matchAll(/(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)/gu)) numbers.add(number);
      });
    }
  }
  return numbers;
}

function found(text: string, numbers: ReadonlySet<string>): string[] {
  return [...text.matchAll(/\d{15,}[Xx]?/gu)].flatMap(([run]) => Array.from({ length: Math.max(1, run.length - 14) }, (_, at) => [run.slice(at, at + 18), run.slice(at, at + 15)]).flat()).filter((piece) => numbers.has(piece));
}

async function filesUnder(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
