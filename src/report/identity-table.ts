import { IDENTITIES, type IdentityCode } from '../domain/person.js';
import type { CellContent, ColumnModel, WorkbookModel } from '../domain/workbook.js';
import type { LedgerEntry } from './ledger.js';
import { missingPeople, rateFraction } from './rate.js';
import type { ReportInput } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { addTallies, ratesOf, tallyStandings, type Tally } from './tally.js';

/** The four groups of 医保扶贫对象 (鲁医保发〔2019〕69号 二(一)); 低收入 is of the wider population of medical aid. */
const FOUR: readonly IdentityCode[] = ['poor-registry', 'minimum-living', 'extreme-poverty', 'severe-disability'];

const COLUMNS: readonly ColumnModel[] = [
  { heading: '人员类别', type: 'text', align: 'center', minWidth: 22, maxWidth: 34 },
  { heading: '人数', type: 'integer', minWidth: 9 },
  { heading: '已参保', type: 'integer', minWidth: 9 },
  { heading: '合理未参保', type: 'integer', minWidth: 9 },
  { heading: '名单核减', type: 'integer', minWidth: 9 },
  { group: '未参保', heading: '应保未保', type: 'integer', minWidth: 9 },
  { group: '未参保', heading: '待核实', type: 'integer', minWidth: 9 },
  { group: '名单参保率', heading: '参保率', type: 'rate', minWidth: 11, bar: true },
  { group: '名单参保率', heading: '差额人数', type: 'integer', minWidth: 9 },
  { group: '核减后参保率', heading: '参保率', type: 'rate', minWidth: 11, bar: true },
  { group: '核减后参保率', heading: '差额人数', type: 'integer', minWidth: 9 },
];

/** 四类人员表: heads by identity. People of two identities stand on two lines, so both sums are printed: 重复计 and 去重. */
export function identityTable(input: ReportInput, ledger: readonly LedgerEntry[]): WorkbookModel {
  const others = (Object.keys(IDENTITIES) as IdentityCode[]).filter((code) => !FOUR.includes(code));
  const count = (held: (entry: LedgerEntry) => boolean): Tally => tallyStandings(ledger.filter(held).map((entry) => entry.standing), input.reasons);
  const line = (code: IdentityCode): { name: string; tally: Tally } => ({ name: IDENTITIES[code].zh, tally: count((entry) => entry.identities.includes(code)) });
  const four = FOUR.map(line);
  const wider = others.map(line).filter(({ tally }) => tally.people > 0);
  const unnamed = count((entry) => entry.identities.length === 0);
  const rest = [...wider, ...(unnamed.people > 0 ? [{ name: '（未注明类别）', tally: unnamed }] : [])];
  const sums = rest.length === 0
    ? [{ name: '合计（重复计）', tally: addTallies(four.map((each) => each.tally)) }, { name: '去重合计', tally: count(() => true) }]
    : [
        { name: '四类合计（重复计）', tally: addTallies(four.map((each) => each.tally)) },
        { name: '四类去重合计', tally: count((entry) => entry.identities.some((code) => FOUR.includes(code))) },
        { name: '全部合计（重复计）', tally: addTallies([...four, ...rest].map((each) => each.tally)) },
        { name: '去重合计', tally: count(() => true) },
      ];
  const row = ({ name, tally }: { name: string; tally: Tally }): CellContent[] => identityRow(name, tally);
  return {
    name: '四类人员表', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [framed(input, {
      name: '四类人员表',
      title: `${titlePrefix(input)}医保扶贫四类人员参保情况表`,
      columns: COLUMNS,
      rows: [...four, ...rest].map(row),
      totals: sums.map(row),
      notes: [
        '一人有两种以上身份的，在各类中分别计数：重复计合计大于去重合计的部分即身份重叠；去重合计与参保进度表一致。',
        '名单参保率 = 已参保 ÷ 人数；核减后参保率 = 已参保 ÷（人数 − 核减及合理未参保人数，口径见参保进度表）；只舍不入。身份已全部取消的人员按原身份计入。',
      ],
      frozenColumns: 1,
      countedIn: '人',
    })],
  };
}

function identityRow(name: string, tally: Tally): CellContent[] {
  const { list, reduced } = ratesOf(tally);
  const { insured, excused, removed, gap, pending } = tally.standings;
  return [
    name, tally.people, insured, excused, removed, gap, pending,
    rateFraction(list) ?? '—', missingPeople(list), rateFraction(reduced) ?? '—', missingPeople(reduced),
  ];
}
