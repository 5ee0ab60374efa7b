import { describe, expect, it } from 'vitest';
import type { Judgement, PairJudgement } from '../../src/domain/judgement.js';
import type { PersonFacts } from '../../src/domain/record.js';
import { fingerprintOf } from '../../src/link/link.js';
import { number, roster, target } from './support/records.js';
import { runLinking } from './support/run.js';

const ID = number('19520304', 123);
const SLIP = `${ID.slice(0, 8)}7${ID.slice(9)}`;
const judged = (left: PersonFacts, right: PersonFacts, judgement: Judgement, at = '2020-10-01'): PairJudgement =>
  ({ leftFingerprint: fingerprintOf(left), rightFingerprint: fingerprintOf(right), judgement, by: '张', at, note: '' });

describe('a judgement on a pair', () => {
  const person = target({ name: '葛双喜', id: ID });
  const slipped = roster({ name: '葛双喜', id: SLIP });

  it('that they are the same makes the link, and keeps its tier', () => {
    const { links } = runLinking([person], [slipped], [judged(person, slipped, 'same')]);
    expect(links.map(({ method, tier, judgement }) => [method, tier, judgement])).toEqual([['judgement', 'probable', 'same']]);
  });

  it('that they differ is never asked again, not even when the number is equal', () => {
    const equal = roster({ name: '葛双喜', id: ID });
    expect(runLinking([person], [slipped, equal], [judged(person, slipped, 'different'), judged(person, equal, 'different')]).links).toEqual([]);
  });

  it('that is unsure stays in the queue with its word', () => {
    expect(runLinking([person], [slipped], [judged(person, slipped, 'unsure')]).links.map(({ judgement }) => judgement)).toEqual(['unsure']);
  });

  it('lives on when the rows move', () => {
    const moved = { ...slipped, ref: { ...slipped.ref, row: 4711, file: 'next-month.xlsx' } };
    expect(runLinking([person], [moved], [judged(person, slipped, 'same')]).links[0]?.judgement).toBe('same');
  });

  it('is stale when what was compared has changed', () => {
    const corrected = roster({ name: '葛双喜', id: `${ID.slice(0, 8)}6${ID.slice(9)}` });
    expect(runLinking([person], [corrected], [judged(person, slipped, 'same')]).links[0]?.judgement).toBeNull();
  });

  it('is replaced by a newer one', () => {
    const words = [judged(person, slipped, 'different', '2020-10-01'), judged(person, slipped, 'same', '2020-10-02')];
    expect(runLinking([person], [slipped], words).links[0]?.judgement).toBe('same');
    expect(runLinking([person], [slipped], words.reverse()).links[0]?.judgement).toBe('same');
  });

  it('merges two rows of target lists, or keeps them apart for good', () => {
    const other = target({ name: '葛双喜', id: SLIP, kind: 'minimum-living' });
    expect(runLinking([person, other], []).questions).toHaveLength(1);
    expect(runLinking([person, other], [], [judged(person, other, 'same')]).people).toHaveLength(1);
    const apart = runLinking([person, other], [], [judged(other, person, 'different')]);
    expect([apart.people.length, apart.questions.length]).toEqual([2, 0]);
    const equal = target({ name: '葛双喜', id: ID, kind: 'minimum-living', town: '东镇' });
    expect(runLinking([person, equal], [], [judged(person, equal, 'different')]).people).toHaveLength(2);
  });
});
