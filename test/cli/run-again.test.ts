/** A run finds what the last one found as long as nothing it rests on has changed; and whatever has changed, the store is as if it were written anew. */
import { copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/io/index.js';
import type { Cell } from '../../src/domain/cell.js';
import { isTargetKind } from '../../src/domain/kinds.js';
import { csv, id } from '../issues/build.js';
import { counties, type MadeSheet } from '../properties/made-county.js';
import { ROOT, jsonOf, runC2z, type Ran } from '../support/run-c2z.js';
import { COUNTY, LISTS, countyFolder, runCounty } from './small-county.js';

let folder: string;
const storeFile = (): string => path.join(folder, 'w/.c2z/store.sqlite');
/** Writes into the store what only another match would put right. */
const spoil = (): void => {
  const raw = new Database(storeFile());
  raw.exec("update found_people set initials = 'spoilt'");
  raw.close();
};
const isSpoilt = (): boolean => {
  const store = openStore(storeFile());
  const spoilt = store.results.people().some(({ initials }) => initials === 'spoilt');
  store.close();
  return spoilt;
};
const events = async (): Promise<unknown[]> => jsonOf(await runC2z(['export', 'events', '-w', path.join(folder, 'w'), '--format', 'json']));

describe('the same files again', () => {
  beforeEach(async () => {
    folder = await countyFolder(LISTS);
    await runCounty(folder);
  });
  afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

  it('are not read and not compared; what is said of them is the same', async () => {
    const said = await runCounty(folder, '--json');
    const before = await events();
    spoil();
    expect((await runCounty(folder, '--json')).stdout).toBe(said.stdout);
    expect(isSpoilt()).toBe(true);
    expect(await events()).toEqual(before);
  });

  it.each<[string, () => Promise<readonly string[]>]>([
    ['a list has another row', async () => { await writeFile(path.join(folder, 'inbox/民政/低保名单.csv'), `${LISTS['民政/低保名单.csv'] ?? ''}新来的,${id(55)},双山镇,西村\r\n`); return []; }],
    ['a file has come', async () => { await writeFile(path.join(folder, 'inbox/死亡名单.csv'), csv('姓名,身份证号,死亡日期', `李国强,${id(33)},2020-05-01`)); return []; }],
    ['a file has gone', async () => { await rm(path.join(folder, 'inbox/居民参保.csv')); return []; }],
    ['the lists are given another date', () => Promise.resolve(['--as-of', '2020-11-30'])],
    ['the county has rules of its own', async () => { await mkdir(path.join(folder, 'w/mappings'), { recursive: true }); await copyFile(path.join(ROOT, 'schemas/mappings/abroad.yaml'), path.join(folder, 'w/mappings/abroad.yaml')); return []; }],
    ['somebody judged a pair', async () => { await runC2z(['decide', '--tier', 'probable', '--judgement', 'same', '-w', path.join(folder, 'w'), '--no-match']); return []; }],
    ['a case was worked on', async () => { await runC2z(['case', 'note', 'P000003', '--text', '电话不通', '-w', path.join(folder, 'w')]); return []; }],
  ])('are compared again when %s', async (_, change) => {
    const more = await change();
    spoil();
    await runCounty(folder, ...more);
    expect(isSpoilt()).toBe(false);
  });

  it('leave the tables as they stand, unless somebody has touched one', async () => {
    const tables = path.join(folder, 'w/out');
    const made = async (): Promise<Map<string, number>> => new Map(await Promise.all((await readdir(tables, { withFileTypes: true })).filter((entry) => entry.isFile()).map(async ({ name }) => [name, (await stat(path.join(tables, name))).mtimeMs] as const)));
    const first = await made();
    await runCounty(folder);
    expect(await made()).toEqual(first);
    await writeFile(path.join(tables, 'people.csv'), 'spoilt');
    await runCounty(folder);
    expect((await readFile(path.join(tables, 'people.csv'), 'utf8'))).toContain('person_id');
    await rm(path.join(tables, '应保未保名单.xlsx'));
    await runCounty(folder);
    expect([...(await made()).keys()]).toEqual([...first.keys()]);
  });

  it('are compared again when somebody asks how', async () => {
    spoil();
    expect(jsonOf<{ blocking: unknown }>(await runC2z(['match', '--explain-blocking', '--json', '-w', path.join(folder, 'w')])).blocking).toBeTruthy();
    expect(isSpoilt()).toBe(false);
  });
});

describe('a target list that comes again beside another roster', () => {
  const LIST = '民政/低保名单.csv';
  const ROSTER = '居民参保.csv';
  const inbox = (name: string): string => path.join(folder, 'inbox', name);
  /** Marks the stored rows: only who reads the list again writes them anew. */
  const mark = (): void => {
    const raw = new Database(storeFile());
    raw.exec("update packed_target_rows set record = record || ' '");
    raw.close();
  };
  const isMarked = (): boolean => {
    const raw = new Database(storeFile());
    const marked = raw.prepare("select count(*) from packed_target_rows where record like '% '").pluck().get() as number;
    raw.close();
    return marked > 0;
  };
  const another = (): Promise<void> => writeFile(inbox(ROSTER), `${LISTS[ROSTER] ?? ''}李国强,${id(33)},双山镇,西村,城乡居民基本医疗保险,正常参保,2020\r\n`);

  beforeEach(async () => {
    folder = await countyFolder({ ...LISTS, [LIST]: `${LISTS[LIST] ?? ''}周无号,,双山镇,西村\r\n` });
    await runCounty(folder);
    await another();
    mark();
  });
  afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

  it('is not read again, and what is said of it is said again', async () => {
    const issues = (ran: Ran): unknown => jsonOf<{ issues: unknown }>(ran).issues;
    const again = await runCounty(folder, '--json');
    expect(isMarked()).toBe(true);
    const fresh = await runC2z(['run', path.join(folder, 'inbox'), ...COUNTY, '-w', path.join(folder, 'fresh'), '--json']);
    expect(issues(again)).toEqual(issues(fresh));
    expect(jsonOf<{ rows: unknown }>(again).rows).toEqual(jsonOf<{ rows: unknown }>(fresh).rows);
  });

  it.each<[string, () => Promise<readonly string[]>]>([
    ['it has another row', async () => { await writeFile(inbox(LIST), LISTS[LIST] ?? ''); return []; }],
    ['it is given another date', () => Promise.resolve(['--as-of', '2020-11-30'])],
    ['the county has rules of its own', async () => { await mkdir(path.join(folder, 'w/mappings'), { recursive: true }); await copyFile(path.join(ROOT, 'schemas/mappings/abroad.yaml'), path.join(folder, 'w/mappings/abroad.yaml')); return []; }],
    ['it bears another name', async () => { await copyFile(inbox(LIST), inbox('低保名单2.csv')); await rm(inbox(LIST)); return []; }],
  ])('is read again when %s', async (_, change) => {
    await runCounty(folder, ...(await change()));
    expect(isMarked()).toBe(false);
  });

  it('is read again after its import was taken back and it comes with another word', async () => {
    const w = ['-w', path.join(folder, 'w')];
    expect((await runC2z(['import', inbox(''), '--as-of', '2020-10-31', ...w])).code).toBe(0);
    expect((await runC2z(['undo', ...w])).code).toBe(0);
    expect((await runC2z(['import', inbox(''), '--as-of', '2020-10-31', ...w])).code).toBe(0);
    const store = openStore(storeFile());
    const dates = store.snapshots.all().filter(({ state, snapshot }) => state === 'in-force' && snapshot.path.endsWith('低保名单.csv')).map(({ snapshot }) => snapshot.asOf);
    store.close();
    expect(dates).toEqual(['2020-10-31']);
  });
});

function cellOf(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'object' ? '' : String(cell);
}

async function writeSheets(sheets: readonly MadeSheet[], inbox: string): Promise<void> {
  await rm(inbox, { recursive: true, force: true });
  await mkdir(inbox, { recursive: true });
  for (const { file, above, rows, below } of sheets) await writeFile(path.join(inbox, file.replace('.xlsx', '.csv')), csv(...[...above, ...rows, ...below].map((row) => row.map(cellOf).join(','))));
}

/** Everything of the store that a match writes; moments and what follows from them left out. */
function contentOf(file: string): unknown {
  const store = openStore(file);
  const { results, lists, changes, cases, browse } = store;
  const content = {
    people: results.people(), rows: [...results.rowsByPerson()], records: lists.targetRows(), links: results.links(), lines: [...results.eachLinkLine()], questions: results.questions(), standings: results.listStandings(),
    seen: changes.seen(), known: results.knownFingerprints(), issues: lists.issues(), pairs: browse.pairs(), sides: browse.sides(), towns: browse.towns(),
    sources: lists.sources().map((source) => ({ ...source, importedAt: '' })), rounds: changes.rounds().map((round) => ({ ...round, at: '' })), changes: changes.rounds().map(({ round }) => changes.of(round)),
    cases: cases.list({ line: 'every' }).map((each) => ({ ...each, openedAt: '', clearedAt: '', notes: [] })), proposals: results.people().flatMap(({ person }) => results.proposals(person.id)),
  };
  store.close();
  return JSON.parse(JSON.stringify(content));
}

describe('whatever changes from month to month', () => {
  it('the store is as if everything were written anew', async () => {
    const targets = (sheets: readonly MadeSheet[]): MadeSheet[] => sheets.filter(({ kind }) => isTargetKind(kind));
    const rosters = (sheets: readonly MadeSheet[]): MadeSheet[] => sheets.filter(({ kind }) => !isTargetKind(kind));
    const months = fc.tuple(counties, counties).map(([first, second]) => [first, [...targets(first), ...rosters(second)], [...first.slice(0, 1), ...second], second, first] as const);
    await fc.assert(fc.asyncProperty(months, async (lists) => {
      folder = await countyFolder();
      const run = async (sheets: readonly MadeSheet[], workspace: string): Promise<Ran> => {
        await writeSheets(sheets, path.join(folder, 'inbox'));
        return runC2z(['run', path.join(folder, 'inbox'), ...COUNTY, '-w', path.join(folder, workspace), '--force', '--json']);
      };
      const stores = ['changed', 'anew'].map((name) => path.join(folder, name, '.c2z/store.sqlite')) as [string, string];
      for (const [at, sheets] of lists.entries()) {
        const said = await run(sheets, 'changed');
        if (at > 0) retype(stores[1]);
        const control = await run(sheets, 'anew');
        expect(said.stdout).toBe(control.stdout);
        expect(contentOf(stores[0])).toEqual(contentOf(stores[1]));
        expect((await run(sheets, 'changed')).stdout).toBe(said.stdout);
        expect(contentOf(stores[0])).toEqual(contentOf(stores[1]));
      }
      await rm(folder, { recursive: true, force: true });
    }), { numRuns: Number(process.env['C2Z_PROPERTY_RUNS'] ?? 3), seed: 20_201_231, interruptAfterTimeLimit: 90_000 });
  });
});

/** Every packed text gets a space at its end, which reads the same, and how the lists were read is forgotten: the next run has to read and write everything. */
function retype(file: string): void {
  const raw = new Database(file);
  for (const [table, column] of [['found_people', 'person'], ['found_links', 'link'], ['found_questions', 'question'], ['found_proposals', 'holders'], ['packed_target_rows', 'record'], ['people_seen', 'detail']]) raw.exec(`update ${table} set ${column} = ${column} || ' '`);
  raw.exec("delete from bases where name = 'readings'");
  raw.close();
}
