import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/domain/fields.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, nameOf, read } from './support.js';

interface Case {
  readonly file: string;
  readonly sheet?: string;
  readonly title?: string;
  /** Beside 姓名 and 身份证号. */
  readonly more?: string;
  readonly field: Field;
  /** Undefined: nothing is said of everybody. */
  readonly said: string | undefined;
}

async function saidBy({ file, sheet, title, more, field }: Case): Promise<unknown> {
  const headings = ['姓名', '身份证号', ...(more === undefined ? [] : more.split(','))];
  const rows = [1, 2, 3].map((n) => [nameOf(n), idOf(n), ...headings.slice(2).map(() => null)]);
  const { records } = await read(memorySheet([...(title === undefined ? [] : [[title]]), headings, ...rows], { name: sheet ?? 'Sheet1' }), { file });
  return records[0]!.cells[field] ?? undefined;
}

describe('what a title or a name says of everybody on a list', () => {
  it.each<Case>([
    { file: '城乡居民医保.xlsx', sheet: '停保', more: '险种类型', field: 'status', said: '停保' },
    { file: '城乡居民医保.xlsx', sheet: '在保', more: '险种类型', field: 'status', said: '新参保' },
    { file: '居民.xlsx', title: '2021年度城乡居民基本医疗保险未参保人员明细表', field: 'status', said: '未参保' },
    { file: '城乡居民医保未缴费人员名单（截至3月31日）.xlsx', more: '险种类型', field: 'status', said: '未缴费' },
    { file: '职工医保人员变动表.xlsx', sheet: '减员', more: '单位名称', field: 'status', said: '终止参保' },
    { file: '职工医保增减员明细.xlsx', more: '单位名称', field: 'status', said: '增减' },
    { file: '城乡居民医保退费.xlsx', title: '2021年度城乡居民医保退费人员名单', more: '参保年度', field: 'status', said: '终止参保' },
    { file: '退役军人花名册.xlsx', title: '某旗退役军人信息采集花名册', more: '入伍时间', field: 'status', said: '退役' },
    { file: '社区矫正人员名单.xlsx', more: '刑期起,刑期止', field: 'status', said: '社区矫正' },
    { file: '城乡居民养老保险参保花名册.xlsx', more: '参保状态,缴费档次', field: 'scheme', said: '养老保险' },
    { file: '城乡居民医疗保险、养老保险参保花名册.xlsx', more: '参保状态,缴费档次', field: 'scheme', said: undefined },
    { file: '村干部养老保险.xlsx', title: '村干部养老保险缴费花名册', more: '缴费年度,缴费金额', field: 'scheme', said: '养老保险' },
    { file: '居民医保退保申请.xlsx', title: '居民医保已参保人员退保申请', more: '退保原因', field: 'status', said: '终止参保' },
    { file: '居民医保催缴名单.xlsx', more: '村', field: 'status', said: '未缴费' },
    { file: '城乡居民医保拒保人员名单.xlsx', more: '村', field: 'status', said: '未参保' },
    { file: '待参保人员名单.xlsx', title: '城乡居民医保待参保人员名单', field: 'status', said: '未参保' },
    { file: '职工医保欠费单位职工名单.xlsx', more: '单位名称', field: 'status', said: '未缴费' },
    { file: '职工医保关系转移接续人员名单.xlsx', more: '转移日期', field: 'status', said: '增减' },
    { file: '职工医保参保人员减少表.xlsx', more: '单位名称', field: 'status', said: '终止参保' },
    { file: '职工医保离职人员名单.xlsx', more: '单位名称', field: 'status', said: '终止参保' },
    { file: '注销户口人员名单.xlsx', title: '派出所户籍注销户口人员名单', field: 'status', said: '注销' },
    { file: '特困供养人员减员名单.xlsx', more: '供养方式', field: 'change', said: '取消' },
    { file: '低保.xlsx', sheet: '本月取消', more: '低保证号', field: 'change', said: '取消' },
  ])('$file $sheet $title: $said', async (each) => {
    expect(await saidBy(each)).toBe(each.said);
  });

  it.each<Case>([
    { file: '城乡居民医保参保花名册.xlsx', field: 'status', said: undefined },
    { file: '城乡居民医保.xlsx', sheet: '停保', more: '险种类型,参保状态', field: 'status', said: undefined },
    { file: '居民医保.xlsx', title: '未参保人员参保情况核查表', field: 'status', said: undefined },
    { file: '居民医保.xlsx', title: '注：未参保人员请尽快缴费', more: '险种类型', field: 'status', said: undefined },
    { file: '居民参保、停保人员名单.xlsx', field: 'status', said: undefined },
    { file: '未参保人员.xlsx', title: '国家平台比对', more: '参保地,参保险种', field: 'status', said: undefined },
    { file: '退役军人事务局现役义务兵名单.xlsx', more: '入伍时间', field: 'status', said: undefined },
    { file: '拟退役人员名单.xlsx', title: '现役军人中拟退役人员', more: '入伍时间', field: 'status', said: undefined },
  ])('$file $sheet $title: nothing', async (each) => {
    expect(await saidBy(each)).toBe(each.said);
  });
});

describe('a title that leaves open what the list proves', () => {
  const remarksOf = async (title: string, more: string | undefined, file = '名单.xlsx'): Promise<readonly string[]> => {
    const headings = ['姓名', '身份证号', '乡镇', ...(more === undefined ? [] : [more])];
    const rows = [1, 2, 3].map((n) => [nameOf(n), idOf(n), '河东镇', ...(more === undefined ? [] : ['400'])]);
    const { records } = await read(memorySheet([[title], headings, ...rows]), { file });
    return records[0]!.remarks;
  };
  it.each<[string, string | undefined, readonly string[]]>([
    ['居民医保重复参保人员清理名单', undefined, ['存疑']],
    ['居民医保重复参保人员清理名单', '缴费金额', ['存疑']],
    ['居民医保重复参保人员清理名单', '参保状态', []],
    ['城乡居民医保参保人员暂停待遇名单', undefined, ['存疑']],
    ['城乡居民医保门诊慢特病人员名单', undefined, ['存疑']],
    ['2026年城乡居民医保参保核查名单', undefined, ['存疑']],
    ['2026年城乡居民医保参保核查名单', '个人缴费金额', []],
    ['职工医保转居民医保人员名单', undefined, ['存疑']],
    ['异地参保人员疑似名单', '参保地', ['存疑']],
    ['2026年城乡居民医保参保花名册', undefined, []],
    ['2026年已退出贫困户居民医保参保花名册', undefined, []],
    ['居民医保核查已参保人员名单', undefined, []],
    ['拟入伍青年名单', undefined, ['未入伍']],
    ['应征入伍青年名单', undefined, []],
    ['退出现役军人名单', undefined, ['退役']],
    ['出国劳务人员名单', undefined, ['出国务工']],
    ['出国务工后定居国外人员名单', undefined, []],
    ['办理出国护照人员名单', undefined, ['疑似出国定居']],
  ])('%s, %s: %j', async (title, more, said) => {
    expect(await remarksOf(title, more)).toEqual(said);
  });
  it('a folder says nothing of insurance: everybody keeps such lists somewhere', async () => {
    expect(await remarksOf('', undefined, '未参保核查/居民医保参保花名册.xlsx')).toEqual([]);
    expect(await remarksOf('', undefined, '资料/居民医保参保疑点名单.xlsx')).toEqual(['存疑']);
  });
  it('with 大病保险 in brackets a roster is one of basic insurance', async () => {
    expect((await read(memorySheet([['2026年城乡居民医保参保花名册（含大病保险）'], ['姓名', '身份证号'], [nameOf(1), idOf(1)], [nameOf(2), idOf(2)]]))).reading.source).toBe('resident');
  });
  it.each([['税务局扣款失败名单', '未缴费'], ['税务局居民医保待缴费名单', '未缴费'], ['税务局居民医保缴费明细', undefined]])('%s of payments: %s', async (title, said) => {
    const { records } = await read(memorySheet([[title], ['姓名', '身份证号', '缴费年度'], [nameOf(1), idOf(1), '2026'], [nameOf(2), idOf(2), '2026']]), { as: 'payment' });
    expect(records[0]!.cells.status).toBe(said);
  });
});

describe('the insurance year that a title or a name states', () => {
  it.each<Case>([
    { file: '西林镇参保花名册.xlsx', title: '西林镇2020年度城乡居民基本医疗保险参保花名册', field: 'year', said: '2020' },
    { file: '居民医保.xlsx', sheet: '2020年', field: 'year', said: '2020' },
    { file: '居民医保.xlsx', title: '二〇一九年居民医保参保花名册', field: 'year', said: '2019' },
    { file: '居民医保.xlsx', title: '二零二零年度城乡居民医保参保花名册', field: 'year', said: '2020' },
    { file: '19年居民医保参保花名册.xlsx', field: 'year', said: '2019' },
    { file: '异地.xlsx', title: '2019年异地参保人员名单', field: 'year', said: '2019' },
    { file: '居民医保.xlsx', title: '缴费满20年居民医保人员名单', field: 'year', said: undefined },
    { file: '2021居民参保/2020年城乡居民医保名单.xlsx', field: 'year', said: '2020' },
    { file: '2019-2020年度居民医保.xlsx', title: '2019年度、2020年度居民医保参保名单', field: 'year', said: undefined },
    { file: '居民医保.xlsx', title: '居民医保参保名单（截至2020年12月31日）', field: 'year', said: undefined },
    { file: '居民医保.xlsx', title: '2020年度居民医保参保名单', more: '缴费日期', field: 'year', said: undefined },
    { file: '职工医保.xlsx', title: '2020年度职工医保参保人员名单', more: '单位名称', field: 'year', said: undefined },
  ])('$file $sheet $title: $said', async (each) => {
    expect(await saidBy(each)).toBe(each.said);
  });
});

describe('a line between the people', () => {
  const below = async (file: string, more: string, lines: readonly (string | null)[], field: Field): Promise<unknown[]> => {
    const headings = ['序号', '姓名', '身份证号', ...more.split(',')];
    const rows = lines.map((line, n) => (line === null ? [n, nameOf(n), idOf(n), ...more.split(',').map(() => null)] : [line]));
    const { records, tally } = await read(memorySheet([headings, ...rows]), { file });
    expect(tally.setAside).toBe(0);
    expect(new Set(records.flatMap(({ cells }) => ((cells[field] ?? null) === null ? [] : [cells[field]])))).toEqual(new Set(tally.issues.map(({ params }) => params.said)));
    return records.map(({ cells }) => cells[field] ?? undefined);
  };

  it('says what holds for everybody below it, until the next one', async () => {
    expect(await below('城乡居民医保参保核对表.xlsx', '村', ['一、已参保人员', null, null, '二、未参保人员', null, '（三）停保', null, '四、其他', null], 'status')).toEqual([undefined, undefined, '未参保', '停保', undefined]);
    expect(await below('城镇低保动态.xlsx', '低保证号', ['新增', null, '停发', null, '续保', null, '二、停发', null], 'change')).toEqual([undefined, '取消', undefined, '取消']);
  });

  it('says nothing where a column says it, nor after the places of a list', async () => {
    expect(await below('居民医保.xlsx', '参保状态', [null, '二、未参保人员', null], 'status')).toEqual([undefined, undefined]);
    expect(await below('居民医保参保名单.xlsx', '联系电话', ['二、未参保', null, '柳河镇', null], 'status')).toEqual(['未参保', '未参保']);
  });
});

describe('what the title of a list of evidence says, anywhere, joins the words of every row', () => {
  it.each<[string, string, string]>([
    ['死亡人员误报更正名单', '死亡时间', '死亡系误报'], ['疑似死亡人员待核实名单', '死亡时间', '疑似死亡'], ['退役士兵安置台账', '入伍时间,状态', '退役'], ['刑满释放人员衔接台账', '刑期', '刑满释放'],
    ['疑似服刑人员比对名单', '刑期', '疑似服刑'], ['2019届高校毕业生去向登记', '院校名称', '已毕业'],
  ])('%s: %s', async (title, more, said) => {
    const headings = ['姓名', '身份证号', ...more.split(',')];
    const { records } = await read(memorySheet([[title], headings, ...[1, 2, 3].map((n) => [nameOf(n), idOf(n), ...headings.slice(2).map(() => '正常')])]), { file: `${title}.xlsx` });
    expect(records.map(({ remarks }) => remarks)).toEqual([[said], [said], [said]]);
  });

  it.each([['退役军人事务局提供现役军人名单', '入伍时间'], ['在押、刑满释放人员名单', '刑期'], ['应届毕业生在校名单', '院校名称'], ['死亡人员名单', '死亡时间']])('%s: nothing', async (title, more) => {
    const { records } = await read(memorySheet([[title], ['姓名', '身份证号', more], ...[1, 2, 3].map((n) => [nameOf(n), idOf(n), ''])]), { file: `${title}.xlsx` });
    expect(records.map(({ remarks }) => remarks)).toEqual([[], [], []]);
  });
});
