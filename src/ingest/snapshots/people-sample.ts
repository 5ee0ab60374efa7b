/** Who is on a list, in little room 人员抽样: the smallest hashes of its people, enough to say how many of one list stand on another. */
import type { PersonFacts } from '../../domain/record.js';

/** Lists of up to so many people are kept whole. */
const KEPT = 1024;

/** Takes people one by one, so that a roster need not be held. */
export interface PeopleSampler {
  add(person: PersonFacts): void;
  taken(): number[];
}

export function samplePeople(people: Iterable<PersonFacts>): number[] {
  const sampler = peopleSampler();
  for (const person of people) sampler.add(person);
  return sampler.taken();
}

/** What stays of a person from month to month: the number, else name, birth date and village. */
export function peopleSampler(): PeopleSampler {
  let smallest: number[] = [];
  let limit = Infinity; // what lies above is not among the smallest
  return {
    add({ id, name, birthDate, place }) {
      const hash = hashOf(id.kind === 'valid' ? id.number : [name.folded, birthDate ?? '', place.villageKey].join('\u001f'));
      if (hash >= limit) return;
      smallest.push(hash);
      if (smallest.length < 4 * KEPT) return;
      smallest = theSmallest(smallest);
      if (smallest.length === KEPT) limit = smallest[KEPT - 1] as number;
    },
    taken: () => theSmallest(smallest),
  };
}

function theSmallest(hashes: readonly number[]): number[] {
  return [...new Set(hashes)].sort((a, b) => a - b).slice(0, KEPT);
}

/** Share of the people of `earlier` who stand on `later`; null when either is not known. An empty list is covered by any. */
export function coveredShare(earlier: readonly number[] | null, later: readonly number[] | null): number | null {
  if (earlier === null || later === null) return null;
  const limit = later.length < KEPT ? Infinity : (later[later.length - 1] as number);
  const known = new Set(later);
  const judged = earlier.filter((hash) => hash <= limit);
  return judged.length === 0 ? (earlier.length === 0 ? 1 : 0) : judged.filter((hash) => known.has(hash)).length / judged.length;
}

/** 53 bits, evenly spread; two rounds of multiplication over code units. */
function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
