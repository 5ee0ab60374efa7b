/** 职工参保人员: the vendor's web page saved as .xls, in GB18030 under the name of gb2312; one row a relation, codes beside labels. */
import { headingRow, id, name, personRow, type Column, type RowView } from './columns.js';
import { planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow } from './draft.js';
import { memberNumber } from './residents.js';
import type { MadePerson } from '../people.js';

const EMPLOYEE = new Set(['employee', 'employee-suspended', 'supplement', 'other-basic']);
const UNITS = ['第一中学', '城关供水公司', '矿业公司', '人民医院', '灵活就业人员'];

interface RelationRow extends RowView {
  readonly scheme: string;
  readonly type: string;
  readonly suspended: boolean;
}

export function employees(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'employee', 'roster', { numbersAs: 'never' });
  const entries = planEntries(view, 'employee', view.people.filter((person) => EMPLOYEE.has(person.enrolment)), scribe);
  const { year } = view;
  const columns: readonly Column<RelationRow>[] = [
    ['人员编号', ({ person }) => memberNumber(view, person)], name(), id('证件号码'), ['性别', ({ written }) => (written.sex === '男' ? '1' : '2')],
    ['参保险种', ({ scheme }) => scheme], ['人员类别', ({ type }) => type], ['参保状态', ({ suspended }) => (suspended ? '2-暂停参保' : '1-正常参保')],
    ['单位名称', ({ person }) => `${view.name}${UNITS[person.index % UNITS.length]!}`],
    ['本次参保日期', ({ person }) => `${year - 1 - (person.index % 9)}-0${(person.index % 9) + 1}-01`],
    ['暂停参保日期', ({ suspended }) => (suspended ? `${year}-03-31` : null)],
    ['开始年月', () => `${year}01`], ['结束年月', ({ suspended }) => (suspended ? `${year}03` : null)],
  ];
  const rows = function* (): Generator<DraftRow> {
    yield headingRow(view, 'employee', columns);
    for (const [index, entry] of entries.entries()) {
      const row = { person: entry.person, written: scribe.write(entry), order: index + 1 };
      for (const relation of relations(entry.person)) yield personRow({ ...row, ...relation }, columns);
    }
  };
  return { path: '职工参保人员.xls', kind: 'employee', format: 'html', encoding: 'gb18030', sheets: [{ name: 'Sheet1', rows }] };
}

function relations(person: MadePerson): Pick<RelationRow, 'scheme' | 'type' | 'suspended'>[] {
  const type = person.age >= 60 ? '12-退休' : '11-在职';
  const basic = { scheme: '310-职工基本医疗保险', type, suspended: false };
  const supplement = { scheme: '330-大额医疗费用补助', type, suspended: false };
  switch (person.enrolment) {
    case 'employee': return person.index % 2 === 0 ? [basic, supplement] : [basic];
    case 'employee-suspended': return [{ ...basic, suspended: true }];
    case 'supplement': return [supplement];
    default: return [{ scheme: '340-离休人员医疗保障', type: '13-离休', suspended: false }];
  }
}
