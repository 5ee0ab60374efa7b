/** What the matcher knows of a person: every distinct way the target lists describe him, and whose numbers his household holds. */
import type { Person } from '../domain/person.js';
import type { TargetRecord } from '../domain/record.js';
import { fingerprintOf, idKey } from './fingerprint.js';

/** One description of a person 一种写法; rows that say the same are one profile. */
export interface Profile {
  readonly facts: TargetRecord;
  readonly fingerprint: string;
  /** Valid numbers of other members of the household, the head's included. */
  readonly members: ReadonlySet<string>;
}

/** The descriptions of each person, in the order of the people. */
export function profilesOf(people: readonly Pick<Person, 'rows'>[]): readonly (readonly Profile[])[] {
  const households = numbersByHousehold(people);
  return people.map(({ rows }) => {
    const own = new Set(rows.map((row) => (row.id.kind === 'valid' ? row.id.number as string : '')));
    const profiles = new Map<string, Profile>();
    for (const row of rows) {
      const fingerprint = fingerprintOf(row);
      const key = [fingerprint, row.household, row.headName?.folded ?? '', idKey(row.headId), row.phone, row.name.alternatives.join(' ')].join('\u001f');
      if (profiles.has(key)) continue;
      const members = new Set<string>();
      for (const number of households.get(householdKey(row)) ?? []) if (!own.has(number)) members.add(number);
      if (row.headId.kind === 'valid' && !own.has(row.headId.number)) members.add(row.headId.number);
      profiles.set(key, { facts: row, fingerprint, members });
    }
    return [...profiles.values()];
  });
}

function numbersByHousehold(people: readonly Pick<Person, 'rows'>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const numbers = new Map<string, Set<string>>();
  for (const { rows } of people) {
    for (const row of rows) {
      if (row.household === '' || row.id.kind !== 'valid') continue;
      const key = householdKey(row);
      numbers.set(key, (numbers.get(key) ?? new Set<string>()).add(row.id.number));
    }
  }
  return numbers;
}

// Household numbers of two departments share nothing: the kind of list belongs to the key.
function householdKey(row: TargetRecord): string {
  return `${row.kind}|${row.household}`;
}
