import { describe, expect, it } from 'vitest';
import { standingOf } from '../../src/cases/standings.js';
import type { IsoDate } from '../../src/domain/dates.js';
import { BOOK, DAY, listed } from './support/book.js';
import { desk, prove } from './support/desk.js';

const LATER = '2020-11-20' as IsoDate;

describe('a match', () => {
  it('opens a case for everybody who is not insured, numbered in the order of people', () => {
    const at = desk();
    at.match({ standings: [listed('P000002', 'suspended'), listed('P000001', 'resident'), listed('P000003', 'merge-question'), listed('P000004', 'military')] });
    expect([...at.cases().values()].map(({ caseNumber, personId, state, clearedBy }) => [caseNumber, personId, state, clearedBy])).toEqual([
      ['990101-2020-000001', 'P000002', 'to-survey', null], ['990101-2020-000002', 'P000003', 'to-survey', null], ['990101-2020-000003', 'P000004', 'cleared', 'row'],
    ]);
  });

  it('says nothing the second time', () => {
    const at = desk();
    const lists = { standings: [listed('P000001', 'not-found'), listed('P000002', 'prison'), listed('P000003', 'resident')] };
    at.match(lists);
    expect(at.match(lists)).toEqual([]);
  });

  it('clears the newly insured with the row, and reopens whoever falls out 断保', () => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    at.match({ standings: [listed('P000001', 'resident')] });
    expect(at.caseOf('P000001')).toMatchObject({ state: 'cleared', clearedBy: 'enrolment', basis: 'resident.xlsx#Sheet1!2', clearedReason: 'resident' });
    at.match({ standings: [listed('P000001', 'suspended')] });
    expect(at.caseOf('P000001')).toMatchObject({ state: 'reopened', reopenedFor: 'fell-out', reopened: 1, clearedBy: null });
  });

  it.each([
    ['a judgement alone took the row away', { changed: false }],
    ['the row was judged not to be his, and new lists came too', { denied: ['P000001|resident.xlsx#Sheet1!2'] }],
  ])('nobody falls out of insurance when %s', (_what, how) => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    at.step({ type: 'survey', reason: 'military' }, ['P000001']);
    at.step({ type: 'evidence', kind: 'enlistment-notice' }, ['P000001']);
    at.match({ standings: [listed('P000001', 'resident')] });
    at.match({ standings: [listed('P000001', 'not-found')], ...how });
    expect(at.caseOf('P000001'), 'and the survey is not lost').toMatchObject({ state: 'reopened', reopenedFor: 'basis-gone', reason: 'military', evidence: [{ kind: 'enlistment-notice' }] });
  });

  it.each([['military', 'discharged', 'expired'], ['prison', 'released', 'expired'], ['student', 'graduated', 'expired'], ['military', 'not-found', 'basis-gone']])('%s that the lists now call %s comes back: %s', (before, after, why) => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    at.match({ standings: [listed('P000001', before)] });
    expect(at.caseOf('P000001').state).toBe('cleared');
    at.match({ standings: [listed('P000001', after)] });
    expect(at.caseOf('P000001')).toMatchObject({ state: 'reopened', reopenedFor: why });
  });

  it('reopens a verified reason when its day has passed, and its papers prove nothing any more', () => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    prove(at, 'P000001', 'military', 'enlistment-notice', '2020-11-01' as IsoDate);
    at.step({ type: 'clear' }, ['P000001']);
    expect(at.match({ standings: [listed('P000001', 'not-found')], on: '2020-11-01' as IsoDate }), 'the last day counts').toEqual([]);
    at.match({ standings: [listed('P000001', 'not-found')], on: LATER });
    expect(at.caseOf('P000001')).toMatchObject({ state: 'reopened', reopenedFor: 'expired', reason: null, evidence: [], earlierEvidence: [{ kind: 'enlistment-notice' }] });
    at.step({ type: 'survey', reason: 'military' }, ['P000001'], 'clerk', LATER);
    expect(at.step({ type: 'verify' }, ['P000001'], 'clerk', LATER)).toBe('cases/evidence-missing');
  });

  it.each([['refused', 'waiver', '2021-01-01'], ['registered-unpaid', '', '2020-11-15']])('a documented %s is asked again: waiver past the window, registration older than 30 days', (reason, kind, day) => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'registered-unpaid')] });
    at.step({ type: 'survey', reason }, ['P000001']);
    if (kind !== '') at.step({ type: 'evidence', kind }, ['P000001']);
    at.step({ type: 'verify' }, ['P000001']);
    expect(at.caseOf('P000001').state).toBe('verified');
    at.match({ standings: [listed('P000001', 'registered-unpaid')], on: day as IsoDate });
    expect(at.caseOf('P000001')).toMatchObject({ state: 'reopened', reopenedFor: 'expired' });
  });

  it('a later list that refutes what was verified opens the case again', () => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    prove(at, 'P000001', 'prison', 'judgment');
    at.match({ standings: [listed('P000001', 'released')] });
    expect(at.caseOf('P000001')).toMatchObject({ state: 'reopened', reason: null, listReason: 'released' });
  });

  it('closes who left the lists, and takes the case up as it was when he returns', () => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    prove(at, 'P000001', 'prison', 'judgment');
    at.match({ standings: [] });
    expect(at.caseOf('P000001')).toMatchObject({ state: 'cleared', clearedBy: 'left' });
    at.match({ standings: [listed('P000001', 'not-found')] });
    expect(at.caseOf('P000001')).toMatchObject({ caseNumber: '990101-2020-000001', state: 'verified', reopenedFor: 'returned', reason: 'prison' });
  });

  it.each([[true, 'reopened', null, []], [false, 'cleared', 'moved', ['migration-paper', 'reception-paper']]])('asks anew of whoever was taken off the lists for good reason and is on them again (lists have him anew: %s)', (again, state, reason, kinds) => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    at.step({ type: 'survey', reason: 'moved' }, ['P000001']);
    for (const kind of ['migration-paper', 'reception-paper']) at.step({ type: 'evidence', kind }, ['P000001']);
    at.step({ type: 'verify' }, ['P000001']);
    at.step({ type: 'clear' }, ['P000001']);
    at.match({ standings: [] });
    at.match({ standings: [listed('P000001', 'not-found')], returned: again ? ['P000001'] : [] });
    expect(at.caseOf('P000001')).toMatchObject({ state, reason, evidence: kinds.map((kind) => ({ kind })) });
  });

  it('asks anew of him too when he left before his case was cleared, and leaves whoever serves a sentence as he was', () => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found'), listed('P000002', 'not-found')] });
    prove(at, 'P000001', 'deceased', 'death-certificate');
    prove(at, 'P000002', 'prison', 'judgment');
    at.match({ standings: [] });
    at.match({ standings: [listed('P000001', 'not-found'), listed('P000002', 'not-found')], returned: ['P000001', 'P000002'] });
    expect([at.caseOf('P000001'), at.caseOf('P000002')]).toMatchObject([{ state: 'reopened', reopenedFor: 'returned', reason: null, earlierEvidence: [{ kind: 'death-certificate' }] }, { state: 'verified', reason: 'prison' }]);
  });

  it('closes the case of somebody merged into another, names him, and gives nobody his number again', () => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found'), listed('P000002', 'not-found')] });
    at.match({ standings: [listed('P000001', 'not-found')], merged: { P000002: 'P000001' } });
    expect(at.caseOf('P000002')).toMatchObject({ state: 'cleared', clearedBy: 'merged', basis: 'P000001' });
    at.match({ standings: [listed('P000001', 'not-found'), listed('P000003', 'not-found')], merged: { P000002: 'P000001' } });
    expect(at.caseOf('P000003').caseNumber).toBe('990101-2020-000003');
    at.match({ standings: [listed('P000001', 'not-found'), listed('P000002', 'not-found'), listed('P000003', 'not-found')] });
    expect(at.caseOf('P000002')).toMatchObject({ caseNumber: '990101-2020-000002', state: 'reopened' });
  });

  it('does not clear again by a row that somebody doubted', () => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    at.match({ standings: [listed('P000001', 'prison')] });
    at.step({ type: 'reopen', why: '同名不同人' }, ['P000001']);
    expect(at.match({ standings: [listed('P000001', 'prison')] })).toEqual([]);
    expect(at.caseOf('P000001').state).toBe('reopened');
  });

  it("does not clear by the doubted row in next month's list, wherever it stands; another row does", () => {
    const at = desk();
    const row = (file: string, line: number) => ({ basis: { kind: 'row' as const, ref: { file, sheet: 'Sheet1', row: line, part: 1 } } });
    const fingerprints = { '服刑202010.xlsx#Sheet1!2': 'a1', '服刑202011.xlsx#Sheet1!7': 'a1', '服刑202012.xlsx#Sheet1!7': 'b2', '参军.xlsx#Sheet1!2': 'a1' };
    at.match({ standings: [listed('P000001', 'prison', row('服刑202010.xlsx', 2))], fingerprints });
    at.step({ type: 'reopen', why: '同名不同人' }, ['P000001']);
    expect(at.match({ standings: [listed('P000001', 'prison', row('服刑202011.xlsx', 7))], fingerprints })).toEqual([]);
    at.match({ standings: [listed('P000001', 'prison', row('服刑202012.xlsx', 7))], fingerprints });
    expect(at.caseOf('P000001'), 'a corrected row').toMatchObject({ state: 'cleared', basis: '服刑202012.xlsx#Sheet1!7' });
    at.step({ type: 'reopen', why: '仍不是本人' }, ['P000001']);
    at.match({ standings: [listed('P000001', 'military', row('参军.xlsx', 2))], fingerprints });
    expect(at.caseOf('P000001'), 'another reason').toMatchObject({ state: 'cleared', clearedReason: 'military' });
  });

  it('a remark clears nobody', () => {
    const at = desk();
    const remark = { kind: 'remark' as const, ref: { file: 'a.xlsx', sheet: 's', row: 2, part: 1 }, text: '服刑' };
    at.match({ standings: [listed('P000001', 'prison', { basis: remark })] });
    expect(at.caseOf('P000001').state).toBe('to-survey');
  });
});

describe('what a case makes of a standing', () => {
  it.each([
    ['not-found', 'military', 'excused', 'a proven reason takes somebody off the gap'],
    ['link-question', 'military', 'excused', 'and answers an open question'],
    ['not-found', 'offsite', 'insured', 'a certificate insures'],
    ['resident', 'deceased', 'removed', 'whoever has died is not insured'],
    ['resident', 'military', 'insured', 'an enrolment row is the stronger word'],
    ['not-found', 'refused', 'gap', 'a refusal stays a gap, with its reason'],
    ['link-question', 'refused', 'pending', 'and does not answer a question'],
  ])('listed as %s, verified as %s: %s (%s)', (lists, reason, standing) => {
    const at = desk();
    at.match({ standings: [listed('P000001', 'not-found')] });
    const kinds: Record<string, string> = { military: 'army-certificate', offsite: 'insurance-certificate', deceased: 'death-certificate', refused: 'visit-record' };
    prove(at, 'P000001', reason, kinds[reason] ?? '');
    const now = standingOf(listed('P000001', lists), at.caseOf('P000001'), BOOK, DAY);
    expect(now.standing).toBe(standing);
    if (now.reason === reason) expect(now.basis).toEqual({ kind: 'event', event: '990101-2020-000001' });
  });
});
