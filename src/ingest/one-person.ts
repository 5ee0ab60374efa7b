import { cellText, type Cell } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';
import type { PersonColumns } from '../domain/mapping.js';
import { looksLikeId } from './cell-shapes.js';
import { HOUSEHOLD_FIELDS, PLACE_FIELDS } from './fill-down.js';
import { foldText } from './fold-heading.js';

/** A person found on a row; cells may still be completed. */
export interface RowPerson {
  readonly part: number;
  readonly role: PersonColumns['role'];
  readonly cells: Partial<Record<Field, Cell>>;
  readonly columns: Readonly<Partial<Record<Field, number>>>;
}

/** What two people of one household and one name differ by. */
const TELLING: readonly Field[] = ['birthDate', 'sex', 'relation'];

/**
 * True if the person already stands on this row: many households list the head again as member 1, or a member twice. Equal number and
 * no other name, or an equal name where one of the two has no number and nothing else tells them apart; two members called 未取名 are
 * two. What only the second place says is taken over. An equal number with another name is another person: a child under a parent's number.
 *
 * @param surnames characters by which a name of a member is known to be one
 */
export function sameAsEarlier(person: RowPerson, earlier: readonly RowPerson[], surnames: string): boolean {
  if (person.role !== 'member') return false;
  const name = textOf(person.cells.name);
  const id = textOf(person.cells.idNumber);
  const twin = earlier.find((each) => {
    const otherName = textOf(each.cells.name);
    const otherId = textOf(each.cells.idNumber);
    if (id !== '' && id === otherId) return name === '' || otherName === '' || name === otherName;
    if (name === '' || name !== otherName || (id !== '' && otherId !== '')) return false;
    return each.role === 'head' || (surnames.includes(name.charAt(0)) && TELLING.every((field) => mayBeEqual(textOf(person.cells[field]), textOf(each.cells[field]))));
  });
  if (twin === undefined) return false;
  for (const [field, cell] of Object.entries(person.cells) as [Field, Cell][]) {
    if (textOf(twin.cells[field]) === '') twin.cells[field] = cell;
  }
  return true;
}

function mayBeEqual(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

/** Two identity numbers are longer than this. */
const ONE_NUMBER = 30;
const HAN = /\p{Script=Han}/u;

/** A glance at the number's cell: it is longer than any number, or holds a number and words. */
export function mayBeSeveral({ cells: { idNumber } }: RowPerson): boolean {
  return typeof idNumber === 'string' && idNumber.length > 18 && (idNumber.length > ONE_NUMBER || HAN.test(idNumber));
}

/** A name and behind it, blanks and marks aside, an identity number: 李四 1504…, 李四/1504…. */
const NAMED_NUMBER = /([\p{Script=Han}·•]{2,20})[^\p{Script=Han}\d]*(\d{17}[\dXx]|\d{15})(?!\d)/gu;

/** Names and numbers that one cell tells; empty unless each of its numbers has a name before it, and most of them begin as names do. */
export function namedNumbers(cell: Cell | undefined, surnames: string): readonly { readonly name: string; readonly idNumber: string }[] {
  if (typeof cell !== 'string' || cell.length <= 18 || !HAN.test(cell)) return [];
  const found = [...cell.normalize('NFKC').matchAll(NAMED_NUMBER)].map(([, name, idNumber]) => ({ name: name!, idNumber: idNumber! }));
  const numbers = cell.normalize('NFKC').match(/\d{15,}/gu)?.length ?? 0;
  return found.length === numbers && found.filter(({ name }) => surnames.includes([...name][0]!)).length * 2 > found.length ? found : [];
}

/** What stands between names, numbers and the rest of several people in one cell: lines, else marks, else blanks. */
const BETWEEN_PEOPLE = [/[\r\n]+/u, /[、,;/|，；／]+/u, /\s+/u] as const;

/** Written once for the whole family: 柳河镇 东村 is one place. */
const SHARED: ReadonlySet<Field> = new Set([...HOUSEHOLD_FIELDS, ...PLACE_FIELDS]);

/** 2019/10/01 is one date. */
const DATE = /^\d{4}[/.-]\d{1,2}[/.-]\d{1,2}$/u;

/**
 * A family in one cell 一格多人: as many names as identity numbers, each a line, are as many people, and so is what else the row says in as
 * many lines. So are names with their numbers behind them, 李四 1504…; a head who is not among them is one more. Anything else is one
 * person, and the cell is complained of.
 */
export function peopleOnRow(person: RowPerson, surnames: string): readonly RowPerson[] {
  const { name, idNumber } = person.cells;
  if (!mayBeSeveral(person) || typeof idNumber !== 'string' || typeof name !== 'string') return [person];
  const told = namedNumbers(idNumber, surnames);
  if (told.length > 0) {
    const own = name === idNumber ? (told.length > 1 ? cellText(person.cells.headName) : '') : name;
    const isTold = own.trim() === '' || told.some((each) => each.name === own.trim());
    return [...(isTold ? [] : [{ ...person, cells: { ...person.cells, name: own, idNumber: person.cells.headId ?? null } }]), ...told.map((each) => ({ ...person, cells: { ...person.cells, ...each } }))];
  }
  const numbers = splitInto(idNumber, (parts) => parts.length > 1 && parts.every((part) => looksLikeId(part)));
  if (numbers === undefined) return [person];
  const asMany = (parts: readonly string[]): boolean => parts.length === numbers.length;
  const names = splitInto(name, asMany);
  if (names === undefined) return [person];
  const partsOfField = (field: Field, cell: Cell): readonly string[] | undefined => {
    if (field === 'idNumber') return numbers;
    if (field === 'name') return names;
    return typeof cell !== 'string' || SHARED.has(field) || DATE.test(cell.trim()) ? undefined : splitInto(cell, asMany);
  };
  const columns = (Object.entries(person.cells) as [Field, Cell][]).map(([field, cell]) => [field, cell, partsOfField(field, cell)] as const);
  return numbers.map((_, at) => ({ ...person, cells: Object.fromEntries(columns.map(([field, cell, parts]) => [field, parts?.[at] ?? cell])) }));
}

function splitInto(text: string, fits: (parts: readonly string[]) => boolean): readonly string[] | undefined {
  return BETWEEN_PEOPLE.map((between) => text.split(between).map((part) => part.trim()).filter((part) => part !== '')).find(fits);
}

function textOf(cell: Cell | undefined): string {
  return foldText(cellText(cell));
}
