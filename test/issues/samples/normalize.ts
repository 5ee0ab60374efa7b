/** Rows of target lists with something wrong in a cell, and the same faults summed up for rosters. */
import { csv, id, wrongCheck } from '../build.js';
import type { IssueSample } from '../sample.js';

type Code = `normalize/${string}` & IssueSample['code'];

const A = id(11);
const TARGET = '低保名单.csv';
const CERTIFIED = '残疾人名单.csv';
const ROSTER = '居民参保.csv';

/** One row of a list of minimum living allowance, under the headings given; the fault stands in row 2, in `column`. */
function listed(code: Code, headings: string, row: string, column: string, ...more: readonly string[]): IssueSample<Code> {
  return { code, files: { [TARGET]: csv(headings, row, ...more) }, place: { file: TARGET, sheet: '低保名单', row: 2, column } };
}

/** The same on a list of disability certificates. */
function certified(code: Code, headings: string, row: string, column: string): IssueSample<Code> {
  return { code, files: { [CERTIFIED]: csv(headings, row) }, place: { file: CERTIFIED, sheet: '残疾人名单', row: 2, column } };
}

/** A row of a roster of residents; such rows are summed up, the first one is named. */
function rostered(code: Code, headings: string, row: string, column: string): IssueSample<Code> {
  return { code, files: { [TARGET]: csv('姓名,身份证号', `王秀英,${id(22)}`), [ROSTER]: csv(headings, row, `王秀英,${id(22)},,,`) }, place: { file: ROSTER, sheet: '居民参保', row: 2, column } };
}

const PLAIN = '姓名,身份证号,乡镇';

export const NORMALIZE_SAMPLES: readonly IssueSample<Code>[] = [
  listed('normalize/nobody', PLAIN, '？？,111111111111111111,柳河镇', 'A', `王秀英,${id(22)},柳河镇`),
  listed('normalize/id-missing', PLAIN, '张志明,,柳河镇', 'B', `王秀英,${id(22)},柳河镇`),
  listed('normalize/id-placeholder', PLAIN, '张志明,111111111111111111,柳河镇', 'B'),
  listed('normalize/id-check-digit', PLAIN, `张志明,${wrongCheck(A)},柳河镇`, 'B'),
  listed('normalize/id-length', PLAIN, `张志明,${A.slice(0, 17)},柳河镇`, 'B'),
  listed('normalize/id-characters', PLAIN, `张志明,${A.slice(0, 16).replace('0', 'O')}${A.slice(16)},柳河镇`, 'B'),
  listed('normalize/id-birth-date', PLAIN, '张志明,990101196602310111,柳河镇', 'B'),
  listed('normalize/id-several', PLAIN, `张志明,${A}/${id(22)},柳河镇`, 'B'),
  listed('normalize/id-damaged', PLAIN, '张志明,9.90101196602E+17,柳河镇', 'B'),
  listed('normalize/id-masked', PLAIN, `张志明,${A.slice(0, 6)}********${A.slice(14)},柳河镇`, 'B'),
  listed('normalize/id-series', PLAIN, '张志明,990101196602030117,柳河镇', 'B', '王秀英,990101196602030118,柳河镇', '李国强,990101196602030119,柳河镇'),
  certified('normalize/certificate-mismatch', '姓名,身份证号,残疾人证号', `张志明,${A},${id(33)}42`, 'C'),
  certified('normalize/disability-conflict', '姓名,残疾人证号,残疾类别,残疾等级', `张志明,${A}42,肢体,一级`, 'D'),
  certified('normalize/disability-unknown', '姓名,残疾人证号,残疾类别,残疾等级', `张志明,${A}42,其他,二级`, 'C'),
  listed('normalize/birth-conflict', '姓名,身份证号,出生日期', `张志明,${A},1970-01-01`, 'C'),
  listed('normalize/sex-conflict', '姓名,身份证号,性别', `张志明,${A},女`, 'C'),
  listed('normalize/name-unreadable', PLAIN, `？？,${A},柳河镇`, 'A'),
  listed('normalize/date-unreadable', '姓名,身份证号,出生日期', `张志明,${A},去年春天`, 'C'),
  rostered('normalize/rows-nobody', '姓名,身份证号,参保状态', '？？,111111111111111111,正常参保', 'A'),
  rostered('normalize/rows-id-absent', '姓名,身份证号,参保状态', '张志明,,正常参保', 'B'),
  rostered('normalize/rows-id-invalid', '姓名,身份证号,参保状态', `张志明,${wrongCheck(A)},正常参保`, 'B'),
  rostered('normalize/rows-id-damaged', '姓名,身份证号,参保状态', '张志明,9.90101196602E+17,正常参保', 'B'),
  rostered('normalize/rows-birth-conflict', '姓名,身份证号,参保状态,出生日期', `张志明,${A},正常参保,1970-01-01`, 'D'),
  rostered('normalize/rows-name-unreadable', '姓名,身份证号,参保状态', `？？,${A},正常参保`, 'A'),
  rostered('normalize/rows-status-unknown', '姓名,身份证号,参保状态', `张志明,${A},甲乙丙`, 'C'),
  rostered('normalize/rows-scheme-unknown', '姓名,身份证号,险种', `张志明,${A},甲乙丙`, 'C'),
  rostered('normalize/rows-date-unreadable', '姓名,身份证号,参保状态,缴费日期', `张志明,${A},正常参保,去年春天`, 'D'),
  rostered('normalize/rows-amount-unreadable', '姓名,身份证号,参保状态,缴费金额', `张志明,${A},正常参保,若干`, 'D'),
];
