/** Sheets that are no list, or not quite. */
import { csv, id, rowsXml, xlsx } from '../build.js';
import type { IssueSample } from '../sample.js';

const A = id(11);
const B = id(22);

export const INGEST_SAMPLES: readonly IssueSample<`ingest/${string}` & IssueSample['code']>[] = [
  { code: 'ingest/no-kind', files: { '人员.csv': csv('姓名,身份证号', `张志明,${A}`, `王秀英,${B}`) }, place: { file: '人员.csv', sheet: '人员' } },
  { code: 'ingest/unknown', files: { '人员.csv': csv('姓名,身份证号,保障人数', `张志明,${A},2`, `王秀英,${B},1`) }, place: { file: '人员.csv', sheet: '人员' } },
  { code: 'ingest/ambiguous', files: { '低保、特困人员.csv': csv('姓名,身份证号', `张志明,${A}`, `王秀英,${B}`) }, place: { file: '低保、特困人员.csv', sheet: '低保、特困人员' } },
  { code: 'ingest/no-header', files: { '低保名单.csv': csv(`张志明,${A}`, `王秀英,${B}`, `李国强,${id(33)}`) }, place: { file: '低保名单.csv', sheet: '低保名单' } },
  { code: 'ingest/missing-column', files: { '低保名单.csv': csv('姓名,乡镇,低保证号', '张志明,柳河镇,D001', '王秀英,柳河镇,D002') }, place: { file: '低保名单.csv', sheet: '低保名单' } },
  { code: 'ingest/no-people', files: { '低保名单.csv': csv('姓名,身份证号,乡镇') }, place: { file: '低保名单.csv', sheet: '低保名单' } },
  {
    code: 'ingest/hidden-sheet',
    files: { '低保名单.xlsx': xlsx([['姓名', '身份证号'], ['张志明', A]], { sheets: [{ name: '旧名单', state: 'hidden', rows: rowsXml([['姓名', '身份证号'], ['王秀英', B]]) }] }) },
    place: { file: '低保名单.xlsx', sheet: '旧名单' },
  },
  { code: 'ingest/said-of-all', files: { '居民医保停保人员.csv': csv('姓名,身份证号', `张志明,${A}`, `王秀英,${B}`) }, place: { file: '居民医保停保人员.csv', sheet: '居民医保停保人员' } },
  { code: 'ingest/hidden-rows', files: { '低保名单.xlsx': xlsx([['姓名', '身份证号'], ['张志明', A], ['王秀英', B]], { hidden: [3] }) }, place: { file: '低保名单.xlsx', sheet: 'Sheet1', row: 3 } },
  { code: 'ingest/unreadable-row', files: { '低保名单.csv': csv('姓名,身份证号,电话', `张志明,${A},`, ',,13900000001', `王秀英,${B},`) }, place: { file: '低保名单.csv', sheet: '低保名单', row: 3 } },
  { code: 'ingest/other-header', files: { '低保名单.csv': csv('序号,姓名,身份证号,户主', `1,张志明,${A},张志明`, '序号,户主,身份证号,姓名', `2,王秀英,${B},王秀英`) }, place: { file: '低保名单.csv', sheet: '低保名单', row: 3 } },
  { code: 'ingest/several-kinds', files: { '困难群众.csv': csv('姓名,身份证号,对象类别', `张志明,${A},低保`, `王秀英,${B},特困`) }, place: { file: '困难群众.csv', sheet: '困难群众', row: 1 } },
  { code: 'ingest/other-class', files: { '困难群众.csv': csv('姓名,身份证号,对象类别', `张志明,${A},低保`, `王秀英,${B},特困`, `李国强,${id(33)},孤儿`) }, place: { file: '困难群众.csv', sheet: '困难群众', row: 4 } },
  { code: 'ingest/guessed-column', files: { '低保名单.csv': csv('姓名,登记号', `张志明,${A}`, `王秀英,${B}`, `李国强,${id(33)}`) }, place: { file: '低保名单.csv', sheet: '低保名单', row: 1, column: 'B' } },
  { code: 'ingest/several-columns', files: { '低保名单.csv': csv('姓名,身份证号,公民身份号码', `张志明,${A},${A}`, `王秀英,${B},${B}`) }, place: { file: '低保名单.csv', sheet: '低保名单', row: 1, column: 'C' } },
  { code: 'ingest/too-many-columns', files: { '低保名单.csv': csv(`姓名,身份证号${','.repeat(1100)}备注`, `张志明,${A}`, `王秀英,${B}`) }, place: { file: '低保名单.csv', sheet: '低保名单' } },
  { code: 'ingest/formula-error', files: { '低保名单.xlsx': xlsx([['姓名', '身份证号'], ['张志明', A], ['王秀英', '#N/A']]) }, place: { file: '低保名单.xlsx', sheet: 'Sheet1', row: 3, column: 'B' } },
  { code: 'ingest/head-number-blank', files: { '低保名单.csv': csv('户主姓名,户主身份证号,姓名,身份证号', `张志明,${A},张志明,${A}`, `张志明,${A},王秀英,${B}`, `李国强,,李小红,${id(44)}`) }, place: { file: '低保名单.csv', sheet: '低保名单', row: 4, column: 'B' } },
  { code: 'ingest/other-people', files: { '残疾人名单.csv': csv('姓名,身份证号,残疾类别,监护人身份证号', `张志明,${A},肢体,${B}`) }, place: { file: '残疾人名单.csv', sheet: '残疾人名单', row: 1, column: 'D' } },
  { code: 'ingest/relatives-read', files: { '低保名单.csv': csv('户主姓名,户主身份证号,配偶姓名,配偶身份证号', `张志明,${A},王秀英,${B}`) }, place: { file: '低保名单.csv', sheet: '低保名单', row: 1, column: 'D' } },
  { code: 'ingest/other-people-list', files: { '孤儿名册.csv': csv('姓名,身份证号', `张志明,${A}`, `王秀英,${B}`) }, place: { file: '孤儿名册.csv', sheet: '孤儿名册' } },
  { code: 'ingest/folder-alone', files: { '死亡/高龄津贴停发.csv': csv('姓名,身份证号,停发原因', `张志明,${A},户口迁出`, `王秀英,${B},死亡`) }, place: { file: '死亡/高龄津贴停发.csv', sheet: '高龄津贴停发' } },
  { code: 'ingest/other-kind', files: { '特困名单.csv': csv('姓名,身份证号,供养方式', `张志明,${A},分散`, `王秀英,${B},集中`) }, as: 'low-income', place: { file: '特困名单.csv', sheet: '特困名单' } },
];
