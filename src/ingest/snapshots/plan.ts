/** What an import does to the snapshots known so far 导入方案: which files are refused, which snapshots are in force afterwards. */
import { issue, type Issue } from '../../domain/issue.js';
import { isTargetKind } from '../../domain/kinds.js';
import { fileKey, type Snapshot, type SnapshotState, type SourceRules } from '../../domain/snapshot.js';
import { guardLength, guardList, type GuardedList } from './guards.js';
import { isSameStem, stemOf } from './name-stem.js';
import { relationOf } from './relation.js';
import { settleSnapshots } from './settle.js';

/** A file as it comes in. Without lists it could not be read, or nobody stands on it. */
export interface ComingFile {
  readonly path: string;
  readonly sha256: string;
  readonly lists: readonly GuardedList[];
  /** It has a header and nobody below it. */
  readonly empty: boolean;
}

export interface KnownSnapshot {
  readonly snapshot: Snapshot;
  readonly state: SnapshotState;
  /** Path of the snapshot that took its place. */
  readonly replacedBy: string | null;
}

export interface ImportPlan {
  /** By path: why nothing of the file is used. */
  readonly refused: ReadonlyMap<string, Issue>;
  /** Every snapshot that is known afterwards, refused ones left out. */
  readonly snapshots: readonly KnownSnapshot[];
  /** What nobody can tell, for the clerk to settle. */
  readonly doubts: readonly Issue[];
}

/**
 * @param input.fresh only the files that come are used (`c2z run`); what a refused or unreadable one would have replaced stays in force
 * @param input.force no guards
 */
export function planImport(input: { readonly known: readonly KnownSnapshot[]; readonly coming: readonly ComingFile[]; readonly fresh: boolean; readonly force: boolean; readonly rules: SourceRules }): ImportPlan {
  const { rules } = input;
  const earlier = input.known.filter(({ state }) => state === 'in-force' || state === 'replaced').map(({ snapshot }) => snapshot);
  const coming = input.coming.map((file) => ({ ...file, lists: file.lists.map((list) => ({ ...list, snapshot: knownReading(list.snapshot, earlier, input.known, rules) })) }));
  const refused = input.force ? new Map<string, Issue>() : refusals(coming, input.known, earlier, rules);
  const accepted = coming.filter(({ path }) => !refused.has(path)).flatMap(({ lists }) => lists.map(({ snapshot }) => snapshot));
  const reread = new Set(coming.filter(({ path, lists }) => lists.length > 0 && !refused.has(path)).map(fileKey));
  const others = input.known.filter(({ snapshot }) => !reread.has(fileKey(snapshot)));
  const unused = coming.filter(({ path, lists }) => refused.has(path) || lists.length === 0);
  const stays = (snapshot: Snapshot): boolean => !input.fresh || unused.some((file) => isFollowedBy(snapshot, file, rules));
  const pool = [...others.filter(({ state, snapshot }) => (state === 'in-force' || (state === 'replaced' && !input.fresh)) && stays(snapshot)).map(({ snapshot }) => snapshot), ...accepted];
  const { settled, doubts } = settleSnapshots(pool, rules);
  const inPool = new Set(pool);
  const outside = others.filter(({ snapshot }) => !inPool.has(snapshot)).map((known) => (known.state === 'in-force' ? droppedBy(known, accepted, rules) : known));
  return { refused, doubts, snapshots: [...settled.map(({ snapshot, replacedBy }): KnownSnapshot => ({ snapshot, state: replacedBy === null ? 'in-force' : 'replaced', replacedBy: replacedBy?.path ?? null })), ...outside] };
}

/**
 * What came once more is what was known, unless that was replaced by a list that it would now take the place of itself: a clerk
 * who brings a list again, after another had taken its place without being of a later date, wants it used.
 */
function knownReading(coming: Snapshot, earlier: readonly Snapshot[], known: readonly KnownSnapshot[], rules: SourceRules): Snapshot {
  const before = earlier.find((each) => isSameReading(each, coming));
  if (before === undefined) return coming;
  const current = known.find(({ snapshot }) => snapshot === before);
  if (current?.state !== 'replaced') return before;
  const rivals = earlier.filter((each) => each !== before && relationOf(each, before, rules) === 'replaces');
  return rivals.some((each) => relationOf(each, coming, rules) === 'replaces') ? before : coming;
}

/** The same bytes under the same name, read in the same way and with the same word on date and place in the series. */
function isSameReading(a: Snapshot, b: Snapshot): boolean {
  return a.path === b.path && a.sha256 === b.sha256 && a.kind === b.kind && a.asOf === b.asOf && a.supplement === b.supplement && a.replacesAll === b.replacesAll && a.layout === b.layout && a.rows === b.rows;
}

function refusals(coming: readonly ComingFile[], known: readonly KnownSnapshot[], earlier: readonly Snapshot[], rules: SourceRules): Map<string, Issue> {
  const refused = new Map<string, Issue>();
  const inForce = known.filter(({ state }) => state === 'in-force').map(({ snapshot }) => snapshot);
  for (const file of coming) {
    const why = file.lists.map((list) => guardList(list, rules)).find((found) => found !== null) ?? nobodyOn(file, inForce, rules);
    if (why !== null) refused.set(file.path, why);
  }
  const passed = coming.filter(({ path }) => !refused.has(path)).flatMap(({ lists }) => lists.map(({ snapshot }) => snapshot));
  const dates = [...new Set(passed.map(({ asOf }) => asOf))].sort((a, b) => ((a ?? '9999') < (b ?? '9999') ? -1 : 1));
  let pool = earlier;
  for (const date of dates) {
    const group = passed.filter(({ asOf }) => asOf === date);
    const before = settleSnapshots(pool, rules).settled.filter(({ replacedBy }) => replacedBy === null).map(({ snapshot }) => snapshot);
    const short = guardLength(group, before, rules);
    for (const [snapshot, why] of short) refused.set(snapshot.path, why);
    pool = [...pool, ...group.filter((snapshot) => !short.has(snapshot) && !pool.includes(snapshot))];
  }
  return refused;
}

function nobodyOn(file: ComingFile, inForce: readonly Snapshot[], rules: SourceRules): Issue | null {
  if (!file.empty && !file.lists.some(({ snapshot }) => snapshot.rows === 0 && isTargetKind(snapshot.kind))) return null;
  const before = inForce.find((snapshot) => isTargetKind(snapshot.kind) && snapshot.rows > 0 && snapshot.sha256 !== file.sha256 && hasSameName(snapshot, file.path, rules));
  return before === undefined ? null : issue('sources/nobody', { file: file.path }, { earlier: before.path, before: before.rows });
}

function hasSameName(snapshot: Snapshot, path: string, rules: SourceRules): boolean {
  return snapshot.path === path || isSameStem(stemOf(snapshot.path, rules), stemOf(path, rules));
}

/** Whether a file that is not used would have taken the place of the snapshot. */
function isFollowedBy(snapshot: Snapshot, file: ComingFile, rules: SourceRules): boolean {
  if (file.lists.length === 0) return hasSameName(snapshot, file.path, rules);
  return snapshot.path === file.path || file.lists.some((list) => relationOf(list.snapshot, snapshot, rules) === 'replaces');
}

function droppedBy(known: KnownSnapshot, accepted: readonly Snapshot[], rules: SourceRules): KnownSnapshot {
  const next = accepted.find((later) => relationOf(later, known.snapshot, rules) === 'replaces');
  return { ...known, state: next === undefined ? 'dropped' : 'replaced', replacedBy: next?.path ?? null };
}
