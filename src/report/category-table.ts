import { CATEGORIES, STANDINGS, type Category } from '../domain/standing.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../domain/workbook.js';
import type { LedgerEntry } from './ledger.js';
import { formatRate, rateFraction } from './rate.js';
import type { ReportInput } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';
import type { Tally } from './tally.js';
import type { TownshipTallies } from './township-tallies.js';

/** The five groups of the source document (鲁医保发〔2019〕69号: 参军、服刑、职工参保、异地参保、应保未保), always first and visible. */
const OFFICIAL: readonly Category[] = ['military', 'prison', 'employee', 'offsite', 'uninsured'];

const REMOVED = (Object.keys(CATEGORIES) as Category[]).filter((code) => CATEGORIES[code].standing === 'removed');

/** Blocks of the table from left to right; together they hold every category once. */
const BLOCKS: readonly { readonly group: string; readonly categories: readonly Category[]; readonly subtotal: string | null }[] = [
  { group: '五类归类', categories: OFFICIAL, subtotal: '五类小计' },
  { group: '其他情形', categories: ['resident', 'abroad', 'open'], subtotal: null },
  { group: STANDINGS.removed.zh, categories: REMOVED, subtotal: '核减小计' },
];

/** 归类分析表: township × category, whose sums are the ledger's; and the finer reasons under each category. */
export function categoryTable(input: ReportInput, ledger: readonly LedgerEntry[], counts: TownshipTallies): WorkbookModel {
  return { name: '归类分析表', unit: input.signOff.unit, date: input.referenceDate, sheets: [byTownship(input, counts), byReason(input, ledger)] };
}

function byTownship(input: ReportInput, counts: TownshipTallies): SheetModel {
  const columns: ColumnModel[] = [
    { heading: '乡镇', type: 'text', align: 'center', minWidth: 14, maxWidth: 22 },
    { heading: '名单人数', type: 'integer', minWidth: 9 },
    ...BLOCKS.flatMap(({ group, categories, subtotal }) => [
      ...categories.map((code): ColumnModel => ({ group, heading: CATEGORIES[code].zh, type: 'integer', minWidth: 8 })),
      ...(subtotal === null ? [] : [{ group, heading: subtotal, type: 'integer', minWidth: 8 } as const]),
    ]),
  ];
  return framed(input, {
    name: '归类分析表',
    title: `${titlePrefix(input)}贫困人口参保归类分析表`,
    columns,
    rows: counts.townships.map(({ name, tally }) => tableRow(name, tally)),
    totals: [tableRow('合计', counts.total)],
    notes: [
      '平衡关系：名单人数 = 五类小计（参军 + 服刑 + 职工参保 + 异地参保 + 应保未保） + 居民参保 + 出国定居 + 待核实 + 核减小计。',
      '职工参保、异地参保、居民参保均为已参保；参军、服刑、出国定居为合理未参保；待核实人员核实前既不算已参保，也不算应保未保。',
    ],
    frozenColumns: 1,
    countedIn: '人',
  });
}

function tableRow(name: string, tally: Tally): CellContent[] {
  const cells = BLOCKS.flatMap(({ categories, subtotal }) => {
    const numbers = categories.map((code) => tally.categories[code]);
    return subtotal === null ? numbers : [...numbers, numbers.reduce((sum, count) => sum + count, 0)];
  });
  return [name, tally.people, ...cells];
}

/** 原因明细: every reason that occurs, under its category. */
function byReason(input: ReportInput, ledger: readonly LedgerEntry[]): SheetModel {
  const known = new Map(Object.entries(input.reasons).map(([code, reason], index) => [code, { ...reason, index }]));
  const counts = new Map<string, { category: Category; reason: string; people: number }>();
  for (const { standing } of ledger) {
    const key = `${standing.category}\n${standing.reason}`;
    const counted = counts.get(key) ?? { category: standing.category, reason: standing.reason, people: 0 };
    counted.people += 1;
    counts.set(key, counted);
  }
  const order = Object.keys(CATEGORIES);
  const place = (reason: string): number => known.get(reason)?.index ?? known.size;
  const sorted = [...counts.values()].sort((left, right) =>
    order.indexOf(left.category) - order.indexOf(right.category) || place(left.reason) - place(right.reason) || (left.reason < right.reason ? -1 : 1));
  return framed(input, {
    name: '原因明细',
    title: `${titlePrefix(input)}贫困人口参保原因明细表`,
    columns: [
      { heading: '参保结论', type: 'text', align: 'center', minWidth: 14 },
      { heading: '归类', type: 'text', align: 'center', minWidth: 14 },
      { heading: '编码', type: 'text', align: 'center', minWidth: 8 },
      { heading: '原因', type: 'text', minWidth: 30, maxWidth: 44 },
      { heading: '人数', type: 'integer', minWidth: 10 },
      { heading: '占名单比例', type: 'rate', minWidth: 12 },
    ],
    rows: sorted.map(({ category, reason, people }) => [
      STANDINGS[CATEGORIES[category].standing].zh, CATEGORIES[category].zh, known.get(reason)?.code ?? '', known.get(reason)?.zh ?? reason, people,
      rateFraction({ insured: people, of: ledger.length }) ?? formatRate({ insured: 0, of: 0 }),
    ]),
    totals: [['合计', '', '', '', ledger.length, rateFraction({ insured: ledger.length, of: ledger.length }) ?? '—']],
    separateBy: 0,
  });
}
