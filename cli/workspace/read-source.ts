/** Reads one file from beginning to end: what its sheets are, the people of target lists, and what it is known by next month. */
import path from 'node:path';
import {
  headingsOf, identifyFile, isTargetKind, issue, peopleSampler, readList, samplePeople,
  type GuardedList, type Issue, type ListReading, type PeopleSampler, type Rules, type Sheet, type Snapshot, type SourceKind, type SourceProfile, type SourceWorkbook, type TargetRecord,
} from '../../src/index.js';
import { UnreadableFile, archiveFile, markOf, now, openSpreadsheet, ownExport, refuseChanged, type FoundFile, type HashOf, type StoredSheet, type StoredSource } from '../../src/io/index.js';
import type { Progress } from '../output/progress.js';
import { leftover } from './leftovers.js';
import type { PlacedRoster } from './roster-threads.js';

export interface ReadOptions {
  readonly hashOf: HashOf;
  readonly as?: SourceKind;
  readonly asOf?: string;
  readonly append?: boolean;
  readonly replace?: boolean;
  /** Folder of the archive; null = keep only path and hash. */
  readonly archive: string | null;
  /** Folder to which archived paths are relative. */
  readonly folder: string;
  /** Rosters are read through to count their rows. */
  readonly countRosters: boolean;
  /** Rosters are read through to know who is on them. */
  readonly samplesRosters?: boolean;
  readonly batch: number;
  /** Hears of every roster that the match will read, as soon as it is known to be one. */
  readonly onRosters?: (rosters: readonly PlacedRoster[]) => void;
  /** Bytes that are in force under another name are not read again. */
  readonly knownAs: (sha256: string, path: string) => string | null;
  /** What reading the file would give, where that is known without. */
  readonly knownReading?: (file: FileBytes, words: ReadingWords) => ReadSource | null;
}

/** What was said of a file beside its bytes. */
export type ReadingWords = Pick<ReadOptions, 'as' | 'asOf' | 'append' | 'replace'>;

/** A file by its bytes, and where they are kept. */
export type FileBytes = Pick<StoredSource, 'path' | 'sha256' | 'bytes' | 'archivedAs' | 'importedAt'>;

/** A file as it came in, with the readings of its lists. */
export interface ReadSource {
  readonly source: StoredSource;
  readonly lists: readonly { readonly position: number; readonly reading: ListReading }[];
  readonly snapshots: readonly GuardedList[];
  readonly records: readonly TargetRecord[];
  readonly issues: readonly Issue[];
  /** What is wrong in roster rows; the match says it again, so it is kept with the match. */
  readonly rosterIssues: readonly Issue[];
  /** A header, and nobody below it. */
  readonly empty: boolean;
  /** With which words it was read. */
  readonly words: ReadingWords;
  /** It was not read: all of this stands in the store already, and the layouts of its lists are left out. */
  readonly isKnown: boolean;
}

/** Never throws for what is wrong with the file: a damaged file contributes nothing rather than a part, and says why. */
export async function readSource(found: FoundFile, rules: Rules, year: number, profile: SourceProfile, options: ReadOptions, progress: Progress): Promise<ReadSource> {
  let base: FileBytes = { path: found.path, sha256: '', bytes: 0, archivedAs: '', importedAt: now() };
  const unread = (why: Issue): ReadSource => ({ source: { ...base, format: null, encoding: null, asOf: null, issue: why, sheets: [] }, lists: [], snapshots: [], records: [], issues: [why], rosterIssues: [], empty: why.code === 'io/empty', words: wordsOf(options), isKnown: false });
  let workbook: SourceWorkbook;
  try {
    const mark = await markOf(found.file);
    const { sha256, bytes } = await options.hashOf(found.file);
    base = { ...base, sha256, bytes, archivedAs: relative(options.folder, path.resolve(found.file)) };
    const left = leftover(found.file, bytes);
    if (left !== null) return unread(issue(left === 'lock' ? 'sources/lock-file' : 'sources/system-file', { file: found.path }, {}));
    const same = options.knownAs(sha256, found.path);
    if (same !== null) return unread(issue('sources/same-content', { file: found.path }, { other: same }));
    const own = await ownExport(found.file);
    if (own !== null) return unread(issue('sources/own-export', { file: found.path }, { title: own }));
    if (options.archive !== null) base = { ...base, archivedAs: relative(options.folder, await archiveFile(found.file, sha256, options.archive, mark)) };
    const known = options.knownReading?.(base, wordsOf(options)) ?? null;
    if (known !== null) {
      await refuseChanged(found.file, mark);
      return known;
    }
    workbook = await openSpreadsheet(found.file);
    const read = await readSheets(base, workbook, rules, year, profile, options, progress);
    await refuseChanged(found.file, mark);
    return read;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return unread(error.toIssue({ file: found.path }));
  }
}

async function readSheets(base: FileBytes, workbook: SourceWorkbook, rules: Rules, year: number,
  profile: SourceProfile, options: ReadOptions, progress: Progress): Promise<ReadSource> {
  const sheets: StoredSheet[] = [];
  const lists: { position: number; reading: ListReading }[] = [];
  const records: TargetRecord[] = [];
  const samplers = new Map<SourceKind, PeopleSampler>();
  const issues: Issue[] = [];
  const rosterIssues: Issue[] = [];
  const willBeMatched = (kind: SourceKind): boolean => !isTargetKind(kind) && !options.countRosters;
  const readings = await identifyFile(base.path, workbook, rules, { profile, year, ...(options.as ? { as: options.as } : {}) });
  options.onRosters?.(readings.flatMap(({ reading }, position) => (reading.kind === 'list' && willBeMatched(reading.source) ? [{ file: base.path, path: path.resolve(options.folder, base.archivedAs), position, reading, bytes: base.bytes }] : [])));
  for (const [position, { sheet, reading }] of readings.entries()) {
    for (const found of reading.issues) issues.push(found);
    if (reading.kind !== 'list') {
      sheets.push({ name: reading.sheetName, kind: null, mapping: null, headerRow: null, rows: 0, used: 0, duplicates: 0, setAside: 0, why: reading.kind === 'not-a-list' ? reading.why : 'unclaimed' });
      continue;
    }
    lists.push({ position, reading });
    const target = isTargetKind(reading.source);
    let counts = { rows: 0, used: 0, duplicates: 0, setAside: 0, headerRow: reading.layout.headerRow, issues: [] as Issue[] };
    const isSampled = !target && (rules.sources.accumulate.includes(reading.source) || options.samplesRosters === true);
    const sampler = samplers.get(reading.source) ?? peopleSampler();
    if (isSampled) samplers.set(reading.source, sampler);
    if (target || isSampled || options.countRosters) {
      let rows = 0;
      counts = await readList(workbook.sheets[sheet] as Sheet, reading, base.path, rules, year, (record) => {
        if (target) records.push(record as TargetRecord);
        if (isSampled) sampler.add(record);
        rows += 1;
        if (rows % 5000 === 0) progress.advance(0, rows);
      });
      for (const found of counts.issues) (target ? issues : rosterIssues).push(found);
    }
    sheets.push({ name: reading.sheetName, kind: reading.source, mapping: reading.mapping.id, headerRow: counts.headerRow, rows: counts.rows, used: counts.used, duplicates: 0, setAside: counts.setAside, why: null });
  }
  const asOf = options.asOf ?? newest(lists.map(({ reading }) => reading));
  const unclaimed = lists.length === 0 ? (issues.find((found) => found.code.startsWith('ingest/')) ?? null) : null;
  const source: StoredSource = { ...base, format: workbook.format, encoding: workbook.encoding ?? null, asOf, issue: unclaimed, sheets };
  const empty = lists.length === 0 && sheets.length > 0 && sheets.every(({ why }) => why === 'no-people' || why === 'empty');
  return { source, lists, snapshots: snapshotsOf(source, lists, { records, samplers }, issues, options), records, issues, rosterIssues, empty, words: wordsOf(options), isKnown: false };
}

function wordsOf({ as, asOf, append, replace }: ReadOptions): ReadingWords {
  return { ...(as === undefined ? {} : { as }), ...(asOf === undefined ? {} : { asOf }), append: append === true, replace: replace === true };
}

function newest(readings: readonly ListReading[]): string | null {
  return readings.map(({ asOf }) => asOf?.value ?? null).filter((date) => date !== null).sort().at(-1) ?? null;
}

/** One snapshot for each kind of list in the file. */
function snapshotsOf(source: StoredSource, lists: ReadSource['lists'], { records, samplers }: { readonly records: readonly TargetRecord[]; readonly samplers: ReadonlyMap<SourceKind, PeopleSampler> }, issues: readonly Issue[], options: ReadOptions): GuardedList[] {
  return [...new Set(lists.map(({ reading }) => reading.source))].map((kind) => {
    const own = lists.filter(({ reading }) => reading.source === kind);
    const people = records.filter((record) => record.kind === kind);
    return guardedList({
      path: source.path, sha256: source.sha256, kind, asOf: options.asOf ?? newest(own.map(({ reading }) => reading)), batch: options.batch,
      supplement: options.append === true, replacesAll: options.replace === true,
      headings: [...new Set(own.flatMap(({ reading }) => headingsOf(reading.layout.headings)))].sort(),
      layout: JSON.stringify(own.map(({ position, reading: { mapping, layout } }) => [position, mapping.id, layout.headerRow, layout.people.map(({ columns }) => inOrder(columns)), inOrder(layout.shared)])),
      towns: [...new Set(people.map(({ place }) => place.townKey))].filter((town) => town !== '').sort(),
      rows: isTargetKind(kind) ? people.length : 0,
      people: isTargetKind(kind) ? samplePeople(people) : samplers.get(kind)?.taken() ?? null,
    }, new Set(own.map(({ reading }) => reading.sheetName)), records, issues);
  });
}

/** A snapshot with what the guards look at, of the sheets that hold its list. */
export function guardedList(snapshot: Snapshot, sheets: ReadonlySet<string>, records: readonly TargetRecord[], issues: readonly Issue[]): GuardedList {
  const missing = issues.filter(({ code, place }) => code === 'ingest/missing-column' && sheets.has(place.sheet ?? '')).map(({ params }) => String(params['column']));
  const withoutNumber = records.filter(({ kind, id }) => kind === snapshot.kind && (id.kind === 'missing' || id.kind === 'placeholder')).length;
  return { missingColumns: [...new Set(missing)], withoutNumber, snapshot };
}

function inOrder(columns: object): unknown[] {
  return Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
}

function relative(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
