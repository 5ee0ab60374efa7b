import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, countyFolder } from './small-county.js';

const LIVING = '姓名,身份证号,乡镇,村';
const REGISTRY = '户编号,姓名,证件号码,乡镇,村';
// 一月 writes one digit of 王秀英's number wrongly on one of two lists; 二月 corrects it.
const WRONG = id(22, '19810517');
const RIGHT = id(22, '19810518');
const MONTHS = {
  '一月/低保名单2020年1月.csv': csv(LIVING, `王秀英,${WRONG},柳河镇,东村`, `李国强,${id(33)},柳河镇,西村`),
  '一月/建档立卡人口2020年1月.csv': csv(REGISTRY, `H1,王秀英,${RIGHT},柳河镇,东村`, `H2,张志明,${id(11)},柳河镇,东村`),
  '二月/低保名单2020年2月.csv': csv(LIVING, `王秀英,${RIGHT},柳河镇,东村`, `李国强,${id(33)},柳河镇,西村`),
  '二月/建档立卡人口2020年2月.csv': csv(REGISTRY, `H1,王秀英,${RIGHT},柳河镇,东村`, `H2,张志明,${id(11)},柳河镇,东村`),
};
interface Person { person_id: string; name: string }
let folder = '';
const c2z = (...args: string[]) => runC2z([...args, '-w', path.join(folder, 'w')]);
const people = async (): Promise<Person[]> => jsonOf(await c2z('export', 'people', '--format', 'json'));
const ownOf = async (): Promise<string[]> => (await people()).filter(({ name }) => name === '王秀英').map(({ person_id }) => person_id);

beforeAll(async () => {
  folder = await countyFolder(MONTHS);
  await runC2z(['init', path.join(folder, 'w'), ...COUNTY]);
  await c2z('import', path.join(folder, 'inbox/一月'), '--match');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('two rows judged one person', () => {
  it('are the same person with the same case when the wrong number of one is corrected', async () => {
    expect(await ownOf()).toHaveLength(2);
    const [question] = jsonOf<{ pair: string }[]>(await c2z('export', 'questions', '--format', 'json'));
    expect((await c2z('decide', '--pair', question?.pair ?? '', '--judgement', 'same')).code).toBe(0);
    const [person = '', ...others] = await ownOf();
    expect(others).toEqual([]);
    expect(jsonOf<{ changes: { since: Record<string, number> } }>(await c2z('match', '--json')).changes.since).toMatchObject({ merged: 1, left: 0 });
    await c2z('case', 'assign', person, '--to', '赵六');
    await c2z('import', path.join(folder, 'inbox/二月'), '--match');
    expect(await ownOf()).toEqual([person]);
    const { cases } = jsonOf<{ cases: { state: string; responsible: string }[] }>(await c2z('case', 'show', person, '--json'));
    expect(cases.map(({ state, responsible }) => [state, responsible])).toEqual([['surveying', '赵六']]);
    const changes = jsonOf<{ change: string; name: string }[]>(await c2z('export', 'changes', '--format', 'json'));
    expect(changes.filter(({ change }) => change === 'left' || change === 'listed')).toEqual([]);
  });
});
