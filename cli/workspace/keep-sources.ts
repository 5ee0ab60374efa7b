/** Writes what an import brought: sources in force with their rows, the history, issues, and an event for each file that is new. */
import { LISTS_CHANGED, fileKey, isTargetKind, listKey, profileOf, repeatedRows, type ImportPlan, type Issue, type ListReading, type Snapshot, type SourceKind, type TargetRecord } from '../../src/index.js';
import { now, type StoredSheet, type StoredSnapshot, type StoredSource } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { nothingSaidSince } from './basis.js';
import { countyNameChange, moveCountyName, type CountyNameChange } from './county-name.js';
import { DOUBTS, keepReadings } from './known-readings.js';
import { listsState } from './lists-state.js';
import type { Workspace } from './open.js';
import { closeRound } from './people-rounds.js';
import { isInForce } from './reference-date.js';
import { keepState } from './rounds.js';
import type { ReadSource } from './read-source.js';
import type { ThreadPool } from './roster-threads.js';

/** A file as it came in, with the readings of its lists that are in force. */
export interface ImportedFile {
  readonly source: StoredSource;
  /** Path as it was given, when the file is kept under another name. */
  readonly given?: string;
  readonly lists: readonly { readonly position: number; readonly reading: ListReading }[];
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  /** Every row of the target lists in force, of earlier imports too. */
  readonly records: readonly TargetRecord[];
  readonly issues: readonly Issue[];
  /** What became of the county's name. */
  readonly named: CountyNameChange | null;
  /** What reads rosters already; whoever matches next goes on with it, or closes it. */
  readonly threads?: ThreadPool | null;
}

/** All snapshots as they are after the import, and what the plan says of files and doubts. */
export interface SettledSources {
  readonly snapshots: readonly StoredSnapshot[];
  readonly refused: ReadonlyMap<string, Issue>;
  readonly doubts: readonly Issue[];
}

export interface KeepOptions {
  readonly fresh: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
  /** What the lists teach of the county's name is left to the caller: it stands outside the store. */
  readonly nameLater?: boolean;
  /** Paths of files that are taken back. */
  readonly withdrawn?: readonly string[];
}

export function settleSources(known: readonly StoredSnapshot[], read: readonly ReadSource[], plan: ImportPlan): SettledSources {
  const sources = new Map(known.map(({ snapshot, source }) => [fileKey(snapshot), source]));
  const unchanged = new Set(known.map(({ snapshot }) => snapshot));
  for (const { source } of read) {
    if (plan.refused.has(source.path)) continue;
    const before = sources.get(fileKey(source));
    const isNew = plan.snapshots.some(({ snapshot }) => fileKey(snapshot) === fileKey(source) && !unchanged.has(snapshot));
    sources.set(fileKey(source), before === undefined || isNew ? source : { ...source, importedAt: before.importedAt });
  }
  return {
    refused: plan.refused, doubts: plan.doubts,
    snapshots: plan.snapshots.map((each) => ({ ...each, source: sources.get(fileKey(each.snapshot)) as StoredSource })),
  };
}

/** Stores the outcome in one transaction, unless nothing at all is new or it is only a rehearsal. */
export function keepSources(workspace: Workspace, settled: SettledSources, read: readonly ReadSource[], back: readonly ReadSource[], options: KeepOptions, context: Context): Imported {
  const { store } = workspace;
  const before = listsState(store);
  const inForce = new Set(settled.snapshots.filter(({ state }) => state === 'in-force').map(({ snapshot }) => listKey(snapshot, snapshot.kind)));
  const came = read.map((file) => withCutIssues(file, settled.refused.get(file.source.path)));
  const sourceOf = new Map(settled.snapshots.map(({ snapshot, source }) => [fileKey(snapshot), source]));
  const current = new Map<string, StoredSource>();
  const counted = new Map(before.sources.map((source) => [fileKey(source), source])); // a match has counted the rosters since
  const cameNow = new Set([...came, ...back].map(({ source }) => fileKey(source)));
  for (const { snapshot, source } of settled.snapshots) {
    if (!inForce.has(listKey(snapshot, snapshot.kind))) continue;
    current.set(source.path, inPart(cameNow.has(fileKey(snapshot)) ? source : withCounts(source, counted.get(fileKey(snapshot))), inForce));
  }
  const gone = new Set(options.withdrawn);
  const refused = new Map((options.fresh ? [] : before.refused).filter(({ path }) => !gone.has(path)).map((source) => [source.path, source]));
  for (const { source, snapshots } of came) {
    refused.delete(source.path);
    if (snapshots.length > 0 && !settled.refused.has(source.path)) continue;
    const shown = asRefused(source);
    const used = current.get(source.path);
    if (used !== undefined && (source.format !== null || used.sha256 !== source.sha256)) refused.set(source.path, shown);
    else current.set(source.path, shown);
  }
  if (!options.fresh) for (const source of before.sources) if (!current.has(source.path) && !gone.has(source.path) && source.sheets.every(({ kind }) => kind === null)) current.set(source.path, source);
  const fresh = [...came, ...back].filter(({ source }) => current.get(source.path)?.sha256 === source.sha256);
  const readNow = new Set(fresh.map(({ source }) => source.path));
  const hashBefore = new Map(before.sources.map((source) => [source.path, source.sha256]));
  const stays = (file: string): boolean => !readNow.has(file) && current.has(file) && hashBefore.get(file) === current.get(file)?.sha256;
  const records = [
    ...fresh.flatMap(({ source, records: rows }) => {
      const kinds = new Set(source.sheets.flatMap(({ kind }) => (kind !== null && inForce.has(listKey(source, kind)) ? [kind] : [])));
      return rows.filter((row) => kinds.has(row.kind));
    }),
    ...[...current.keys()].some(stays) ? store.lists.targetRows().filter(({ ref, kind }) => stays(ref.file) && inForce.has(listKey(current.get(ref.file) as StoredSource, kind))) : [],
  ];
  const repeats = repeatsBySheet(records);
  const sources = [...current.values()].map((source) => ({ ...source, sheets: source.sheets.map((sheet) => recounted(sheet, repeats(source.path, sheet))) })).sort((a, b) => (a.path < b.path ? -1 : 1));
  const newIssues = [...came.flatMap(({ issues }) => issues), ...settled.doubts];
  const comingPaths = new Set(came.map(({ source }) => source.path));
  const keptIssues = before.issues.filter(({ code, place }) => !DOUBTS.has(code) && place.file !== undefined && !comingPaths.has(place.file) && !readNow.has(place.file) && (current.has(place.file) || refused.has(place.file)));
  const issues = [...keptIssues, ...back.flatMap((file) => file.issues), ...newIssues];
  const brought = fresh.filter(({ source }) => sourceOf.has(fileKey(source)));
  const after = { sources, refused: [...refused.values()], snapshots: settled.snapshots, issues };
  const areRowsKnown = fresh.every(({ isKnown, records: rows }) => isKnown || rows.length === 0) && records.length === store.lists.countTargetRows();
  const others = !sameLists(before, after) || (!areRowsKnown && !sameRows(store.lists.targetRows(), records, readNow));
  const kept = others ? sources : sources.map((source) => (isInForce(source) ? withCounts(source, counted.get(fileKey(source))) : source));
  const asMatched = nothingSaidSince(store); // then the last round tells of everybody as he stands
  const named = options.dryRun ? null : countyNameChange(workspace, records, options.withdrawn);
  if (!options.dryRun && (others || !isSame(before, after))) {
    store.transaction(() => {
      const changed = changedSnapshots(before.snapshots, settled.snapshots);
      const batch = changed.length === 0 ? '' : store.ledger.nextBatch();
      const at = now();
      if (batch !== '') {
        store.snapshots.keepBefore(batch, before);
        store.ledger.append({ at, actor: context.actor, batch, type: LISTS_CHANGED, subject: batch, payload: { ...(options.withdrawn === undefined ? {} : { withdrawn: options.withdrawn }), ...(named === null ? {} : { countyName: named }), lists: changed } });
      }
      if (others) {
        if (!asMatched) {
          closeRound(store);
          keepState(workspace);
        }
        store.results.clear(); // what was found out before no longer speaks of these lists
      }
      store.lists.replaceSources(kept);
      for (const { lists } of brought) for (const { reading } of lists) for (const [signature, learnt] of Object.entries(profileOf(reading).sheets)) store.lists.saveProfile(signature, learnt);
      if (!areRowsKnown) store.lists.replaceTargetRows(records);
      store.lists.replaceIssues('import', issues);
      if (others) store.lists.replaceIssues('match', [...store.lists.issues('match').filter(({ place }) => !options.fresh && place.file !== undefined && stays(place.file)), ...fresh.flatMap(({ rosterIssues }) => rosterIssues)]);
      store.snapshots.replaceAll(settled.snapshots);
      store.snapshots.replaceRefusedFiles(refused.values());
      keepReadings(workspace, fresh);
      for (const source of newcomers(settled.snapshots, before.snapshots)) store.ledger.append({ at, actor: context.actor, batch, type: 'SourceImported', subject: source.source.path, payload: payloadOf(source, settled.snapshots, options) });
      for (const [file, why] of settled.refused) {
        const hash = came.find(({ source }) => source.path === file)?.source.sha256 ?? '';
        if (!before.issues.some((found) => found.code === why.code && found.place.file === file)) store.ledger.append({ at, actor: context.actor, type: 'SourceRefused', subject: file, payload: { sha256: hash, code: why.code } });
      }
    });
  }
  if (named !== null && options.nameLater !== true) moveCountyName(workspace, named, 'redo');
  const shown = came.map(({ source, lists }) => ({ source: shownSource(source, settled, repeats, inForce), lists: lists.filter(({ reading }) => inForce.has(listKey(source, reading.source))) }));
  return { files: [...shown, ...back.map(({ source, lists }) => ({ source, lists: lists.filter(({ reading }) => inForce.has(listKey(source, reading.source))) }))], records, issues: newIssues, named };
}

/** A refused file keeps what is said of it as a whole; what is said of its rows is about nothing that is used. */
function withCutIssues(file: ReadSource, why: Issue | undefined): ReadSource {
  if (why === undefined) return file;
  return { ...file, source: { ...file.source, issue: why }, issues: [why, ...file.issues.filter(({ code }) => code.startsWith('ingest/'))], rosterIssues: [] };
}

/** A file of which one kind of list was replaced: its sheets stay in their places and take no part. */
function inPart(source: StoredSource, inForce: ReadonlySet<string>): StoredSource {
  return { ...source, sheets: source.sheets.map((sheet) => (sheet.kind === null || inForce.has(listKey(source, sheet.kind)) ? sheet : { ...sheet, kind: null, mapping: null, headerRow: null, rows: 0, used: 0, duplicates: 0, setAside: 0, why: 'replaced' })) };
}

/** A refused file takes no part: none of its sheets is a list, and its date is nobody's. */
function asRefused(source: StoredSource): StoredSource {
  return { ...source, asOf: null, sheets: source.sheets.map((sheet) => (sheet.kind === null ? sheet : { ...sheet, kind: null, why: 'refused' })) };
}

function withCounts(source: StoredSource, counted: StoredSource | undefined): StoredSource {
  return { ...source, sheets: source.sheets.map((sheet, position) => (counted?.sheets[position]?.kind === sheet.kind ? (counted.sheets[position] as StoredSheet) : sheet)) };
}

/** What the clerk is shown of a file that just came. */
function shownSource(source: StoredSource, settled: SettledSources, repeats: (file: string, sheet: StoredSheet) => number, inForce: ReadonlySet<string>): StoredSource {
  if (settled.refused.has(source.path)) return { ...asRefused(source), asOf: source.asOf };
  return { ...inPart(source, inForce), sheets: inPart(source, inForce).sheets.map((sheet) => recounted(sheet, repeats(source.path, sheet))) };
}

/** What became of lists: those that are new, or in another state than before. */
function changedSnapshots(before: readonly StoredSnapshot[], after: readonly StoredSnapshot[]): object[] {
  const saidOf = ({ snapshot, state, replacedBy }: StoredSnapshot): string => JSON.stringify([described(snapshot), state, replacedBy]);
  const known = new Set(before.map(saidOf));
  const changed = after.filter((each) => !known.has(saidOf(each))).map(({ snapshot: { path, sha256, kind, asOf }, state, replacedBy }) => ({ path, sha256, kind, asOf, state, ...(replacedBy === null ? {} : { replacedBy }) }));
  return changed.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Snapshots that were not known before, one of each file. */
function newcomers(after: readonly StoredSnapshot[], before: readonly StoredSnapshot[]): StoredSnapshot[] {
  const known = new Set(before.map(({ snapshot }) => described(snapshot)));
  return [...new Map(after.filter(({ snapshot }) => !known.has(described(snapshot))).map((each) => [fileKey(each.snapshot), each])).values()].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
}

/** A list that is only known better (who is on it) is the same list. */
function described(snapshot: Snapshot): string {
  return JSON.stringify({ ...snapshot, people: null });
}

function payloadOf({ snapshot, source }: StoredSnapshot, all: readonly StoredSnapshot[], { force, fresh }: KeepOptions): object {
  const own = all.filter((each) => fileKey(each.snapshot) === fileKey(snapshot));
  return {
    sha256: source.sha256, bytes: source.bytes, kinds: own.map((each) => each.snapshot.kind), asOf: source.asOf, rows: source.sheets.reduce((sum, sheet) => sum + sheet.rows, 0),
    inForce: own.some(({ state }) => state === 'in-force'), replaces: all.filter(({ state, replacedBy, snapshot: other }) => state === 'replaced' && replacedBy === source.path && fileKey(other) !== fileKey(snapshot)).map((each) => ({ path: each.snapshot.path, sha256: each.snapshot.sha256 })),
    ...(snapshot.supplement ? { supplement: true } : {}), ...(force ? { forced: true } : {}), ...(fresh ? { run: true } : {}),
  };
}

interface Kept {
  readonly sources: readonly StoredSource[];
  readonly refused: readonly StoredSource[];
  readonly snapshots: readonly StoredSnapshot[];
  readonly issues: readonly Issue[];
}

/** Whether the same files came again, and the same is said of them: then nothing is written. */
function isSame(before: Kept, after: Kept): boolean {
  const plain = ({ sources, refused, snapshots, issues }: Kept): string => JSON.stringify([
    sources.map((source) => ({ ...source, importedAt: '', sheets: source.sheets.map((sheet) => (sheet.kind === null || isTargetKind(sheet.kind) ? sheet : { ...sheet, rows: 0, used: 0, setAside: 0, headerRow: 0 })) })),
    refused.map((source) => ({ ...source, importedAt: '' })),
    snapshots.map(({ snapshot, state, replacedBy }) => JSON.stringify([snapshot, state, replacedBy])).sort(), issues.map((found) => JSON.stringify(found)).sort(),
  ]);
  return plain(before) === plain(after);
}

/** Whether the lists in force are the same, read in the same way: then what was found out of them still holds, whatever else came. */
function sameLists(before: Kept, after: Kept): boolean {
  const inForce = ({ sources, snapshots }: Kept): string => {
    const used = sources.filter(isInForce);
    const files = new Set(used.map(fileKey));
    const layouts = snapshots.filter(({ state, snapshot }) => state === 'in-force' && files.has(fileKey(snapshot))).map(({ snapshot: { path, sha256, kind, asOf, layout } }) => JSON.stringify([path, sha256, kind, asOf, layout]));
    return JSON.stringify([used.map(({ path, sha256, asOf, sheets }) => JSON.stringify([path, sha256, asOf, sheets.map(({ kind, mapping }) => [kind, mapping])])).sort(), layouts.sort()]);
  };
  return inForce(before) === inForce(after);
}

// Row by row: the rows of a prefecture are longer than one text can be.
function sameRows(before: readonly TargetRecord[], after: readonly TargetRecord[], readNow: ReadonlySet<string>): boolean {
  const placeOf = ({ ref: { file, sheet, row, part } }: TargetRecord): string => `${file}\n${sheet}\n${row}\n${part}`;
  const known = new Map(before.filter(({ ref }) => readNow.has(ref.file)).map((record) => [placeOf(record), record]));
  const fresh = after.filter(({ ref }) => readNow.has(ref.file));
  return known.size === fresh.length && fresh.every((record) => JSON.stringify(known.get(placeOf(record))) === JSON.stringify(record));
}

/** How many rows of a target list repeat an earlier row, by file and sheet. */
function repeatsBySheet(records: readonly TargetRecord[]): (file: string, sheet: StoredSheet) => number {
  const count = new Map<string, number>();
  const keyOf = (file: string, sheet: string, kind: SourceKind): string => [file, sheet, kind].join('\n');
  for (const { ref, kind } of repeatedRows(records)) count.set(keyOf(ref.file, ref.sheet, kind), (count.get(keyOf(ref.file, ref.sheet, kind)) ?? 0) + 1);
  return (file, sheet) => (sheet.kind !== null && isTargetKind(sheet.kind) ? (count.get(keyOf(file, sheet.name, sheet.kind)) ?? 0) : 0);
}

/** Moves rows that repeat an earlier row of the same kind of list from `used` to `duplicates`. */
function recounted(sheet: StoredSheet, duplicates: number): StoredSheet {
  return { ...sheet, used: sheet.used + sheet.duplicates - duplicates, duplicates };
}
