import type { CellContent, ColumnModel, WorkbookModel } from '../domain/workbook.js';
import { PROGRESS_COLUMNS } from './progress-columns.js';
import { progressRow, rateFormulas, reconciliation } from './progress-table.js';
import { chartSheet, trendSheet } from './progress-charts.js';
import { buildLedger } from './ledger.js';
import type { ReportInput } from './report-input.js';
import { chineseDate, framed, titlePrefix } from './sheet-frame.js';
import type { KeptState } from './round-state.js';
import { tallyTownships, type TownshipTallies } from './township-tallies.js';
import { NO_TOWNSHIP, inTableOrder } from './townships.js';

/** What happened since the last state of the month before 本月. */
export interface MonthFigures {
  /** `2020-12`: the month of the lists in force. */
  readonly month: string;
  /** How everybody stood at the end of the month before; null = not known, and nothing is compared. */
  readonly before: { readonly date: string; readonly tallies: TownshipTallies } | null;
  /** Ids of people who became insured this month and are insured now. */
  readonly newlyInsured: ReadonlySet<string>;
  /** Ids of people whose case was cleared this month by an enrolment, a reason or a list, and stays so; one entry a case. */
  readonly cleared: readonly string[];
}

const MONTH_COLUMNS: readonly ColumnModel[] = [
  { group: '本月', heading: '新增参保', type: 'integer', minWidth: 9 },
  { group: '本月', heading: '销号', type: 'integer', minWidth: 8 },
  { group: '已参保较上月', heading: '上月末', type: 'integer', minWidth: 8 },
  { group: '已参保较上月', heading: '增减', type: 'text', align: 'center', minWidth: 8 },
];

/** 参保进度表（月报）: the table of progress with what the month brought: newly insured, cleared, and the change against the month before; with charts, and a line through the `states` kept of the lists. */
export function monthlyProgress(input: ReportInput, month: MonthFigures, states: readonly KeptState[] = []): WorkbookModel {
  const ledger = buildLedger(input);
  const counts = tallyTownships(ledger, input.reasons);
  const townOf = new Map(ledger.map(({ person, township }) => [person.id, township]));
  const insured = countBy([...month.newlyInsured], townOf);
  const cleared = countBy(month.cleared, townOf);
  const now = new Map(counts.townships.map(({ name, tally }) => [name, tally]));
  const then = month.before === null ? null : new Map(month.before.tallies.townships.map(({ name, tally }) => [name, tally.standings.insured]));
  const names = inTableOrder([...now.keys(), ...(then?.keys() ?? []), ...insured.keys(), ...cleared.keys()]);
  const nobody = tallyTownships([], input.reasons).total;
  const row = (name: string): CellContent[] => [...progressRow(name, now.get(name) ?? nobody), insured.get(name) ?? 0, cleared.get(name) ?? 0, ...compared((now.get(name) ?? nobody).standings.insured, then === null ? null : (then.get(name) ?? 0))];
  const [year = '', number = ''] = month.month.split('-');
  return {
    name: '参保进度表（月报）', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [framed(input, {
      name: '参保进度表', title: `${titlePrefix(input)}贫困人口参保进度表（${year}年${Number(number)}月）`, columns: [...PROGRESS_COLUMNS, ...MONTH_COLUMNS], rows: names.map(row),
      totals: [[...progressRow('合计', counts.total), month.newlyInsured.size, month.cleared.length, ...compared(counts.total.standings.insured, month.before?.tallies.total.standings.insured ?? null)]],
      notes: [
        ...rateFormulas(counts.total, input.reasons), reconciliation(input.rows, counts.total),
        month.before === null
          ? '没有上个月名单的记录，上月末人数和增减无从比较，以“—”表示；本月新增参保、销号也只有本月名单更新以后的部分。'
          : `上月末以${chineseDate(month.before.date)}的名单为准。增减 = 本期已参保 − 上月末已参保，含新列入名单、取消、断保和乡镇变动，不一定等于新增参保。`,
        '新增参保 = 本月由未参保转为已参保、现仍参保的人（不含列入名单时已参保的）；销号 = 本月因参保、佐证名单或核实的原因办结、现仍销号的个案（不含名单取消和并入他人的）。',
      ],
      frozenColumns: 1, countedIn: '人',
    }), chartSheet(input, counts.total, names.length), ...trendSheet(input, states, 2)],
  };
}

function compared(now: number, before: number | null): CellContent[] {
  if (before === null) return ['—', '—'];
  const change = now - before;
  return [before, change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0'];
}

/** People by the township they are counted under. */
export function countBy(ids: readonly string[], townOf: ReadonlyMap<string, string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const town = townOf.get(id) ?? NO_TOWNSHIP;
    counts.set(town, (counts.get(town) ?? 0) + 1);
  }
  return counts;
}
