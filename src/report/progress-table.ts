import { CATEGORIES } from '../domain/standing.js';
import type { CellContent, WorkbookModel } from '../domain/workbook.js';
import { chartSheet } from './progress-charts.js';
import { PROGRESS_COLUMNS } from './progress-columns.js';
import { formatRate, missingPeople, rateFraction } from './rate.js';
import type { ReportInput, ReportReasons, RowCounts } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { ratesOf, subtractedCategories, type Tally } from './tally.js';
import type { TownshipTallies } from './township-tallies.js';

/** 参保进度表 (按月报送): township × list, reductions, insured by kind, not insured, both rates with the people missing. */
export function progressTable(input: ReportInput, counts: TownshipTallies): WorkbookModel {
  return {
    name: '参保进度表', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [framed(input, {
      name: '参保进度表',
      title: `${titlePrefix(input)}贫困人口参保进度表`,
      columns: PROGRESS_COLUMNS,
      rows: counts.townships.map(({ name, tally }) => progressRow(name, tally)),
      totals: [progressRow('合计', counts.total)],
      notes: [...rateFormulas(counts.total, input.reasons), reconciliation(input.rows, counts.total)],
      frozenColumns: 1,
      countedIn: '人',
    }), chartSheet(input, counts.total, counts.townships.length)],
  };
}

/** The cells under `PROGRESS_COLUMNS`. */
export function progressRow(name: string, tally: Tally): CellContent[] {
  const { list, reduced } = ratesOf(tally);
  const { standings, categories } = tally;
  return [
    name, tally.people, standings.removed, standings.excused, reduced.of,
    categories.resident, categories.employee, categories.offsite, standings.insured, standings.gap, standings.pending,
    rateFraction(list) ?? '—', missingPeople(list), rateFraction(reduced) ?? '—', missingPeople(reduced),
  ];
}

/** Both formulas with the numbers of the total line, as they stand under the table and in the summary. */
export function rateFormulas(total: Tally, reasons: ReportReasons): string[] {
  const { list, reduced } = ratesOf(total);
  const subtracted = subtractedCategories(total, reasons).map((code) => `${CATEGORIES[code].zh} ${total.subtracted[code]}`);
  return [
    `名单参保率 = 已参保 ÷ 名单去重总人数 = ${list.insured} ÷ ${list.of} = ${formatRate(list)}，差 ${missingPeople(list)} 人。`,
    `核减后参保率 = 已参保 ÷ 应参保 = ${reduced.insured} ÷ ${reduced.of} = ${formatRate(reduced)}，差 ${missingPeople(reduced)} 人；`
      + `应参保 = 名单去重总人数 ${list.of}${subtracted.map((term) => ` − ${term}`).join('')} = ${reduced.of}。`,
    '参保率只舍不入，已参保人数与分母完全相等时才为 100.00%；差额人数 = 分母 − 已参保。',
  ];
}

/** Every row of the lists accounted for (domain brief §2.3); a table that does not balance is not printed. */
export function reconciliation(rows: RowCounts, total: Tally): string {
  const { insured, excused, removed, gap, pending } = total.standings;
  const sum = rows.duplicates + rows.setAside + rows.outside + total.people;
  if (sum !== rows.targets) {
    throw new Error(`target rows do not balance: ${rows.targets} rows, but ${rows.duplicates} duplicates + ${rows.setAside} set aside + ${rows.outside} outside + ${total.people} people = ${sum}`);
  }
  return `行数平衡：名单总行数 ${rows.targets} = 重复 ${rows.duplicates} + 错误行 ${rows.setAside} + 非对象 ${rows.outside}`
    + ` + 已参保 ${insured} + 合理未参保 ${excused} + 名单核减 ${removed} + 应保未保 ${gap} + 待核实 ${pending}。`;
}
