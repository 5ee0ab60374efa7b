/** Snapshots of sources 名单快照: which are in force, and what was there before. */
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
  };
}
