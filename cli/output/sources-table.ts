/** The table of what came in: one line a sheet, and one for a file that could not be read. */
import path from 'node:path';
import { SNAPSHOT_STATES, SOURCE_FORMATS, SOURCE_KINDS, issueMessage, type Label, type Language } from '../../src/index.js';
import type { StoredSnapshot, StoredSource } from '../../src/io/index.js';
import { formatTable } from './table.js';
import { visible } from './visible.js';

const WHY = {
  empty: { zh: '空表', en: 'empty' },
  'no-people': { zh: '没有人员行', en: 'no people in it' },
  explanation: { zh: '说明页', en: 'explanation' },
  'hidden-helper': { zh: '隐藏的辅助表', en: 'hidden helper sheet' },
  refused: { zh: '未采用', en: 'refused' },
  replaced: { zh: '已被新一期替换', en: 'replaced by a later one' },
  unclaimed: { zh: '认不出是哪种名单', en: 'not recognised' },
} as const;

/** What was in force before: file, kind, date, and what took its place. */
export function historyTable(snapshots: readonly StoredSnapshot[], language: Language): string {
  const zh = language === 'zh';
  const rows = snapshots.filter(({ state }) => state !== 'in-force').map(({ snapshot, state, replacedBy, source }) => [
    visible(snapshot.path), SOURCE_KINDS[snapshot.kind][language], snapshot.asOf ?? '', `${SNAPSHOT_STATES[state][language]}${replacedBy === null ? '' : ` → ${visible(replacedBy)}`}`, source.importedAt.slice(0, 10), snapshot.sha256.slice(0, 12),
  ]);
  if (rows.length === 0) return '';
  const titles = zh ? ['历史文件', '名单种类', '数据日期', '状态', '导入', '哈希'] : ['earlier file', 'kind', 'as of', 'state', 'imported', 'hash'];
  return formatTable(titles.map((title) => ({ title })), rows);
}

/** Why a sheet was not used, in words. */
export function sheetReason(code: string): Label {
  return WHY[code as keyof typeof WHY] ?? { zh: code, en: code };
}

export function sourcesTable(sources: readonly StoredSource[], language: Language): string {
  const zh = language === 'zh';
  const rows = sources.flatMap((source) => {
    if (source.issue !== null && source.sheets.every((sheet) => sheet.kind === null)) return [[visible(source.path), '—', unusedWord(source, zh), issueMessage(source.issue, language), '', '', '', '']];
    return source.sheets.map((sheet) => (sheet.kind === null
      ? [visible(source.path), sheetName(source, sheet.name), '—', WHY[(sheet.why ?? 'empty') as keyof typeof WHY]?.[language] ?? '', '', '', '', '']
      : [visible(source.path), sheetName(source, sheet.name), SOURCE_KINDS[sheet.kind][language], source.format === null ? '' : SOURCE_FORMATS[source.format][language], sheet.rows, sheet.used, sheet.duplicates, sheet.setAside]));
  });
  const titles = zh ? ['文件', '工作表', '名单种类', '格式', '行数', '使用', '重复', '错误行'] : ['file', 'sheet', 'kind', 'format', 'rows', 'used', 'duplicates', 'set aside'];
  return formatTable(titles.map((title, index) => ({ title, align: index >= 4 ? 'right' as const : 'left' as const })), rows);
}

/** Text files have no sheets: the name is the file's once more. */
function sheetName({ path: file }: StoredSource, name: string): string {
  return path.parse(file).name === name ? '' : visible(name);
}

/** A file that can be read and is not used is not a file that cannot be read. */
function unusedWord({ issue, format }: StoredSource, zh: boolean): string {
  if (issue?.code.startsWith('sources/') === true) return zh ? '未采用' : 'not used';
  return format === null ? (zh ? '读不了' : 'not read') : (zh ? '未读取' : 'not read');
}
