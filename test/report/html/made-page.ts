import type { PageInput } from '../../../src/report/html/page-input.js';
import type { ReportInput } from '../../../src/report/report-input.js';

/** A page of a made report, with nothing known beyond it unless the test says so. */
export function madePage(input: ReportInput, over: Partial<PageInput> = {}): PageInput {
  return {
    ...input, burndown: { points: [{ on: '2020-12-31', missing: 0 }], by: 'lists', forecast: null },
    month: { month: '2020-12', before: null, newlyInsured: new Set(), cleared: [] }, changes: [], sheets: [], openPairs: 0, funds: null, ...over,
  };
}
