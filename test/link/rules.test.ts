import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { KEY_SORTS } from '../../src/link/block/key-sorts.js';
import { LEVELS } from '../../src/link/compare/levels.js';
import { RULES } from './support/records.js';

const SHAPE = JSON.parse(readFileSync(new URL('../../schemas/shapes/link.schema.json', import.meta.url), 'utf8')) as object;

describe('the rules of linking as shipped', () => {
  it('have the shape that is checked at loading', () => {
    const check = new Ajv({ strict: false }).compile(SHAPE);
    expect(check(RULES), JSON.stringify(check.errors)).toBe(true);
  });

  it.each(Object.entries(LEVELS))('weigh every level of %s', (field, levels) => {
    const known = RULES.levels[field as keyof typeof LEVELS];
    const weightless = Object.keys(levels).filter((level) => known[level]?.m === undefined);
    expect(weightless).toEqual(field === 'household' ? ['other', 'missing'] : ['missing']);
  });

  it('give agreement more weight than disagreement in every field', () => {
    for (const [field, levels] of Object.entries(LEVELS)) {
      for (const [level, { agreement }] of Object.entries(levels)) {
        const { m, u } = RULES.levels[field as keyof typeof LEVELS][level] ?? {};
        if (m === undefined || u === undefined) continue;
        if (agreement === 'same') expect(m / Math.min(u, 1), `${field} ${level}`).toBeGreaterThan(1);
        if (level === 'other') expect(m / u, `${field} ${level}`).toBeLessThan(1);
      }
    }
  });

  it('name every blocking key', () => {
    expect(Object.keys(RULES.keys).sort()).toEqual([...KEY_SORTS].sort());
  });
});
