import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSpreadsheet } from '../../src/io/index.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { writePlainWorkbook } from '../support/plain-workbook.js';
import { LISTS, countyFolder, runCounty } from './small-county.js';

let folder = '';
let workspace = '';
const c2z = (...args: string[]): ReturnType<typeof runC2z> => runC2z([...args, '-w', workspace]);
const cases = async (): Promise<{ case_number: string; name: string }[]> => jsonOf<{ case_number: string; name: string }[]>(await c2z('export', 'cases', '--format', 'json'));

beforeAll(async () => {
  folder = await countyFolder(LISTS);
  workspace = path.join(folder, 'w');
  await runCounty(folder, '-q');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('c2z certify', () => {
  it('refuses while anybody is in the gap or pending, and says who', async () => {
    const ran = await c2z('certify');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/certify\/open.*应保未保 2 人，待核实 1 人，未销号个案 3 件/u);
  });

  it('certifies once everybody is insured or excused with proof', async () => {
    await c2z('decide', '--tier', 'probable', '--judgement', 'same', '-q', '--actor', 'li');
    const numbers = new Map((await cases()).map(({ name, case_number: number }) => [name, number]));
    const steps = [['李国强', '死亡', '死亡证明'], ['王秀英', '异地参保', '参保凭证']] as const;
    for (const [name, reason, paper] of steps) {
      const number = numbers.get(name) ?? '';
      expect((await c2z('case', 'survey', number, '--reason', reason, '--actor', 'wang')).code).toBe(0);
      expect((await c2z('certify')).stderr).toContain('certify/open');
      expect((await c2z('case', 'clear', number)).code).toBe(2); // nothing proves it yet
      expect((await c2z('case', 'evidence', number, '--type', paper, '--reference', '2020-17')).code).toBe(0);
      expect((await c2z('case', 'verify', number, '--actor', 'zhao')).code).toBe(0);
      await c2z('case', 'clear', number);
    }
    const certificate = jsonOf(await c2z('certify', '--json', '--actor', 'zhao'));
    expect(certificate).toMatchObject({
      certified: true, people: 4, standings: { insured: 3, removed: 1, gap: 0, pending: 0 }, rates: { list: { insured: 3, of: 4 }, reduced: { insured: 3, of: 3 } },
      judgements: [{ by: 'li', same: 1, different: 0, unsure: 0 }], reasons: [{ reason: 'deceased', people: 1, evidence: { 死亡医学证明: 1 } }], sample: { drawn: 2, of: 2, result: null },
    });
    const status = jsonOf(await c2z('status', '--json'));
    expect(status).toMatchObject({ standings: { insured: 3, removed: 1, gap: 0, pending: 0 } });
    expect(JSON.parse(await readFile(path.join(workspace, 'out/参保清零证明.json'), 'utf8'))).toMatchObject({ county: { code: '990101' }, sources: [{ file: '居民参保.csv' }, { file: '民政/低保名单.csv' }] });
  });

  it('lets nobody confirm his own judgements, and counts what a second person says', async () => {
    await c2z('certify', '--sheet');
    const { sheets } = await openSpreadsheet(path.join(workspace, 'out/抽样复核.xlsx'));
    const rows: string[][] = [];
    await sheets[0]?.scan(({ cells }) => { rows.push(Array.from(cells, (cell) => (typeof cell === 'string' ? cell : ''))); });
    const heading = rows.findIndex((row) => row.includes('复核码'));
    const at = (rows[heading] as string[]).indexOf('是否同一人');
    for (const row of rows.slice(heading + 1)) if (/^[0-9a-f]{10}$/u.test(row[0] ?? '')) row[at] = '是';
    const answered = path.join(folder, '复核.xlsx');
    await writePlainWorkbook(answered, rows);
    expect((await c2z('certify', '--answers', answered, '--actor', 'li')).stderr).toContain('不能复核自己');
    expect((await c2z('certify', '--answers', answered, '--actor', 'ＺＨＡＯ ')).stderr, 'the issuer').toContain('不能复核自己');
    expect(jsonOf(await c2z('certify', '--answers', answered, '--actor', 'sun', '--json'))).toEqual({ answers: { same: 2, different: 0, unsure: 0 } });
    expect((await c2z('certify', '--actor', 'Sun')).stderr, 'who looked at the sample').toContain('certify/second-person');
    expect(jsonOf(await c2z('certify', '--json'))).toMatchObject({ sample: { by: 'sun', result: { answers: { same: 2 }, wrong: { low: 0, high: 0 } } } }); // everybody was looked at
    expect((await c2z('verify')).code).toBe(0);
  });

  it('refuses again when the second person denies a link, until somebody settles it', async () => {
    await c2z('certify', '--sheet');
    const { sheets } = await openSpreadsheet(path.join(workspace, 'out/抽样复核.xlsx'));
    const rows: string[][] = [];
    await sheets[0]?.scan(({ cells }) => { rows.push(Array.from(cells, (cell) => (typeof cell === 'string' ? cell : ''))); });
    const at = (rows.find((row) => row.includes('复核码')) as string[]).indexOf('是否同一人');
    const [first] = rows.filter((row) => /^[0-9a-f]{10}$/u.test(row[0] ?? ''));
    (first as string[])[at] = '否';
    const answered = path.join(folder, '复核2.xlsx');
    await writePlainWorkbook(answered, rows);
    await c2z('certify', '--answers', answered, '--actor', 'sun');
    expect((await c2z('certify')).stderr).toMatch(/抽样复核否定 1 条/u);
    expect((await c2z('certify', '--sample', '1')).stderr).toMatch(/抽样复核否定 1 条/u); // a smaller sample does not draw it away
    await c2z('undo', '--actor', 'sun');
    expect((await c2z('certify')).code).toBe(0);
  });

  it('refuses over judgements that no match has taken up, and a file that is not there', async () => {
    const missing = await c2z('certify', '--answers', path.join(folder, '没有.xlsx'), '--actor', 'sun');
    expect([missing.code, missing.stderr.includes('certify/answers')]).toEqual([2, true]);
    await c2z('decide', '--person', 'P000004', '--judgement', 'different', '--no-match', '-q', '--actor', 'li');
    expect((await c2z('certify')).stderr).toContain('certify/unmatched');
    await c2z('match', '-q');
    expect((await c2z('certify')).stderr).toContain('certify/open');
  });
});
