import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/io/index.js';

type Entries = readonly (readonly [fingerprint: string, person: string])[];

describe('the fingerprints by which people are known again', () => {
  const known = (matches: readonly Entries[]): string[] => {
    const store = openStore(':memory:');
    for (const entries of matches) store.results.addFingerprints(entries);
    const found = store.results.knownFingerprints().map((each) => each.join(' '));
    store.close();
    return found;
  };

  it.each<[string, readonly Entries[], string[]]>([
    ['are kept in their order, each once', [[['c', 'P1'], ['a', 'P1'], ['a', 'P1'], ['b', 'P2']]], ['a P1', 'b P2', 'c P1']],
    ['are shared where somebody has no other', [[['a', 'P1'], ['a', 'P2']]], ['a P1', 'a P2']],
    ['stay with the first of two people, if the other has one already', [[['b', 'P1'], ['a', 'P2'], ['b', 'P2']]], ['a P2', 'b P1']],
    ['are given beside a shared one that came first', [[['b', 'P1'], ['b', 'P2'], ['a', 'P2']]], ['a P2', 'b P1', 'b P2']],
    ['stay with whom they were given to before', [[['a', 'P1'], ['b', 'P2']], [['b', 'P1'], ['c', 'P1'], ['a', 'P2'], ['d', 'P3']]], ['a P1', 'b P2', 'c P1', 'd P3']],
    ['are shared with somebody new who has no other', [[['a', 'P1']], [['a', 'P2']]], ['a P1', 'a P2']],
  ])('%s', (_, matches, expected) => {
    expect(known(matches)).toEqual(expected);
  });
});
