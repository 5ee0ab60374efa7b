import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/domain/fields.js';
import type { SourceKind } from '../../src/domain/kinds.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, identify, nameOf } from './support.js';

/** Sample cells by what a heading holds; the rest stays empty unless the case says otherwise. */
function cellFor(heading: string, n: number, values: Readonly<Record<string, string>>): string {
  const given = values[heading];
  if (given !== undefined) return given.split('|')[n % given.split('|').length]!;
  const bare = heading.replace(/[\s　]/gu, '');
  if (/序号|^序$/u.test(bare)) return String(n + 1);
  if (/残疾人?证(?!.*(时间|日期))/u.test(bare)) return `${idOf(n)}4${(n % 4) + 1}`;
  if (/银行账号|邮局账号|账号|卡号/u.test(bare)) return `62170001300${String(10000000 + n)}`;
  if (/证件类型|证件种类|身份证件类型/u.test(bare)) return '居民身份证';
  if (/监护人|联系人|家属|帮扶/u.test(bare)) return /身份证|证件号/u.test(bare) ? idOf(n + 700) : nameOf(n + 700);
  if (/身份证|身份号码|证件号|证号码|公民身份|识别号/u.test(bare) && !/低保|特困|退役/u.test(bare)) return idOf(n);
  if (/姓名|^户主$|缴费人$/u.test(bare)) return nameOf(n);
  if (/乡镇|镇|苏木|街道/u.test(bare)) return '柳河镇';
  if (/村|嘎查|社区/u.test(bare)) return '双山村';
  if (/时间|日期|年月/u.test(bare)) return '2019-05-06';
  if (/电话|手机|联系方式/u.test(bare)) return '13900000000';
  if (/^是否|^有无/u.test(bare)) return '是';
  return '';
}

interface Case {
  readonly kind: SourceKind;
  readonly headings: string;
  readonly file?: string;
  readonly sheet?: string;
  readonly title?: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Field → the heading that must be taken for it. */
  readonly columns?: Readonly<Partial<Record<Field, string>>>;
}

const CASES: readonly Case[] = [
  // 扶贫、乡村振兴
  { kind: 'poor-registry', headings: '序号,数据日期,县(市、区、旗),乡(镇),行政村,自然村,户编号,人编号,姓名,证件号码,人数,与户主关系,民族,文化程度,在校生状况,健康状况,劳动技能,务工时间（月）,是否参加大病保险,致贫原因1,危房户,是否解决安全饮用水,人均纯收入,户联系电话,人联系电话,首次识别时间,人员识别时间,户类型,易返贫致贫户(监测对象)类型,风险是否消除,风险识别时间,风险消除时间',
    columns: { name: '姓名', idNumber: '证件号码', town: '乡(镇)', village: '行政村', group: '自然村', household: '户编号', personCode: '人编号', relation: '与户主关系', phone: '人联系电话', householdType: '户类型', county: '县(市、区、旗)', asOf: '数据日期' } },
  { kind: 'poor-registry', headings: '县(市、区、旗),乡(镇),行政村,自然村,户编号,人编号,姓名,身份证,人数,与户主关系,民族,文化程度,在校生状况,健康状况,劳动技能,务工时间（月）,参加大病医疗,脱贫属性,贫困户属性,致贫原因1', columns: { idNumber: '身份证', povertyStatus: '脱贫属性' } },
  { kind: 'poor-registry', headings: '户编号,户类型,监测对象类别,风险是否已消除,识别监测时间,消除监测时间,风险消除方式,姓名,证件号码,与户主关系,致贫/返贫风险1,劳动技能,是否参加城乡居民基本医疗保险,是否参加城镇职工基本医疗保险,是否参加大病保险,享受低保政策情况,享受特困供养政策情况,综合保障,整户无劳动能力兜底保障户,在校生状况,是否危房户', values: { 享受低保政策情况: '农村低保|未享受', 户类型: '脱贫户|边缘易致贫户' }, columns: { insuredResident: '是否参加城乡居民基本医疗保险', insuredEmployee: '是否参加城镇职工基本医疗保险' } },
  { kind: 'poor-registry', headings: '户编号,与户主关系,姓名,性别,身份证,出生日期,年龄,民族,联系电话,上户口日期,在校生情况,婚否,户口是否迁出,政治面貌,文化程度,健康状况,是否服兵役,残疾属性,劳动技能,务工地点,务工单位,务工时间,区外就业,是否参加居民医保,是否参加职工医保,医保参保时间,是否参加大病医疗,是否享受低保,开始享受低保时间,低保档次,是否特困供养人员,开始获得特困供养时间,是否健在,死亡时间,户口注销日期,数据年份', columns: { insuredResident: '是否参加居民医保', vital: '是否健在', birthDate: '出生日期' } },
  { kind: 'poor-registry', headings: '序号,乡镇,村,姓名,身份证号码,脱贫年度', file: '未脱贫建档立卡.xls', columns: { leftPovertyYear: '脱贫年度' } },
  { kind: 'poor-registry', headings: '序号,苏木镇,嘎查村,户主姓名,姓 名,公民身份号码,与户主关系,备注', title: '2020年建档立卡贫困人口花名册', columns: { headName: '户主姓名', name: '姓 名', town: '苏木镇', village: '嘎查村' } },
  { kind: 'poor-registry', headings: '镇街,村居,户编号,家庭成员姓名,公民身份证号,与户主关系,残疾类别,残疾等级,监测类型', columns: { name: '家庭成员姓名', disabilityType: '残疾类别' } },
  { kind: 'poor-registry', headings: '序号,乡镇,行政村,姓名,身份证号,是否参保,未参保原因', file: '扶贫/脱贫人口.xlsx', columns: { insuredFlag: '是否参保', gapReason: '未参保原因' } },
  { kind: 'poor-registry', headings: '乡镇,村,姓名,证件号码,人员类别', values: { 人员类别: '脱贫户|脱贫不稳定户|边缘易致贫户' } },
  // 低保
  { kind: 'minimum-living', headings: '地区,户主姓名,身份证号,低保证号,起始保障年月,开户银行,账户名称,银行账号,账号状态', columns: { name: '户主姓名', idNumber: '身份证号', household: '低保证号', address: '地区', startDate: '起始保障年月' } },
  { kind: 'minimum-living', headings: '序号,户主姓名,身份证号码,低保证号,保障人数,领取金额,领款人签字(章),领款时间', columns: { name: '户主姓名', idNumber: '身份证号码' } },
  { kind: 'minimum-living', headings: '序号,姓名,身份证号,乡镇,村', file: '城保名册.xls' },
  { kind: 'minimum-living', headings: '序号,姓名,身份证号,乡镇,村', file: '2020/农保名册.xls' },
  { kind: 'minimum-living', headings: '姓名,身份证号,乡镇,村', title: '某某旗城乡居民最低生活保障对象花名册' },
  { kind: 'minimum-living', headings: '姓名,身份证号,低保人员类别,低保原因,享受低保标识,享受低保金额,享受开始日期', columns: { identity: '低保人员类别', startDate: '享受开始日期' } },
  { kind: 'minimum-living', headings: '乡镇,村,户主姓名,家庭成员姓名,身份证号码,与户主关系,保障类别,保障人口,户月补差,残疾类别,残疾等级', values: { 保障类别: '全额|差额' }, columns: { headName: '户主姓名', name: '家庭成员姓名' } },
  { kind: 'minimum-living', headings: '姓名,身份证号码,邮局账号,家庭人口,家庭人均纯收入' },
  { kind: 'minimum-living', headings: '所属街道,社区,申请人姓名,身份证号码,救助类别,享受时间', values: { 救助类别: '城市低保' }, columns: { name: '申请人姓名', town: '所属街道', village: '社区' } },
  // 特困
  { kind: 'extreme-poverty', headings: '序号,乡镇,村,姓名,身份证号码,供养方式,自理能力,供养机构,特困证号', values: { 供养方式: '集中|分散' }, columns: { identity: '供养方式', household: '特困证号' } },
  { kind: 'extreme-poverty', headings: '姓名,身份证号,生活补助,护理标准,供养方式' },
  { kind: 'extreme-poverty', headings: '姓名,身份证号,乡镇', file: '民政/特困人员.xlsx' },
  { kind: 'extreme-poverty', headings: '姓名,身份证号,乡镇', sheet: '五保户', file: '民政对象.xlsx' },
  { kind: 'extreme-poverty', headings: '姓名,证件号码,监护人姓名,监护人身份证号,监护人电话,失能等级,照料护理标准', columns: { name: '姓名', idNumber: '证件号码' } },
  // 低收入
  { kind: 'low-income', headings: '序号,乡镇,户主姓名,身份证号,救助证编号,保障总人口,重残保障人数,纳入救助标准,低边类别', columns: { identity: '低边类别' } },
  { kind: 'low-income', headings: '乡镇,村,姓名,身份证号', title: '低保边缘家庭人员名单' },
  { kind: 'low-income', headings: '姓名,身份证号,救助类型', values: { 救助类型: '低保边缘家庭|支出型困难家庭' } },
  { kind: 'low-income', headings: '姓名,身份证号,与户主关系', file: '支出型困难家庭.xlsx' },
  { kind: 'low-income', headings: '姓名,身份证号,住址', file: '因病致贫家庭重病患者名单.xlsx' },
  // 残联
  { kind: 'disability', headings: '姓名,残疾人证号,残疾类别,残疾等级,现居住地址,户口性质,婚姻,联系电话,监护人,残疾证发放时间,有效期,家属联系方式,是否低保', columns: { certificate: '残疾人证号', phone: '联系电话', address: '现居住地址', disabilityLevel: '残疾等级', endDate: '有效期' } },
  { kind: 'disability', headings: '姓名,身份证号,残疾人证号,残疾类别,残疾等级,生活补贴（金额）,护理补贴（金额）' },
  { kind: 'disability', headings: '姓名,残疾人证号,乡镇,村,地址,等级' },
  { kind: 'disability', headings: '姓名,性别,身份证号,类别,级别,所属乡镇(街道)', file: '残联/2020持证残疾人.csv', columns: { disabilityType: '类别', disabilityLevel: '级别', town: '所属乡镇(街道)' } },
  { kind: 'disability', headings: '残疾人姓名,残疾人证号码,残疾类别及等级,是否建档立卡户,监护人姓名,监护人联系电话,户口所在地', values: { 残疾类别及等级: '肢体一级|精神三级' } },
  // 医保
  { kind: 'resident', headings: '姓名,身份证号,居民医保所属区划,职工医保所属区划,资助金额,个人缴费金额,是否参保职工,是否参保居民,参保类型,金保号,参保年度(职工),参保年度(居民),居民医保参保状态,大学生医保参保状态,职工医保参保状态,特殊人员身份类别', columns: { insuredEmployee: '是否参保职工', residentYear: '参保年度(居民)', studentStatus: '大学生医保参保状态', identity: '特殊人员身份类别', employeePlace: '职工医保所属区划' } },
  { kind: 'resident', headings: '人员编号,姓名,证件号码,性别,参保险种,参保状态,参保年度', values: { 参保险种: '城乡居民基本医疗保险' } },
  { kind: 'resident', headings: '人员编号,证件类型,证件号码,姓名,险种类型,人员类别,人员参保状态,本次参保日期,暂停参保日期,参保地医保区划,单位名称', values: { 险种类型: '310|390', 单位名称: '双山村村民委员会' }, columns: { scheme: '险种类型', status: '人员参保状态', idType: '证件类型' } },
  { kind: 'resident', headings: '姓名,证件号码,缴费日期,个人缴费金额', title: '2020年度城乡居民基本医疗保险参保花名册' },
  { kind: 'resident', headings: '姓名,身份证号,乡镇,村', file: '医保局/居民花名册.csv' },
  { kind: 'resident', headings: 'aac001,aac147,aac003,aae140,aac031,aab301,aae001', values: { aac147: `${idOf(1)}|${idOf(2)}`, aac003: '王秀英|李国强', aae140: '390', aac031: '1', aae001: '2020' }, columns: { name: 'aac003', scheme: 'aae140', status: 'aac031', year: 'aae001', insuredPlace: 'aab301' } },
  { kind: 'resident', headings: 'psn_no,psn_cert_type,certno,psn_name,insutype,psn_type,psn_insu_stas,insuplc_admdvs,begn_ym', values: { certno: `${idOf(1)}|${idOf(2)}`, psn_name: '王秀英|李国强', insutype: '390', psn_insu_stas: '1' }, columns: { name: 'psn_name', scheme: 'insutype', status: 'psn_insu_stas' } },
  { kind: 'prison', headings: '姓名,身份证号,强制措施/刑种,收押场所,起日,止日,现状', file: '刑事人员.xlsx', columns: { sentenceStart: '起日', sentenceEnd: '止日' } },
  { kind: 'employee', headings: '单位,姓名,身份证号码,养老,医疗,工伤,失业,生育,最近缴费月份', file: '五险参保人员.xlsx', values: { 医疗: '参保' }, columns: { insuredFlag: '医疗', paidOn: '最近缴费月份' } },
  { kind: 'employee', headings: '人员编号,姓名,证件号码,性别,参保险种,参保状态,开始年月,结束年月,工资,基数', columns: { scheme: '参保险种', startDate: '开始年月', endDate: '结束年月' } },
  { kind: 'employee', headings: '单位名称,姓名,身份证号码,险种,参保状态', values: { 险种: '职工基本医疗保险' }, columns: { name: '姓名' } },
  { kind: 'employee', headings: '姓名,证件号码,人员类别,参保状态,参保单位', values: { 人员类别: '在职|退休' } },
  { kind: 'employee', headings: '姓名,社会保障号码,单位编号', file: '职工医保参保.xlsx', columns: { idNumber: '社会保障号码' } },
  { kind: 'offsite', headings: '姓名,身份证号,参保地,险种类型,参保状态', values: { 参保地: '北京市|江苏省南京市|浙江省杭州市|辽宁省', 险种类型: '居民' } },
  { kind: 'offsite', headings: '姓名,证件号码,参保省份,参保统筹区,参保险种,参保状态' },
  { kind: 'offsite', headings: '姓名,身份证号码,险种,参保状态,参保地医保区划', title: '国家医保信息平台异地参保比对结果', values: { 险种: '职工基本医疗保险' } },
  { kind: 'offsite', headings: '姓名,身份证号,备注', file: '异地参保人员.xlsx' },
  // 佐证
  { kind: 'military', headings: '姓名,公民身份号码,入伍时间,退役时间,退役证件号,服役部队', columns: { serviceStart: '入伍时间', serviceEnd: '退役时间' } },
  { kind: 'military', headings: '序号,姓名,身份证号,乡镇', title: '2019-2020年参军人员名单' },
  { kind: 'prison', headings: '姓名,身份证号,刑期起,刑期止,服刑地,罪名', columns: { sentenceStart: '刑期起', sentenceEnd: '刑期止', custody: '服刑地' } },
  { kind: 'prison', headings: '罪犯姓名,公民身份号码,刑期起止,关押单位' },
  { kind: 'prison', headings: '姓名,身份证号,矫正类别,矫正开始日期,矫正结束日期', sheet: '社区矫正' },
  { kind: 'death', headings: '序号,姓名,身份证号码,死亡时间,镇街,备注', columns: { eventDate: '死亡时间', town: '镇街' } },
  { kind: 'death', headings: '逝者姓名,身份证号,火化日期,家属姓名,家属身份证号,联系电话', columns: { name: '逝者姓名', idNumber: '身份证号', eventDate: '火化日期' } },
  { kind: 'death', headings: '姓名,身份证号,低保证号,死亡时间', title: '低保对象死亡人员名单' },
  { kind: 'death', headings: '姓名,身份证号,乡镇', file: '死亡注销户口名单.xls' },
  { kind: 'population', headings: '身份证号码,姓名,户籍地址,管理状态代码,管理状态名称', values: { 管理状态名称: '管理中|死亡|注销|迁出' }, columns: { status: '管理状态名称', address: '户籍地址' } },
  { kind: 'population', headings: '姓名,公民身份号码,注销原因,注销日期,派出所', columns: { eventDate: '注销日期' } },
  { kind: 'population', headings: '姓名,身份证号,迁出日期,迁往地', columns: { destination: '迁往地' } },
  { kind: 'student', headings: '学生姓名,身份证件号,学校,年级,班级,学籍号', columns: { name: '学生姓名', school: '学校' } },
  { kind: 'student', headings: '姓名,身份证号,院校名称,学历层次,入学时间,预计毕业时间,是否在校参保,家长姓名,家长电话', columns: { insuredFlag: '是否在校参保', graduatesOn: '预计毕业时间' } },
  { kind: 'abroad', headings: '姓名,身份证号,出境日期,前往国家,是否定居', columns: { eventDate: '出境日期', destination: '前往国家' } },
  { kind: 'abroad', headings: '姓名,身份证号,备注', file: '出国定居人员.xlsx' },
  { kind: 'payment', headings: '序号,街道乡镇,姓名,身份证件类型,身份证件号码,人员编号,代缴类别,代缴金额,个人缴费日期', columns: { idNumber: '身份证件号码', idType: '身份证件类型', subsidyAmount: '代缴金额', paidOn: '个人缴费日期', town: '街道乡镇' } },
  { kind: 'payment', headings: '序号,镇（街）,姓名,身份证号码,人员编号,代缴类别,参保类别,代缴金额,个人缴费金额,缴费总额,请款批次', columns: { town: '镇（街）', amount: '个人缴费金额' } },
  { kind: 'payment', headings: '人员姓名,证件号码,人员类别,费款所属期,险种,个人实缴金额,单位实缴金额,其他缴费金额', values: { 险种: '职工基本医疗保险', 人员类别: '在职' }, title: '职工缴费明细' },
  { kind: 'payment', headings: '缴费人识别号,缴费人姓名,证件类型,证件号码,征收项目,征收品目,费款所属期起,费款所属期止,应缴金额,实缴金额,入库日期,电子税票号码,主管税务机关,村(居)', values: { 征收品目: '城乡居民基本医疗保险费' }, columns: { name: '缴费人姓名', idNumber: '证件号码', paidOn: '入库日期', scheme: '征收品目' } },
  { kind: 'payment', headings: '序号,身份证号,姓名,医疗救助身份,镇（街）,村（居）,纳入资助时间,缴费时间', columns: { paidOn: '缴费时间', identity: '医疗救助身份' } },
  // 名单与参保混在一起、各部门的其他写法
  { kind: 'minimum-living', headings: '乡镇,村,姓名,身份证号,低保证号,参保险种,参保状态,参保年度,未参保原因', title: '低保对象参保情况核查表', values: { 参保险种: '居民|职工', 参保状态: '正常参保' }, columns: { gapReason: '未参保原因' } },
  { kind: 'disability', headings: '姓名,残疾人证号,残疾类别,残疾等级,是否参保,参保险种,参保年度', file: '重度残疾人参保核实.xls' },
  { kind: 'poor-registry', headings: '户编号,姓名,证件号码,与户主关系,户类型,参保险种,参保状态,参保年度', values: { 参保险种: '城乡居民基本医疗保险' }, file: '脱贫人口参保比对.xlsx' },
  { kind: 'offsite', headings: '姓名,身份证号,居民医保所属区划,职工医保所属区划,是否参保职工,是否参保居民,参保年度(职工),参保年度(居民),居民医保参保状态,大学生医保参保状态,职工医保参保状态', file: '异地参保核实结果.xlsx', columns: { residentPlace: '居民医保所属区划', residentStatus: '居民医保参保状态' } },
  { kind: 'offsite', headings: '姓名,证件号码,参保统筹区,险种,参保状态,参保年度', file: '国家平台查询结果.xlsx', values: { 险种: '居民' }, columns: { insuredPlace: '参保统筹区' } },
  { kind: 'resident', headings: '个人编号,姓名,证件号码,险种,参保状态,参保年度', file: '参保信息查询结果.xls', values: { 险种: '职工基本医疗保险|城乡居民基本医疗保险' } },
  { kind: 'resident', headings: '户主姓名,姓名,身份证号码,与户主关系,缴费金额,缴费时间,参保状态', title: '2020年度城乡居民基本医疗保险参保缴费花名册', columns: { headName: '户主姓名', name: '姓名' } },
  { kind: 'resident', headings: '姓名,身份证号,参合年度,参合证号' },
  { kind: 'resident', headings: '姓名,身份证号,村,居民医保缴费档次', file: '汇总.xlsx' },
  { kind: 'minimum-living', headings: '姓名,身份证号,乡镇,居民医保缴费情况', file: '低保名册.xlsx' },
  { kind: 'employee', headings: '单位名称,个人编号,姓名,证件号码,人员状态,缴费基数,参保日期', values: { 人员状态: '在职|退休' } },
  { kind: 'payment', headings: '姓名,身份证号,缴费金额,缴费时间,乡镇,村', file: '税务局/2020年城乡居民医保缴费名单.xlsx' },
  { kind: 'student', headings: '姓名,身份证号,学校,年级,是否建档立卡', title: '2020年建档立卡贫困家庭学生名单' },
  { kind: 'student', headings: '序号,姓名,身份证号码,录取院校,专业,联系电话' },
  { kind: 'population', headings: '户号,姓名,公民身份号码,与户主关系,户籍地址,人员状态', file: '公安局/人员核查.csv', values: { 人员状态: '正常|死亡|迁出' } },
  { kind: 'death', headings: '姓名,性别,身份证号,死亡日期,户籍地址,死亡原因,报告单位' },
  { kind: 'prison', headings: '姓名,身份证号码,入监日期,刑满日期,监狱名称', columns: { sentenceStart: '入监日期', sentenceEnd: '刑满日期' } },
  { kind: 'military', headings: '姓名,身份证号,入伍年月,服役状态,家庭住址', columns: { serviceStart: '入伍年月', status: '服役状态' } },
  { kind: 'extreme-poverty', headings: '姓名,身份证号,供养方式,残疾类别,残疾等级,监护人,监护人电话' },
  { kind: 'low-income', headings: '家庭编号,姓名,身份证号码,与户主关系,低收入家庭类型,认定时间', columns: { startDate: '认定时间' } },
];

describe('each kind of export is told from the others by what is in it', () => {
  it.each(CASES.map((each) => [each.kind, each.file ?? each.sheet ?? each.title ?? '', each.headings.slice(0, 60), each] as const))('%s %s %s', async (_kind, _around, _headings, found) => {
    const headings = found.headings.split(',');
    const rows = [
      ...(found.title === undefined ? [] : [[found.title]]), headings,
      ...Array.from({ length: 8 }, (_, n) => headings.map((heading) => cellFor(heading, n, found.values ?? {}))),
    ];
    const reading = await identify(memorySheet(rows, { name: found.sheet ?? 'Sheet1' }), { file: found.file ?? 'a.xlsx' });
    expect(reading.kind === 'list' ? reading.source : reading).toBe(found.kind);
    if (reading.kind !== 'list') return;
    expect(reading.layout.form).toBe('long');
    expect(reading.issues.filter((each) => each.code === 'ingest/missing-column')).toEqual([]);
    const columns = reading.layout.people[0]!.columns;
    const taken = Object.fromEntries(Object.keys(found.columns ?? {}).map((field) => [field, headings[columns[field as Field] ?? -1]]));
    expect(taken).toEqual(found.columns ?? {});
    const used = Object.values(columns);
    expect(new Set(used).size).toBe(used.length);
    const owned = used.map((column) => headings[column]!).filter((heading) => /监护人|家属|家长|联系人|银行|账号|罪名|部队/u.test(heading));
    expect(owned).toEqual([]);
  });
});

describe('a list of other people, or of something else, that names a kind', () => {
  const code = async (title: string, headings: string, file = 'a.xlsx', as?: SourceKind): Promise<string> => {
    const columns = `序号,姓名,身份证号,${headings}`.split(',');
    const reading = await identify(memorySheet([[title], columns, ...[1, 2, 3].map((n) => columns.map((heading) => cellFor(heading, n, {})))]), { file, ...(as === undefined ? {} : { as }) });
    return reading.kind === 'list' ? reading.source : (reading.issues[0]?.code ?? reading.kind);
  };

  it.each<[string, string]>([
    ['现役军人家属优待名单', '与军人关系,优待金'], ['服刑人员未成年子女名单', '监护人,刑期'], ['刑事案件被害人司法救助名单', '判决时间,救助金额'], ['兵役登记人员名单', '登记时间'], ['社区戒毒社区康复人员名单', '开始日期,截止日期'],
    ['在校学生家长信息', '学生学校'], ['大学在职教师花名册', '学校,职称'], ['出入境证件办理人员名单', '护照号'],
    ['2021年城乡居民医保应参保人员名单', '住址'], ['2021年度城乡居民医保征缴任务花名册', '村,应缴金额'], ['城乡居民医保“两病”用药保障人员名单', '审批日期'], ['居民医保电子凭证激活名单', '激活日期'],
  ])('%s is said to be one and not read', async (title, headings) => {
    expect(await code(title, headings)).toBe('ingest/other-people-list');
  });

  it.each<[string, string]>([
    ['和平社区居民花名册', '住址,联系电话'], ['65岁以上居民名单', '住址'], ['县总工会职工花名册', '单位名称'], ['机关事业单位在职人员名单', '单位名称,职务'], ['异地人员名单', '居住地'], ['外地人员登记表', '居住地'],
  ])('%s is nobody’s insurance: no word of it speaks of any', async (title, headings) => {
    expect(await code(title, headings)).toMatch(/^ingest\/(?:unknown|no-kind)$/u);
  });

  it.each<[string, string, string, SourceKind]>([
    ['城乡居民医保应参保人员参保情况', '参保年度,参保状态', 'a.xlsx', 'resident'], ['教职工职工医保参保名单', '单位名称', 'a.xlsx', 'employee'], ['现役军人名单（含家属电话）', '入伍时间', 'a.xlsx', 'military'],
    ['居民花名册', '住址', '医保局/a.xlsx', 'resident'], ['职工名单', '最后缴费年月', 'a.xlsx', 'employee'],
  ])('%s is a list of its kind', async (title, headings, file, kind) => {
    expect(await code(title, headings, file)).toBe(kind);
  });

  it('the clerk’s word goes before it', async () => {
    expect(await code('现役军人家属优待名单', '与军人关系', 'a.xlsx', 'military')).toBe('military');
  });
});

describe('a list of which only its folder says what it is', () => {
  const kindOf = async (file: string, headings: string, title?: string): Promise<string> => {
    const columns = headings.split(',');
    const rows = [1, 2, 3].map((n) => columns.map((heading) => cellFor(heading, n, { 停发原因: '死亡|户口迁出|未年检' })));
    const reading = await identify(memorySheet([...(title === undefined ? [] : [[title]]), columns, ...rows]), { file });
    return reading.kind === 'list' ? reading.source : (reading.issues[0]?.code ?? reading.kind);
  };

  it.each<[string, string, string?]>([
    ['死亡/高龄津贴停发.xlsx', '姓名,身份证号,停发原因,停发时间'], ['死亡/养老金停发名单.xlsx', '姓名,身份证号,备注'], ['死亡/2020年3月.xlsx', '姓名,身份证号,停发原因'], ['2020/死亡/3月.xlsx', '姓名,身份证号,乡镇', '柳河镇3月养老待遇暂停发放名单'],
    ['服刑/困难帮扶.xlsx', '姓名,身份证号,时间'], ['职工医保/意外伤害理赔.xlsx', '姓名,身份证号'], ['死亡/柳河镇.xlsx', '姓名,身份证号,缴费金额,缴费时间'],
  ])('%s, which says something else of itself, is asked', async (file, headings, title) => {
    expect(await kindOf(file, headings, title)).toBe('ingest/folder-alone');
  });

  it.each<[string, string, string, string?]>([
    ['死亡/2020年3月.xlsx', '姓名,身份证号,乡镇', 'death'], ['死亡/柳河镇.xlsx', '姓名,身份证号,时间', 'death'], ['死亡/01 柳河镇双山村（3人）.xlsx', '姓名,身份证号', 'death'], ['死亡/第一季度.xlsx', '姓名,身份证号', 'death'], ['死亡/3月份名单.xlsx', '姓名,身份证号', 'death'],
    ['死亡/卫健局3月报送.xlsx', '姓名,身份证号', 'death'], ['死亡/高龄津贴停发.xlsx', '姓名,身份证号,死亡时间', 'death'], ['火化/高龄津贴停发（死亡）.xlsx', '姓名,身份证号', 'death'], ['低保/新增.xlsx', '姓名,身份证号', 'minimum-living'],
    ['死亡/a.xlsx', '姓名,身份证号', 'death', '填报单位：柳河镇社会事务办 填报时间：2020年3月'],
  ])('%s (%s) is what its folder says: %s', async (file, headings, kind, title) => {
    expect(await kindOf(file, headings, title)).toBe(kind);
  });
});

describe('a column of another list on what is called a roster and nothing else', () => {
  const roster = (heading: string, cells: readonly string[]) => memorySheet([['姓名', '身份证号', '乡镇', heading], ...cells.map((cell, n) => [nameOf(n), idOf(n), '柳河镇', cell])]);
  it.each(['死亡日期', '注销日期', '注销原因', '入伍时间', '刑期止', '入学时间', '残疾证号', '残疾等级', '低保证号'])('%s of a few makes no other list of it', async (heading) => {
    const reading = await identify(roster(heading, ['', '2019-05-06', '', '']), { file: '城乡居民参保花名册.xlsx' });
    expect(reading.kind === 'list' && reading.source).toBe('resident');
  });
  it('of all leaves its kind open, or makes the list', async () => {
    const reading = await identify(roster('死亡日期', ['2019-05-06', '2019-05-06', '2019-05-06']), { file: '城乡居民参保花名册.xlsx' });
    expect(reading.kind === 'list' && reading.source).not.toBe('resident');
  });
  it.each(['低保名单.xlsx', '建档立卡贫困人口名单.xlsx', '特困供养人员.xlsx'])('%s with days of death, service or study of a few stays what it is called', async (file) => {
    const kind = { 低: 'minimum-living', 建: 'poor-registry', 特: 'extreme-poverty' }[file[0]!];
    for (const heading of ['死亡日期', '注销日期', '迁出日期', '入伍时间', '服刑监狱', '就读学校', '毕业时间', '出国时间']) {
      const reading = await identify(roster(heading, ['', '2019-05-06', '', '']), { file });
      expect([heading, reading.kind === 'list' && reading.source]).toEqual([heading, kind]);
    }
  });
  it.each<[string, string, string, SourceKind]>([
    ['死亡人员名单.xlsx', '死亡日期', '2019-05-06', 'death'], ['服刑人员名单.xlsx', '刑期止', '2030-01-01', 'prison'], ['参军人员名单.xlsx', '入伍时间', '2019-09-01', 'military'], ['在校大学生名单.xlsx', '学校', '某大学', 'student'],
    ['税务缴费明细.xlsx', '缴费金额', '280', 'payment'], ['异地参保人员名单.xlsx', '参保地', '北京市', 'offsite'], ['职工参保名单.xlsx', '单位名称', '某公司', 'employee'], ['残疾人名单.xlsx', '残疾等级', '一级', 'disability'],
  ])('%s keeps its kind whatever else is said of a few', async (file, own, cell, kind) => {
    for (const heading of ['死亡日期', '注销日期', '入伍时间', '刑期止', '就读学校', '低保证号', '残疾证号', '参保状态', '脱贫属性'].filter((each) => each !== own)) {
      const sheet = memorySheet([['姓名', '身份证号', '乡镇', own, heading], ...['', '2019-05-06', '', ''].map((other, n) => [nameOf(n), idOf(n), '柳河镇', cell, other])]);
      const reading = await identify(sheet, { file });
      expect([heading, reading.kind === 'list' && reading.source]).toEqual([heading, kind]);
    }
  });
  it('nothing, written out, is nothing', async () => {
    const reading = await identify(roster('死亡日期', ['无', '2019-05-06', '/', '—']), { file: '低保名单.xlsx' });
    expect(reading.kind === 'list' && reading.source).toBe('minimum-living');
  });
  it('a list without a name is told by the headings that all have', async () => {
    const headings = ['姓名', '身份证号', '险种', '参保状态', '死亡日期'];
    const reading = await identify(memorySheet([headings, ...['', '2019-05-06', '', ''].map((day, n) => [nameOf(n), idOf(n), '居民医保', '正常参保', day])]), { file: '导出数据(3).xlsx' });
    expect(reading.kind === 'list' && reading.source).toBe('resident');
  });
  it('nor is it passed over where the list is called otherwise', async () => {
    const reading = await identify(roster('死亡日期', ['', '2019-05-06', '', '']), { file: '死亡人员名单.xlsx' });
    expect(reading.kind === 'list' && reading.source).toBe('death');
  });
});
