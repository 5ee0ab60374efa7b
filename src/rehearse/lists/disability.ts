/** 残联的持证残疾人名单: GB18030 text with the certificate number in place of the identity number. */
import type { DraftFile, CountyView, DraftRow } from './draft.js';
import { reworded } from './wording.js';
import { line, planEntries, scribeFor } from './draft.js';

const TYPES = ['', '视力', '听力', '言语', '肢体', '智力', '精神', '多重'];
const LEVELS = ['', '一级', '二级', '三级', '四级'];

export function disability(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'disability', 'target', { numbersAs: 'never', dot: '•' });
  const entries = planEntries(view, 'disability', view.people.filter((person) => person.disability !== ''), scribe);
  const rows = function* (): Generator<DraftRow> {
    yield line(...reworded(view, 'disability', ['姓名', '性别', '残疾人证号', '残疾类别', '残疾等级', '乡镇（街道）', '村（社区）', '联系电话', '监护人', '签发日期', '有效期至']));
    for (const entry of entries) {
      const { person } = entry;
      const reissued = person.index % 9 === 0 ? 'B1' : '';
      const written = scribe.write(entry, { suffix: person.disability + reissued });
      const issued = view.year - 1 - (person.index % 8);
      const type = TYPES[Number(person.disability[0])]!;
      yield {
        cells: [written.name, written.sex, written.id, person.index % 5 === 0 ? `${type}残疾` : type, LEVELS[Number(person.disability[1])]!, written.town, written.village, person.phone,
          person.relation === '户主' ? '' : person.household.members[0]!.name.text, `${issued}/6/${(person.index % 28) + 1}`, `${issued + 10}/6/${(person.index % 28) + 1}`],
        traces: [{ person, part: 1, faults: written.faults }],
      };
    }
  };
  return { path: '持证残疾人信息.csv', kind: 'disability', format: 'csv', encoding: 'gb18030', sheets: [{ name: '持证残疾人信息', rows }] };
}
