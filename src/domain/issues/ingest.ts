import type { IssueEntry } from './entry.js';

export const INGEST_ISSUES = {
  'ingest/unknown': {
    severity: 'error',
    zh: '工作表“{sheet}”看不出是哪一类名单，没有读取。找到的表头：{headings}。最接近“{nearest}”，但没有见到：{missing}',
    en: 'Sheet "{sheet}" is no kind of list that is known. Headings found: {headings}. Nearest: {nearest}, but none of these was seen: {missing}',
    fix: { zh: '不是人员名单的，不必处理。一张表里有几类人员的，先按类别分成几个工作表；是一类的，在文件名、工作表名或标题中写明是哪一类（如“低保名单”）后重新导入；或用 --as 指定种类，例如 c2z import 文件 --as minimum-living', en: 'Import it again with --as KIND, or say the kind in the name of the file or the sheet. A sheet of people of several kinds has to be split by kind first.' },
  },
  'ingest/no-kind': {
    severity: 'error',
    zh: '工作表“{sheet}”写有人员，但表头、标题、文件名都没有说明是哪一类名单，没有读取。找到的表头：{headings}',
    en: 'Sheet "{sheet}" lists people, but neither its headings nor its title nor the file name says what kind of list it is; it was not read. Headings found: {headings}',
    fix: { zh: '一张表里有几类人员的，先按类别分成几个工作表；是一类的，在文件名、工作表名或标题中写明是哪一类（如“低保名单”）后重新导入，或用 --as 指定种类，例如 c2z import 文件 --as minimum-living；不需要核对的表不必处理', en: 'Say the kind in the name of the file, the sheet or the title, or import it again with --as KIND; a sheet that is not to be compared needs nothing. A sheet of people of several kinds has to be split by kind first.' },
  },
  'ingest/ambiguous': {
    severity: 'error',
    zh: '工作表“{sheet}”既像“{first}”又像“{second}”，不能自行决定，没有读取。找到的表头：{headings}',
    en: 'Sheet "{sheet}" may be "{first}" or "{second}". Headings found: {headings}',
    fix: { zh: '一张表里有几类人员的，先按类别分成几个工作表；是一类的，在文件名、工作表名或标题中写明是哪一类后重新导入，或用 --as 指定种类，例如 c2z import 文件 --as resident（全部种类见 c2z import --help）', en: 'Import it again with --as KIND, or say the kind in the name of the file or the sheet. A sheet of people of several kinds has to be split by kind first.' },
  },
  'ingest/other-kind': {
    severity: 'warning',
    zh: '工作表“{sheet}”看起来是“{likely}”，已按指定的“{kind}”读取',
    en: 'Sheet "{sheet}" looks like "{likely}"; it was read as "{kind}", as asked',
    fix: { zh: '一个文件里有几类名单时，不要用 --as，让程序逐表识别；确认无误则不必处理', en: 'Leave out --as for a file with lists of several kinds; if it is right, nothing is to be done' },
  },
  'ingest/no-header': {
    severity: 'error',
    zh: '工作表“{sheet}”里有证件号码（如 {cell}），但前 {rows} 行没有找到表头',
    en: 'Sheet "{sheet}" holds identity numbers (e.g. {cell}), but there is no header in its first {rows} rows',
    fix: { zh: '在数据上方补一行表头（至少“姓名”“身份证号”）后重新导入', en: 'Add a header row above the data (at least 姓名 and 身份证号) and import it again' },
  },
  'ingest/missing-column': {
    severity: 'error',
    zh: '工作表“{sheet}”按“{kind}”读取，但缺少“{column}”列。找到的表头：{headings}',
    en: 'Sheet "{sheet}" is read as "{kind}" but has no column "{column}". Headings found: {headings}',
    fix: { zh: '补上该列；如果已有该列，把它的表头改成“{column}”后重新导入，或在列映射 {mapping} 的 headers 中登记它的写法', en: 'Add the column, or list its spelling under headers in the mapping {mapping}' },
  },
  'ingest/no-people': {
    severity: 'warning',
    zh: '工作表“{sheet}”有表头，但下面没有人员',
    en: 'Sheet "{sheet}" has a header but nobody stands below it',
    fix: { zh: '确认是否漏贴了数据；确实为空则不必处理', en: 'Check whether data were forgotten; if the list is empty, nothing is to be done' },
  },
  'ingest/said-of-all': {
    severity: 'info',
    zh: '工作表“{sheet}”没有“{column}”列，按标题、表名或文件名所说，全部读作“{said}”',
    en: 'Sheet "{sheet}" has no column "{column}"; by its title or name everybody on it is read as "{said}"',
    fix: { zh: '核对无误即可；不对请在表中加上“{column}”列逐人写明，或改掉标题、表名、文件名后重新导入', en: 'Check it; if it is wrong, add the column "{column}" and state it row by row, or change the title or name and import it again' },
  },
  'ingest/hidden-sheet': {
    severity: 'warning',
    zh: '隐藏的工作表“{sheet}”是一份名单，已一并读取',
    en: 'The hidden sheet "{sheet}" is a list and was read as well',
    fix: { zh: '如果它是旧数据或副本，请删除后重新导入', en: 'If it is an old copy, delete it and import the file again' },
  },
  'ingest/hidden-rows': {
    severity: 'info',
    zh: '工作表“{sheet}”有 {count} 个隐藏行写有人员，已一并读取',
    en: 'Sheet "{sheet}" has {count} hidden rows with people; they were read as well',
    fix: { zh: '取消隐藏或筛选后核对；不应计入的行请删除后重新导入', en: 'Show the rows and check them; delete those that do not count and import again' },
  },
  'ingest/unreadable-row': {
    severity: 'warning',
    zh: '这一行有内容，但看不出是谁：{content}',
    en: 'The row has content, but it does not say who it is: {content}',
    fix: { zh: '补上姓名或证件号码；如果只是说明文字，可不处理', en: 'Add the name or the number; if it is only a note, nothing is to be done' },
  },
  'ingest/other-header': {
    severity: 'error',
    zh: '这一行是另一张表的表头（{headings}），各列的位置与上面的表不同，其下 {count} 行没有读取',
    en: 'This row is the header of another table ({headings}) whose columns stand elsewhere; the {count} rows below it were not read',
    fix: { zh: '把两张表分别放在两个工作表里，或把下面各列调成与上面一致，然后重新导入', en: 'Put the two tables on two sheets, or move the columns of the lower one below those of the upper one, and import it again' },
  },
  'ingest/guessed-column': {
    severity: 'info',
    zh: '表头“{heading}”没有登记过，按内容认作“{column}”',
    en: 'The heading "{heading}" is not known; by its content it is taken as "{column}"',
    fix: { zh: '核对无误即可；不对请在列映射 {mapping} 的 headers 中登记正确的列', en: 'Check it; if it is wrong, list the right heading under headers in the mapping {mapping}' },
  },
  'ingest/several-columns': {
    severity: 'info',
    zh: '有几列都像“{column}”：用了“{used}”，没有用“{unused}”',
    en: 'Several columns may be "{column}": "{used}" was used, "{unused}" was not',
    fix: { zh: '如果选错，请在列映射 {mapping} 的 headers 中写明要用的列', en: 'If this is wrong, list the right heading under headers in the mapping {mapping}' },
  },
  'ingest/other-people': {
    severity: 'info',
    zh: '“{headings}”是监护人、配偶等其他人的证件号码，没有作为名单人员读取',
    en: '"{headings}" holds numbers of other people (guardian, spouse …), who were not read as people of the list',
    fix: { zh: '如果这些人也是对象，请把表头改成“成员1姓名、成员1身份证号”的写法后重新导入', en: 'If they belong to the list, name the columns 成员1姓名, 成员1身份证号 and import it again' },
  },
  'ingest/relatives-read': {
    severity: 'info',
    zh: '这是按户认定的名单，“{headings}”是同户的家人，已作为名单人员一并读取',
    en: 'The list is of households: "{headings}" are relatives of the household and were read as people of the list',
    fix: { zh: '如果家人不在保障范围内，请删去这几列后重新导入', en: 'If they are not covered, delete these columns and import the file again' },
  },
  'ingest/other-people-list': {
    severity: 'warning',
    zh: '工作表“{sheet}”是“{people}”名单，不属于本次核对的名单种类，没有读取',
    en: 'Sheet "{sheet}" is a list of "{people}", which is none of the kinds that are compared; it was not read',
    fix: { zh: '本地把这些人按某一类对象核对的（如按特困人员），用 --as 指定种类重新导入，例如 --as extreme-poverty；否则不必处理', en: 'If these people count as one of the kinds (say, as extreme poverty), import the sheet again with --as KIND; otherwise nothing is to be done' },
  },
  'ingest/too-many-columns': {
    severity: 'warning',
    zh: '工作表“{sheet}”有 {count} 列，只看了前 {limit} 列',
    en: 'Sheet "{sheet}" has {count} columns; only the first {limit} were looked at',
    fix: { zh: '确认名单的各列都在前面；删去右边多余的列后重新导入', en: 'Make sure that the columns of the list stand first; delete those on the right and import it again' },
  },
  'ingest/head-number-blank': {
    severity: 'warning',
    zh: '“{column}”列：户主以外的 {rows} 行里有 {count} 行是空的，首例在此；这些行不能按户主号码认出是哪一户',
    en: 'Column "{column}" is empty in {count} of the {rows} rows of people who are not the head; the first is here. By it nobody can tell which household they belong to',
    fix: { zh: '请来源部门补上户主的公民身份号码；每户只在第一行写户主的，把户主姓名、号码填到该户每一行后重新导入', en: "Ask the department for the head's number; if it stands on the first row of a household only, fill it in on every row and import the list again" },
  },
  'ingest/formula-error': {
    severity: 'warning',
    zh: '“{column}”列有 {count} 个单元格是公式错误（{code}），按空白处理',
    en: 'Column "{column}" has {count} cells with a formula error ({code}); they count as empty',
    fix: { zh: '请来源部门把公式粘贴为数值并补全后重新提供', en: 'Ask its department to paste the formulas as values and to complete them' },
  },
} as const satisfies Record<`ingest/${string}`, IssueEntry>;
