import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import type { Field } from '../../src/domain/fields.js';
import type { SourceKind } from '../../src/domain/kinds.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, identify, nameOf, read } from './support.js';

/**
 * A layout as some county sends it: `headings` and `row` in step. In a row @n and @i are the person, @h, @k her head of household,
 * @o, @p a guardian or official; the rest stands as it is.
 */
interface Layout {
  readonly kind: SourceKind;
  readonly file?: string;
  readonly title?: string;
  readonly headings: string;
  readonly row: string;
  /** What must stand in fields besides name and number. */
  readonly says?: Readonly<Partial<Record<Field, string>>>;
}

const HEAD = 40;
const OTHER = 70;

function cellsOf(row: string, n: number): Cell[] {
  const texts: Readonly<Record<string, string>> = { '@n': nameOf(n), '@i': idOf(n), '@h': nameOf(HEAD), '@k': idOf(HEAD), '@o': nameOf(OTHER), '@p': idOf(OTHER) };
  return row.split('|').map((text) => (text === '' ? null : (texts[text] ?? text)));
}

const LAYOUTS: readonly Layout[] = [
  { kind: 'offsite', file: '医保/平台查询.xlsx', headings: '姓名|身份证|查询情况', row: '@n|@i|已参保，浙江省义乌市，2020年居民', says: { status: '已参保，浙江省义乌市，2020年居民' } },
  { kind: 'resident', file: '居民.xls', headings: '人员姓名|证件号码|险种类型|参保状态|参保年度|征缴标志|到账时间', row: '@n|@i|390|1|2020|未到账|', says: { paymentStatus: '未到账' } },
  { kind: 'resident', file: '居民.xls', headings: '人员姓名|证件号码|险种类型|参保状态|参保年度|备案', row: '@n|@i|390|1|2020|已退费', says: { paymentStatus: '已退费' } },
  { kind: 'population', title: '某县公安局户口迁出人员', headings: '姓名|身份证号|迁出日期|迁往地址|派出所', row: '@n|@i|2020-03-02|福建省晋江市|城关', says: { status: '迁出', destination: '福建省晋江市' } },
  { kind: 'population', title: '某县公安局户籍注销人员名单', headings: '序号|姓名|身份证号码|注销日期|备注', row: '1|@n|@i|2020-03-02|', says: { status: '注销' } },
  { kind: 'minimum-living', file: '农低.xls', headings: '行政区划|救助证编号|申请人姓名|申请人证件号码|家庭成员姓名|家庭成员证件号码|与申请人关系|是否保障对象|救助业务类型|救助开始年月|保障状态|户月保障金额', row: '柳河镇双山村|A1|@h|@k|@n|@i|之子|否|农村低保|2019-05|停保|560', says: { entitled: '否', identity: '农村低保', change: '停保' } },
  { kind: 'minimum-living', title: '2020年城乡低保4月发放名单', headings: '序号|姓名|性别|身份证号|户主|与户主关系|低保类型|享受标准|人口|所属村|状态|备注', row: '1|@n|男|@i|@h|之子|城乡低保|300||双山村|停发|', says: { change: '停发' } },
  { kind: 'prison', title: '关于困难群众服刑情况的反馈', headings: '序号|乡镇|姓名|身份证号|部门核查结果|释放日期', row: '1|柳河镇|@n|@i|缓刑，社区矫正中|', says: { remark: '缓刑，社区矫正中' } },
  { kind: 'poor-registry', headings: '序号|市州|县区市|乡镇街道|村（社区）|组|户主姓名|家庭成员姓名|家庭成员证件号码|与户主关系|监测对象类别|风险是否已消除|享受低保政策情况', row: '1|毕节市|七星关区|柳河镇|前进村|2组|@h|@n|@i|配偶|边缘易致贫户|否|农村低保', says: { town: '柳河镇', village: '前进村', headName: nameOf(HEAD), householdType: '边缘易致贫户' } },
  { kind: 'poor-registry', headings: '旗县|苏木乡镇|嘎查村|户代码|人代码|姓 名|身份证|与户主\n关系|脱贫状态', row: '阿旗|坤都镇|双山嘎查|1501|150101|@n|@i|之女|已脱贫', says: { household: '1501', relation: '之女', povertyStatus: '已脱贫' } },
  { kind: 'poor-registry', headings: '县区|乡镇场|村(居)委会|户主姓名|家庭成员|证件号|家庭关系|监测类别', row: '于都县|柳河镇|前进村|@h|@n|@i|之子|脱贫不稳定', says: { headName: nameOf(HEAD), village: '前进村' } },
  { kind: 'poor-registry', title: '霍邱县贫困人口基本医疗保险参保台账', headings: '镇|村|贫困户户主|贫困户成员|成员身份证号|2020年参保情况|未参保原因', row: '柳河镇|前进村|@h|@n|@i|已参保|外出', says: { headName: nameOf(HEAD), gapReason: '外出' } },
  { kind: 'poor-registry', headings: '姓名|身份证号码|家庭住址|人员类型', row: '@n|@i|柳河镇|建档立卡贫困人口' },
  { kind: 'poor-registry', title: '前进村贫困户花名册', headings: '序号|户主|姓名|身份证号|关系', row: '1|@h|@n|@i|配偶', says: { village: '前进村', relation: '配偶' } },
  { kind: 'minimum-living', title: '社会救助对象名单', headings: '区划|被保障人|公民身份证|家庭编号|户主|与户主的关系|救助类别|人均补差|享受起始年月', row: '莒南县|@n|@i|H1|@h|配偶|农村最低生活保障|320|201904', says: { headName: nameOf(HEAD), startDate: '201904', identity: '农村最低生活保障' } },
  { kind: 'minimum-living', headings: '家庭户号|申请人姓名|姓名|证件号码|与申请人关系|业务类型|保障开始时间|银行账号', row: 'H1|@h|@n|@i|之子|城市低保|2018-07-01|62170001300', says: { headName: nameOf(HEAD), relation: '之子', startDate: '2018-07-01' } },
  { kind: 'minimum-living', file: '双山镇/低保.xls', headings: '村别|低保户姓名|身份证|低保金额', row: '前进村|@n|@i|700', says: { town: '双山镇', village: '前进村' } },
  { kind: 'minimum-living', headings: '镇街名称|社区（村）|低保户主|户主证件号|享受人姓名|享受人证件号|享受类别|月保障金', row: '柳河镇|河西社区|@h|@k|@n|@i|全额|650', says: { headName: nameOf(HEAD), headId: idOf(HEAD), village: '河西社区' } },
  { kind: 'minimum-living', title: '大青沟乡2020年农村低保对象花名册', headings: '序号|姓名|身份证号码(18位)|月金额', row: '1|@n|@i|300', says: { town: '大青沟乡' } },
  { kind: 'extreme-poverty', headings: '区县|街镇|居村|救助对象姓名|救助对象证件号码|救助类型|生活自理能力评估|待遇起始年月', row: '静海区|柳河镇|前进村|@n|@i|城乡特困人员供养|失能|2019-01', says: { town: '柳河镇', village: '前进村', startDate: '2019-01' } },
  { kind: 'extreme-poverty', headings: '供养机构名称|供养人员姓名|供养人员身份证号|是否失能|监护人|监护人身份证号|所属乡镇', row: '双山敬老院|@n|@i|否|@o|@p|柳河镇', says: { town: '柳河镇' } },
  { kind: 'extreme-poverty', file: '特困.xls', headings: '所属镇街|所属村居|受助人|受助人身份证|受助人类别', row: '柳河镇|前进村|@n|@i|特困人员', says: { village: '前进村' } },
  { kind: 'low-income', headings: '镇(街道)|村(社区)|家庭代表人|家庭代表人身份证号|成员姓名|成员身份证号|与代表人关系|认定有效期', row: '柳河镇|前进村|@h|@k|@n|@i|配偶|2021-06-30', file: '低边家庭.xlsx', says: { headName: nameOf(HEAD), headId: idOf(HEAD) } },
  { kind: 'low-income', headings: '序号|人群类别|姓名|证件号码|所属街镇|所属居村', row: '1|低收入困难家庭|@n|@i|柳河镇|前进村', says: { town: '柳河镇', village: '前进村' } },
  { kind: 'low-income', headings: '镇|村|患者姓名|患者身份证号|认定类别|个人负担医疗费用|户主', row: '柳河镇|前进村|@n|@i|因病致贫重病患者|34567|@h', file: '因病致贫.csv' },
  { kind: 'disability', headings: '残疾人姓名|残疾人身份证号|残疾类型|级别|是否低保|参加医疗保险情况', row: '@n|@i|听力残疾|二级|否|居民医保', says: { disabilityType: '听力残疾', disabilityLevel: '二级' } },
  { kind: 'disability', headings: '姓名|身份证号码|残疾证件号|主要残疾|残疾级别|证件状态', row: '@n|@i|990101196602030011|视力|一级|有效', says: { disabilityType: '视力', disabilityLevel: '一级' } },
  { kind: 'resident', title: '2020年度城乡居民医保参保人员花名册', headings: '乡镇|村|姓名|身份证号码|人员状态|缴费年限|缴费档次', row: '柳河镇|前进村|@n|@i|参保登记（未缴费）|2020|280', says: { status: '参保登记（未缴费）', year: '2020' } },
  { kind: 'resident', headings: '参保人|证件号|参保险种名称|人员参保状态名称|参保所属医保区划名称|缴费年度', row: '@n|@i|城乡居民基本医疗保险|正常参保|莒南县|2020', says: { scheme: '城乡居民基本医疗保险', status: '正常参保', year: '2020' } },
  { kind: 'resident', headings: '姓名|身份证号|险种|现况', row: '@n|@i|城乡居民基本医疗保险|暂停参保', says: { status: '暂停参保' } },
  { kind: 'resident', headings: '统筹区|参保人员姓名|身份证件号码|险种名称|参保状态|缴费状态|缴费日期', row: '371327|@n|@i|390|1|已缴费|20191215', file: '缴费状态.csv', says: { status: '1', scheme: '390' } },
  { kind: 'employee', title: '灵活就业人员参加城镇职工基本医疗保险名单', headings: '姓名|身份证号|参保身份|缴费月份|状态', row: '@n|@i|灵活就业人员|2020-11|中断缴费', says: { status: '中断缴费' } },
  { kind: 'employee', headings: '单位名称|公民身份号码|姓名|人员类别|个人参保状态|当前缴费月', row: '某公司|@i|@n|退休|正常参保|202011', says: { status: '正常参保' } },
  { kind: 'offsite', title: '外出人员在外参保情况登记表', headings: '乡镇|村|姓名|身份证号|外出地点|在外参保地|在外参保险种', row: '柳河镇|前进村|@n|@i|东莞|广东省东莞市|职工医保', says: { insuredPlace: '广东省东莞市', scheme: '职工医保' } },
  { kind: 'offsite', headings: '姓名|身份证号|居民医保所属区划|职工医保所属区划|资助金额|个人缴费金额|是否参保职工|是否参保居民|参保类型|金保号|参保年度(职工)|参保年度(居民)|居民医保参保状态|大学生医保参保状态|职工医保参保状态|特殊人员身份类别', row: '@n|@i|兰山区|||280|否|是||J1||2020|正常参保|||', file: '异地核实结果.xlsx', says: { residentPlace: '兰山区', residentYear: '2020', residentStatus: '正常参保' } },
  { kind: 'resident', file: '参保关系导出.xlsx', headings: '人员姓名|证件号码|险种类型|参保身份|个人参保开始日期|个人参保结束日期', row: '@n|@i|城乡居民基本医疗保险|普通居民|2020-01-01|2020-12-31', says: { startDate: '2020-01-01', endDate: '2020-12-31' } },
  { kind: 'employee', title: '灵活就业人员职工医保缴费', headings: '姓名|公民身份号码|人员类别|缴费起始年月|缴费终止年月|缴费基数', row: '@n|@i|灵活就业人员|202001|202012|4000', says: { startDate: '202001', endDate: '202012' } },
  { kind: 'poor-registry', headings: '旗县|苏木乡镇|嘎查村|户主|家庭成员姓名|与户主关系|成员身份证（或残疾证）号码|脱贫属性', row: '某旗|柳河苏木|双山嘎查|@h|@n|之女|@i|未脱贫', says: { povertyStatus: '未脱贫' } },
  { kind: 'prison', headings: '姓名|身份证号|关押监狱|起刑日期|原刑满日期|减刑后刑满日期', row: '@n|@i|第一监狱|2018-06-02|2024-06-01|2022-12-01', says: { sentenceEnd: '2022-12-01' } },
  { kind: 'resident', headings: '姓名|身份证号|险种|待遇享受期', row: '@n|@i|城乡居民医保|2019-01-01至2019-12-31', says: { year: '2019-01-01至2019-12-31' } },
  { kind: 'payment', file: '税务局征收明细.csv', headings: '缴费人名称|缴费人证件号码|被缴费人姓名|被缴费人身份证号|征收项目|实缴金额|入库日期', row: '@o|@p|@n|@i|城乡居民基本医疗保险费|280|2019-11-20' },
  { kind: 'death', title: '殡葬补助发放表', headings: '姓名|身份证号码|与逝者关系|逝者姓名|逝者身份证号码|死亡日期', row: '@o|@p|配偶|@n|@i|2020-03-15', says: { eventDate: '2020-03-15' } },
  { kind: 'offsite', file: '国家平台比对.xlsx', headings: '姓名|证件号码|比对结果|参保地', row: '@n|@i|已在外省参保|辽宁省朝阳市', says: { status: '已在外省参保', insuredPlace: '辽宁省朝阳市' } },
  { kind: 'military', headings: '村|现役人员姓名|现役人员身份证号|入伍年份|服役类别（义务兵/士官）|家属姓名', row: '前进村|@n|@i|2018|义务兵|@o', says: { serviceStart: '2018' } },
  { kind: 'prison', headings: '姓名|身份证号码|判决罪名|原判刑期|入监日期|刑满释放日期', row: '@n|@i|诈骗|五年|2015-01-01|2020-01-01', says: { sentenceStart: '2015-01-01', sentenceEnd: '2020-01-01' } },
  { kind: 'death', title: '2020年死亡人口登记表', headings: '死亡人姓名|死亡人身份证号码|死亡年月日|申报人|申报人身份证', row: '@n|@i|20200315|@o|@p', says: { eventDate: '20200315' } },
  { kind: 'population', title: '死亡人员户口注销名单', headings: '公民身份号码|姓名|户籍地址|注销原因|注销日期|派出所', row: '@i|@n|柳河镇|死亡|20200601|柳河派出所', says: { eventDate: '20200601', status: '注销' } },
  { kind: 'abroad', title: '出国（境）人员名单', headings: '姓名|身份证号|前往国家|出境日期|类型', row: '@n|@i|韩国|2018-06-01|务工', says: { status: '务工' } },
  { kind: 'abroad', headings: '姓名|身份证号码|所在国家|出去时间|事由（定居/留学/务工）', row: '@n|@i|日本|2017|定居', title: '长期在国（境）外居住人员摸底表', says: { status: '定居' } },
  { kind: 'population', headings: '身份号码|姓名|变动类别|变动日期|变动后住址', row: '@i|@n|迁出|2020-06-01|济南市', title: '户籍变动人员清单', says: { status: '迁出' } },
  { kind: 'student', title: '2020年建档立卡家庭大学新生名册', headings: '考生姓名|考生身份证号|录取院校|录取专业|层次|父母姓名', row: '@n|@i|中国海洋大学|水产|本科|@o', says: { school: '中国海洋大学' } },
  { kind: 'payment', title: '城乡居民医保费银行批扣结果', headings: '批次号|户名|身份证号|扣款账号|应扣金额|实扣金额|扣款日期|扣款结果', row: 'P01|@n|@i|6217|280|280|2019-12-25|成功', says: { paidOn: '2019-12-25' } },
  { kind: 'payment', headings: '所属年份|所属月份|姓名|身份证号|是否资助参保', row: '2020|11|@n|@i|是', says: { year: '2020', insuredFlag: '是' } },
];

describe('layouts of other counties are recognised and read', () => {
  it.each(LAYOUTS.map((layout) => [layout.kind, layout.headings, layout] as const))('%s %s', async (_kind, _headings, layout) => {
    const rows: Cell[][] = [...(layout.title === undefined ? [] : [[layout.title]]), layout.headings.split('|'), ...[1, 2, 3, 4, 5].map((n) => cellsOf(layout.row, n))];
    const { reading, records } = await read(memorySheet(rows), { file: layout.file ?? '2020.xls' });
    expect(reading.source).toBe(layout.kind);
    expect(records.map(({ cells }) => [cells.name, cells.idNumber])).toEqual([1, 2, 3, 4, 5].map((n) => [nameOf(n), idOf(n)]));
    expect(records[1]!.cells).toMatchObject(layout.says ?? {});
  });

  it.each<[string, Cell[][], string]>([
    ['a pivot table', [['行标签', '计数项:姓名', '求和项:金额'], ['柳河镇', 10, 2800], ['总计', 10, 2800]], 'no-people'],
    ['a list of values for a drop-down', [['与户主关系', '脱贫属性', '户类型', '证件类型'], ['户主', '未脱贫', '一般户', '身份证'], ['配偶', '已脱贫', '低保户', '护照'], ['之子', '返贫', null, '军官证']], 'no-people'],
    ['a duty roster', [['通讯录'], ['单位', '姓名', '职务', '手机'], ['柳河镇', nameOf(1), '镇长', '13900000001'], ['双山镇', nameOf(2), '镇长', '13900000002']], 'explanation'],
    ['rates by township', [['贫困人口参保进度表'], ['乡镇', '应参保', '已参保', '参保率'], ['柳河镇', 100, 95, '95%'], ['合计', 100, 95, '95%']], 'no-people'],
  ])('%s is no list', async (_what, rows, why) => {
    expect(await identify(memorySheet(rows), { file: '附件.xls' })).toMatchObject({ kind: 'not-a-list', why });
  });

  it('orphans are a list of their own, which the message says by name', async () => {
    const reading = await identify(memorySheet([['孤儿基本生活费发放名册'], ['孤儿姓名', '身份证号', '补助类型'], [nameOf(1), idOf(1), '散居'], [nameOf(2), idOf(2), '散居']]), { file: '11月.xls' });
    expect(reading.issues.map(({ code, params }) => [code, params.people])).toEqual([['ingest/other-people-list', '孤儿']]);
  });

  it("the head's name repeated on every row is nobody else's, even where the members' heading is unknown", async () => {
    const rows = [1, 2, 3, 4, 5, 6].map((n): Cell[] => [nameOf(HEAD + Math.ceil(n / 3)), idOf(n), '差额']);
    const reading = await identify(memorySheet([['户主姓名', '身份证号', '低保类型'], ...rows]));
    expect(reading.issues.map(({ code }) => code)).toEqual(['ingest/missing-column']);
  });
});
