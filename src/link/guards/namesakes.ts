/** Namesakes 同名: how many people of the target lists bear one name in one village, and whose a name is besides. */
import type { Person } from '../../domain/person.js';
import type { PersonFacts, TargetRecord } from '../../domain/record.js';

export interface Namesakes {
  /** How many people of this name live in this village (or in this township, where villages are not stated), the person included. */
  count(person: number, facts: PersonFacts): number;
  /**
   * Whether the name is, to the letter, that of somebody else who is known by a number of his own, or stands on the person's own list, and
   * was born the same day as the person, or lives in his household or (where `inVillage`) village: under the number of the one a row with
   * the name of the other may be either's.
   */
  isOfAnother(person: number, facts: PersonFacts, right: PersonFacts, inVillage: boolean): boolean;
  /** Whether a row that denies its number fits somebody else of its name: born on the day it states, or of its sex and village. */
  fitsAnother(person: number, right: PersonFacts): boolean;
}

/** People of one name by place. */
type Places = ReadonlyMap<string, ReadonlySet<number>>;

/** Nothing is counted before the first question, and the places of a name only when somebody asks for it. */
export function countNamesakes(people: readonly Pick<Person, 'rows'>[]): Namesakes {
  let bearers: Bearers | null = null;
  const counted = new Map<string, Places>();
  const rowsWith = (folded: string): readonly Borne[] => rowsOfBearers(folded, bearers ??= bearersOf(people), people);
  const placesOf = (folded: string): Places => {
    let places = counted.get(folded);
    if (places === undefined) counted.set(folded, places = placesOfBearers(rowsWith(folded)));
    return places;
  };
  return {
    count(person, { name, place }) {
      if (name.folded === '' || (place.townKey === '' && place.villageKey === '')) return 1;
      const found = placesOf(name.folded).get(`${place.townKey}|${place.villageKey}`);
      return found === undefined ? 1 : found.size + (found.has(person) ? 0 : 1);
    },
    isOfAnother: (person, facts, { name, id }, inVillage) => name.folded !== '' && rowsWith(name.folded).some(({ bearer, row }) =>
      bearer !== person && (row.id.kind === 'valid' ? !(id.kind === 'valid' && id.number === row.id.number) : isOfOneSheet(facts, row)) && isCloseBy(facts, row, inVillage)),
    fitsAnother: (person, right) => right.name.folded !== '' && rowsWith(right.name.folded).some(({ bearer, row }) => bearer !== person && isAsStated(right, row)),
  };
}

/** Whose rows bear a name, as chains through the rows: a list for each name would weigh more than the names. */
interface Bearers {
  /** The last row of each name. */
  readonly last: ReadonlyMap<string, number>;
  /** Of each row its person, and the row of the same name before it; −1 when it is the first. */
  readonly person: Int32Array;
  readonly before: Int32Array;
}

function bearersOf(people: readonly Pick<Person, 'rows'>[]): Bearers {
  const count = people.reduce((sum, { rows }) => sum + rows.length, 0);
  const [last, person, before] = [new Map<string, number>(), new Int32Array(count), new Int32Array(count)];
  let row = 0;
  people.forEach(({ rows }, position) => {
    for (const { name: { folded } } of rows) {
      person[row] = position;
      before[row] = last.get(folded) ?? -1;
      last.set(folded, row);
      row += 1;
    }
  });
  return { last, person, before };
}

/** A row of a person who bears the name. */
interface Borne {
  readonly bearer: number;
  readonly row: TargetRecord;
}

function rowsOfBearers(folded: string, { last, person, before }: Bearers, people: readonly Pick<Person, 'rows'>[]): Borne[] {
  const found: Borne[] = [];
  const seen = new Set<number>();
  for (let at = last.get(folded) ?? -1; at >= 0; at = before[at] as number) {
    const bearer = person[at] as number;
    if (seen.has(bearer)) continue;
    seen.add(bearer);
    for (const row of people[bearer]?.rows ?? []) if (row.name.folded === folded) found.push({ bearer, row });
  }
  return found;
}

/** Two rows of one list are hardly one person's. */
function isOfOneSheet({ ref: a }: PersonFacts, { ref: b }: PersonFacts): boolean {
  return a.file === b.file && a.sheet === b.sheet;
}

/** A row that states another birth date than its number's is held against that, one that states another sex against sex and village. */
function isAsStated(right: PersonFacts, row: TargetRecord): boolean {
  if (right.id.kind !== 'valid' || row.id.kind !== 'valid' || row.id.number === right.id.number || (right.sex !== null && right.sex !== row.sex)) return false;
  return right.birthDate !== null && right.birthDate !== right.id.birthDate ? row.birthDate === right.birthDate : isOfOneVillage(right, row);
}

function placesOfBearers(borne: readonly Borne[]): Places {
  const places = new Map<string, Set<number>>();
  for (const { bearer, row: { place } } of borne) {
    const key = `${place.townKey}|${place.villageKey}`;
    places.set(key, (places.get(key) ?? new Set<number>()).add(bearer));
  }
  return places;
}

/** Born the same day, of one household, or (where `inVillage`) of one village. */
export function isCloseBy(a: PersonFacts, b: PersonFacts, inVillage: boolean): boolean {
  return isOfOneDayOrHousehold(a, b) || (inVillage && isOfOneVillage(a, b));
}

function isOfOneDayOrHousehold(a: PersonFacts, b: PersonFacts): boolean {
  return (a.birthDate !== null && a.birthDate === b.birthDate) || (a.household !== '' && a.household === b.household);
}

function isOfOneVillage({ place: a }: PersonFacts, { place: b }: PersonFacts): boolean {
  return a.villageKey !== '' && a.villageKey === b.villageKey && a.townKey === b.townKey;
}
