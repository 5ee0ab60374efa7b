import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldHeading, foldWord } from '../../../src/cases/collect/folding.js';
import { receiptsOf } from '../../../src/cases/collect/receipts.js';
import type { Cell } from '../../../src/domain/cell.js';
import type { COLLECT_REFUSALS } from '../../../src/domain/issues/collect.js';
import type { ReturnedFile } from '../../../src/domain/worksheet.js';
import { sealOf } from '../../../src/text/seal.js';
import { madeId } from '../../report/made-report.js';
import { KNOWN, NAMES, collected, filled, marked, returned, rowsOf, sentGrid, stepsOn } from './support/township.js';

const one = (cells: Readonly<Record<string, Cell>>, name = '王秀英'): ReturnedFile[] => [returned(filled(sentGrid(), name, cells))];
const numberOf = (name: string): string => KNOWN.find((each) => each.name.display === name)!.idText;
/** A row typed in below the others. */
const typed = (cells: Readonly<Record<string, Cell>>): ReturnedFile[] => {
  const grid = sentGrid();
  return [returned([...grid, grid[1]!.map((heading) => cells[String(heading)] ?? null)])];
};
const swapped = (): Cell[][] => {
  const grid = sentGrid().map((row) => [...row]);
  const last = grid[1]!.length - 1;
  [grid[2]![last], grid[3]![last]] = [grid[3]![last]!, grid[2]![last]!];
  return grid;
};

describe('every refusal', () => {
  const samples: Readonly<Record<keyof typeof COLLECT_REFUSALS, () => readonly ReturnedFile[]>> = {
    'collect/not-a-worksheet': () => [returned([['姓名', '身份证号', '备注'], ['王秀英', numberOf('王秀英'), '低保']])],
    'collect/other-county': () => [marked(returned(sentGrid()), { 'c2z-county': '990102' }, sealOf)],
    'collect/other-year': () => [marked(returned(sentGrid()), { 'c2z-year': '2019' }, sealOf)],
    'collect/unknown-prefer': () => [],
    'collect/case-unknown': () => one({ 备注: '甲' }),
    'collect/key-damaged': () => one({ 对号: '990101-2020-0000', 证件号码: '', 备注: '甲' }),
    'collect/not-theirs': () => typed({ 姓名: '李国强', 证件号码: numberOf('李国强'), 备注: '甲' }),
    'collect/shifted': () => [returned(swapped())],
    'collect/no-number': () => typed({ 姓名: '王秀英', 备注: '甲' }),
    'collect/number-wrong': () => typed({ 姓名: '王秀英', 证件号码: `${numberOf('王秀英').slice(0, 17)}${numberOf('王秀英').endsWith('1') ? '2' : '1'}`, 备注: '甲' }),
    'collect/name-missing': () => typed({ 证件号码: numberOf('王秀英'), 备注: '甲' }),
    'collect/nobody': () => typed({ 姓名: '路人', 证件号码: madeId('1966-02-03', 1), 备注: '甲' }),
    'collect/name-differs': () => typed({ 姓名: '王秀兰', 证件号码: numberOf('王秀英'), 备注: '甲' }),
    'collect/not-in-list': () => one({ 未参保原因: '不晓得' }),
    'collect/date-unreadable': () => one({ 核实方式: '电话', 核实日期: '昨天' }),
    'collect/date-future': () => one({ 核实方式: '电话', 核实日期: '2021-02-01' }),
    'collect/date-long-ago': () => one({ 核实方式: '电话', 核实日期: '2002-06-01' }),
    'collect/phone': () => one({ 新电话: '打不通' }),
    'collect/reason-missing': () => one({ 是否参保: '否' }),
    'collect/scheme-missing': () => one({ 是否参保: '是' }),
    'collect/place-missing': () => one({ 参保类别: '异地参保' }),
    'collect/contradiction': () => one({ 是否参保: '是', 未参保原因: '服刑' }),
    'collect/date-missing': () => one({ 核实方式: '电话' }),
    'collect/channel-missing': () => one({ 核实日期: '2020-05-01' }),
    'collect/superseded': () => [returned(filled(sentGrid(), '王秀英', { 未参保原因: '服刑' }), '甲.xlsx'), returned(filled(sentGrid(), '王秀英', { 未参保原因: '参军' }), '乙.xlsx')],
  };
  it.each(Object.entries(samples).filter(([code]) => code !== 'collect/unknown-prefer'))('%s is said with its place and what to do', (code, files) => {
    const over = code === 'collect/superseded' ? { prefer: ['乙.xlsx'] } : code === 'collect/case-unknown' ? { index: { byCase: new Map(), byPerson: new Map(), byNumber: new Map() } } : {};
    const { files: receipts, rows } = receiptsOf(collected(files(), over), new Map());
    const said = [...receipts.flatMap(({ refusal }) => (refusal === null ? [] : [refusal])), ...rows.flatMap(({ refusals }) => refusals)];
    expect(said.map((each) => each.code)).toContain(code);
    for (const { texts, fix } of said) expect([texts.zh, texts.en, fix.zh, fix.en].filter((text) => /\{\w+\}|\d{15}|undefined/u.test(text))).toEqual([]);
  });
});

describe('an answer', () => {
  it.each<[Readonly<Record<string, Cell>>, unknown]>([
    [{ 未参保原因: '服刑', 到期日: '2022年3月' }, [{ type: 'survey', reason: 'prison', until: '2022-03-31', by: '柳河镇' }]],
    [{ 未参保原因: ' 1、服 刑。', 核实人: '李主任' }, [{ type: 'survey', reason: 'prison', by: '李主任' }]],
    [{ 未参保原因: '坐牢' }, [{ type: 'survey', reason: 'prison', by: '柳河镇' }]],
    [{ 未参保原因: '居民参保' }, [{ type: 'survey', reason: 'resident', by: '柳河镇' }]],
    [{ 是否参保: '是', 参保类别: '灵活就业', 佐证材料: '参保记录截图、缴费凭证复印件', 佐证编号或存放处: '第3盒' }, [{ type: 'evidence', kind: 'enrolment-record', reference: '缴费凭证 第3盒' }, { type: 'survey', reason: 'employee', by: '柳河镇' }]],
    [{ 是否参保: '√', 参保类别: '职工医保', 佐证材料: '参保凭证', 佐证编号或存放处: '第3盒' }, [{ type: 'evidence', kind: 'insurance-certificate', reference: '第3盒' }, { type: 'survey', reason: 'employee', by: '柳河镇' }]],
    [{ 核实方式: '上门', 核实日期: 43_952 }, [{ type: 'contact', channel: 'visit', on: '2020-05-01', result: '', by: '柳河镇' }]],
    [{ 核实方式: '打电话', 核实日期: { kind: 'date', iso: '2020-05-01' } }, [{ type: 'contact', channel: 'phone', on: '2020-05-01', result: '', by: '柳河镇' }]],
    [{ 核实方式: '入户', 核实日期: '20200501' }, [{ type: 'contact', channel: 'visit', on: '2020-05-01', result: '', by: '柳河镇' }]],
    [{ 参保类别: '异地参保', 参保地: '广东省深圳市' }, [{ type: 'survey', reason: 'offsite', by: '柳河镇' }, { type: 'note', text: '参保地：广东省深圳市' }]],
    [{ 新电话: 13_812_345_678 }, [{ type: 'note', text: '新电话：13812345678' }]],
    [{ 备注: '无' }, []],
    [{ 备注: '/', 是否参保: '　' }, []],
    [{ 备注: '户主代填' }, [{ type: 'note', text: '户主代填' }]],
  ])('%j becomes steps', (cells, steps) => {
    expect(stepsOn('王秀英', one(cells))).toEqual(steps);
  });
});

describe('whether somebody is insured, written under the reason why not', () => {
  const refusalsOf = (cells: Readonly<Record<string, Cell>>): unknown[] => rowsOf([returned(filled(sentGrid(), '王秀英', cells))]).find(({ name }) => name === '王秀英')!.refusals.map(({ code, heading }) => [code, heading]);
  it.each<[Readonly<Record<string, Cell>>, unknown[]]>([
    [{ 未参保原因: '已参保' }, [['collect/scheme-missing', '参保类别']]],
    [{ 未参保原因: '已参保', 参保类别: '职工医保' }, []],
    [{ 是否参保: '是', 未参保原因: '已参保', 参保类别: '居民医保' }, []],
    [{ 是否参保: '否', 未参保原因: '已参保' }, [['collect/not-in-list', '未参保原因']]],
    [{ 未参保原因: '未参保' }, [['collect/reason-missing', '未参保原因']]],
    [{ 未参保原因: '1', 参保类别: '职工医保' }, [['collect/not-in-list', '未参保原因']]],
  ])('%j', (cells, refusals) => {
    expect(refusalsOf(cells)).toEqual(refusals);
  });
});

describe('headings and words', () => {
  it.each([['未参保原因（必填）', '未参保原因'], ['* 核实\n日期 ', '核实日期'], ['村（居）', '村'], ['【备 注】', '备注']])('%j folds to %j', (raw, folded) => {
    expect(foldHeading(raw)).toBe(folded);
  });
  it.each([['2、服刑', '服刑'], ['“死亡”。', '死亡'], ['出国(境)定居', foldWord('出国（境）定居')]])('%j is the word %j', (raw, word) => {
    expect(foldWord(raw)).toBe(word);
  });
  it('a column beside its namesake is not taken for it', () => {
    const grid = sentGrid().map((row, at) => [...row, at === 1 ? '备注2（村）' : '旁边']);
    expect(rowsOf([returned(grid)]).every(({ unfilled }) => unfilled)).toBe(true);
  });
});

describe('whose row it is', () => {
  const numberless = (): Cell[][] => filled(sentGrid(), '王秀英', { 证件号码: '待补', 姓名: '王秀瑛', 备注: '名字更正' });
  const withoutNumber = { index: { byCase: new Map(KNOWN.map((each) => [each.case.caseNumber, each.name.display === '王秀英' ? { ...each, idText: '待补' } : each])), byPerson: new Map(), byNumber: new Map() } };
  it('a corrected name is believed by its key where the county has no number', () => {
    expect(rowsOf([returned(numberless())], withoutNumber).find(({ name }) => name === '王秀英')).toMatchObject({ outcome: 'applied', corrections: [{ field: 'name', ours: '王秀英', theirs: '王秀瑛' }] });
  });
  it('not where it has one, and not when the name is that of another person of the township', () => {
    expect(rowsOf([returned(numberless())]).find(({ name }) => name === '王秀英')?.refusals.map(({ code }) => code)).toEqual(['collect/shifted']);
    const moved = filled(sentGrid(), '王秀英', { 证件号码: '待补', 姓名: '单小明', 备注: '甲' });
    expect(rowsOf([returned(moved)], withoutNumber).find(({ name }) => name === '王秀英')?.refusals.map(({ code }) => code)).toEqual(['collect/shifted']);
  });
  it('a sheet of another year whose keys and mark are gone is refused by its title', () => {
    const grid = filled(sentGrid(), '王秀英', { 未参保原因: '服刑' }).map((row) => row.slice(0, -1));
    const titled = (title: string) => collected([returned([[title], ...grid.slice(1)])]).files[0]?.refusal?.code ?? null;
    expect(['松山区2019年度未参保人员核查工作表', '松山区２０１９年度核查表', '松山区2020年度未参保人员核查工作表', '核查表'].map(titled)).toEqual(['collect/other-year', 'collect/other-year', null, null]);
  });
});

describe('what is done with rows', () => {
  const cell = fc.constantFrom<Readonly<Record<string, Cell>>>({}, { 未参保原因: '服刑' }, { 未参保原因: '参军' }, { 备注: '甲' }, { 备注: '乙' }, { 是否参保: '是' }, { 参保类别: '职工参保' }, { 核实方式: '电话', 核实日期: '2020-05-01' }, { 对号: '坏了' }, { 姓名: '改名' });
  const sheet = fc.record({ who: fc.array(fc.tuple(fc.constantFrom(...NAMES), cell), { maxLength: 4 }), order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }) });
  const fileOf = ({ who, order }: { who: [string, Readonly<Record<string, Cell>>][]; order: number[] }, name: string): ReturnedFile => {
    const [title, headings, ...people] = who.reduce((grid, [person, cells]) => filled(grid, person, cells), sentGrid());
    return returned([title!, headings!, ...order.map((at) => people[at]!)], name);
  };

  it('adds up in every file: rows = applied + unchanged + refused + conflicts', () => {
    fc.assert(fc.property(fc.array(sheet, { minLength: 1, maxLength: 3 }), (sheets) => {
      const { files } = receiptsOf(collected(sheets.map((each, at) => fileOf(each, `${at}.xlsx`))), new Map());
      files.forEach((file, at) => {
        expect(file.applied + file.unchanged + file.refused + file.conflicts).toBe(file.rows);
        expect(file.rows).toBe(sheets[at]!.order.length);
      });
    }), { numRuns: 150 });
  });

  it('does not depend on the order of rows or files', () => {
    fc.assert(fc.property(sheet, sheet, (left, right) => {
      const files = [fileOf(left, '甲.xlsx'), fileOf(right, '乙.xlsx')];
      const steps = (list: readonly ReturnedFile[]): unknown => [...collected(list).cases].map(([caseNumber, { commands }]) => [caseNumber, commands]);
      expect(steps([...files].reverse())).toEqual(steps(files));
      const sorted = { ...left, order: [...left.order].sort() };
      expect(steps([fileOf(sorted, '甲.xlsx')])).toEqual(steps([fileOf(left, '甲.xlsx')]));
    }), { numRuns: 100 });
  });

  it('two answers in one file are named by sheet and row, since no choice of a file settles them', () => {
    const twice = (name: string): ReturnedFile => {
      const [first, second] = [filled(sentGrid(), '王秀英', { 未参保原因: '服刑' }), filled(sentGrid(), '王秀英', { 未参保原因: '参军' })];
      const file = returned(first, name);
      return { ...file, sheets: [...file.sheets, ...returned(second, name).sheets.map((sheet) => ({ ...sheet, name: '副本' }))] };
    };
    const conflictsOf = (files: readonly ReturnedFile[], prefer: readonly string[]) => rowsOf(files, { prefer }).find(({ conflicts }) => conflicts.length > 0)?.conflicts.find(({ heading }) => heading === '未参保原因');
    const alone = conflictsOf([twice('甲.xlsx')], []);
    expect(alone).toMatchObject({ withinFile: true });
    expect(alone!.values.map(({ from, value }) => [from.replace(/!\d+$/u, '!'), value])).toEqual([[expect.stringMatching(/^甲.xlsx#.+!$/u), expect.any(String)], [expect.stringMatching(/^甲.xlsx#.+!$/u), expect.any(String)]]);
    expect(new Set(alone!.values.map(({ from }) => from)).size).toBe(2);
    expect(conflictsOf([twice('甲.xlsx')], ['甲.xlsx'])).toEqual(alone);
    const other = returned(filled(sentGrid(), '王秀英', { 未参保原因: '参军' }), '乙.xlsx');
    expect(conflictsOf([twice('甲.xlsx'), other], [])).toMatchObject({ withinFile: false });
    expect(conflictsOf([twice('甲.xlsx'), other], ['乙.xlsx'])).toBeUndefined();
  });

  it('the same files with --prefer once more are reported the same, and nothing is applied', () => {
    const files = [returned(filled(sentGrid(), '王秀英', { 未参保原因: '服刑' }), '甲.xlsx'), returned(filled(sentGrid(), '王秀英', { 未参保原因: '参军' }), '乙.xlsx')];
    const prefer = ['乙.xlsx'];
    const first = collected(files, { prefer });
    const [settled] = [...first.cases.values()].filter(({ commands }) => commands.length > 0).map((each) => each.settled);
    if (settled?.kind !== 'take') throw new Error('nothing was taken');
    const taken = new Map([...first.cases].filter(([, { commands }]) => commands.length > 0).map(([caseNumber]) => [caseNumber, { caseNumber, sheet: settled.from.sheet, file: settled.from.file, answers: settled.all }]));
    const said = (over: Parameters<typeof rowsOf>[1]) => rowsOf(files, over).filter(({ unfilled }) => !unfilled).map(({ file, outcome, refusals }) => [file, outcome, refusals.map(({ code }) => code)]);
    expect(said({ prefer })).toEqual([['甲.xlsx', 'refused', ['collect/superseded']], ['乙.xlsx', 'applied', []]]);
    expect(said({ prefer, taken })).toEqual([['甲.xlsx', 'refused', ['collect/superseded']], ['乙.xlsx', 'unchanged', []]]);
    expect([...collected(files, { prefer, taken }).cases.values()].flatMap(({ commands }) => commands)).toEqual([]);
  });
  it('nothing is applied twice: what was taken is taken no more', () => {
    fc.assert(fc.property(sheet, (each) => {
      const file = fileOf(each, '甲.xlsx');
      const taken = new Map([...collected([file]).cases].flatMap(([caseNumber, { settled }]) => (settled.kind === 'take' ? [[caseNumber, { caseNumber, sheet: settled.from.sheet, file: '甲.xlsx', answers: settled.all }] as const] : [])));
      expect([...collected([file], { taken }).cases.values()].flatMap(({ commands }) => commands)).toEqual([]);
    }), { numRuns: 100 });
  });
});
