/** The table of links 比对结果表: one row a link and target row. */
import type { Link, RecordRef } from '../../src/index.js';
import type { TableCell } from './export-table.js';

export const LINK_COLUMNS = ['person_id', 'target_file', 'target_sheet', 'target_row', 'roster_kind', 'roster_file', 'roster_sheet', 'roster_row', 'tier', 'method', 'probability', 'judgement'] as const;

/** What the table says of a link, whether it comes from the store or straight from a match. */
export interface TabledLink extends Pick<Link, 'personId' | 'tier' | 'method' | 'probability' | 'judgement'>, Pick<Link['roster'], 'kind' | 'ref'> {}

/**
 * The rows of a link, given where the person's rows stand. Links of one person come one after the other: a wide row names several people in
 * one line, so that the same link may come again, and is said once. `shown`: how the name of a file or sheet is printed.
 */
export function createLinkRows(shown: (name: string) => string = (name) => name): (link: TabledLink, places: readonly RecordRef[]) => TableCell[][] {
  let person = '';
  let said: { readonly kind: TabledLink['kind']; readonly roster: RecordRef; readonly target: RecordRef }[] = [];
  return ({ personId, kind, ref: roster, tier, method, probability, judgement }, places) => {
    if (personId !== person) said = [];
    person = personId;
    const rows: TableCell[][] = [];
    for (const target of places) {
      if (said.some((each) => each.kind === kind && onOneLine(each.roster, roster) && onOneLine(each.target, target))) continue;
      said.push({ kind, roster, target });
      rows.push([personId, shown(target.file), shown(target.sheet), target.row, kind, shown(roster.file), shown(roster.sheet), roster.row, tier, method, downTo6(probability), judgement ?? '']);
    }
    return rows;
  };
}

function onOneLine(left: RecordRef, right: RecordRef): boolean {
  return left.row === right.row && left.sheet === right.sheet && left.file === right.file;
}

/** Six places, rounded down: no model is sure, so nothing reads 1. */
export function downTo6(probability: number): number {
  return Math.min(999_999, Math.floor(probability * 1e6)) / 1e6;
}
