/** What the page of progress is made from: the report's own input, and what only a workspace knows. */
import type { SourceKind } from '../../domain/kinds.js';
import type { PolicyPack } from '../../domain/policy.js';
import type { SubsidyResult } from '../../domain/subsidy.js';
import type { ChangedRound } from '../changes-report.js';
import type { MonthFigures } from '../monthly-progress.js';
import type { ReportInput } from '../report-input.js';

/** How many were missing on a day. */
export interface ProgressPoint {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly missing: number;
}

/** When zero is reached at the pace so far, with the half-width of the interval. */
export interface ZeroForecast {
  readonly on: string;
  readonly errorDays: number;
}

/** The burndown 进度曲线. */
export interface Burndown {
  /** Oldest first, one a day; the last is now. */
  readonly points: readonly ProgressPoint[];
  /** Days of work, or dates of the lists where there were not enough days of work. */
  readonly by: 'work' | 'lists';
  readonly forecast: ZeroForecast | null;
}

/** A sheet that was read, for the quality of a department's data. */
export interface ReadSheet {
  readonly kind: SourceKind;
  readonly rows: number;
  readonly setAside: number;
}

export interface PageInput extends ReportInput {
  readonly burndown: Burndown;
  readonly month: MonthFigures;
  /** Rounds of the month with what each changed; the first round of all changed nothing. */
  readonly changes: readonly ChangedRound[];
  readonly sheets: readonly ReadSheet[];
  /** Pairs that wait for a judgement. */
  readonly openPairs: number;
  /** Null = the workspace has no policy pack. */
  readonly funds: { readonly pack: PolicyPack; readonly subsidies: SubsidyResult } | null;
}
