import { describe, expect, it } from 'vitest';
import { continueMerged } from '../../../src/cases/changes/continue-merged.js';

const pair = (leftFingerprint: string, rightFingerprint: string): { leftFingerprint: string; rightFingerprint: string } => ({ leftFingerprint, rightFingerprint });
const known = [['a', 'P1'], ['b', 'P2'], ['c', 'P3']] as const;

describe('whoever was judged one with another', () => {
  it.each<readonly [string, Partial<Parameters<typeof continueMerged>[0]>, Record<string, string>]>([
    ['keeps his number when only the row of the other is left', {}, { b: 'P1' }],
    ['whichever of the two was named first', { merges: [pair('b', 'a')] }, { b: 'P1' }],
    ['has it without this as long as a row of his own stands', { missing: new Set() }, {}],
    ['takes nothing from somebody who was on the lists for himself', { listed: new Set(['P1', 'P2']) }, {}],
    ['is gone when the other row has gone too', { onLists: new Set(['c']) }, {}],
    ['takes nothing that two missing people claim', { merges: [pair('a', 'b'), pair('b', 'c')], missing: new Set(['P1', 'P3']), listed: new Set(['P1', 'P3']), onLists: new Set(['b']) }, {}],
  ])('%s', (_, more, expected) => {
    const found = continueMerged({ merges: [pair('a', 'b')], known, missing: new Set(['P1']), listed: new Set(['P1']), onLists: new Set(['b']), ...more });
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});
