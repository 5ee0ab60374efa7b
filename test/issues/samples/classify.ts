/** What classification has to say about the lists. */
import { csv, id } from '../build.js';
import type { IssueSample } from '../sample.js';

const A = id(11);
const HOUSEHOLD = '9901010010010001';
const RESIDENT = csv('姓名,身份证号,险种,参保状态,参保年度', `张志明,${A},城乡居民基本医疗保险,正常参保,2020`);
const LISTED = csv('姓名,身份证号', `张志明,${A}`);

export const CLASSIFY_SAMPLES: readonly IssueSample<`classify/${string}` & IssueSample['code']>[] = [
  { code: 'classify/nobody-listed', files: { '居民参保.csv': RESIDENT }, place: {} },
  { code: 'classify/poverty-status-missing', files: { '建档立卡.csv': csv('姓名,证件号码,户编号', `张志明,${A},${HOUSEHOLD}`) }, place: { file: '建档立卡.csv' } },
  { code: 'classify/registry-missing', files: { '残疾人名单.csv': csv('姓名,残疾人证号', `张志明,${A}41`) }, place: {} },
  {
    code: 'classify/disability-unclear',
    files: {
      '建档立卡.csv': csv('姓名,证件号码,户编号,与户主关系,脱贫属性', `王秀英,${id(22)},${HOUSEHOLD},户主,未脱贫`),
      '残疾人名单.csv': csv('姓名,残疾人证号,户编号', `张志明,${A}73,${HOUSEHOLD}`),
    },
    place: { file: '残疾人名单.csv', sheet: '残疾人名单', row: 2 },
  },
  {
    code: 'classify/insured-after-death',
    files: { '低保名单.csv': LISTED, '居民参保.csv': RESIDENT, '死亡人员.csv': csv('姓名,身份证号,死亡日期', `张志明,${A},2020-03-01`) },
    place: { file: '居民参保.csv', sheet: '居民参保', row: 2 },
  },
  {
    code: 'classify/evidence-conflict',
    files: {
      '低保名单.csv': LISTED,
      '参军人员.csv': csv('姓名,身份证号,入伍时间', `张志明,${A},2019-09-01`),
      '服刑人员.csv': csv('姓名,身份证号,刑期起,刑期止', `张志明,${A},2019-01-01,2024-01-01`),
    },
    place: { file: '服刑人员.csv', sheet: '服刑人员', row: 2 },
  },
  {
    code: 'classify/year-not-stated',
    files: { '低保名单.csv': LISTED, '居民参保.csv': csv('姓名,身份证号,险种,参保状态', `张志明,${A},城乡居民基本医疗保险,正常参保`) },
    place: { file: '居民参保.csv', sheet: '居民参保' },
  },
  {
    code: 'classify/year-doubted',
    files: { '低保名单.csv': LISTED, '居民参保.csv': csv('姓名,身份证号,险种,参保状态,参保年度', `张志明,${A},城乡居民基本医疗保险,正常参保,2021`) },
    place: {},
  },
];
