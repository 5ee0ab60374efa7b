/** 异地参保: the province's list of people insured elsewhere, and who is on it. */
import type { MadePerson } from '../people.js';
import { headingRow, id, name, order, personRows, sex, always, type Column } from './columns.js';
import { line, planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow } from './draft.js';

/** Where people of the county are insured when they are insured elsewhere: real places, so that they can be told from the county. */
const ELSEWHERE = ['河北省承德市双桥区', '辽宁省朝阳市', '北京市朝阳区', '吉林省长春市', '广东省深圳市'];

export function elsewhere({ index }: MadePerson): string {
  return ELSEWHERE[index % ELSEWHERE.length]!;
}

/** Half of those insured elsewhere are found by the province's list, the others by asking person by person. */
export function isOnProvinceList({ enrolment, index }: MadePerson): boolean {
  return (enrolment === 'offsite' || enrolment === 'offsite-suspended') && index % 2 === 0;
}

/** Whether a person insured elsewhere is so as an employee. */
export function isWorker({ age, index }: MadePerson): boolean {
  return age >= 20 && age < 60 && index % 4 < 2;
}

/** The province's list, one row a relation elsewhere. */
export function offsite(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'offsite', 'roster', { numbersAs: 'cells' });
  const entries = planEntries(view, 'offsite', view.people.filter(isOnProvinceList), scribe);
  const columns: readonly Column[] = [
    order(), name(), id(), sex(),
    ['异地参保地', ({ person }) => elsewhere(person)],
    ['险种类型', ({ person }) => (isWorker(person) ? '职工基本医疗保险' : '城乡居民基本医疗保险')],
    ['人员类别', ({ person }) => (isWorker(person) ? '在职' : person.age < 18 ? '中小学生' : '居民')],
    ['参保状态', ({ person }) => (person.enrolment === 'offsite' ? '正常参保' : '暂停参保')],
    always('参保年度', `${view.year}`),
  ];
  const rows = function* (): Generator<DraftRow> {
    yield line(`${view.name}异地参保人员名单（省平台比对结果）`);
    yield headingRow(view, 'offsite', columns);
    yield* personRows(scribe, entries, columns);
  };
  return { path: '异地参保人员名单.xlsx', kind: 'offsite', format: 'xlsx', sheets: [{ name: '比对结果', rows }] };
}
