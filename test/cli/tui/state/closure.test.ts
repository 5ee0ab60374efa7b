import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../../src/index.js';
import type { Pair, Verdict } from '../../../../cli/tui/port.js';
import { closureOf } from '../../../../cli/tui/state/closure.js';
import { afterAnswers, deriveQueue } from '../../../../cli/tui/state/queue.js';
import { madePairs } from '../support/made-port.js';

const [base] = madePairs() as [Pair];

/** `A~r` is a link of person A to row r, `A~B` a question between two people. */
function pair(text: string): Pair {
  const [left = '', right = ''] = text.split('~');
  const merge = /^[A-Z]/u.test(right);
  return { ...base, subject: text, left, right: merge ? right : `R:${right}`, what: merge ? 'merge' : 'link' };
}

function said(answers: Readonly<Record<string, Judgement>>): Map<string, Verdict> {
  return new Map(Object.entries(answers).map(([subject, judgement]) => [subject, { judgement, note: '', by: '', at: '' }]));
}

/** What is known, what is asked about, and what follows. */
const CASES: readonly [string, Readonly<Record<string, Judgement>>, string, 'same' | 'different' | null][] = [
  ['A is B and B is the row: A is the row', { 'A~B': 'same', 'B~r': 'same' }, 'A~r', 'same'],
  ['A is B and B is not the row: A is not the row', { 'A~B': 'same', 'B~r': 'different' }, 'A~r', 'different'],
  ['a chain of four', { 'A~B': 'same', 'B~C': 'same', 'C~r': 'same' }, 'A~r', 'same'],
  ['two that differ from a third say nothing of each other', { 'A~r': 'different', 'B~r': 'different' }, 'A~B', null],
  ['what is unsure says nothing', { 'A~B': 'unsure', 'B~r': 'same' }, 'A~r', null],
  ['a row that is one person is not another one', { 'A~r': 'same' }, 'B~r', 'different'],
  ['but it may be, while the two may be one person', { 'A~r': 'same', 'A~B': 'unsure' }, 'B~r', null],
];

describe('what follows from earlier answers', () => {
  it.each(CASES)('%s', (_name, answers, asked, expected) => {
    const pairs = [...new Set([...Object.keys(answers), asked])].map(pair);
    expect(closureOf(pairs, said(answers), []).implied(pair(asked))).toBe(expected);
  });

  it('a row that is certainly somebody joins, but excludes nobody: the pair was asked in spite of it', () => {
    const pairs = ['A~B', 'B~r'].map(pair);
    expect(closureOf(pairs, said({}), [['A', 'R:r']]).implied(pair('B~r'))).toBeNull();
    expect(closureOf(pairs, said({ 'A~B': 'same' }), [['A', 'R:r']]).implied(pair('B~r'))).toBe('same');
  });

  it('A is B, B is the row, A is not the row: that is a contradiction, with everybody who takes part in it', () => {
    const pairs = ['A~B', 'B~r', 'A~r'].map(pair);
    const closure = closureOf(pairs, said({ 'A~B': 'same', 'B~r': 'same', 'A~r': 'different' }), []);
    expect(closure.contradictions.map(({ subject }) => subject)).toEqual(['A~r']);
    expect(closure.together('A')).toEqual(['A', 'B', 'R:r']);
  });

  it('does not depend on the order of the pairs', () => {
    const pairs = ['A~B', 'B~C', 'C~r', 'A~r'].map(pair);
    const answers = said({ 'A~B': 'same', 'B~C': 'same', 'C~r': 'different' });
    expect(closureOf(pairs, answers, []).implied(pair('A~r'))).toBe('different');
    expect(closureOf([...pairs].reverse(), answers, []).implied(pair('A~r'))).toBe('different');
  });
});

describe('the queue after an answer', () => {
  it('is the queue gone through anew, whatever was answered', () => {
    const pairs = ['A~r', 'B~r', 'A~B', 'C~s', 'B~t', 'A~t', 'C~B'].map(pair).map((each, index) => ({ ...each, value: 0 as const, probability: 1 - index / 100 }));
    for (const first of pairs) {
      for (const judgement of ['same', 'different', 'unsure'] as const) {
        const state = { pairs, verdicts: said({ 'C~s': 'same' }), claims: [] as [string, string][], order: 'value' as const, deferred: [], checked: new Set<string>(), view: 'open' as const };
        const before = deriveQueue(state);
        if (!before.list.includes(first)) continue;
        const after = { ...state, verdicts: said({ 'C~s': 'same', [first.subject]: judgement }) };
        const quick = afterAnswers(after, before, new Map([[first.subject, null]]));
        expect(quick?.list.map(({ subject }) => subject)).toEqual(deriveQueue(after).list.map(({ subject }) => subject));
        expect(quick?.implied).toBe(deriveQueue(after).implied);
      }
    }
  });
});
