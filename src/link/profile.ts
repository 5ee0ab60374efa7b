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
  /** Valid numbers of other people on the rows next to his: in a list sorted badly, his own may be among them. */
  readonly neighbours: ReadonlySet<string>;
}

/** The descriptions of each person, in the order of the people. */
export function profilesOf(people: readonly Pick<Person, 'rows'>[]): readonly (readonly Profile[])[] {
  const households = numbersByHousehold(people);
  const places = numbersByRow(people);
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
      profiles.set(key, { facts: row, fingerprint, members: members.size === 0 ? NOBODY : members, neighbours: numbersBeside(row, places, own) });
    }
    return [...profiles.values()];
  });
}

const NOBODY: ReadonlySet<string> = new Set();

/** Rows so far apart still count as neighbours: a list may lack every other row of the one it was sorted against. */
const BESIDE = 2;

function numbersByRow(people: readonly Pick<Person, 'rows'>[]): ReadonlyMap<string, string> {
  return new Map(people.flatMap(({ rows }) => rows).flatMap((row) => (row.id.kind === 'valid' && row.ref.part === 1 ? [[rowKey(row, 0), row.id.number]] : [])));
}

function numbersBeside(row: TargetRecord, places: ReadonlyMap<string, string>, own: ReadonlySet<string>): ReadonlySet<string> {
  const beside = new Set<string>();
  for (let step = -BESIDE; step <= BESIDE; step += 1) {
    const number = places.get(rowKey(row, step));
    if (number !== undefined && !own.has(number)) beside.add(number);
  }
  return beside;
}

function rowKey({ ref }: TargetRecord, step: number): string {
  return `${ref.file}|${ref.sheet}|${ref.row + step}`;
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
