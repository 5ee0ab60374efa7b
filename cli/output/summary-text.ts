/** What a person reads at the end of `c2z run`, `c2z match` and `c2z import --match`. */
import path from 'node:path';
import { formatPlace, isProblem, issueFix, issueMessage, severityOf, summaryLines, tallyStandings, type Language } from '../../src/index.js';
import type { StoredSource } from '../../src/io/index.js';
import { changesText } from './changes-text.js';
import { totalOf } from '../workspace/pair-counts.js';
import type { Matched } from '../workspace/stored-match.js';
import { outFolder, type Workspace } from '../workspace/open.js';
import type { RunDocument } from './run-document.js';
import { sourcesTable } from './sources-table.js';
import { visible } from './visible.js';

const ERRORS_SHOWN = 10;

export function summaryText(workspace: Workspace, document: RunDocument, matched: Matched, written: readonly string[] | null, language: Language): string {
  return [sourcesTable(sourcesOf(workspace), language), '', matchText(workspace, document, matched, written, language)].join('\n');
}

/** The same without the table of files. */
export function matchText(workspace: Workspace, document: RunDocument, matched: Matched, written: readonly string[] | null, language: Language): string {
  const zh = language === 'zh';
  const { store, rules, settings, folder } = workspace;
  const sources = sourcesOf(workspace);
  const issues = store.lists.issues();
  const reasons = rules.standings.reasons.reasons;
  const lines = [
    zh ? `${settings.countyName || settings.county} ${settings.year} 年度，基准日 ${matched.referenceDate}` : `${settings.countyName || settings.county}, insurance year ${settings.year}, judged as of ${matched.referenceDate}`,
    ...summaryLines({
      tally: tallyStandings(matched.findings, reasons), reasons, rows: matched.counts, openPairs: totalOf(matched.pairs.open),
      problems: issues.filter(isProblem).length, unreadable: sources.filter(({ issue }) => issue !== null && severityOf(issue) === 'error').map((source) => source.path),
    }, language),
  ];
  const changes = changesText(store, language);
  if (changes.length > 0) lines.push('', ...changes);
  const errors = issues.filter((found) => severityOf(found) === 'error');
  if (errors.length > 0) {
    lines.push('', zh ? `需要处理的错误 ${document.issues.error} 条${errors.length > ERRORS_SHOWN ? `（前 ${ERRORS_SHOWN} 条）` : ''}：` : `${document.issues.error} errors${errors.length > ERRORS_SHOWN ? ` (the first ${ERRORS_SHOWN})` : ''}:`);
    for (const found of errors.slice(0, ERRORS_SHOWN)) lines.push(`  ${visible(formatPlace(found.place, language))}：${issueMessage(found, language)}\n    → ${issueFix(found, language)}`);
  }
  if (written !== null) lines.push('', `${zh ? '已导出到' : 'Exported to'} ${path.relative(process.cwd(), outFolder(folder)) || '.'}/`, ...written.map((file) => `  ${file}`));
  return lines.join('\n');
}

/** Files in force, and those refused while an earlier one stays. */
function sourcesOf({ store }: Workspace): StoredSource[] {
  return [...store.lists.sources(), ...store.snapshots.refusedFiles()];
}
