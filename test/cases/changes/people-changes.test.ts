import { describe, expect, it } from 'vitest';
import { continuePeople } from '../../../src/cases/changes/continue-people.js';
import { countChanges, peopleChanges } from '../../../src/cases/changes/people-changes.js';
import type { SeenPerson } from '../../../src/domain/people-change.js';
import type { IdReading } from '../../../src/domain/identity-number.js';
import { id } from '../../issues/build.js';

const standing = { insured: { standing: 'insured', category: 'resident', reason: 'resident' }, gap: { standing: 'gap', category: 'uninsured', reason: 'not-found' }, dead: { standing: 'removed', category: 'deceased', reason: 'deceased' } } as const;

function person(number: number, more: Partial<SeenPerson> = {}): SeenPerson {
  return {
    id: `P00000${number}`, name: '王秀英', foldedName: '王秀英', idText: id(number * 11), birthDate: '1966-02-03', town: '柳河镇', townKey: '柳河', village: '东村', villageKey: '东',
    household: '', identities: ['minimum-living'], outside: false, standing: standing.gap, ...more,
  };
}
const nobody = (): null => null;
const changes = (before: readonly SeenPerson[], after: readonly SeenPerson[], left: readonly SeenPerson[] = []): string[] =>
  peopleChanges({ before: [...before.map((each) => ({ person: each, listed: true })), ...left.map((each) => ({ person: each, listed: false }))], after, mergedInto: nobody, splitFrom: nobody })
    .map(({ personId, change, fields, other }) => [personId, change, ...fields.map(({ field }) => field), ...(other === '' ? [] : [other])].join(' '));

describe('what new lists mean for a person', () => {
  it.each<readonly [string, readonly SeenPerson[], readonly SeenPerson[], readonly string[]]>([
    ['nothing, when nothing changed', [person(1)], [person(1)], []],
    ['newly listed', [], [person(1)], ['P000001 listed']],
    ['no longer listed', [person(1)], [], ['P000001 left']],
    ['newly insured', [person(1)], [person(1, { standing: standing.insured })], ['P000001 insured']],
    ['fallen out of insurance', [person(1, { standing: standing.insured })], [person(1)], ['P000001 fell-out']],
    ['died while insured: no gap', [person(1, { standing: standing.insured })], [person(1, { standing: standing.dead })], ['P000001 standing']],
    ['another name and number', [person(1)], [person(1, { name: '王秀瑛', foldedName: '王秀瑛', idText: id(12) })], ['P000001 changed name id']],
    ['a place written otherwise is no move', [person(1)], [person(1, { town: '柳河镇人民政府' })], []],
    ['another identity, and insured at once', [person(1)], [person(1, { identities: ['low-income'], standing: standing.insured })], ['P000001 changed identities', 'P000001 insured']],
    ['out of the target population, and still on another list: cancelled', [person(1)], [person(1, { outside: true, standing: null })], ['P000001 left target']],
    ['into the target population, from another list: newly listed', [person(1, { outside: true, standing: null })], [person(1, { standing: standing.insured })], ['P000001 listed target']],
    ['outside the target population before and after', [person(1, { outside: true, standing: null })], [person(1, { outside: true, standing: null, name: '王秀瑛', foldedName: '王秀瑛' })], []],
    ['newly on a list, and no target', [], [person(1, { outside: true, standing: null })], []],
    ['no target, and on no list any more', [person(1, { outside: true, standing: null })], [], []],
  ])('%s', (_what, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('somebody who had left comes back', () => {
    expect(changes([], [person(1)], [person(1)])).toEqual(['P000001 listed returned']);
  });

  it('merged into another person is not cancelled', () => {
    const found = peopleChanges({ before: [1, 2].map((number) => ({ person: person(number), listed: true })), after: [person(1)], mergedInto: () => 'P000001', splitFrom: nobody });
    expect(found.map(({ change, other }) => [change, other])).toEqual([['merged', 'P000001']]);
    expect(countChanges(found)).toMatchObject({ merged: 1, left: 0 });
  });

  it('what they add up to is by how many the target population grew', () => {
    const outside = { outside: true, standing: null } as const;
    const [before, after] = [[person(1), person(2), person(3, outside), person(4), person(5, outside)], [person(1), person(2, outside), person(3), person(6), person(7), person(8, outside)]];
    const { listed, split, left, merged } = countChanges(peopleChanges({ before: before.map((each) => ({ person: each, listed: true })), after, mergedInto: nobody, splitFrom: nobody }));
    const targets = (people: readonly SeenPerson[]): number => people.filter((each) => !each.outside).length;
    expect(listed + split - left - merged).toBe(targets(after) - targets(before));
  });

  it('does not depend on the order of people', () => {
    const [before, after] = [[person(1), person(2), person(3)], [person(2, { standing: standing.insured }), person(4), person(1)]];
    expect(changes([...before].reverse(), [...after].reverse())).toEqual(changes(before, after));
  });
});

describe('somebody whom the new lists describe otherwise', () => {
  const valid = (number: string): IdReading => ({ kind: 'valid', number: number as never, text: number, repairs: [], birthDate: '1966-02-03' as never, sex: 'female', area: '990101' });
  const described = (name: string, number: string, place = '东', birthDate: string | null = '1966-02-03'): Parameters<typeof continuePeople>[1][number] => ({
    fingerprint: `${name}${number}${place}`,
    facts: { id: valid(number), name: { raw: name, display: name, folded: name, transliterated: false, annotations: [], alternatives: [] }, birthDate: birthDate as never, household: '', place: { county: '', town: '', village: '', group: '', address: '', townKey: '柳河', villageKey: place } },
  });
  it.each([
    ['a corrected name', described('王秀瑛', id(11)), true],
    ['a move', described('王秀英', id(11), '西'), true],
    ['a corrected number', described('王秀英', id(13)), true],
    ['a number of another day of birth, one digit off', described('王秀英', id(11, '19660204'), '东', '1966-02-04'), true],
    ['another person of that name and village', described('王秀英', id(77, '19800101'), '东', '1980-01-01'), false],
    ['another name under the same number', described('李国强', id(11)), false],
  ])('%s', (_what, arrived, same) => {
    expect(continuePeople([person(1)], [arrived]).get(arrived.fingerprint)).toBe(same ? 'P000001' : undefined);
  });

  it('a corrected number and a move at once are his whose household it is', () => {
    const moved = (name: string, number: string, household: string) => { const of = described(name, number, '西', '1966-02-04'); return { ...of, facts: { ...of.facts, household } }; };
    const before = [person(1, { household: 'H1' })];
    expect([moved('王秀英', id(13), 'H1'), moved('王秀英', id(13), 'H2'), moved('李国强', id(13), 'H1'), moved('王秀英', id(77, '19800101'), 'H1')].map((each) => continuePeople(before, [each]).size)).toEqual([1, 0, 0, 0]);
  });

  it('two who fit are not told apart: both are new', () => {
    expect(continuePeople([person(1), person(2)], [described('王秀英', id(99))]).size).toBe(0);
    expect(continuePeople([person(1)], [described('王秀英', id(13)), described('王秀英', id(15))]).size).toBe(0);
  });
});
