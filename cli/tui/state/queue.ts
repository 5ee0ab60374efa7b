/** Which pair comes next: order by the value of the answer or by village; skipped pairs last; what follows from answers not at all. */
import type { Order, Pair, Verdict } from '../port.js';
import { closureOf, type Closure } from './closure.js';

/** Which pairs are gone through. */
export type View = 'open' | 'unsure' | 'sample';

export interface QueueState {
  readonly pairs: readonly Pair[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly claims: readonly (readonly [string, string])[];
  readonly order: Order;
  readonly deferred: readonly string[];
  readonly view: View;
}

/** A queue with what follows from it. */
export interface Derived {
  readonly list: readonly Pair[];
  readonly closure: Closure;
  /** Pairs left out because earlier answers settle them. */
  readonly implied: number;
}

export function deriveQueue(state: QueueState): Derived {
  const closure = closureOf(state.pairs, state.verdicts, state.claims);
  const wanted = state.pairs.filter((pair) => isWanted(pair, state));
  const asked = state.view === 'open' ? wanted.filter((pair) => closure.implied(pair) === null) : wanted;
  const behind = new Map(state.deferred.map((subject, index) => [subject, index + 1]));
  const settled = new Set(state.pairs.filter((pair) => pair.value === 3 && state.verdicts.get(pair.subject)?.judgement === 'same').map(({ left }) => left));
  const worth = (pair: Pair): number => (state.order === 'village' ? 0 : settled.has(pair.left) && pair.what === 'link' ? 0 : pair.value);
  const ranks = ranksOf(state.pairs, state.order);
  const list = asked.map((pair) => ({ pair, behind: behind.get(pair.subject) ?? 0, worth: worth(pair), rank: ranks.get(pair) as number }))
    .sort((a, b) => a.behind - b.behind || b.worth - a.worth || a.rank - b.rank).map(({ pair }) => pair);
  return { list, closure, implied: wanted.length - asked.length };
}

/** Comparing Chinese names is slow: the order of all pairs is found once, and each key only picks from it. */
const RANKS = new WeakMap<readonly Pair[], Map<Order, ReadonlyMap<Pair, number>>>();

function ranksOf(pairs: readonly Pair[], order: Order): ReadonlyMap<Pair, number> {
  const known = RANKS.get(pairs) ?? new Map<Order, ReadonlyMap<Pair, number>>();
  RANKS.set(pairs, known);
  const ranks = known.get(order) ?? new Map([...pairs].sort(order === 'village' ? byVillage : byProbability).map((pair, index) => [pair, index]));
  known.set(order, ranks);
  return ranks;
}

function isWanted(pair: Pair, { verdicts, view }: QueueState): boolean {
  const verdict = verdicts.get(pair.subject);
  switch (view) {
    case 'open': return verdict === undefined;
    case 'unsure': return verdict?.judgement === 'unsure';
    case 'sample': return verdict !== undefined && verdict.judgement !== 'unsure' && isSampled(pair.subject);
  }
}

/** About one decision in twenty is looked at again without seeing what was said; which ones does not change. */
export function isSampled(subject: string): boolean {
  let sum = 7;
  for (let index = 0; index < subject.length; index += 1) sum = (sum * 31 + subject.charCodeAt(index)) % 1_000_003;
  return sum % 20 === 0;
}

function byProbability(a: Pair, b: Pair): number {
  return b.probability - a.probability || bySubject(a, b);
}

const COLLATOR = new Intl.Collator('zh-Hans-CN');

function byVillage(a: Pair, b: Pair): number {
  return COLLATOR.compare(a.town, b.town) || COLLATOR.compare(a.village, b.village) || COLLATOR.compare(a.name, b.name) || byProbability(a, b);
}

function bySubject(a: Pair, b: Pair): number {
  return a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0;
}

/** Open pairs with the same signature, the weakest first; of the same kind, link or merge. */
export function samePattern(list: readonly Pair[], pair: Pair): Pair[] {
  return list.filter((each) => each.pattern === pair.pattern && each.what === pair.what).sort((a, b) => a.probability - b.probability || bySubject(a, b));
}

/** Pairs of the same person, or about the same roster row, in the queue's order. */
export function candidatesOf(list: readonly Pair[], pair: Pair): Pair[] {
  return list.filter((each) => each.left === pair.left || each.right === pair.right || (each.what === 'merge' && each.right === pair.left) || (pair.what === 'merge' && pair.right === each.left));
}
