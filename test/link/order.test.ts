import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCounty, ORDINARY, scaled } from './support/county.js';
import { RULES } from './support/records.js';
import { runLinking } from './support/run.js';

const county = makeCounty({ population: 600, seed: 7, faults: scaled(ORDINARY, 5) });

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items.map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) >>> 0 })).sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** All that linking finds, to the letter: people and links tell what they are when they are asked. */
function found(...input: Parameters<typeof runLinking>): unknown {
  const { people, ...rest } = runLinking(...input);
  return JSON.parse(JSON.stringify({ ...rest, people: people.map(({ id, name, idNumber, idText, birthDate, sex, place, household, kinds, rows }) => ({ id, name, idNumber, idText, birthDate, sex, place, household, kinds, rows })) }));
}

describe('linking', () => {
  it('gives the same people, links, questions and issues in whatever order the rows come', () => {
    const plain = found(county.targets, county.rosters);
    expect(plain).toHaveProperty('links.50');
    fc.assert(fc.property(fc.integer(), (seed) => {
      expect(found(shuffled(county.targets, seed), shuffled(county.rosters, seed + 2))).toEqual(plain);
    }), { numRuns: 8 });
  });

  it('does so too when the weights are refined from the lists at hand', () => {
    const refining = { ...RULES, refinement: { ...RULES.refinement, minimumPairs: 10, shippedPairs: 5 } };
    const refined = found(county.targets, county.rosters, [], refining);
    expect(refined).not.toEqual(found(county.targets, county.rosters));
    fc.assert(fc.property(fc.integer(), (seed) => {
      expect(found(shuffled(county.targets, seed), shuffled(county.rosters, seed + 2), [], refining)).toEqual(refined);
    }), { numRuns: 5 });
  });

  it('loses no target row and puts none in two people', () => {
    const { people } = runLinking(county.targets, []);
    const rows = people.flatMap((person) => person.rows);
    expect(rows.length).toBe(county.targets.length);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('gives a certain row to one person only', () => {
    const { links } = runLinking(county.targets, county.rosters);
    const certain = links.filter(({ tier }) => tier === 'certain').map((link) => link.roster);
    expect(new Set(certain).size).toBe(certain.length);
  });
});
