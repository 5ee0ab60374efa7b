import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/dates.js';
import type { Enrolment } from '../../src/domain/record.js';
import { enrolment, evidence, outcome, partial, poor, roster, run, link, YEAR, NOWHERE } from './support/made.js';

function resident(more: Partial<Enrolment>): string {
  return outcome(poor(), [roster('resident', { enrolments: [enrolment(more)] })]);
}
function employee(more: Partial<Enrolment>): string {
  return outcome(poor(), [roster('employee', { enrolments: [enrolment({ scheme: 'employee', years: [], ...more })] })]);
}

describe('a relation of insurance', () => {
  it.each<[Partial<Enrolment>, string]>([
    [{}, 'insured/resident/resident'],
    [{ years: [2019, 2020] }, 'insured/resident/resident'],
    [{ years: [2019] }, 'gap/uninsured/other-year'],
    [{ years: [2021] }, 'gap/uninsured/other-year'],
    [{ years: [], paidOn: partial('2019-09-01') }, 'insured/resident/resident'],
    [{ years: [], paidOn: partial('2019-08-31') }, 'gap/uninsured/other-year'],
    [{ years: [], paidOn: partial('2020-12-31') }, 'insured/resident/resident'],
    [{ years: [], paidOn: partial('2021-01') }, 'gap/uninsured/other-year'],
    [{ years: [] }, 'insured/resident/resident'],
    [{ years: [2019], paidOn: partial('2019-11-02') }, 'gap/uninsured/other-year'],
    [{ status: 'unpaid' }, 'gap/uninsured/registered-unpaid'],
    [{ status: 'suspended' }, 'gap/uninsured/suspended'],
    [{ status: 'ended' }, 'gap/uninsured/ended'],
    [{ status: 'invalid' }, 'gap/uninsured/invalid'],
    [{ status: 'not-enrolled' }, 'gap/uninsured/stated-not-enrolled'],
    [{ status: 'unknown' }, 'pending/open/status-not-stated→resident'],
    [{ status: 'unknown', years: [2019] }, 'gap/uninsured/other-year'],
    [{ scheme: 'supplement' }, 'gap/uninsured/supplement-only'],
    [{ scheme: 'other-basic' }, 'insured/employee/other-basic'],
    [{ scheme: 'unknown' }, 'pending/open/scheme-not-stated'],
    [{ student: true }, 'insured/offsite/student-insured'],
    [{ place: '990102' }, 'insured/offsite/offsite'],
    [{ place: '990101' }, 'insured/resident/resident'],
    [{ until: partial('2020-12-31') }, 'insured/resident/resident'],
    [{ until: partial('2020-02-28') }, 'pending/open/status-not-stated→resident'],
    [{ years: [2019], until: partial('2019-12') }, 'gap/uninsured/other-year'],
  ])('of residents %o: %s', (more, expected) => {
    expect(resident(more)).toBe(expected);
  });

  it.each<[Partial<Enrolment>, string]>([
    [{}, 'insured/employee/employee'],
    [{ years: [2020] }, 'insured/employee/employee'],
    [{ years: [2021] }, 'insured/employee/employee'],
    [{ years: [2018, 2019] }, 'gap/uninsured/other-year'],
    [{ status: 'suspended' }, 'gap/uninsured/suspended'],
    [{ place: '深圳市' }, 'insured/employee/employee'],
    [{ place: '广东省深圳市' }, 'insured/offsite/offsite'],
    [{ place: '440300' }, 'insured/offsite/offsite'],
    [{ paidOn: partial('2019-09') }, 'insured/employee/employee'],
    [{ paidOn: partial('2019-08') }, 'pending/open/status-not-stated→employee'],
    [{ paidOn: partial('2015-06'), years: [2020] }, 'pending/open/status-not-stated→employee'],
  ])('of employees %o: %s', (more, expected) => {
    expect(employee(more)).toBe(expected);
  });

  it.each(['外地缴费', '在外地参保', '已在异地参保', '正常参保 外省已缴', '巴林左旗缴费', '已在广东参保', '在巴林左旗交'])('on a local roster, %s is said of elsewhere and proves nothing', (text) => {
    const subject = poor({ place: { ...NOWHERE, county: '松山区' } });
    expect(outcome(subject, [roster('resident', { enrolments: [enrolment({ text })] })])).toBe('pending/open/remark-unproven→offsite');
    expect(outcome(subject, [roster('resident', { enrolments: [enrolment({ text, place: '440300' })] })])).toBe('insured/offsite/offsite');
    expect(outcome(subject, [roster('offsite', { enrolments: [enrolment({ text })] })])).toBe('insured/offsite/offsite');
    expect(outcome(subject, [roster('resident', { enrolments: [enrolment({ text, status: 'unpaid' })] })])).toBe('gap/uninsured/registered-unpaid');
  });
  it.each(['本地缴费', '正常参保', '松山区参保', '20200105缴费', '城乡居民基本医疗保险 已参保', '在村参保'])('%s is not said of elsewhere', (text) => {
    expect(outcome(poor({ place: { ...NOWHERE, county: '松山区' } }), [roster('resident', { enrolments: [enrolment({ text })] })])).toBe('insured/resident/resident');
  });

  it('says when neither year nor payment is stated, once a sheet', () => {
    const people = [poor(), poor()];
    const links = people.map((of) => link(of, roster('resident', { enrolments: [enrolment({ years: [] })] })));
    const result = run({ people, links });
    expect(result.standings.map(({ notes }) => notes.map(({ reason }) => reason))).toEqual([['year-not-stated'], ['year-not-stated']]);
    expect(result.issues).toEqual([{ code: 'classify/year-not-stated', place: { file: 'resident.xlsx', sheet: 'Sheet1' }, params: { people: 2, year: YEAR } }]);
  });

  it('on the province’s result is elsewhere, unless its place is here', () => {
    const offsite = (more: Partial<Enrolment>): string => outcome(poor(), [roster('offsite', { enrolments: [enrolment(more)] })]);
    expect(offsite({ scheme: 'unknown' })).toBe('insured/offsite/offsite');
    expect(offsite({ scheme: 'employee', place: '本县' })).toBe('insured/employee/employee');
  });

  it('310 暂停 and 390 none is a gap; 310 暂停 and 390 正常 is not', () => {
    const suspended = roster('employee', { enrolments: [enrolment({ scheme: 'employee', status: 'suspended', years: [] })] });
    expect(outcome(poor(), [suspended, roster('resident', { enrolments: [] })])).toBe('gap/uninsured/suspended');
    expect(outcome(poor(), [suspended, roster('resident')])).toBe('insured/resident/resident');
  });

  it('of several, the local employee’s comes first and the others stand beside it', () => {
    const subject = poor();
    const rows = [roster('resident'), roster('offsite'), roster('employee', { enrolments: [enrolment({ scheme: 'employee' })] })];
    const [standing] = run({ people: [subject], links: rows.map((row) => link(subject, row)) }).standings;
    expect(standing).toMatchObject({ category: 'employee', basis: { kind: 'row', ref: { file: 'employee.xlsx' } } });
    expect(standing?.notes.map(({ reason }) => reason)).toEqual(['resident', 'offsite']);
  });

  it('another county is known by its name where the lists name their own', () => {
    const place = (county: string): typeof NOWHERE => ({ ...NOWHERE, county });
    const of = (insuredAt: string): string => outcome(poor({ place: place('松山区') }), [roster('resident', { enrolments: [enrolment({ place: insuredAt })] })]);
    expect(of('赤峰市松山区')).toBe('insured/resident/resident');
    expect(of('巴林左旗')).toBe('insured/offsite/offsite');
    expect(of('柳河镇')).toBe('insured/resident/resident');
    expect(of('城关社区')).toBe('insured/resident/resident');
  });

  it('a row that carries 生存状态 says more than its status', () => {
    const of = (text: string, more: Partial<Enrolment> = {}): string => outcome(poor(), [roster('resident', { enrolments: [enrolment(more)], evidence: evidence({ texts: [text] }) })]);
    expect(of('死亡')).toBe('removed/deceased/deceased');
    expect(of('不健在')).toBe('removed/deceased/deceased');
    expect(of('正常')).toBe('insured/resident/resident');
    expect(of('判刑收监', { status: 'suspended' })).toBe('pending/open/evidence-unclear→prison');
    expect(of('失踪', { status: 'ended' })).toBe('gap/uninsured/ended');
  });
});

describe('the own words of a roster row', () => {
  const residentSaying = (remark: string, more: Partial<Enrolment> = {}): string => outcome(poor(), [roster('resident', { enrolments: [enrolment(more)], evidence: evidence({ remarks: [remark] }) })]);

  it.each(['已退费', '未缴', '该人员已停保', '扣款失败，未到账', '参保费已退回', '2020年没缴', '死亡', '本年度未参保，在校参保', '已离职', '失效', '待审核', '愿意参保', '去年参保', '存疑', '是否退费：是', '是否有效：否', '是否到账：否'])('leave an insurance open: %s', (remark) => {
    expect(residentSaying(remark)).toBe('pending/open/status-disputed→resident');
  });

  it.each(['补缴', '户主代缴', '户主', '家庭困难', '父亲已死亡', '在外务工', '是否退费：否', '是否有效：是', '是否死亡：否', '正常'])('or do not touch it: %s', (remark) => {
    expect(residentSaying(remark)).toBe('insured/resident/resident');
  });

  it('say why where the row says only that somebody is not insured; what needs proof is suggested', () => {
    expect(residentSaying('拒绝参保', { status: 'not-enrolled' })).toBe('gap/uninsured/refused');
    expect(residentSaying('外出务工', { status: 'unpaid' })).toBe('gap/uninsured/migrant-work');
    expect(residentSaying('死亡', { status: 'not-enrolled' })).toBe('pending/open/remark-unproven→deceased');
    expect(residentSaying('已参军', { status: 'not-enrolled' })).toBe('pending/open/remark-unproven→military');
    expect(residentSaying('李四负责', { status: 'not-enrolled' })).toBe('gap/uninsured/stated-not-enrolled');
    expect(residentSaying('外出务工', { status: 'suspended' })).toBe('gap/uninsured/suspended');
  });
});

describe('a list that was made before contributions for the year began', () => {
  const from = (kind: 'resident' | 'employee' | 'offsite', day: string, more: Partial<Enrolment>): string =>
    outcome(poor(), [roster(kind, { enrolments: [enrolment({ years: [], scheme: kind === 'employee' ? 'employee' : 'resident', ...more })] })], { listDates: new Map([[`${kind}.xlsx`, day as IsoDate]]) });
  it.each<['resident' | 'employee' | 'offsite', string, Partial<Enrolment>, string]>([
    ['resident', '2019-08-31', {}, 'pending/open/status-not-stated→resident'],
    ['resident', '2019-09-30', {}, 'insured/resident/resident'],
    ['resident', '2019-08-31', { years: [YEAR] }, 'insured/resident/resident'],
    ['employee', '2017-12-31', {}, 'pending/open/status-not-stated→employee'],
    ['employee', '2019-12-31', {}, 'insured/employee/employee'],
    ['employee', '2017-12-31', { status: 'ended' }, 'gap/uninsured/ended'],
    ['offsite', '2018-08-31', {}, 'pending/open/status-not-stated→offsite'],
  ])('%s of %s, %o: %s', (kind, day, more, expected) => {
    expect(from(kind, day, more)).toBe(expected);
  });
});

describe('insurance of one list that another list says was over', () => {
  const at = (file: string) => ({ ref: { file, sheet: 'Sheet1', row: 9, part: 1 } });
  const beside = (kind: 'resident' | 'employee', running: Partial<Enrolment>, end: Partial<Enrolment>, file = '退费名单.xlsx'): string => outcome(poor(), [
    roster(kind, { enrolments: [enrolment({ ...(kind === 'employee' ? { scheme: 'employee', years: [] } : {}), ...running })] }),
    roster(kind, { facts: at(file), enrolments: [enrolment({ status: 'ended', ...(kind === 'employee' ? { scheme: 'employee', years: [] } : {}), ...end })] })]);
  const INSURED = 'insured/resident/resident';
  const ASKED = 'pending/open/status-disputed→resident';

  it.each<[string, Partial<Enrolment>, Partial<Enrolment>, string]>([
    ['refunded for the year', {}, {}, ASKED],
    ['paused', {}, { status: 'suspended' }, ASKED],
    ['of no stated year', {}, { years: [] }, ASKED],
    ['with the day of the refund', {}, { years: [], until: partial('2020-03-01') }, ASKED],
    ['before contributions for the year began', {}, { years: [], until: partial('2019-05-01') }, INSURED],
    ['for the year before', {}, { years: [2019] }, INSURED],
    ['before it was paid', { paidOn: partial('2020-02-20') }, { until: partial('2020-01-05') }, INSURED],
    ['after it was paid', { paidOn: partial('2019-12-20') }, { until: partial('2020-01-05') }, ASKED],
    ['in another place', { place: '990101' }, { place: '990102' }, INSURED],
    ['a list of arrears', {}, { status: 'unpaid' }, INSURED],
    ['a list of people not insured', {}, { status: 'not-enrolled' }, INSURED],
  ])('%s', (_, running, end, expected) => {
    expect(beside('resident', running, end)).toBe(expected);
  });
  it('of employees: those who left, unless they paid since', () => {
    expect(beside('employee', {}, { until: partial('2020-03') })).toBe('pending/open/status-disputed→employee');
    expect(beside('employee', { paidOn: partial('2020-05') }, { until: partial('2020-03') })).toBe('insured/employee/employee');
  });
  it('on one sheet, what runs counts; and so does the other scheme', () => {
    expect(beside('resident', {}, {}, 'resident.xlsx')).toBe(INSURED);
    expect(outcome(poor(), [roster('employee', { enrolments: [enrolment({ scheme: 'employee', years: [] })] }), roster('resident', { enrolments: [enrolment({ status: 'ended' })] })])).toBe('insured/employee/employee');
  });
});

describe('what was paid and paid back', () => {
  const paying = (...amounts: number[]): string => outcome(poor(), amounts.map((yuan) => roster('resident', { enrolments: [enrolment({ amountFen: yuan * 100, status: yuan < 0 ? 'ended' : 'active' })] })));

  it('leaves the insurance open; what was paid twice and paid back once does not', () => {
    expect(paying(320)).toBe('insured/resident/resident');
    expect(paying(320, -320)).toBe('pending/open/status-disputed→resident');
    expect(paying(320, 320, -320)).toBe('insured/resident/resident');
    expect(paying(-320)).toBe('gap/uninsured/ended');
  });
});
