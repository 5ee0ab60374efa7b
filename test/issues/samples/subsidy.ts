/** What the policy packs and the payment lists have to say about subsidies. */
import { csv, id } from '../build.js';
import type { IssueSample } from '../sample.js';

const A = id(11);
const ALLOWANCE = csv('姓名,身份证号', `张志明,${A}`);
const INSURED = csv('姓名,身份证号,险种,参保状态,参保年度', `张志明,${A},城乡居民基本医疗保险,正常参保,2020`);
const paid = (...rows: readonly string[]): string => csv('姓名,身份证号码,代缴类别,参保年度,代缴金额,个人实缴金额,缴费日期', ...rows.map((row) => `张志明,${A},低保,2020,${row}`));
const LISTS = { '低保名单.csv': ALLOWANCE, '居民参保.csv': INSURED };
const PAYMENT = { file: '税务代缴明细.csv', sheet: '税务代缴明细', row: 2 } as const;

/** A county's own pack on top of another: one value more. */
function own(base: string, file: string, value: string): Readonly<Record<string, string>> {
  const head = `inForce: { from: 2019-09-01 }, source: { document: 示例〔1〕号, article: 第一条, words: 本县标准 }`;
  return {
    'own/pack.yaml': `parameter: pack\ntitle: { zh: 本县, en: own }\nplace: 示例县\ndivisions: []\nextends: ${base}\ndocuments: [{ number: 示例〔1〕号, title: 本县标准, issuer: 示例县, issuedOn: 2019-09-01 }]\nleavesOpen: []\n`,
    [`own/${file}.yaml`]: `parameter: ${file}\ntitle: { zh: 本县, en: own }\nvalues:\n  - { programme: basic, ${head}, ${value} }\n`,
  };
}
const amount = (group: string, yuan: number): string => `groups: [${group}], mode: fixed, yuan: ${yuan}, payers: [{ payer: county, percent: 100 }]`;
/** A pack of its own for the year after. */
const NEXT_YEAR = Object.fromEntries(Object.entries(own('', 'subsidy', `years: { from: 2021 }, noticeYear: 2020, ${amount('minimum-living', 200)}`)).map(([file, text]) => [file, text.replace('extends: \n', '')]));
const LOCAL_2018 = { ...own('chifeng', 'subsidy', amount('poor-registry', 60)), 'own/contribution.yaml': 'parameter: contribution\ntitle: { zh: 本县, en: own }\nvalues:\n  - { programme: basic, inForce: { from: 2019-09-01 }, source: { document: 示例〔1〕号, article: 第一条, words: 本县标准 }, personal: [{ yuan: 250 }] }\n' };

export const SUBSIDY_SAMPLES: readonly IssueSample<`subsidy/${string}` & IssueSample['code']>[] = [
  { code: 'subsidy/employee-insured', policy: 'example', files: { '低保名单.csv': ALLOWANCE, '职工参保.csv': csv('姓名,身份证号,险种,参保状态,缴费基数', `张志明,${A},职工基本医疗保险,正常参保,5000`), '税务代缴明细.csv': paid('180,70,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/paid-after-death', policy: 'example', files: { '低保名单.csv': ALLOWANCE, '死亡人员.csv': csv('姓名,身份证号,死亡日期', `张志明,${A},2019-12-01`), '税务代缴明细.csv': paid('180,70,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/paid-twice', policy: 'example', files: { ...LISTS, '税务代缴明细.csv': paid('180,70,2019-12-10', '180,70,2019-12-11') }, place: { ...PAYMENT, row: 3 } },
  { code: 'subsidy/paid-in-two-places', policy: 'example', files: { '低保名单.csv': ALLOWANCE, '异地参保.csv': csv('姓名,身份证号,险种,异地参保地,参保状态,参保年度', `张志明,${A},城乡居民基本医疗保险,河北省保定市,正常参保,2020`), '税务代缴明细.csv': paid('180,70,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/paid-before-identified', policy: 'example', files: { '低保名单.csv': csv('姓名,身份证号,享受低保起始日期', `张志明,${A},2020-01-01`), '居民参保.csv': INSURED, '税务代缴明细.csv': paid('0,250,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/paid-herself', policy: 'example', files: { ...LISTS, '税务代缴明细.csv': paid('0,250,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/not-paid', policy: 'example', files: { ...LISTS, '税务代缴明细.csv': paid('0,70,2019-12-10') }, place: { file: '低保名单.csv', sheet: '低保名单', row: 2 } },
  { code: 'subsidy/paid-below-standard', policy: 'example', files: { ...LISTS, '税务代缴明细.csv': paid('150,100,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/paid-above-standard', policy: 'example', files: { ...LISTS, '税务代缴明细.csv': paid('200,50,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/unlisted-person', policy: 'example', files: { ...LISTS, '税务代缴明细.csv': csv('姓名,身份证号码,代缴类别,参保年度,代缴金额,个人实缴金额,缴费日期', `赵文斌,${id(22)},低保,2020,180,70,2019-12-10`) }, place: PAYMENT },
  { code: 'subsidy/unlisted-people', policy: 'example', files: { ...LISTS, '税务代缴明细.csv': csv('姓名,身份证号码,代缴类别,参保年度,代缴金额,个人实缴金额,缴费日期', ...Array.from({ length: 101 }, (_, index) => `赵文斌,${id(300 + index)},低保,2020,180,70,2019-12-10`)) }, place: { file: '税务代缴明细.csv', sheet: '税务代缴明细' } },
  { code: 'subsidy/unlisted-group', policy: 'baise', files: { ...LISTS, '税务代缴明细.csv': paid('180,70,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/identity-ended', policy: 'example', files: { '低保名单.csv': csv('姓名,身份证号,终止日期', `张志明,${A},2019-11-30`), '居民参保.csv': INSURED, '税务代缴明细.csv': paid('180,70,2019-12-10') }, place: PAYMENT },
  { code: 'subsidy/window-closing', policy: 'example', files: { '低保名单.csv': csv('数据截止日期：2020年2月20日', '姓名,身份证号', `张志明,${A}`) }, place: {} },
  { code: 'subsidy/window-closed', policy: 'example', files: { '低保名单.csv': ALLOWANCE }, place: {} },
  { code: 'subsidy/standard-open', policy: 'linyi', files: LISTS, place: {} },
  { code: 'subsidy/below-floor', policy: 'own', packs: LOCAL_2018, files: { '建档立卡.csv': csv('姓名,证件号码,户编号,脱贫属性', `张志明,${A},9901010010010001,未脱贫`), '居民参保.csv': INSURED }, place: {} },
  { code: 'subsidy/above-standard', policy: 'own', packs: own('example', 'subsidy', amount('minimum-living', 190)), files: LISTS, place: {} },
  { code: 'subsidy/rules-conflict', policy: 'own', packs: own('example', 'subsidy', amount('minimum-living', 170)), files: LISTS, place: {} },
  { code: 'subsidy/order-not-highest', policy: 'own', packs: own('example', 'overlap', 'order: [poor-registry, minimum-living]'), files: { ...LISTS, '建档立卡.csv': csv('姓名,证件号码,户编号,脱贫属性', `张志明,${A},9901010010010001,未脱贫`) }, place: {} },
  { code: 'subsidy/no-rule-in-force', policy: 'own', packs: NEXT_YEAR, files: LISTS, place: {} },
  { code: 'subsidy/payments-missing', policy: 'example', files: LISTS, place: {} },
];
