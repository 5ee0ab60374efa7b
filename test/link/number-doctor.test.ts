import { describe, expect, it } from 'vitest';
import { explainPair, knowNumbers, proposeNumbers } from '../../src/link/link.js';
import { isSoundNumber, soundNumbersNear } from '../../src/link/block/number-slips.js';
import { number, reading, RULES, target } from './support/records.js';

const ID = number('19520304', 123);
const known = knowNumbers([ID, number('19520304', 125), number('19601112', 335)]);

describe('the ID doctor', () => {
  it.each([
    ['one wrong digit', `${ID.slice(0, 8)}7${ID.slice(9)}`],
    ['two swapped', ID.slice(0, 6) + ID.charAt(7) + ID.charAt(6) + ID.slice(8)],
    ['a missing digit', ID.slice(0, 3) + ID.slice(4)],
    ['a digit too many', `${ID.slice(0, 3)}5${ID.slice(3)}`],
    ['a lost tail', `${ID.slice(0, 17)}…`],
    ['letters for digits', ID.replaceAll('0', 'O').replaceAll('1', 'l')],
    ['a masked number', `${ID.slice(0, 6)}********${ID.slice(14)}`],
  ])('finds the number that exists elsewhere: %s', (_, text) => {
    expect(proposeNumbers(reading(text), known)).toEqual([ID]);
  });

  it('proposes nothing for a sound number, a placeholder or a number nobody has', () => {
    expect([ID, '111111111111111111', '', '123'].flatMap((text) => proposeNumbers(reading(text), known))).toEqual([]);
  });

  it('knows sound numbers by date and check character', () => {
    expect([ID, `${ID.slice(0, 17)}?`, number('19520230', 1), '99010119520304'].map(isSoundNumber)).toEqual([true, false, false, false]);
    expect(soundNumbersNear(`${ID.slice(0, 8)}7${ID.slice(9)}`).every(isSoundNumber)).toBe(true);
  });
});

describe('an explanation of two records', () => {
  it('adds up', () => {
    const { evidence, sum, probability } = explainPair(target({ name: '葛双喜', id: ID }), target({ name: '葛双喜', id: `${ID.slice(0, 8)}7${ID.slice(9)}` }), RULES);
    expect(evidence.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(sum, 1);
    expect(probability).toBeGreaterThan(0.9);
  });
});
