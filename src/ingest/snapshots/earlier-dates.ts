/** Which files given together are earlier lists of a source that comes with a later one, by the dates in their names. */
import type { PartialDate } from '../../domain/dates.js';
import type { SourceRules } from '../../domain/snapshot.js';
import { findAsOf } from '../as-of.js';
import { isSameStem, stemOf } from './name-stem.js';

/**
 * Of reported paths those that name an earlier date than another of the same source, with that date: 居民参保2020年1月 beside 居民参保2020年2月.
 * One date said of all of them would make parts of one list out of them, and the earlier one would count again.
 */
export function earlierDates(paths: readonly string[], rules: SourceRules): ReadonlyMap<string, string> {
  const dated = paths.flatMap((path) => {
    const date = findAsOf(path.split('/').reverse().map((part, at) => (at === 0 ? part.replace(/\.[^.]*$/u, '') : part)), []);
    return date === null ? [] : [{ path, date, stem: stemOf(path, rules) }];
  });
  return new Map(dated.filter(({ date, stem }) => dated.some((other) => isSameStem(stem, other.stem) && isBefore(date, other.date))).map(({ path, date }) => [path, date.value]));
}

/** Earlier as far as both say: 2020 is not before 2020-03. */
function isBefore(a: PartialDate, b: PartialDate): boolean {
  const length = Math.min(a.value.length, b.value.length);
  return a.value.slice(0, length) < b.value.slice(0, length);
}
