import { describe, expect, it } from 'vitest';
import { collectKeys, findBlock, ownerAt } from '../../../src/link/block/key-table.js';
import { number, roster, target } from '../support/records.js';
import { runLinking } from '../support/run.js';

describe('the key table', () => {
  it('finds everybody under a key, in order, and nobody under another', () => {
    const collector = collectKeys(10);
    for (const owner of [1, 1, 2, 3]) collector.add(-77, owner, 0);
    collector.add(5, 9, 0);
    const table = collector.build(new Set());
    const found: number[] = [];
    for (let at = findBlock(table, -77); ownerAt(table, at, -77) >= 0; at += 1) found.push(ownerAt(table, at, -77));
    expect(found).toEqual([1, 2, 3]);
    expect([findBlock(table, 6), findBlock(table, 1)]).toEqual([-1, -1]);
  });

  it('leaves out a key that too many people share, and says so', () => {
    const collector = collectKeys(2);
    for (const owner of [1, 2, 3]) collector.add(5, owner, 4);
    const table = collector.build(new Set());
    expect([findBlock(table, 5), table.left.get(4)]).toEqual([-1, { blocks: 1, people: 3 }]);
  });
});

describe('the blocking report', () => {
  const everybody = [
    target({ name: '葛双喜', id: number('19520304', 123) }), target({ name: '', id: '' }), target({ name: '苗青山', id: '' }),
    ...Array.from({ length: 70 }, (_, index) => target({ name: '王秀英', id: number('19520304', 200 + index), town: '柳河镇' })),
  ];
  const { blocking, people, issues } = runLinking(everybody, [roster({ name: '葛双喜', id: number('19520304', 123) }), roster({ name: '李', id: '' })]);

  it('counts rows, pairs by key, and keys that were too common', () => {
    expect([blocking.rows, blocking.people]).toEqual([2, 73]);
    expect(blocking.keys.find(({ key }) => key === 'number')?.pairs).toBe(1);
    expect(blocking.keys.find(({ key }) => key === 'name-town')).toMatchObject({ blocksLeftOut: 1, peopleLeftOut: 70 });
  });

  it('names those who can be found by nothing but the name, and those who never can', () => {
    const nameOf = (id: string): string | undefined => people.find((person) => person.id === id)?.name.display;
    expect(blocking.nameOnly.map(nameOf)).toEqual(['苗青山']);
    expect(blocking.unreachable.map(nameOf)).toEqual(['']);
    expect(issues.map(({ code }) => code)).toContain('link/nothing-to-compare');
  });
});
