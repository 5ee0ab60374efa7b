import { maskNumbersIn } from '../domain/identity-number.js';
import { issueFix, issueMessage, severityOf, type Issue, type Severity } from '../domain/issue.js';
import { SOURCE_KINDS } from '../domain/kinds.js';
import type { PersonFacts } from '../domain/record.js';
import type { CellPlace } from '../domain/source-ref.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../domain/workbook.js';
import { countBefore, inParts, partName, ROWS_PER_WORKBOOK } from './parts.js';
import type { Printer } from './printer.js';
import type { ReportInput, SheetSource } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';

const NAME = '问题数据清单';
/** Faults of no one department. */
export const NO_DEPARTMENT = '其他';

const SEVERITIES: Record<Severity, string> = { error: '错误', warning: '警告', info: '提示' };
const SEVERITY_ORDER = Object.keys(SEVERITIES);

const COLUMNS: readonly ColumnModel[] = [
  { heading: '序号', type: 'integer' },
  { heading: '程度', type: 'text', align: 'center' },
  { heading: '文件', type: 'text', minWidth: 16, maxWidth: 30 },
  { heading: '工作表', type: 'text', maxWidth: 18 },
  { heading: '行', type: 'integer' },
  { heading: '单元格', type: 'text', align: 'center', minWidth: 8 },
  { heading: '姓名', type: 'text', align: 'center', minWidth: 10, maxWidth: 24 },
  { heading: '证件号码', type: 'id', minWidth: 21 },
  { heading: '问题', type: 'text', minWidth: 24, maxWidth: 44 },
  { heading: '处理办法', type: 'text', minWidth: 24, maxWidth: 44 },
  { heading: '更正结果', type: 'text', manual: true, minWidth: 18 },
];

/** Whether an issue is a fault to be mended, or only told (a number repaired on the way in). */
export function isProblem(found: Pick<Issue, 'code'>): boolean {
  return severityOf(found) !== 'info';
}

/**
 * 问题数据清单: one sheet for each department, to be handed back with file, sheet, row and cell, and a count of all. Only
 * errors and warnings are listed; things merely told are counted.
 */
export function issueList(input: ReportInput, printer: Printer): WorkbookModel[] {
  const departmentOf = createDepartments(input.sources);
  const nameOf = createNames(input, printer);
  const departments = new Map<string, Issue[]>();
  for (const found of input.issues) {
    const department = departmentOf(found.place);
    const list = departments.get(department);
    if (list === undefined) departments.set(department, [found]);
    else list.push(found);
  }
  const order = [...new Set(Object.values(SOURCE_KINDS).map((kind) => kind.department as string)), NO_DEPARTMENT];
  const sorted = order.filter((department) => departments.has(department))
    .map((department) => ({ department, issues: departments.get(department)!.toSorted(compareIssues) }));
  const sheets = sorted.map(({ department, issues }) => ({ department, problems: issues.filter(isProblem) })).filter(({ problems }) => problems.length > 0);
  const page = (department: string, problems: readonly Issue[], from: number): SheetModel => departmentSheet(input, nameOf, department, problems, from);
  const workbook = (name: string, pages: readonly SheetModel[]): WorkbookModel =>
    ({ name, unit: input.signOff.unit, date: input.referenceDate, sheets: [overview(input, sorted), ...pages] });
  if (sheets.reduce((sum, { problems }) => sum + problems.length, 0) <= ROWS_PER_WORKBOOK) {
    return [workbook(NAME, sheets.map(({ department, problems }) => page(department, problems, 0)))];
  }
  return sheets.flatMap(({ department, problems }) => inParts(problems, ({ place }) => `${place.file}\n${place.sheet}`)
    .map((part, index, parts) => workbook(partName(`${NAME}-${department}`, index, parts.length),
      [page(department, part, countBefore(parts, index))])));
}

function departmentSheet(input: ReportInput, nameOf: Names, department: string, problems: readonly Issue[], from: number): SheetModel {
  return framed(input, {
    name: department,
    title: `${titlePrefix(input)}问题数据清单（${department}）`,
    columns: COLUMNS,
    rows: problems.map((found, index): CellContent[] => {
      const { file = '', sheet = '', row, column } = found.place;
      const masked = (text: string): string => (input.fullIds ? text : maskNumbersIn(text));
      const { name, id } = nameOf(found.place);
      return [
        from + index + 1, SEVERITIES[severityOf(found)], masked(file), masked(sheet), row ?? null, row !== undefined && column !== undefined ? `${column}${row}` : null,
        name, id, masked(issueMessage(found, 'zh')), masked(issueFix(found, 'zh')), null,
      ];
    }),
    notes: [`共 ${problems.length} 条。请逐条核对原表，更正后重新提供名单，或在“更正结果”栏填写正确内容后退回。`],
    filter: true,
    separateBy: 2,
  });
}

function overview(input: ReportInput, departments: readonly { readonly department: string; readonly issues: readonly Issue[] }[]): SheetModel {
  const counts = (issues: readonly Issue[]): number[] => {
    const of = (severity: Severity): number => issues.filter((found) => severityOf(found) === severity).length;
    return [of('error') + of('warning'), of('error'), of('warning'), of('info')];
  };
  return framed(input, {
    name: '汇总',
    title: `${titlePrefix(input)}问题数据汇总表`,
    columns: [
      { heading: '部门', type: 'text', align: 'center', minWidth: 18 },
      { heading: '需处理合计', type: 'integer', minWidth: 14 },
      { group: '其中', heading: '错误', type: 'integer', minWidth: 12 },
      { group: '其中', heading: '警告', type: 'integer', minWidth: 12 },
      { heading: '提示（不需处理）', type: 'integer', minWidth: 18 },
    ],
    rows: departments.map(({ department, issues }) => [department, ...counts(issues)]),
    totals: [['合计', ...counts(input.issues)]],
    notes: ['错误：必须更正；警告：请核对；提示：仅供了解，不列入分部门清单，明细可用 c2z export issues 导出。'],
    countedIn: '条',
  });
}

/** The department a place's list came from; a sheet or file of several departments, or of none, is 其他. */
export function createDepartments(sources: readonly SheetSource[]): (place: CellPlace) => string {
  const [bySheet, byFile] = [new Map<string, string>(), new Map<string, string>()];
  const note = (departments: Map<string, string>, key: string, department: string): void => {
    departments.set(key, (departments.get(key) ?? department) === department ? department : NO_DEPARTMENT);
  };
  for (const { file, sheet, kind } of sources) {
    const { department } = SOURCE_KINDS[kind];
    note(bySheet, `${file}\n${sheet}`, department);
    note(byFile, file, department);
  }
  return ({ file, sheet }) => (file === undefined ? NO_DEPARTMENT : bySheet.get(`${file}\n${sheet}`) ?? byFile.get(file) ?? NO_DEPARTMENT);
}

type Names = (place: CellPlace) => { readonly name: string; readonly id: string };

/** Who stands on a row, as far as the row became a person or a link; a wide row names all of them. */
function createNames(input: ReportInput, printer: Printer): Names {
  const found = new Map<string | undefined, Map<string | undefined, Map<number | undefined, Map<number, PersonFacts>>>>(); // by file, sheet, row and part
  for (const { place: { file, sheet, row } } of input.issues) inner(inner(found, file), sheet).set(row, new Map());
  let at: { readonly file?: string; readonly sheet?: string; readonly rows?: ReadonlyMap<number | undefined, Map<number, PersonFacts>> | undefined } = {};
  const note = (facts: PersonFacts): void => {
    const { file, sheet, row, part } = facts.ref;
    if (file !== at.file || sheet !== at.sheet) at = { file, sheet, rows: found.get(file)?.get(sheet) }; // mostly the sheet of the one before
    at.rows?.get(row)?.set(part, facts);
  };
  for (const person of input.people) person.rows.forEach(note);
  for (const link of input.links) note(link.roster);
  return (place) => {
    const people = [...(found.get(place.file)?.get(place.sheet)?.get(place.row) ?? [])].sort(([left], [right]) => left - right).map(([, facts]) => facts);
    return { name: people.map((facts) => facts.name.display).join('、'), id: people.map((facts) => printer.id(facts.idRaw.trim())).join('、') };
  };
}

function inner<Key, InnerKey, Value>(map: Map<Key, Map<InnerKey, Value>>, key: Key): Map<InnerKey, Value> {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = new Map<InnerKey, Value>();
  map.set(key, made);
  return made;
}

function compareIssues(left: Issue, right: Issue): number {
  return SEVERITY_ORDER.indexOf(severityOf(left)) - SEVERITY_ORDER.indexOf(severityOf(right))
    || byUnits(left.place.file ?? '', right.place.file ?? '') || byUnits(left.place.sheet ?? '', right.place.sheet ?? '')
    || (left.place.row ?? 0) - (right.place.row ?? 0)
    || (left.place.column ?? '').length - (right.place.column ?? '').length || byUnits(left.place.column ?? '', right.place.column ?? '')
    || byUnits(left.code, right.code) || byUnits(issueMessage(left, 'zh'), issueMessage(right, 'zh'));
}

function byUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
