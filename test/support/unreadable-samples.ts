/** The smallest file that provokes each `io/…` issue, by code; read with {@link SMALL_LIMITS}. */
import { DEFAULT_LIMITS, type ReadLimits } from '../../src/io/spreadsheet/read/limits.js';
import type { FileIssueCode } from '../../src/domain/unreadable-file.js';
import * as SheetJs from 'xlsx';
import { makeXlsx } from './make-xlsx.js';
import { makeZip } from './make-zip.js';

export const SMALL_LIMITS: ReadLimits = { ...DEFAULT_LIMITS, partBytes: 64 * 1024, cellLength: 100, rows: 50, sheets: 3 };

/** Codes that need no file of their own: the path, the lock, or a kind of fault met nowhere else. */
export const WITHOUT_SAMPLE: readonly FileIssueCode[] = ['io/unreadable', 'io/not-found', 'io/in-use', 'io/changed'];

const row = (number: number, text: string): string => `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c></row>`;

/** Flips one bit in the middle of the packed bytes of a part; stored parts make sure that only the checksum can tell. */
function flippedBit(): Buffer {
  const bytes = makeXlsx({ sheets: [{ rows: row(1, '王秀英') }], alter: (parts) => parts.map((part) => ({ ...part, method: 0 })) });
  const at = bytes.indexOf(Buffer.from('王秀英'));
  bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 1;
  return bytes;
}

function encryptedPackage(): Buffer {
  const container = SheetJs.CFB.utils.cfb_new();
  SheetJs.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
  SheetJs.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(4096));
  return Buffer.from(SheetJs.CFB.write(container, { type: 'buffer' }) as Uint8Array);
}

export const UNREADABLE_SAMPLES: Readonly<Record<string, { readonly name: string; readonly bytes: () => Buffer }[]>> = {
  'io/empty': [
    { name: '空文件.xlsx', bytes: () => Buffer.alloc(0) },
    { name: '空白.csv', bytes: () => Buffer.from('\uFEFF \r\n\r\n') },
  ],
  'io/encrypted': [
    { name: '加密.xlsx', bytes: encryptedPackage },
    { name: '部件加密.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '' }], alter: (parts) => parts.map((part) => (part.name.includes('sheet1') ? { ...part, flags: 1 } : part)) }) },
  ],
  'io/truncated': [
    { name: '没拷完.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: row(1, '甲') }] }).subarray(0, 700) },
    { name: '没写完.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '', whole: `<worksheet><sheetData>${row(1, '甲')}<row r="2"><c` }] }) },
    { name: '缺结尾.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '', whole: `<worksheet><sheetData>${row(1, '甲')}` }] }) },
    { name: '没表体.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '', whole: '<worksheet><cols>' }] }) },
  ],
  'io/checksum': [{ name: '坏了一位.xlsx', bytes: flippedBit }],
  'io/broken-part': [
    { name: '列号不对.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>' }] }) },
    { name: '序号越界.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' }], strings: '<si><t>甲</t></si>' }) },
    { name: '不是数.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '<row r="1"><c r="A1"><v>12a</v></c></row>' }] }) },
    { name: '标签不配.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '' }], alter: (parts) => parts.map((part) => (part.name === 'xl/workbook.xml' ? { ...part, data: '<workbook><sheets></workbook>' } : part)) }) },
    { name: '不是表.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '', whole: '<html></html>' }] }) },
  ],
  'io/compression': [{ name: '压缩.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '' }], alter: (parts) => parts.map((part) => (part.name.includes('sheet1') ? { ...part, method: 14 } : part)) }) }],
  'io/missing-sheet': [{ name: '缺表.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: '' }, { rows: '' }], alter: (parts) => parts.filter((part) => !part.name.includes('sheet2')) }) }],
  'io/no-sheets': [{ name: '无表.xlsx', bytes: () => makeXlsx({ sheets: [] }) }],
  'io/too-large': [{ name: '炸弹.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: row(1, ' '.repeat(100_000)) }] }) }],
  'io/too-many-rows': [{ name: '太长.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: Array.from({ length: 51 }, (_, index) => row(index + 1, '甲')).join('') }] }) }],
  'io/too-many-sheets': [{ name: '太多表.xlsx', bytes: () => makeXlsx({ sheets: Array.from({ length: 4 }, () => ({ rows: '' })) }) }],
  'io/cell-too-long': [{ name: '长格.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: row(1, '甲'.repeat(101)) }] }) }],
  'io/unclosed-quote': [
    { name: '引号.csv', bytes: () => Buffer.from('姓名,备注\n甲,"住院\n乙,无\n') },
    { name: '引号二.csv', bytes: () => Buffer.from('姓名,备注\n甲,"住院\n乙,"好",x\n') },
  ],
  'io/encoding': [{ name: '拼接.csv', bytes: () => Buffer.concat([Buffer.from('姓名,村\n'.repeat(20)), ...Array<Buffer>(20).fill(Buffer.from([0xcd, 0xf5, 0xd0, 0xe3, 0x2c, 0xb4, 0xe5, 0x0a]))]) }],
  'io/not-a-table': [
    { name: '文字.xlsx', bytes: () => Buffer.from('hello') },
    { name: '登录页.xls', bytes: () => Buffer.from('<!DOCTYPE html><html><body>会话已过期，请重新登录</body></html>') },
  ],
  'io/archive': [
    { name: '打包.xlsx', bytes: () => makeZip([{ name: '名单.xlsx', data: 'x' }]) },
    { name: '打包.rar', bytes: () => Buffer.from('Rar!\x1A\x07\x00xxxxxxxx', 'latin1') },
  ],
  'io/unknown-format': [
    { name: '扫描件.xlsx', bytes: () => Buffer.from('%PDF-1.7\n') },
    { name: '通知.xlsx', bytes: () => makeZip([{ name: 'word/document.xml', data: '<document/>' }]) },
    { name: '未知.dat', bytes: () => Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8]) },
  ],
};
