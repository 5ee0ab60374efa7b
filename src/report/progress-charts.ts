/** 图表 of the workbook of progress: drawn by the spreadsheet from the cells of the tables beside them. */
import { CATEGORIES, STANDINGS, type Category } from '../domain/standing.js';
import type { CellContent, SheetModel } from '../domain/workbook.js';
import { PROGRESS_COLUMNS } from './progress-columns.js';
import { missingPeople } from './rate.js';
import type { ReportInput } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';
import type { KeptState } from './round-state.js';
import { CATEGORY_CODES, ratesOf, type Tally } from './tally.js';

const GAP = columnOf('应保未保');
const PENDING = columnOf('待核实');
const COLOURS = { insured: '2F74B5', gap: 'C4411A', pending: 'E2A21B', missing: 'C4411A' } as const;
/** Blue for the insured, pale for the excused, grey for the removed; what is left stands out. */
const SLICES: Readonly<Record<Category, string>> = {
  resident: '2F74B5', employee: '5B93C9', offsite: '86B1DA', military: 'B5D0E8', prison: 'C6DBEE', abroad: 'D7E6F4', deceased: '8A9099', deregistered: 'A3A9B1', moved: 'BBC0C6', 'identity-ended': 'D2D6DA',
  uninsured: 'C4411A', open: 'E2A21B',
};
/** Charts begin right of the small table, with a column between. */
const BESIDE = 4;
const ACROSS: readonly [number, number] = [BESIDE, BESIDE + 11];

/**
 * Heads by category with charts beside them; the townships are drawn from the table of progress, which is the first sheet and has
 * `townships` lines.
 */
export function chartSheet(input: ReportInput, total: Tally, townships: number): SheetModel {
  const shown = CATEGORY_CODES.filter((code) => total.categories[code] > 0);
  const insured = shown.filter((code) => CATEGORIES[code].standing === 'insured').length;
  const tall = Math.max(16, townships + 8);
  const second = 3 + tall;
  return framed(input, {
    name: '图表', title: `${titlePrefix(input)}贫困人口参保图`,
    columns: [{ heading: '参保结论', type: 'text', align: 'center', minWidth: 14 }, { heading: '归类', type: 'text', align: 'center', minWidth: 14 }, { heading: '人数', type: 'integer', minWidth: 10 }],
    rows: shown.map((code): CellContent[] => [STANDINGS[CATEGORIES[code].standing].zh, CATEGORIES[code].zh, total.categories[code]]), totals: [['合计', '', total.people]],
    notes: ['图随本表和“参保进度表”的数字变化。'], countedIn: '人',
    charts: [
      ...(townships === 0 ? [] : [{
        title: '各乡镇应保未保和待核实人数', type: 'bars', sheet: 0, rows: [0, townships], names: 0, over: { rows: [2, 2 + tall], columns: ACROSS },
        series: [{ column: GAP, name: '应保未保', colour: COLOURS.gap }, { column: PENDING, name: '待核实', colour: COLOURS.pending }],
      } as const]),
      ...(shown.length === 0 ? [] : [{ title: '全部人员归类', type: 'pie', sheet: 1, rows: [0, shown.length], names: 1, over: { rows: [second, second + 18], columns: [0, BESIDE - 1] }, series: [{ column: 2, name: '人数', colour: COLOURS.insured }], slices: shown.map((code) => SLICES[code]) } as const]),
      ...(shown.length === insured ? [] : [{ title: '没有参保的人员归类', type: 'bars', sheet: 1, rows: [insured, shown.length], names: 1, over: { rows: [second, second + 18], columns: ACROSS }, series: [{ column: 2, name: '人数', colour: COLOURS.insured }] } as const]),
    ],
  });
}

/** How many were missing at the end of each state of the lists, and the line through it; nothing while there is one state. */
export function trendSheet(input: ReportInput, states: readonly KeptState[], at: number): SheetModel[] {
  const known = states.flatMap(({ date, tallies }) => (tallies === null ? [] : [{ date, tally: tallies.total, reduced: ratesOf(tallies.total).reduced }]));
  if (known.length < 2) return [];
  return [framed(input, {
    name: '进度曲线', title: `${titlePrefix(input)}贫困人口参保进度曲线`,
    columns: [{ heading: '名单日期', type: 'text', align: 'center', minWidth: 14 }, { heading: '应参保', type: 'integer', minWidth: 10 }, { heading: '已参保', type: 'integer', minWidth: 10 }, { heading: '还差', type: 'integer', minWidth: 10 }],
    rows: known.map(({ date, reduced }): CellContent[] => [date, reduced.of, reduced.insured, missingPeople(reduced)]),
    notes: ['每期以下一期名单导入前的结论为准，最后一期以现在为准。还差 = 应参保 − 已参保。'], countedIn: '人',
    charts: [{ title: '还差人数', type: 'line', sheet: at, rows: [0, known.length], names: 0, over: { rows: [2, 24], columns: [5, 16] }, series: [{ column: 3, name: '还差', colour: COLOURS.missing }] }],
  })];
}

/** Index of a column of the table of progress. */
function columnOf(heading: string): number {
  return PROGRESS_COLUMNS.findIndex((column) => column.heading === heading);
}
