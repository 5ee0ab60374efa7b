import { describe, expect, it } from 'vitest';
import { CROWD_ROSTERS, CROWD_TARGETS } from './support/crowd.js';
import { name, number, roster, target, type Row } from './support/records.js';
import { runLinking } from './support/run.js';

const PLACE = { town: '柳河镇', village: '双山村' };
const CHILD = { name: '葛小苗', id: number('20190716', 224), ...PLACE };
const MOTHER = { name: '苗秋霜', id: number('19920304', 126), ...PLACE };

/** Tiers by name of the person, of rows of this list. */
function tiersOf(left: readonly Row[], right: Row): string[] {
  const { links, people } = runLinking([...left.map((row) => target({ household: '15042200001', ...row })), ...CROWD_TARGETS], [...CROWD_ROSTERS, roster({ file: 'b.xlsx', ...right })]);
  const names = new Map(people.map((person) => [person.id, person.name.display]));
  return links.filter(({ roster: { ref } }) => ref.file === 'b.xlsx').map(({ personId, tier, reasons }) => `${names.get(personId) ?? ''} ${tier} ${reasons.includes('child-unnamed') ? 'child-unnamed' : ''}`);
}

const daughter = (text: string, childOf: string) => name(text, { childOf });

describe('a child enrolled without a name', () => {
  it.each([
    ['by the parent, without a number', { name: daughter('苗秋霜之女', '苗秋霜'), birth: '2019-07-16', town: '柳河镇' }],
    ['by the parent, under the parent\'s number', { name: daughter('苗秋霜之女', '苗秋霜'), birth: '2019-07-16', town: '柳河镇', id: MOTHER.id }],
    ['without any name, in the same village', { name: daughter('新生儿', ''), birth: '2019-07-16', ...PLACE }],
    ['under another kind of number', { name: daughter('苗秋霜之女', '苗秋霜'), birth: '2019-07-16', town: '柳河镇', id: 'A123456789' }],
  ])('is asked about: %s', (_, row) => {
    expect(tiersOf([CHILD, MOTHER], row)).toEqual(['葛小苗 possible child-unnamed']);
  });

  it('is nobody who was born on another day', () => {
    expect(tiersOf([CHILD, MOTHER], { name: daughter('苗秋霜之女', '苗秋霜'), birth: '2019-02-11', town: '柳河镇' })).toEqual([]);
  });

  it('is not the parent under whose number it stands', () => {
    expect(tiersOf([MOTHER], { name: daughter('苗秋霜之女', '苗秋霜'), birth: '2019-07-16', id: MOTHER.id }).join()).not.toMatch(/certain|probable/u);
  });
});
