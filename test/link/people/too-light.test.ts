import { describe, expect, it } from 'vitest';
import { changeLevels, levelsOf, type PairLevels } from '../../../src/link/model/levels-of-pair.js';
import { bitsOf } from '../../../src/link/model/scorer.js';
import { createWeigher } from '../../../src/link/model/weigher.js';
import { weightsOf } from '../../../src/link/model/weights.js';
import { tooLightAtAGlance } from '../../../src/link/people/too-light.js';
import { plainPeople } from '../../../src/link/plain-people.js';
import type { TargetRecord } from '../../../src/domain/record.js';
import { makeCounty, ORDINARY, scaled } from '../support/county.js';
import { number, RULES, target, type Row } from '../support/records.js';

const PRIOR = -16;
const LEAST = bitsOf(RULES.thresholds.possible) - PRIOR;
/** As heavy as a name that one in ten thousand bears. */
const COMMON = Math.log2(0.8 / 1e-4);

function glanceAt(rows: readonly TargetRecord[], shared: ReadonlySet<string> = new Set()) {
  const weights = weightsOf(RULES.levels, rows.length);
  const profiles = rows.map((facts) => [{ facts, fingerprint: '', members: [], neighbours: [] }]);
  const weigher = createWeigher(weights, RULES);
  /** Weight of the pair in full, with the family counted and left out, whichever is more. */
  const heaviest = (person: number, other: number, name: (levels: PairLevels) => number): number => {
    const levels = levelsOf(profiles[person]![0]!, rows[other]!);
    const apart = changeLevels(levels, { household: 'missing', head: 'missing', phone: 'missing' });
    return Math.max(...[levels, apart].map((each) => weigher(each, true, name(each)).sum));
  };
  return {
    isTooLight: tooLightAtAGlance(plainPeople(profiles), { weights, nameWeight: () => COMMON, least: LEAST, shared }, RULES),
    /** Whether comparing in full comes to nothing as well. */
    comesToNothing: (person: number, other: number) =>
      heaviest(person, other, ({ name }) => weights.of('name', name)) <= 0 || heaviest(person, other, ({ name }) => (name === 'same' ? COMMON : 60)) < LEAST,
  };
}

const HERE = { town: '石桥镇', village: '葛家村' };
const AWAY = { town: '柳河镇', village: '前山村' };
const [ONE, ANOTHER] = [number('19520304', 123), number('19870911', 20, '990110')];

describe('pairs that are too light', () => {
  it.each<[string, Row, Row]>([
    ['namesakes with numbers of their own, in two townships', { name: '王秀英', id: ONE, ...HERE }, { name: '王秀英', id: ANOTHER, ...AWAY }],
    ['the same, with other households, heads and telephones', { name: '王秀英', id: ONE, ...HERE, household: '9901010001', head: '王大有', phone: '13900000001' }, { name: '王秀英', id: ANOTHER, ...AWAY, household: '9901020002', head: '李全', phone: '13711112222' }],
    ['names that sound alike, in two townships', { name: '王秀英', id: ONE, ...HERE }, { name: '王秀瑛', id: ANOTHER, ...AWAY }],
  ])('are told at a glance: %s', (_what, left, right) => {
    const { isTooLight, comesToNothing } = glanceAt([target(left), target(right)]);
    expect(isTooLight(0, 1)).toBe(true);
    expect(comesToNothing(0, 1)).toBe(true);
  });

  it.each<[string, Row, Row]>([
    ['one household', { name: '王秀英', id: ONE, ...HERE, household: '9901010001' }, { name: '王秀英', id: ANOTHER, ...AWAY, household: '9901010001' }],
    ['one head', { name: '王秀英', id: ONE, ...HERE, head: '王大有' }, { name: '王秀英', id: ANOTHER, ...AWAY, head: '王大有' }],
    ['a head by number, who may be of the other’s family', { name: '王秀英', id: ONE, ...HERE, headId: number('19300101', 9) }, { name: '王秀英', id: ANOTHER, ...AWAY }],
    ['a head who may be of the other’s family, in one village', { name: '王秀英', id: ONE, ...HERE, head: '王大有' }, { name: '王秀英', id: ANOTHER, ...HERE }],
    ['one telephone', { name: '王秀英', id: ONE, ...HERE, phone: '13900000001' }, { name: '王秀英', id: ANOTHER, ...AWAY, phone: '13900000001' }],
    ['one birthday', { name: '王秀英', id: ONE, ...HERE }, { name: '王秀英', id: number('19520304', 400, '990110'), ...AWAY }],
    ['one village', { name: '王秀英', id: ONE, ...HERE }, { name: '王秀英', id: ANOTHER, ...HERE }],
    ['numbers a slip apart', { name: '王秀英', id: ONE, ...HERE }, { name: '王秀英', id: number('19520304', 132), ...AWAY }],
    ['an equal number', { name: '王秀英', id: ONE, ...HERE }, { name: '李全', id: ONE, ...AWAY }],
    ['no number', { name: '王秀英', ...HERE }, { name: '王秀英', id: ANOTHER, ...AWAY }],
  ])('are others than these, which must be looked at: %s', (_what, left, right) => {
    expect(glanceAt([target(left), target(right)]).isTooLight(0, 1)).toBe(false);
  });

  it('are not told of a number that several different people carry: nobody knows whose it is', () => {
    expect(glanceAt([target({ name: '王秀英', id: ONE, ...HERE }), target({ name: '王秀英', id: ANOTHER, ...AWAY })], new Set([ONE])).isTooLight(0, 1)).toBe(false);
  });

  it('are a great part of all pairs of a county, and come to nothing in full', () => {
    const rows = makeCounty({ population: 3500, seed: 21, faults: scaled(ORDINARY, 4) }).targets.slice(0, 900);
    const { isTooLight, comesToNothing } = glanceAt(rows);
    let told = 0;
    for (let person = 0; person < rows.length; person += 1) {
      for (let other = person + 1; other < rows.length; other += 1) {
        if (!isTooLight(person, other)) continue;
        told += 1;
        if (!comesToNothing(person, other)) expect.fail(`${rows[person]!.name.display} ${rows[person]!.idRaw} / ${rows[other]!.name.display} ${rows[other]!.idRaw}`);
      }
    }
    expect(told / (rows.length * (rows.length - 1) / 2)).toBeGreaterThan(0.4);
  });
});
