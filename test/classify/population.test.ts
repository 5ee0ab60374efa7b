import { describe, expect, it } from 'vitest';
import { DISABILITY_TYPES, POVERTY_STATUS, type Disability, type DisabilityType, type PovertyStatus } from '../../src/domain/record.js';
import { idNumber, named, NOWHERE, outcome, partial, person, poor, roster, run, targetRow, validId } from './support/made.js';
import { RULES } from './support/rules.js';

const TYPES = Object.keys(DISABILITY_TYPES) as DisabilityType[];
const LEVELS = [1, 2, 3, 4] as const;

function certificate(type: DisabilityType | null, level: 1 | 2 | 3 | 4 | null, more: Partial<Disability> = {}): Disability {
  return { certificate: '', type, level, conflict: false, ...more };
}

/** A certificate holder who is on no other list, in a household of the registry with that status. */
function holder(disability: Disability | null, status: PovertyStatus = 'not-lifted'): string {
  const relative = poor({ household: '15040400001', povertyStatus: status });
  const subject = person([targetRow('disability', { disability, household: '15040400001' })]);
  const result = run({ people: [relative, subject] });
  return result.outside.has(subject.id) ? 'outside' : (result.standings.find(({ personId }) => personId === subject.id)?.reason ?? 'lost');
}

describe('重度残疾人 of document 001 §二(一)', () => {
  for (const type of TYPES) {
    for (const level of LEVELS) {
      const severe = level <= 2 || (level === 3 && (type === 'intellectual' || type === 'mental'));
      const asked = level === 3 && type === 'multiple';
      it(`${DISABILITY_TYPES[type].zh} ${level} in a household that is not lifted: ${severe ? 'a target' : asked ? 'asked' : 'outside'}`, () => {
        expect(holder(certificate(type, level))).toBe(severe ? 'not-found' : asked ? 'population-question' : 'outside');
      });
    }
  }

  it.each(Object.keys(POVERTY_STATUS) as PovertyStatus[])('level 1 in a household that is %s', (status) => {
    // `unknown` here is a registry that states no status at all: a list of those not lifted.
    const target = ['not-lifted', 'pre-lifted', 'returned', 'unknown'].includes(status);
    expect(holder(certificate('physical', 1), status)).toBe(target ? 'not-found' : 'outside');
  });

  it('a blank status among stated ones proves nothing', () => {
    const relative = poor({ household: '15040400001', povertyStatus: 'unknown' });
    const other = poor({ household: '15040400002', povertyStatus: 'lifted-with-policy' });
    const subject = person([targetRow('disability', { disability: certificate('physical', 1), household: '15040400001' })]);
    expect(run({ people: [relative, other, subject] }).outside).toEqual(new Set([subject.id]));
  });

  it.each([
    ['level 1 of an unknown type is severe', certificate(null, 1), 'not-found'],
    ['level 4 of an unknown type is not', certificate(null, 4), 'outside'],
    ['level 3 of an unknown type is asked', certificate(null, 3), 'population-question'],
    ['an unknown level is asked', certificate('visual', null), 'population-question'],
    ['a row without type and level is asked', null, 'population-question'],
    ['a contradiction that makes a difference is asked', certificate('physical', 3, { conflict: true, certificate: '990101195001010017' + '62' }), 'population-question'],
    ['a contradiction that makes none is not', certificate('physical', 1, { conflict: true, certificate: '990101195001010017' + '42' }), 'not-found'],
  ])('%s', (_, disability, expected) => {
    expect(holder(disability)).toBe(expected);
  });

  it('nobody whom a list names only as a relative of the household (是否保障对象：否)', () => {
    expect(outcome(person([targetRow('minimum-living', { relativeOnly: true })]))).toBe('outside');
    expect(outcome(person([targetRow('minimum-living', { relativeOnly: true }), targetRow('low-income')]))).toBe('gap/uninsured/not-found');
  });

  it('nobody without a household on the registry', () => {
    expect(outcome(person([targetRow('disability', { disability: certificate('mental', 1) })]))).toBe('outside');
  });

  it('the person’s own row on the registry is the household’s', () => {
    const of = (povertyStatus: PovertyStatus): readonly string[] => {
      const subject = person([targetRow('poor-registry', { povertyStatus }), targetRow('disability', { disability: certificate('mental', 3) })]);
      return run({ people: [subject] }).identitiesOf(subject).map(({ code }) => code);
    };
    expect(of('not-lifted')).toEqual(['poor-registry', 'severe-disability']);
    // 脱贫不脱政策: lifted people stay on the list, but are not 重度残疾人 in the sense of the rule.
    expect(of('lifted-with-policy')).toEqual(['poor-registry']);
  });

  it('the head of household joins by number, or by name and village', () => {
    const village = { ...NOWHERE, townKey: '柳河', villageKey: '双山' };
    const head = poor({ name: named('李守田'), relation: '户主', place: village, id: validId(idNumber(900)) });
    const rows = [
      targetRow('disability', { disability: certificate('mental', 1), headId: validId(idNumber(900)) }),
      targetRow('disability', { disability: certificate('mental', 1), headName: named('李守田'), place: village }),
      targetRow('disability', { disability: certificate('mental', 1), headName: named('李守田'), place: { ...village, villageKey: '东山' } }),
      targetRow('disability', { disability: certificate('mental', 1), headName: named('李守田'), headId: validId(idNumber(901)), place: village }),
    ];
    const people = rows.map((row) => person([row]));
    const { outside } = run({ people: [head, ...people] });
    expect(people.map(({ id }) => outside.has(id))).toEqual([false, false, true, true]);
  });

  it('a short household number joins only within its village', () => {
    const village = { ...NOWHERE, villageKey: '双山' };
    const relative = poor({ household: '12', place: village });
    const near = person([targetRow('disability', { disability: certificate('mental', 1), household: '12', place: village })]);
    const far = person([targetRow('disability', { disability: certificate('mental', 1), household: '12', place: { ...village, villageKey: '东山' } })]);
    expect(run({ people: [relative, near, far] }).outside).toEqual(new Set([far.id]));
  });

  it('two heads of one name whose households differ are asked', () => {
    const village = { ...NOWHERE, villageKey: '双山' };
    const heads = (['not-lifted', 'lifted-with-policy'] as const).map((povertyStatus) => poor({ name: named('李守田'), relation: '户主', place: village, povertyStatus }));
    const subject = person([targetRow('disability', { disability: certificate('mental', 1), headName: named('李守田'), place: village })]);
    const result = run({ people: [...heads, subject] });
    expect(result.standings.find(({ personId }) => personId === subject.id)?.reason).toBe('population-question');
    expect(result.issues.map(({ code }) => code)).toContain('classify/disability-unclear');
  });

  it('an open question about the certificate does not matter to a target', () => {
    const subject = person([targetRow('poor-registry'), targetRow('disability', { disability: certificate('multiple', 3) })]);
    expect(outcome(subject)).toBe('gap/uninsured/not-found');
  });

  it('a cancelled or expired certificate is none', () => {
    const relative = poor({ household: '15040400001' });
    const gone = person([targetRow('disability', { disability: certificate('mental', 1), household: '15040400001', cancelled: true })]);
    const expired = person([targetRow('disability', { disability: certificate('mental', 1), household: '15040400001', endDate: partial('2020-05') })]);
    expect(run({ people: [relative, gone, expired] }).outside.size).toBe(2);
  });

  it('says when the registry states no status, and when there is no registry', () => {
    expect(run({ people: [poor({ povertyStatus: 'unknown' })] }).issues.map(({ code }) => code)).toEqual(['classify/poverty-status-missing']);
    expect(run({ people: [person([targetRow('disability', { disability: certificate('mental', 1) })])] }).issues.map(({ code }) => code)).toEqual(['classify/registry-missing', 'classify/nobody-listed']);
  });
});

describe('identities', () => {
  it.each(['minimum-living', 'extreme-poverty', 'low-income', 'poor-registry'] as const)('%s makes a target by itself', (kind) => {
    expect(outcome(person([targetRow(kind)]))).toBe('gap/uninsured/not-found');
  });

  it('脱贫不脱政策: every status of the registry stays', () => {
    for (const povertyStatus of Object.keys(POVERTY_STATUS) as PovertyStatus[]) expect(outcome(poor({ povertyStatus }))).toBe('gap/uninsured/not-found');
  });

  it('a person all of whose identities ended is removed, even if insured', () => {
    expect(outcome(person([targetRow('minimum-living', { cancelled: true })]))).toBe('removed/identity-ended/identity-ended');
    expect(outcome(person([targetRow('minimum-living', { endDate: partial('2020-06-29') })]), [roster('resident')])).toBe('removed/identity-ended/identity-ended');
    expect(outcome(person([targetRow('minimum-living', { endDate: partial('2020-06') })]))).toBe('gap/uninsured/not-found');
  });

  it('one identity that goes on is enough', () => {
    expect(outcome(person([targetRow('minimum-living', { cancelled: true }), targetRow('poor-registry')]))).toBe('gap/uninsured/not-found');
  });

  it('a narrower population leaves the low-income list outside', () => {
    const rules = { ...RULES, populations: { ...RULES.populations, default: 'four-groups' } };
    expect(outcome(person([targetRow('low-income')]), [], { rules })).toBe('outside');
    expect(outcome(person([targetRow('low-income'), targetRow('minimum-living')]), [], { rules })).toBe('gap/uninsured/not-found');
  });
});
