import type { IssueEntry } from './entry.js';

const KEPT = { zh: '为免误判有人被取消，整份没有使用；以前导入的同一来源名单继续有效', en: 'so that nobody is taken as cancelled by mistake, nothing of it is used; what was imported before of the same source stays in force' } as const;
const FORCE = { zh: '名单本来就是这样的，加 --force 重新导入', en: 'If the list is meant to be like that, import it again with --force' } as const;

/** What can be wrong with a list as one of a series, and what was done about it 前后期名单问题. */
export const SOURCE_ISSUES = {
  'sources/no-column': {
    severity: 'error',
    zh: `“{kind}”缺少“{column}”列。${KEPT.zh}`,
    en: `The "{kind}" lacks the column "{column}"; ${KEPT.en}`,
    fix: { zh: `请来源部门补上这一列后重新导入。${FORCE.zh}`, en: `Ask its department to add the column and import it again. ${FORCE.en}` },
  },
  'sources/no-numbers': {
    severity: 'error',
    zh: `“{kind}”的 {rows} 行中有 {empty} 行没有证件号码。${KEPT.zh}`,
    en: `In the "{kind}", {empty} of {rows} rows have no identity number; ${KEPT.en}`,
    fix: { zh: `检查证件号码列是否漏贴或贴错后重新导入。${FORCE.zh}`, en: `Check whether the column of numbers was lost, then import it again. ${FORCE.en}` },
  },
  'sources/far-fewer': {
    severity: 'error',
    zh: `“{kind}”只有 {rows} 行，上一期（{earlier}）有 {before} 行。${KEPT.zh}`,
    en: `The "{kind}" has only {rows} rows; last time ({earlier}) there were {before}; ${KEPT.en}`,
    fix: { zh: `如果只是一部分（某个乡镇、补充名单），用 --append 导入；${FORCE.zh}`, en: `If it is only a part (a township, a supplement), import it with --append. ${FORCE.en}` },
  },
  'sources/nobody': {
    severity: 'error',
    zh: `名单里一个人也没有，而同一来源上一期（{earlier}）有 {before} 行。${KEPT.zh}`,
    en: `Nobody stands on the list; last time the same source ({earlier}) had {before} rows; ${KEPT.en}`,
    fix: { zh: '检查是否漏贴了数据；请来源部门重新提供', en: 'Check whether data were forgotten; ask its department for it again' },
  },
  'sources/undated': {
    severity: 'warning',
    zh: '与“{other}”像是同一来源的前后两期，但至少有一份没有写明数据日期，分不清哪份更新；两份都在使用',
    en: 'This and "{other}" seem to be one source at two times, but the date of one of them is not stated, so nobody can tell which is newer; both are used',
    fix: { zh: '用 --as-of 写明日期重新导入，例如 c2z import 文件 --as-of 2020-03；要直接替换旧的，加 --replace；是补充名单，加 --append', en: 'Import it again with --as-of DATE; to replace the earlier one, with --replace; if it is a supplement, with --append' },
  },
  'sources/unclear': {
    severity: 'warning',
    zh: '比“{other}”的日期新，种类相同，但文件名不同，人员或表头也对不上，看不出是不是它的新一期；两份都在使用',
    en: 'Later than "{other}" and of the same kind, but name and people or headings differ, so nobody can tell whether it takes its place; both are used',
    fix: { zh: '是新一期，加 --replace 重新导入；是另一份名单或补充名单，加 --append 重新导入', en: 'If it takes its place, import it again with --replace; if it is another list or a supplement, with --append' },
  },
  'sources/own-export': {
    severity: 'warning',
    zh: '这是 c2z 自己导出的“{title}”，不是部门名单，没有读取',
    en: 'This is "{title}", exported by c2z itself and no department\'s list; it was not read',
    fix: { zh: '从名单文件夹里移走即可；乡镇填好交回的工作表用 c2z collect 收回', en: 'Take it out of the folder of lists; work sheets that townships have filled in are read by c2z collect' },
  },
  'sources/lock-file': {
    severity: 'info',
    zh: '这不是名单，是 Excel 或 WPS 打开表格时留下的锁定文件（表还开着），没有读取',
    en: 'This is no list but the lock that Excel or WPS keeps while a workbook is open; it was not read',
    fix: { zh: '表里有改动的，先保存并关闭，再重新导入那张表；锁定文件会自己消失', en: 'Save and close the workbook, and import it again if it was changed; the lock goes by itself' },
  },
  'sources/system-file': {
    severity: 'info',
    zh: '这不是名单，是系统自己在文件夹里留下的文件，没有读取',
    en: 'This is no list but a file that the system keeps in its folders; it was not read',
    fix: { zh: '无需处理', en: 'Nothing is to be done' },
  },
  'sources/same-content': {
    severity: 'info',
    zh: '与已导入的“{other}”内容完全相同，没有重复读取',
    en: 'Byte for byte the same as "{other}", imported before; it was not read again',
    fix: { zh: '一般无需处理', en: 'Usually nothing is to be done' },
  },
  'sources/supplement': {
    severity: 'warning',
    zh: '与以前导入的“{other}”同名，名单上大多是别的人：作为补充，两份一起使用',
    en: 'Has the name of "{other}", imported before, and is mostly of other people: it supplements it, and both are used',
    fix: { zh: '是补充就无需处理；要替换以前的那份，加 --replace 重新导入', en: 'A supplement needs nothing; if it is to take the place of the earlier one, import it again with --replace' },
  },
  'sources/part': {
    severity: 'warning',
    zh: '名单上的人全部在现用的“{other}”里，只是其中一部分；为免重复计算，没有使用',
    en: 'Everybody on it stands on "{other}", which is in force and longer; so that nothing is counted twice, it is not used',
    fix: { zh: '是以前的旧名单就无需处理；要替换“{other}”，加 --replace 重新导入；是另外的一笔，换个文件名再导入', en: 'An older list needs nothing; to replace "{other}", import it again with --replace; if it tells of something else, import it under another name' },
  },
} as const satisfies Record<`sources/${string}`, IssueEntry>;
