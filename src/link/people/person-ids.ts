/** Person numbers 人员编号: kept for those who are known, new ones in an order that no file or row order can change. */

/** A person of an earlier import, recognised by what the lists said of him. */
export interface KnownPerson {
  readonly id: string;
  readonly fingerprints: readonly string[];
}

/** What numbering needs to know of a person. `order` sorts as text and must not depend on where the rows stand. */
export interface Unnumbered {
  readonly fingerprints: readonly string[];
  readonly order: string;
}

/**
 * Gives each person a number `P000001`, in the order of the people given. A person who shares most fingerprints with a
 * known one keeps that number; where two claim it (a merge undone), the better claim wins, then the smaller `order`.
 */
export function numberPeople(people: readonly Unnumbered[], known: readonly KnownPerson[]): string[] {
  const holders = new Map<string, Set<string>>();
  let last = 0;
  for (const { id, fingerprints } of known) {
    last = Math.max(last, Number(/^P(\d+)$/u.exec(id)?.[1] ?? 0));
    for (const fingerprint of fingerprints) holders.set(fingerprint, (holders.get(fingerprint) ?? new Set()).add(id));
  }
  const ids = new Array<string | undefined>(people.length).fill(undefined);
  const taken = new Set<string>();
  for (const claim of claimsOf(people, holders)) {
    if (ids[claim.person] !== undefined || taken.has(claim.id)) continue;
    ids[claim.person] = claim.id;
    taken.add(claim.id);
  }
  inOrder(people, people.flatMap((_, index) => (ids[index] === undefined ? [index] : []))).forEach((index, position) => { ids[index] = `P${String(last + position + 1).padStart(6, '0')}`; });
  return ids as string[];
}

/** So many leading digits make one exact number. */
const HEAD = /^\d{15}/u;

/** Most orders begin with an identity number: its head, as a number, tells two of them apart sooner than the texts do. */
function inOrder(people: readonly Unnumbered[], fresh: number[]): readonly number[] {
  const heads = Float64Array.from(people, ({ order }) => Number(HEAD.exec(order)?.[0] ?? NaN));
  return fresh.sort((a, b) => {
    const apart = (heads[a] as number) - (heads[b] as number);
    return (Number.isNaN(apart) ? 0 : apart) || compareText(orderOf(people, a), orderOf(people, b)) || a - b;
  });
}

function orderOf(people: readonly Unnumbered[], index: number): string {
  return (people[index] as Unnumbered).order;
}

function claimsOf(people: readonly Unnumbered[], holders: ReadonlyMap<string, ReadonlySet<string>>): { person: number; id: string; votes: number }[] {
  const claims: { person: number; id: string; votes: number; order: string }[] = [];
  people.forEach(({ fingerprints, order }, person) => {
    const votes = new Map<string, number>();
    for (const fingerprint of fingerprints) for (const id of holders.get(fingerprint) ?? []) votes.set(id, (votes.get(id) ?? 0) + 1);
    for (const [id, count] of votes) claims.push({ person, id, votes: count, order });
  });
  return claims.sort((a, b) => b.votes - a.votes || compareText(a.id, b.id) || compareText(a.order, b.order) || a.person - b.person);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
