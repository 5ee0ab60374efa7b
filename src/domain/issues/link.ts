import type { IssueEntry } from './entry.js';

export const LINK_ISSUES = {
  'link/shared-number': {
    severity: 'warning',
    zh: '证号 {number} 被 {count} 个不同姓名使用（{names}），不用它认人',
    en: 'Number {number} stands under {count} different names ({names}); it identifies nobody',
    fix: { zh: '请来源部门核对这几个人各自的证号', en: 'Ask the department to check the number of each of them' },
  },
  'link/number-of-another': {
    severity: 'warning',
    zh: '花名册里“{rosterName}”的证号是名单上“{name}”的证号',
    en: 'On the roster "{rosterName}" carries the number of "{name}"',
    fix: { zh: '请参保地医保部门核对此人证号', en: 'Ask the insurance office to check this person\'s number' },
  },
  'link/shifted-list': {
    severity: 'error',
    zh: '第 {from} 至 {to} 行共 {count} 个证号都对应别人的姓名，证号列与姓名列可能错行',
    en: 'In rows {from} to {to}, {count} numbers all meet other people\'s names; the number column seems shifted against the names',
    fix: { zh: '打开该表核对排序，更正后重新导入', en: 'Open the list, check how it was sorted, correct it and import it again' },
  },
  'link/too-many-rows': {
    severity: 'info',
    zh: '“{name}”在这类花名册中有 {count} 行以上同证号记录，只取前 {kept} 行',
    en: '"{name}" has more than {count} rows with the same number in rosters of this kind; the first {kept} are used',
    fix: { zh: '一般无需处理；如参保状态不对，请单独导入最新一期花名册', en: 'Usually nothing to do; if the status is wrong, import the latest roster alone' },
  },
  'link/nothing-to-compare': {
    severity: 'warning',
    zh: '“{name}”没有可用的证号、出生日期和住址，任何花名册都比不上',
    en: '"{name}" has no usable number, birth date or place; no roster can be compared',
    fix: { zh: '请来源部门补全证号后重新导入', en: 'Ask the department for the number and import again' },
  },
} as const satisfies Record<`link/${string}`, IssueEntry>;
