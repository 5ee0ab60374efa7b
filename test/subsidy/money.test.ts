import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Payer } from '../../src/domain/policy.js';
import { percentOf, splitByShares, yuan } from '../../src/text/money.js';

const PAYERS: readonly Payer[] = ['county', 'medical-aid', 'poverty-funds', 'donation'];

describe('money', () => {
  it('is exact where it can be and says how it was rounded where it cannot', () => {
    expect(percentOf(21_000, 30, 'up')).toEqual({ fen: 6300, rounded: null });
    expect(percentOf(21_001, 30, 'up')).toEqual({ fen: 6301, rounded: 'up' });
    expect(percentOf(21_001, 30, 'down')).toEqual({ fen: 6300, rounded: 'down' });
    expect(percentOf(21_005, 50, 'half-up')).toEqual({ fen: 10_503, rounded: 'half-up' });
    expect(percentOf(25_000, 33.33, 'down')).toEqual({ fen: 8332, rounded: 'down' });
  });

  it('is printed as people write it', () => {
    expect([0, 5, 6300, 8332, 100_000, -150].map(yuan)).toEqual(['0', '0.05', '63', '83.32', '1000', '-1.50']);
  });

  it('is shared among payers without losing a fen', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }), (fen, weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const parts = splitByShares(fen, weights.map((weight, index) => ({ payer: PAYERS[index]!, percent: Math.floor((weight * 10_000) / total) / 100 })));
      expect(parts.reduce((sum, part) => sum + part.fen, 0)).toBe(fen);
      for (const part of parts) expect(Number.isInteger(part.fen) && part.fen >= 0).toBe(true);
    }));
  });
});
