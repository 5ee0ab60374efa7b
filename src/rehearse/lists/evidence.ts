/** 佐证名单: soldiers, prisoners, the dead, emigrants, the police register, students and tax payments, each as its office sends it. */
import type { SourceKind } from '../../domain/kinds.js';
import type { MadeEncoding } from '../../domain/made-file.js';
import type { SourceFormat } from '../../domain/sheet.js';
import type { Scribe } from '../faults/scribe.js';
import type { MadePerson } from '../people.js';
import { Random } from '../random.js';
import { always, dayOf, headingRow, id, monthOf, name, order, personRows, sex, town, type Column } from './columns.js';
import { line, planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow } from './draft.js';

interface EvidenceList {
  readonly path: string;
  readonly kind: SourceKind;
  readonly format: SourceFormat;
  readonly encoding?: MadeEncoding;
  readonly sheet: string;
  readonly title?: string;
  readonly holds: (person: MadePerson) => boolean;
  readonly columns: readonly Column[];
}

/** All evidence lists of the county. */
export function evidenceLists(view: CountyView): DraftFile[] {
  return [military(view), prison(view), deaths(view), abroad(view), population(view), students(view), payments(view)].map((list) => {
    const sent = inSomeFormat(view, list);
    const holdsNumbers = sent.format !== 'html' && sent.format !== 'xml-2003' && sent.format !== 'csv';
    return draft(view, sent, scribeFor(view, list.path, 'roster', { numbersAs: holdsNumbers ? 'cells' : 'never' }));
  });
}

/** Formats that one and the same office may send next year; the last ones only for short lists. */
const FORMATS: readonly (readonly [extension: string, format: SourceFormat, encoding?: MadeEncoding])[] = [
  ['xlsx', 'xlsx'], ['xls', 'html', 'utf-8'], ['xls', 'html', 'gb18030'], ['xls', 'xml-2003', 'utf-8'],
  ['csv', 'csv', 'gb18030'], ['csv', 'csv', 'utf-8'], ['csv', 'csv', 'utf-8-bom'], ['csv', 'csv', 'utf-16le'],
  ['xls', 'xls'], ['xlsb', 'xlsb'], ['ods', 'ods'],
];
const LONG_LIST_FORMATS = 8;

/** In about half of the counties the office sends its list in another format. */
function inSomeFormat(view: CountyView, list: EvidenceList): EvidenceList {
  const random = Random.seeded(view.seed, `format of ${list.path}`);
  if (random.chance(0.5)) return list;
  const [extension, format, encoding] = random.pick(view.people.length > 20_000 ? FORMATS.slice(0, LONG_LIST_FORMATS) : FORMATS);
  const path = list.path.replace(/[^.]+$/u, extension);
  // What readers call the one sheet of a format that has no sheet names.
  const sheet = format === 'csv' ? path.replace(/\.csv$/u, '') : format === 'html' ? 'Sheet1' : list.sheet;
  return { ...list, path, sheet, format, ...(encoding === undefined ? {} : { encoding }) };
}

function draft(view: CountyView, list: EvidenceList, scribe: Scribe): DraftFile {
  const entries = planEntries(view, list.path, view.people.filter(list.holds), scribe);
  const rows = function* (): Generator<DraftRow> {
    if (list.title !== undefined) yield line(list.title);
    yield headingRow(view, list.path, list.columns);
    yield* personRows(scribe, entries, list.columns);
  };
  const { path, kind, format, encoding, sheet } = list;
  return { path, kind, format, ...(encoding === undefined ? {} : { encoding }), sheets: [{ name: sheet, rows }] };
}

/** 人武部: those who serve without a day of discharge, those discharged with one. */
function military({ name: county, year }: CountyView): EvidenceList {
  const serves = ({ excuse }: MadePerson): boolean => excuse === 'serving';
  return {
    path: '参军人员名单.xlsx', kind: 'military', format: 'xlsx', sheet: '服役人员', title: `${county}人民武装部服役人员名单`,
    holds: ({ excuse }) => excuse === 'serving' || excuse === 'discharged',
    columns: [
      order(), name(), id('公民身份号码'), sex(),
      ['入伍时间', ({ person }) => `${serves(person) ? year - 1 : year - 4}年9月`],
      ['退役时间', ({ person }) => (serves(person) ? null : `${year - 2}年9月`)],
      ['备注', ({ person }) => (serves(person) ? '现役' : '已退役')],
    ],
  };
}

/** 司法局: in prison for years to come, released, or serving at home under supervision. */
function prison({ name: county, year }: CountyView): EvidenceList {
  const terms: Partial<Record<MadePerson['excuse'], readonly [from: number, until: number, custody: string, remark: string | null]>> = {
    prisoner: [-2, 8, '收监执行', null], released: [-6, -2, '收监执行', '刑满释放'], community: [-1, 2, '社区矫正', null],
  };
  const day = (person: MadePerson, offset: number): string => `${year + offset}.${monthOf(person)}.${dayOf(person)}`;
  return {
    path: '服刑人员名单.xls', kind: 'prison', format: 'xls', sheet: '名单', title: `${county}司法局在册服刑人员`,
    holds: ({ excuse }) => terms[excuse] !== undefined,
    columns: [
      name(), sex(), id(),
      ['刑期起', ({ person }) => day(person, terms[person.excuse]![0])],
      ['刑期止', ({ person }) => day(person, terms[person.excuse]![1])],
      ['执行方式', ({ person }) => terms[person.excuse]![2]],
      ['备注', ({ person }) => terms[person.excuse]![3]],
    ],
  };
}

/** 卫健委: dates as real dates. */
function deaths({ year }: CountyView): EvidenceList {
  return {
    path: '死亡人员名单.xlsx', kind: 'death', format: 'xlsx', sheet: '死亡人员',
    holds: ({ excuse }) => excuse === 'dead',
    columns: [
      order(), name(), id('身份证号码'),
      ['死亡时间', ({ person }) => ({ kind: 'date', iso: `${year - (person.index % 2)}-${monthOf(person)}-${dayOf(person)}` })],
      town('镇街'), always('备注', null),
    ],
  };
}

/** 公安出入境: settled for good, or away for work. */
function abroad({ year }: CountyView): EvidenceList {
  return {
    path: '出国境人员.xlsx', kind: 'abroad', format: 'xlsx', sheet: 'Sheet1', title: '出国（境）人员信息',
    holds: ({ excuse }) => excuse === 'settled' || excuse === 'working-abroad',
    columns: [
      name(), id('证件号码'), sex(),
      ['前往国家', ({ person }) => ['韩国', '日本', '加拿大'][person.index % 3]!],
      ['出境日期', ({ person }) => `${year - 2}-${monthOf(person)}-${dayOf(person)}`],
      ['出境事由', ({ person }) => (person.excuse === 'settled' ? '定居' : '务工')],
    ],
  };
}

/** 公安户籍: the dead, the struck off, those who moved, and many of whom nothing is to be said. */
function population({ name: county, year }: CountyView): EvidenceList {
  const states: Partial<Record<MadePerson['excuse'], readonly [code: string, label: string]>> = {
    dead: ['1', '死亡'], deregistered: ['2', '注销'], moved: ['3', '迁出'], 'moved-unconfirmed': ['3', '迁出'],
  };
  const state = ({ excuse }: MadePerson): readonly [string, string] => states[excuse] ?? ['0', '管理中'];
  return {
    path: '户籍人口状态.csv', kind: 'population', format: 'csv', encoding: 'gb18030', sheet: '户籍人口状态',
    holds: ({ excuse, index }) => (excuse === '' && index % 6 === 0) || (states[excuse] !== undefined && (excuse !== 'dead' || index % 2 === 0)),
    columns: [
      id('身份证号码'), name(), sex(),
      ['户籍地址', ({ written }) => `${county}${written.town}${written.village}`],
      ['管理状态代码', ({ person }) => state(person)[0]],
      ['管理状态名称', ({ person }) => state(person)[1]],
      ['变动日期', ({ person }) => (person.excuse === '' ? null : `${year}${monthOf(person)}${dayOf(person)}`)],
      ['迁往地', ({ person }) => (person.excuse === 'moved' ? '河北省承德市双桥区' : null)],
      ['备注', ({ person }) => (person.excuse === 'moved' ? '迁入地已落户' : null)],
    ],
  };
}

function students({ year }: CountyView): EvidenceList {
  return {
    path: '在校大学生.xls', kind: 'student', format: 'html', encoding: 'utf-8', sheet: 'Sheet1',
    holds: ({ enrolment }) => enrolment === 'student',
    columns: [
      name('学生姓名'), id('身份证件号'), sex(), always('学校名称', '某某大学'), always('学历层次', '本科'),
      always('入学时间', `${year - 1}年9月`), always('预计毕业时间', `${year + 3}年7月`), always('是否在校参保', '是'),
    ],
  };
}

/** 税务: payments of some of the insured, and of those whose payment has not reached the roster yet. */
function payments({ year }: CountyView): EvidenceList {
  return {
    path: '税务缴费明细.csv', kind: 'payment', format: 'csv', encoding: 'utf-8', sheet: '税务缴费明细', title: '城乡居民医疗保险费征收明细',
    holds: ({ enrolment, index }) => enrolment === 'in-transit' || (enrolment === 'resident' && index % 8 === 0),
    columns: [
      order(), name('缴费人姓名'), always('证件类型', '居民身份证'), id('证件号码'), always('征收项目', '城乡居民基本医疗保险费'),
      always('费款所属期起', `${year}-01-01`), always('费款所属期止', `${year}-12-31`), always('实缴金额', '250.00'),
      ['入库日期', ({ person }) => `${year - 1}-12-${dayOf(person)}`],
      ['电子税票号码', ({ person }) => `3990${String(person.index).padStart(14, '0')}`],
    ],
  };
}
