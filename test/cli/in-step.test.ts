import { describe, expect, it } from 'vitest';
import { inOrder, inStep } from '../../cli/exports/in-step.js';

const self = (id: string): string => id;

describe('lists of everybody side by side', () => {
  it.each([
    ['in order already', ['P1', 'P2', 'P3']],
    ['as the lists have them', ['P3', 'P1', 'P2']],
    ['nobody', []],
  ])('are put in order of ids: %s', (_, ids) => {
    const before = [...ids];
    expect(inOrder(ids, self)).toEqual(ids.toSorted());
    expect(ids).toEqual(before);
  });

  it('find who is on both, once or again, and nobody else', () => {
    const find = inStep(['P1', 'P3', 'P4', 'P9'], self);
    expect(['P0', 'P1', 'P1', 'P2', 'P4', 'P5', 'P9', 'P99'].map(find)).toEqual([undefined, 'P1', 'P1', undefined, 'P4', undefined, 'P9', undefined]);
  });
});
