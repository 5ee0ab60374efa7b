import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { csv, id, wrongCheck } from '../issues/build.js';
import { ReturnedSheet } from '../support/returned-sheet.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { countyFolder, runCounty } from './small-county.js';

const LISTS = {
  '低保名单.csv': csv('姓名,身份证号,乡镇,村,联系电话', `王秀英,${id(22)},柳河镇,东村,13800000001`, `仇小二,${id(24)},柳河镇,东村,`, `单小明,${id(26)},柳河镇,西村,`, `赵文斌,${id(28)},柳河镇,西村,`, `李国强,${id(33)},双山镇,南村,`),
};
interface Receipt {
  batch: string;
  rows: Record<'rows' | 'applied' | 'unchanged' | 'refused' | 'conflicts', number>;
  files: { path: string; kind: string | null; rows: number; missing: string[]; issue?: { code: string } }[];
  details: { row: number; name: string; outcome: string; refusals: { code: string; column: string; message: string }[]; conflicts: { heading: string; values: { from: string; value: string }[] }[]; corrections: { field: string; theirs: string }[] }[];
  receipts: string[];
}

let folder = '';
let workspace = '';
let back = '';
const folders: string[] = [];
afterAll(async () => { for (const each of folders) await rm(each, { recursive: true, force: true }); });

/** A county with a batch sent. */
async function sentCounty(lists: Readonly<Record<string, string>> = LISTS, year?: string): Promise<string> {
  const made = await countyFolder(lists);
  folders.push(made);
  if (year === undefined) await runCounty(made, '-q');
  else await runC2z(['run', path.join(made, 'inbox'), '--county', '990101', '--year', year, '-w', path.join(made, 'w'), '-q']);
  await runC2z(['worksheets', '-w', path.join(made, 'w'), '-q']);
  await mkdir(path.join(made, 'back'));
  return made;
}
const sheetOf = async (town: string, batch = 1, home = workspace): Promise<ReturnedSheet> => {
  const out = path.join(home, 'out/worksheets', `第${batch}批`);
  return ReturnedSheet.open(path.join(out, (await readdir(out)).find((name) => name.startsWith(town))!));
};
const collect = async (...args: string[]): Promise<Receipt> => jsonOf<Receipt>(await runC2z(['collect', ...args, '-w', workspace, '--json']));
const caseOf = async (name: string): Promise<Record<string, string>> => {
  const people = jsonOf<unknown>(await runC2z(['export', 'people', '--format', 'json', '-w', workspace])) as { person_id: string; name: string }[];
  const cases = jsonOf<unknown>(await runC2z(['export', 'cases', '--format', 'json', '-w', workspace])) as Record<string, string>[];
  return cases.find((each) => each['person_id'] === people.find((one) => one.name === name)?.person_id)!;
};
const eventsOf = async (): Promise<number> => (jsonOf<unknown>(await runC2z(['export', 'events', '--format', 'json', '-w', workspace])) as unknown[]).length;
const PRISON = { 是否参保: '否', 未参保原因: '服刑', 到期日: '2035-03-31', 核实方式: '电话', 核实日期: '2020-05-01', 核实人: '李主任', 佐证材料: '判决书', 佐证编号或存放处: '（2019）1号', 备注: '家属提供' };

beforeEach(async () => {
  folder = await sentCounty();
  workspace = path.join(folder, 'w');
  back = path.join(folder, 'back');
});

describe('c2z worksheets', () => {
  it('writes a file a township, records the batch, and logs that numbers left in full', async () => {
    expect(await readdir(path.join(workspace, 'out/worksheets/第1批'))).toEqual(['双山镇1人_第1批.xlsx', '柳河镇4人_第1批.xlsx']);
    const types = (jsonOf<unknown>(await runC2z(['export', 'events', '--format', 'json', '-w', workspace])) as { type: string }[]).map(({ type }) => type);
    expect(types.filter((type) => type === 'WorksheetsSent' || type === 'FullIdsExported')).toEqual(['WorksheetsSent', 'FullIdsExported']);
  });
  it('counts batches on, and can send one township by village', async () => {
    const sent = jsonOf<{ batch: number; sheets: { file: string }[] }>(await runC2z(['worksheets', '--by', 'village', '--town', '柳河', '-w', workspace, '--json']));
    expect([sent.batch, sent.sheets.map(({ file }) => file)]).toEqual([2, ['柳河镇东村2人_第2批.xlsx', '柳河镇西村2人_第2批.xlsx']]);
  });
  it('tells two villages of one name in different townships apart, out and back', async () => {
    const home = await sentCounty({ '低保名单.csv': LISTS['低保名单.csv'].replace('双山镇,南村', '双山镇,东村') });
    workspace = path.join(home, 'w');
    const sent = jsonOf<{ sheets: { township: string; village: string; file: string }[] }>(await runC2z(['worksheets', '--by', 'village', '-w', workspace, '--json'])).sheets;
    expect(sent.map(({ township, village }) => [township, village])).toEqual([['柳河镇', '东村'], ['柳河镇', '西村'], ['双山镇', '东村']]);
    expect(new Set(sent.map(({ file }) => file)).size, 'a file each').toBe(3);
    const here = path.join(home, 'back');
    for (const [town, name, reason] of [['柳河镇东村', '王秀英', '服刑'], ['双山镇东村', '李国强', '参军']] as const) {
      const sheet = await sheetOf(town, 2);
      expect(sheet.grid.slice(4).map((row) => row[sheet.column('姓名')]).filter((each) => each !== null && each !== '')).toEqual(town === '柳河镇东村' ? ['仇小二', '王秀英'] : ['李国强']);
      await sheet.fill(name, { 未参保原因: reason }).save(path.join(here, `${town}.xlsx`));
    }
    const { rows, files } = await collect(here);
    expect(rows).toEqual({ rows: 3, applied: 2, unchanged: 1, refused: 0, conflicts: 0 });
    expect(files.map(({ path: file, rows: count, missing }) => [file, count, missing])).toEqual([['双山镇东村.xlsx', 1, []], ['柳河镇东村.xlsx', 2, []]]);
    expect([(await caseOf('王秀英'))['reason'], (await caseOf('李国强'))['reason']]).toEqual(['prison', 'military']);
    expect((await collect(here)).rows).toMatchObject({ applied: 0, unchanged: 3 });
    // A row of the other village of that name is not theirs, though the name of the village is.
    const mixed = await sheetOf('柳河镇东村', 2);
    mixed.grid.push(...(await sheetOf('双山镇东村', 2)).fill('李国强', { 备注: '抄来的' }).grid.slice(4, 5));
    const { details } = await collect(await mixed.save(path.join(here, '混.xlsx')));
    expect(details.find(({ name }) => name === '李国强')!.refusals[0]!.code).toBe('collect/not-theirs');
  });
  it('says so when nobody is left', async () => {
    const ran = await runC2z(['worksheets', '--town', '没有的镇', '-w', workspace]);
    expect([ran.code, ran.stderr.includes('worksheets/none')]).toEqual([2, true]);
  });
});

describe('c2z collect', () => {
  it('takes what was filled in, once, and undo takes it back', async () => {
    await (await sheetOf('柳河')).fill('王秀英', PRISON).save(path.join(back, '柳河.xlsx'));
    expect((await collect(back, '--dry-run')).rows).toEqual({ rows: 4, applied: 1, unchanged: 3, refused: 0, conflicts: 0 });
    const first = await collect(back);
    expect(first.rows).toEqual({ rows: 4, applied: 1, unchanged: 3, refused: 0, conflicts: 0 });
    expect(first.receipts).toHaveLength(1);
    expect(await caseOf('王秀英')).toMatchObject({ state: 'to-verify', reason: 'prison', until: '2035-03-31' });
    const events = await eventsOf();
    expect((await collect(back)).rows).toMatchObject({ applied: 0, unchanged: 4 });
    expect(await eventsOf()).toBe(events);
    await runC2z(['undo', '-w', workspace]);
    expect(await caseOf('王秀英')).toMatchObject({ state: 'to-survey' });
    expect((await collect(back)).rows).toMatchObject({ applied: 1 });
  });

  it.each(['xlsx', 'xls', 'ods', 'csv'])('reads %s', async (kind) => {
    await (await sheetOf('柳河')).fill('王秀英', { ...PRISON, 核实日期: kind === 'csv' ? '2020/5/1' : 43_952 }).save(path.join(back, `柳河.${kind}`), kind !== 'csv');
    expect((await collect(back)).rows).toEqual({ rows: 4, applied: 1, unchanged: 3, refused: 0, conflicts: 0 });
    expect((await caseOf('王秀英'))['reason']).toBe('prison');
  });

  it('survives rows deleted, sorted and inserted, columns moved, added and renamed, and a heading further down', async () => {
    const sheet = await sheetOf('柳河');
    sheet.fill('王秀英', PRISON);
    const [title, unit, top, bottom, ...rows] = sheet.grid;
    const people = rows.filter((row) => row[1] !== null && row[1] !== '单小明').reverse();
    const renamed = (row: (typeof rows)[number]) => row.map((cell) => (cell === '未参保原因' ? '未参保原因（必填）*' : cell === '核实日期' ? '核实\n时间' : cell));
    const moved = (row: (typeof rows)[number]) => ['', ...row.slice(12), '村里加的', ...row.slice(0, 12)];
    sheet.grid = [['通知'], [], title!, unit!, moved(renamed(top!)), moved(renamed(bottom!)), ...people.flatMap((row) => [moved(row), []]), ['填表人：张三']];
    await sheet.save(path.join(back, '柳河.xlsx'));
    const receipt = await collect(back);
    expect(receipt.rows).toEqual({ rows: 3, applied: 1, unchanged: 2, refused: 0, conflicts: 0 });
    expect(receipt.files[0]!.missing).toHaveLength(1);
    expect((await caseOf('王秀英'))['reason']).toBe('prison');
  });

  it('refuses a row whole, names the cell and what is allowed, and takes the others', async () => {
    const sheet = (await sheetOf('柳河')).fill('王秀英', { 未参保原因: '不晓得', 备注: '某某' }).fill('仇小二', { 核实方式: '入户', 核实日期: '5月1日' }).fill('单小明', { 是否参保: '是', 参保类别: '异地参保' }).fill('赵文斌', { 未参保原因: '拒绝参保' });
    await sheet.save(path.join(back, '柳河.xlsx'));
    const { rows, details } = await collect(back);
    expect(rows).toEqual({ rows: 4, applied: 1, unchanged: 0, refused: 3, conflicts: 0 });
    expect(details.flatMap(({ name, refusals }) => refusals.map(({ code, column }) => [name, code, column]))).toEqual([
      ['仇小二', 'collect/date-unreadable', 'S'], ['王秀英', 'collect/not-in-list', 'P'], ['赵文斌', undefined, undefined], ['单小明', 'collect/place-missing', 'O'],
    ].filter(([, code]) => code !== undefined));
    expect(details.find(({ name }) => name === '王秀英')!.refusals[0]!.message).toContain('服刑');
  });

  it('shows two versions that differ with both values, applies neither, and --prefer settles it', async () => {
    const sheet = (await sheetOf('柳河')).fill('王秀英', { 未参保原因: '服刑' }).fill('仇小二', { 未参保原因: '拒绝参保' });
    await sheet.save(path.join(back, '甲.xlsx'));
    await sheet.fill('王秀英', { 未参保原因: '参军' }).save(path.join(back, '乙.xlsx'));
    const both = await collect(back);
    expect(both.rows).toEqual({ rows: 8, applied: 1, unchanged: 5, refused: 0, conflicts: 2 });
    expect(both.details.find(({ outcome }) => outcome === 'conflict')!.conflicts).toEqual([{ field: 'reason', heading: '未参保原因', values: [{ from: '乙.xlsx', value: '参军' }, { from: '甲.xlsx', value: '服刑' }] }]);
    expect((await caseOf('王秀英'))['state']).toBe('to-survey');
    const settled = await collect(back, '--prefer', '乙.xlsx');
    expect(settled.rows).toEqual({ rows: 8, applied: 1, unchanged: 6, refused: 1, conflicts: 0 });
    expect((await caseOf('王秀英'))['reason']).toBe('military');
  });

  it('shows a second answer of the same batch as a conflict, takes additions, and lets a later batch correct', async () => {
    const sheet = (await sheetOf('柳河')).fill('王秀英', { 未参保原因: '服刑' });
    await collect(await sheet.save(path.join(back, '一.xlsx')));
    expect((await collect(await sheet.fill('王秀英', { 备注: '补充' }).save(path.join(back, '二.xlsx')))).rows).toMatchObject({ applied: 1, conflicts: 0 });
    const third = await sheet.fill('王秀英', { 未参保原因: '参军' }).save(path.join(back, '三.xlsx'));
    expect((await collect(third)).rows).toMatchObject({ applied: 0, conflicts: 1 });
    await runC2z(['worksheets', '-w', workspace, '-q']);
    const later = await (await sheetOf('柳河', 2)).fill('王秀英', { 未参保原因: '拒绝参保' }).save(path.join(back, '四.xlsx'));
    expect((await collect(later)).rows).toMatchObject({ applied: 1, conflicts: 0 });
    expect((await caseOf('王秀英'))['reason']).toBe('refused');
    expect((await collect(third)).rows).toMatchObject({ conflicts: 1 });
  });

  it('does not overwrite what the county found since the sheet was sent', async () => {
    await runC2z(['case', 'survey', (await caseOf('王秀英'))['case_number']!, '--reason', 'refused', '-w', workspace]);
    const { rows, details } = await collect(await (await sheetOf('柳河')).fill('王秀英', { 未参保原因: '服刑' }).save(path.join(back, '柳河.xlsx')));
    expect(rows).toMatchObject({ applied: 0, conflicts: 1 });
    expect(details.find(({ outcome }) => outcome === 'conflict')!.conflicts[0]!.values.map(({ value }) => value).sort()).toEqual(['拒绝参保', '服刑'].sort());
  });

  it('finds a row typed by hand by number and name, and refuses who is nobody\'s', async () => {
    const sheet = await sheetOf('柳河');
    const typed = (name: string, number: string | number, remark: string) => sheet.grid[4]!.map((_, at) => (at === sheet.column('姓名') ? name : at === sheet.column('证件号码') ? number : at === sheet.column('备注') ? remark : null));
    sheet.grid = [...sheet.grid.slice(0, 4), typed('王秀英', id(22), '手工填'), typed('路人甲', id(44), '新来的'), typed('王秀兰', id(24), '名字不对'), typed('李国强', id(33), '别的镇'), typed('赵文斌', Number(id(28).replace('X', '0')), '号码坏了')];
    await sheet.save(path.join(back, '柳河.xlsx'));
    const { rows, details } = await collect(back);
    expect(rows).toEqual({ rows: 5, applied: 1, unchanged: 0, refused: 4, conflicts: 0 });
    expect(details.map(({ refusals }) => refusals[0]?.code ?? '')).toEqual(['', 'collect/nobody', 'collect/name-differs', 'collect/not-theirs', 'collect/no-number']);
  });

  it.each([
    ['zh', ['手工添加的（没有对号），证件号码“990101********', '姓名没有填', '证件号码也缺失或不完整', '台账里没有这个人（990101********']],
    ['en', ['was added by hand (it has no key), and its number "990101********', 'no name is given', 'its number is missing or incomplete', 'The ledger has no case of this person (990101********']],
  ])('says in plain words (%s) what is wrong with a row typed by hand, numbers masked', async (language, words) => {
    const sheet = await sheetOf('柳河');
    const typed = (name: string | null, number: string | null) => sheet.grid[4]!.map((_, at) => (at === sheet.column('姓名') ? name : at === sheet.column('证件号码') ? number : at === sheet.column('备注') ? '手工填' : null));
    sheet.grid = [...sheet.grid.slice(0, 4), typed('王秀英', wrongCheck(id(22))), typed(null, id(22)), typed('仇小二', null), typed('路人甲', id(44))];
    await sheet.save(path.join(back, '柳河.xlsx'));
    const { stdout } = await runC2z(['collect', back, '--dry-run', '--lang', language, '-w', workspace]);
    for (const word of words) expect(stdout).toContain(word);
    expect(stdout).not.toMatch(/\d{15}/u);
    if (language === 'en') expect(stdout).not.toContain('（空）');
  });

  it('says choices once a column and a conflict once a person, however many rows are wrong', async () => {
    const sheet = (await sheetOf('柳河')).fill('王秀英', { 未参保原因: '不晓得' }).fill('仇小二', { 未参保原因: '说不清' }).fill('赵文斌', { 核实方式: '托人问' }).fill('单小明', { 未参保原因: '服刑' });
    await sheet.save(path.join(back, '甲.xlsx'));
    await sheet.fill('单小明', { 未参保原因: '参军' }).save(path.join(back, '乙.xlsx'));
    const lines = (await runC2z(['collect', back, '--dry-run', '-w', workspace])).stdout.split('\n');
    expect(lines.filter((line) => line.includes('不在可选内容里')), 'every cell is named').toHaveLength(6);
    expect(lines.filter((line) => line.includes('可选：') && line.includes('未参保原因'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('“不晓得”不在可选内容里（可选内容见上）'))).toHaveLength(2);
    expect(lines.filter((line) => line.includes('--prefer'))).toHaveLength(1);
    const english = (await runC2z(['collect', back, '--dry-run', '--lang', 'en', '-w', workspace])).stdout;
    expect(english.split('not among the choices:')).toHaveLength(3);
    expect(english).toContain('"不晓得" is not among the choices (as above)');
  });

  it('trusts the key when Excel damaged the number, and only suggests a changed name', async () => {
    const sheet = (await sheetOf('柳河')).fill('王秀英', { 证件号码: Number(id(22).slice(0, 15)) * 1000, 备注: '甲' }).fill('仇小二', { 备注: '乙' });
    sheet.fill('仇小二', { 姓名: '裘小二' });
    await sheet.save(path.join(back, '柳河.xlsx'));
    const { rows, details } = await collect(back);
    expect(rows).toEqual({ rows: 4, applied: 2, unchanged: 2, refused: 0, conflicts: 0 });
    expect(details.flatMap(({ corrections }) => corrections.map(({ field, theirs }) => [field, theirs]))).toEqual([['name', '裘小二']]);
    expect(jsonOf<{ name: string }[]>(await runC2z(['export', 'people', '--format', 'json', '-w', workspace])).map(({ name }) => name)).toContain('仇小二');
  });

  it('notices keys that no longer stand beside their people', async () => {
    const sheet = (await sheetOf('柳河')).fill('王秀英', { 备注: '甲' });
    const key = sheet.column('对号');
    const [first, second] = [sheet.rowOf('王秀英'), sheet.rowOf('仇小二')];
    [sheet.grid[first]![key], sheet.grid[second]![key]] = [sheet.grid[second]![key]!, sheet.grid[first]![key]!];
    await sheet.save(path.join(back, '柳河.xlsx'));
    const { details } = await collect(back);
    expect(details.find(({ name }) => name === '仇小二')!.refusals[0]!.code).toBe('collect/shifted');
  });

  it('refuses another township\'s row, another county\'s file, another year\'s, and what is no work sheet', async () => {
    const sheet = (await sheetOf('柳河')).fill('王秀英', { 备注: '甲' });
    sheet.grid.push(...(await sheetOf('双山')).fill('李国强', { 备注: '乙' }).grid.slice(4, 5));
    const mixed = await collect(await sheet.save(path.join(back, '混.xlsx')));
    expect(mixed.details.find(({ name }) => name === '李国强')!.refusals[0]!.code).toBe('collect/not-theirs');
    const other = await sentCounty(LISTS, '2021');
    await (await sheetOf('柳河', 1, path.join(other, 'w'))).save(path.join(back, '去年.xlsx'));
    await writeFile(path.join(back, '名单.csv'), LISTS['低保名单.csv']);
    await writeFile(path.join(back, '通知.pdf'), '%PDF-1.7\n');
    await writeFile(path.join(back, '~$混.xlsx'), 'x');
    await rm(path.join(back, '混.xlsx'));
    const ran = await runC2z(['collect', back, '-w', workspace, '--json']);
    expect(ran.code).toBe(1);
    expect(jsonOf<Receipt>(ran).files.map(({ path: file, rows, issue }) => [file, rows, issue?.code])).toEqual([
      ['去年.xlsx', 0, 'collect/other-year'], ['名单.csv', 0, 'collect/not-a-worksheet'], ['通知.pdf', 0, 'io/unknown-format'],
    ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
  });

  it('reads the ledger workbook back, only the columns filled in by hand, and adds nobody', async () => {
    const book = await ReturnedSheet.open(path.join(workspace, 'out/未参保贫困人口数据库.xlsx'));
    book.fill('王秀英', { 包保责任人: '李主任', 核实方式: '入户', 核实时间: '2020-05-01', 佐证材料: '存档第3盒', 落实措施: '上门动员', 备注: '已约定', 归类: '服刑' });
    const extra = [...book.grid[book.rowOf('王秀英')]!];
    extra[book.column('人员编号')] = 'P999999';
    book.grid.splice(book.rowOf('王秀英') + 1, 0, extra);
    const { rows, files } = await collect(await book.save(path.join(back, '台账.xlsx')));
    expect(files[0]!.kind).toBe('ledger');
    expect(rows).toEqual({ rows: 6, applied: 1, unchanged: 4, refused: 1, conflicts: 0 });
    expect(await caseOf('王秀英')).toMatchObject({ responsible: '李主任', state: 'surveying' });
    expect((await collect(path.join(back, '台账.xlsx'))).rows).toMatchObject({ applied: 0 });
  });

  describe('a row of the ledger workbook that is set to cleared', () => {
    const ledgerBook = (): Promise<ReturnedSheet> => ReturnedSheet.open(path.join(workspace, 'out/未参保贫困人口数据库.xlsx'));
    const cleared = async (answer: string, ...names: string[]): Promise<Receipt> => {
      const book = await ledgerBook();
      for (const name of names) book.fill(name, { 是否参保销号: answer, 备注: '请销号' });
      return collect(await book.save(path.join(back, '台账.xlsx')));
    };
    const said = ({ details }: Receipt, name: string): (readonly [string, string])[] => details.find((each) => each.name === name)?.refusals.map(({ code, message }) => [code, message] as const) ?? [];

    it('is refused whole, with the reason, while nobody has surveyed, or the paper is missing, or the reason leaves a gap', async () => {
      await runC2z(['case', 'survey', '仇小二', '--reason', '服刑', '--until', '2035-03-31', '-w', workspace]);
      await runC2z(['case', 'survey', '单小明', '--reason', '拒绝参保', '-w', workspace]);
      await runC2z(['case', 'evidence', '单小明', '--type', '放弃承诺书', '-w', workspace]);
      const events = await eventsOf();
      const receipt = await cleared('是', '王秀英', '仇小二', '单小明');
      expect(receipt.rows).toEqual({ rows: 5, applied: 0, unchanged: 2, refused: 3, conflicts: 0 });
      expect(['王秀英', '仇小二', '单小明'].map((name) => said(receipt, name).map(([code]) => code))).toEqual([['cases/not-surveyed'], ['cases/evidence-missing'], ['cases/still-gap']]);
      expect(said(receipt, '仇小二')[0]![1]).toContain('服刑');
      expect(await eventsOf(), 'nothing of a refused row is kept').toBe(events);
      expect([(await caseOf('王秀英'))['state'], (await caseOf('仇小二'))['state'], (await caseOf('单小明'))['state']]).toEqual(['to-survey', 'to-verify', 'to-verify']);
    });

    it.each(['是', '已销号'])('is cleared where the reason is proven (%s); the next workbook says so and changes nothing; undo takes it back', async (answer) => {
      await runC2z(['case', 'survey', '王秀英', '--reason', '服刑', '--until', '2035-03-31', '-w', workspace]);
      await runC2z(['case', 'evidence', '王秀英', '--type', '判决书', '-w', workspace]);
      const receipt = await cleared(answer, '王秀英');
      expect(receipt.rows).toEqual({ rows: 5, applied: 1, unchanged: 4, refused: 0, conflicts: 0 });
      expect(await caseOf('王秀英')).toMatchObject({ state: 'cleared', reason: 'prison' });
      const events = await eventsOf();
      expect((await collect(path.join(back, '台账.xlsx'))).rows).toMatchObject({ applied: 0, refused: 0 });
      await runC2z(['export', 'people', '-w', workspace]);
      expect((await collect(path.join(workspace, 'out/未参保贫困人口数据库.xlsx'))).rows, 'as the program wrote it').toMatchObject({ applied: 0, refused: 0, conflicts: 0 });
      expect(await eventsOf()).toBe(events);
      await runC2z(['undo', '-w', workspace]);
      expect(await caseOf('王秀英')).toMatchObject({ state: 'to-verify' });
    });
  });

  it('asks for a preferred file that is there', async () => {
    const file = await (await sheetOf('柳河')).save(path.join(back, '柳河.xlsx'));
    const ran = await runC2z(['collect', file, '--prefer', '没有.xlsx', '-w', workspace]);
    expect([ran.code, ran.stderr.includes('collect/unknown-prefer')]).toEqual([2, true]);
  });
});
