import type { SourceKind } from './kinds.js';

/** What has become of a snapshot 名单快照的去向. */
export const SNAPSHOT_STATES = {
  'in-force': { zh: '现用', en: 'in force' },
  replaced: { zh: '已被新一期替换', en: 'replaced' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  dropped: { zh: '不再使用', en: 'no longer used' },
  refused: { zh: '未采用', en: 'refused' },
} as const;
export type SnapshotState = keyof typeof SNAPSHOT_STATES;

/** One kind of list out of one file, as of one date 名单快照: what is compared to tell whether a list takes the place of another. */
export interface Snapshot {
  /** Path of the file, as it is reported. */
  readonly path: string;
  readonly sha256: string;
  readonly kind: SourceKind;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null = neither the file nor the clerk said. */
  readonly asOf: string | null;
  /** Number of the import that brought it: files of one import without a date are of one date. */
  readonly batch: number;
  /** Brought with `--append`: takes nobody's place. */
  readonly supplement: boolean;
  /** Brought with `--replace`: takes the place of every earlier list of its source, whatever its date. */
  readonly replacesAll: boolean;
  /** Folded headings of its sheets; what an export of one system keeps from month to month. */
  readonly headings: readonly string[];
  /** Where each field was found: the same bytes read in another way are another reading. */
  readonly layout: string;
  /** Folded names of the townships on it; empty when not stated, or not known (a roster). */
  readonly towns: readonly string[];
  /** Rows of people. */
  readonly rows: number;
  /** A sample of who is on it, as hashes in ascending order; null = not known (a roster that nothing was held against). */
  readonly people: readonly number[] | null;
}

/** What tells one file from another: its path and its bytes. */
export function fileKey({ path, sha256 }: Pick<Snapshot, 'path' | 'sha256'>): string {
  return `${path}\n${sha256}`;
}

/** What tells a list from another: its file, and the kind of list in it. */
export function listKey(file: Pick<Snapshot, 'path' | 'sha256'>, kind: SourceKind): string {
  return `${fileKey(file)}\n${kind}`;
}

/** How successive lists are recognised, and when a list is refused: `schemas/rules/sources.yaml`. */
export interface SourceRules {
  readonly name: {
    /** Parts of a file name that say nothing of whose list it is: 最新, 副本 … */
    readonly noise: readonly string[];
  };
  readonly sameSource: {
    /** Share of the people of the earlier list who stand on the later one. */
    readonly covered: number;
    /** Share of headings that both have. */
    readonly headings: number;
  };
  /** Kinds whose lists tell of events (deaths, payments): a later one adds to the earlier ones. */
  readonly accumulate: readonly SourceKind[];
  readonly guards: {
    /** A target list with a larger share of rows without any number is refused. */
    readonly emptyIds: number;
    /** Lists with fewer rows are not judged by that share. */
    readonly emptyIdsFrom: number;
    /** A target list with a smaller share of last time's rows is refused. */
    readonly fewer: number;
    /** Lists that had fewer rows last time are not judged by their length. */
    readonly fewerFrom: number;
  };
}
