/** The files of an import of which nothing is used, each with the reason: no error, and yet nothing the clerk should have to find out. */
import { fileKey, maskNumbersIn, severityOf, type Language } from '../../src/index.js';
import { issueWords, type IssueWords } from '../output/issue-words.js';
import { sheetReason } from '../output/sources-table.js';
import type { Imported, ImportedFile } from './keep-sources.js';
import type { Workspace } from './open.js';
import { asArgument } from '../output/as-argument.js';

/** `code` is empty where no issue says it. Files that an error names are left out, since that is said. A file of which one list is replaced by another's later one is named too. */
export function unusedFiles({ store }: Pick<Workspace, 'store'>, { files, issues }: Imported, language: Language): IssueWords[] {
  const said = new Set(issues.filter((each) => severityOf(each) === 'error').map(({ place }) => place.file));
  const later = new Map(store.snapshots.all().filter(({ state }) => state === 'replaced').map(({ snapshot, replacedBy }) => [fileKey(snapshot), replacedBy]));
  return files.filter(({ source: { path, sheets } }) => !said.has(path) && (sheets.every(({ kind }) => kind === null) || sheets.some(({ why }) => why === 'replaced')))
    .map((file) => told(file, later.get(fileKey(file.source)) ?? null, language));
}

function told({ source: { path, issue, sheets }, given = path }: ImportedFile, replacedBy: string | null, language: Language): IssueWords {
  const zh = language === 'zh';
  if (issue !== null) return issueWords(issue, language);
  const place = maskNumbersIn(given);
  if (replacedBy !== null && sheets.some(({ why }) => why === 'replaced')) {
    const inForce = maskNumbersIn(replacedBy);
    return { code: '', place, message: zh ? `没有启用：现用的 ${inForce} 日期更晚` : `Not used: ${inForce}, which is in force, is of a later date`,
      fix: zh ? `一般无需处理；如果那一份是导错的，撤回它：c2z import --withdraw ${asArgument(inForce)}` : `Usually nothing; if that one is wrong, take it back: c2z import --withdraw ${asArgument(inForce)}` };
  }
  const reasons = [...new Set(sheets.map(({ why }) => sheetReason(why ?? 'empty')[language]))].join(zh ? '、' : ', ');
  return { code: '', place, message: zh ? `没有用上：${reasons === '' ? '里面没有表' : reasons}` : `Not used: ${reasons === '' ? 'no sheet in it' : reasons}`,
    fix: zh ? '如果应是名单，检查是否漏贴了数据' : 'If it should be a list, check whether data were forgotten' };
}
