import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { LISTS, countyFolder, runCounty } from './small-county.js';

const FULL_NUMBER = /\d{17}[\dX]/u;

/** 钱桂芳 stands on two lists, once with two digits swapped: perhaps one person. */
const TWICE: Readonly<Record<string, string>> = {
  '扶贫/特困名单.csv': csv('姓名,身份证号,乡镇,村,供养方式', `钱桂芳,${id(248, '19470305')},柳河镇,东村,分散供养`),
  '民政/低收入.csv': csv('姓名,身份证号,乡镇,村,低收入类型', `钱桂芳,${id(248, '19470305').replace('0305', '0350')},柳河镇,东村,一般`, `孙玉兰,${id(266)},双山镇,西村,一般`),
  '居民参保二.csv': csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', `无关人,${id(901, '19700101')},远山镇,北村,城乡居民基本医疗保险,正常参保,2020`),
};

let folder = '';
let workspace = '';
const c2z = (...args: string[]): ReturnType<typeof runC2z> => runC2z([...args, '-w', workspace]);

beforeAll(async () => {
  folder = await countyFolder(LISTS, TWICE);
  workspace = path.join(folder, 'w');
  await runCounty(folder, '-q');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

interface PairDocument { pair: string; what: string; person_id?: string; left_person_id?: string; right_person_id?: string; left?: string; source?: string; tier: string; probability: number; reasons: string[]; evidence: { field: string; left: string }[] }
const openPairs = async (): Promise<PairDocument[]> => jsonOf<{ pairs: PairDocument[] }>(await c2z('review', '--json')).pairs;
const mergeOf = (pairs: readonly PairDocument[]): PairDocument | undefined => pairs.find(({ left_person_id: left }) => left !== undefined);

describe('match --explain-blocking', () => {
  it('says how many pairs each key made and who could never be compared', async () => {
    const { stdout, code } = await c2z('match', '--explain-blocking');
    expect(code).toBeLessThan(2);
    expect(stdout).toMatch(/证号相同\s+2\s/u);
    expect(stdout).toContain('无从比对的 0 人');
    const { blocking } = jsonOf<{ blocking: { people: number; rows: number; keys: { key: string; pairs: number }[] } }>(await c2z('match', '--explain-blocking', '--json'));
    expect(blocking).toMatchObject({ people: 7, rows: 4 });
    expect(blocking.keys.find(({ key }) => key === 'number-slip' || key === 'name-sequence')).toBeDefined();
  });
});

describe('explain', () => {
  it('compares a person with a linked row, a row nobody is linked to, and shows no number in full', async () => {
    const pairs = await openPairs();
    const link = pairs.find(({ person_id: person }) => person !== undefined);
    for (const place of [link?.source ?? '', '居民参保二.csv#居民参保二!2']) {
      const shown = await c2z('explain', link?.person_id ?? '', place);
      expect(shown.code, shown.stderr).toBe(0);
      expect(shown.stdout).toContain(place);
      expect(shown.stdout).not.toMatch(FULL_NUMBER);
      const document = await c2z('explain', link?.person_id ?? '', place, '--json');
      expect(jsonOf<{ evidence: unknown[] }>(document).evidence).toHaveLength(8);
      expect(document.stdout).not.toMatch(FULL_NUMBER);
    }
  });

  it('weighs a pair of the match as the match did, and says when it has none', async () => {
    const link = (await openPairs()).find(({ person_id: person }) => person !== undefined);
    const person = link?.person_id ?? '';
    for (const ends of [[person, link?.source ?? ''], [link?.source ?? '', person]]) {
      expect(jsonOf<object>(await c2z('explain', ...ends, '--json'))).toMatchObject({ basis: 'match', right: link?.source, probability: link?.probability });
      expect((await c2z('explain', ...ends)).stdout).not.toContain('估计');
    }
    const stranger = '居民参保二.csv#居民参保二!2';
    expect(jsonOf<{ basis: string }>(await c2z('explain', person, stranger, '--json')).basis).toBe('estimate');
    expect((await c2z('explain', person, stranger)).stdout).toContain('比对结果里没有这一对');
  });

  it('finds a person by identity number or name, a linked row by its own number, and asks which of several is meant', async () => {
    const link = (await openPairs()).find(({ person_id: person }) => person !== undefined);
    const asked = jsonOf(await c2z('explain', link?.person_id ?? '', link?.source ?? '', '--json'));
    const [listed, rosters] = [id(145, '19810518'), id(145, '19810518').replace('0518', '0519')];
    for (const ends of [['赵文斌', rosters], [listed, rosters], [listed, link?.source ?? '']]) expect(jsonOf(await c2z('explain', ...ends, '--json')), ends[1]).toEqual(asked);
    expect((await c2z('explain', '钱桂芳', '赵文斌')).stderr).toContain('person/several');
  });

  it('says what to give when there is no such row', async () => {
    const shown = await c2z('explain', 'P000001', '居民参保二.csv#居民参保二!99');
    expect(shown.code).toBe(2);
    expect(shown.stderr).toContain('explain/none');
  });
});

describe('review --json', () => {
  it('lists links and merges with an id each, and masks numbers', async () => {
    const ran = await c2z('review', '--json');
    const { merge, pairs } = jsonOf<{ merge: number; pairs: PairDocument[] }>(ran);
    expect(merge).toBe(1);
    expect(mergeOf(pairs)).toMatchObject({ tier: 'probable', reasons: ['number-slip'] });
    expect(new Set(pairs.map(({ pair }) => pair)).size).toBe(pairs.length);
    expect(ran.stdout).not.toMatch(FULL_NUMBER);
  });
});

describe('decide --pair', () => {
  it('on two entries of one person makes them one, and says so; taken back, they are two again, and it says so', async () => {
    const merge = mergeOf(await openPairs());
    const [left, right] = [merge?.left_person_id ?? '', merge?.right_person_id ?? ''];
    const merged = await c2z('decide', '--pair', merge?.pair ?? '', '--judgement', 'same');
    expect(merged.code, merged.stderr).toBe(0);
    expect(merged.stdout).toContain('合并为一人');
    expect(merged.stdout).toContain(left);
    expect(merged.stdout).toContain(right);
    expect(jsonOf(await c2z('status', '--json'))).toMatchObject({ people: 6 });
    expect(mergeOf(await openPairs())).toBeUndefined();
    const named = await Promise.all([left, right].map((one) => c2z('case', 'survey', one, '--reason', 'B1', '--dry-run')));
    expect(named.map(({ stderr }) => stderr).join('')).toMatch(/P\d+ 已并入 P\d+/u);
    expect((await c2z('undo')).code).toBe(0);
    expect(jsonOf(await c2z('match', '--json'))).toMatchObject({ people: 7 });
    const again = jsonOf<{ judged: number; merged: { into: string; from: string[] }[]; separated: unknown[] }>(await c2z('decide', '--pair', merge?.pair ?? '', '--judgement', 'same', '--json'));
    expect(again.judged).toBe(1);
    expect(again.merged).toHaveLength(1);
    expect(again.separated).toEqual([]);
  });

  it('of no known pair is refused', async () => {
    const refused = await c2z('decide', '--pair', 'ffffffff', '--judgement', 'same');
    expect(refused.code).toBe(2);
  });
});
