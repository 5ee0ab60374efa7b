/**
 * What follows from earlier answers. People and roster rows are nodes; "same" joins them, "different" keeps them apart.
 * If A is B and B is C, then A is C; if A is B and B is not C, then A is not C; neither is asked.
 */
import type { Judgement } from '../../../src/index.js';
import type { Pair, Verdict } from '../port.js';

export interface Closure {
  /** What earlier answers already say of a pair that nobody has judged. */
  implied(pair: Pair): 'same' | 'different' | null;
  /** Answers "different" between two nodes that other answers join. */
  readonly contradictions: readonly Pair[];
  /** All nodes that are the same as this one, in order of the text. */
  together(node: string): readonly string[];
}

/** `claims` join like answers do, but exclude nobody: the pair was asked although the row was somebody's. */
export function closureOf(pairs: readonly Pair[], verdicts: ReadonlyMap<string, Verdict>, claims: readonly (readonly [string, string])[]): Closure {
  const claimed = setsOfClaims(claims);
  const sets = new DisjointSets(claimed);
  const judged = (judgement: Judgement): Pair[] => [...verdicts].flatMap(([subject, verdict]) => (verdict.judgement === judgement ? pairsOf(pairs, subject) : []));
  const same = judged('same');
  for (const { left, right } of same) sets.join(left, right);
  const different = judged('different');
  const apart = new Set(different.map(({ left, right }) => edge(sets.root(left), sets.root(right))));
  const owner = new Map<string, string>();
  for (const pair of same) if (pair.what === 'link') owner.set(pair.right, sets.root(pair.left));
  const spokenOf = new Set([...same, ...different].flatMap(({ left, right }) => [left, right]));
  let joinable: ReadonlySet<string> | undefined;
  const mayBeOne = (a: string, b: string): boolean => {
    joinable ??= new Set(pairs.filter((pair) => pair.what === 'merge' && verdicts.get(pair.subject)?.judgement !== 'different').map(({ left, right }) => edge(sets.root(left), sets.root(right))));
    return joinable.has(edge(a, b));
  };
  return {
    contradictions: different.filter(({ left, right }) => sets.root(left) === sets.root(right)),
    implied(pair) {
      const known = (node: string): boolean => spokenOf.has(node) || claimed.has(node);
      if (!known(pair.left) && !known(pair.right)) return null; // most pairs: nothing is known of either end
      const [left, right] = [sets.root(pair.left), sets.root(pair.right)];
      if (left === right) return 'same';
      if (apart.has(edge(left, right))) return 'different';
      const holder = pair.what === 'link' ? owner.get(pair.right) : undefined; // a row belongs to one person
      return holder !== undefined && holder !== left && !mayBeOne(holder, left) ? 'different' : null;
    },
    together: (node) => sets.membersOf(node),
  };
}

/** Few pairs are judged, of many: they are found by subject, and the index is made once. */
export function pairsOf(pairs: readonly Pair[], subject: string): readonly Pair[] {
  return indexed(BY_SUBJECT, pairs, (pair) => [pair.subject]).get(subject) ?? [];
}

/** The pairs at a node. */
export function pairsAt(pairs: readonly Pair[], node: string): readonly Pair[] {
  return indexed(BY_NODE, pairs, ({ left, right }) => [left, right]).get(node) ?? [];
}

type Index = WeakMap<readonly Pair[], ReadonlyMap<string, readonly Pair[]>>;
const BY_SUBJECT: Index = new WeakMap();
const BY_NODE: Index = new WeakMap();

function indexed(indexes: Index, pairs: readonly Pair[], keysOf: (pair: Pair) => readonly string[]): ReadonlyMap<string, readonly Pair[]> {
  const known = indexes.get(pairs);
  if (known !== undefined) return known;
  const index = new Map<string, Pair[]>();
  for (const pair of pairs) {
    for (const key of keysOf(pair)) {
      const same = index.get(key);
      if (same) same.push(pair);
      else index.set(key, [pair]);
    }
  }
  indexes.set(pairs, index);
  return index;
}

function edge(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** The claims do not change while pairs are judged: they are joined once, and answers are laid over them. */
const CLAIMED = new WeakMap<readonly (readonly [string, string])[], DisjointSets>();

function setsOfClaims(claims: readonly (readonly [string, string])[]): DisjointSets {
  const known = CLAIMED.get(claims);
  if (known !== undefined) return known;
  const sets = new DisjointSets();
  for (const [person, node] of claims) sets.join(person, node);
  CLAIMED.set(claims, sets);
  return sets;
}

class DisjointSets {
  private readonly base: DisjointSets | null;
  private readonly parents = new Map<string, string>();
  private readonly members = new Map<string, readonly string[]>();

  /** What is joined here is laid over `base`, which stays as it is. */
  constructor(base: DisjointSets | null = null) {
    this.base = base;
  }

  has(node: string): boolean {
    return this.parentOf(node) !== undefined;
  }

  root(node: string): string {
    let top = node;
    for (let next = this.parentOf(top); next !== undefined && next !== top; next = this.parentOf(top)) top = next;
    for (let at = node; at !== top;) {
      const next = this.parentOf(at) ?? top;
      if (next !== top) this.parents.set(at, top);
      at = next;
    }
    return top;
  }

  join(a: string, b: string): void {
    const [left, right] = [this.root(a), this.root(b)];
    const [top, under] = left < right ? [left, right] : [right, left];
    if (!this.has(top)) this.parents.set(top, top);
    if (top === under) return;
    this.members.set(top, [...this.membersUnder(top), ...this.membersUnder(under)]);
    this.parents.set(under, top);
  }

  membersOf(node: string): string[] {
    return [...this.membersUnder(this.root(node))].sort();
  }

  private parentOf(node: string): string | undefined {
    return this.parents.get(node) ?? this.base?.parentOf(node);
  }

  private membersUnder(root: string): readonly string[] {
    return this.members.get(root) ?? this.base?.members.get(root) ?? [root];
  }
}
