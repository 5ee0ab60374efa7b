/**
 * Stage ⑦ report: results become workbooks for people 报表. Pure: a model of each file, no bytes; `io/spreadsheet/write`
 * makes the files.
 */
import type { WorkbookModel } from '../domain/workbook.js';
import { categoryTable } from './category-table.js';
import { gapList } from './gap-list.js';
import { identityTable } from './identity-table.js';
import { issueList } from './issue-list.js';
import { buildLedger } from './ledger.js';
import { createPrinter } from './printer.js';
import { progressTable } from './progress-table.js';
import type { ReportInput } from './report-input.js';
import { tallyTownships } from './township-tallies.js';
import { uninsuredDatabase } from './uninsured-database.js';

/**
 * All workbooks of a run: 未参保贫困人口数据库, 应保未保名单, 归类分析表, 参保进度表, 四类人员表, 问题数据清单. Long lists come in
 * several files. Every table counts the same people from one ledger.
 *
 * @throws Error when somebody has no standing, or two, or when the rows of the lists do not balance: a bug in an earlier
 * stage, and better no report than a wrong total.
 */
export function buildReports(input: ReportInput): WorkbookModel[] {
  const ledger = buildLedger(input);
  const printer = createPrinter(input);
  const counts = tallyTownships(ledger, input.reasons);
  return [
    ...uninsuredDatabase(input, ledger, printer),
    ...gapList(input, ledger, printer),
    categoryTable(input, ledger, counts),
    progressTable(input, counts),
    identityTable(input, ledger),
    ...issueList(input, printer),
  ];
}
