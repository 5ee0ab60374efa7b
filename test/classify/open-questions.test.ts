import { describe, expect, it } from 'vitest';
import type { Link } from '../../src/domain/link.js';
import { enrolment, evidence, idNumber, link, mergeOf, named, outcome, partial, person, poor, remark, roster, run, targetRow, validId } from './support/made.js';

function withLink(record = roster('resident'), more: Partial<Link> = {}, certain = [] as ReturnType<typeof roster>[]): string {
  const subject = poor();
  const [standing] = run({ people: [subject], links: [...certain.map((row) => link(subject, row)), link(subject, record, { tier: 'probable', probability: 0.99, ...more })] }).standings;
  return `${standing?.standing}/${standing?.reason}${standing?.suggestion === null ? '' : `→${standing?.suggestion}`}`;
}

describe('a link that is not certain', () => {
  it.each<[string, Partial<Link>, string]>([
    ['probable, not judged', {}, 'pending/link-question→resident'],
    ['possible, not judged', { tier: 'possible', probability: 0.4 }, 'pending/link-question→resident'],
    ['judged the same', { judgement: 'same' }, 'insured/resident'],
    ['judged different', { judgement: 'different' }, 'gap/not-found'],
    ['left unsure', { judgement: 'unsure' }, 'pending/link-question→resident'],
    ['certain', { tier: 'certain' }, 'insured/resident'],
    ['certain, judged different', { tier: 'certain', judgement: 'different' }, 'gap/not-found'],
    ['certain, left unsure', { tier: 'certain', judgement: 'unsure' }, 'pending/link-question→resident'],
  ])('%s: %s', (_, more, expected) => {
    expect(withLink(roster('resident'), more)).toBe(expected);
  });

  it('does not matter to somebody insured by a certain row', () => {
    expect(withLink(roster('death'), {}, [roster('resident')])).toBe('insured/resident');
  });

  it('does not matter when it would change nothing', () => {
    expect(withLink(roster('resident', { enrolments: [enrolment({ status: 'suspended' })] }))).toBe('gap/not-found');
    expect(withLink(roster('prison', { evidence: evidence({ until: partial('2018') }) }))).toBe('gap/not-found');
    expect(withLink(roster('resident'), {}, [roster('death')])).toBe('removed/deceased');
  });

  it('to evidence asks as well', () => {
    expect(withLink(roster('military'))).toBe('pending/link-question→military');
    expect(withLink(roster('death'))).toBe('pending/link-question→deceased');
    expect(withLink(roster('payment', { evidence: evidence({ years: [2020] }) }))).toBe('pending/link-question→resident');
  });

  it('suggests by the best link', () => {
    const subject = poor();
    const links = [link(subject, roster('employee', { enrolments: [enrolment({ scheme: 'employee' })] }), { tier: 'possible', probability: 0.5 }), link(subject, roster('resident'), { tier: 'probable', probability: 0.97 })];
    expect(run({ people: [subject], links }).standings[0]).toMatchObject({ suggestion: 'resident', basis: { kind: 'row', ref: { file: 'resident.xlsx' } } });
  });
});

describe('two people who may be one', () => {
  const pair = (): [ReturnType<typeof poor>, ReturnType<typeof poor>] => [poor({ name: named('王秀英') }), person([targetRow('minimum-living', { name: named('王秀瑛') })])];

  it('the one who is a gap is asked when the other is insured', () => {
    const [left, right] = pair();
    const result = run({ people: [left, right], links: [link(right, roster('resident'))], questions: [mergeOf(left, right)] });
    expect(result.standings.map(({ reason, suggestion }) => [reason, suggestion])).toEqual([['merge-question', 'resident'], ['resident', null]]);
  });

  it('neither is insured by a row that is only probably the other’s; both are asked', () => {
    const [left, right] = pair();
    const result = run({ people: [left, right], links: [link(right, roster('resident'), { tier: 'probable' })], questions: [mergeOf(left, right)] });
    expect(result.standings.map(({ reason }) => reason)).toEqual(['merge-question', 'link-question']);
  });

  it('a judgement that they are different settles it; two gaps need no question', () => {
    const [left, right] = pair();
    const different = run({ people: [left, right], links: [link(right, roster('resident'))], questions: [mergeOf(left, right, { judgement: 'different' })] });
    expect(different.standings.map(({ reason }) => reason)).toEqual(['not-found', 'resident']);
    expect(run({ people: [left, right], questions: [mergeOf(left, right)] }).standings.map(({ reason }) => reason)).toEqual(['not-found', 'not-found']);
  });

  it('the other may be somebody outside the population', () => {
    const left = poor();
    const right = person([targetRow('disability')]);
    const result = run({ people: [left, right], links: [link(right, roster('resident'))], questions: [mergeOf(left, right)] });
    expect(result.standings.map(({ reason }) => reason)).toEqual(['merge-question']);
    expect(result.outside).toEqual(new Set([right.id]));
  });

  it('ended identities of the other do not carry over', () => {
    const left = poor();
    const right = person([targetRow('minimum-living', { cancelled: true })]);
    expect(run({ people: [left, right], questions: [mergeOf(left, right)] }).standings.map(({ reason }) => reason)).toEqual(['not-found', 'identity-ended']);
  });
});

describe('a number that cannot be checked', () => {
  const broken = (id: Parameters<typeof poor>[0]): ReturnType<typeof poor> => person([targetRow('poor-registry', id)], { idNumber: null });
  it.each([
    ['missing', { kind: 'missing' }],
    ['placeholder', { kind: 'placeholder', text: '无' }],
    ['damaged', { kind: 'damaged', text: '990101195001010', prefix: '990101195001010', cause: 'numeric-cell' }],
    ['masked', { kind: 'masked', text: '990101********0017' }],
    ['malformed', { kind: 'malformed', text: '99010119500101001', repairs: [], faults: ['length'] }],
  ] as const)('%s: finding nothing proves nothing', (_, id) => {
    expect(outcome(broken({ id }))).toBe('pending/open/id-unverifiable→not-found');
  });

  it('another document can be looked up', () => {
    expect(outcome(broken({ id: { kind: 'document', text: 'E12345678', repairs: [] } }))).toBe('gap/uninsured/not-found');
  });

  it('a certain row, or a remark that gives the reason, says more', () => {
    expect(outcome(broken({}), [roster('resident')])).toBe('insured/resident/resident');
    expect(outcome(broken({ remarks: remark('拒绝参保') }))).toBe('gap/uninsured/refused');
    expect(outcome(broken({ remarks: remark('服刑') }))).toBe('pending/open/remark-unproven→prison');
    expect(outcome(broken({ remarks: remark('已出狱') }))).toBe('pending/open/id-unverifiable→not-found');
  });

  it('one of several rows with a good number is enough', () => {
    expect(idNumber(1)).toHaveLength(18);
    expect(outcome(person([targetRow('minimum-living'), targetRow('poor-registry', { id: { kind: 'placeholder', text: '无' } })]))).toBe('gap/uninsured/not-found');
  });
});

describe('a pair whose answer changes nobody’s standing', () => {
  const unasked = (record: ReturnType<typeof roster>, certain: readonly ReturnType<typeof roster>[] = [], more: Partial<Link> = {}): string | undefined => {
    const subject = poor();
    const open = link(subject, record, { tier: 'probable', probability: 0.99, ...more });
    return run({ people: [subject], links: [...certain.map((row) => link(subject, row)), open] }).unasked.get(open);
  };

  it.each<[string, string | undefined, () => string | undefined]>([
    ['of an ordinary entry in the population register is not asked', 'standing-unchanged', () => unasked(roster('population'))],
    ['of a second insurance beside a certain one is not asked', 'standing-unchanged', () => unasked(roster('offsite'), [roster('resident')])],
    ['of somebody uninsured is asked where it would insure him', undefined, () => unasked(roster('resident'))],
    ['of somebody uninsured is asked where it only says why', undefined, () => unasked(roster('resident', { enrolments: [enrolment({ status: 'suspended' })] }))],
    ['of somebody insured is asked where he may be dead', undefined, () => unasked(roster('death'), [roster('resident')])],
    ['that somebody was unsure of is not taken out of sight', undefined, () => unasked(roster('population'), [], { judgement: 'unsure' })],
  ])('%s', (_, expected, found) => {
    expect(found()).toBe(expected);
  });

  it('of people beyond the target population is not asked, unless they may be somebody within it', () => {
    const [inside, outsider] = [poor({ name: named('王秀英') }), person([targetRow('disability', { name: named('王秀瑛') })])];
    const open = link(outsider, roster('resident'), { tier: 'probable' });
    expect(run({ people: [inside, outsider], links: [open] }).unasked.get(open)).toBe('outside-population');
    expect(run({ people: [inside, outsider], links: [open], questions: [mergeOf(inside, outsider)] }).unasked.get(open)).toBeUndefined();
  });
});

describe('somebody listed under a number that another of the lists has too', () => {
  const owner = person([targetRow('poor-registry', { name: named('何守信') })]);
  const other = person([targetRow('poor-registry', { name: named('曾阿毛'), id: validId(owner.idNumber!) })], { idNumber: owner.idNumber });
  const byNumber = roster('resident', { facts: { id: validId(owner.idNumber!) } });
  const reasons = (links: readonly ReturnType<typeof link>[]): string[] => run({ people: [owner, other], links }).standings.map(({ reason }) => reason);

  it('is not a plain gap: finding nothing under it proves nothing', () => {
    expect(reasons([link(owner, byNumber)])).toEqual(['resident', 'id-unverifiable']);
  });
  it('is none either while nobody knows whose it is', () => {
    expect(reasons([])).toEqual(['id-unverifiable', 'id-unverifiable']);
  });
  it('is none for the head either, when a roster may have it under the other name', () => {
    const head = person([targetRow('poor-registry', { name: named('大勇'), relation: '户主', id: validId(owner.idNumber!) })], { idNumber: owner.idNumber });
    const outside = person([targetRow('disability', { name: named('熊勇'), id: validId(owner.idNumber!) })], { idNumber: owner.idNumber });
    const row = roster('resident', { facts: { name: named('熊勇'), id: validId(owner.idNumber!) } });
    expect(run({ people: [head, outside], links: [link(outside, row, { tier: 'probable' })] }).standings.map(({ reason }) => reason)).toEqual(['id-unverifiable']);
  });

  it('is one as the only head of a household among them: the number was copied to his family', () => {
    const head = person([targetRow('poor-registry', { name: named('何守信'), relation: '户主', id: validId(owner.idNumber!) })], { idNumber: owner.idNumber });
    const child = person([targetRow('poor-registry', { name: named('何小宝'), relation: '之子', id: validId(owner.idNumber!) })], { idNumber: owner.idNumber });
    expect(run({ people: [head, child], links: [] }).standings.map(({ reason }) => reason)).toEqual(['not-found', 'id-unverifiable']);
    expect(run({ people: [head, head, child].map((each, at) => ({ ...each, id: `P${at}` })), links: [] }).standings.map(({ reason }) => reason)).toEqual(['id-unverifiable', 'id-unverifiable', 'id-unverifiable']);
  });
  it('is one where a row of his own is found that says so', () => {
    expect(reasons([link(owner, byNumber), link(other, roster('resident', { enrolments: [enrolment({ status: 'suspended' })] }))])).toEqual(['resident', 'suspended']);
  });
});
