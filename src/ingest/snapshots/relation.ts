/** What one snapshot is to another 两期关系: whether the later takes the place of the earlier, or nobody can tell. */
import { firstDay, lastDay, type PartialDate } from '../../domain/dates.js';
import type { Snapshot, SourceRules } from '../../domain/snapshot.js';
import { isSameStem, stemOf } from './name-stem.js';
import { coveredShare } from './people-sample.js';

/** `unclear`: both are used and the clerk is told; `none`: parts of one date, or lists that have nothing to do with each other. */
export type Relation = 'replaces' | 'undated' | 'unclear' | 'none';

/** What `later` is to `earlier`; the two are of one kind. Not symmetric, and independent of any third list. */
export function relationOf(later: Snapshot, earlier: Snapshot, rules: SourceRules): Relation {
  if (later.kind !== earlier.kind || later === earlier) return 'none';
  const order = orderOf(later.asOf, earlier.asOf);
  if (later.path === earlier.path) return samePath(later, earlier, order);
  if (later.supplement) return 'none';
  if (later.replacesAll && later.batch > earlier.batch && order !== 'before' && !haveDisjointTowns(later, earlier) && isNamed(later, earlier, rules)) return 'replaces';
  if (rules.accumulate.includes(later.kind) || order === 'before' || order === 'same') return 'none';
  if (haveDisjointTowns(later, earlier)) return 'none';
  const likeness = likenessOf(later, earlier, rules);
  if (order === 'unknown') return likeness === 'same' && later.batch > earlier.batch ? 'undated' : 'none';
  if (likeness === 'same') return 'replaces';
  return likeness === 'doubtful' && later.batch !== earlier.batch ? 'unclear' : 'none';
}

/**
 * Whether who is on the two decides what they are to each other, and is not known: of rosters that is found out only where it counts,
 * since they are long.
 */
export function needsPeople(later: Snapshot, earlier: Snapshot, rules: SourceRules): boolean {
  if (later.kind !== earlier.kind || later.path === earlier.path || later.supplement || (later.people !== null && earlier.people !== null)) return false;
  if (isSameStem(stemOf(later.path, rules), stemOf(earlier.path, rules))) return false;
  const order = orderOf(later.asOf, earlier.asOf);
  const comesAfter = later.batch > earlier.batch;
  if (later.replacesAll && comesAfter && order !== 'before') return true;
  return order === 'after' || (order === 'unknown' && comesAfter);
}

/** A file that came again under its own name is the same list: the newer date holds, without dates the later import. */
function samePath(later: Snapshot, earlier: Snapshot, order: Order): Relation {
  return order === 'after' || (order !== 'before' && later.batch > earlier.batch) ? 'replaces' : 'none';
}

/** Whether the clerk who says `--replace` can mean this list: the same name, or mostly the same people. Another list of the kind is not meant. */
function isNamed(later: Snapshot, earlier: Snapshot, rules: SourceRules): boolean {
  return isSameStem(stemOf(later.path, rules), stemOf(earlier.path, rules)) || (coveredShare(earlier.people, later.people) ?? 0) >= rules.sameSource.covered;
}

type Order = 'after' | 'before' | 'same' | 'unknown';

/** A month and a day within it leave open which is newer. */
function orderOf(later: string | null, earlier: string | null): Order {
  if (later === null || earlier === null) return 'unknown';
  if (later === earlier) return 'same';
  const [a, b] = [partial(later), partial(earlier)];
  return firstDay(a) > lastDay(b) ? 'after' : lastDay(a) < firstDay(b) ? 'before' : 'unknown';
}

function partial(value: string): PartialDate {
  return { value, precision: value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day' };
}

/** One list of each of two townships. */
function haveDisjointTowns(a: Snapshot, b: Snapshot): boolean {
  return a.towns.length > 0 && b.towns.length > 0 && !a.towns.some((town) => b.towns.includes(town));
}

/** `doubtful`: not known who is on it (a roster whose copy is gone), or people agree and headings do not. */
function likenessOf(later: Snapshot, earlier: Snapshot, rules: SourceRules): 'same' | 'doubtful' | 'other' {
  if (isSameStem(stemOf(later.path, rules), stemOf(earlier.path, rules))) return 'same';
  const covered = coveredShare(earlier.people, later.people);
  const alike = shareOfHeadings(later, earlier) >= rules.sameSource.headings;
  if (covered === null) return alike ? 'doubtful' : 'other';
  if (covered >= rules.sameSource.covered) return alike ? 'same' : 'doubtful';
  return alike && (coveredShare(later.people, earlier.people) ?? 0) >= rules.sameSource.covered ? 'doubtful' : 'other';
}

function shareOfHeadings(a: Snapshot, b: Snapshot): number {
  const all = new Set([...a.headings, ...b.headings]);
  return all.size === 0 ? 1 : a.headings.filter((heading) => b.headings.includes(heading)).length / all.size;
}
