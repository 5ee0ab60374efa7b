/** Files that cannot be used as a whole. */
import { csv, flipped, id, passwordProtected, xlsx } from '../build.js';
import type { IssueSample } from '../sample.js';
import { makeXlsx } from '../../support/make-xlsx.js';

const LIST = csv('姓名,身份证号', `张志明,${id(11)}`);
const ROWS = [['姓名', '身份证号'], ['张志明', id(11)]] as const;
const WORKBOOK = xlsx(ROWS);
const WHOLE = { file: '低保名单.xlsx' } as const;

/** A list in UTF-8 to whose end one in GBK was joined. */
const JOINED = Buffer.concat([Buffer.from(`\uFEFF姓名,身份证号\r\n${`张志明,${id(11)}\r\n`.repeat(200)}`), Buffer.from('\xC0\xEE\xB9\xFA\xC7\xBF,1\r\n'.repeat(9), 'latin1')]);

/** More white space than any list has, in a few kilobytes: what a damaged or hostile file looks like. */
const BOMB = `<worksheet><sheetData>${' '.repeat(70 * 1024 * 1024)}</sheetData></worksheet>`;

export const IO_SAMPLES: readonly IssueSample<`io/${string}` & IssueSample['code']>[] = [
  { code: 'io/unreadable', files: { '低保名单.csv': LIST }, meanwhile: 'failing-disk', place: { file: '低保名单.csv' } },
  { code: 'io/not-found', files: { '低保名单.csv': LIST }, meanwhile: 'removed', place: { file: '低保名单.csv' } },
  { code: 'io/in-use', files: { '低保名单.csv': LIST }, meanwhile: 'locked', place: { file: '低保名单.csv' } },
  { code: 'io/changed', files: { '低保名单.csv': LIST }, meanwhile: 'written', place: { file: '低保名单.csv' } },
  { code: 'io/empty', files: { '低保名单.xlsx': '' }, place: WHOLE },
  { code: 'io/encrypted', files: { '低保名单.xlsx': passwordProtected() }, place: WHOLE },
  { code: 'io/truncated', files: { '低保名单.xlsx': WORKBOOK.subarray(0, WORKBOOK.length * 0.7) }, place: WHOLE },
  { code: 'io/checksum', files: { '低保名单.xlsx': damaged() }, place: WHOLE },
  { code: 'io/broken-part', files: { '低保名单.xlsx': makeXlsx({ sheets: [{ rows: '', whole: '<html><body>404</body></html>' }] }) }, place: WHOLE },
  { code: 'io/compression', files: { '低保名单.xlsx': xlsx(ROWS, { alter: (parts) => parts.map((part) => ({ ...part, method: 12 })) }) }, place: WHOLE },
  { code: 'io/missing-sheet', files: { '低保名单.xlsx': xlsx(ROWS, { alter: (parts) => parts.filter(({ name }) => name !== 'xl/worksheets/sheet1.xml') }) }, place: WHOLE },
  { code: 'io/no-sheets', files: { '低保名单.xlsx': makeXlsx({ sheets: [] }) }, place: WHOLE },
  { code: 'io/too-large', files: { '低保名单.xlsx': makeXlsx({ sheets: [{ rows: '', whole: BOMB }] }) }, place: WHOLE },
  { code: 'io/too-many-rows', files: { '低保名单.csv': LIST }, limits: { rows: 1 }, place: { file: '低保名单.csv' } },
  { code: 'io/too-many-sheets', files: { '低保名单.xlsx': makeXlsx({ sheets: [{ rows: '' }, { rows: '' }] }) }, limits: { sheets: 1 }, place: WHOLE },
  { code: 'io/cell-too-long', files: { '低保名单.csv': csv('姓名,身份证号,备注', `张志明,${id(11)},${'很'.repeat(32_768)}`) }, place: { file: '低保名单.csv' } },
  { code: 'io/unclosed-quote', files: { '低保名单.csv': csv('姓名,身份证号,备注', `张志明,${id(11)},"外出`, `王秀英,${id(22)},`) }, place: { file: '低保名单.csv' } },
  { code: 'io/encoding', files: { '低保名单.csv': JOINED }, place: { file: '低保名单.csv' } },
  { code: 'io/not-a-table', files: { '低保名单.xlsx': '名单已发邮箱' }, place: WHOLE },
  { code: 'io/archive', files: { '低保名单.rar': Buffer.from('Rar!\x1A\x07\x01\x00', 'latin1') }, place: { file: '低保名单.rar' } },
  { code: 'io/unknown-format', files: { '低保名单.xls': '%PDF-1.7\n' }, place: { file: '低保名单.xls' } },
];

/** One bit of a stored sheet turned over: the file still opens everywhere, and a digit is another one. */
function damaged(): Buffer {
  const stored = xlsx(ROWS, { alter: (parts) => parts.map((part) => ({ ...part, method: 0 })) });
  return flipped(stored, stored.indexOf(id(11)) + 10);
}
