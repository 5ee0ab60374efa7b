/** Person numbers 人员编号: kept for those who are known, new ones in an order that no file or row order can change. */

/** A person of an earlier import, recognised by what the lists said of him. */
export interface KnownPerson {
  readonly id: string;
  readonly fingerprints: readonly string[];
}

/** What numbering asks of people, by position; only where it matters, for nearly everybody is told apart by his number. */
export interface Unnumbered {
  readonly fingerprintsOf: (person: number) => readonly string[];
  /** What the order begins with: an identity number, for most. */
  readonly numberOf: (person: number) => string;
  /** Sorts as text and must not depend on where the rows stand. */
  readonly orderOf: (person: number) => string;
}

/**
 * Gives each person a number `P000001`, in the order of the people given. A person who shares most fingerprints with a
 * known one keeps that number; where two claim it (a merge undone), the better claim wins, then the smaller order.
 */
export function numberPeople(count: number, people: Unnumbered, known: readonly KnownPerson[]): string[] {
  const holders = new Map<string, Set<string>>();
  let last = 0;
  for (const { id, fingerprints } of known) {
    last = Math.max(last, Number(/^P(\d+)$/u.exec(id)?.[1] ?? 0));
    for (const fingerprint of fingerprints) holders.set(fingerprint, (holders.get(fingerprint) ?? new Set()).add(id));
  }
  const ids = new Array<string | undefined>(count).fill(undefined);
  const taken = new Set<string>();
  for (const claim of holders.size === 0 ? [] : claimsOf(count, people, holders)) {
    if (ids[claim.person] !== undefined || taken.has(claim.id)) continue;
    ids[claim.person] = claim.id;
    taken.add(claim.id);
  }
  unnamedInOrder(people, ids).forEach((index, position) => { ids[index] = `P${String(last + position + 1).padStart(6, '0')}`; });
  return ids as string[];
}

/** So many leading digits make one exact number. */
const HEAD = /^\d{15}/u;

/** Those without a number. Most orders begin with an identity number: its head, as a number, tells two of them apart sooner than the texts do. */
function unnamedInOrder({ numberOf, orderOf }: Unnumbered, ids: readonly (string | undefined)[]): readonly number[] {
  const heads = Float64Array.from(ids, (_, person) => Number(HEAD.exec(numberOf(person))?.[0] ?? NaN));
  const orders = new Map<number, string>();
  const textOf = (person: number): string => {
    let order = orders.get(person);
    if (order === undefined) orders.set(person, order = orderOf(person));
    return order;
  };
  return ids.flatMap((id, person) => (id === undefined ? [person] : [])).sort((a, b) => {
    const apart = (heads[a] as number) - (heads[b] as number);
    return (Number.isNaN(apart) ? 0 : apart) || compareText(textOf(a), textOf(b)) || a - b;
  });
}

function claimsOf(count: number, { fingerprintsOf, orderOf }: Unnumbered, holders: ReadonlyMap<string, ReadonlySet<string>>): { person: number; id: string; votes: number }[] {
  const claims: { person: number; id: string; votes: number; order: string }[] = [];
  for (let person = 0; person < count; person += 1) {
    const votes = new Map<string, number>();
    for (const fingerprint of fingerprintsOf(person)) for (const id of holders.get(fingerprint) ?? []) votes.set(id, (votes.get(id) ?? 0) + 1);
    if (votes.size === 0) continue;
    const order = orderOf(person);
    for (const [id, counted] of votes) claims.push({ person, id, votes: counted, order });
  }
  return claims.sort((a, b) => b.votes - a.votes || compareText(a.id, b.id) || compareText(a.order, b.order) || a.person - b.person);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
