/** Lists of events 死亡、缴费 that come month after month under one name: this month's is added to last month's, under a name of its own. */
import path from 'node:path';
import { coveredShare, type SourceRules } from '../../src/index.js';
import type { StoredSnapshot } from '../../src/io/index.js';
import type { ReadSource } from './read-source.js';

/** `死亡名单（补充2）.xlsx`: how the second file of one name is reported. */
const NUMBERED = /（补充\d+）(?=\.[^.]*$|$)/u;

/**
 * The name under which a file of events is kept when another of its name is in use and tells of other events; null = under its own.
 * Whoever sends the whole list once more, with the new rows below, replaces it.
 */
export function supplementName({ source, snapshots }: Pick<ReadSource, 'source' | 'snapshots'>, known: readonly StoredSnapshot[], rules: SourceRules): string | null {
  if (snapshots.length === 0 || snapshots.some(({ snapshot }) => !rules.accumulate.includes(snapshot.kind))) return null;
  const namesakes = known.filter(({ snapshot, state }) => (state === 'in-force' || state === 'replaced') && plainName(snapshot.path) === source.path);
  const same = namesakes.find(({ snapshot }) => snapshot.sha256 === source.sha256);
  if (same !== undefined) return same.snapshot.path === source.path ? null : same.snapshot.path;
  const [current] = namesakes.filter(({ snapshot, state }) => state === 'in-force' && isTold(snapshot, snapshots, rules));
  if (current !== undefined) return current.snapshot.path === source.path ? null : current.snapshot.path;
  if (!namesakes.some(({ snapshot, state }) => state === 'in-force' && snapshot.path === source.path)) return null;
  const taken = new Set(known.map(({ snapshot }) => snapshot.path));
  for (let count = 2; ; count += 1) {
    const { dir, name, ext } = path.posix.parse(source.path);
    const own = path.posix.join(dir, `${name}（补充${count}）${ext}`);
    if (!taken.has(own)) return own;
  }
}

/** The coming file tells most of the earlier one's events again. Of lists read by an earlier version that is not known: then nothing is replaced. */
function isTold(earlier: StoredSnapshot['snapshot'], coming: ReadSource['snapshots'], rules: SourceRules): boolean {
  const later = coming.find(({ snapshot }) => snapshot.kind === earlier.kind);
  return later !== undefined && (coveredShare(earlier.people, later.snapshot.people) ?? 0) >= rules.sameSource.covered;
}

function plainName(name: string): string {
  return name.replace(NUMBERED, '');
}
