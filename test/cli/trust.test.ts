import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockWorkspace } from '../../src/io/sqlite/lock.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { LISTS, countyFolder, runCounty } from './small-county.js';

let made = '';
let folder = '';
let workspace = '';
beforeAll(async () => {
  made = await countyFolder(LISTS);
  await runCounty(made, '-q');
  await runC2z(['decide', '--tier', 'probable', '--judgement', 'same', '-q', '-w', path.join(made, 'w'), '--actor', 'li']);
});
beforeEach(async () => {
  folder = path.join(made, `case-${Math.trunc(performance.now() * 1000)}`);
  workspace = path.join(folder, 'w');
  await mkdir(folder);
  await cp(path.join(made, 'w'), workspace, { recursive: true });
});
afterAll(async () => { await rm(made, { recursive: true, force: true }); });

const store = (): Database.Database => new Database(path.join(workspace, '.c2z/store.sqlite'));
const check = async (): Promise<Record<string, string | null>> => {
  const ran = await runC2z(['verify', '--json', '-w', workspace]);
  const { checks } = jsonOf<{ checks: { name: string; found: string | null }[] }>(ran);
  expect(ran.code).toBe(checks.every(({ found }) => found === null) ? 0 : 1);
  return Object.fromEntries(checks.map(({ name, found }) => [name, found]));
};

describe('c2z verify', () => {
  it('finds nothing wrong with a workspace that was left alone', async () => {
    expect(Object.values(await check()).every((found) => found === null)).toBe(true);
  });

  it('names the event that somebody altered', async () => {
    const raw = store();
    raw.exec("drop trigger events_are_never_changed; update events set actor = 'wang' where seq = 1");
    raw.close();
    expect((await check())['chain']).toMatch(/第 1 条.*wang/u);
  });

  it('names the event from which somebody took one away', async () => {
    const raw = store();
    raw.exec("drop trigger events_are_never_deleted; insert into events (seq, at, actor, type, subject, payload, batch, previous, hash) select seq + 1, at, actor, type, subject, payload, batch, hash, 'x' from events order by seq desc limit 1; delete from events where seq = 1");
    raw.close();
    expect((await check())['chain']).not.toBeNull();
  });

  it('notices that the last events were cut off: what is left of the chain fits', async () => {
    const raw = store();
    raw.exec('drop trigger events_are_never_deleted; delete from events where seq = (select max(seq) from events)');
    raw.close();
    expect((await check())['chain']).toMatch(/写入过 \d+ 条，现有 \d+ 条/u);
  });

  it('names the case whose state was changed where lists and counts look it up', async () => {
    const raw = store();
    const { case_number: number } = raw.prepare('select case_number from cases limit 1').get() as { case_number: string };
    raw.prepare("update cases set state = 'verified' where case_number = ?").run(number);
    raw.close();
    expect((await check())['cases']).toContain(number);
  });

  it.each(['insured', 'gap'])('names people whose standing was changed in the store (%s)', async (of) => {
    const raw = store();
    const { id } = raw.prepare('select id from found_people where standing = ? limit 1').get(of) as { id: string };
    raw.prepare('update found_people set standing = ? where id = ?').run(of === 'insured' ? 'excused' : 'insured', id);
    raw.close();
    expect((await check())['listed']).toContain(id);
  });

  it('names the source file that was exchanged in the archive', async () => {
    const archive = path.join(workspace, '.c2z/archive');
    const [hash = ''] = await readdir(archive);
    const [name = ''] = await readdir(path.join(archive, hash));
    await writeFile(path.join(archive, hash, name), '姓名,身份证号\n');
    expect((await check())['archive']).toContain(name);
  });

  it('names the case that was changed behind the ledger\'s back', async () => {
    const raw = store();
    const number = raw.prepare('select case_number from cases order by 1').pluck().get() as string;
    raw.exec("update cases set detail = json_set(detail, '$.state', 'cleared')");
    raw.close();
    expect((await check())['cases']).toContain(number);
  });

  it('names the people whose standing somebody wrote into the store', async () => {
    const raw = store();
    raw.exec(`insert into case_standings select id, 'insured', 'resident', 'resident',
      json_object('personId', id, 'standing', 'insured', 'category', 'resident', 'reason', 'resident', 'basis', json_object('kind', 'absence'), 'until', null, 'suggestion', null, 'notes', json_array()) from people where standing = 'gap'`);
    raw.close();
    expect((await check())['standings']).toMatch(/P0000/u);
  });

  it('notices people without a standing', async () => {
    const raw = store();
    raw.exec("update found_people set standing = null, finding = null where standing = 'gap'");
    raw.close();
    expect((await check())['rows']).toMatch(/没有结论/u);
  });
});

describe('c2z backup and restore', () => {
  const saved = (): string => path.join(folder, '备份');

  it('bring back exactly what was there', async () => {
    const people = (await runC2z(['export', 'people', '--format', 'csv', '-w', workspace])).stdout;
    expect((await runC2z(['backup', saved(), '-q', '-w', workspace])).code).toBe(0);
    const other = path.join(folder, 'other');
    expect((await runC2z(['restore', saved(), '-w', other])).code).toBe(0);
    workspace = other;
    expect((await runC2z(['export', 'people', '--format', 'csv', '-w', other])).stdout).toBe(people);
    expect(Object.values(await check()).every((found) => found === null)).toBe(true);
    expect((await runC2z(['match', '-q', '-w', other])).code).toBeLessThan(2);
  });

  it('sets aside what is there, and only with --force', async () => {
    await runC2z(['backup', saved(), '-q', '-w', workspace]);
    await runC2z(['decide', '--tier', 'probable', '--judgement', 'different', '-q', '-w', workspace]);
    expect((await runC2z(['restore', saved(), '-w', workspace])).code).toBe(2);
    const { setAside } = jsonOf<{ setAside: string }>(await runC2z(['restore', saved(), '--force', '--json', '-w', workspace]));
    expect(existsSync(path.join(setAside, 'store.sqlite'))).toBe(true);
    expect(jsonOf<{ judgement: string }[]>(await runC2z(['export', 'links', '--format', 'json', '-w', workspace])).some(({ judgement }) => judgement === 'different')).toBe(false);
  });

  it('repair a workspace whose store is damaged', async () => {
    await runC2z(['backup', saved(), '-q', '-w', workspace]);
    await writeFile(path.join(workspace, '.c2z/store.sqlite'), 'not a database at all '.repeat(500));
    const ran = await runC2z(['status', '-w', workspace]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('c2z restore');
    expect((await runC2z(['restore', saved(), '--force', '-q', '-w', workspace])).code).toBe(0);
    expect((await runC2z(['status', '-w', workspace])).code).toBe(0);
  });

  it('refuse a backup that is unfinished, damaged or incomplete, and leave the workspace alone', async () => {
    await runC2z(['backup', saved(), '-q', '-w', workspace]);
    const before = await readFile(path.join(workspace, '.c2z/store.sqlite'));
    await writeFile(path.join(saved(), 'store.sqlite'), 'x');
    expect((await runC2z(['restore', saved(), '--force', '-w', workspace])).stderr).toContain('backup/damaged');
    await rm(path.join(saved(), 'manifest.json'));
    expect((await runC2z(['restore', saved(), '--force', '-w', workspace])).stderr).toContain('backup/none');
    expect(await readFile(path.join(workspace, '.c2z/store.sqlite'))).toEqual(before);
  });

  it('never write into a folder that holds something', async () => {
    expect((await runC2z(['backup', workspace, '-w', workspace])).stderr).toContain('backup/exists');
  });
});

describe('c2z destroy', () => {
  it('destroys a workspace whose store is damaged only with --force, and says so in the protocol', async () => {
    await writeFile(path.join(workspace, '.c2z/store.sqlite'), 'not a database at all '.repeat(500));
    const ran = await runC2z(['destroy', '--confirm', '990101-2020', '-w', workspace]);
    expect([ran.code, ran.stderr.includes('c2z restore'), ran.stderr.includes('--force')]).toEqual([2, true, true]);
    expect(existsSync(path.join(workspace, '.c2z/store.sqlite'))).toBe(true);
    const protocol = path.join(workspace, '..', `damaged-${path.basename(workspace)}.json`);
    expect((await runC2z(['destroy', '--confirm', '990101-2020', '--force', '-o', protocol, '-w', workspace])).code).toBe(0);
    expect(JSON.parse(await readFile(protocol, 'utf8'))).toMatchObject({ county: '990101', ledger: null });
    expect(existsSync(path.join(workspace, '.c2z'))).toBe(false);
  });

  it('asks for the name of what is to be destroyed', async () => {
    const ran = await runC2z(['destroy', '--confirm', '990101-2021', '-w', workspace]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('--confirm 990101-2020');
    expect(existsSync(path.join(workspace, '.c2z/store.sqlite'))).toBe(true);
  });

  it('leaves a protocol of every file, and what it did not make', async () => {
    await writeFile(path.join(workspace, '会议记录.txt'), '别动');
    const protocol = path.join(folder, '销毁记录.json');
    expect((await runC2z(['destroy', '--confirm', '990101-2020', '--reason', '保存期满', '-o', protocol, '-w', workspace])).code).toBe(0);
    expect(await readdir(workspace)).toEqual(['会议记录.txt']);
    const record = JSON.parse(await readFile(protocol, 'utf8')) as { files: { path: string; sha256: string }[]; left: string[]; reason: string };
    expect(record).toMatchObject({ reason: '保存期满', left: ['会议记录.txt'] });
    expect(record.files.map(({ path: file }) => file)).toEqual(expect.arrayContaining(['.c2z/store.sqlite', 'c2z.yaml', 'out/people.csv']));
  });
});

describe('a second c2z on the same workspace', () => {
  it('is told who writes, and changes nothing; reading goes on', async () => {
    const lock = lockWorkspace(path.join(workspace, '.c2z'), { actor: '王会计', command: 'review', since: '2020-11-20T08:00:00.000Z' });
    try {
      const ran = await runC2z(['match', '-w', workspace]);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toMatch(/workspace\/busy.*王会计.*review/u);
      expect((await runC2z(['status', '-w', workspace])).code).toBe(0);
    } finally {
      lock.release();
    }
    expect((await runC2z(['match', '-q', '-w', workspace])).code).toBeLessThan(2);
  });
});

describe('a workspace of another version', () => {
  it('is refused when it is newer', async () => {
    const raw = store();
    raw.pragma('user_version = 99');
    raw.close();
    expect((await runC2z(['status', '-w', workspace])).stderr).toContain('store/newer');
  });
});
