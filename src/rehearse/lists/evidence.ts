/** 佐证名单: soldiers, prisoners, the dead, emigrants, the police register, students and tax payments, each as its office sends it. */
import type { Cell } from '../../domain/cell.js';
import type { SourceKind } from '../../domain/kinds.js';
import type { MadeEncoding } from '../../domain/made-file.js';
import type { SourceFormat } from '../../domain/sheet.js';
import type { Scribe, Written } from '../faults/scribe.js';
import type { MadePerson } from '../people.js';
import { reworded } from './wording.js';
import { line, planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow } from './draft.js';

interface EvidenceList {
  readonly path: string;
  readonly kind: SourceKind;
  readonly format: SourceFormat;
  readonly encoding?: MadeEncoding;
  readonly sheet: string;
  readonly title?: string;
  readonly headings: readonly string[];
  readonly holds: (person: MadePerson) => boolean;
  readonly cells: (person: MadePerson, written: Written, order: number) => Cell[];
}

/** All evidence lists of the county. */
export function evidenceLists(view: CountyView): DraftFile[] {
  return evidenceOf(view).map((list) => draft(view, list, scribeFor(view, list.path, 'roster', { numbersAs: list.format === 'xlsx' || list.format === 'xls' ? 'cells' : 'never' })));
}

function draft(view: CountyView, list: EvidenceList, scribe: Scribe): DraftFile {
  const entries = planEntries(view, list.path, view.people.filter(list.holds), scribe);
  const rows = function* (): Generator<DraftRow> {
    if (list.title !== undefined) yield line(list.title);
    yield line(...reworded(view, list.path, list.headings));
    for (const [index, entry] of entries.entries()) {
      const written = scribe.write(entry);
      yield { cells: list.cells(entry.person, written, index + 1), traces: [{ person: entry.person, part: 1, faults: written.faults }] };
    }
  };
  return { path: list.path, kind: list.kind, format: list.format, ...(list.encoding === undefined ? {} : { encoding: list.encoding }), sheets: [{ name: list.sheet, rows }] };
}

function evidenceOf(view: CountyView): EvidenceList[] {
  const { year } = view;
  const day = (person: MadePerson): string => String((person.index % 28) + 1).padStart(2, '0');
  const month = (person: MadePerson): string => String((person.index % 9) + 1).padStart(2, '0');
  return [
    {
      path: '参军人员名单.xlsx', kind: 'military', format: 'xlsx', sheet: '服役人员', title: `${view.name}人民武装部服役人员名单`, headings: ['序号', '姓名', '公民身份号码', '性别', '入伍时间', '退役时间', '备注'],
      holds: ({ excuse }) => excuse === 'serving' || excuse === 'discharged',
      cells: (person, w, order) => (person.excuse === 'serving' ? [order, w.name, w.id, w.sex, `${year - 1}年9月`, null, '现役'] : [order, w.name, w.id, w.sex, `${year - 4}年9月`, `${year - 2}年9月`, '已退役']),
    },
    {
      path: '服刑人员名单.xls', kind: 'prison', format: 'xls', sheet: '名单', title: `${view.name}司法局在册服刑人员`, headings: ['姓名', '性别', '身份证号', '刑期起', '刑期止', '执行方式', '备注'],
      holds: ({ excuse }) => excuse === 'prisoner' || excuse === 'released' || excuse === 'community',
      cells: (person, w) => {
        if (person.excuse === 'prisoner') return [w.name, w.sex, w.id, `${year - 2}.${month(person)}.${day(person)}`, `${year + 8}.${month(person)}.${day(person)}`, '收监执行', null];
        if (person.excuse === 'released') return [w.name, w.sex, w.id, `${year - 6}.${month(person)}.${day(person)}`, `${year - 2}.${month(person)}.${day(person)}`, '收监执行', '刑满释放'];
        return [w.name, w.sex, w.id, `${year - 1}.${month(person)}.${day(person)}`, `${year + 2}.${month(person)}.${day(person)}`, '社区矫正', null];
      },
    },
    {
      path: '死亡人员名单.xlsx', kind: 'death', format: 'xlsx', sheet: '死亡人员', headings: ['序号', '姓名', '身份证号码', '死亡时间', '镇街', '备注'],
      holds: ({ excuse }) => excuse === 'dead',
      cells: (person, w, order) => [order, w.name, w.id, { kind: 'date', iso: `${year - (person.index % 2)}-${month(person)}-${day(person)}` }, w.town, null],
    },
    {
      path: '出国境人员.xlsx', kind: 'abroad', format: 'xlsx', sheet: 'Sheet1', title: '出国（境）人员信息', headings: ['姓名', '证件号码', '性别', '前往国家', '出境日期', '出境事由'],
      holds: ({ excuse }) => excuse === 'settled' || excuse === 'working-abroad',
      cells: (person, w) => [w.name, w.id, w.sex, ['韩国', '日本', '加拿大'][person.index % 3]!, `${year - 2}-${month(person)}-${day(person)}`, person.excuse === 'settled' ? '定居' : '务工'],
    },
    {
      path: '户籍人口状态.csv', kind: 'population', format: 'csv', encoding: 'gb18030', sheet: '户籍人口状态', headings: ['身份证号码', '姓名', '性别', '户籍地址', '管理状态代码', '管理状态名称', '变动日期', '迁往地', '备注'],
      holds: ({ excuse, index }) => ['moved', 'moved-unconfirmed', 'deregistered'].includes(excuse) || (excuse === 'dead' && index % 2 === 0) || (excuse === '' && index % 6 === 0),
      cells: (person, w) => {
        const moved = person.excuse === 'moved' || person.excuse === 'moved-unconfirmed';
        const [code, label] = moved ? ['3', '迁出'] : person.excuse === 'deregistered' ? ['2', '注销'] : person.excuse === 'dead' ? ['1', '死亡'] : ['0', '管理中'];
        return [w.id, w.name, w.sex, `${view.name}${w.town}${w.village}`, code, label, person.excuse === '' ? null : `${year}${month(person)}${day(person)}`, person.excuse === 'moved' ? '河北省承德市双桥区' : null, person.excuse === 'moved' ? '迁入地已落户' : null];
      },
    },
    {
      path: '在校大学生.xls', kind: 'student', format: 'html', encoding: 'utf-8', sheet: 'Sheet1', headings: ['学生姓名', '身份证件号', '性别', '学校名称', '学历层次', '入学时间', '预计毕业时间', '是否在校参保'],
      holds: ({ enrolment }) => enrolment === 'student',
      cells: (_, w) => [w.name, w.id, w.sex, '某某大学', '本科', `${year - 1}年9月`, `${year + 3}年7月`, '是'],
    },
    {
      path: '税务缴费明细.csv', kind: 'payment', format: 'csv', encoding: 'utf-8', sheet: '税务缴费明细', title: '城乡居民医疗保险费征收明细', headings: ['序号', '缴费人姓名', '证件类型', '证件号码', '征收项目', '费款所属期起', '费款所属期止', '实缴金额', '入库日期', '电子税票号码'],
      holds: ({ enrolment, index }) => enrolment === 'in-transit' || (enrolment === 'resident' && index % 8 === 0),
      cells: (person, w, order) => [order, w.name, '居民身份证', w.id, '城乡居民基本医疗保险费', `${year}-01-01`, `${year}-12-31`, '250.00', `${year - 1}-12-${day(person)}`, `3990${String(person.index).padStart(14, '0')}`],
    },
  ];
}
