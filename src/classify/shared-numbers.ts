/** Numbers that several people of the lists carry 一号多人, and whose they are. */
import type { Link } from '../domain/link.js';
import type { Person } from '../domain/person.js';
import type { PersonFacts } from '../domain/record.js';
import type { PopulationRules } from '../domain/standing-rules.js';
import { useOf } from './open-questions.js';
import { isOwnHead } from './own-head.js';

/**
 * Whether the number of the person at a position may be another's: others of the lists have it as well, and no certain row under it is this
 * person's. Of a household in which all have one number it is the head's, unless a roster has it under the name of another
 * of them.
 */
export function numbersOfSeveral(people: readonly Person[], linksAt: (at: number) => readonly Link[], rules: PopulationRules): (at: number) => boolean {
  const first = new Map<string, number>();
  const shared = new Map<string, number[]>();
  for (const [at, { idNumber }] of people.entries()) {
    if (idNumber === null) continue;
    const before = first.get(idNumber);
    if (before === undefined) first.set(idNumber, at);
    else shared.set(idNumber, [...(shared.get(idNumber) ?? [before]), at]);
  }
  return (at) => {
    const number = people[at]!.idNumber;
    const holders = number === null ? undefined : shared.get(number);
    if (holders === undefined) return false;
    const has = ({ id }: PersonFacts): boolean => id.kind === 'valid' && id.number === number;
    const proven = holders.filter((holder) => linksAt(holder).some((link) => useOf(link) === 'certain' && has(link.roster)));
    if (proven.length > 0) return !proven.includes(at);
    const heads = holders.filter((holder) => people[holder]!.rows.some((row) => has(row) && isOwnHead(row, rules)));
    return heads.length !== 1 || heads[0] !== at || holders.some((holder) => holder !== at && linksAt(holder).some((link) => useOf(link) === 'open' && has(link.roster)));
  };
}
