import { describe, expect, it } from 'vitest';
import type { RosterRecord } from '../../src/domain/record.js';
import { readMoney, statesSubsidies } from '../../src/subsidy/payments.js';
import { watchUnlisted } from '../../src/subsidy/unlisted.js';
import { enrolment, evidence, link, partial, person, roster, targetRow } from '../classify/support/made.js';

const paid = (yuan: number, more: Partial<RosterRecord> = {}, words: readonly string[] = []): RosterRecord =>
  roster('payment', { evidence: evidence({ on: partial('2019-12-10'), years: [2020], texts: [...words], amountFen: yuan * 100, subsidyFen: yuan * 100 }), ...more });
const watched = (rows: readonly RosterRecord[], links: Parameters<ReturnType<typeof watchUnlisted>['issues']>[0] = []): { code: string; params: Readonly<Record<string, unknown>> }[] => {
  const watch = watchUnlisted(2020, ['退费']);
  for (const row of rows) watch.see(row);
  return watch.issues(links);
};

describe('subsidies of people on no list', () => {
  it('are named, unless the row is, or may be, somebody\'s', () => {
    const row = paid(180);
    expect(watched([row])).toMatchObject([{ code: 'subsidy/unlisted-person', params: { paid: '180' } }]);
    expect(watched([row], [link(person([targetRow('minimum-living')]), row)])).toEqual([]);
    expect(watched([row], [{ ...link(person([targetRow('minimum-living')]), row), judgement: 'different' }])).toHaveLength(1);
  });

  it('count for their own year, and only what was kept', () => {
    const other = roster('payment', { evidence: evidence({ years: [2019], subsidyFen: 18_000 }) });
    const row = paid(180);
    const back = { ...paid(180, {}, ['退费']), id: row.id, idRaw: row.idRaw, name: row.name };
    expect(watched([other])).toEqual([]);
    expect(watched([row, back])).toEqual([]);
    expect(watched([roster('payment', { evidence: evidence({ years: [2020], ownFen: 25_000, subsidyFen: null }) })])).toEqual([]);
  });
});

describe('the subsidy column of an enrolment roster', () => {
  const context = { year: 2020, window: { from: '2019-09-01', to: '2020-02-29' }, words: { refundWords: ['退费'], otherWords: [] } } as const;
  const insured = roster('resident', { enrolments: [enrolment({ years: [2020], subsidyFen: 18_000, paidOn: partial('2019-12-10') })] });

  it('is what was paid where no payment list says so', () => {
    expect(readMoney([insured], context)).toMatchObject({ paidFen: 18_000, payments: [{ fen: 18_000, on: '2019-12-10' }] });
    expect(statesSubsidies([insured])).toBe(true);
  });

  it('does not count beside a payment list, nor twice', () => {
    expect(readMoney([insured, paid(150)], context).paidFen).toBe(15_000);
    expect(readMoney([insured, { ...insured }], context).paidFen).toBe(18_000);
    expect(readMoney([roster('resident', { enrolments: [enrolment({ years: [2019], subsidyFen: 18_000 })] })], context).paidFen).toBe(0);
  });
});
