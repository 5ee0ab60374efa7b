/** Lists of one row a person, told column by column: the heading beside what stands under it. */
import type { Cell } from '../../domain/cell.js';
import type { Entry, Scribe, Written } from '../faults/scribe.js';
import type { MadePerson } from '../people.js';
import { line, type CountyView, type DraftRow } from './draft.js';
import { reworded } from './wording.js';

/** What a cell is made from. `order` counts rows from 1. */
export interface RowView {
  readonly person: MadePerson;
  readonly written: Written;
  readonly order: number;
}

export type Column<R extends RowView = RowView> = readonly [heading: string, cell: (row: R) => Cell];

export const order = (heading = '序号'): Column => [heading, (row) => row.order];
export const name = (heading = '姓名'): Column => [heading, ({ written }) => written.name];
export const id = (heading = '身份证号'): Column => [heading, ({ written }) => written.id];
export const sex = (heading = '性别'): Column => [heading, ({ written }) => written.sex];
export const birth = (heading = '出生日期'): Column => [heading, ({ written }) => written.birth];
export const town = (heading: string): Column => [heading, ({ written }) => written.town];
export const village = (heading: string): Column => [heading, ({ written }) => written.village];
export const phone = (heading = '联系电话'): Column => [heading, ({ person }) => person.phone];
export const relation = (heading = '与户主关系'): Column => [heading, ({ person }) => person.relation];
export const headName = (heading = '户主姓名'): Column => [heading, ({ person }) => person.household.members[0]!.name.text];

/** A column in which the same stands for everybody. */
export const always = (heading: string, cell: Cell): Column => [heading, () => cell];

/** The headings as this county words them. */
export function headingRow<R extends RowView>(view: CountyView, label: string, columns: readonly Column<R>[]): DraftRow {
  return line(...reworded(view, label, columns.map(([heading]) => heading)));
}

/** One row for each entry. */
export function* personRows(scribe: Scribe, entries: readonly Entry[], columns: readonly Column[]): Generator<DraftRow> {
  for (const [index, entry] of entries.entries()) {
    const written = scribe.write(entry);
    yield personRow({ person: entry.person, written, order: index + 1 }, columns);
  }
}

/** The row itself, for lists that write several rows a person. */
export function personRow<R extends RowView>(row: R, columns: readonly Column<R>[]): DraftRow {
  return { cells: columns.map(([, cell]) => cell(row)), traces: [{ person: row.person, part: 1, faults: row.written.faults, written: row.written }] };
}

/** A day of the month that differs from person to person: `01` to `28`. */
export function dayOf({ index }: MadePerson): string {
  return String((index % 28) + 1).padStart(2, '0');
}

/** A month from `01` to `09`. */
export function monthOf({ index }: MadePerson): string {
  return `0${(index % 9) + 1}`;
}
