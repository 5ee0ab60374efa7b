/**
 * Streams rosters past the people 比对: each row asks for its number, then for its name; what touches nobody is let go at
 * once. Memory grows with the people, not with the rows.
 */
import type { Issue } from '../domain/issue.js';
import type { PairJudgement } from '../domain/judgement.js';
import type { RosterKind } from '../domain/kinds.js';
import type { Link, MergeQuestion } from '../domain/link.js';
import type { LinkRules } from '../domain/link-rules.js';
import type { Person } from '../domain/person.js';
import type { PersonFacts, RosterRecord } from '../domain/record.js';
import { KEY_SORTS, NUMBER, PARENT } from './block/key-sorts.js';
import type { SharedIndex } from './block/people-index.js';
import { reportBlocking, type BlockingReport } from './block/report.js';
import { createFindBest, isHeavy, type Candidate } from './candidates.js';
import { createFollowers } from './followers.js';
import { deniesItsNumber, statesAnother } from './guards/pair-guards.js';
import { openJudgements, wordsOn } from './judgements.js';
import { changeLevels } from './model/levels-of-pair.js';
import { isEqualNumber } from './model/number-levels.js';
import { nameFits } from './name-fit.js';
import { forgetContext, mergeContext, mergePairs, type MergePair } from './people/merge-questions.js';
import { rowInCrowd } from './people/crowds.js';
import { plainRow } from './plain-people.js';
import { createRosterState, type RosterState } from './roster-state.js';
import type { PassedRows } from './sieve.js';
import { isUnnamed, unnamedChildren, type UnnamedChildren } from './unnamed-children.js';
import { settle, type SettleInput } from './assign/settle.js';

export interface Matcher {
  /** One roster row; rows may come in any order. */
  offer(record: RosterRecord): void;
  /** What other threads need to let rows go that touch nobody. */
  readonly index: SharedIndex;
  /** Rows that another thread has let go. */
  countPassed(passed: PassedRows): void;
  /** All links, in order of person, kind and row. Call once, after the last row. */
  finish(): { links: Link[]; issues: Issue[]; blocking: BlockingReport };
}

interface MatcherOptions {
  readonly rules: LinkRules;
  readonly judgements: readonly PairJudgement[];
  /** The questions between the people, looked at in the end alone; without them they are found again. */
  readonly asked?: { readonly questions: readonly MergeQuestion[] };
  /** Hears of a row that is kept beside the person it may be, and of the description that it fits. */
  readonly onCandidate?: (row: RosterRecord, description: PersonFacts) => void;
  /** Hears that the index, which is as big as the lists, is let go: nothing holds it while the pairs are settled. */
  readonly onIndexGone?: () => void;
}

export function createMatcher(people: readonly Person[], options: MatcherOptions): Matcher {
  let stream: Stream | null = openStream(people, options);
  const streaming = (): Stream => {
    if (stream === null) throw new Error('the matcher has finished');
    return stream;
  };
  /** The index, which is as big as the lists, is let go before the pairs are settled. */
  const end = (): ReturnType<Stream['end']> => {
    const ended = streaming().end();
    stream = null;
    forgetContext(people);
    return ended;
  };
  return {
    get index() { return streaming().index; },
    offer(record) { streaming().offer(record); },
    countPassed(passed) { streaming().countPassed(passed); },
    finish() {
      const { brought, blocking } = end();
      options.onIndexGone?.();
      return { ...settle(brought), blocking };
    },
  };
}

/** Whom a row shares a key with; `number`: its number is somebody's of the lists. */
type Met = 'nobody' | 'somebody' | 'number';

/** What rows are streamed past. */
interface Stream extends Pick<Matcher, 'index' | 'offer' | 'countPassed'> {
  /** What the rows have brought, and nothing of what found it. */
  end(): { readonly brought: SettleInput; readonly blocking: BlockingReport };
}

function openStream(people: readonly Person[], { rules, judgements, asked, onCandidate }: MatcherOptions): Stream {
  const book = openJudgements(judgements);
  const fits = nameFits(rules);
  const context = mergeContext(people, rules, fits);
  const { profiles, shared, index } = context;
  const plain = plainRow(context.plain);
  const crowd = rowInCrowd(context);
  const findBest = createFindBest(profiles, plain, rules);
  const states = new Map<RosterKind, RosterState>();
  const pairs = new Float64Array(KEY_SORTS.length);
  const children = unnamedChildren(people);
  const touched = new Int32Array(people.length).fill(-1);
  const wordOn = wordsOn(profiles, book);
  const followers = book.size === 0 ? null : createFollowers(rules.followsJudgement, fits);
  let met: Met = 'nobody';
  let serial = 0;
  let record: RosterRecord;
  let state: RosterState;

  const touch = (person: number, sort: number): boolean => {
    if (met !== 'number') met = sort === NUMBER ? 'number' : 'somebody';
    if (sort === NUMBER) {
      plain.isListed();
      if (crowd.isLost(person) && wordOn(person, record) === null) return false;
    }
    if (touched[person] === serial) return false;
    touched[person] = serial;
    pairs[sort] = (pairs[sort] as number) + 1;
    return consider(person);
  };

  /** True when the row is the person's by number and name as it is written: nobody else need be asked. */
  const consider = (person: number): boolean => {
    const word = wordOn(person, record);
    const found = findBest(person, record, word !== null);
    if (found === null) return false;
    const pair = isUnnamed(record.name) ? withParent(found, children) : found;
    if (word === 'same') followers?.judged(person, record);
    onCandidate?.(record, pair.profile.facts);
    const equal = pair.levels.id === 'same' || pair.levels.id === 'safe-repair';
    if (equal && record.id.kind === 'valid') state.seeNumber(record.id.number, record.name);
    if (word === 'different') {
      state.refused.add(pair);
      return false;
    }
    if (equal && joinsByNumber(record, pair.levels.name)) {
      state.numbered.add(pair);
      // A name like the person's may be another's to the letter, and so may one under a number that the row itself denies.
      return fits.isLiteral(pair.levels.name) && !statesAnother(record);
    }
    if (equal && record.id.kind === 'valid') state.conflicts.add(pair);
    else if (pair.judged || isHeavy(pair)) state.residual.add(pair);
    return false;
  };

  const joinsByNumber = (facts: PersonFacts, nameLevel: string): boolean =>
    facts.id.kind === 'valid' ? fits.ofLevel(nameLevel) === 'certain' : facts.id.kind !== 'placeholder' && fits.isLiteral(nameLevel);

  const stateOf = (kind: RosterKind): RosterState => {
    const known = states.get(kind);
    if (known) return known;
    const fresh = createRosterState(kind, index.known, rules, fits);
    states.set(kind, fresh);
    return fresh;
  };

  return {
    index: index.shared,
    countPassed(passed) { stateOf(passed.kind).countPassed(passed); },
    offer(offered) {
      record = offered;
      state = stateOf(offered.kind);
      index.read(offered);
      state.count(index.nameNumber(), index.soundNumber());
      plain.read(offered);
      crowd.read(offered);
      serial += 1;
      met = 'nobody' as Met;
      if (!index.byNumber(touch)) {
        index.byName(touch);
        if (isUnnamed(offered.name)) for (const person of children.of(offered)) touch(person, PARENT);
      }
      if (met !== 'number') followers?.see(offered, met === 'somebody');
    },
    end() {
      for (const { person, row } of followers?.found() ?? []) {
        plain.read(row);
        const pair = wordOn(person, row) === null ? findBest(person, row, true) : null;
        if (pair !== null) stateOf(row.kind).followed.add(pair);
      }
      const doubles = doublesOf(asked === undefined ? mergePairs(people, context, book).map(positionsOf) : betweenPositions(asked.questions, people));
      return {
        brought: { people, profiles, shared, doubles, states: [...states.values()], rules, wordOn, fits, unreachable: index.unreachable },
        blocking: reportBlocking(people, index, pairs, [...states.values()]),
      };
    },
  };
}

/**
 * The pair with what the child's parent is to the person's household, where the heads themselves say no more. A number that does not fit
 * the birth date of the row is the parent's, who is somebody else.
 */
function withParent(pair: Candidate, children: UnnamedChildren): Candidate {
  if (isEqualNumber(pair.levels.id) && deniesItsNumber(pair.right)) return { ...pair, levels: changeLevels(pair.levels, { name: 'other' }) };
  const head = children.headLevel(pair.profile.facts, pair.right);
  return head === null || pair.levels.head.startsWith('same') ? pair : { ...pair, levels: changeLevels(pair.levels, { head }) };
}

/** A pair of people, by position, and what is said of it. */
interface Double extends Pick<MergeQuestion, 'reasons' | 'judgement'> {
  readonly one: number;
  readonly other: number;
}

function positionsOf({ pair: { person }, other, reasons, judgement }: MergePair): Double {
  return { one: person, other, reasons, judgement };
}

function betweenPositions(questions: readonly MergeQuestion[], people: readonly Person[]): Double[] {
  if (questions.length === 0) return [];
  const at = new Map(people.map(({ id }, position) => [id, position]));
  return questions.map(({ leftPersonId, rightPersonId, reasons, judgement }) => ({ one: at.get(leftPersonId) as number, other: at.get(rightPersonId) as number, reasons, judgement }));
}

/** People who are perhaps entered twice: position → positions of the other. */
function doublesOf(pairs: readonly Double[]): ReadonlyMap<number, readonly number[]> {
  const doubles = new Map<number, number[]>();
  const note = (a: number, b: number): void => { doubles.set(a, [...(doubles.get(a) ?? []), b]); };
  for (const { one, other, reasons, judgement } of pairs) {
    if (reasons[0] === 'same-number-other-name' || judgement === 'different') continue;
    note(one, other);
    note(other, one);
  }
  return doubles;
}
