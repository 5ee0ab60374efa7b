/** Counts the rows of a household list that leave the number of their head 户主证件号码 blank though the list has a column for it. */
import { cellText, isBlank, type Cell } from '../domain/cell.js';
import { FIELDS, type Field } from '../domain/fields.js';
import { issue, type Issue } from '../domain/issue.js';
import type { SheetLayout } from '../domain/mapping.js';
import { columnLetters, type CellPlace } from '../domain/source-ref.js';
import { saysNothing } from './cell-shapes.js';

/** Sees the people of a sheet with what was filled down for them. */
export interface HeadNumbers {
  see(row: number, cells: Readonly<Partial<Record<Field, Cell>>>): void;
  /** One issue a sheet, at the first such row; null when every row has its head's number, or the list has no such column. */
  found(place: CellPlace): Issue | null;
}

/** The head's own row is not counted: his number stands there as his own. */
export function createHeadNumbers(layout: SheetLayout, headRelations: readonly string[]): HeadNumbers {
  const column = layout.people.length === 1 ? (layout.people[0]?.columns.headId ?? layout.shared.headId) : undefined;
  let first = 0;
  let count = 0;
  let rows = 0;
  return {
    see(row, { name, headName, headId, relation }) {
      if (column === undefined || headRelations.includes(cellText(relation).trim())) return;
      if (!isBlank(headName) && cellText(headName).trim() === cellText(name).trim()) return;
      rows += 1;
      if (!saysNothing(headId) && /\d/u.test(cellText(headId))) return; // 无, — and the like are no number
      count += 1;
      first ||= row;
    },
    found: (place) => (column === undefined || count === 0 ? null
      : issue('ingest/head-number-blank', { ...place, row: first, column: columnLetters(column) }, { column: layout.headings[column] || FIELDS.headId.zh, count, rows })),
  };
}
