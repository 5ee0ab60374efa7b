/** A target list that comes again, to the byte, is not read again: its rows stand in the store, with all that was said of them. */
import { fileKey, isTargetKind, profileOf, type TargetRecord } from '../../src/index.js';
import { hashRules, type StoredSource } from '../../src/io/index.js';
import { VERSION } from '../version.js';
import { hashOf } from './basis.js';
import type { Workspace } from './open.js';
import { guardedList, type FileBytes, type ReadSource, type ReadingWords } from './read-source.js';

/** Issues that speak of several files: found anew at each import. */
export const DOUBTS: ReadonlySet<string> = new Set(['sources/undated', 'sources/unclear']);

/** Finds what reading a file would give in this batch; null when it has to be read. To be made before anything is written, and used until then. */
export function knownReadings(workspace: Workspace, batch: number): (file: FileBytes, words: ReadingWords) => ReadSource | null {
  const { store } = workspace;
  const kept = store.lists.readings();
  const sources = new Map(store.lists.sources().map((source) => [fileKey(source), source]));
  const basisOf = readingBasis(workspace);
  let rows: ReadonlyMap<string, TargetRecord[]> | undefined;
  return (file, words) => {
    const source = sources.get(fileKey(file));
    if (source === undefined || kept.get(fileKey(file)) !== basisOf(source, words)) return null;
    rows ??= Map.groupBy(store.lists.targetRows(), ({ ref }) => ref.file);
    const records = rows.get(file.path) ?? [];
    const issues = store.lists.issues('import').filter(({ code, place }) => !DOUBTS.has(code) && place.file === file.path);
    const snapshots = store.snapshots.all().filter(({ snapshot }) => fileKey(snapshot) === fileKey(file)).map(({ snapshot }) => {
      const names = new Set(source.sheets.filter(({ kind }) => kind === snapshot.kind).map(({ name }) => name));
      return guardedList({ ...snapshot, batch }, names, records, issues);
    });
    const { format, encoding, asOf, issue, sheets } = source;
    return { source: { ...file, format, encoding, asOf, issue, sheets }, lists: [], snapshots, records, issues, rosterIssues: [], empty: false, words, isKnown: true };
  };
}

/** Remembers, once the lists are written, what the readings of those that were read now rest on. */
export function keepReadings(workspace: Workspace, read: readonly ReadSource[]): void {
  const { lists } = workspace.store;
  const before = lists.readings();
  const profiles = lists.profiles();
  const basisOf = readingBasis(workspace);
  const readNow = new Map(read.map((file) => [fileKey(file.source), file]));
  const kept = new Map<string, string>();
  for (const source of lists.sources()) {
    const file = readNow.get(fileKey(source));
    if (file === undefined || file.isKnown) {
      const basis = before.get(fileKey(source));
      if (basis !== undefined) kept.set(fileKey(source), basis);
      continue;
    }
    // Read once more it would be read by what was learnt of such headings last: that has to be what was learnt of its own.
    const learnt = file.lists.flatMap(({ reading }) => Object.entries(profileOf(reading).sheets));
    if (!learnt.every(([signature, own]) => JSON.stringify(profiles.get(signature)) === JSON.stringify(own))) continue;
    const basis = basisOf(source, file.words);
    if (basis !== null) kept.set(fileKey(source), basis);
  }
  lists.keepReadings(kept);
}

/** What the reading of a target list rests on, and what became of it; null where a file is no such list, or not all of it is in force. */
function readingBasis({ folder, settings, store }: Workspace): (source: StoredSource, words: ReadingWords) => string | null {
  const rules = hashOf([VERSION, hashRules(folder), settings.year, [...store.lists.profiles()]]);
  const known = Map.groupBy(store.snapshots.all(), ({ snapshot }) => fileKey(snapshot));
  return (source, { as, asOf, append, replace }) => {
    const own = known.get(fileKey(source)) ?? [];
    const kinds = source.sheets.flatMap(({ kind }) => (kind === null ? [] : [kind]));
    if (source.format === null || source.issue !== null || kinds.length === 0 || !kinds.every(isTargetKind) || source.sheets.some(({ why }) => why === 'replaced' || why === 'refused')) return null;
    if (own.length !== new Set(kinds).size || own.some(({ state, snapshot }) => state !== 'in-force' || snapshot.supplement !== append || snapshot.replacesAll !== replace)) return null;
    return hashOf([rules, as ?? null, asOf ?? null, own.map(({ snapshot }) => snapshot)]);
  };
}
