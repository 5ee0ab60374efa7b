/** What a sample of the gallery is: the smallest files that provoke one code, and where the issue must be found. */
import type { IssueCode } from '../../src/domain/issue-catalog.js';
import type { SourceKind } from '../../src/domain/kinds.js';
import type { CellPlace } from '../../src/domain/source-ref.js';
import type { ReadLimits } from '../../src/io/spreadsheet/read/limits.js';

export interface IssueSample<C extends IssueCode = IssueCode> {
  readonly code: C;
  /** Path → content; text is written as UTF-8. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** What was imported before. */
  readonly earlier?: Readonly<Record<string, string | Buffer>>;
  /** Exactly where the issue must stand. */
  readonly place: CellPlace;
  /** `--as`. */
  readonly as?: SourceKind;
  /** Tightened limits, where the real ones would need a file of gigabytes. */
  readonly limits?: Partial<ReadLimits>;
  /** The policy pack by which subsidies are judged, and files of the county's own packs, by path under `policy/`. */
  readonly policy?: string;
  readonly packs?: Readonly<Record<string, string>>;
  /** What happens to the file between being found and being read. */
  readonly meanwhile?: 'removed' | 'locked' | 'failing-disk' | 'written';
}
