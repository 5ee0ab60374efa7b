import { cellText, type Cell } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';
import type { PersonColumns } from '../domain/mapping.js';
import { foldText } from './fold-heading.js';

/** A person found on a row; cells may still be completed. */
export interface RowPerson {
  readonly part: number;
  readonly role: PersonColumns['role'];
  readonly cells: Partial<Record<Field, Cell>>;
  readonly columns: Readonly<Partial<Record<Field, number>>>;
}

/**
 * True if the person already stands on this row: many households list the head again as member 1. Equal number and no
 * other name, or the head's name where one of the two has no number. What only the second place says is taken over. An
 * equal number with another name is another person: a child under a parent's number.
 */
export function sameAsEarlier(person: RowPerson, earlier: readonly RowPerson[]): boolean {
  if (person.role !== 'member') return false;
  const name = textOf(person.cells.name);
  const id = textOf(person.cells.idNumber);
  const twin = earlier.find((each) => {
    const otherName = textOf(each.cells.name);
    const otherId = textOf(each.cells.idNumber);
    if (id !== '' && id === otherId) return name === '' || otherName === '' || name === otherName;
    return each.role === 'head' && name !== '' && name === otherName && (id === '' || otherId === '');
  });
  if (twin === undefined) return false;
  for (const [field, cell] of Object.entries(person.cells) as [Field, Cell][]) {
    if (textOf(twin.cells[field]) === '') twin.cells[field] = cell;
  }
  return true;
}

function textOf(cell: Cell | undefined): string {
  return foldText(cellText(cell));
}
