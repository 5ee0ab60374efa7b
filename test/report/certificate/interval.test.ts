import { describe, expect, it } from 'vitest';
import { exactInterval } from '../../../src/report/certificate/interval.js';

describe('the interval of a share seen in a sample', () => {
  it.each([ // values of Clopper and Pearson's tables, as R's binom.test prints them
    [0, 10, 0, 0.3084971], [1, 10, 0.002528579, 0.4450161], [5, 10, 0.1870860, 0.8129140], [10, 10, 0.6915029, 1], [0, 60, 0, 0.05962949], [3, 200, 0.003104499, 0.04321003],
  ])('%d of %d lies between %d and %d', (hits, sample, low, high) => {
    const found = exactInterval(hits, sample);
    expect(found.low).toBeCloseTo(low, 5);
    expect(found.high).toBeCloseTo(high, 5);
  });

  it('says nothing when nothing was seen', () => {
    expect(exactInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('stays within 0 and 1 and around the share for large samples', () => {
    for (const [hits, sample] of [[0, 5000], [50, 5000], [4999, 5000]] as const) {
      const { low, high } = exactInterval(hits, sample);
      expect(low).toBeLessThanOrEqual(hits / sample);
      expect(high).toBeGreaterThanOrEqual(hits / sample);
    }
  });
});
