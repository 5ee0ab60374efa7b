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
  return people.map(({ rows }) => distinctRows(rows).map((row) => new ListedProfile(row, rows.length > 1 ? rows : NO_OTHERS, householdOf(row, households), places.get(row.ref.file)?.get(row.ref.sheet) ?? NOBODY)));
}

/** Whether the number is among the {@link Profile.members}: asked for millions of pairs, of which nearly none has it. */
export function isMembersNumber(number: string, profile: Pick<Profile, 'members'>): boolean {
  return profile instanceof ListedProfile ? profile.hasMember(number) : profile.members.includes(number);
}

/** The same of the {@link Profile.neighbours}. */
export function isNeighboursNumber(number: string, profile: Pick<Profile, 'neighbours'>): boolean {
  return profile instanceof ListedProfile ? profile.hasNeighbour(number) : profile.neighbours.includes(number);
}

/** There are as many of these as people: what they say of others is read from lists that all share, whenever it is asked for. */
class ListedProfile implements Profile {
  readonly facts: TargetRecord;
  /** All rows of the person, where there are several. */
  readonly #rows: readonly TargetRecord[];
  readonly #household: readonly string[];
  readonly #sheet: NumbersOfSheet;

  constructor(facts: TargetRecord, rows: readonly TargetRecord[], household: readonly string[], sheet: NumbersOfSheet) {
    this.facts = facts;
    this.#rows = rows;
    this.#household = household;
    this.#sheet = sheet;
  }

  get fingerprint(): string {
    return fingerprintOf(this.facts);
  }

  get members(): readonly string[] {
    const members: string[] = [];
    const household = this.#household;
    for (let at = 0; at < household.length; at += 1) if (!this.#isOwn(household[at] as string)) members.push(household[at] as string);
    const { headId } = this.facts;
    if (headId.kind === 'valid' && !this.#isOwn(headId.number) && !members.includes(headId.number)) members.push(headId.number);
    return members;
  }

  get neighbours(): readonly string[] {
    const { row } = this.facts.ref;
    const beside: string[] = [];
    for (let at = row - BESIDE; at <= row + BESIDE; at += 1) {
      const number = this.#sheet[at];
      if (number !== undefined && !this.#isOwn(number) && !beside.includes(number)) beside.push(number);
    }
    return beside;
  }

  hasMember(number: string): boolean {
    const { headId } = this.facts;
    return ((headId.kind === 'valid' && headId.number === number) || this.#household.includes(number)) && !this.#isOwn(number);
  }

  hasNeighbour(number: string): boolean {
    const { row } = this.facts.ref;
    for (let at = row - BESIDE; at <= row + BESIDE; at += 1) if (this.#sheet[at] === number) return !this.#isOwn(number);
    return false;
  }

  #isOwn(number: string): boolean {
    if (isOf(this.facts, number)) return true;
    const rows = this.#rows;
    for (let at = 0; at < rows.length; at += 1) if (isOf(rows[at] as TargetRecord, number)) return true;
    return false;
  }
}

function isOf({ id }: TargetRecord, number: string): boolean {
  return id.kind === 'valid' && id.number === number;
}

/** One empty list serves all who stand on one row. */
const NO_OTHERS: readonly TargetRecord[] = [];

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

/** One list of nobody serves all who stand alone. */
const NOBODY: readonly string[] = [];

/** Rows so far apart still count as neighbours: a list may lack every other row of the one it was sorted against. */
const BESIDE = 2;

/** Valid numbers of a sheet by row. */
type NumbersOfSheet = readonly (string | undefined)[];

function numbersByRow(people: readonly Pick<Person, 'rows'>[]): ReadonlyMap<string, ReadonlyMap<string, NumbersOfSheet>> {
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

/** Valid numbers of a household; a single one needs no list. */
type NumbersOfHousehold = string | readonly string[];

function numbersByHousehold(people: readonly Pick<Person, 'rows'>[]): ByHousehold<NumbersOfHousehold> {
  const numbers = byHousehold((): NumbersOfHousehold => NOBODY);
  for (const { rows } of people) {
    for (const row of rows) {
      if (row.household === '' || row.id.kind !== 'valid') continue;
      const held = numbers.at(row);
      const { number } = row.id;
      if (held.length === 0) numbers.put(row, number);
      else if (held !== number && (typeof held === 'string' || !held.includes(number))) numbers.put(row, typeof held === 'string' ? [held, number] : held.concat(number)); // no longer than it must be
    }
  }
  return numbers;
}

function householdOf(row: TargetRecord, households: ByHousehold<NumbersOfHousehold>): readonly string[] {
  const held = households.get(row) ?? NOBODY;
  if (typeof held !== 'string') return held;
  return row.id.kind === 'valid' && row.id.number === held ? NOBODY : [held];
}
