/**
 * The reading half of the pipeline, and the front door of threads that read rosters: sheet → ingest → normalize → sieve. What only the
 * rest of the program needs is not loaded with it.
 */
import type { Issue } from './domain/issue.js';
import { paidFromPublicMoney, type RosterRecord, type TargetRecord } from './domain/record.js';
import type { Sheet } from './domain/sheet.js';
import type { Vocabulary } from './domain/vocabulary.js';
import type { SheetReading } from './ingest/ingest.js';
import { readRecords, type SheetTally } from './ingest/read-records.js';
import type { SharedIndex } from './link/block/people-index.js';
import { createSieve, type PassedRows } from './link/sieve.js';
import { createNormalizer } from './normalize/normalize.js';

export { rowPacker, type PackedRows } from './normalize/pack-rows.js';
export { packedFilter, rowUnpacker } from './normalize/unpack-rows.js';
export type { RosterRecord, SharedIndex, Sheet };

/** A sheet that is a list, ready to be read 已识别的名单. */
export type ListReading = Extract<SheetReading, { kind: 'list' }>;

/** How many rows of a sheet went where: `rows = used + duplicates + setAside`. */
export interface RowCounts {
  readonly rows: number;
  readonly used: number;
  readonly duplicates: number;
  readonly setAside: number;
}

/** Reads one list from top to bottom, handing every normalized record to `emit`. Holds no rows itself. `sharesNames: false` says that nor does anybody else. */
export async function readList(sheet: Sheet, reading: ListReading, file: string, rules: { readonly vocabulary: Vocabulary; readonly sharesNames?: boolean }, year: number,
  emit: (record: TargetRecord | RosterRecord) => void): Promise<RowCounts & { headerRow: number; issues: Issue[] }> {
  const normalizer = createNormalizer(reading.source, { vocabulary: rules.vocabulary, year, sharesNames: rules.sharesNames !== false }, emit);
  const tally: SheetTally = await readRecords(sheet, reading, file, (raw) => { normalizer.push(raw); });
  const done = normalizer.finish();
  return {
    headerRow: tally.headerRow,
    rows: tally.rows,
    used: done.records,
    duplicates: 0,
    setAside: tally.setAside + done.setAside,
    issues: [...tally.issues, ...done.issues],
  };
}

/** What a thread needs to read rosters by itself: data alone. */
export interface ReadingRules {
  readonly vocabulary: Vocabulary;
  readonly year: number;
}

/** What came of a roster that was sifted: its counts, and the rows that were let go. */
export interface SiftedRoster {
  readonly counts: RowCounts & { readonly headerRow: number; readonly issues: readonly Issue[] };
  readonly passed: readonly PassedRows[];
}

/** Lets go, in a thread that knows the people by their index alone, what concerns nobody 筛读; public money is looked at also where it went to nobody on the lists. */
export function siftRows(index: SharedIndex): { keeps(record: RosterRecord): boolean; passed(): PassedRows[] } {
  const sieve = createSieve(index);
  return { keeps: (record) => paidFromPublicMoney(record) || sieve.holds(record), passed: () => sieve.passed() };
}
