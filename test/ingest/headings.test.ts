// Headings of other offices: what a column is must not hang on one office's word for it.
import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/domain/fields.js';
import type { SourceKind } from '../../src/domain/kinds.js';
import { lexiconOf, matchHeading, readHeading } from '../../src/ingest/lexicon.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, identify, MAPPINGS, nameOf, read } from './support.js';

function fieldOf(kind: SourceKind, heading: string): Field | undefined {
  const lexicon = lexiconOf(MAPPINGS.find((mapping) => mapping.kind === kind)!);
  return matchHeading(lexicon, readHeading([heading], lexicon.mapping.vocabulary))?.field;
}

describe('a heading of the same meaning is the same column', () => {
  it.each<[SourceKind, Field, string]>([
    ['prison', 'sentenceStart', '刑期起始 刑期自 起刑日 服刑起始日期 入狱时间 羁押起始日期 收押日期 入矫日期'],
    ['prison', 'sentenceEnd', '刑期截止 刑期终止时间 刑期至 止刑日 刑期届满日 服刑期满日期 服刑截止 出狱时间 预计释放时间 释放年月 刑释日期 矫正终止日期 解矫日期'],
    ['prison', 'custody', '刑种 刑罚 刑罚类型 服刑类型 矫正种类 服刑监所 羁押地点 看守所'],
    ['military', 'serviceStart', '服役起始日期 服役起 参军年月 入伍批准日期 从军时间 服兵役时间'],
    ['military', 'serviceEnd', '服役截止时间 服役止 服役期满日期 退役年月 退伍年份 复员日期 退出现役时间 离队时间'],
    ['student', 'school', '就读大学 所读院校 在读学校'],
    ['student', 'insuredFlag', '是否参加学校所在地居民医保 是否在学校所在地参保 是否参加高校医保'],
    ['student', 'schoolLevel', '院校层次 就读层次 学校类别'],
    ['student', 'graduatesOn', '离校时间 结业时间 毕业年月'],
    ['death', 'eventDate', '亡故日期 离世时间 病故日期 死亡时点 火化年月'],
    ['abroad', 'eventDate', '离境日期 移民时间 出国年月'],
    ['population', 'status', '户籍状况 户口情况 注销状态 迁移类型'],
    ['payment', 'paidOn', '交费日期 缴纳时间 支付时间 完税日期'],
    ['payment', 'year', '征缴年度 费款年度 医保缴费年度'],
    ['resident', 'year', 'year 筹资年度 参保缴费年份 医疗年度'],
    ['resident', 'status', '参保现状 参保状况 参保登记状态'],
    ['resident', 'paymentStatus', '是否交费 缴费结果 到账情况 银行扣款结果'],
    ['resident', 'endDate', '退费日期 退保时间 参保注销日期'],
    ['employee', 'endDate', '减员时间 离职日期'],
    ['employee', 'insuredFlag', '医疗保险 基本医疗保险 医疗'],
    ['employee', 'endDate', '停止缴费时间 中断缴费时间 参保终止时间'],
    ['offsite', 'insuredPlace', '参保县区 投保地 参保统筹地区'],
    ['offsite', 'insuredFlag', '是否在外参保 是否省外参保 异地是否参保'],
    ['disability', 'disabilityLevel', '残疾分级 伤残等级 评定等级'],
    ['poor-registry', 'povertyStatus', '是否已脱贫 脱贫标识 贫困户状态'],
  ])('%s %s: %s', (kind, field, headings) => {
    for (const heading of headings.split(' ')) expect([heading, fieldOf(kind, heading)]).toEqual([heading, field]);
  });

  it.each<[SourceKind, string, Field]>([
    ['prison', '刑期', 'sentenceStart'],
    ['prison', '刑期起止日期', 'sentenceStart'],
    ['prison', '是否刑满释放', 'remark'],
    ['military', '是否退役', 'remark'],
    ['military', '退役方式', 'status'],
  ])('and another meaning is none of it: %s %s', (kind, heading, field) => {
    expect(fieldOf(kind, heading) ?? 'status').toBe(field);
  });
});

describe('截止日期 on a list of prisoners', () => {
  it.each<[string, readonly string[], boolean]>([['is the end of the sentence', ['2021-03-01', '2024-07-15', '2019-12-31'], true], ['is the day of the data where it is the same for all', ['2020-10-31', '2020-10-31', '2020-10-31'], false]])('%s', async (_what, days, isEnd) => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '刑期起', '截止日期', '关押监狱'], ...days.map((day, n) => [nameOf(n), idOf(n), '2015-01-01', day, '第一监狱'])]));
    expect(records.every(({ cells }) => (cells.sentenceEnd !== undefined) === isEnd)).toBe(true);
  });
});

describe('a roster with several columns of the state', () => {
  it('reads the one that is taken, and the others as remarks', async () => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '险种', '参保状态', '人员状态', '缴费状态', '是否到账', '是否退费'], [nameOf(1), idOf(1), '居民医保', '正常参保', '死亡', '已缴费', '否', '是']]));
    expect(records[0]).toMatchObject({ cells: { status: '正常参保', paymentStatus: '已缴费' }, remarks: ['死亡', '是否到账：否', '是否退费：是'] });
  });
});

describe('a heading that asks', () => {
  it('is read with its answer, as many of them as there are', async () => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '入伍时间', '是否现役', '是否退役'], [nameOf(1), idOf(1), '2014-09-01', '否', '是'], [nameOf(2), idOf(2), '2019-09-01', '是', null]]));
    expect(records.map(({ remarks }) => remarks)).toEqual([['是否现役：否', '是否退役：是'], ['是否现役：是', '是否退役：否']]);
  });
});

describe('a heading that tells what to write', () => {
  it.each<[string, string, string]>([
    ['备注（是否死亡、服刑、参军）', '在外务工', '在外务工'],
    ['核实情况（是否健在）', '已火化', '已火化'],
    ['是否在伍（是/否）', '×', '是否在伍：否'],
    ['是否退役', '未退役', '未退役'],
    ['是否现役', '是，士官', '是，士官'],
  ])('asks only where the cell is nothing but an answer: %s %s', async (heading, cell, remark) => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '入伍时间', heading], [nameOf(1), idOf(1), '2019-09-01', cell]]));
    expect(records[0]!.remarks).toEqual([remark]);
  });

  it.each(['罪名及刑罚', '罪名（刑罚）', '刑罚（罪名）', '案由及刑罚', '犯罪事实及刑罚'])('and %s is not read at all', (heading) => {
    expect(fieldOf('prison', heading)).not.toBe('custody');
  });
});

describe('where several columns speak of it', () => {
  it.each<[SourceKind, string, Readonly<Record<string, string>>, string, readonly string[]]>([
    ['population', '户籍注销名单', { 注销状态: '已注销', 注销原因: '迁出', 注销日期: '2020-01-01' }, '已注销', ['注销原因：迁出']],
    ['population', '户籍注销名单', { 迁移类型: '无', 注销类别: '死亡', 注销日期: '2020-01-01' }, '无', ['注销类别：死亡']],
    ['military', '参军人员名单', { 入伍时间: '2014-09-01', 现役情况: '义务兵', 退役情况: '已退役' }, '义务兵', ['已退役']],
  ])('nothing that is said is lost: %s %s %o', async (kind, title, more, status, remarks) => {
    const { reading, records } = await read(memorySheet([[title], ['姓名', '身份证号', ...Object.keys(more)], ...[1, 2, 3].map((n) => [nameOf(n), idOf(n), ...Object.values(more)])]));
    expect(reading.source).toBe(kind);
    expect([records[0]!.cells.status, records[0]!.remarks]).toEqual([status, remarks]);
  });
});

describe('how and where a sentence is served', () => {
  it('is read from both columns', async () => {
    const { reading, records } = await read(memorySheet([['姓名', '身份证号', '刑种', '服刑监所', '刑期至'], [nameOf(1), idOf(1), '有期徒刑', '柳河司法所（社区矫正）', '2022-01-01']]));
    expect(reading.layout.people[0]!.columns.custody).toBe(2);
    expect(records[0]!.remarks).toEqual(['柳河司法所（社区矫正）']);
  });
});

describe('money that came through a channel', () => {
  it('is a payment, though the list names the insurance it was paid for', async () => {
    const headings = ['姓名', '证件号码', '险种', '缴费年度', '缴费金额', '缴费时间', '缴费渠道'];
    const reading = await identify(memorySheet([['城乡居民医保缴费清册'], headings, [nameOf(1), idOf(1), '城乡居民基本医疗保险', '2020', '280', '2019-12-03', '手机']]), { file: '缴费.xlsx' });
    expect(reading).toMatchObject({ kind: 'list', source: 'payment' });
  });
});

describe('a list without any number', () => {
  it.each<[string, readonly string[]]>([['days', ['入伍时间']], ['places', ['乡镇', '村', '服役状态']]])('is a list of people where %s stand beside rare surnames', async (_what, more) => {
    const beside: Readonly<Record<string, string>> = { 入伍时间: '2019-09-01', 乡镇: '那坡镇', 村: '那龙村', 服役状态: '现役' };
    const rows = ['岑永昌', '农丽春', '零志明', '萨仁'].map((name) => [name, null, ...more.map((heading) => beside[heading]!)]);
    const { records } = await read(memorySheet([['现役军人名单'], ['姓名', '身份证号', ...more], ...rows]), { file: '参军.xlsx' });
    expect(records.map(({ cells }) => cells.name)).toEqual(['岑永昌', '农丽春', '零志明', '萨仁']);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    ['建档立卡.xlsx', [['脱贫属性', '名称', '更新日期'], ['1', '未脱贫', '2020-01-01'], ['2', '已脱贫', '2020-01-02'], ['3', '返贫', '2020-01-03']]],
    ['死亡名单.xlsx', [['名称', '死亡时间'], ['配偶', '2020-01-01'], ['之子', '2020-01-02'], ['之女', '2020-01-03']]],
    ['低保.xlsx', [['姓名', '乡镇'], ['合计', '柳河镇'], ['无', '柳河镇']]],
  ])('a table of codes is none: %s', async (file, rows) => {
    expect((await identify(memorySheet(rows.map((row) => [...row])), { file })).kind).not.toBe('list');
  });
});

describe('a line with a place between the rows', () => {
  it.each<[string, { town?: string; village?: string }]>([
    ['柳河镇', { town: '柳河镇' }],
    ['一、柳河镇', { town: '柳河镇' }],
    ['（二）双山村', { village: '双山村' }],
    ['3.柳河镇双山村', { town: '柳河镇', village: '双山村' }],
    ['大河边彝族乡马街社区居委会', { town: '大河边彝族乡', village: '马街社区居委会' }],
    ['三道河镇', { town: '三道河镇' }],
    ['新乡庄村', { village: '新乡庄村' }],
    ['新乡街道东村', { town: '新乡街道', village: '东村' }],
    ['长安街道办事处东社区', { town: '长安街道办事处', village: '东社区' }],
    ['东乡镇西村', { town: '东乡镇', village: '西村' }],
    ['莒南县柳河镇双山村', { town: '柳河镇', village: '双山村' }],
    ['莒南县柳河镇', { town: '柳河镇' }],
  ])('is no row of headings, right below them either: %s', async (line, place) => {
    const { reading, records } = await read(memorySheet([['序号', '姓名', '身份证号', '脱贫属性'], [line], [1, nameOf(1), idOf(1), '未脱贫'], [2, nameOf(2), idOf(2), '未脱贫']]));
    expect(reading.layout.firstDataRow).toBe(2);
    expect(records.map(({ cells: { town, village } }) => ({ ...(town === undefined ? {} : { town }), ...(village === undefined ? {} : { village }) }))).toEqual([place, place]);
  });

  it.each(['所在村', '户籍村', '所在街道'])('and %s under a heading is the second row of it', async (heading) => {
    const { reading } = await read(memorySheet([['序号', '姓名', '身份证号', '家庭住址', '脱贫属性'], [null, null, null, heading, null], [1, nameOf(1), idOf(1), '双山村', '未脱贫'], [2, nameOf(2), idOf(2), '双山村', '未脱贫']]));
    expect(reading.layout.firstDataRow).toBe(3);
  });
});

describe('the state of each insurance in a column of its own', () => {
  it.each<[string, string]>([['居民医保状态', 'residentStatus'], ['城乡居民医保参保情况', 'residentStatus'], ['职工医保状态', 'employeeStatus'], ['城镇职工医保缴费状态', 'employeeStatus'], ['大学生医保状态', 'studentStatus']])('%s', async (heading, field) => {
    const { records } = await read(memorySheet([['姓名', '身份证号', heading, '参保年度'], [nameOf(1), idOf(1), '未参保', '2022'], [nameOf(2), idOf(2), '正常参保', '2022']]), { as: 'resident' });
    expect(records[0]!.cells).toMatchObject({ [field]: '未参保' });
  });
});
