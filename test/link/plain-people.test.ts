import { describe, expect, it } from 'vitest';
import { levelsOf } from '../../src/link/model/levels-of-pair.js';
import { plainPeople, plainRow } from '../../src/link/plain-people.js';
import { profilesOf } from '../../src/link/profile.js';
import { makeCounty, ORDINARY, scaled } from './support/county.js';
import { name, number, roster, target, type Row } from './support/records.js';

const ID = number('19520304', 123);
const OTHER = number('19870911', 20, '990110');

/** The levels of a person and a row at a glance, and in full. */
function compared(person: Row, row: Row) {
  const profiles = profilesOf([{ rows: [target(person)] }]);
  const glance = plainRow(plainPeople(profiles));
  const record = roster(row);
  glance.read(record);
  return { told: glance.levelsWith(0), full: levelsOf(profiles[0]![0]!, record) };
}

describe('plain people', () => {
  it.each<[string, Row, Row]>([
    ['one number', { name: '葛双喜', id: ID, phone: '13900000001' }, { name: '葛双喜', id: ID }],
    ['other numbers, one name', { name: '葛双喜', id: ID }, { name: '葛双喜', id: OTHER }],
    ['numbers one slip apart', { name: '葛双喜', id: ID }, { name: '葛双喜', id: number('19520304', 132) }],
    ['a birth date that was corrected', { name: '葛双喜', id: ID }, { name: '葛双喜', id: number('19520403', 123) }],
    ['a birthday by the moon', { name: '葛双喜', id: number('19520210', 11) }, { name: '葛双喜', id: number('19520306', 502) }],
    ['village and township', { name: '葛双喜', id: ID, town: '石桥镇', village: '葛家村' }, { name: '葛双喜', id: OTHER, town: '石桥镇', village: '戈家村' }],
    ['telephones', { name: '葛双喜', id: ID, phone: '13900000001' }, { name: '葛双喜', id: OTHER, phone: '+86 139****0001' }],
    ['a household that only the list states', { name: '葛双喜', id: ID, household: '9901010001' }, { name: '葛双喜', id: OTHER }],
    ['a head that only the roster names', { name: '葛双喜', id: ID }, { name: '葛双喜', id: OTHER, head: '葛大有', headId: number('19300101', 9) }],
    ['a transliterated name, written alike', { name: '阿依古丽·买买提', id: ID }, { name: '阿依古丽·买买提', id: OTHER }],
  ])('are compared at a glance as in full: %s', (_what, person, row) => {
    const { told, full } = compared(person, row);
    expect(told).toBe(full);
  });

  it.each<[string, Row, Row]>([
    ['another name', { name: '葛双喜', id: ID }, { name: '葛双囍', id: OTHER }],
    ['a name written another way', { name: '阿依古丽·买买提', id: ID }, { name: name('阿依古丽买买提'), id: OTHER }],
    ['a character that cannot be read', { name: '葛?喜', id: ID }, { name: '葛?喜', id: OTHER }],
    ['a broken number', { name: '葛双喜', id: ID }, { name: '葛双喜', id: OTHER.slice(0, 17) }],
    ['a birth date that is not the number’s', { name: '葛双喜', id: ID, birth: '1952-04-03' }, { name: '葛双喜', id: OTHER }],
    ['another sex than the number’s', { name: '葛双喜', id: ID }, { name: '葛双喜', id: OTHER, sex: 'male' }],
    ['households on both sides', { name: '葛双喜', id: ID, household: '9901010001' }, { name: '葛双喜', id: OTHER, household: '9901010001' }],
    ['heads on both sides', { name: '葛双喜', id: ID, head: '葛大有' }, { name: '葛双喜', id: OTHER, head: '葛大有' }],
    ['the number of the head', { name: '葛双喜', id: ID, headId: OTHER }, { name: '葛双喜', id: OTHER }],
  ])('are compared in full: %s', (_what, person, row) => {
    expect(compared(person, row).told).toBeNull();
  });

  it('are compared in full when a number had to be repaired', () => {
    const person = target({ name: '葛双喜', id: ID });
    const row = roster({ name: '葛双喜', id: ID });
    const glance = plainRow(plainPeople(profilesOf([{ rows: [person] }])));
    glance.read({ ...row, id: { ...row.id, repairs: ['width'] } as never });
    expect(glance.levelsWith(0)).toBeNull();
  });

  it('are compared in full, but for whose it is, when somebody of the lists has the number of the row', () => {
    const glance = plainRow(plainPeople(profilesOf([{ rows: [target({ name: '葛双喜', id: ID })] }, { rows: [target({ name: '葛双喜', id: OTHER })] }])));
    glance.read(roster({ name: '葛双喜', id: OTHER }));
    glance.isListed();
    expect([0, 1].map((person) => glance.levelsWith(person)?.id)).toEqual([undefined, 'same']);
  });

  it('are most of a county, and everything said of them at a glance holds in full', () => {
    const { targets, rosters } = makeCounty({ population: 4000, seed: 11, faults: scaled(ORDINARY, 3) });
    const profiles = profilesOf(targets.map((row) => ({ rows: [row] })));
    const plain = plainPeople(profiles);
    const glance = plainRow(plain);
    const listed = new Set(targets.map(({ id }) => (id.kind === 'valid' ? id.number : '')));
    let told = 0;
    for (const row of rosters) {
      glance.read(row);
      if (row.id.kind === 'valid' && listed.has(row.id.number)) glance.isListed();
      for (let person = 0; person < profiles.length; person += 1) {
        const levels = glance.levelsWith(person);
        if (levels === null) continue;
        told += 1;
        if (levels !== levelsOf(profiles[person]![0]!, row)) expect(levels).toEqual(levelsOf(profiles[person]![0]!, row));
      }
    }
    expect(plain.numbers.filter((number) => number !== null).length / profiles.length).toBeGreaterThan(0.9);
    expect(told).toBeGreaterThan(100);
  });
});
