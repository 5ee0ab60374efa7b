/** What came in, for the sources screen. */
import { maskNumbersIn, type Issue, type Language } from '../../../src/index.js';
import { issueWords } from '../../output/issue-words.js';
import { sheetReason } from '../../output/sources-table.js';
import type { SourceRow } from '../../tui/port.js';
import type { Workspace } from '../open.js';

export function sourceRows({ store }: Workspace): SourceRow[] {
  const files = [...store.lists.sources(), ...store.snapshots.refusedFiles()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return files.map(({ path, asOf, importedAt, issue, sheets }): SourceRow => {
    return { path: maskNumbersIn(path), asOf: asOf ?? '', importedAt, problem: issue === null ? null : { zh: said(issue, 'zh'), en: said(issue, 'en') }, sheets: sheets.map(({ name, kind, rows, used, duplicates, setAside, why }) => ({ name: maskNumbersIn(name), kind, rows, used, duplicates, setAside, why: why === null ? null : sheetReason(why) })) };
  });
}

function said(issue: Issue, language: Language): string {
  const { place, message, fix } = issueWords(issue, language);
  return `${place === '' ? '' : `${place}：`}${message} — ${fix}`;
}
