import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/classify/check-rules.js';
import { classify } from '../../src/classify/classify.js';
import { SOURCE_KINDS, TARGET_KINDS, type RosterKind, type SourceKind } from '../../src/domain/kinds.js';
import type { Link, MergeQuestion } from '../../src/domain/link.js';
import { ENROLMENT_STATUS, POVERTY_STATUS, SCHEMES, type DisabilityType, type EnrolmentStatus, type PovertyStatus, type Scheme } from '../../src/domain/record.js';
import { CATEGORIES } from '../../src/domain/standing.js';
import { COUNTY, enrolment, evidence, link, mergeOf, ON, outcome, partial, person, poor, remark, roster, run, targetRow, YEAR } from './support/made.js';
import { RULES } from './support/rules.js';

const ROSTER_KINDS = (Object.keys(SOURCE_KINDS) as SourceKind[]).filter((kind): kind is RosterKind => SOURCE_KINDS[kind].role !== 'target');
const TEXTS = ['', '死亡', '已退役', '社区矫正', '迁出', '注销', '服刑', '拒绝参保', '外省参保', '在读', '留学', '健在'];

const aTarget = fc.record({
  kind: fc.constantFrom(...TARGET_KINDS),
  povertyStatus: fc.constantFrom(...(Object.keys(POVERTY_STATUS) as PovertyStatus[])),
  text: fc.constantFrom(...TEXTS),
  household: fc.constantFrom('', '15040400001', '15040400002'),
  cancelled: fc.boolean(),
  type: fc.constantFrom<DisabilityType>('visual', 'mental', 'multiple'),
  level: fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4),
}).map((made) => targetRow(made.kind, {
  povertyStatus: made.povertyStatus, remarks: remark(made.text), household: made.household, cancelled: made.cancelled,
  disability: made.kind === 'disability' ? { certificate: '', type: made.type, level: made.level, conflict: false } : null,
}));
const aRoster = fc.record({
  kind: fc.constantFrom(...ROSTER_KINDS),
  scheme: fc.constantFrom(...(Object.keys(SCHEMES) as Scheme[])),
  status: fc.constantFrom(...(Object.keys(ENROLMENT_STATUS) as EnrolmentStatus[])),
  years: fc.constantFrom([], [2019], [2020]),
  text: fc.constantFrom(...TEXTS),
  until: fc.constantFrom(null, '2019-05', '2024'),
}).map((made) => roster(made.kind, SOURCE_KINDS[made.kind].role === 'enrolment'
  ? { enrolments: [enrolment({ scheme: made.scheme, status: made.status, years: made.years })] }
  : { evidence: evidence({ texts: [made.text], until: made.until === null ? null : partial(made.until), years: made.years }) }));
const aLink = fc.record({
  of: fc.nat(), roster: aRoster, tier: fc.constantFrom<Link['tier']>('certain', 'probable', 'possible'), judgement: fc.constantFrom<Link['judgement']>(null, 'same', 'different', 'unsure'),
});
const aCounty = fc.record({
  rows: fc.array(fc.array(aTarget, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
  links: fc.array(aLink, { maxLength: 12 }),
  merges: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
}).map(({ rows, links, merges }) => {
  const people = rows.map((list) => person(list));
  const at = (n: number): (typeof people)[number] => people[n % people.length]!;
  return {
    people,
    links: links.map((made) => link(at(made.of), made.roster, { tier: made.tier, judgement: made.judgement })),
    questions: merges.filter(([a, b]) => a % people.length !== b % people.length).map(([a, b]): MergeQuestion => mergeOf(at(a), at(b))),
  };
});

describe('classify', () => {
  it('gives everybody of the population exactly one standing, and the others are outside', () => {
    fc.assert(fc.property(aCounty, ({ people, links, questions }) => {
      const { standings, outside } = classify({ people, links, questions, rules: RULES, year: YEAR, referenceDate: ON, county: COUNTY });
      const placed = [...standings.map(({ personId }) => personId), ...outside].sort();
      expect(placed).toEqual(people.map(({ id }) => id).sort());
      for (const standing of standings) {
        expect(CATEGORIES[standing.category].standing).toBe(standing.standing);
        expect(RULES.reasons.reasons[standing.reason]).toMatchObject({ standing: standing.standing, category: standing.category });
        expect(standing.suggestion !== null && standing.standing !== 'pending').toBe(false);
      }
    }), { numRuns: 300 });
  });

  it('does not depend on the order of people, rows, links and questions', () => {
    fc.assert(fc.property(aCounty, ({ people, links, questions }) => {
      const input = { rules: RULES, year: YEAR, referenceDate: ON, county: COUNTY };
      const there = classify({ ...input, people, links, questions });
      const reversed = people.map((one) => ({ ...one, rows: [...one.rows].reverse() })).reverse();
      const back = classify({ ...input, people: reversed, links: [...links].reverse(), questions: [...questions].reverse() });
      expect(back.standings).toEqual(there.standings);
      expect([...back.outside]).toEqual([...there.outside]);
      expect(reversed.map(back.identitiesOf)).toEqual(people.map(there.identitiesOf).reverse());
      expect(back.issues).toEqual(there.issues);
    }), { numRuns: 200 });
  });

  it('no link that is not certain makes anybody insured', () => {
    fc.assert(fc.property(aCounty, ({ people, links, questions }) => {
      const guesses = links.map((one): Link => ({ ...one, tier: 'probable', judgement: null }));
      const { standings } = run({ people, links: guesses, questions });
      expect(standings.filter(({ standing }) => standing === 'insured')).toEqual([]);
    }), { numRuns: 100 });
  });

  it('ignores links to people who are not on the lists', () => {
    const subject = poor();
    expect(run({ people: [subject], links: [link(poor(), roster('resident'))] }).standings.map(({ reason }) => reason)).toEqual(['not-found']);
  });

  it('a newborn who is not found is a newborn to the ninetieth day after that of birth', () => {
    const born = (birthDate: string): string => outcome({ ...poor(), birthDate: birthDate as typeof ON });
    expect(born('2020-06-01')).toBe('gap/uninsured/newborn');
    expect(born('2020-04-01')).toBe('gap/uninsured/newborn');
    expect(born('2020-03-31')).toBe('gap/uninsured/not-found');
  });

  it('remembers that a list says insured where no roster does, and gives it no weight', () => {
    const subject = poor({ claimsInsured: true });
    expect(run({ people: [subject] }).standings[0]).toMatchObject({ standing: 'gap', notes: [{ reason: 'list-says-insured' }] });
  });

  it('rests a remark’s conclusion on the remark, with its place and words', () => {
    const subject = poor({ remarks: remark('外出打工，拒绝参保') });
    expect(run({ people: [subject] }).standings[0]).toMatchObject({ reason: 'refused', basis: { kind: 'remark', ref: subject.rows[0]!.ref, text: '外出打工，拒绝参保' } });
  });

  it.each([
    ['minimum-living', '停保', 'pending/open/remark-unproven→identity-ended'], ['minimum-living', '2020年3月停保', 'pending/open/remark-unproven→identity-ended'], ['minimum-living', '职工医保停保', 'gap/uninsured/lapsed'],
    ['poor-registry', '停保', 'gap/uninsured/lapsed'],
  ] as const)('on a list of %s %s comes to %s', (kind, text, expected) => {
    expect(outcome(person([targetRow(kind, { remarks: remark(text) })]))).toBe(expected);
  });

  it('reads the notes of a name as remarks', () => {
    const row = targetRow('poor-registry');
    expect(outcome(person([{ ...row, name: { ...row.name, annotations: ['已故'] } }]))).toBe('pending/open/remark-unproven→deceased');
  });
});

describe('the rules', () => {
  it('agree with each other', () => {
    expect(faultsOf(RULES)).toEqual([]);
  });

  it('that contradict each other stop the run', () => {
    const precedence = RULES.standings.precedence.filter((reason) => reason !== 'military');
    const rules = { ...RULES, standings: { ...RULES.standings, precedence: [...precedence, 'no-such-reason'] } };
    expect(faultsOf(rules)).toEqual(['standings.yaml: precedence names no-such-reason, which is not in reasons.yaml', 'standings.yaml: precedence misses military']);
    expect(() => classify({ people: [], links: [], questions: [], rules, year: YEAR, referenceDate: ON, county: COUNTY })).toThrow('rules/inconsistent');
  });

  it('subtract what the reduced rate subtracts, and nothing else', () => {
    const reducing = Object.entries(RULES.reasons.reasons).filter(([, { reduces }]) => reduces).map(([code]) => code);
    expect(reducing.sort()).toEqual(['abroad', 'deceased', 'deregistered', 'identity-ended', 'military', 'moved', 'prison']);
  });
});
