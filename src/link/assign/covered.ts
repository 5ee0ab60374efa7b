/** Who needs no further search: people whose certain rows already answer what a candidate row could say. */
import { SOURCE_KINDS, isCoverKind, type RosterKind } from '../../domain/kinds.js';
import { SCHEMES, type RosterRecord } from '../../domain/record.js';

/** What the certain rows of a person say. */
export interface Cover {
  /** `kind|file` of every certain row. */
  readonly lists: ReadonlySet<string>;
  /** Years of active basic insurance; `*` when a row names no year. */
  readonly years: ReadonlySet<number | '*'>;
}

export function coverOf(rows: readonly RosterRecord[]): Cover {
  const years = new Set<number | '*'>();
  for (const row of rows) {
    for (const { scheme, status, years: stated } of row.enrolments) {
      if (!SCHEMES[scheme].basic || (status !== 'active' && status !== 'unknown')) continue;
      if (stated.length === 0) years.add('*');
      for (const year of stated) years.add(year);
    }
  }
  return { lists: new Set(rows.map(listKey)), years };
}

/**
 * A candidate adds nothing when its own list already has a certain row of the person, or when he is certainly insured in
 * every year of which it speaks. Deaths and removals (`askAnyway`) are asked about all the same.
 */
export function isCovered(candidate: RosterRecord, cover: Cover, askAnyway: ReadonlySet<RosterKind>): boolean {
  if (cover.lists.has(listKey(candidate))) return true;
  if (isCoverKind(candidate.kind)) return [...cover.lists].some((list) => list.startsWith(`${candidate.kind}|`));
  if (askAnyway.has(candidate.kind) || cover.years.size === 0) return false;
  if (SOURCE_KINDS[candidate.kind].role === 'evidence') return true;
  const years = candidate.enrolments.flatMap((enrolment) => enrolment.years);
  return cover.years.has('*') || years.every((year) => cover.years.has(year));
}

function listKey({ kind, ref }: RosterRecord): string {
  return `${kind}|${ref.file}`;
}
