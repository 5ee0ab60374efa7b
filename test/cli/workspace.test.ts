import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { BROKEN, COUNTY, LISTS, countyFolder, runCounty } from './small-county.js';

const folders: string[] = [];
afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true, force: true }); });

async function folderOf(...lists: readonly Readonly<Record<string, string>>[]): Promise<string> {
  const folder = await countyFolder(...lists);
  folders.push(folder);
  return folder;
}

describe('the workspace', () => {
  let folder = '';
  let workspace = '';
  beforeAll(async () => {
    folder = await folderOf(LISTS);
    workspace = path.join(folder, 'w');
    await runCounty(folder, '-q');
  });

  it('is the nearest folder upward that holds c2z.yaml', async () => {
    const deep = path.join(workspace, '往来/一月');
    await mkdir(deep, { recursive: true });
    expect(jsonOf(await runC2z(['status', '--json'], { cwd: deep }))).toMatchObject({ county: '990101', year: 2020, people: 4 });
  });

  it('is the folder of --workspace wherever one stands, before or after the command', async () => {
    expect(jsonOf(await runC2z(['status', '--json', '-w', workspace], { cwd: folder }))).toMatchObject({ people: 4 });
    expect(jsonOf(await runC2z(['--workspace', workspace, 'status', '--json'], { cwd: '/' }))).toMatchObject({ people: 4 });
  });

  it('is asked for when there is none', async () => {
    const ran = await runC2z(['status'], { cwd: folder });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('workspace/none');
  });

  it('is made in the current folder by run', async () => {
    const here = path.join(folder, '新建');
    await mkdir(here);
    expect((await runC2z(['run', '../inbox', ...COUNTY, '-q'], { cwd: here })).code).toBe(0);
    expect(await readFile(path.join(here, 'c2z.yaml'), 'utf8')).toContain('990101');
  });

  it.each([[['--county', '990102']], [['--year', '2021']]])('is of one county and one year: %s is refused, and nothing changes', async (other) => {
    const ran = await runC2z(['run', path.join(folder, 'inbox'), ...other, '-w', workspace]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('workspace/other');
    expect(jsonOf(await runC2z(['status', '--json', '-w', workspace]))).toMatchObject({ county: '990101', year: 2020, people: 4 });
  });

  it('needs county and year only once', async () => {
    expect((await runC2z(['run', path.join(folder, 'inbox'), '-w', workspace, '-q'])).code).toBe(0);
  });

  it('is not read as a list when it lies inside the folder that is imported', async () => {
    const inside = await folderOf(LISTS);
    const workspaceInside = path.join(inside, 'inbox/w');
    await runC2z(['run', path.join(inside, 'inbox'), ...COUNTY, '-w', workspaceInside, '-q']);
    const again = jsonOf<{ files: { path: string }[] }>(await runC2z(['run', path.join(inside, 'inbox'), '-w', workspaceInside, '--json']));
    expect(again.files.map((file) => file.path).filter((file) => /\.xlsx$|sqlite|\.c2z\//u.test(file))).toEqual([]);
  });
});

describe('step by step', () => {
  it('init, import and match give what run gives', async () => {
    const folder = await folderOf(LISTS, BROKEN);
    const steps = path.join(folder, 'steps');
    expect((await runC2z(['init', steps, ...COUNTY])).code).toBe(0);
    const imported = jsonOf<{ files: unknown[] }>(await runC2z(['import', path.join(folder, 'inbox'), '-w', steps, '--json']));
    const matched = jsonOf<{ files: unknown[] }>(await runC2z(['match', '-w', steps, '--json']));
    const ran = jsonOf<{ files: unknown[] }>(await runCounty(folder, '--json'));
    expect(imported.files).toEqual(ran.files);
    expect(matched).toEqual(ran);
  });

  it('import --dry-run shows the same files and makes no workspace, county and year need not be known', async () => {
    const folder = await folderOf(LISTS, BROKEN);
    const workspace = path.join(folder, 'w');
    const dry = jsonOf(await runC2z(['import', path.join(folder, 'inbox'), '-w', workspace, '--dry-run', '--json']));
    expect((await runC2z(['sources', '-w', workspace])).stderr).toContain('workspace/none');
    expect(jsonOf(await runC2z(['import', path.join(folder, 'inbox'), ...COUNTY, '-w', workspace, '--json']))).toEqual(dry);
  });

  it('a run replaces what an earlier run brought', async () => {
    const folder = await folderOf(LISTS);
    const first = jsonOf(await runCounty(folder, '--json'));
    expect(jsonOf(await runCounty(folder, '--json'))).toEqual(first);
  });

  it('--as settles what a list is when nothing else says so', async () => {
    const folder = await folderOf({ '人员.csv': LISTS['民政/低保名单.csv'] ?? '' });
    expect(jsonOf<{ files: { issue?: { code: string } }[] }>(await runC2z(['import', path.join(folder, 'inbox'), ...COUNTY, '-w', path.join(folder, 'w'), '--json'])).files[0]?.issue?.code).toBe('ingest/no-kind');
    expect(jsonOf<{ files: object[] }>(await runC2z(['import', path.join(folder, 'inbox'), '-w', path.join(folder, 'w'), '--as', 'low-income', '--json'])).files[0]).toMatchObject({ kind: 'low-income', sheets: [{ rows: 5 }] });
  });
});

describe('judgements', () => {
  it('make a doubtful pair count, are kept by the next match, and can be withdrawn', async () => {
    const folder = await folderOf(LISTS);
    const workspace = path.join(folder, 'w');
    await runCounty(folder, '-q');
    const standingOf = async (): Promise<string | undefined> => jsonOf<{ people: { standing: { standing: string } }[] }>(await runC2z(['person', '赵文斌', '--json', '-w', workspace])).people[0]?.standing.standing;
    expect(await standingOf()).toBe('pending');
    const person = jsonOf<{ people: { person_id: string }[] }>(await runC2z(['person', '赵文斌', '--json', '-w', workspace])).people[0]?.person_id ?? '';
    const dry = jsonOf(await runC2z(['decide', '--person', person, '--judgement', 'same', '--dry-run', '--json', '-w', workspace]));
    expect(dry).toMatchObject({ judged: 1, dryRun: true, changed: [{ before: 'pending/link-question', after: 'insured/resident' }] });
    expect(await standingOf()).toBe('pending');
    expect(jsonOf(await runC2z(['decide', '--person', person, '--judgement', 'same', '--json', '-w', workspace]))).toMatchObject({ judged: 1, changed: [{ person_id: person }] });
    expect(await standingOf()).toBe('insured');
    await runCounty(folder, '-q');
    expect(await standingOf(), 'after the lists came again').toBe('insured');
    await runC2z(['decide', '--person', person, '--judgement', 'different', '--json', '-w', workspace]);
    expect(await standingOf()).toBe('gap');
    const { pairs } = jsonOf<{ pairs: object[] }>(await runC2z(['review', '--json', '-w', workspace]));
    expect(JSON.stringify(pairs)).not.toContain(person);
    const [link] = jsonOf<{ people: { links: { pair: string; judgement: string }[] }[] }>(await runC2z(['person', '赵文斌', '--json', '-w', workspace])).people[0]?.links ?? [];
    expect(link?.judgement).toBe('different');
    expect((await runC2z(['decide', '--tier', 'probable', '--judgement', 'same', '-w', workspace])).stderr).toContain('decide/none');
    expect(jsonOf(await runC2z(['decide', '--pair', link?.pair ?? '', '--judgement', 'same', '--json', '-w', workspace]))).toMatchObject({ judged: 1, changed: [{ person_id: person }], merged: [] });
    expect(await standingOf()).toBe('insured');
  });
});
