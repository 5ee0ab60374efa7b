import { describe, expect, it } from 'vitest';
import { openQuestions, totalOf } from '../../cli/workspace/pair-counts.js';

const LINK = { tier: 'probable' as const, judgement: null, reasons: ['number-slip'], otherPersonId: '', leftFingerprint: 'a', rightFingerprint: 'b' };

describe('how many questions wait', () => {
  it('counts rows that say the same once: one answer settles them', () => {
    expect(openQuestions([LINK, { ...LINK }, { ...LINK, rightFingerprint: 'c' }])).toEqual({ probable: 2, possible: 0, merge: 0 });
  });

  it('counts neither what is certain nor what was judged', () => {
    const counts = openQuestions([{ ...LINK, tier: 'certain' }, { ...LINK, judgement: 'unsure' }, { ...LINK, tier: 'possible', leftFingerprint: 'd' }, { ...LINK, otherPersonId: 'P2', leftFingerprint: 'e' }]);
    expect(counts).toEqual({ probable: 0, possible: 1, merge: 1 });
    expect(totalOf(counts)).toBe(2);
  });
});
