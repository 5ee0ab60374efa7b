/** The JSON document of `c2z run --json` and `c2z import --json`: a fixed contract (keys and meaning). */
import { fileKey, ratesOf, severityOf, tallyStandings, issueMessage, maskNumbersIn, type Issue, type Language, type SourceKind } from '../../src/index.js';
import type { Store, StoredSource } from '../../src/io/index.js';
import { changesDocument, type ChangesDocument } from './changes-text.js';
import { totalOf } from '../workspace/pair-counts.js';
import type { Matched } from '../workspace/stored-match.js';
import type { Workspace } from '../workspace/open.js';

export interface FileDocument {
  readonly path: string;
  /** The name under which it is used, beside the file whose name it has. */
  readonly kept_as?: string;
  readonly kind: SourceKind | null;
  readonly format: string | null;
  readonly encoding?: string;
  /** Date of the lists in it; left out when not stated. */
  readonly asOf?: string;
  /** A later snapshot of the same source is in force; then there are no sheets. */
  readonly replacedBy?: string;
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
  /** People and judgements, compared with the lists before. */
  readonly changes: ChangesDocument;
}

/** One file as the contract wants it; a file that could not be read carries `issue` in place of `sheets`. */
export function fileDocument(source: StoredSource, language: Language, replacedBy?: string, given: string = source.path): FileDocument {
  const lists = source.sheets.flatMap((sheet) => (sheet.kind === null ? [] : [{
    name: maskNumbersIn(sheet.name), kind: sheet.kind, mapping: sheet.mapping ?? '', headerRow: sheet.headerRow ?? 0, rows: sheet.rows, used: sheet.used, duplicates: sheet.duplicates, setAside: sheet.setAside,
  }]));
  const skipped = source.sheets.filter((sheet) => sheet.kind === null).map((sheet) => ({ name: maskNumbersIn(sheet.name), why: sheet.why ?? '' }));
  return {
    path: maskNumbersIn(given),
    ...(given === source.path ? {} : { kept_as: maskNumbersIn(source.path) }),
    kind: lists[0]?.kind ?? null,
    format: source.format,
    ...(source.encoding === null ? {} : { encoding: source.encoding }),
    ...(source.asOf === null ? {} : { asOf: source.asOf }),
    ...(replacedBy === undefined ? {} : { replacedBy: maskNumbersIn(replacedBy) }),
    ...(source.issue === null ? { sheets: lists, ...(skipped.length > 0 ? { skipped } : {}) } : { issue: { code: source.issue.code, message: maskNumbersIn(issueMessage(source.issue, language)) } }),
  };
}

/** Every file that was named so far: those in force, those refused while an earlier one stays, those replaced. */
export function fileDocuments(store: Store, language: Language): FileDocument[] {
  const replaced = store.snapshots.all().filter(({ state }) => state === 'replaced');
  const current = store.lists.sources();
  const there = new Set(current.map(fileKey));
  const gone = new Map(replaced.filter(({ snapshot }) => !there.has(fileKey(snapshot))).map((each) => [fileKey(each.source), each]));
  const documents = [
    ...current.map((source) => fileDocument(source, language)),
    ...store.snapshots.refusedFiles().map((source) => fileDocument(source, language)),
    ...[...gone.values()].map(({ source, replacedBy }) => fileDocument(asReplaced(source), language, replacedBy ?? '')),
  ];
  return documents.map((document, index) => ({ document, index })).sort((a, b) => (a.document.path < b.document.path ? -1 : a.document.path > b.document.path ? 1 : a.index - b.index)).map(({ document }) => document);
}

/** Its rows count no more. */
export function asReplaced(source: StoredSource): StoredSource {
  return { ...source, sheets: source.sheets.map((sheet) => (sheet.kind === null ? sheet : { ...sheet, kind: null, why: 'replaced' })) };
}

export function runDocument(workspace: Workspace, matched: Matched, language: Language = 'zh'): RunDocument {
  const { findings, pairs, counts, referenceDate } = matched;
  const totals = tallyStandings(findings, workspace.rules.standings.reasons.reasons);
  const heads = new Map<string, number>();
  for (const { reason } of findings) heads.set(reason, (heads.get(reason) ?? 0) + 1);
  const reasons = Object.fromEntries([...heads].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    county: workspace.settings.county,
    year: workspace.settings.year,
    referenceDate,
    files: fileDocuments(workspace.store, language),
    rows: { targets: counts.targets, duplicates: counts.duplicates, outside: counts.outside, setAside: counts.setAside },
    people: findings.length,
    standings: totals.standings,
    categories: totals.categories,
    reasons,
    rates: ratesOf(totals),
    links: pairs.links,
    questions: totalOf(pairs.open),
    issues: workspace.store.lists.countIssues(),
    changes: changesDocument(workspace.store),
  };
}

export function countBySeverity(issues: readonly Issue[]): { error: number; warning: number; info: number } {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const found of issues) counts[severityOf(found)] += 1;
  return counts;
}
