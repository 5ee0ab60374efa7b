/** Which pair comes next: order by the value of the answer or by village; skipped pairs last; what follows from answers not at all. */
import type { Order, Pair, Verdict } from '../port.js';
import { closureOf, pairsAt, pairsOf, type Closure } from './closure.js';

/** Which pairs are gone through. */
export type View = 'open' | 'unsure' | 'sample';

export interface QueueState {
  readonly pairs: readonly Pair[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly claims: readonly (readonly [string, string])[];
  readonly order: Order;
  readonly deferred: readonly string[];
  /** Answers that a blind second look has confirmed. */
  readonly checked: ReadonlySet<string>;
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
  if (state.view !== 'open' || answered.size > MOST_FOLLOWED) return null;
  const closure = closureOf(state.pairs, state.verdicts, state.claims);
  const touched = new Set<string>();
  for (const pair of [...answered.keys()].flatMap((subject) => pairsOf(state.pairs, subject))) {
    for (const end of [pair.left, pair.right]) for (const node of closure.together(end)) touched.add(node);
  }
  const gone = new Set<number>();
  let implied = before.implied;
  for (const pair of new Set([...touched].flatMap((node) => pairsAt(state.pairs, node)))) {
    const at = before.list.indexOf(pair);
    if (at < 0) continue;
    if (answered.has(pair.subject)) gone.add(at);
    else if (pair.what === 'link' && state.order === 'value' && pair.value > 0) return null; // its person may be off the list now, and it moves back
    else if (closure.implied(pair) !== null) {
      gone.add(at);
      implied += 1;
    }
  }
  return { list: before.list.filter((_, index) => !gone.has(index)), closure, implied };
}

/** Of more answers at once, going through the whole queue again is the shorter way. */
const MOST_FOLLOWED = 20;

/** The queue with one pair put to its back. */
export function putOff(derived: Derived, pair: Pair): Derived {
  return { ...derived, list: [...derived.list.filter((each) => each !== pair), pair] };
}

const RANKED = new WeakMap<readonly Pair[], Map<Order, readonly Pair[]>>();

/** Comparing Chinese names is slow: the order of all pairs is found once, and each key only picks from it. */
export function rankedBy(pairs: readonly Pair[], order: Order): readonly Pair[] {
  const known = RANKED.get(pairs) ?? new Map<Order, readonly Pair[]>();
  RANKED.set(pairs, known);
  const ranked = known.get(order) ?? [...pairs].sort(order === 'village' ? byVillage : byProbability);
  known.set(order, ranked);
  return ranked;
}

function isWanted(pair: Pair, { verdicts, view, checked }: QueueState): boolean {
  const verdict = verdicts.get(pair.subject);
  switch (view) {
    case 'open': return verdict === undefined && pair.tier !== 'certain';
    case 'unsure': return verdict?.judgement === 'unsure';
    case 'sample': return verdict !== undefined && verdict.judgement !== 'unsure' && isSampled(pair.subject) && !checked.has(pair.subject);
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

/** How many open pairs have the same signature. */
export function countPattern(list: readonly Pair[], { what, pattern }: Pair): number {
  let count = 0;
  for (const each of list) if (each.pattern === pattern && each.what === what) count += 1;
  return count;
}

/** Pairs of the same person, or about the same roster row, in the queue's order. */
export function candidatesOf({ pairs, derived: { list } }: { readonly pairs: readonly Pair[]; readonly derived: Derived }, pair: Pair): Pair[] {
  const near = new Set([...pairsAt(pairs, pair.left), ...pairsAt(pairs, pair.right)]);
  return [...near].map((each) => ({ each, at: list.indexOf(each) })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at).map(({ each }) => each);
}
