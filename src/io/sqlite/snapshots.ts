/** Snapshots of sources 名单快照: which are in force, and what was there before. */
import type { Issue } from '../../domain/issue.js';
import type { Snapshot, SnapshotState } from '../../domain/snapshot.js';
import type { SqliteDatabase } from './database.js';
import type { StoredSource } from './lists.js';

/** A snapshot as stored, with the file as it was read. */
export interface StoredSnapshot {
  readonly snapshot: Snapshot;
  readonly state: SnapshotState;
  /** Path of the snapshot that took its place. */
  readonly replacedBy: string | null;
  readonly source: StoredSource;
}

export interface Snapshots {
  /** All that was ever accepted, by path, then kind. */
  all(): StoredSnapshot[];
  replaceAll(snapshots: Iterable<StoredSnapshot>): void;
  /** Files that were not used while an earlier file of their name stays in force. */
  refusedFiles(): StoredSource[];
  replaceRefusedFiles(sources: Iterable<StoredSource>): void;
  /** Keeps what the lists were before the import of this batch. */
  keepBefore(batch: string, before: ListsState): void;
  /** Keeps what they are after it, when it is taken back. */
  keepAfter(batch: string, after: ListsState): void;
  /** What was kept of an import; null when the batch is none. */
  ofImport(batch: string): { readonly before: ListsState; readonly after: ListsState | null } | null;
}

/** The lists at one moment, without their rows, which stand in the files 名单状态. */
export interface ListsState {
  readonly sources: readonly StoredSource[];
  readonly refused: readonly StoredSource[];
  readonly snapshots: readonly StoredSnapshot[];
  /** Of the import. */
  readonly issues: readonly Issue[];
  /** Layouts learnt, by signature. */
  readonly profiles: Readonly<Record<string, unknown>>;
  /** The last comparison of people; 0 = none. */
  readonly round: number;
}

export function createSnapshots(database: SqliteDatabase): Snapshots {
  const insert = database.prepare('insert into snapshots values (?, ?, ?, ?, ?, ?, ?, ?)');
  const insertRefused = database.prepare('insert into refused_files values (?, ?)');
  return {
    all() {
      const rows = database.prepare('select state, replaced_by, detail, source from snapshots order by path, as_of, sha256, kind').all() as { state: SnapshotState; replaced_by: string | null; detail: string; source: string }[];
      return rows.map((row) => ({ snapshot: JSON.parse(row.detail) as Snapshot, state: row.state, replacedBy: row.replaced_by, source: JSON.parse(row.source) as StoredSource }));
    },
    replaceAll(snapshots) {
      database.exec('delete from snapshots');
      for (const { snapshot, state, replacedBy, source } of snapshots) {
        insert.run(snapshot.path, snapshot.sha256, snapshot.kind, state, snapshot.asOf, replacedBy, JSON.stringify(snapshot), JSON.stringify(source));
      }
    },
    refusedFiles: () => (database.prepare('select source from refused_files order by path').pluck().all() as string[]).map((json) => JSON.parse(json) as StoredSource),
    replaceRefusedFiles(sources) {
      database.exec('delete from refused_files');
      for (const source of sources) insertRefused.run(source.path, JSON.stringify(source));
    },
    keepBefore: (batch, before) => { database.prepare('insert into imports values (?, ?, null)').run(batch, JSON.stringify(before)); },
    keepAfter: (batch, after) => { database.prepare('update imports set after = ? where batch = ?').run(JSON.stringify(after), batch); },
    ofImport(batch) {
      const row = database.prepare('select before, after from imports where batch = ?').get(batch) as { before: string; after: string | null } | undefined;
      return row === undefined ? null : { before: JSON.parse(row.before) as ListsState, after: row.after === null ? null : (JSON.parse(row.after) as ListsState) };
    },
  };
}
