import { describe, expect, it } from 'vitest';
import { buildPeople, fingerprintOf } from '../../../src/link/link.js';
import { number, RULES, target } from '../support/records.js';

const first = target({ name: '葛双喜', id: number('19520304', 123), file: 'a.xlsx' });
const second = target({ name: '米春花', id: number('19550607', 224), file: 'a.xlsx' });
const idsOf = (rows: Parameters<typeof buildPeople>[0], known: Parameters<typeof buildPeople>[1]['known'] = []) =>
  Object.fromEntries(buildPeople(rows, { rules: RULES, judgements: [], known }).people.map((person) => [person.name.display, person.id]));

describe('a person\'s number', () => {
  it('does not depend on the order of rows or files', () => {
    expect(idsOf([first, second])).toEqual(idsOf([{ ...second, ref: { ...second.ref, file: '0.xlsx' } }, first]));
  });

  it('is kept at the next import, and newcomers get new ones', () => {
    const known = [{ id: 'P000007', fingerprints: [fingerprintOf(second)] }];
    expect(idsOf([first, second], known)).toEqual({ 葛双喜: 'P000008', 米春花: 'P000007' });
  });

  it('stays with the better claim when a merge is undone', () => {
    const known = [{ id: 'P000001', fingerprints: [fingerprintOf(first), fingerprintOf(second)] }];
    expect(Object.values(idsOf([first, second], known)).sort()).toEqual(['P000001', 'P000002']);
  });

  it('is never given twice', () => {
    const twins = [target({ name: '葛双喜', town: '柳河镇' }), target({ name: '葛双喜', town: '柳河镇' })];
    expect(new Set(buildPeople(twins, { rules: RULES, judgements: [], known: [] }).people.map(({ id }) => id)).size).toBe(2);
  });
});
