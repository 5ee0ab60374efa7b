/**
 * From weights to probabilities 后验概率: a person has at most one identity in a list, and a row belongs to one person, so
 * the candidates of a person and the claimants of a row share one unit of belief with "nobody".
 */
import type { PersonFacts } from '../../domain/record.js';
import { levelOfIds } from '../compare/ids.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { NameFits } from '../name-fit.js';
import type { Pair } from '../model/scorer.js';

/** A pair with its odds before competition. */
export interface Weighed<P extends Pair = Pair> {
  readonly pair: P;
  /** log2 of prior odds and Bayes factor together. */
  readonly bits: number;
}

export interface Posterior<P extends Pair = Pair> extends Weighed<P> {
  readonly probability: number;
  /** Another row of the list, or another person for this row, is nearly as likely. */
  readonly rivals: 'none' | 'rows' | 'people';
}

/** A rival within this factor of the odds makes a tie (3 bits). */
const TIE_FACTOR = 8;

/**
 * @param claims all of one kind of roster
 * @param areDoubles two people who may be one: they do not contend for a row
 */
export function posteriors<P extends Pair>(claims: readonly Weighed<P>[], rules: LinkRules, fits: NameFits, areDoubles: (a: number, b: number) => boolean): Posterior<P>[] {
  const byPerson = groupBy(claims, ({ pair }) => pair.person);
  const byRow = groupBy(claims, ({ pair }) => pair.right);
  return claims.map((claim) => {
    const own = odds(claim);
    const others = strongestOfOthers(claim, byPerson.get(claim.pair.person) ?? [], rules, fits);
    const claimants = (byRow.get(claim.pair.right) ?? []).filter(({ pair: { person } }) => person !== claim.pair.person && !areDoubles(person, claim.pair.person)).map(odds);
    const against = sum(others) + sum(claimants);
    const probability = own / (own + 1 + against);
    const rivals = claimants.some((rival) => rival * TIE_FACTOR >= own) ? 'people' : others.some((rival) => rival * TIE_FACTOR >= own) ? 'rows' : 'none';
    return { ...claim, probability, rivals };
  });
}

// Several rows of one identity (two relations of one insured person) are not rivals; of each other identity the best row is.
function strongestOfOthers(claim: Weighed, siblings: readonly Weighed[], rules: LinkRules, fits: NameFits): number[] {
  const identities: Weighed[][] = [];
  for (const other of siblings) {
    if (other === claim || isOneIdentity(claim.pair.right, other.pair.right, rules, fits)) continue;
    const identity = identities.find(([first]) => first && isOneIdentity(first.pair.right, other.pair.right, rules, fits));
    if (identity) identity.push(other); else identities.push([other]);
  }
  return identities.map((members) => Math.max(...members.map(odds)));
}

/** Two rows of a roster that speak of one insured person: equal or nearly equal numbers with compatible names. */
export function isOneIdentity(a: PersonFacts, b: PersonFacts, rules: LinkRules, fits: NameFits): boolean {
  if (fits.of(a.name, b.name) !== 'certain') return false;
  const level = levelOfIds(a.id, b.id);
  return level in rules.implied || (level === 'missing' && a.birthDate === b.birthDate && a.place.villageKey === b.place.villageKey);
}

// Capped so that sums stay finite and exact enough whatever the order of addition.
function odds({ bits }: Weighed): number {
  return 2 ** Math.min(bits, 60);
}

function sum(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b).reduce((total, number) => total + number, 0);
}

function groupBy<K, T>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item); else groups.set(key(item), [item]);
  }
  return groups;
}
