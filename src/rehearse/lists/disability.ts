/** 残联的持证残疾人名单: GB18030 text with the certificate number in place of the identity number. */
import { headingRow, name, personRow, phone, sex, town, village, type Column } from './columns.js';
import { planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow } from './draft.js';
import type { MadePerson } from '../people.js';

const TYPES = ['', '视力', '听力', '言语', '肢体', '智力', '精神', '多重'];
const LEVELS = ['', '一级', '二级', '三级', '四级'];

export function disability(view: CountyView): DraftFile {
  // A certificate number is made of the whole number: an old one of 15 digits, or ".0", cannot stand in it.
  const faults = { ...view.faults, 'id-fifteen': 0, 'id-decimal': 0 };
  const scribe = scribeFor({ ...view, faults }, 'disability', 'target', { numbersAs: 'never', dot: '•' });
  const entries = planEntries(view, 'disability', view.people.filter((person) => person.disability !== ''), scribe);
  const issued = ({ index }: MadePerson, after: number): string => `${view.year - 1 - (index % 8) + after}/6/${(index % 28) + 1}`;
  const columns: readonly Column[] = [
    name(), sex(), ['残疾人证号', ({ written }) => written.id],
    ['残疾类别', ({ person }) => `${TYPES[Number(person.disability[0])]!}${person.index % 5 === 0 ? '残疾' : ''}`],
    ['残疾等级', ({ person }) => LEVELS[Number(person.disability[1])]!],
    town('乡镇（街道）'), village('村（社区）'), phone(),
    ['监护人', ({ person }) => (person.relation === '户主' ? '' : person.household.members[0]!.name.text)],
    ['签发日期', ({ person }) => issued(person, 0)], ['有效期至', ({ person }) => issued(person, 10)],
  ];
  const rows = function* (): Generator<DraftRow> {
    yield headingRow(view, 'disability', columns);
    for (const [index, entry] of entries.entries()) {
      // Type and level behind the number; every ninth certificate has been reissued.
      const suffix = entry.person.disability + (entry.person.index % 9 === 0 ? 'B1' : '');
      yield personRow({ person: entry.person, written: scribe.write(entry, { suffix }), order: index + 1 }, columns);
    }
  };
  return { path: '持证残疾人信息.csv', kind: 'disability', format: 'csv', encoding: 'gb18030', sheets: [{ name: '持证残疾人信息', rows }] };
}
