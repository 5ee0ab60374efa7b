/** The tables of `c2z subsidy` for the subsidy screen, line by line. */
import { sumEntitlements, type Language } from '../../../src/index.js';
import { forecastOf, forecastText, sumLines, sumsTable, warningsText, type SubsidyGrouping } from '../../output/subsidy-table.js';
import type { SubsidyText } from '../../tui/port.js';
import { subsidiesOf } from '../entitlements.js';
import type { Workspace } from '../open.js';
import { townNames } from '../town-names.js';

const MOST_WARNINGS = 200;

/** @throws ToolError when the workspace has no policy pack. */
export function subsidyText(workspace: Workspace, language: Language): SubsidyText {
  const found = subsidiesOf(workspace);
  const total = sumEntitlements(found.result.entitlements);
  const names = townNames(workspace);
  const table = (by: SubsidyGrouping): string[] => sumsTable(sumLines(found, by, names, language), total, by, language).split('\n');
  return {
    policy: { zh: `政策包 ${found.pack.name}`, en: `policy pack ${found.pack.name}` }, identity: table('identity'), township: table('township'), payer: table('payer'),
    forecast: forecastText(forecastOf(workspace, found), language).split('\n'), warnings: warningsText(found.result.warnings, MOST_WARNINGS, language).split('\n'),
  };
}
