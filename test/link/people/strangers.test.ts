import { describe, expect, it } from 'vitest';
import type { TargetRecord } from '../../../src/domain/record.js';
import { nameFits } from '../../../src/link/name-fit.js';
import { strangersAtAGlance } from '../../../src/link/people/strangers.js';
import { levelsOf } from '../../../src/link/model/levels-of-pair.js';
import { areTwoPeople } from '../../../src/link/people/two-people.js';
import { makeCounty, ORDINARY, scaled } from '../support/county.js';
import { number, RULES, target } from '../support/records.js';

const FITS = nameFits(RULES);

/** Numbers that a slip of every sort brings near to one another, and names of every shape, each with each. */
const NUMBERS = ['19520304', '19520403', '19620304', '19520314', '20050808'].flatMap((birth) => [number(birth, 123), number(birth, 132), number(birth, 12), number(birth, 124), number(birth, 123, '990110'), number(birth, 300, '901019')]);
const NAMES = ['葛双喜', '葛喜双', '米双喜', '葛双', '葛喜', '葛双囍', '戈双喜', '欧阳喜', '欧阳', '葛某某', '葛?喜', '葛', '葛氏', '双喜', '喜葛双', '阿依古丽·买买提', '阿依古', '買双喜', '葛爽喜'];

function profilesOf(rows: readonly TargetRecord[]) {
  return rows.map((facts) => [{ facts, fingerprint: '', members: [], neighbours: [] }]);
}

function hasty(rows: readonly TargetRecord[]): { told: number; wrong: string[] } {
  const profiles = profilesOf(rows);
  const atAGlance = strangersAtAGlance(profiles, FITS);
  const wrong: string[] = [];
  let told = 0;
  rows.forEach((left, person) => {
    for (let other = person + 1; other < rows.length; other += 1) {
      const right = rows[other] as TargetRecord;
      if (!atAGlance(person, other)) continue;
      told += 1;
      const [profile] = profiles[person]!;
      const pair = { person, profile: profile!, right, levels: levelsOf(profile!, right) };
      if (![true, false].every((sideBySide) => areTwoPeople({ pair, sideBySide }, FITS))) wrong.push(`${left.name.display} ${left.idRaw} / ${right.name.display} ${right.idRaw}`);
    }
  });
  return { told, wrong };
}

describe('strangers told at a glance', () => {
  it('are two people when looked at closely, whatever the names and numbers', () => {
    const { told, wrong } = hasty(NAMES.flatMap((name) => NUMBERS.map((id) => target({ name, id }))));
    expect(wrong).toEqual([]);
    expect(told).toBeGreaterThan(1000);
  });

  it('are nearly all strangers of an ordinary county, and none of its slips', () => {
    const rows = makeCounty({ population: 1500, seed: 5, faults: scaled(ORDINARY, 4) }).targets.slice(0, 700);
    const { told, wrong } = hasty(rows);
    expect(wrong).toEqual([]);
    expect(told / (rows.length * (rows.length - 1) / 2)).toBeGreaterThan(0.4);
  });
});
