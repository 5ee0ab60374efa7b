import { describe, expect, it } from 'vitest';
import { yuan } from '../../src/text/money.js';
import { identityCodes, runScenario, scenarios, type Scenario } from './scenario.js';

const ALL = scenarios();

describe('the scenarios of subsidies', () => {
  it('are at least eighty, each with a sentence of its own', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(80);
    expect(new Set(ALL.map(({ scenario }) => scenario.name)).size).toBe(ALL.length);
  });

  it.each(ALL.map(({ file, scenario }) => [file.replace('.yaml', ''), scenario.name, scenario] as const))('%s: %s', (_file, _name, scenario) => {
    expect(answerOf(scenario)).toEqual(scenario.expect);
  });
});

const SAID = (code: string): string => code.replace('subsidy/', '');

/** What the stage says, in the words of the expectation and of nothing beyond it. */
function answerOf(scenario: Scenario): object {
  const ran = runScenario(scenario);
  const wanted = scenario.expect;
  const programme = wanted.programme ?? 'basic';
  const entitlement = ran.result.entitlements.find((each) => each.programme === programme);
  const warnings = ran.result.warnings.filter(({ issue }) => issue.code !== 'subsidy/payments-missing');
  const said: Record<keyof Scenario['expect'], unknown> = {
    programme,
    due: entitlement?.due ?? 'none',
    amount: entitlement?.amountFen === undefined || entitlement.amountFen === null ? 'open' : Number(yuan(entitlement.amountFen)),
    own: entitlement?.ownFen === undefined || entitlement.ownFen === null ? 'open' : Number(yuan(entitlement.ownFen)),
    atLeast: entitlement?.atLeast,
    group: entitlement?.group,
    groups: identityCodes(ran),
    state: entitlement?.state,
    payers: Object.fromEntries((entitlement?.payers ?? []).map(({ payer, fen }) => [payer, fen === null ? 'open' : Number(yuan(fen))])),
    document: entitlement?.source.document,
    article: entitlement?.source.article,
    why: (entitlement?.why ?? ran.result.unentitled.find((each) => each.programme === programme)?.why)?.zh,
    warnings: warnings.map(({ issue }) => SAID(issue.code)),
    money: warnings.find(({ amountFen }) => amountFen !== null)?.amountFen === undefined ? undefined : Number(yuan(warnings.find(({ amountFen }) => amountFen !== null)!.amountFen!)),
    covered: Object.fromEntries(ran.result.coverages.map((each) => [each.programme, each.covered === null ? 'unknown' : each.covered.length > 0])),
  };
  return Object.fromEntries((Object.keys(wanted) as (keyof Scenario['expect'])[]).map((key) => [key, said[key]]));
}
