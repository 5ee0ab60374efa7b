import { CASE_STATES, CONTACT_CHANNELS, type Case } from '../domain/case.js';
import { formatRef } from '../domain/source-ref.js';
import { CATEGORIES, STANDINGS } from '../domain/standing.js';
import { VERIFICATION_METHODS } from '../domain/verification.js';
import type { CellContent, ColumnModel, WorkbookModel } from '../domain/workbook.js';
import { byHousehold, type LedgerEntry } from './ledger.js';
import { countBefore, inParts, madeWhenAsked, partName } from './parts.js';
import { ageOf, disabilityOf, firstOf, identitiesOf, povertyStatusOf, sexOf } from './person-facts.js';
import type { Printer } from './printer.js';
import type { ReportInput } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';

const NAME = '未参保贫困人口数据库';

/** A column of the database and what it prints of a person; a column for the pen prints nothing. */
interface DatabaseColumn extends ColumnModel {
  readonly read: ((entry: LedgerEntry, printer: Printer, input: ReportInput) => CellContent) | null;
}

/** Columns of the ledger that exist from the data alone (domain brief §2.5), then the ones the clerk fills in. */
const COLUMNS: readonly DatabaseColumn[] = [
  { heading: '人员编号', type: 'id', read: ({ person }) => person.id },
  { heading: '姓名', type: 'text', align: 'center', maxWidth: 28, minWidth: 10, read: ({ person }) => person.name.display },
  { heading: '证件号码', type: 'id', minWidth: 21, read: ({ person }, printer) => printer.id(person.idText) },
  { heading: '性别', type: 'text', align: 'center', read: ({ person }) => sexOf(person) },
  { heading: '年龄', type: 'integer', read: ({ person }, _, input) => ageOf(person, input.referenceDate) },
  { group: '居住地', heading: '乡镇', type: 'text', maxWidth: 18, read: ({ township }) => township },
  { group: '居住地', heading: '村（居）', type: 'text', maxWidth: 18, read: ({ person }) => person.place.village },
  { group: '居住地', heading: '组（自然村）', type: 'text', minWidth: 14, maxWidth: 16, read: ({ person }) => person.place.group },
  { group: '家庭', heading: '户编号', type: 'id', read: ({ person }, printer) => printer.household(person.household) },
  { group: '家庭', heading: '户主姓名', type: 'text', align: 'center', maxWidth: 24, read: ({ person }) => firstOf(person, (row) => row.headName?.display) },
  { group: '家庭', heading: '与户主关系', type: 'text', align: 'center', minWidth: 13, maxWidth: 14, read: ({ person }) => firstOf(person, (row) => row.relation) },
  { group: '家庭', heading: '联系电话', type: 'id', minWidth: 13, read: ({ person }, printer) => printer.phone(firstOf(person, (row) => row.phone)) },
  { group: '身份', heading: '身份类别', type: 'text', maxWidth: 28, read: identitiesOf },
  { group: '身份', heading: '脱贫属性', type: 'text', maxWidth: 20, read: ({ person }) => povertyStatusOf(person) },
  { group: '身份', heading: '残疾类别等级', type: 'text', maxWidth: 16, read: ({ person }) => disabilityOf(person) },
  { group: '参保结论', heading: '参保结论', type: 'text', align: 'center', minWidth: 12, read: ({ standing }) => STANDINGS[standing.standing].zh },
  { group: '参保结论', heading: '归类', type: 'text', align: 'center', minWidth: 12, read: ({ standing }) => CATEGORIES[standing.category].zh },
  { group: '参保结论', heading: '未参保原因', type: 'text', maxWidth: 26, minWidth: 16, read: ({ standing }, printer) => printer.reason(standing.reason) },
  { group: '参保结论', heading: '建议及待核事项', type: 'text', maxWidth: 36, minWidth: 20, read: openPoints },
  { group: '参保结论', heading: '依据', type: 'text', maxWidth: 36, minWidth: 24, read: ({ standing }, printer) => printer.basis(standing.basis) },
  { group: '参保结论', heading: '到期日', type: 'date', read: ({ standing }) => standing.until },
  { group: '台账记录', heading: '个案编号', type: 'id', minWidth: 20, read: ({ person }, _, input) => input.cases?.get(person.id)?.caseNumber ?? '' },
  { group: '台账记录', heading: '个案状态', type: 'text', align: 'center', minWidth: 10, read: ({ person }, _, input) => stateOf(input.cases?.get(person.id)) },
  { group: '台账记录', heading: '已办事项', type: 'text', minWidth: 22, maxWidth: 36, read: ({ person }, printer, input) => doneFor(input.cases?.get(person.id), printer, input) },
  { group: '核实与落实（手工填写）', heading: '包保责任人', type: 'text', manual: true, minWidth: 12, read: null },
  { group: '核实与落实（手工填写）', heading: '核实方式', type: 'text', manual: true, minWidth: 11, choices: Object.values(VERIFICATION_METHODS).map((method) => method.zh), read: null },
  { group: '核实与落实（手工填写）', heading: '核实时间', type: 'date', manual: true, read: null },
  { group: '核实与落实（手工填写）', heading: '佐证材料', type: 'text', manual: true, minWidth: 16, read: null },
  { group: '核实与落实（手工填写）', heading: '落实措施', type: 'text', manual: true, minWidth: 16, read: null },
  { group: '核实与落实（手工填写）', heading: '是否参保销号', type: 'text', align: 'center', manual: true, minWidth: 15, choices: ['是', '否'], read: null },
  { group: '核实与落实（手工填写）', heading: '备注', type: 'text', manual: true, minWidth: 16, read: null },
  { heading: '来源（文件#工作表!行）', type: 'text', maxWidth: 44, minWidth: 24, read: ({ person }, printer) => person.rows.map((row) => printer.text(formatRef(row.ref))).join('\n') },
];

/** Groups that begin a printed page: who it is, what was found, what is written by hand. */
const PAGES = ['参保结论', '核实与落实（手工填写）'] as const;

/** 未参保贫困人口数据库: one row for everybody whose standing is not 已参保, whatever the reason; a family stands together. */
export function uninsuredDatabase(input: ReportInput, ledger: readonly LedgerEntry[], printer: Printer): WorkbookModel[] {
  const uninsured = byHousehold(ledger.filter((entry) => entry.standing.standing !== 'insured'));
  const parts = inParts(uninsured, (entry) => entry.township);
  return parts.map((part, index) => {
    const name = partName(NAME, index, parts.length);
    const before = countBefore(parts, index);
    return madeWhenAsked({ name, unit: input.signOff.unit, date: input.referenceDate }, () => [framed(input, {
      name: '未参保人员',
      title: `${titlePrefix(input)}${name}`,
      columns: [{ heading: '序号', type: 'integer' }, ...COLUMNS],
      rows: part.map((entry, at) => [before + at + 1, ...COLUMNS.map((column) => column.read?.(entry, printer, input) ?? null)]),
      notes: [`共 ${part.length} 人：${countsByStanding(part)}。着色列由核实人员填写。`],
      frozenColumns: 4,
      filter: true,
      separateBy: 1 + COLUMNS.findIndex((column) => column.heading === '乡镇'),
      pagesWide: PAGES.length + 1,
      breaksBefore: PAGES.map((group) => 1 + COLUMNS.findIndex((column) => column.group === group)),
    })]);
  });
}

function stateOf(current: Case | undefined): string {
  return current === undefined ? '' : CASE_STATES[current.state].zh;
}

/** What was done for somebody so far: `负责人王会计；2020-11-03 入户 不在家；佐证：死亡证明 2020-17`. */
function doneFor(current: Case | undefined, printer: Printer, input: ReportInput): string {
  if (current === undefined) return '';
  const last = current.contacts.at(-1);
  const papers = current.evidence.map(({ kind, reference }) => [input.evidenceKinds?.[kind]?.zh ?? kind, reference].filter((part) => part !== '').join(' '));
  return printer.text([
    ...(current.responsible === '' ? [] : [`负责人${current.responsible}`]),
    ...(last === undefined ? [] : [`${last.on} ${CONTACT_CHANNELS[last.channel].zh} ${last.result}`.trim()]),
    ...(papers.length === 0 ? [] : [`佐证：${papers.join('、')}`]),
    ...(current.verifiedBy === '' ? [] : [`${current.verifiedBy}核实`]),
  ].join('；'));
}

/** What is suggested, and what else was found: `建议：参军；另有：曾服刑，已刑满（乡镇名单.xlsx#Sheet1!12）`. */
function openPoints({ standing }: LedgerEntry, printer: Printer): string {
  const notes = standing.notes.map((note) => `${printer.reason(note.reason)}${note.text === '' ? '' : `“${printer.text(note.text)}”`}（${printer.text(formatRef(note.ref))}）`);
  return [
    ...(standing.suggestion === null ? [] : [`建议：${printer.reason(standing.suggestion)}`]),
    ...(notes.length === 0 ? [] : [`另有：${notes.join('；')}`]),
  ].join('；');
}

function countsByStanding(entries: readonly LedgerEntry[]): string {
  const counts = new Map<string, number>();
  for (const { standing } of entries) counts.set(standing.standing, (counts.get(standing.standing) ?? 0) + 1);
  return Object.entries(STANDINGS).filter(([code]) => code !== 'insured')
    .map(([code, label]) => `${label.zh} ${counts.get(code) ?? 0}`).join('，');
}
