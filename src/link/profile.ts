/** What the matcher knows of a person: every distinct way the target lists describe him, and whose numbers his household holds. */
import type { Person } from '../domain/person.js';
import type { TargetRecord } from '../domain/record.js';
import { fingerprintOf, idKey } from './fingerprint.js';
import { byHousehold, type ByHousehold } from './households.js';

/** One description of a person 一种写法; rows that say the same are one profile. */
export interface Profile {
  readonly facts: TargetRecord;
  readonly fingerprint: string;
  /** Valid numbers of other members of the household, the head's included; each once, few enough to be looked through. */
  readonly members: readonly string[];
  /** Valid numbers of other people on the rows next to his: in a list sorted badly, his own may be among them. */
  readonly neighbours: readonly string[];
}

/** The descriptions of each person, in the order of the people. */
export function profilesOf(people: readonly Pick<Person, 'rows'>[]): readonly (readonly Profile[])[] {
  const households = numbersByHousehold(people);
  const places = numbersByRow(people);
  return people.map(({ rows }) => {
    const own = rows.map((row) => (row.id.kind === 'valid' ? row.id.number : ''));
    return distinctRows(rows).map((row): Profile => ({ facts: row, fingerprint: fingerprintOf(row), members: membersOf(row, households, own), neighbours: numbersBeside(row, places, own) }));
  });
}

/** The first of the rows that say the same. */
function distinctRows(rows: readonly TargetRecord[]): readonly TargetRecord[] {
  if (rows.length === 1) return rows;
  const distinct = new Map<string, TargetRecord>();
  for (const row of rows) {
    const key = [fingerprintOf(row), row.household, row.headName?.folded ?? '', idKey(row.headId), row.phone, row.name.alternatives.join(' ')].join('\u001f');
    if (!distinct.has(key)) distinct.set(key, row);
  }
  return [...distinct.values()];
}

/** Most people stand alone: one list of nobody serves them all. */
const NOBODY: readonly string[] = [];

function membersOf(row: TargetRecord, households: ByHousehold<ReadonlySet<string>>, own: readonly string[]): readonly string[] {
  const members: string[] = [];
  for (const number of households.get(row) ?? NOBODY) if (!own.includes(number)) members.push(number);
  if (row.headId.kind === 'valid' && !own.includes(row.headId.number) && !members.includes(row.headId.number)) members.push(row.headId.number);
  return members.length === 0 ? NOBODY : members;
}

/** Rows so far apart still count as neighbours: a list may lack every other row of the one it was sorted against. */
const BESIDE = 2;

/** Valid numbers by file, sheet and row. */
type NumbersByRow = ReadonlyMap<string, ReadonlyMap<string, readonly (string | undefined)[]>>;

function numbersByRow(people: readonly Pick<Person, 'rows'>[]): NumbersByRow {
  const files = new Map<string, Map<string, (string | undefined)[]>>();
  for (const { rows } of people) {
    for (const { id, ref: { file, sheet, row, part } } of rows) {
      if (id.kind !== 'valid' || part !== 1) continue;
      const sheets = files.get(file) ?? new Map<string, (string | undefined)[]>();
      files.set(file, sheets);
      const numbers = sheets.get(sheet) ?? [];
      sheets.set(sheet, numbers);
      numbers[row] = id.number;
    }
  }
  return files;
}

function numbersBeside({ ref: { file, sheet, row } }: TargetRecord, places: NumbersByRow, own: readonly string[]): readonly string[] {
  const numbers = places.get(file)?.get(sheet) ?? NOBODY;
  const beside: string[] = [];
  for (let at = row - BESIDE; at <= row + BESIDE; at += 1) {
    const number = numbers[at];
    if (number !== undefined && !own.includes(number) && !beside.includes(number)) beside.push(number);
  }
  return beside.length === 0 ? NOBODY : beside;
}

function numbersByHousehold(people: readonly Pick<Person, 'rows'>[]): ByHousehold<ReadonlySet<string>> {
  const numbers = byHousehold(() => new Set<string>());
  for (const { rows } of people) {
    for (const row of rows) if (row.household !== '' && row.id.kind === 'valid') numbers.at(row).add(row.id.number);
  }
  return numbers;
}
