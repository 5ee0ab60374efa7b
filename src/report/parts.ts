import type { SheetModel, WorkbookModel } from '../domain/workbook.js';

/**
 * Long lists are handed out in parts 分册: beyond this many rows a workbook is slow to open on an office PC, and heavy to
 * write (26 750 rows of 30 columns of text take 3 s and 280 MB).
 */
export const ROWS_PER_WORKBOOK = 20_000;

/**
 * Cuts a list into parts of at most `limit` items, at a change of group where that is possible: a township is only divided
 * when it is itself longer than the limit. Order is kept; an empty list is one empty part.
 */
export function inParts<T>(items: readonly T[], groupOf: (item: T) => string, limit: number = ROWS_PER_WORKBOOK): T[][] {
  const parts: T[][] = [[]];
  for (const group of runs(items, groupOf)) {
    for (let from = 0; from < group.length; from += limit) {
      const piece = group.slice(from, from + limit);
      const last = parts.at(-1)!;
      if (last.length > 0 && last.length + piece.length > limit) parts.push(piece);
      else for (const each of piece) last.push(each);
    }
  }
  return parts;
}

/** A workbook whose sheets are made anew each time they are asked for: the parts of a long list are never all there at once. */
export function madeWhenAsked(head: Pick<WorkbookModel, 'name' | 'unit' | 'date'>, sheets: () => readonly SheetModel[]): WorkbookModel {
  return { ...head, get sheets() { return sheets(); } };
}

/** How many items stand in the parts before this one. */
export function countBefore(parts: readonly (readonly unknown[])[], index: number): number {
  return parts.slice(0, index).reduce((sum, before) => sum + before.length, 0);
}

/** File name of a part: the plain name when there is only one. */
export function partName(name: string, index: number, count: number): string {
  return count === 1 ? name : `${name}（第${index + 1}册，共${count}册）`;
}

/** Neighbours of one group. */
function runs<T>(items: readonly T[], groupOf: (item: T) => string): T[][] {
  const found: T[][] = [];
  let group: string | null = null;
  for (const item of items) {
    const key = groupOf(item);
    if (key === group) found.at(-1)!.push(item);
    else found.push([item]);
    group = key;
  }
  return found;
}
