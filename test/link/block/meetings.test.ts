import { describe, expect, it } from 'vitest';
import { createKeyHeap } from '../../../src/link/block/key-sort.js';
import { collectKeys } from '../../../src/link/block/key-table.js';
import { meetingsOf } from '../../../src/link/block/meetings.js';

/** Always the same numbers, so that a failure can be seen again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) % below;
  };
}

describe('keys put in order', () => {
  it.each([['nearly all different', 2000, 1_000_000], ['very many', 50_000, 1_000_000], ['few and long', 2000, 3], ['all of one stretch', 2000, 1]])('stand side by side with their values, in the order in which these came: %s', (_, count, different) => {
    const next = random(7);
    const keys = Int32Array.from({ length: count }, () => next(different) - 500 || 1);
    const values = Int32Array.from(keys, (_key, at) => at);
    const heap = createKeyHeap();
    keys.forEach((key, at) => { heap.add(key, values[at] as number); });
    const sorted = heap.sorted('own');
    const found = new Map<number, number[]>();
    for (let at = 0; at < keys.length; at += 1) {
      const key = sorted.keys[at] as number;
      if (sorted.keys[at - 1] !== key && found.has(key)) expect.fail(`${key} stands in two places`);
      found.set(key, [...(found.get(key) ?? []), sorted.values[at] as number]);
    }
    const expected = new Map<number, number[]>();
    keys.forEach((key, at) => expected.set(key, [...(expected.get(key) ?? []), at]));
    expect(found).toEqual(expected);
  });
});

describe('people who share a key', () => {
  it('are met by everybody before them, and by nobody through a key that too many share', () => {
    const next = random(11);
    const people = Array.from({ length: 300 }, () => Array.from({ length: 4 }, () => next(400) + 1));
    const [crowded, limit] = [99_999, 5];
    const collector = collectKeys(limit);
    people.forEach((keys, person) => {
      for (const key of [...keys, ...keys.slice(0, 1)]) collector.add(key, person, 0);
      if (person < 100) collector.add(crowded, person, 1);
    });
    const meetings = meetingsOf(collector.sorted(), people.length);
    const holders = (key: number): number[] => people.flatMap((keys, person) => (keys.includes(key) ? [person] : []));
    people.forEach((keys, person) => {
      const met = new Set<number>();
      meetings.after(person, (other) => { met.add(other); });
      const expected = keys.map(holders).filter((others) => others.length <= limit).flat().filter((other) => other > person);
      expect([...met].sort((a, b) => a - b)).toEqual([...new Set(expected)].sort((a, b) => a - b));
    });
  });
});
