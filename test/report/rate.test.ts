import { describe, expect, it } from 'vitest';
import { formatRate, missingPeople, rateFraction } from '../../src/report/rate.js';

describe('a rate', () => {
  it.each([
    [100_000, 100_000, '100.00%', 1],
    [99_999, 100_000, '99.99%', 0.9999],
    [99_996, 100_000, '99.99%', 0.9999],
    [6_930, 6_931, '99.98%', 0.9998],
    [1, 3, '33.33%', 0.3333],
    [2, 3, '66.66%', 0.6666],
    [0, 7, '0.00%', 0],
    [29, 100, '29.00%', 0.29],
    [57, 100, '57.00%', 0.57],
    [1_135, 10_000, '11.35%', 0.1135],
  ])('%i of %i is %s, never rounded up', (insured, of, text, fraction) => {
    expect(formatRate({ insured, of })).toBe(text);
    expect(rateFraction({ insured, of })).toBe(fraction);
  });

  it('is 100 % only when the integers are equal', () => {
    for (let of = 1; of < 400; of += 1) {
      for (let insured = 0; insured <= of; insured += 1) {
        expect(formatRate({ insured, of }) === '100.00%').toBe(insured === of);
      }
    }
    expect(formatRate({ insured: 999_999_999, of: 1_000_000_000 })).toBe('99.99%');
  });

  it('of nobody is a dash, and nobody is missing', () => {
    expect(formatRate({ insured: 0, of: 0 })).toBe('—');
    expect(rateFraction({ insured: 0, of: 0 })).toBeNull();
    expect(missingPeople({ insured: 0, of: 0 })).toBe(0);
  });
});
