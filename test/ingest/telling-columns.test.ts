import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../src/domain/kinds.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, nameOf, read } from './support.js';

const read3 = async (as: SourceKind, heading: string, cells: readonly string[]) => {
  const sheet = memorySheet([['姓名', '身份证号', heading], ...cells.map((cell, n) => [nameOf(n + 1), idOf(n + 1), cell])]);
  const { reading, records } = await read(sheet, { as });
  return { issues: reading.issues, remarks: records.map(({ remarks }) => remarks.join()) };
};

describe('a column of unknown heading in which a word stands that changes what a row of the list means', () => {
  it.each<[SourceKind, string, string]>([
    ['prison', '目前下落', '缓刑，在家'], ['prison', '近况', '2019年已释放'], ['military', '去向', '2019年12月退伍'], ['death', '复查', '本人健在，系误报'], ['abroad', '去向', '外出劳务'],
    ['student', '去向', '已退学'], ['student', '近况', '未报到'], ['resident', '近况', '未参保'], ['resident', '标识', '已退费'],
  ])('%s: %s, %s is read, and said', async (kind, heading, text) => {
    const { issues, remarks } = await read3(kind, heading, ['', '', text, '']);
    expect(remarks[2]).toContain(text);
    expect(issues.map(({ code, params }) => [code, params.heading])).toContainEqual(['ingest/guessed-column', heading]);
  });

  it('one in which none stands is not', async () => {
    expect((await read3('prison', '车牌', ['蒙A12345', '', '无', ''])).remarks).toEqual(['', '', '', '']);
  });
  it('nor one that is private, whatever stands in it', async () => {
    expect((await read3('prison', '罪名', ['危险驾驶', '缓刑', '盗窃', ''])).remarks).toEqual(['', '', '', '']);
  });
});

describe('a column of unknown heading that answers what it asks', () => {
  it.each<[SourceKind, string, readonly string[], readonly string[]]>([
    ['resident', '退费标志', ['N', 'Y', 'N'], ['退费标志：否', '退费标志：是', '退费标志：否']],
    ['death', '死亡标识', ['0', '1', '1'], ['死亡标识：否', '死亡标识：是', '死亡标识：是']],
    ['prison', '是否已释放', ['是', '', '否'], ['是否已释放：是', '', '是否已释放：否']],
    // Ticked for some: the others are not.
    ['military', '现役（√）', ['√', '', '√'], ['现役：是', '现役：否', '现役：是']],
  ])('%s: %s %j is read with its question', async (kind, heading, cells, remarks) => {
    const read = await read3(kind, heading, cells);
    expect(read.remarks).toEqual(remarks);
    expect(read.issues.map(({ code, params }) => [code, params.heading])).toContainEqual(['ingest/guessed-column', heading]);
  });

  it('one that asks of something else is not read', async () => {
    expect((await read3('death', '是否党员', ['是', '否', '否'])).remarks).toEqual(['', '', '']);
    expect((await read3('death', '是否享受死亡补助', ['是', '否', '否'])).remarks).toEqual(['', '', '']);
    expect((await read3('military', '是否士官', ['是', '否', '否'])).remarks).toEqual(['', '', '']);
  });
});

describe('on a roster without a column of the state', () => {
  const flagOf = async (heading: string, as: SourceKind = 'resident') => {
    const sheet = memorySheet([['姓名', '身份证号', heading], ...['是', '否', '是', '是'].map((cell, n) => [nameOf(n + 1), idOf(n + 1), cell])]);
    const { records } = await read(sheet, { as });
    return [records[1]!.cells.insuredFlag, records[1]!.remarks.join()];
  };
  it.each(['目前是否参保', '是否在保', '是否续保', '参保标识', '是否完成缴费', '医保系统状态', '落实情况'])('%s = 否 says that somebody is not insured', async (heading) => {
    expect((await flagOf(heading))[0]).toBe('否');
  });
  const statedBy = async (as: SourceKind, heading: string, cells: readonly string[]) => {
    const sheet = memorySheet([['姓名', '身份证号', heading], ...cells.map((cell, n) => [nameOf(n + 1), idOf(n + 1), cell])]);
    const { records } = await read(sheet, { as });
    const { insuredFlag, status, paymentStatus } = records[1]!.cells;
    return [insuredFlag ?? status ?? paymentStatus, records[1]!.remarks.join()];
  };
  it.each<[SourceKind, string, readonly string[]]>([
    ['resident', '核对结果', ['√', '×', '√']], ['resident', '系统状态', ['有效', '无效', '有效']], ['resident', '备注', ['是', '否', '是']], ['resident', '说明', ['成功', '失败', '成功']], ['resident', '银行扣款状态', ['成功', '失败', '成功']],
    ['resident', '在保状态', ['是', '否', '是']], ['employee', '核查情况', ['参保', '未参', '参保']], ['employee', '待遇状态', ['正常', '停保', '正常']], ['offsite', '核查情况', ['是', '否', '是']], ['offsite', '业务状态', ['有效', '无效', '有效']],
  ])('%s: %s with %j does', async (as, heading, cells) => {
    expect(await statedBy(as, heading, cells)).toEqual([cells[1], '']);
  });
  it('a remark that denies nobody, or holds words of its own, stays a remark', async () => {
    expect(await statedBy('resident', '备注', ['√', '√', '√'])).toEqual([undefined, '备注：是']);
    expect(await statedBy('resident', '备注', ['是', '否', '外出务工'])).toEqual([undefined, '否']);
  });
  it('what changed 变动情况 is a remark on the insurance', async () => {
    expect(await statedBy('resident', '停保标志', ['否', '是', '否'])).toEqual([undefined, '停保标志：是']);
    expect(await statedBy('resident', '变动情况', ['', '停保', ''])).toEqual([undefined, '停保']);
  });
  it('beside a column of the state a state that denies it is read as a remark, also far below', async () => {
    const sheet = (cells: readonly string[]) => memorySheet([['姓名', '身份证号', '参保状态', '系统状态'], ...cells.map((cell, n) => [nameOf(n + 1), idOf(n + 1), '正常参保', cell])]);
    const few = await read(sheet(['有效', '无效', '有效']), { as: 'resident' });
    expect(few.records[1]!.remarks).toEqual(['无效']);
    const many = await read(sheet(Array.from({ length: 340 }, (_, n) => (n === 335 ? '无效' : '有效'))), { as: 'resident' });
    expect(many.records.filter(({ remarks }) => remarks.length > 0).map(({ ref, remarks }) => [ref.row, remarks])).toEqual([[337, ['无效']]]);
  });
  it.each<[string, readonly (string | number)[], string]>([
    ['退费金额', [0, 400, 0], '退费金额：是'], ['欠费', ['', 380, ''], '欠费：是'], ['终止原因', ['', '参军', '无'], '终止原因：参军'], ['断保原因', ['', '外出务工', ''], '断保原因：外出务工'], ['异常原因', ['正常', '欠费', '/'], '异常原因：欠费'],
    ['迁出日期', ['', '2019-11-03', ''], '迁出日期：2019-11-03'], ['户口迁往地', ['', '浙江省杭州市', '无'], '户口迁往地：浙江省杭州市'],
  ])('%s with %j says who left', async (heading, cells, said) => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '参保状态', heading], ...cells.map((cell, n) => [nameOf(n + 1), idOf(n + 1), '正常参保', cell])]), { as: 'resident' });
    expect(records.map(({ remarks }) => remarks.filter((text) => /\p{L}/u.test(text)))).toEqual([[], [said], []]);
  });
  it('what a column says of an earlier year goes behind one of no year', async () => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '缴费状态', '2019年是否参保'], [nameOf(1), idOf(1), '已缴费', '否']]), { as: 'resident' });
    expect(records[0]!.cells).toMatchObject({ paymentStatus: '已缴费' });
    expect(records[0]!.cells.insuredFlag).toBeUndefined();
  });
  it.each(['是否欠费', '停保'])('%s is a question of its own', async (heading) => {
    expect(await flagOf(heading)).toEqual([undefined, `${heading}：否`]);
  });
  it.each(['是否党员', '是否低保', '是否外出务工', '是否代缴', '联系情况', '异地就医备案情况', '电子凭证激活状态', '家庭医生签约状态'])('%s says nothing', async (heading) => {
    expect(await flagOf(heading)).toEqual([undefined, '']);
  });
});

describe('a list out of the population register', () => {
  const said = async (title: string, heading: string, cells: readonly string[]) => {
    const { records } = await read(memorySheet([[title], ['姓名', '身份证号', heading], ...cells.map((cell, n) => [nameOf(n + 1), idOf(n + 1), cell])]), { as: 'population' });
    return records.map(({ cells: { status }, remarks }) => [status, ...remarks]);
  };
  it('is of what its title says, whatever the reason, which is read with its heading', async () => {
    expect(await said('户口迁出人员名单', '迁出原因', ['婚迁', '其他', ''])).toEqual([['迁出', '迁出原因：婚迁'], ['迁出', '迁出原因：其他'], ['迁出']]);
    expect(await said('户口注销人员名单', '注销类别', ['其他', '死亡'])).toEqual([['注销', '注销类别：其他'], ['注销', '注销类别：死亡']]);
    expect(await said('户口迁入人员名单', '迁移原因', ['婚迁', '投靠'])).toEqual([['迁入', '婚迁'], ['迁入', '投靠']]);
    expect(await said('户籍人口变动表', '注销原因', ['其他', '无'])).toEqual([[undefined, '注销原因：其他'], [undefined]]);
  });
  it('tells by the days that are filled where nothing else does', async () => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '注销日期', '迁出日期', '派出所'], [nameOf(1), idOf(1), '2019-03-04', '', '甲'], [nameOf(2), idOf(2), '', '2019-03-04', '甲'], [nameOf(3), idOf(3), '', '', '甲']]), { as: 'population' });
    expect(records.map(({ remarks }) => remarks)).toEqual([['注销日期：2019-03-04'], ['迁出日期：2019-03-04'], []]);
  });
});

describe('what first stands below the rows by which a sheet is recognised', () => {
  const LONG = 340;
  const below = (text: string): string[] => Array.from({ length: LONG }, (_, n) => (n === LONG - 5 ? text : n % 7 === 0 ? '无异常' : ''));

  it.each<[SourceKind, string, string]>([['resident', '标识', '已退费'], ['employee', '近况', '离职，停保'], ['prison', '目前下落', '缓刑，在家'], ['military', '去向', '2019年12月退伍'], ['death', '复查', '本人健在，系误报']])(
    '%s: %s, %s is read on its row alone, and said with that row', async (kind, heading, text) => {
      const sheet = memorySheet([['姓名', '身份证号', heading], ...below(text).map((cell, n) => [nameOf(n + 1), idOf(n + 1), cell])]);
      const { records, tally } = await read(sheet, { as: kind });
      expect(records).toHaveLength(LONG);
      expect(records.filter(({ remarks }) => remarks.length > 0).map(({ ref, remarks }) => [ref.row, remarks])).toEqual([[LONG - 3, [text]]]);
      expect(tally.issues.filter(({ code }) => code === 'ingest/guessed-column').map(({ place, params }) => [place.row, place.column, params.heading])).toEqual([[LONG - 3, 'C', heading]]);
    });

  it.each<[SourceKind, string, string, string]>([['resident', '退费标志', 'Y', '退费标志：是'], ['prison', '已释放', '√', '已释放：是'], ['death', '误报标识', '1', '误报标识：是']])('%s: %s, blank so far, answers with its question', async (kind, heading, cell, said) => {
    const sheet = memorySheet([['姓名', '身份证号', heading], ...Array.from({ length: LONG }, (_, n) => [nameOf(n + 1), idOf(n + 1), n === LONG - 5 ? cell : ''])]);
    expect((await read(sheet, { as: kind })).records.flatMap(({ remarks }) => remarks)).toEqual([said]);
  });

  it('nothing is made of words that say nothing here, nor of codes', async () => {
    expect((await read3('prison', '车牌', below('蒙A12345'))).remarks.join('')).toBe('');
    expect((await read3('resident', '终止类别', below('1').map((text) => (text === '' ? '7' : text)))).remarks.join('')).toBe('');
    expect((await read3('prison', '罪名', below('缓刑'))).remarks.join('')).toBe('');
  });
});

describe('on a target list, what happened to somebody', () => {
  const remarksOf = async (heading: string, cells: readonly string[]) => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '乡镇', heading], ...cells.map((cell, n) => [nameOf(n + 1), idOf(n + 1), '柳河镇', cell])]), { as: 'minimum-living' });
    return records.map(({ remarks }) => remarks.join());
  };
  it.each([['死亡日期', '2019-05-06', '死亡日期：2019-05-06'], ['入伍时间', '2019年9月', '入伍时间：2019年9月'], ['服刑监狱', '某监狱', '服刑监狱：某监狱'], ['服刑情况', '是', '服刑情况：是']])('%s is read with its heading', async (heading, cell, said) => {
    expect(await remarksOf(heading, ['', cell, '无', '/'])).toEqual(['', said, '', '']);
  });
  it.each(['服役部队', '死亡原因', '罪名'])('%s is private', async (heading) => {
    expect(await remarksOf(heading, ['', '某某', '', ''])).toEqual(['', '', '', '']);
  });
});
