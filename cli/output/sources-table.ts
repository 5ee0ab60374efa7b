/** The table of what came in: one line a sheet, and one for a file that could not be read. */
import { SOURCE_FORMATS, SOURCE_KINDS, issueMessage, type Language } from '../../src/index.js';
import type { StoredSource } from '../../src/io/index.js';
import { formatTable } from './table.js';

const WHY = {
  empty: { zh: '空表', en: 'empty' },
  'no-people': { zh: '没有人员行', en: 'no people in it' },
  explanation: { zh: '说明页', en: 'explanation' },
  'hidden-helper': { zh: '隐藏的辅助表', en: 'hidden helper sheet' },
  unclaimed: { zh: '认不出是哪种名单', en: 'not recognised' },
} as const;

export function sourcesTable(sources: readonly StoredSource[], language: Language): string {
  const zh = language === 'zh';
  const rows = sources.flatMap((source) => {
    if (source.issue !== null && source.sheets.every((sheet) => sheet.kind === null)) return [[source.path, '—', zh ? '读不了' : 'not read', issueMessage(source.issue, language), '', '', '', '']];
    return source.sheets.map((sheet) => (sheet.kind === null
      ? [source.path, sheet.name, '—', WHY[(sheet.why ?? 'empty') as keyof typeof WHY]?.[language] ?? '', '', '', '', '']
      : [source.path, sheet.name, SOURCE_KINDS[sheet.kind][language], source.format === null ? '' : SOURCE_FORMATS[source.format][language], sheet.rows, sheet.used, sheet.duplicates, sheet.setAside]));
  });
  const titles = zh ? ['文件', '工作表', '名单种类', '格式', '行数', '使用', '重复', '错误行'] : ['file', 'sheet', 'kind', 'format', 'rows', 'used', 'duplicates', 'set aside'];
  return formatTable(titles.map((title, index) => ({ title, align: index >= 4 ? 'right' as const : 'left' as const })), rows);
}
