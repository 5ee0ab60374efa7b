/** What came in, for the sources screen. */
import { formatPlace, issueFix, issueMessage, maskNumbersIn } from '../../../src/index.js';
import { sheetReason } from '../../output/sources-table.js';
import type { SourceRow } from '../../tui/port.js';
import type { Workspace } from '../open.js';

export function sourceRows({ store }: Workspace): SourceRow[] {
  const files = [...store.lists.sources(), ...store.snapshots.refusedFiles()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return files.map(({ path, asOf, importedAt, issue, sheets }): SourceRow => {
    const said = (language: 'zh' | 'en'): string => (issue === null ? '' : maskNumbersIn(`${formatPlace(issue.place, language)}：${issueMessage(issue, language)} — ${issueFix(issue, language)}`));
    return { path: maskNumbersIn(path), asOf: asOf ?? '', importedAt, problem: issue === null ? null : { zh: said('zh'), en: said('en') }, sheets: sheets.map(({ name, kind, rows, used, duplicates, setAside, why }) => ({ name: maskNumbersIn(name), kind, rows, used, duplicates, setAside, why: why === null ? null : sheetReason(why) })) };
  });
}
