import type { IssueEntry } from './entry.js';

export const IO_ISSUES = {
  'io/unreadable': {
    severity: 'error',
    zh: '文件读不出来：{reason}',
    en: 'The file cannot be read: {reason}',
    fix: { zh: '用 Excel 或 WPS 打开并另存为 .xlsx 后重试；仍打不开请向来源部门重新要一份', en: 'Open it in Excel or WPS, save it as .xlsx and try again; if that fails, ask its department for a new copy' },
  },
} as const satisfies Record<`io/${string}`, IssueEntry>;
