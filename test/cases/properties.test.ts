import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../src/cases/decide.js';
import { foldCases } from '../../src/cases/fold.js';
import { isProven, settles } from '../../src/cases/proof.js';
import type { Case } from '../../src/domain/case.js';
import type { IsoDate } from '../../src/domain/dates.js';
import { effectiveEvents } from '../../src/domain/ledger-event.js';
import { BOOK, listed } from './support/book.js';
import { desk, type Desk, type Lists } from './support/desk.js';

const PEOPLE = ['P000001', 'P000002', 'P000003'];
const DAYS = ['2020-10-15', '2020-11-20', '2020-12-31', '2021-02-01'] as IsoDate[];

const command: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.constantFrom<CaseCommand>(
    { type: 'assign', responsible: '李四' }, { type: 'contact', channel: 'phone', result: '无人接听' }, { type: 'verify' }, { type: 'verify' }, { type: 'clear' }, { type: 'clear' },
    { type: 'return', why: '不清' }, { type: 'note', text: '备注' }, { type: 'reopen', why: '有疑问' },
  ),
  fc.record({ type: fc.constant('survey' as const), reason: fc.constantFrom('military', 'deceased', 'refused', 'missing', 'offsite', 'link-question'), until: fc.constantFrom(null, ...DAYS) }),
  fc.record({ type: fc.constant('evidence' as const), kind: fc.constantFrom('enlistment-notice', 'death-certificate', 'waiver', 'insurance-certificate', 'hearsay') }),
);

const lists: fc.Arbitrary<Lists> = fc.record({
  standings: fc.tuple(...PEOPLE.map((person) => fc.option(fc.constantFrom('not-found', 'resident', 'military', 'discharged', 'suspended', 'link-question', 'deceased').map((reason) => listed(person, reason)), { freq: 6 })))
    .map((found) => found.filter((standing) => standing !== null)),
  on: fc.constantFrom(...DAYS),
  merged: fc.constantFrom({}, {}, { P000003: 'P000001' }),
});

type Move = { readonly what: 'match'; readonly lists: Lists } | { readonly what: 'step'; readonly command: CaseCommand; readonly people: readonly string[] } | { readonly what: 'undo' | 'redo' };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 2, arbitrary: lists.map((found): Move => ({ what: 'match', lists: found })) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('step' as const), command, people: fc.subarray(PEOPLE, { minLength: 1 }) }) },
  { weight: 2, arbitrary: fc.constantFrom<Move>({ what: 'undo' }, { what: 'redo' }) },
);
const story = fc.array(move, { maxLength: 40 });

function play(moves: readonly Move[]): Desk {
  const at = desk();
  at.match({ standings: PEOPLE.map((person) => listed(person, 'not-found')) });
  for (const each of moves) make(at, each);
  return at;
}

function make(at: Desk, each: Move): void {
  if (each.what === 'match') at.match(each.lists);
  else if (each.what === 'step') at.step(each.command, each.people);
  else at[each.what]();
}

function folded(at: Desk): Map<string, Case> {
  return new Map([...foldCases(effectiveEvents(at.events))].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('whatever is done', () => {
  it('the cases kept are the fold of the events that stand', () => {
    fc.assert(fc.property(story, (moves) => {
      const at = play(moves);
      expect(at.cases()).toEqual(folded(at));
    }), { numRuns: 400 });
  });

  it('undo restores what was before a step, and redo what was after it', () => {
    fc.assert(fc.property(story, command, fc.subarray(PEOPLE, { minLength: 1 }), (moves, last, people) => {
      const at = play(moves);
      const before = at.cases();
      const events = at.events.length;
      at.step(last, people);
      if (at.events.length === events) return;
      const after = at.cases();
      at.undo();
      expect(at.cases()).toEqual(before);
      at.redo();
      expect(at.cases()).toEqual(after);
    }), { numRuns: 300 });
  });

  it('everything undone and redone is as it was, and a new step ends redo', () => {
    fc.assert(fc.property(fc.array(fc.record({ what: fc.constant('step' as const), command, people: fc.subarray(PEOPLE, { minLength: 1 }) }), { maxLength: 15 }), (moves) => {
      const at = desk();
      at.match({ standings: PEOPLE.map((person) => listed(person, 'not-found')) });
      const first = at.cases();
      for (const each of moves) make(at, each);
      const last = at.cases();
      let steps = 0;
      while (at.undo() !== null) steps += 1;
      expect(at.cases()).toEqual(first);
      for (let count = 0; count < steps; count += 1) expect(at.redo()).not.toBeNull();
      expect(at.redo()).toBeNull();
      expect(at.cases()).toEqual(last);
      if (at.undo() !== null) {
        at.step({ type: 'note', text: '新的一步' }, PEOPLE);
        expect(at.redo()).toBeNull();
      }
    }), { numRuns: 200 });
  });

  it('the same match again says nothing', () => {
    fc.assert(fc.property(story, lists, (moves, again) => {
      const at = play(moves);
      at.match(again);
      expect(at.match(again)).toEqual([]);
    }), { numRuns: 400 });
  });

  it('nothing is cleared without proof', () => {
    fc.assert(fc.property(story, (moves) => {
      const at = play(moves);
      for (const each of at.cases().values()) {
        if (each.state !== 'cleared') continue;
        expect(each.clearedBy).not.toBeNull();
        if (each.clearedBy === 'reason') {
          expect(each.verifiedBy).not.toBe('');
          expect(settles(each.clearedReason, BOOK.reasons) && isProven(each.clearedReason, each, BOOK.cases)).toBe(true);
        } else if (each.clearedBy === 'enrolment' || each.clearedBy === 'row') {
          expect(each.basis).toMatch(/^.+#.+!\d+$/u);
        }
      }
    }), { numRuns: 400 });
  });

  it('steps on different people may come in either order', () => {
    fc.assert(fc.property(fc.array(command, { maxLength: 12 }), fc.array(command, { maxLength: 12 }), (left, right) => {
      const apart = (order: readonly (readonly [CaseCommand, string])[]): unknown[] => {
        const at = desk();
        at.match({ standings: PEOPLE.map((person) => listed(person, 'not-found')) });
        for (const [each, person] of order) at.step(each, [person]);
        return [...at.cases().values()].map((each) => ({ ...each, clearedAt: '', notes: each.notes.map(({ text }) => text) }));
      };
      const a = left.map((each) => [each, 'P000001'] as const);
      const b = right.map((each) => [each, 'P000002'] as const);
      expect(apart([...a, ...b])).toEqual(apart([...b, ...a]));
    }), { numRuns: 200 });
  });

  it('a case number is given once', () => {
    fc.assert(fc.property(story, (moves) => {
      const numbers = play(moves).events.filter(({ type }) => type === 'CaseOpened').map(({ subject }) => subject);
      expect(new Set(numbers).size).toBe(numbers.length);
    }), { numRuns: 100 });
  });
});
