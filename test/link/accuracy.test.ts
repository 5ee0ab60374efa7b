import { describe, expect, it } from 'vitest';
import { makeCounty, ORDINARY } from './support/county.js';
import { measure } from './support/measure.js';

describe('on a made-up county that nothing was tuned on', () => {
  it.each([['with villages in the roster', true], ['without', false]])('linking finds nearly everybody and invents nobody, %s', (_, villages) => {
    const { enrolled, people, right, wrong, missed, peopleAsked, merges } = measure(makeCounty({ population: 8000, seed: villages ? 4242 : 2424, faults: ORDINARY, villages }));
    expect(wrong.certain).toBe(0);
    expect(right.certain / enrolled).toBeGreaterThan(0.9);
    expect((right.certain + right.probable) / enrolled).toBeGreaterThan(0.98);
    expect(right.probable / (right.probable + wrong.probable)).toBeGreaterThanOrEqual(0.98);
    expect((enrolled - missed.length) / enrolled).toBeGreaterThan(0.99);
    expect(peopleAsked / people).toBeLessThan(0.02);
    expect(merges.wrongly).toBe(0);
  });
});
