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
  const settled = new Set(state.pairs.filter((pair) => pair.value === 3 && state.verdicts.get(pair.subject)?.judgement === 'same').map(({ left }) => left));
  const behind = new Map(state.deferred.map((subject, index) => [subject, index]));
  const byWorth: Pair[][] = [[], [], [], []];
  const last: Pair[] = [];
  let implied = 0;
  for (const pair of rankedBy(state.pairs, state.order)) {
    if (!isWanted(pair, state)) continue;
    if (state.view === 'open' && closure.implied(pair) !== null) {
      implied += 1;
      continue;
    }
    const worth = state.order === 'village' || (settled.has(pair.left) && pair.what === 'link') ? 0 : pair.value;
    (behind.has(pair.subject) ? last : byWorth[3 - worth] as Pair[]).push(pair);
  }
  last.sort((a, b) => (behind.get(a.subject) ?? 0) - (behind.get(b.subject) ?? 0));
  return { list: [...byWorth.flat(), ...last], closure, implied };
}

/**
 * The queue after answers were kept, from the queue before them: what was answered and what follows from it falls out. Null where
 * the order changes or another view is open, and all has to be gone through again.
 */
export function afterAnswers(state: QueueState, before: Derived, answered: ReadonlyMap<string, Verdict | null>): Derived | null {
  if (state.view !== 'open') return null;
  const closure = closureOf(state.pairs, state.verdicts, state.claims);
  const touched = new Set<string>();
  for (const pair of before.list) {
    if (!answered.has(pair.subject)) continue;
    for (const end of [pair.left, pair.right]) for (const node of closure.together(end)) touched.add(node);
  }
  const left: Pair[] = [];
  let implied = before.implied;
  for (const pair of before.list) {
    const near = touched.has(pair.left) || touched.has(pair.right);
    if (!near) left.push(pair);
    else if (!answered.has(pair.subject)) {
      if (pair.what === 'link' && state.order === 'value' && pair.value > 0) return null; // its person may be off the list now, and it moves back
      if (closure.implied(pair) === null) left.push(pair);
      else implied += 1;
    }
  }
  return { list: left, closure, implied };
}

/** Comparing Chinese names is slow: the order of all pairs is found once, and each key only picks from it. */
const RANKED = new WeakMap<readonly Pair[], Map<Order, readonly Pair[]>>();

function rankedBy(pairs: readonly Pair[], order: Order): readonly Pair[] {
  const known = RANKED.get(pairs) ?? new Map<Order, readonly Pair[]>();
  RANKED.set(pairs, known);
  const ranked = known.get(order) ?? [...pairs].sort(order === 'village' ? byVillage : byProbability);
  known.set(order, ranked);
  return ranked;
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

const COUNTED = new WeakMap<readonly Pair[], Readonly<Record<Pair['what'], ReadonlyMap<string, number>>>>();

/** How many open pairs have the same signature; counted once a list. */
export function countPattern(list: readonly Pair[], pair: Pair): number {
  let counts = COUNTED.get(list);
  if (counts === undefined) {
    const counting = { link: new Map<string, number>(), merge: new Map<string, number>() };
    for (const { what, pattern } of list) counting[what].set(pattern, (counting[what].get(pattern) ?? 0) + 1);
    counts = counting;
    COUNTED.set(list, counts);
  }
  return counts[pair.what].get(pair.pattern) ?? 0;
}

/** Pairs of the same person, or about the same roster row, in the queue's order. */
export function candidatesOf(list: readonly Pair[], pair: Pair): Pair[] {
  return list.filter((each) => each.left === pair.left || each.right === pair.right || (each.what === 'merge' && each.right === pair.left) || (pair.what === 'merge' && pair.right === each.left));
}
