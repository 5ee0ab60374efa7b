import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';
import type { FillDown, SheetLayout } from '../domain/mapping.js';
import type { Merge } from '../domain/sheet.js';

/** Fields that belong to a household and may be written once for all its members. Names and numbers of people are never carried. */
export const HOUSEHOLD_FIELDS: readonly Field[] = ['household', 'headName', 'headId', 'povertyStatus', 'householdType', 'leftPovertyYear', 'address'];
export const PLACE_FIELDS: readonly Field[] = ['county', 'town', 'village', 'group'];

/**
 * Finds out from sample rows which columns are written only on the first row of a household or of a place. A household
 * column counts only if every row that starts a household (relation 户主, or a sequence number) has it and some others lack it.
 */
export function detectFill(rows: readonly (readonly Cell[])[], columns: Readonly<Partial<Record<Field, number>>>, sequence: readonly number[], headRelations: readonly string[]): FillDown {
  const blank = (row: readonly Cell[], column: number) => isBlank(row[column]);
  const starts = (row: readonly Cell[]): boolean | null => {
    if (columns.relation !== undefined) return headRelations.includes(cellText(row[columns.relation]).trim());
    const numbered = sequence.find((column) => rows.some((each) => blank(each, column)) && rows.some((each) => !blank(each, column)));
    return numbered === undefined ? null : !blank(row, numbered);
  };
  const first = rows[0];
  const household = HOUSEHOLD_FIELDS.filter((field) => {
    const column = columns[field];
    if (column === undefined || first === undefined || blank(first, column)) return false;
    const some = rows.some((row) => blank(row, column));
    return some && rows.every((row) => { const start = starts(row); return start !== null && (start ? !blank(row, column) : true); }) && rows.some((row) => starts(row) === false && blank(row, column))
      && rows.filter((row) => starts(row) === false).every((row) => blank(row, column));
  });
  const place = PLACE_FIELDS.filter((field) => {
    const column = columns[field];
    if (column === undefined || first === undefined || blank(first, column)) return false;
    return rows.filter((row) => blank(row, column)).length * 2 >= rows.length && rows.length >= 3;
  });
  return { household, place };
}

/** The value of a merged cell, or of the row above where that is the way of the sheet; `null` = nothing to carry. */
export interface Filler {
  /** Takes in the next row below the header, people or not. */
  see(rowNumber: number, cells: readonly Cell[], isPerson: boolean): void;
  valueOf(field: Field): Cell | undefined;
}

/** Carries household and place values down a sheet; rows must be seen in order. */
export function createFiller(layout: SheetLayout, merges: readonly Merge[], headRelations: readonly string[]): Filler {
  const columns = { ...layout.shared, ...layout.people[0]?.columns };
  const relation = columns.relation;
  const tracks = [...HOUSEHOLD_FIELDS, ...PLACE_FIELDS].flatMap((field) => {
    const column = columns[field];
    if (column === undefined) return [];
    const ranges = merges.filter((merge) => merge.left <= column && merge.right >= column && merge.bottom > merge.top).sort((a, b) => a.top - b.top);
    return [{ field, column, ranges, next: 0, merged: null as Cell, carried: null as Cell, household: layout.fill.household.includes(field), place: layout.fill.place.includes(field), value: null as Cell }];
  }).filter((track) => track.ranges.length > 0 || track.household || track.place);
  const values = new Map(tracks.map((track) => [track.field, track]));
  return {
    see(rowNumber, cells, isPerson) {
      if (tracks.length === 0) return;
      const startsHousehold = relation === undefined
        ? layout.sequence.some((column) => !isBlank(cells[column])) || tracks.some((track) => track.household && !isBlank(cells[track.column]))
        : headRelations.includes(cellText(cells[relation]).trim()) || tracks.some((track) => track.household && !isBlank(cells[track.column]));
      for (const track of tracks) {
        while (track.next < track.ranges.length && track.ranges[track.next]!.bottom < rowNumber) track.next += 1;
        const range = track.ranges[track.next];
        const own = cells[track.column] ?? null;
        if (range !== undefined && range.top === rowNumber) track.merged = own;
        if (isPerson && (track.household ? startsHousehold : !isBlank(own))) track.carried = own;
        const inRange = range !== undefined && rowNumber > range.top && rowNumber <= range.bottom;
        track.value = !isBlank(own) ? own : inRange ? track.merged : (track.household && !startsHousehold) || track.place ? track.carried : null;
      }
    },
    valueOf(field) {
      return values.get(field)?.value;
    },
  };
}
