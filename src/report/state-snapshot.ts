import type { CellContent, WorkbookModel } from '../domain/workbook.js';
import { PROGRESS_COLUMNS } from './progress-columns.js';
import { progressRow, rateFormulas } from './progress-table.js';
import type { ReportInput } from './report-input.js';
import type { KeptState } from './round-state.js';
import { chineseDate, framed, titlePrefix } from './sheet-frame.js';

/**
 * 半年快照: how everybody stood on a day, by the last lists of before that day, and all states of the year in one table. What was
 * not kept is said to be unknown; nothing is inferred from today.
 */
export function stateSnapshot(input: Pick<ReportInput, 'county' | 'year' | 'referenceDate' | 'signOff' | 'reasons'>, at: string, states: readonly KeptState[]): WorkbookModel {
  const shown = states.filter(({ date }) => date <= at).at(-1) ?? null;
  const tallies = shown?.tallies ?? null;
  const judged = { ...input, referenceDate: (shown?.date ?? at) as ReportInput['referenceDate'] };
  return {
    name: `参保情况快照（${at}）`, unit: input.signOff.unit, date: at,
    sheets: [
      framed(judged, {
        name: '快照', title: `${titlePrefix(input)}贫困人口参保情况快照（${chineseDate(at)}）`, columns: PROGRESS_COLUMNS,
        rows: (tallies?.townships ?? []).map(({ name, tally }) => progressRow(name, tally)), totals: tallies === null ? [] : [progressRow('合计', tallies.total)],
        notes: shown === null ? [`${chineseDate(at)}以前没有导入过名单，那时的情况不知道。`]
          : tallies === null ? [`第 ${shown.round} 期（${chineseDate(shown.date)}）的人数没有留存，那时的情况不知道，也不用现在的数字代替。`]
            : [`以第 ${shown.round} 期名单（数据截至${chineseDate(shown.date)}）期末的结论为准；${shown.date === at ? '' : `该日至${chineseDate(at)}之间没有新的名单。`}`, ...rateFormulas(tallies.total, input.reasons)],
        frozenColumns: 1, countedIn: '人',
      }),
      framed(judged, {
        name: '各期对照', title: `${titlePrefix(input)}各期名单参保情况对照表`, columns: [{ heading: '期次', type: 'integer', minWidth: 8 }, { heading: '数据截止日期', type: 'date', minWidth: 14 }, ...PROGRESS_COLUMNS.slice(1)],
        rows: states.map(stateRow), notes: ['“—”表示该期人数没有留存（早于开始留存的版本），不是零。每期以下一期名单导入前的结论为准，最后一期以现在为准。'], countedIn: '人', frozenColumns: 2,
      }),
    ],
  };
}

function stateRow({ round, date, tallies }: KeptState): CellContent[] {
  return [round, date, ...(tallies === null ? PROGRESS_COLUMNS.slice(1).map((): CellContent => '—') : progressRow('', tallies.total).slice(1))];
}
