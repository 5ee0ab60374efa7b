/** 医保局的参保花名册: 居民 and 职工 as one row a relation, 异地 as the province's answer of one row a person. */
import type { Cell } from '../../domain/cell.js';
import type { Entry, Written } from '../faults/scribe.js';
import type { MadePerson } from '../people.js';
import { preamble, reworded } from './wording.js';
import { line, planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow } from './draft.js';

const RESIDENT = new Set(['resident', 'unpaid', 'suspended', 'last-year']);
const EMPLOYEE = new Set(['employee', 'employee-suspended', 'supplement', 'other-basic']);

/** 居民: a large workbook of relations. People of the last town come in a file of their own. */
export function residents(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'resident', 'roster', { numbersAs: 'never' });
  const last = view.towns.at(-1);
  const entries = planEntries(view, 'resident', view.people.filter((person) => RESIDENT.has(person.enrolment) && person.household.village.town !== last), scribe);
  const rows = function* (): Generator<DraftRow> {
    for (const text of preamble(view, 'resident', `${view.name}城乡居民基本医疗保险参保人员`)) yield line(text);
    yield line(...reworded(view, 'resident', ['人员编号', '姓名', '证件类型', '证件号码', '性别', '出生日期', '险种类型', '人员类别', '人员参保状态', '参保年度', '个人缴费状态', '缴费到账日期', '个人缴费金额', '参保地医保区划', '乡镇', '村']));
    for (const entry of entries) {
      const written = scribe.write(entry);
      for (const cells of residentRelations(view, entry.person, written)) yield { cells, traces: [{ person: entry.person, part: 1, faults: written.faults }] };
    }
  };
  return { path: '城乡居民参保花名册.xlsx', kind: 'resident', format: 'xlsx', sheets: [{ name: 'sheet1', rows }] };
}

function* residentRelations(view: CountyView, person: MadePerson, written: Written): Generator<Cell[]> {
  const relation = (status: string, year: number, paid: boolean): Cell[] => [
    `${view.code}${String(person.index).padStart(18, '0')}`, written.name, '居民身份证（户口簿）', written.id, written.sex, written.birth, '城乡居民基本医疗保险', personType(person), status, `${year}`,
    paid ? '参保缴费' : '未缴费', paid ? `${year - 1}-1${person.index % 3}-${String((person.index % 28) + 1).padStart(2, '0')}` : null, paid ? 250 : null, view.name, written.town, written.village,
  ];
  if (person.enrolment !== 'last-year') {
    if (person.enrolment === 'resident') yield relation('正常参保', view.year, true);
    if (person.enrolment === 'unpaid') yield relation('正常参保', view.year, false);
    if (person.enrolment === 'suspended') yield relation('暂停参保', view.year, false);
  } else yield relation('正常参保', view.year - 1, true);
  if (person.enrolment === 'resident' && person.index % 23 === 0) yield relation('终止参保', view.year - 1, true);
}

function personType({ age }: MadePerson): string {
  return age < 6 ? '学龄前儿童' : age < 18 ? '中小学生' : age < 60 ? '居民(成年)' : '居民(老年)';
}

/** 居民, one township that still sends its own list: CSV in UTF-8 with BOM, numbers guarded as `="…"`. */
export function townResidents(view: CountyView): DraftFile {
  const town = view.towns.at(-1)!;
  const scribe = scribeFor(view, 'town-resident', 'roster', { numbersAs: 'never', guard: 'equals' });
  const entries = planEntries(view, 'town-resident', view.people.filter((person) => RESIDENT.has(person.enrolment) && person.household.village.town === town), scribe);
  const rows = function* (): Generator<DraftRow> {
    yield line(`${town.name}${view.year}年度城乡居民医疗保险参保缴费名册`);
    yield line(...reworded(view, 'town-resident', ['序号', '村（居）', '户主姓名', '姓名', '身份证号', '与户主关系', '参保年度', '参保状态', '缴费时间', '个人缴费金额（元）', '联系电话']));
    for (const [index, entry] of entries.entries()) {
      const { person } = entry;
      const written = scribe.write(entry);
      const paid = person.enrolment === 'resident' || person.enrolment === 'last-year';
      const year = person.enrolment === 'last-year' ? view.year - 1 : view.year;
      const status = person.enrolment === 'unpaid' ? '已登记未缴费' : person.enrolment === 'suspended' ? '暂停参保' : '正常参保';
      yield {
        cells: [index + 1, written.village, person.household.members[0]!.name.text, written.name, written.id, person.relation, `${year}年`, status, paid ? `${year - 1}/12/${(person.index % 28) + 1}` : null, paid ? '¥250.00' : '--', person.phone],
        traces: [{ person, part: 1, faults: written.faults }],
      };
    }
    yield line('合计', null, null, `${entries.length}人`);
  };
  return { path: `${town.name}居民参保名册.csv`, kind: 'resident', format: 'csv', encoding: 'utf-8-bom', sheets: [{ name: `${town.name}居民参保名册`, rows }] };
}

/** 职工: the vendor's web page saved as .xls, in GB18030 under the name of gb2312; codes beside labels. */
export function employees(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'employee', 'roster', { numbersAs: 'never' });
  const entries = planEntries(view, 'employee', view.people.filter((person) => EMPLOYEE.has(person.enrolment)), scribe);
  const rows = function* (): Generator<DraftRow> {
    yield line(...reworded(view, 'employee', ['人员编号', '姓名', '证件号码', '性别', '参保险种', '人员类别', '参保状态', '单位名称', '本次参保日期', '暂停参保日期', '开始年月', '结束年月']));
    for (const entry of entries) {
      const written = scribe.write(entry);
      for (const relation of employeeRelations(view, entry)) {
        yield { cells: [`${view.code}${String(entry.person.index).padStart(18, '0')}`, written.name, written.id, written.sex === '男' ? '1' : '2', ...relation], traces: [{ person: entry.person, part: 1, faults: written.faults }] };
      }
    }
  };
  return { path: '职工参保人员.xls', kind: 'employee', format: 'html', encoding: 'gb18030', sheets: [{ name: 'Sheet1', rows }] };
}

function* employeeRelations(view: CountyView, { person }: Entry): Generator<Cell[]> {
  const unit = `${view.name}${['第一中学', '城关供水公司', '矿业公司', '人民医院', '灵活就业人员'][person.index % 5]!}`;
  const since = `${view.year - 1 - (person.index % 9)}-0${(person.index % 9) + 1}-01`;
  const kind = person.age >= 60 ? '12-退休' : '11-在职';
  switch (person.enrolment) {
    case 'employee':
      yield ['310-职工基本医疗保险', kind, '1-正常参保', unit, since, null, `${view.year}01`, null];
      if (person.index % 2 === 0) yield ['330-大额医疗费用补助', kind, '1-正常参保', unit, since, null, `${view.year}01`, null];
      break;
    case 'employee-suspended': yield ['310-职工基本医疗保险', kind, '2-暂停参保', unit, since, `${view.year}-03-31`, `${view.year}01`, `${view.year}03`]; break;
    case 'supplement': yield ['330-大额医疗费用补助', kind, '1-正常参保', unit, since, null, `${view.year}01`, null]; break;
    default: yield ['340-离休人员医疗保障', '13-离休', '1-正常参保', unit, since, null, `${view.year}01`, null];
  }
}

/** Where people of the county are insured when they are insured elsewhere. */
const ELSEWHERE = ['河北省承德市双桥区', '辽宁省朝阳市', '北京市朝阳区', '吉林省长春市', '广东省深圳市'];

function elsewhere(person: MadePerson): string {
  return ELSEWHERE[person.index % ELSEWHERE.length]!;
}

/** Half of those insured elsewhere are found by the province's list, the others by asking person by person. */
function isOnProvinceList(person: MadePerson): boolean {
  return (person.enrolment === 'offsite' || person.enrolment === 'offsite-suspended') && person.index % 2 === 0;
}

function isWorker({ age, index }: MadePerson): boolean {
  return age >= 20 && age < 60 && index % 4 < 2;
}

/** 异地: the province's list, one row a relation elsewhere. */
export function offsite(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'offsite', 'roster', { numbersAs: 'cells' });
  const entries = planEntries(view, 'offsite', view.people.filter(isOnProvinceList), scribe);
  const rows = function* (): Generator<DraftRow> {
    yield line(`${view.name}异地参保人员名单（省平台比对结果）`);
    yield line(...reworded(view, 'offsite', ['序号', '姓名', '身份证号', '性别', '异地参保地', '险种类型', '人员类别', '参保状态', '参保年度']));
    for (const [index, entry] of entries.entries()) {
      const { person } = entry;
      const written = scribe.write(entry);
      const [scheme, type] = isWorker(person) ? ['职工基本医疗保险', '在职'] : ['城乡居民基本医疗保险', personType(person)];
      yield {
        cells: [index + 1, written.name, written.id, written.sex, elsewhere(person), scheme, type, person.enrolment === 'offsite' ? '正常参保' : '暂停参保', `${view.year}`],
        traces: [{ person, part: 1, faults: written.faults }],
      };
    }
  };
  return { path: '异地参保人员名单.xlsx', kind: 'offsite', format: 'xlsx', sheets: [{ name: '比对结果', rows }] };
}

/** 参保核实: the platform's answer about people asked for by name, 居民, 职工 and 大学生 side by side; most are insured nowhere. */
export function verification(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'verification', 'roster', { numbersAs: 'cells' });
  const asked = view.people.filter((person) => !isOnProvinceList(person) && (['offsite', 'offsite-suspended', 'student'].includes(person.enrolment) || (person.enrolment === 'none' && person.index % 3 === 0)));
  const entries = planEntries(view, 'verification', asked, scribe);
  const rows = function* (): Generator<DraftRow> {
    yield line(`${view.name}困难人员参保核实结果`);
    yield line(...reworded(view, 'verification', ['序号', '姓名', '身份证号', '居民医保所属区划', '职工医保所属区划', '是否参保居民', '是否参保职工', '参保年度(居民)', '参保年度(职工)', '居民医保参保状态', '大学生医保参保状态', '职工医保参保状态']));
    for (const [index, entry] of entries.entries()) {
      const written = scribe.write(entry);
      yield { cells: [index + 1, written.name, written.id, ...verified(view, entry.person)], traces: [{ person: entry.person, part: 1, faults: written.faults }] };
    }
  };
  return { path: '困难人员参保核实.xlsx', kind: 'resident', format: 'xlsx', sheets: [{ name: '核实结果', rows }] };
}

function verified(view: CountyView, person: MadePerson): Cell[] {
  const place = elsewhere(person);
  const year = `${view.year}`;
  switch (person.enrolment) {
    case 'offsite': return isWorker(person) ? [null, place, '否', '是', null, year, null, null, '正常参保'] : [place, null, '是', '否', year, null, '正常参保', null, null];
    case 'offsite-suspended': return isWorker(person) ? [null, place, '否', '否', null, year, null, null, '暂停参保'] : [place, null, '否', '否', year, null, '终止参保', null, null];
    case 'student': return [place, null, '是', '否', year, null, null, '正常参保', null];
    default: return [null, null, '否', '否', null, null, '未参保', null, '未参保'];
  }
}
