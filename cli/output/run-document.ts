/** The JSON document of `c2z run --json` and `c2z import --json`: a fixed contract (keys and meaning). */
import { ratesOf, severityOf, tallyStandings, issueMessage, type Issue, type Language, type SourceKind } from '../../src/index.js';
import type { StoredSource } from '../../src/io/index.js';
import type { Matched } from '../workspace/match-workspace.js';
import type { Workspace } from '../workspace/open.js';

export interface FileDocument {
  readonly path: string;
  readonly kind: SourceKind | null;
  readonly format: string | null;
  readonly encoding?: string;
  readonly sheets?: readonly { readonly name: string; readonly kind: SourceKind; readonly mapping: string; readonly headerRow: number; readonly rows: number; readonly used: number; readonly duplicates: number; readonly setAside: number }[];
  /** Sheets that are no lists of people. */
  readonly skipped?: readonly { readonly name: string; readonly why: string }[];
  readonly issue?: { readonly code: string; readonly message: string };
}

export interface RunDocument {
  readonly county: string;
  readonly year: number;
  readonly referenceDate: string;
  readonly files: readonly FileDocument[];
  readonly rows: { readonly targets: number; readonly duplicates: number; readonly outside: number; readonly setAside: number };
  readonly people: number;
  readonly standings: Readonly<Record<string, number>>;
  readonly categories: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, number>>;
  readonly rates: { readonly list: { readonly insured: number; readonly of: number }; readonly reduced: { readonly insured: number; readonly of: number } };
  readonly links: { readonly certain: number; readonly probable: number; readonly possible: number };
  readonly questions: number;
  readonly issues: { readonly error: number; readonly warning: number; readonly info: number };
}

/** One file as the contract wants it; a file that could not be read carries `issue` in place of `sheets`. */
export function fileDocument(source: StoredSource, language: Language): FileDocument {
  const lists = source.sheets.flatMap((sheet) => (sheet.kind === null ? [] : [{
    name: sheet.name, kind: sheet.kind, mapping: sheet.mapping ?? '', headerRow: sheet.headerRow ?? 0, rows: sheet.rows, used: sheet.used, duplicates: sheet.duplicates, setAside: sheet.setAside,
  }]));
  const skipped = source.sheets.filter((sheet) => sheet.kind === null).map((sheet) => ({ name: sheet.name, why: sheet.why ?? '' }));
  return {
    path: source.path,
    kind: lists[0]?.kind ?? null,
    format: source.format,
    ...(source.encoding === null ? {} : { encoding: source.encoding }),
    ...(source.issue === null ? { sheets: lists, ...(skipped.length > 0 ? { skipped } : {}) } : { issue: { code: source.issue.code, message: issueMessage(source.issue, language) } }),
  };
}

export function runDocument(workspace: Workspace, matched: Matched, language: Language = 'zh'): RunDocument {
  const { output, counts, referenceDate } = matched;
  const { standings } = output.classification;
  const totals = tallyStandings(standings, workspace.rules.standings.reasons.reasons);
  const reasons: Record<string, number> = {};
  for (const { reason } of [...standings].sort((a, b) => (a.reason < b.reason ? -1 : 1))) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const tiers = { certain: 0, probable: 0, possible: 0 };
  for (const { tier, judgement } of output.links) if (judgement !== 'different') tiers[tier] += 1;
  return {
    county: workspace.settings.county,
    year: workspace.settings.year,
    referenceDate,
    files: workspace.store.lists.sources().map((source) => fileDocument(source, language)),
    rows: { targets: counts.targets, duplicates: counts.duplicates, outside: counts.outside, setAside: counts.setAside },
    people: standings.length,
    standings: totals.standings,
    categories: totals.categories,
    reasons,
    rates: ratesOf(totals),
    links: tiers,
    questions: openQuestions(output.links, output.questions),
    issues: workspace.store.lists.countIssues(),
  };
}

/** Pairs that wait for a person. */
export function openQuestions(links: Matched['output']['links'], questions: Matched['output']['questions']): number {
  return links.filter((link) => link.tier !== 'certain' && link.judgement === null).length + questions.filter((question) => question.judgement === null).length;
}

export function countBySeverity(issues: readonly Issue[]): { error: number; warning: number; info: number } {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const found of issues) counts[severityOf(found)] += 1;
  return counts;
}
