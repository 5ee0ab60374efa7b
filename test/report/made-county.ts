import { issue, type Issue } from '../../src/domain/issue.js';
import type { Category, StandingCode } from '../../src/domain/standing.js';
import { CATEGORIES } from '../../src/domain/standing.js';
import type { ReportInput } from '../../src/report/report-input.js';
import { madeId, madeName, madeReport, type MadePerson } from './made-report.js';

const NAMES = ['张伟', '王秀英', '买买提·吐尔逊·阿卜杜拉', '高那仁道尔吉', '𠮷野娜', '李䶮', '欧阳震华', '阿依古丽·买买提', '刘芳', '陈建国', '巴特尔', '赵㛃'];
const TOWNS = ['柳河镇', '双山苏木', '青龙满族自治乡', '大王庄街道办事处', ''];
const VILLAGES = ['东村', '西山嘎查', '红旗社区居委会', ''];
const CATEGORY_CYCLE: readonly Category[] = ['resident', 'uninsured', 'resident', 'open', 'employee', 'military', 'uninsured', 'offsite', 'deceased', 'resident', 'prison', 'abroad', 'uninsured', 'moved', 'deregistered', 'open', 'identity-ended'];
const REASONS_OF: Partial<Record<StandingCode, readonly string[]>> = { gap: ['suspended', 'registered-unpaid', 'other-year', 'refused'], pending: ['link-question', 'remark-unproven', 'paid-not-posted'] };

/** A small county that looks like a real one: long names, rare characters, missing places, families, several lists. */
export function madeCounty(size = 60, over: Partial<ReportInput> = {}): ReportInput {
  const people = Array.from({ length: size }, (_, index) => countyPerson(index));
  return madeReport(people, { issues: countyIssues(), ...over });
}

function countyPerson(index: number): MadePerson {
  const category = CATEGORY_CYCLE[index % CATEGORY_CYCLE.length]!;
  const reasons = REASONS_OF[CATEGORIES[category].standing];
  const file = index % 3 === 0 ? '民政局/2020年12月农村低保对象花名册（定稿）.xls' : '扶贫办/建档立卡贫困人口信息.xlsx';
  const name = NAMES[index % NAMES.length]!;
  return {
    name, town: TOWNS[index % TOWNS.length]!, village: VILLAGES[(index >> 1) % VILLAGES.length]!, household: `9901010010${String(10_000 + (index >> 1))}`,
    category, ...(reasons === undefined ? {} : { reason: reasons[index % reasons.length]! }),
    identities: index % 3 === 0 ? ['minimum-living', 'poor-registry'] : index % 7 === 0 ? ['severe-disability'] : index % 11 === 0 ? ['low-income'] : ['poor-registry'],
    rows: index % 3 === 0
      ? [{ file, sheet: '农村低保', row: index + 5 }, { file: '扶贫办/建档立卡贫困人口信息.xlsx', sheet: '花名册', row: index + 4 }]
      : [{ file, sheet: '花名册', row: index + 4 }],
    outside: index % 19 === 18,
    record: {
      headName: madeName(NAMES[(index >> 1) % NAMES.length]!), relation: index % 2 === 0 ? '户主' : '之儿媳', phone: `1390000${String(1000 + index)}`,
      povertyStatus: index % 4 === 0 ? 'not-lifted' : 'lifted-with-policy',
      disability: index % 7 === 0 ? { certificate: `${madeId('1960-05-05', index)}42`, type: 'physical', level: 2, conflict: index % 14 === 0 } : null,
    },
    standing: {
      basis: category === 'open' ? { kind: 'remark', ref: { file, sheet: '花名册', row: index + 4, part: 1 }, text: '据说在外地当兵，身份证990101198001011237，未见证明' }
        : CATEGORIES[category].standing === 'gap' ? { kind: 'absence' } : { kind: 'row', ref: { file: '人武部/2020年现役名单.xlsx', sheet: 'Sheet1', row: index + 2, part: 1 } },
      until: category === 'military' ? ('2021-09-01' as never) : null,
      suggestion: category === 'open' ? 'military' : null,
      notes: index % 6 === 0 ? [{ reason: 'released', ref: { file: '司法局/服刑.xlsx', sheet: 'Sheet1', row: 7, part: 1 }, text: '2019年6月刑满释放' }] : [],
    },
  };
}

function countyIssues(): Issue[] {
  const faults = ['身份证号少一位：99010119600101123', '号码只剩 15 位，可能被 Excel 截断：990101196001010000', '=1+1', '#N/A', '姓名栏为空'];
  return faults.flatMap((reason, index) => [
    issue('io/unreadable', { file: '民政局/2020年12月农村低保对象花名册（定稿）.xls', sheet: '农村低保', row: 5 + index * 3, column: 'H' }, { reason }),
    issue('io/unreadable', { file: '扶贫办/建档立卡贫困人口信息.xlsx', sheet: '花名册', row: 5 + index }, { reason }),
    issue('io/unreadable', { file: `来历不明${index}.xlsx` }, { reason }),
  ]);
}
