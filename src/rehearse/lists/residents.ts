/** 居民参保花名册: a large workbook of one row a relation, a township that still sends its own list, and the platform's answers. */
import type { Cell } from '../../domain/cell.js';
import type { Written } from '../faults/scribe.js';
import type { MadePerson } from '../people.js';
import { always, birth, dayOf, headingRow, headName, id, name, order, personRow, personRows, phone, relation, sex, town, village, type Column, type RowView } from './columns.js';
import { line, planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow } from './draft.js';
import { elsewhere, isOnProvinceList, isWorker } from './offsite.js';
import { preamble } from './wording.js';

const RESIDENT = new Set(['resident', 'unpaid', 'suspended', 'last-year']);

/** One relation of a person: which year, which status, whether it was paid. */
interface RelationRow extends RowView {
  readonly status: string;
  readonly year: number;
  readonly paid: boolean;
}

/** 居民: people of the last town are left to their own list. */
export function residents(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'resident', 'roster', { numbersAs: 'never' });
  const last = view.towns.at(-1);
  const people = view.people.filter((person) => RESIDENT.has(person.enrolment) && person.household.village.town !== last);
  const entries = planEntries(view, 'resident', people, scribe);
  const columns: readonly Column<RelationRow>[] = [
    ['人员编号', ({ person }) => memberNumber(view, person)], name(), always('证件类型', '居民身份证（户口簿）'), id('证件号码'), sex(), birth(),
    always('险种类型', '城乡居民基本医疗保险'), ['人员类别', ({ person }) => residentType(person)],
    ['人员参保状态', ({ status }) => status], ['参保年度', ({ year }) => `${year}`],
    ['个人缴费状态', ({ paid }) => (paid ? '参保缴费' : '未缴费')],
    ['缴费到账日期', ({ person, year, paid }) => (paid ? `${year - 1}-1${person.index % 3}-${dayOf(person)}` : null)],
    ['个人缴费金额', ({ paid }) => (paid ? 250 : null)],
    always('参保地医保区划', view.name), town('乡镇'), village('村'),
  ];
  const rows = function* (): Generator<DraftRow> {
    for (const text of preamble(view, 'resident', `${view.name}城乡居民基本医疗保险参保人员`)) yield line(text);
    yield headingRow(view, 'resident', columns);
    for (const [index, entry] of entries.entries()) {
      for (const row of relations(view, entry.person, scribe.write(entry), index + 1)) yield personRow(row, columns);
    }
  };
  return { path: '城乡居民参保花名册.xlsx', kind: 'resident', format: 'xlsx', sheets: [{ name: 'sheet1', rows }] };
}

function* relations(view: CountyView, person: MadePerson, written: Written, rowOrder: number): Generator<RelationRow> {
  const row = (status: string, year: number, paid: boolean): RelationRow => ({ person, written, order: rowOrder, status, year, paid });
  if (person.enrolment === 'resident') yield row('正常参保', view.year, true);
  if (person.enrolment === 'unpaid') yield row('正常参保', view.year, false);
  if (person.enrolment === 'suspended') yield row('暂停参保', view.year, false);
  if (person.enrolment === 'last-year') yield row('正常参保', view.year - 1, true);
  if (person.enrolment === 'resident' && person.index % 23 === 0) yield row('终止参保', view.year - 1, true);
}

/** 居民, one township that still sends its own list: CSV in UTF-8 with BOM, numbers guarded as `="…"`. */
export function townResidents(view: CountyView): DraftFile {
  const home = view.towns.at(-1)!;
  const scribe = scribeFor(view, 'town-resident', 'roster', { numbersAs: 'never', guard: 'equals' });
  const people = view.people.filter((person) => RESIDENT.has(person.enrolment) && person.household.village.town === home);
  const entries = planEntries(view, 'town-resident', people, scribe);
  const paid = ({ enrolment }: MadePerson): boolean => enrolment === 'resident' || enrolment === 'last-year';
  const year = ({ enrolment }: MadePerson): number => (enrolment === 'last-year' ? view.year - 1 : view.year);
  const columns: readonly Column[] = [
    order(), village('村（居）'), headName(), name(), id(), relation(),
    ['参保年度', ({ person }) => `${year(person)}年`],
    ['参保状态', ({ person }) => (person.enrolment === 'unpaid' ? '已登记未缴费' : person.enrolment === 'suspended' ? '暂停参保' : '正常参保')],
    ['缴费时间', ({ person }) => (paid(person) ? `${year(person) - 1}/12/${(person.index % 28) + 1}` : null)],
    ['个人缴费金额（元）', ({ person }) => (paid(person) ? '¥250.00' : '--')],
    phone(),
  ];
  const rows = function* (): Generator<DraftRow> {
    yield line(`${home.name}${view.year}年度城乡居民医疗保险参保缴费名册`);
    yield headingRow(view, 'town-resident', columns);
    yield* personRows(scribe, entries, columns);
    yield line('合计', null, null, `${entries.length}人`);
  };
  const title = `${home.name}居民参保名册`;
  return { path: `${title}.csv`, kind: 'resident', format: 'csv', encoding: 'utf-8-bom', sheets: [{ name: title, rows }] };
}

/** 参保核实: the platform's answer about people asked for by name, 居民, 职工 and 大学生 side by side; most are insured nowhere. */
export function verification(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'verification', 'roster', { numbersAs: 'cells' });
  const asked = view.people.filter((person) => !isOnProvinceList(person)
    && (['offsite', 'offsite-suspended', 'student'].includes(person.enrolment) || (person.enrolment === 'none' && person.index % 3 === 0)));
  const entries = planEntries(view, 'verification', asked, scribe);
  const scheme = (person: MadePerson): '' | 'resident' | 'employee' | 'student' => {
    if (person.enrolment === 'student') return 'student';
    return person.enrolment === 'none' ? '' : isWorker(person) ? 'employee' : 'resident';
  };
  const columns: readonly Column[] = [
    order(), name(), id(),
    ['居民医保所属区划', ({ person }) => (['resident', 'student'].includes(scheme(person)) ? elsewhere(person) : null)],
    ['职工医保所属区划', ({ person }) => (scheme(person) === 'employee' ? elsewhere(person) : null)],
    ['是否参保居民', ({ person }) => (['resident', 'student'].includes(scheme(person)) && person.enrolment !== 'offsite-suspended' ? '是' : '否')],
    ['是否参保职工', ({ person }) => (scheme(person) === 'employee' && person.enrolment !== 'offsite-suspended' ? '是' : '否')],
    ['参保年度(居民)', ({ person }) => (['resident', 'student'].includes(scheme(person)) ? `${view.year}` : null)],
    ['参保年度(职工)', ({ person }) => (scheme(person) === 'employee' ? `${view.year}` : null)],
    ['居民医保参保状态', ({ person }) => status(person, scheme(person) === 'resident', '终止参保')],
    ['大学生医保参保状态', ({ person }) => (scheme(person) === 'student' ? '正常参保' : null)],
    ['职工医保参保状态', ({ person }) => status(person, scheme(person) === 'employee', '暂停参保')],
  ];
  const rows = function* (): Generator<DraftRow> {
    yield line(`${view.name}困难人员参保核实结果`);
    yield headingRow(view, 'verification', columns);
    yield* personRows(scribe, entries, columns);
  };
  return { path: '困难人员参保核实.xlsx', kind: 'resident', format: 'xlsx', sheets: [{ name: '核实结果', rows }] };
}

function status({ enrolment }: MadePerson, holds: boolean, otherwise: string): Cell {
  if (enrolment === 'none') return '未参保';
  return holds ? (enrolment === 'offsite' ? '正常参保' : otherwise) : null;
}

/** 人员编号 of the platform: 24 digits. */
export function memberNumber(view: CountyView, { index }: MadePerson): string {
  return `${view.code}${String(index).padStart(18, '0')}`;
}

/** 人员类别 of a resident by age. */
function residentType({ age }: MadePerson): string {
  return age < 6 ? '学龄前儿童' : age < 18 ? '中小学生' : age < 60 ? '居民(成年)' : '居民(老年)';
}
