import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, type Category } from '../../src/domain/standing.js';
import { monthlyProgress } from '../../src/report/monthly-progress.js';
import { stateOf, talliesOf } from '../../src/report/round-state.js';
import { stateSnapshot } from '../../src/report/state-snapshot.js';
import { tallyTownships } from '../../src/report/township-tallies.js';
import { buildLedger } from '../../src/report/ledger.js';
import { REASONS, madeReport, type MadePerson } from './made-report.js';

const people = fc.array(fc.record({ town: fc.constantFrom('柳河镇', '青山乡', '白水镇'), category: fc.constantFrom(...(Object.keys(CATEGORIES) as Category[])) }), { maxLength: 40 });
const reportOf = (made: readonly MadePerson[]): ReturnType<typeof madeReport> => madeReport(made);
const column = (model: ReturnType<typeof monthlyProgress>, heading: string, group?: string): number => model.sheets[0]!.columns.findIndex((each) => each.heading === heading && (group === undefined || each.group === group));

describe('a state of the lists that was kept', () => {
  it('prints the same table again', () => {
    fc.assert(fc.property(people, (made) => {
      const input = reportOf(made);
      expect(talliesOf(stateOf(input), REASONS)).toEqual(tallyTownships(buildLedger(input), REASONS));
    }));
  });
});

describe('the progress of a month', () => {
  it('adds up by township: people now, newly insured, cleared, and the change against the month before', () => {
    fc.assert(fc.property(people, people, (now, then) => {
      const input = reportOf(now);
      const insured = input.standings.filter(({ standing }) => standing === 'insured').map(({ personId }) => personId);
      const cleared = input.standings.filter(({ standing }) => standing !== 'gap').map(({ personId }) => personId);
      const model = monthlyProgress(input, { month: '2020-12', before: { date: '2020-11-30', tallies: talliesOf(stateOf(reportOf(then)), REASONS) }, newlyInsured: new Set(insured), cleared });
      const [sheet] = model.sheets;
      const [total] = sheet!.totals;
      for (const [index, { type }] of sheet!.columns.entries()) {
        if (type === 'integer') expect(sheet!.rows.reduce((sum, row) => sum + Number(row[index]), 0)).toBe(total![index]);
      }
      const at = column(model, '增减');
      const signed = (cell: unknown): number => Number(String(cell).replace('−', '-'));
      expect(sheet!.rows.reduce((sum, row) => sum + signed(row[at]), 0)).toBe(signed(total![at]));
      expect(total![column(model, '新增参保')]).toBe(insured.length);
    }));
  });

  it('says that nothing is known of the month before, instead of a zero', () => {
    const model = monthlyProgress(reportOf([{ category: 'resident' }]), { month: '2020-01', before: null, newlyInsured: new Set(), cleared: [] });
    expect(model.sheets[0]!.totals[0]!.slice(-2)).toEqual(['—', '—']);
    expect(model.sheets[0]!.notes.join()).toContain('无从比较');
  });
});

describe('a snapshot', () => {
  const state = talliesOf(stateOf(reportOf([{ category: 'resident' }, { category: 'uninsured' }])), REASONS);
  const states = [{ round: 1, date: '2020-03-31', tallies: null }, { round: 2, date: '2020-06-15', tallies: state }, { round: 3, date: '2020-07-31', tallies: state }];

  it('takes the last lists of before the day', () => {
    const [sheet, all] = stateSnapshot(reportOf([]), '2020-06-30', states).sheets;
    expect(sheet!.notes[0]).toContain('第 2 期');
    expect(sheet!.totals[0]!.slice(0, 2)).toEqual(['合计', 2]);
    expect(all!.rows.map((row) => row[2])).toEqual(['—', 2, 2]);
  });

  it.each([['2020-04-30', '没有留存'], ['2020-01-31', '以前没有导入过名单']])('of %s says plainly that it is not known', (at, words) => {
    const [sheet] = stateSnapshot(reportOf([]), at, states).sheets;
    expect(sheet!.rows).toEqual([]);
    expect(sheet!.notes[0]).toContain(words);
  });
});
