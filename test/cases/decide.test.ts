import { describe, expect, it } from 'vitest';
import { decide } from '../../src/cases/decide.js';
import type { IsoDate } from '../../src/domain/dates.js';
import { CASE_REFUSALS } from '../../src/domain/issues/cases.js';
import { dueItems } from '../../src/cases/worklist.js';
import { BOOK, contextFor, listed } from './support/book.js';
import { desk, prove, type Desk } from './support/desk.js';

function opened(reason = 'not-found'): Desk {
  const at = desk();
  at.match({ standings: [listed('P000001', reason)] });
  return at;
}

describe('the way of a case', () => {
  it('goes from 待排查 over survey, evidence and verification to 已销号', () => {
    const at = opened();
    const states = [at.caseOf('P000001').state];
    const say = (...step: Parameters<Desk['step']>): void => { expect(at.step(...step)).toBeNull(); states.push(at.caseOf('P000001').state); };
    say({ type: 'assign', responsible: '李四' }, ['P000001']);
    say({ type: 'contact', channel: 'visit', result: '在部队' }, ['P000001']);
    say({ type: 'survey', reason: 'military', until: '2021-09-01' as IsoDate }, ['P000001']);
    say({ type: 'evidence', kind: 'enlistment-notice', reference: '2019-77' }, ['P000001']);
    say({ type: 'verify' }, ['P000001']);
    say({ type: 'clear' }, ['P000001']);
    expect(states).toEqual(['to-survey', 'surveying', 'surveying', 'to-verify', 'to-verify', 'verified', 'cleared']);
    expect(at.caseOf('P000001')).toMatchObject({ caseNumber: '990101-2020-000001', reason: 'military', until: '2021-09-01', clearedBy: 'reason', responsible: '李四', surveyedBy: 'clerk', verifiedBy: 'clerk' });
  });

  it('is on the list of what falls due before its reason ends, and overdue afterwards', () => {
    const at = opened();
    at.step({ type: 'survey', reason: 'military', until: '2020-12-01' as IsoDate }, ['P000001']);
    at.step({ type: 'evidence', kind: 'enlistment-notice', reference: '2019-77' }, ['P000001']);
    at.step({ type: 'verify' }, ['P000001']);
    const dueOn = (day: string): string[] => dueItems([at.caseOf('P000001')], new Map(), BOOK, day as IsoDate, 30).map((item) => `${item.kind} ${item.day}`);
    expect([dueOn('2020-10-31'), dueOn('2020-11-15'), dueOn('2020-12-02'), dueOn('2021-06-01')]).toEqual([[], ['reason 2020-12-01'], ['reason 2020-12-01'], ['reason 2020-12-01']]);
  });

  it('is refused without evidence, and the refusal names what would prove it', () => {
    const at = opened();
    at.step({ type: 'survey', reason: 'deceased' }, ['P000001']);
    const decision = decide(at.caseOf('P000001'), { type: 'verify' }, contextFor('clerk'));
    expect('refused' in decision && decision.refused.texts.zh).toContain('死亡医学证明 或 火化证 或 户口注销证明');
    at.step({ type: 'evidence', kind: 'enlistment-notice' }, ['P000001']);
    expect(at.step({ type: 'verify' }, ['P000001']), 'the wrong paper').toBe('cases/evidence-missing');
  });

  it('needs both papers where the rule says 和', () => {
    const at = opened();
    at.step({ type: 'survey', reason: 'moved' }, ['P000001']);
    at.step({ type: 'evidence', kind: 'migration-paper' }, ['P000001']);
    expect(at.step({ type: 'verify' }, ['P000001'])).toBe('cases/evidence-missing');
    at.step({ type: 'evidence', kind: 'reception-paper' }, ['P000001']);
    expect(at.step({ type: 'verify' }, ['P000001'])).toBeNull();
  });

  it.each([['refused', 'waiver'], ['missing', 'police-report']])('a verified %s documents the gap and does not clear it', (reason, kind) => {
    const at = opened();
    prove(at, 'P000001', reason, kind);
    expect(at.caseOf('P000001').state).toBe('verified');
    expect(at.step({ type: 'clear' }, ['P000001'])).toBe('cases/still-gap');
  });

  it('three contacts on record prove that somebody is out of reach', () => {
    const at = opened();
    at.step({ type: 'survey', reason: 'missing' }, ['P000001']);
    for (let times = 0; times < 2; times += 1) at.step({ type: 'contact', channel: 'phone', result: '无人接听' }, ['P000001']);
    expect(at.step({ type: 'verify' }, ['P000001'])).toBe('cases/evidence-missing');
    at.step({ type: 'contact', channel: 'visit', result: '无人' }, ['P000001']);
    expect(at.step({ type: 'verify' }, ['P000001'])).toBeNull();
  });

  it('under the four-eyes rule whoever surveyed does not verify', () => {
    const at = opened();
    at.step({ type: 'survey', reason: 'prison' }, ['P000001'], '张三');
    at.step({ type: 'evidence', kind: 'judgment' }, ['P000001'], '张三');
    expect(at.step({ type: 'verify' }, ['P000001'], '张三', undefined, true)).toBe('cases/same-person');
    expect(at.step({ type: 'verify' }, ['P000001'], '李四', undefined, true)).toBeNull();
  });

  it.each([
    ['the typist of the survey verifies in another name', '张三', undefined, '张三', '李四'],
    ['the typist of the survey verifies', '张三', '王五', '张三', undefined],
    ['somebody else types in that the surveyor verified', '张三', '王五', '李四', '王五'],
    ['the surveyor verifies what somebody typed for him', '张三', '王五', '王五', undefined],
    ['the name is typed in another way', 'Zhang San', undefined, ' ｚhang  san', undefined],
  ])('under the four-eyes rule no name stands on both sides: %s', (_what, typist, surveyor, actor, by) => {
    const at = opened();
    at.step({ type: 'survey', reason: 'prison', ...(surveyor === undefined ? {} : { by: surveyor }) }, ['P000001'], typist);
    at.step({ type: 'evidence', kind: 'judgment' }, ['P000001'], typist);
    const verify = { type: 'verify' as const, ...(by === undefined ? {} : { by }) };
    expect(at.step(verify, ['P000001'], actor, undefined, true)).toBe('cases/same-person');
    expect(at.step(verify, ['P000001'], actor, undefined, false)).toBeNull();
  });

  it('a returned survey is surveyed again', () => {
    const at = opened();
    at.step({ type: 'survey', reason: 'prison' }, ['P000001']);
    at.step({ type: 'return', why: '判决书看不清' }, ['P000001']);
    expect(at.caseOf('P000001')).toMatchObject({ state: 'surveying', notes: [{ text: '判决书看不清' }] });
  });

  it.each([
    ['a case that does not exist', 'cases/none', 'P000009', { type: 'clear' }],
    ['a verification without a survey', 'cases/not-surveyed', 'P000001', { type: 'verify' }],
    ['clearing without a verification', 'cases/not-verified', 'P000001', { type: 'clear' }],
    ['a survey that finds a question', 'cases/reason-not-surveyed', 'P000001', { type: 'survey', reason: 'link-question' }],
    ['a survey that finds a note', 'cases/reason-not-surveyed', 'P000001', { type: 'survey', reason: 'not-dead' }],
    ['a reason that ended before the survey', 'cases/expired', 'P000001', { type: 'survey', reason: 'prison', until: '2020-10-01' as IsoDate }],
    ['an unknown paper', 'cases/kind-unknown', 'P000001', { type: 'evidence', kind: 'hearsay' }],
    ['reopening what is open', 'cases/not-open', 'P000001', { type: 'reopen', why: '' }],
    ['returning what was not surveyed', 'cases/nothing-to-return', 'P000001', { type: 'return', why: '' }],
  ] as const)('%s is refused', (_what, code, personId, command) => {
    expect(opened().step(command, [personId])).toBe(code);
  });

  it('a cleared case takes notes and papers, and nothing else', () => {
    const at = opened('deceased');
    expect(at.caseOf('P000001').state).toBe('cleared');
    expect(at.step({ type: 'survey', reason: 'military' }, ['P000001'])).toBe('cases/is-cleared');
    expect(at.step({ type: 'note', text: '已反馈扶贫办' }, ['P000001'])).toBeNull();
  });

  it('says every refusal in both languages, with something to do', () => {
    for (const entry of Object.values(CASE_REFUSALS)) {
      expect(entry.zh).toMatch(/\p{Script=Han}/u);
      expect(entry.fix.zh).toMatch(/\p{Script=Han}/u);
      expect(entry.fix.en).toMatch(/[A-Za-z]{3}/u);
    }
  });
});
