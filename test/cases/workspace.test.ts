import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LISTS, countyFolder, runCounty } from '../cli/small-county.js';
import { csv, id } from '../issues/build.js';
import { ROOT, jsonOf, parseCsv, runC2z } from '../support/run-c2z.js';

const folders: string[] = [];
afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true, force: true }); });

interface Applied { readonly batch: string; readonly applied: readonly { readonly case_number: string; readonly after: string }[]; readonly refused: readonly { readonly code: string }[] }
interface CaseDocument { readonly case_number: string; readonly person_id: string; readonly name: string; readonly state: string; readonly cleared_by: string | null; readonly basis: string; readonly reopened_for: string | null; readonly previous_case: string; readonly reason: string | null; readonly evidence: readonly object[] }

/** A workspace of the small county, and ways to ask it. */
async function office(...more: readonly Readonly<Record<string, string>>[]) {
  const folder = await countyFolder(LISTS, ...more);
  folders.push(folder);
  await runCounty(folder, '-q');
  const workspace = path.join(folder, 'w');
  const ask = async <T = Record<string, unknown>>(...words: readonly string[]): Promise<T> => jsonOf<T>(await runC2z([...words, '--json', '-w', workspace]));
  const caseOf = async (name: string): Promise<CaseDocument> => (await ask<{ cases: CaseDocument[] }>('case', 'show', name)).cases[0] as CaseDocument;
  return {
    folder, workspace, ask, caseOf,
    run: (...words: readonly string[]) => runC2z([...words, '-w', workspace]),
    put: async (name: string, text: string) => { await mkdir(path.dirname(path.join(folder, 'inbox', name)), { recursive: true }); await writeFile(path.join(folder, 'inbox', name), text); },
    again: () => runCounty(folder, '-q'),
    events: async () => (await ask<{ events: unknown[] }>('history')).events.length,
    standing: async (code: string) => (await ask<{ standings: Record<string, number> }>('status')).standings[code],
  };
}

const ROSTER = '居民参保.csv';
const HEADINGS = '姓名,身份证号,乡镇,村,险种,参保状态,参保年度';
const insured = (name: string, number: string, status = '正常参保'): string => `${name},${number},柳河镇,东村,城乡居民基本医疗保险,${status},2020`;

describe('cases of a workspace', () => {
  it('are opened for everybody not insured, and the same lists again change nothing', async () => {
    const at = await office();
    expect(await at.ask('status')).toMatchObject({ people: 4, cases: { 'to-survey': 3, 'cleared': 0 } });
    const events = await at.events();
    await at.again();
    await at.run('match', '-q');
    expect(await at.events()).toBe(events);
  });

  it('are cleared by the row when somebody enrols, and come back when he falls out', async () => {
    const at = await office();
    const before = await at.caseOf('李国强');
    await at.put(ROSTER, csv(HEADINGS, insured('李国强', id(33)), insured('张志明', id(11), '暂停参保')));
    await at.again();
    expect(await at.caseOf('李国强')).toMatchObject({ case_number: before.case_number, state: 'cleared', cleared_by: 'enrolment', basis: '居民参保.csv#居民参保!2' });
    expect(await at.caseOf('张志明')).toMatchObject({ state: 'to-survey', case_number: '990101-2020-000004' });
    await at.put(ROSTER, csv(HEADINGS, insured('张志明', id(11))));
    await at.again();
    expect(await at.caseOf('李国强')).toMatchObject({ case_number: before.case_number, state: 'reopened', reopened_for: 'fell-out' });
    expect(await at.caseOf('张志明')).toMatchObject({ state: 'cleared', cleared_by: 'enrolment' });
  });

  it('change the standing that every count uses once they are verified; undo and redo follow', async () => {
    const at = await office();
    expect(await at.standing('gap')).toBe(2);
    const refused = await runC2z(['case', 'verify', '李国强', '--json', '-w', at.workspace]);
    expect(refused.code).toBe(2);
    expect(jsonOf<Applied>(refused)).toMatchObject({ batch: '', applied: [], refused: [{ code: 'cases/not-surveyed' }] });
    expect(await at.ask<Applied>('case', 'survey', '李国强', '--reason', 'B1', '--until', '2021-09-01')).toMatchObject({ applied: [{ after: 'to-verify' }] });
    expect(await at.ask<Applied>('case', 'evidence', '李国强', '--type', '入伍通知书', '--reference', '2019-77')).toMatchObject({ refused: [] });
    await at.ask('case', 'verify', '李国强');
    await at.ask('case', 'clear', '李国强');
    expect(await at.ask('status')).toMatchObject({ people: 4, standings: { gap: 1, excused: 1 }, categories: { military: 1 }, cases: { cleared: 1 } });
    const [, ...rows] = parseCsv(await readFile(path.join(at.workspace, 'out/people.csv'), 'utf8')).rows;
    expect(rows.find(([, name]) => name === '李国强')?.slice(3, 7), 'out/ follows').toEqual(['excused', 'military', 'military', (await at.caseOf('李国强')).case_number]);
    expect((await at.run('verify')).code).toBe(0);
    await at.run('match', '-q');
    expect(await at.standing('excused'), 'a match keeps it').toBe(1);
    for (const step of ['clear', 'verify']) expect(await at.ask('undo'), step).toMatchObject({ events: 1 });
    expect(await at.standing('gap')).toBe(2);
    await at.ask('redo');
    expect(await at.standing('gap')).toBe(1);
    await at.ask('case', 'note', '李国强', '--text', '已通知');
    expect(await at.ask('redo')).toEqual({ redone: null });
    expect((await at.ask<{ steps: { taken_back: boolean; next: string | null }[] }>('undo', '--list')).steps.map((step) => [step.taken_back, step.next])).toEqual([[false, null], [false, null], [false, null], [false, null], [true, null], [false, 'undo']]); // the import before them
  });

  it('are brought into line with the lists in force as soon as a step is taken back, before any other match', async () => {
    const at = await office({ '死亡名单.csv': csv('姓名,身份证号,乡镇,村,死亡日期', `李国强,${id(33, '19660204')},双山镇,西村,2020-05-01`) });
    for (const [name, by, basis] of [['赵文斌', 'enrolment', '居民参保.csv#居民参保!4'], ['李国强', 'row', '死亡名单.csv#死亡名单!2']] as const) {
      const { person_id: person, case_number: number } = await at.caseOf(name);
      await at.ask('decide', '--person', person, '--judgement', 'same', '--no-match'); // the row is his, which the next match finds
      await at.ask('case', 'survey', number, '--reason', 'B1', '--until', '2021-09-01');
      await at.ask('case', 'evidence', number, '--type', '入伍通知书');
      await at.ask('case', 'verify', number);
      await at.ask('case', 'clear', number);
      expect(await at.caseOf(name)).toMatchObject({ state: 'cleared', cleared_by: 'reason' });
      await at.run('match', '-q');
      expect((await at.caseOf(name)).cleared_by, 'a row of insurance counts at once, another leaves what was verified').toBe(by === 'enrolment' ? by : 'reason');
      expect(await at.ask('undo')).toMatchObject({ matched: false, types: ['CaseCleared'], cases: [{ case_number: number, state: 'cleared' }] });
      expect(await at.caseOf(name)).toMatchObject({ person_id: person, state: 'cleared', cleared_by: by, basis });
      const events = await at.events();
      await at.run('match', '-q');
      expect(await at.events(), 'a match finds nothing to add').toBe(events);
      expect((await at.run('verify')).code).toBe(0);
    }
    expect(await at.ask('status')).toMatchObject({ standings: { insured: 2, removed: 1 } });
  });

  it('take one step for many, show it first with --dry-run, and refuse some without the others', async () => {
    const at = await office();
    expect(await at.ask<Applied>('case', 'assign', '--town', '双山镇', '--to', '李四', '--dry-run')).toMatchObject({ batch: '', applied: [{}, {}] });
    expect((await at.caseOf('李国强')).state).toBe('to-survey');
    expect((await at.ask<Applied>('case', 'assign', '--town', '双山镇', '--to', '李四', '--due', '2020-11-01')).applied).toHaveLength(2);
    await at.ask('case', 'survey', '李国强', '--reason', '拒绝参保');
    const mixed = await runC2z(['case', 'return', '--responsible', '李四', '--why', '重访', '--json', '-w', at.workspace]);
    expect(mixed.code).toBe(1);
    expect(jsonOf<Applied>(mixed)).toMatchObject({ applied: [{ after: 'surveying' }], refused: [{ code: 'cases/nothing-to-return' }] });
    expect((await at.ask<{ due: { kind: string; day: string }[] }>('case', 'due', '--days', '9999')).due).toContainEqual(expect.objectContaining({ kind: 'task', day: '2020-11-01' }));
    const ids = path.join(at.folder, '名单.csv');
    await writeFile(ids, `\uFEFF${id(22)}\r\n${(await at.caseOf('李国强')).case_number}\r\n`);
    expect((await at.ask<Applied>('case', 'note', '--ids', ids, '--text', '见附件')).applied).toHaveLength(2);
    expect((await at.run('case', 'note', '--text', '没有说谁')).code).toBe(2);
    expect((await at.run('case', 'note', '张志明', '--text', '已参保的人')).stderr).toContain('cases/no-case');
  });

  it('keep the four-eyes rule when c2z.yaml turns it on', async () => {
    const at = await office();
    const file = path.join(at.workspace, 'c2z.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}fourEyes: true\n`);
    await at.ask('case', 'survey', '李国强', '--reason', 'B3', '--actor', '张三');
    await at.ask('case', 'evidence', '李国强', '--type', '火化证');
    expect(jsonOf<Applied>(await at.run('case', 'verify', '李国强', '--json', '--actor', '张三'))).toMatchObject({ refused: [{ code: 'cases/same-person' }] });
    expect(jsonOf<Applied>(await at.run('case', 'verify', '李国强', '--json', '--actor', '王科长'))).toMatchObject({ applied: [{ after: 'verified' }] });
  });
});

describe('a newborn', () => {
  it('falls due ninety days after birth, not after somebody looked', async () => {
    const at = await office({ '民政/特困名单.csv': csv('姓名,身份证号,乡镇,村', `孙小宝,${id(155, '20201015')},柳河镇,东村`) });
    const due = async (): Promise<unknown> => (await at.ask<{ due: unknown[] }>('case', 'due', '--on', '2020-12-31')).due;
    expect(await due()).toMatchObject([{ name: '孙小宝', kind: 'waiting', day: '2021-01-13', reason: 'newborn' }]);
    await at.ask('case', 'survey', '孙小宝', '--reason', 'newborn');
    await at.ask('case', 'evidence', '孙小宝', '--type', '出生证明');
    expect(await at.ask<Applied>('case', 'verify', '孙小宝')).toMatchObject({ refused: [] });
    expect(await due()).toMatchObject([{ name: '孙小宝', kind: 'reason', day: '2021-01-13', reason: 'newborn' }]);
  });
});

describe('a judgement that is corrected', () => {
  it('opens the case again because its basis is gone, not because somebody fell out of insurance', async () => {
    const at = await office();
    const { person_id: person } = await at.caseOf('赵文斌');
    await at.ask('decide', '--person', person, '--judgement', 'same');
    expect(await at.caseOf('赵文斌')).toMatchObject({ state: 'cleared', cleared_by: 'enrolment' });
    await at.ask('decide', '--person', person, '--judgement', 'different');
    expect(await at.caseOf('赵文斌')).toMatchObject({ state: 'reopened', reopened_for: 'basis-gone' });
  });

  it('says so too when new lists come before the next match', async () => {
    const at = await office();
    const { person_id: person } = await at.caseOf('赵文斌');
    await at.ask('decide', '--person', person, '--judgement', 'same');
    await at.ask('decide', '--person', person, '--judgement', 'different', '--no-match');
    await at.put('民政/特困名单.csv', csv('姓名,身份证号,乡镇,村', `孙丽华,${id(55)},双山镇,西村`));
    await at.again();
    expect(await at.caseOf('赵文斌')).toMatchObject({ state: 'reopened', reopened_for: 'basis-gone' });
  });
});

describe('townships under a short name and in full', () => {
  it('are one, shown in full, whichever of them is asked for', async () => {
    const at = await office({ '民政/特困名单.csv': csv('姓名,身份证号,乡镇,村', `孙丽华,${id(55)},柳河,东村`, `周大勇,${id(66)},敖包,西村`, `吴小妹,${id(77)},敖包图镇,西村`) });
    const found = async (...words: readonly string[]): Promise<string[]> => (await at.ask<{ list: CaseDocument[] }>('case', 'list', ...words)).list.map(({ name }) => name).sort();
    expect(await found('--town', '柳河镇')).toEqual(await found('--town', '柳河'));
    expect(await found('--town', '柳河镇')).toContain('孙丽华');
    expect(await found('--town', '敖包镇'), '敖包图 is another').toEqual(['周大勇']);
    expect((await at.run('case', 'list', '--town', '柳河')).stdout).toMatch(/孙丽华\s+柳河镇/u);
    expect((await at.ask<{ list: { name: string; town: string }[] }>('gaps', '--town', '柳河')).list.find(({ name }) => name === '孙丽华')?.town).toBe('柳河镇');
    await at.ask('case', 'assign', '孙丽华', '--to', '李主任', '--due', '2020-03-01');
    expect(await at.ask('case', 'due', '--on', '2020-02-20', '--days', '10')).toMatchObject({ from: '2020-02-20', due: [{ name: '孙丽华', township: '柳河镇', overdue: false }] });
    expect(await at.ask('case', 'due', '--on', '2020-02-18', '--days', '10')).toMatchObject({ due: [] });
    expect(await at.ask('case', 'due', '--on', '2020-03-02', '--days', '0')).toMatchObject({ due: [{ overdue: true }] });
  });
});

describe('two people who are judged to be one', () => {
  it('share one case; undo gives both their ids, cases and what was proven back', async () => {
    const listed = { '民政/特困名单.csv': csv('姓名,身份证号,乡镇,村,供养方式', `赵文彬,${id(146, '19810518')},双山镇,西村,分散供养`, `赵文彬,,双山镇,西村,分散供养`) };
    const at = await office(listed);
    const { list } = await at.ask<{ list: { person_id: string; case_number: string }[] }>('case', 'list');
    const [, [left = '', right = ''] = []] = parseCsv((await at.run('export', 'questions')).stdout).rows;
    expect(right, 'two of the lists may be one').toMatch(/^P\d{6}$/u);
    const gone = list.find((each) => each.person_id === right) ?? list.find((each) => each.person_id === left);
    await at.ask('case', 'survey', gone?.case_number ?? '', '--reason', '服刑');
    const patterns = await at.ask<{ merge: number; merge_patterns: { pattern: string; pairs: number }[] }>('review', '--patterns');
    expect(patterns.merge_patterns.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(patterns.merge);
    expect((await at.run('review', '--patterns')).stdout).toContain('名单间疑似同人');
    const events = await at.events();
    const shown = await at.ask<{ merged: object[]; changed: object[]; patterns: Record<string, number>; judged: number }>('decide', '--pattern', 'merge|*', '--person', right, '--judgement', 'same', '--dry-run');
    expect(await at.events(), '--dry-run writes nothing').toBe(events);
    expect(shown.merged.length).toBeGreaterThan(0);
    expect(Object.values(shown.patterns).reduce((sum, count) => sum + count, 0)).toBe(shown.judged);
    const told = await at.ask<{ merged: object[]; changed: object[] }>('decide', '--pattern', 'merge|*', '--person', right, '--judgement', 'same');
    expect({ merged: told.merged, changed: told.changed }).toEqual({ merged: shown.merged, changed: shown.changed });
    const merged = (await at.ask<{ list: CaseDocument[] }>('case', 'list', '--state', 'cleared')).list.filter((each) => each.cleared_by === 'merged');
    expect(merged.length).toBeGreaterThan(0);
    const undone = await at.ask<{ separated: object[]; matched: boolean }>('undo');
    expect(undone).toMatchObject({ matched: true });
    expect(undone.separated.length).toBeGreaterThan(0);
    expect((await at.ask<{ list: { person_id: string; case_number: string }[] }>('case', 'list')).list.map((each) => [each.case_number, each.person_id])).toEqual(list.map((each) => [each.case_number, each.person_id]));
    expect(await at.ask<{ cases: CaseDocument[] }>('case', 'show', gone?.case_number ?? '')).toMatchObject({ cases: [{ reason: 'prison', state: 'to-verify' }] });
  });
});

describe('the next year', () => {
  it('keeps person ids, judgements and what still holds, and opens everybody anew', async () => {
    const at = await office();
    const person = jsonOf<{ people: { person_id: string }[] }>(await at.run('person', '赵文斌', '--json')).people[0]?.person_id ?? '';
    await at.ask('decide', '--person', person, '--judgement', 'same');
    await at.ask('case', 'survey', '李国强', '--reason', '参军', '--until', '2022-09-01');
    await at.ask('case', 'evidence', '李国强', '--type', '入伍通知书');
    await at.ask('case', 'verify', '李国强');
    await at.ask('case', 'contact', '王秀英', '--channel', '入户', '--result', '不愿缴费');
    await at.ask('case', 'evidence', '王秀英', '--type', '放弃承诺书');
    const last = await at.caseOf('李国强');
    const next = path.join(at.folder, '明年');
    const started = jsonOf(await runC2z(['init', next, '--from', at.workspace, '--json']));
    expect(started).toMatchObject({ county: '990101', year: 2021, carried: { judgements: 1, cases: 2, evidence: 1, contacts: 1, reasons: 1 } });
    expect((await runC2z(['init', next, '--from', at.workspace])).code, 'not twice').toBe(2);
    await runC2z(['run', path.join(at.folder, 'inbox/民政'), '-w', next, '-q']);
    const soldier = jsonOf<{ cases: CaseDocument[] }>(await runC2z(['case', 'show', '李国强', '--json', '-w', next])).cases[0];
    expect(soldier).toMatchObject({ case_number: expect.stringMatching(/^990101-2021-/u) as string, person_id: last.person_id, state: 'to-verify', reason: 'military', previous_case: last.case_number, evidence: [{ kind: 'enlistment-notice' }] });
    const refuser = jsonOf<{ cases: CaseDocument[] }>(await runC2z(['case', 'show', '王秀英', '--json', '-w', next])).cases[0];
    expect(refuser).toMatchObject({ state: 'to-survey', reason: null, evidence: [], contacts: [{ result: '不愿缴费' }] });
    expect((await runC2z(['verify', '-w', next])).code).toBe(0);
  });

  it("brings the county's own policy pack, its sign-off and the four-eyes rule", async () => {
    const at = await office();
    await cp(path.join(ROOT, 'schemas/policy/xianning'), path.join(at.workspace, 'policy/本县'), { recursive: true });
    const file = path.join(at.workspace, 'c2z.yaml');
    const settings = (await readFile(file, 'utf8')).replace(/^policy:.*\n/mu, '');
    await writeFile(file, `${settings}policy: 本县\nfourEyes: true\nsignOff:\n  unit: 示例县医疗保障局\n  preparedBy: 张三\n`);
    const next = path.join(at.folder, '明年');
    const started = jsonOf(await runC2z(['init', next, '--from', at.workspace, '--json']));
    expect(started).toMatchObject({ policy: '本县', fourEyes: true, signOff: { unit: '示例县医疗保障局', preparedBy: '张三' } });
    expect((await runC2z(['policy', 'show', '-w', next])).code).toBe(0);
  });
});

describe('numbers in what people type', () => {
  it('are masked wherever a case or the ledger is shown, and whole when asked for', async () => {
    const listed = { [`民政/低保名单${id(77)}.csv`]: csv('姓名,身份证号,乡镇,村', `孙丽华,${id(77)},双山镇,西村`) };
    const at = await office(listed);
    await at.ask('case', 'assign', '李国强', '--to', `李四${id(33)}`);
    await at.ask('case', 'evidence', '李国强', '--type', '走访记录', '--file', `${id(33)}.jpg`);
    await at.ask('case', 'contact', '李国强', '--channel', '电话', '--result', '本人电话13800138000，母亲139-0013-9000', '--by', '13700137000');
    const shown = [
      ['export', 'events'], ['export', 'events', '--format', 'json'], ['export', 'cases'], ['export', 'cases', '--format', 'json'], ['history'], ['history', '--json'],
      ['case', 'show', '李国强'], ['case', 'show', '李国强', '--json'], ['case', 'list'], ['case', 'list', '--json'], ['person', '李国强'], ['person', '李国强', '--json'], ['person', '孙丽华', '--json'],
    ];
    for (const words of shown) {
      const { code, stdout } = await at.run(...words);
      expect(code, words.join(' ')).toBe(0);
      for (const secret of [id(33), id(77), '13800138000', '139-0013-9000', '13700137000']) expect(stdout, words.join(' ')).not.toContain(secret);
    }
    expect((await at.run('history', '李国强')).stdout).toContain('138****8000');
    const whole = (await at.run('export', 'events', '--full-ids')).stdout;
    for (const secret of [id(33), id(77), '13800138000']) expect(whole).toContain(secret);
  });
});

describe('people and exports', () => {
  it('are found by any form of the name, pinyin or number, and nobody by nothing', async () => {
    const at = await office();
    const found = async (word: string): Promise<string[]> => {
      const ran = await at.run('person', word, '--json');
      return ran.code === 0 ? jsonOf<{ people: { name: string }[] }>(ran).people.map(({ name }) => name) : [];
    };
    for (const word of ['李国强', '國強', '李 国·强', 'lgq', 'liguoqiang', 'LiGQ', id(33)]) expect(await found(word), word).toEqual(['李国强']);
    for (const word of ['', ' ', '%', '_', '*', '\\', '%%%%']) expect(await found(word), word).toEqual([]);
  });

  it('show the case and its history on the person card', async () => {
    const at = await office();
    await at.ask('case', 'contact', '李国强', '--channel', '电话', '--result', `本人证号${id(33)}`);
    const card = await at.run('person', '李国强');
    expect(card.stdout).toContain('990101-2020-');
    expect(card.stdout).toContain('联系：');
    expect(card.stdout).not.toContain(id(33));
  });

  it('export one row a case, masked, with the evidence in JSON', async () => {
    const at = await office();
    await at.ask('case', 'evidence', '李国强', '--type', '走访记录', '--reference', `见${id(33)}`);
    const { bom, rows } = parseCsv((await at.run('export', 'cases')).stdout);
    expect(bom).toBe(true);
    expect(rows).toHaveLength(4);
    expect(rows[0]?.slice(0, 4)).toEqual(['case_number', 'person_id', 'name', 'id_number']);
    const text = (await at.run('export', 'cases', '--format', 'json')).stdout;
    expect(text).not.toContain(id(33));
    expect(JSON.parse(text)).toContainEqual(expect.objectContaining({ name: '李国强', evidence_list: [expect.objectContaining({ kind: 'visit-record' })] }));
    expect((await at.run('export', 'events')).stdout).not.toContain(id(33));
    expect((await at.run('export', 'cases', '--full-ids')).stdout).toContain(id(33));
  });
});
