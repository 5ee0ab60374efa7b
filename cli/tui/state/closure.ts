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
  const sets = new DisjointSets();
  for (const [person, node] of claims) sets.join(person, node);
  const bySubject = pairsBySubject(pairs);
  const judged = (judgement: Judgement): Pair[] => [...verdicts].flatMap(([subject, verdict]) => (verdict.judgement === judgement ? (bySubject.get(subject) ?? []) : []));
  const same = judged('same');
  for (const { left, right } of same) sets.join(left, right);
  const different = judged('different');
  const apart = new Set(different.map(({ left, right }) => edge(sets.root(left), sets.root(right))));
  const owner = new Map<string, string>();
  for (const pair of same) if (pair.what === 'link') owner.set(pair.right, sets.root(pair.left));
  const spokenOf = new Set([...same, ...different].flatMap(({ left, right }) => [left, right]));
  for (const [person, node] of claims) spokenOf.add(person).add(node);
  let joinable: ReadonlySet<string> | undefined;
  const mayBeOne = (a: string, b: string): boolean => {
    joinable ??= new Set(pairs.filter((pair) => pair.what === 'merge' && verdicts.get(pair.subject)?.judgement !== 'different').map(({ left, right }) => edge(sets.root(left), sets.root(right))));
    return joinable.has(edge(a, b));
  };
  return {
    contradictions: different.filter(({ left, right }) => sets.root(left) === sets.root(right)),
    implied(pair) {
      if (!spokenOf.has(pair.left) && !spokenOf.has(pair.right)) return null; // most pairs: nothing is known of either end
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
const BY_SUBJECT = new WeakMap<readonly Pair[], ReadonlyMap<string, readonly Pair[]>>();

function pairsBySubject(pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> {
  const known = BY_SUBJECT.get(pairs);
  if (known !== undefined) return known;
  const index = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const same = index.get(pair.subject);
    if (same) same.push(pair);
    else index.set(pair.subject, [pair]);
  }
  BY_SUBJECT.set(pairs, index);
  return index;
}

function edge(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

class DisjointSets {
  private readonly parents = new Map<string, string>();

  root(node: string): string {
    let top = node;
    for (let next = this.parents.get(top); next !== undefined && next !== top; next = this.parents.get(top)) top = next;
    for (let at = node; at !== top;) {
      const next = this.parents.get(at) ?? top;
      this.parents.set(at, top);
      at = next;
    }
    return top;
  }

  join(a: string, b: string): void {
    const [left, right] = [this.root(a), this.root(b)];
    if (!this.parents.has(left)) this.parents.set(left, left);
    if (!this.parents.has(right)) this.parents.set(right, right);
    this.parents.set(left < right ? right : left, left < right ? left : right);
  }

  membersOf(node: string): string[] {
    const top = this.root(node);
    const members = [...this.parents.keys()].filter((each) => this.root(each) === top);
    return members.length === 0 ? [node] : members.sort();
  }
}
