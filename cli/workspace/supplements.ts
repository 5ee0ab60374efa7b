/** Lists of events 死亡、缴费 that come month after month under one name: this month's is added to last month's, under a name of its own. */
import path from 'node:path';
import { coveredShare, issue, type SourceRules } from '../../src/index.js';
import type { StoredSnapshot } from '../../src/io/index.js';
import type { ReadSource } from './read-source.js';

/** `死亡名单（补充2）.xlsx`: how the second file of one name is reported. */
const NUMBERED = /（补充\d+）(?=\.[^.]*$|$)/u;

/** What a file of events is to the files of its name: kept under this name, or no part of what is used. */
export type Supplement = { readonly name: string } | { readonly partOf: string };

/**
 * How a file of events is taken whose name is in use by a file that tells of other people; null = under its own name. People count,
 * not words: whoever sends the list once more, corrected or with new rows below, replaces it, and a list of people who all stand on
 * a longer one in force is an earlier part of it.
 */
export function supplementOf({ source, snapshots }: Pick<ReadSource, 'source' | 'snapshots'>, known: readonly StoredSnapshot[], rules: SourceRules): Supplement | null {
  if (snapshots.length === 0 || snapshots.some(({ snapshot }) => !rules.accumulate.includes(snapshot.kind))) return null;
  const namesakes = known.filter(({ snapshot, state }) => (state === 'in-force' || state === 'replaced') && plainName(snapshot.path) === source.path);
  const same = namesakes.find(({ snapshot }) => snapshot.sha256 === source.sha256);
  if (same !== undefined) return same.snapshot.path === source.path ? null : { name: same.snapshot.path };
  const current = namesakes.filter(({ state }) => state === 'in-force');
  const whole = current.find(({ snapshot }) => shareOf(snapshots, snapshot, 'of-coming') === 1 && shareOf(snapshots, snapshot, 'of-earlier') < 1);
  if (whole !== undefined) return { partOf: whole.snapshot.path };
  const told = current.find(({ snapshot }) => shareOf(snapshots, snapshot, 'of-earlier') >= rules.sameSource.covered);
  if (told !== undefined) return told.snapshot.path === source.path ? null : { name: told.snapshot.path };
  if (!current.some(({ snapshot }) => snapshot.path === source.path)) return null;
  const taken = new Set(known.map(({ snapshot }) => snapshot.path));
  for (let count = 2; ; count += 1) {
    const { dir, name, ext } = path.posix.parse(source.path);
    const own = path.posix.join(dir, `${name}（补充${count}）${ext}`);
    if (!taken.has(own)) return { name: own };
  }
}

/** A supplement is used beside the file of its name: said with what is wrong in it, so that it is never overlooked. */
export function asSupplement(file: ReadSource, given: string): ReadSource {
  return { ...file, issues: [...file.issues, issue('sources/supplement', { file: file.source.path }, { other: given })] };
}

/** Nothing of it is used: everybody on it stands on the other. */
export function asPart(file: ReadSource, other: string): ReadSource {
  const why = issue('sources/part', { file: file.source.path }, { other });
  const sheets = file.source.sheets.map((sheet) => (sheet.kind === null ? sheet : { ...sheet, kind: null, why: 'refused' }));
  return { ...file, source: { ...file.source, issue: why, sheets }, lists: [], snapshots: [], records: [], issues: [why], rosterIssues: [], empty: false };
}

/** How many people of the one stand on the other. Of lists read by an earlier version that is not known: then nobody does. */
function shareOf(coming: ReadSource['snapshots'], earlier: StoredSnapshot['snapshot'], what: 'of-earlier' | 'of-coming'): number {
  const later = coming.find(({ snapshot }) => snapshot.kind === earlier.kind)?.snapshot.people ?? null;
  return (what === 'of-earlier' ? coveredShare(earlier.people, later) : coveredShare(later, earlier.people)) ?? 0;
}

function plainName(name: string): string {
  return name.replace(NUMBERED, '');
}
