import type { IssueEntry } from './entry.js';

const ASK_AGAIN = { zh: '请向来源部门重新要一份；若用 U 盘或微信传来，重新拷贝一次再试', en: 'Ask its department for a new copy; if it came by USB stick or chat, copy it once more' } as const;
const SAVE_AGAIN = { zh: '用 Excel 或 WPS 打开并另存为 .xlsx 后重试；仍打不开请向来源部门重新要一份', en: 'Open it in Excel or WPS, save it as .xlsx and try again; if that fails, ask its department for a new copy' } as const;

/** What can be wrong with a source file as a whole 文件问题; such a file is not used at all, the others go on. */
export const IO_ISSUES = {
  'io/unreadable': {
    severity: 'error',
    zh: '文件读不出来：{reason}',
    en: 'The file cannot be read: {reason}',
    fix: SAVE_AGAIN,
  },
  'io/not-found': {
    severity: 'error',
    zh: '找不到这个文件',
    en: 'There is no such file',
    fix: { zh: '检查路径和文件名；文件可能已被移动或改名', en: 'Check the path and the name; the file may have been moved or renamed' },
  },
  'io/in-use': {
    severity: 'error',
    zh: '文件正被别的程序占用，或没有读取权限（{reason}）',
    en: 'The file is in use by another program, or may not be read ({reason})',
    fix: { zh: '先在 Excel 或 WPS 中关闭它，再重试', en: 'Close it in Excel or WPS and try again' },
  },
  'io/changed': {
    severity: 'error',
    zh: '读取时文件正被别的程序改写，这次没有使用',
    en: 'Another program was writing the file while it was read; it was not used',
    fix: { zh: '等保存、拷贝或下载完成后重新导入', en: 'Wait until it has been saved, copied or downloaded, then import it again' },
  },
  'io/empty': {
    severity: 'error',
    zh: '文件是空的（0 字节，或只有空白）',
    en: 'The file is empty (0 bytes, or white space only)',
    fix: ASK_AGAIN,
  },
  'io/encrypted': {
    severity: 'error',
    zh: '文件设了打开密码，读不到内容',
    en: 'The file is protected by a password and its content cannot be read',
    fix: { zh: '用 Excel 或 WPS 输入密码打开，在“文件 › 信息 › 保护工作簿”（WPS：“文件 › 文档加密”）中去掉密码，保存后重试', en: 'Open it with its password in Excel or WPS, remove the password (File › Info › Protect Workbook), save it and try again' },
  },
  'io/truncated': {
    severity: 'error',
    zh: '文件不完整，后面的内容丢失了（{part}）',
    en: 'The file is cut off; its end is missing ({part})',
    fix: ASK_AGAIN,
  },
  'io/checksum': {
    severity: 'error',
    zh: '文件内容已损坏，校验不符（{part}）',
    en: 'The content of the file is damaged; its checksum does not agree ({part})',
    fix: ASK_AGAIN,
  },
  'io/broken-part': {
    severity: 'error',
    zh: '文件内部结构有错（{part}：{found}）',
    en: 'The inner structure of the file is wrong ({part}: {found})',
    fix: SAVE_AGAIN,
  },
  'io/compression': {
    severity: 'error',
    zh: '文件内部使用了不支持的压缩方式 {method}（{part}）',
    en: 'The file uses the compression method {method}, which is not supported ({part})',
    fix: SAVE_AGAIN,
  },
  'io/missing-sheet': {
    severity: 'error',
    zh: '工作簿登记了工作表“{sheet}”，但文件里没有它的内容',
    en: 'The workbook lists the sheet "{sheet}", but its content is not in the file',
    fix: SAVE_AGAIN,
  },
  'io/no-sheets': {
    severity: 'error',
    zh: '工作簿里没有一张工作表',
    en: 'The workbook has no sheet',
    fix: ASK_AGAIN,
  },
  'io/too-large': {
    severity: 'error',
    zh: '文件解压后大得不正常（{part} 超过 {limit} 字节），为保护电脑没有继续读',
    en: 'The file becomes abnormally large when unpacked ({part} exceeds {limit} bytes); reading stopped to protect the computer',
    fix: { zh: '用 Excel 打开，删除数据区以外的空行空列后另存为 .xlsx；若数据确实这么大，请拆成几个文件', en: 'Open it in Excel, delete the empty rows and columns around the data and save it as .xlsx; if there is that much data, split it into several files' },
  },
  'io/too-many-rows': {
    severity: 'error',
    zh: '工作表“{sheet}”超过 {limit} 行，没有继续读',
    en: 'The sheet "{sheet}" has more than {limit} rows; reading stopped',
    fix: { zh: '拆成几个文件后重试', en: 'Split it into several files and try again' },
  },
  'io/too-many-sheets': {
    severity: 'error',
    zh: '文件里的工作表超过 {limit} 张，多得不正常，没有继续读',
    en: 'The file has more than {limit} sheets, which is not normal; reading stopped',
    fix: { zh: '把名单所在的工作表复制到新的工作簿里另存，再导入', en: 'Copy the sheets with the lists into a new workbook and import that' },
  },
  'io/cell-too-long': {
    severity: 'error',
    zh: '第 {row} 行有一个单元格超过 {limit} 个字，文件可能已损坏',
    en: 'A cell of row {row} is longer than {limit} characters; the file may be damaged',
    fix: { zh: '打开文件查看这一行，删去过长的内容后保存重试', en: 'Look at this row, shorten the cell, save and try again' },
  },
  'io/unclosed-quote': {
    severity: 'error',
    zh: '第 {row} 行有一个双引号没有配对，它后面的行会被并成一个单元格',
    en: 'A double quote in row {row} is never closed; the rows after it would become one cell',
    fix: { zh: '用记事本打开，补上或删去这一行的双引号；或用 Excel 打开核对后另存为 .xlsx', en: 'Open it in a text editor and close or delete the quote in this row; or check it in Excel and save it as .xlsx' },
  },
  'io/encoding': {
    severity: 'error',
    zh: '文字编码有错：按 {encoding} 读到第 {row} 行时遇到无法识别的字节',
    en: 'The text encoding is wrong: read as {encoding}, there are bytes without meaning near row {row}',
    fix: { zh: '用记事本打开核对，另存为 UTF-8 编码后重试；不要把两种编码的文件拼在一起', en: 'Check it in a text editor and save it as UTF-8; do not join files of different encodings' },
  },
  'io/not-a-table': {
    severity: 'error',
    zh: '文件内容是普通文字，不是表格',
    en: 'The content of the file is plain text, not a table',
    fix: { zh: '确认拿到的是名单本身，而不是说明或链接；扩展名改成 .xlsx 并不会变成表格', en: 'Make sure that this is the list and not a note or a link; naming a text .xlsx does not make it a workbook' },
  },
  'io/archive': {
    severity: 'error',
    zh: '这是 {found} 压缩包，不是表格',
    en: 'This is a {found} archive, not a table',
    fix: { zh: '先解压，再导入里面的文件', en: 'Unpack it first, then import the files in it' },
  },
  'io/unknown-format': {
    severity: 'error',
    zh: '不是能识别的表格文件（内容是 {found}）',
    en: 'This is no table of a known kind (its content is {found})',
    fix: { zh: '请来源部门提供 Excel（.xlsx/.xls）或 CSV 格式的名单', en: 'Ask its department for the list as Excel (.xlsx/.xls) or CSV' },
  },
} as const satisfies Record<`io/${string}`, IssueEntry>;
