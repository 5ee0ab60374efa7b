import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/dates.js';
import type { Link } from '../../src/domain/link.js';
import type { CellContent, SheetModel } from '../../src/domain/workbook.js';
import { collectionWindow } from '../../src/classify/collection-window.js';
import { loadPolicyPack, loadSubsidyRules } from '../../src/io/schemas/policy.js';
import { policyFunds } from '../../src/report/policy-funds.js';
import { publicNotice } from '../../src/report/public-notice.js';
import { subsidyCoverage } from '../../src/report/subsidy-coverage.js';
import { subsidyIdentities } from '../../src/report/subsidy-identities.js';
import type { SubsidyReportInput } from '../../src/report/subsidy-input.js';
import { subsidyRoster } from '../../src/report/subsidy-roster.js';
import { subsidySummary } from '../../src/report/subsidy-summary.js';
import { forecast } from '../../src/subsidy/forecast.js';
import { computeSubsidies } from '../../src/subsidy/subsidy.js';
import { sumEntitlements } from '../../src/text/subsidy-sums.js';
import { counties } from '../properties/made-county.js';
import { RULES, matchSheets, type CountyFate } from '../properties/match-sheets.js';
import { evidence, link, roster, partial } from '../classify/support/made.js';

const PACK = loadPolicyPack('example');
const YEAR = 2020;
const ON = '2020-12-31' as IsoDate;
const COUNTY = '990101';

/** What a payment list says of the n-th person: nothing, a claim, a payment, two of them, or one taken back. */
const payment = fc.constantFrom<readonly (readonly [yuan: number, on: string | null, words: string])[]>([], [], [[180, null, '']], [[180, '2019-12-10', '']], [[150, '2019-12-10', '']], [[180, '2019-12-10', ''], [180, '2019-12-11', '']], [[180, '2019-12-10', ''], [180, '2020-01-10', '退费']]);

function reportInput({ output, counts }: CountyFate, payments: readonly (readonly (readonly [number, string | null, string])[])[]): SubsidyReportInput {
  const { standings, identitiesOf, outside } = output.classification;
  const paid = output.people.flatMap((person, index): Link[] => (payments[index % payments.length] ?? []).map(([yuan, on, words]) =>
    link(person, roster('payment', { evidence: evidence({ on: on === null ? null : partial(on), texts: words === '' ? [] : [words], years: [YEAR], amountFen: yuan * 100, subsidyFen: yuan * 100 }) }))));
  const subsidies = computeSubsidies({
    pack: PACK, rules: loadSubsidyRules(), payment: RULES.standings.evidence.payment, window: collectionWindow(YEAR, RULES.standings.standings.enrolment.collection), year: YEAR, referenceDate: ON, county: COUNTY,
    people: output.people, standings, identitiesOf, links: [...output.links, ...paid],
  });
  return {
    county: { code: COUNTY, name: '示例县' }, year: YEAR, referenceDate: ON, people: output.people, standings, identitiesOf, outside, links: output.links, issues: [], sources: [], rows: counts,
    reasons: RULES.standings.reasons.reasons, fullIds: false, signOff: { unit: '', preparedBy: '', reviewedBy: '', phone: '' }, pack: PACK, subsidies,
  };
}

const made = fc.tuple(counties, fc.array(payment, { minLength: 1, maxLength: 7 }));

describe('the reports on subsidies', () => {
  it('all add up to the sum of the entitlements', async () => {
    await fc.assert(fc.asyncProperty(made, async ([sheets, payments]) => {
      const input = reportInput(await matchSheets(sheets), payments);
      const { entitlements, unentitled } = input.subsidies;
      const basic = entitlements.filter(({ programme }) => programme === 'basic');
      const sums = sumEntitlements(basic.filter(({ due }) => due !== 'none'));

      expect(basic.length + unentitled.filter(({ programme }) => programme === 'basic').length, 'everybody of the population').toBe(input.standings.length);

      const rosters = subsidyRoster(input).flatMap((book) => book.sheets);
      expect(column(rosters, '资助').reduce((sum, fen) => sum + fen, 0)).toBe(sums.due.fen + sums.onEnrolment.fen + sums.question.fen);
      expect(rosters.flatMap((sheet) => sheet.rows)).toHaveLength(sums.due.people + sums.onEnrolment.people + sums.question.people);

      const [byPayer, byGroup] = subsidySummary(input).sheets as [SheetModel, SheetModel];
      expectToAddUp(byPayer);
      expectToAddUp(byGroup);
      const payers = byPayer.columns.flatMap((each, index) => (each.group?.startsWith('资金来源') === true ? [Number(byPayer.totals[0]![index])] : []));
      expect(payers.reduce((sum, fen) => sum + fen, 0)).toBe(sums.due.fen + sums.onEnrolment.fen);
      expect(byGroup.totals[0]!.at(-1)).toBe(sums.due.fen + sums.onEnrolment.fen);
      expect(byPayer.totals[0]!.at(-1)).toBe(sums.paidFen);

      const funds = policyFunds(input).sheets[0]!;
      expectToAddUp(funds);
      expect(total(funds, '应补', '金额')).toBe(sums.due.fen);
      expect(total(funds, '实补', '金额')).toBe(sums.paidFen);
      const { paidToOthers } = input.subsidies;
      const kept = input.people.map((_, index) => (payments[index % payments.length] ?? []).reduce((fen, [yuan, on, words]) => fen + (on === null ? 0 : words === '' ? yuan * 100 : -yuan * 100), 0));
      expect(sums.paidFen + paidToOthers.fen, 'every payment is in one of them').toBe(kept.reduce((sum, fen) => sum + fen, 0));
      expect(funds.notes.some((note) => note.includes('不在应补之列'))).toBe(paidToOthers.people > 0);

      const identities = subsidyIdentities(input).sheets[0]!;
      const distinct = identities.totals.at(-1)!;
      expect(distinct[1]).toBe(input.standings.length);
      expect(distinct.slice(5, 9)).toEqual([sums.due.people, sums.due.fen, sums.onEnrolment.people, sums.onEnrolment.fen]);

      expect(publicNotice(input).sheets[0]!.totals[0]![4]).toBe(sums.due.fen);

      const plan = forecast(basic, PACK, { year: YEAR, on: ON, county: COUNTY });
      for (const lines of [plan.byGroup, plan.byPayer]) {
        expect(lines.reduce((sum, line) => sum + line.sums.due.fen, 0)).toBe(plan.total.due.fen);
        expect(lines.reduce((sum, line) => sum + line.sums.paidFen, 0)).toBe(plan.total.paidFen);
      }
    }), { numRuns: 15 });
  });

  it('do not depend on the order of people, standings and links', async () => {
    await fc.assert(fc.asyncProperty(made, async ([sheets, payments]) => {
      const fate = await matchSheets(sheets);
      const input = reportInput(fate, payments);
      const turned = computeSubsidies({
        pack: PACK, rules: loadSubsidyRules(), payment: RULES.standings.evidence.payment, window: collectionWindow(YEAR, RULES.standings.standings.enrolment.collection), year: YEAR, referenceDate: ON, county: COUNTY,
        people: fate.output.people.toReversed(), standings: fate.output.classification.standings.toReversed(), identitiesOf: fate.output.classification.identitiesOf, links: [],
      });
      const straight = computeSubsidies({
        pack: PACK, rules: loadSubsidyRules(), payment: RULES.standings.evidence.payment, window: collectionWindow(YEAR, RULES.standings.standings.enrolment.collection), year: YEAR, referenceDate: ON, county: COUNTY,
        people: fate.output.people, standings: fate.output.classification.standings, identitiesOf: fate.output.classification.identitiesOf, links: [],
      });
      expect(turned).toEqual(straight);
      expect(subsidyRoster({ ...input, people: input.people.toReversed() })).toEqual(subsidyRoster(input));
    }), { numRuns: 6 });
  });

  it('have one cell for each column, and never an identity number or an identity on the notice board', async () => {
    await fc.assert(fc.asyncProperty(made, async ([sheets, payments]) => {
      const input = reportInput(await matchSheets(sheets), payments);
      const notice = publicNotice(input);
      for (const sheet of [...subsidyRoster(input).flatMap((book) => book.sheets), ...subsidySummary(input).sheets, ...policyFunds(input).sheets, ...subsidyIdentities(input).sheets, ...subsidyCoverage(input).sheets, ...notice.sheets]) {
        for (const row of [...sheet.rows, ...sheet.totals]) expect(row.length, sheet.name).toBe(sheet.columns.length);
      }
      const text = JSON.stringify(notice.sheets[0]!.rows);
      expect(text).not.toMatch(/\d{6,}|残|低保|特困|孤|病|服刑|参军/u);
      for (const row of notice.sheets[0]!.rows) expect(row[3]).toContain('*');
    }), { numRuns: 6 });
  });
});

function column(sheets: readonly SheetModel[], heading: string): number[] {
  return sheets.flatMap((sheet) => {
    const at = sheet.columns.findIndex((each) => each.heading === heading);
    return sheet.rows.map((row) => amount(row[at]));
  });
}

function total(sheet: SheetModel, group: string, heading: string): CellContent {
  return sheet.totals[0]![sheet.columns.findIndex((each) => each.group === group && each.heading === heading)]!;
}

function expectToAddUp(sheet: SheetModel): void {
  sheet.columns.forEach((each, index) => {
    if (each.type !== 'integer' && each.type !== 'money') return;
    expect(sheet.rows.reduce((sum, row) => sum + amount(row[index]), 0), `${sheet.name} ${each.heading}`).toBe(sheet.totals[0]![index]);
  });
}

function amount(cell: CellContent | undefined): number {
  return typeof cell === 'number' ? cell : 0;
}
