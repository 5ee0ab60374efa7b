import { describe, expect, it } from 'vitest';
import { judgedWords } from '../../../cli/workspace/tui/history.js';

describe('what a step is called', () => {
  it('one word when all pairs were told the same', () => {
    expect(judgedWords(['same', 'same']).zh).toBe('同一人');
  });

  it('how many were told what when they were told different things', () => {
    expect(judgedWords(['same', 'different', 'same']).zh).toBe('同一人 2、不是同一人 1');
    expect(judgedWords(['different', 'same', 'unsure']).en).toBe('same person 1, different people 1, unsure 1');
  });
});
