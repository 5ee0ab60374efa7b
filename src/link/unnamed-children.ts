/**
 * Children without a name of their own 未取名的孩子: newborns are enrolled as 张三之女 or 新生儿, often under a parent's number or none,
 * and stand in the target lists under their names. What leads from one to the other is the parent and the birth date.
 */
import type { Person } from '../domain/person.js';
import type { PersonName } from '../domain/person-name.js';
import type { PersonFacts } from '../domain/record.js';
import { familiesOf, type Families } from './people/families.js';

/** A child is entered under a name of its own before this many years are over. */
const YEARS = 6;
const NOBODY: readonly number[] = [];

export interface UnnamedChildren {
  /** People who may be the unnamed child of a row, by position: those born that day; where the row does not say when, the parent's. */
  of(right: PersonFacts): Iterable<number>;
  /** What the parent of the row is to the household of a person: a level of the head of household, null when nothing. */
  headLevel(left: Person['rows'][number], right: PersonFacts): 'same-name' | 'member-name' | null;
}

/** Nobody's family is looked at before the first such row comes: most rosters have none. */
export function unnamedChildren(people: readonly Pick<Person, 'rows'>[]): UnnamedChildren {
  let known: Children | null = null;
  const children = (): Children => (known ??= childrenOf(people));
  return {
    of(right) {
      const { byParent, byBirth } = children();
      const isStated = right.birthDate !== null && !(right.id.kind === 'valid' && right.birthDate === right.id.birthDate); // the number may be a parent's
      if (isStated) return byBirth.get(right.birthDate) ?? NOBODY;
      return new Set(parentsOf(right).flatMap((parent) => byParent.get(parent) ?? NOBODY));
    },
    headLevel(left, right) {
      const parents = parentsOf(right);
      if (left.headName !== null && parents.includes(left.headName.folded)) return 'same-name';
      return parents.some((parent) => children().families.hasName(left, parent)) ? 'member-name' : null;
    },
  };
}

/** Whether the name is not the person's own: that of a parent, or none at all. */
export function isUnnamed({ childOf }: PersonName): boolean {
  return childOf !== undefined;
}

function parentsOf({ name, headName }: PersonFacts): string[] {
  return [name.childOf ?? '', headName?.folded ?? ''].filter((parent) => parent !== '');
}

interface Children {
  readonly byParent: ReadonlyMap<string, readonly number[]>;
  readonly byBirth: ReadonlyMap<string, readonly number[]>;
  readonly families: Families;
}

/** The youngest of the lists, by the names in their household and by birth date. */
function childrenOf(people: readonly Pick<Person, 'rows'>[]): Children {
  const families = familiesOf(people);
  const [byParent, byBirth] = [new Map<string, number[]>(), new Map<string, number[]>()];
  const file = (map: Map<string, number[]>, key: string, person: number): void => {
    const there = map.get(key);
    if (there === undefined) map.set(key, [person]); else if (there.at(-1) !== person) there.push(person);
  };
  const latest = people.reduce((year, { rows }) => rows.reduce((most, { birthDate }) => Math.max(most, yearOf(birthDate)), year), 0);
  people.forEach(({ rows }, person) => {
    for (const row of rows) {
      if (row.birthDate === null || yearOf(row.birthDate) <= latest - YEARS) continue;
      file(byBirth, row.birthDate, person);
      for (const name of families.namesAt(row)) file(byParent, name, person);
      if (row.headName !== null) file(byParent, row.headName.folded, person);
    }
  });
  return { byParent, byBirth, families };
}

function yearOf(birthDate: string | null): number {
  return birthDate === null ? 0 : Number(birthDate.slice(0, 4));
}
