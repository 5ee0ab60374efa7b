import { PEOPLE_CHANGES, type PeopleChange, type PersonChange } from '../domain/people-change.js';
import { IDENTITIES } from '../domain/person.js';
import { STANDINGS } from '../domain/standing.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../domain/workbook.js';
import { changedWords } from './change-words.js';
import { compareTexts } from './order.js';
import { inParts, partName } from './parts.js';
import { createPrinter, type Printer } from './printer.js';
import type { ReportInput } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';

/** One state of the lists and what it changed against the one before 一期变动; the first has nothing to be compared with. */
export interface ChangedRound {
  readonly round: number;
  readonly date: string;
  readonly changes: readonly PersonChange[];
}

const NAME = '增减变动表';
const KINDS = Object.keys(PEOPLE_CHANGES) as PeopleChange[];
/** Kinds that always have their sheet, empty or not; the others only when somebody is on it. */
const ALWAYS: ReadonlySet<PeopleChange> = new Set(['listed', 'changed', 'left', 'insured', 'fell-out']);

const COLUMNS: readonly ColumnModel[] = [
  { heading: '序号', type: 'integer' }, { heading: '期次', type: 'integer' }, { heading: '数据截止日期', type: 'date', minWidth: 12 },
  { heading: '乡镇', type: 'text', maxWidth: 16 }, { heading: '村（居）', type: 'text', maxWidth: 16 }, { heading: '姓名', type: 'text', align: 'center', minWidth: 10, maxWidth: 24 },
  { heading: '证件号码', type: 'id', minWidth: 21 }, { heading: '身份类别', type: 'text', minWidth: 14, maxWidth: 24 },
  { heading: '变动前结论', type: 'text', minWidth: 14, maxWidth: 22 }, { heading: '变动后结论', type: 'text', minWidth: 14, maxWidth: 22 }, { heading: '变动内容', type: 'text', minWidth: 18, maxWidth: 40 },
];

/** 增减变动表: counts of each round, and by name who is new, changed, gone, newly insured or fallen out. Very long lists come in several files. */
export function changesReport(input: Pick<ReportInput, 'county' | 'year' | 'referenceDate' | 'signOff' | 'reasons' | 'fullIds'>, rounds: readonly ChangedRound[]): WorkbookModel[] {
  const printer = createPrinter(input);
  const all = rounds.flatMap(({ round, date, changes }) => changes.map((change) => ({ round, date, change })));
  const parts = inParts(all, ({ round }) => String(round));
  return parts.map((part, index) => ({
    name: partName(NAME, index, parts.length), unit: input.signOff.unit, date: input.referenceDate,
    sheets: [summary(input, rounds), ...KINDS.flatMap((kind) => {
      const own = part.filter(({ change }) => change.change === kind);
      return own.length === 0 && !ALWAYS.has(kind) ? [] : [list(input, kind, own, printer)];
    })],
  }));
}

function summary(input: Parameters<typeof changesReport>[0], rounds: readonly ChangedRound[]): SheetModel {
  const counts = (changes: readonly PersonChange[]): number[] => KINDS.map((kind) => changes.filter(({ change }) => change === kind).length);
  return framed(input, {
    name: '汇总', title: `${titlePrefix(input)}贫困人口名单${NAME}`,
    columns: [{ heading: '期次', type: 'text', align: 'center', minWidth: 8 }, { heading: '数据截止日期', type: 'date', minWidth: 14 }, ...KINDS.map((kind): ColumnModel => ({ heading: PEOPLE_CHANGES[kind].zh, type: 'integer', minWidth: 10 }))],
    rows: rounds.map(({ round, date, changes }) => [String(round), date, ...(round === 1 ? KINDS.map((): CellContent => '—') : counts(changes))]),
    totals: [['合计', '', ...counts(rounds.flatMap(({ changes }) => changes))]],
    notes: [
      '每期与上一期名单比较；第一期没有可比的上一期。一人一期可以有几项变动（如变更并新参保），各表人次之和等于汇总表的数。',
      '新增、取消指列入和不再列入对象名单（别的名单上还有、但不再是对象的也算取消）；本期名单人数 = 上期 ＋ 新增 ＋ 分出 − 取消 − 并入他人；变更指姓名、证件号码、乡镇、村、身份的变化；新参保、断保指参保结论的变化。上期人数按上期末计，含判断合并、分开之后。由判断比对结果或核实个案改变的人数和结论不在此表，见操作历史和销号清单。',
    ], countedIn: '人次',
  });
}

interface Entry {
  readonly round: number;
  readonly date: string;
  readonly change: PersonChange;
}

function list(input: Parameters<typeof changesReport>[0], kind: PeopleChange, entries: readonly Entry[], printer: Printer): SheetModel {
  const sorted = entries.map((entry) => ({ entry, key: [String(entry.round).padStart(6, '0'), entry.change.town, entry.change.village, entry.change.name, entry.change.personId] })).sort((left, right) => compareTexts(left.key, right.key));
  return framed(input, {
    name: PEOPLE_CHANGES[kind].zh, title: `${titlePrefix(input)}${NAME}（${PEOPLE_CHANGES[kind].zh}）`, columns: COLUMNS,
    rows: sorted.map(({ entry: { round, date, change } }, index): CellContent[] => [
      index + 1, round, date, change.town, change.village, printer.text(change.name), printer.id(change.idText), change.identities.map((code) => IDENTITIES[code].zh).join('、'),
      standingWords(change.before, printer), standingWords(change.after, printer), contentOf(change, input.fullIds),
    ]),
    notes: [`共 ${entries.length} 人次。`], filter: true, separateBy: 1, frozenColumns: 6,
  });
}

function standingWords(standing: PersonChange['before'], printer: Printer): string {
  return standing === null ? '' : `${STANDINGS[standing.standing].zh}·${printer.reason(standing.reason)}`;
}

function contentOf(change: PersonChange, fullIds: boolean): string {
  if (change.fields.length > 0) return changedWords(change, fullIds);
  if (change.change === 'listed') return change.other === 'returned' ? '曾取消，重新列入' : '';
  return change.other;
}
