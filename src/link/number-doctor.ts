/** ID doctor 证号诊断: for a broken number, the sound numbers it may have been that stand in the other lists. Proposals, never repairs. */
import type { IdReading } from '../domain/identity-number.js';
import type { Link, NumberProposal } from '../domain/link.js';
import type { Person } from '../domain/person.js';
import { formatRef } from '../domain/source-ref.js';
import { soundNumbersNear } from './block/number-slips.js';

/** Sound numbers seen in other lists. */
export interface KnownNumbers {
  has(number: string): boolean;
  /** Numbers that begin so, in ascending order. */
  beginningWith(head: string): readonly string[];
}

/** Heads shorter than area and birth date fit half a village. */
const SHORTEST_HEAD = 14;

export function knowNumbers(numbers: Iterable<string>): KnownNumbers {
  const sorted = [...new Set(numbers)].sort();
  const firstAtLeast = (text: string): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as string) < text) low = middle + 1; else high = middle;
    }
    return low;
  };
  return {
    has: (number) => sorted[firstAtLeast(number)] === number,
    beginningWith(head) {
      const found: string[] = [];
      for (let at = firstAtLeast(head); sorted[at]?.startsWith(head) === true; at += 1) found.push(sorted[at] as string);
      return found;
    },
  };
}

/** So many are worth a look; a masked number of a big village fits dozens. */
const PROPOSED = 5;
const PLACES = 3;

/** The proposals for every broken number of the target lists, out of the numbers of all rows of these people and their links. */
export function proposalsFor(people: readonly Pick<Person, 'id' | 'rows'>[], links: readonly Pick<Link, 'roster'>[]): NumberProposal[] {
  const broken = people.flatMap(({ id: personId, rows }) => rows.filter(({ id }) => id.kind === 'malformed' || id.kind === 'damaged' || id.kind === 'masked').map(({ id, ref }) => ({ personId, id, ref })));
  if (broken.length === 0) return [];
  const all = [...people.flatMap(({ rows }) => rows), ...links.map(({ roster }) => roster)];
  const known = knowNumbers(all.flatMap(({ id }) => (id.kind === 'valid' ? [id.number] : [])));
  const proposed = broken.map((each) => ({ ...each, numbers: proposeNumbers(each.id, known).slice(0, PROPOSED) }));
  const wanted = new Map(proposed.flatMap(({ numbers }) => numbers.map((number): [string, Set<string>] => [number, new Set()])));
  for (const { id, ref } of all) if (id.kind === 'valid') wanted.get(id.number)?.add(formatRef(ref));
  return proposed.flatMap(({ personId, ref, numbers }) => numbers.map((number, position) => ({ personId, ref, position, number, holders: [...wanted.get(number) ?? []].sort().slice(0, PLACES) })));
}

/** Known numbers one slip from a malformed one, or that fit what is left of a damaged or masked one; ascending. */
export function proposeNumbers(id: IdReading, known: KnownNumbers): readonly string[] {
  switch (id.kind) {
    case 'malformed': return soundNumbersNear(id.text).filter((number) => known.has(number));
    case 'damaged': return id.prefix.length < SHORTEST_HEAD ? [] : known.beginningWith(id.prefix);
    case 'masked': {
      const head = id.text.slice(0, id.text.indexOf('*'));
      return id.text.length !== 18 || head.length < 6 ? [] : known.beginningWith(head).filter((number) => [...id.text].every((letter, at) => letter === '*' || letter === number[at]));
    }
    case 'valid': case 'document': case 'placeholder': case 'missing': return [];
  }
}
