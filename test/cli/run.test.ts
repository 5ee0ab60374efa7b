import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z, startC2z, type Ran } from '../support/run-c2z.js';
import { BROKEN, COUNTY, LISTS, countyFolder, runCounty } from './small-county.js';

/** The keys that other programs rely on, and nothing less. */
interface Document {
  files: { path: string; kind: string | null; sheets?: Record<string, unknown>[]; issue?: { code: string; message: string } }[];
  rows: Record<string, number>;
  people: number;
  standings: Record<string, number>;
  categories: Record<string, number>;
  rates: Record<string, Record<string, number>>;
  issues: Record<string, number>;
}

const folders: string[] = [];
afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true, force: true }); });

async function folderOf(...lists: readonly Readonly<Record<string, string>>[]): Promise<string> {
  const folder = await countyFolder(...lists);
  folders.push(folder);
  return folder;
}

const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('c2z run --json', () => {
  let ran: Ran;
  let document: Document;
  let folder = '';
  beforeAll(async () => {
    folder = await folderOf(LISTS, BROKEN);
    ran = await runCounty(folder, '--json');
    document = jsonOf<Document & Record<string, unknown>>(ran);
  });

  it('prints one JSON document on standard output and nothing else anywhere', () => {
    expect(ran.stdout.trimEnd().endsWith('}')).toBe(true);
    expect(ran.stderr).toBe('');
  });

  it('has the fixed keys', () => {
    expect(Object.keys(document)).toEqual(expect.arrayContaining(['files', 'rows', 'people', 'standings', 'categories', 'rates', 'issues']));
    expect(Object.keys(document.rows)).toEqual(['targets', 'duplicates', 'outside', 'setAside']);
    expect(Object.keys(document.standings)).toEqual(['insured', 'excused', 'removed', 'gap', 'pending']);
    expect(Object.keys(document.categories)).toEqual(expect.arrayContaining(['resident', 'employee', 'offsite', 'military', 'prison', 'deceased', 'uninsured']));
    expect(document.rates).toEqual({ list: { insured: expect.any(Number) as number, of: expect.any(Number) as number }, reduced: { insured: expect.any(Number) as number, of: expect.any(Number) as number } });
    expect(Object.keys(document.issues)).toEqual(['error', 'warning', 'info']);
  });

  it('names every file found in the folder, by its path inside it', () => {
    expect(document.files.map((file) => file.path)).toEqual(['居民参保.csv', '民政/低保名单.csv', '空表.xlsx', '通知.xls']);
  });

  it('counts the rows of each sheet: used, duplicates, set aside', () => {
    const list = document.files.find((file) => file.path === '民政/低保名单.csv');
    expect(list).toMatchObject({ kind: 'minimum-living', sheets: [{ name: '低保名单', headerRow: 1, rows: 5, used: 4, duplicates: 1, setAside: 0 }] });
    expect(document.files[0]).toMatchObject({ kind: 'resident', sheets: [{ rows: 3, used: 3, duplicates: 0, setAside: 0 }] });
  });

  it('gives a file that cannot be read an issue in place of sheets', () => {
    for (const [file, code] of [['空表.xlsx', 'io/empty'], ['通知.xls', 'io/unknown-format']] as const) {
      const found = document.files.find((each) => each.path === file);
      expect(found?.issue?.code).toBe(code);
      expect(found?.issue?.message).toMatch(/\p{Script=Han}/u);
      expect(found).not.toHaveProperty('sheets');
    }
  });

  it('adds up', () => {
    const { targets = 0, duplicates = 0, outside = 0, setAside = 0 } = document.rows;
    expect(targets).toBe(duplicates + outside + setAside + document.people);
    expect(total(document.standings)).toBe(document.people);
    expect(total(document.categories)).toBe(document.people);
    expect(document).toMatchObject({ people: 4, standings: { insured: 1 }, rates: { list: { insured: 1, of: 4 } } });
  });

  it('ends with 1 when there are errors, and leaves all exports behind', async () => {
    expect(ran.code).toBe(1);
    expect(document.issues['error']).toBe(2);
    const out = await readdir(path.join(folder, 'w/out'));
    expect(out.sort()).toEqual(['issues.csv', 'links.csv', 'people.csv', '参保进度表.xlsx', '四类人员表.xlsx', '应保未保名单.xlsx', '归类分析表.xlsx', '未参保贫困人口数据库.xlsx', '问题数据清单.xlsx'].sort());
  });
});

describe('c2z run', () => {
  it('ends with 0 when nothing is wrong, the summary on standard output', async () => {
    const folder = await folderOf(LISTS);
    const ran = await runCounty(folder);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('名单 4 人（去重），已参保 1');
    expect(ran.stderr).toBe(`以上命令要加 -w ${path.join(folder, 'w')}，或者先进入这个文件夹\n`); // the summary names commands
  });

  it('says in English what it says in Chinese', async () => {
    const folder = await folderOf(LISTS, BROKEN);
    const document = jsonOf<Document & Record<string, unknown>>(await runCounty(folder, '--json', '--lang', 'en'));
    expect(document.files.map((file) => file.issue?.message ?? '').join('')).not.toMatch(/\p{Script=Han}/u);
  });

  it('takes single files and folders together, and a file named twice once', async () => {
    const folder = await folderOf(LISTS);
    const list = path.join(folder, 'inbox/民政/低保名单.csv');
    const document = jsonOf<Document & Record<string, unknown>>(await runC2z(['run', list, path.join(folder, 'inbox'), list, ...COUNTY, '-w', path.join(folder, 'w'), '--json']));
    expect(document.files).toHaveLength(2);
    expect(document.people).toBe(4);
  });

  it('keeps two files of one name apart', async () => {
    const folder = await folderOf({ '一月/低保名单.csv': csv('姓名,身份证号', `张志明,${id(11)}`) }, { '二月/低保名单.csv': csv('姓名,身份证号', `王秀英,${id(22)}`) });
    const document = jsonOf<Document & Record<string, unknown>>(await runC2z(['run', path.join(folder, 'inbox/一月'), path.join(folder, 'inbox/二月'), ...COUNTY, '-w', path.join(folder, 'w'), '--json']));
    expect(document.files.map((file) => file.path).sort()).toEqual(['一月/低保名单.csv', '二月/低保名单.csv'].sort());
    expect(document.people).toBe(2);
  });

  it('goes on without a roster whose damage stands behind the rows by which it was recognised', async () => {
    const good = Array.from({ length: 1200 }, (_, index) => `刘海燕,${id(index % 900, '19700101')},城乡居民基本医疗保险,正常参保,2020,`);
    const folder = await folderOf({ ...LISTS, '又一份居民参保.csv': csv('姓名,身份证号,险种,参保状态,参保年度,备注', `李国强,${id(33)},城乡居民基本医疗保险,正常参保,2020,`, ...good, `刘海燕,${id(901)},城乡居民基本医疗保险,正常参保,2020,"坏`, ...good.slice(0, 20)) });
    const ran = await runCounty(folder, '--json');
    const document = jsonOf<Document & Record<string, unknown>>(ran);
    expect(ran.code).toBe(1);
    expect(document.files.find((file) => file.path === '又一份居民参保.csv')?.issue?.code).toBe('io/unclosed-quote');
    expect(document.standings, 'nothing that came before the damage counts').toMatchObject({ insured: 1 });
    expect(jsonOf(await runC2z(['match', '-w', path.join(folder, 'w'), '--json'])), 'matched again, the same').toMatchObject({ standings: document.standings, issues: document.issues });
  });

  it.skipIf(process.getuid?.() !== 0)('goes on without a file that another program holds', async () => {
    const folder = await folderOf(LISTS);
    await chmod(folder, 0o777);
    await chmod(path.join(folder, 'inbox/居民参保.csv'), 0o000);
    const ran = await startC2z(['run', path.join(folder, 'inbox'), ...COUNTY, '-w', path.join(folder, 'w'), '--json'], { uid: 65_534 });
    expect(ran.code).toBe(1);
    expect(jsonOf<Document & Record<string, unknown>>(ran).files[0]?.issue?.code).toBe('io/in-use');
  });
});

describe('what the user can put right ends with 2 and says how', () => {
  const cases: readonly (readonly [what: string, args: (folder: string) => readonly string[], code: string])[] = [
    ['a path that does not exist', (folder) => ['run', path.join(folder, 'nowhere'), ...COUNTY, '-w', path.join(folder, 'w')], 'files/missing'],
    ['a folder without files', (folder) => ['run', path.join(folder, 'empty'), ...COUNTY, '-w', path.join(folder, 'w')], 'files/none'],
    ['no county', (folder) => ['run', path.join(folder, 'inbox'), '--year', '2020', '-w', path.join(folder, 'new')], 'workspace/none'],
    ['a county that is no division code', (folder) => ['run', path.join(folder, 'inbox'), '--county', '15040', '--year', '2020', '-w', path.join(folder, 'new')], 'arguments/county'],
    ['a year that is none', (folder) => ['run', path.join(folder, 'inbox'), '--county', '990101', '--year', '20', '-w', path.join(folder, 'new')], 'arguments/year'],
    ['a date that is none', (folder) => ['run', path.join(folder, 'inbox'), ...COUNTY, '--as-of', '2020-02-30', '-w', path.join(folder, 'w')], 'arguments/date'],
    ['a kind of list that does not exist', (folder) => ['import', path.join(folder, 'inbox'), ...COUNTY, '--as', 'lowincome', '-w', path.join(folder, 'w')], 'arguments/kind'],
    ['a limit that is no number', (folder) => ['gaps', '--limit', 'all', '-w', path.join(folder, 'w')], 'arguments/number'],
    ['a workspace that is a file', (folder) => ['run', path.join(folder, 'inbox'), ...COUNTY, '-w', path.join(folder, 'inbox/居民参保.csv')], 'files/refused'],
    ['settings that are not YAML', (folder) => ['status', '-w', path.join(folder, 'garbled')], 'workspace/settings'],
    ['a store that is none', (folder) => ['status', '-w', path.join(folder, 'damaged')], 'store/damaged'],
  ];
  let folder = '';
  beforeAll(async () => {
    folder = await folderOf(LISTS);
    await mkdir(path.join(folder, 'empty'));
    await mkdir(path.join(folder, 'garbled'));
    await writeFile(path.join(folder, 'garbled/c2z.yaml'), 'county: [');
    await runC2z(['init', path.join(folder, 'damaged'), ...COUNTY]);
    await writeFile(path.join(folder, 'damaged/.c2z/store.sqlite'), 'not a database');
  });

  it.each(cases)('%s', async (_what, argsOf, code) => {
    const args = argsOf(folder);
    const [zh, en, json] = [await runC2z(args), await runC2z([...args, '--lang', 'en']), await runC2z([...args, '--json'])];
    expect([zh.code, en.code, json.code]).toEqual([2, 2, 2]);
    expect([zh.stdout, en.stdout]).toEqual(['', '']);
    expect(zh.stderr).toContain(`出错（${code}）`);
    expect(zh.stderr).toContain('怎么办：');
    expect(en.stderr).toContain(`Error (${code})`);
    expect(zh.stderr + en.stderr).not.toMatch(/\n\s+at /u);
    expect(jsonOf<{ error: Record<string, string> }>(json).error).toEqual({ code, message: expect.any(String) as string, fix: expect.any(String) as string });
  });
});
