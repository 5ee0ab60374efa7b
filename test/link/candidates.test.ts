import { describe, expect, it } from 'vitest';
import { keepBest, type Candidate } from '../../src/link/candidates.js';
import { levelsOf } from '../../src/link/model/levels-of-pair.js';
import { roster, target } from './support/records.js';

const profile = { facts: target({ name: '葛双喜', row: 3 }), fingerprint: '', members: [], neighbours: [] };

/** A pair of a person and a row; rows differ by their places alone. */
function candidate(person: number, row: number, sum: number, judged = false): Candidate {
  const right = roster({ name: '葛双喜', row });
  return { person, profile, right, levels: levelsOf(profile, right), weight: { sum }, judged };
}

function placed(candidates: readonly Candidate[]): (readonly [person: number, row: number])[] {
  return candidates.map(({ person, right }) => [person, right.ref.row] as const);
}

/** Every order of the items. */
function orders<T>(items: readonly T[]): T[][] {
  return items.length < 2 ? [[...items]] : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

describe('the best pairs of a person', () => {
  it('are the heavier, then those that stand first, whatever the order in which they come', () => {
    const pairs = [candidate(7, 2, 5), candidate(7, 3, 9), candidate(7, 4, 5), candidate(7, 5, 8), candidate(2, 6, 4)];
    for (const order of orders(pairs)) {
      const best = keepBest(3);
      for (const pair of order) best.add(pair);
      expect([placed(best.all()), best.kept, best.dropped, best.overflowing()]).toEqual([[[2, 6], [7, 3], [7, 5], [7, 2]], 4, 1, [7]]);
    }
  });

  it('leave room for every judged pair beside them, before the others', () => {
    const pairs = [candidate(1, 2, 1, true), candidate(1, 3, 6), candidate(1, 4, 7), candidate(1, 5, 2, true)];
    for (const order of orders(pairs)) {
      const best = keepBest(1);
      for (const pair of order) best.add(pair);
      expect([placed(best.all()), best.kept, best.dropped]).toEqual([[[1, 5], [1, 2], [1, 4]], 3, 1]);
    }
  });

  it('are all kept where nothing but judged pairs come', () => {
    const refused = keepBest(0);
    for (const row of [4, 2, 3]) refused.add(candidate(1, row, 0, true));
    expect([placed(refused.all()), refused.dropped]).toEqual([[[1, 2], [1, 3], [1, 4]], 0]);
  });
});
