/** Small files of every format, undamaged, of which each row's place in the bytes is known where a format has such a thing. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import * as SheetJs from 'xlsx';
import { encodeGb18030 } from '../../../bench/support/encode-gb18030.js';
import { id } from '../../issues/build.js';
import { makeXlsx } from '../../support/make-xlsx.js';
import { makeZip } from '../../support/make-zip.js';

export interface Seed {
  readonly name: string;
  /** The bytes that are damaged: the file, or one part of it. */
  readonly bytes: Buffer;
  /** Makes the file of the damaged bytes. */
  readonly file: (bytes: Buffer) => Buffer;
  /**
   * What the format allows to be expected. `sealed`: checksums, so all or nothing. Ranges: each row whose bytes were left
   * alone must be read. `none`: the format has neither; then only whole rows are counted.
   */
  readonly rows: 'sealed' | 'count' | 'none' | readonly (readonly [from: number, to: number])[];
}

const HEADINGS = ['姓名', '身份证号', '乡镇', '村', '低保类别', '保障金额', '备注'];
const PEOPLE = Array.from({ length: 24 }, (_, index) => [
  ['张志明', '王秀英', '李国强', '高那仁道尔吉'][index % 4]!, id(index + 11, `19${60 + (index % 30)}0214`), index % 3 === 0 ? '柳河镇' : '双山镇', `${'东西南北'[index % 4]!}村`, '农村低保', `${300 + index}`, index % 5 === 0 ? '外出务工，"暂住"' : '',
]);
const TABLE = [HEADINGS, ...PEOPLE];

/** A text of lines, one a row, between a beginning and an end. */
function lines(name: string, before: string, rows: readonly string[], after: string, encode: (text: string) => Buffer, file: Seed['file'] = (bytes) => bytes): Seed {
  const pieces = [before, ...rows, after].map(encode);
  const ends = pieces.reduce<number[]>((sums, piece) => [...sums, (sums.at(-1) ?? 0) + piece.length], []);
  return { name, bytes: Buffer.concat(pieces), file, rows: rows.map((_, index) => [ends[index] ?? 0, ends[index + 1] ?? 0] as const) };
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const quoted = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvRows = TABLE.map((row) => `${row.map(quoted).join(',')}\r\n`);

function xlsxRows(shared: string[]): string[] {
  return TABLE.map((row, index) => `<row r="${index + 1}">${row.map((text, column) => {
    const place = `r="${String.fromCharCode(65 + column)}${index + 1}"`;
    if (text === '') return '';
    if (column === 5 && index > 0) return `<c ${place} s="1"><v>${text}</v></c>`;
    if (column !== 3) return `<c ${place} t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    if (!shared.includes(text)) shared.push(text);
    return `<c ${place} t="s"><v>${shared.indexOf(text)}</v></c>`;
  }).join('')}</row>\n`);
}

function xlsxSeeds(): Seed[] {
  const shared: string[] = [];
  const rows = xlsxRows(shared);
  const options = { sheets: [{ name: '农村低保', rows: rows.join(''), after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>' }], strings: shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('\n'), styles: [0, 14] };
  const [before = '', after = ''] = ['<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'];
  const resealed = (part: string): Seed['file'] => (bytes) => makeXlsx({ ...options, alter: (parts) => parts.map((one) => (one.name.endsWith(part) ? { ...one, data: bytes } : one)) });
  const partOf = (part: string): Buffer => {
    let found: Buffer = Buffer.alloc(0);
    makeXlsx({ ...options, alter: (parts) => { found = Buffer.from(parts.find(({ name }) => name.endsWith(part))?.data ?? ''); return parts; } });
    return found;
  };
  return [
    { name: '低保.xlsx', bytes: makeXlsx(options), file: (bytes) => bytes, rows: 'sealed' },
    lines('低保 工作表.xlsx', before, rows, after, utf8, resealed('sheet1.xml')),
    ...['sharedStrings.xml', 'styles.xml', 'workbook.xml', 'workbook.xml.rels'].map((part): Seed => ({ name: `低保 ${part}.xlsx`, bytes: partOf(part), file: resealed(part), rows: 'count' })),
  ];
}

function markupSeeds(): Seed[] {
  const html = TABLE.map((row) => `<tr class="r">${row.map((cell) => `<td rowspan=1 style='mso-number-format:"\\@"'>${escaped(cell)}</td>`).join('')}</tr>\n`);
  const page = ['<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td { border: 1px }</style></head><body><table border="1">\n', '</table></body></html>'] as const;
  const xml = TABLE.map((row) => `<Row ss:Height="20">${row.map((cell) => `<Cell><Data ss:Type="String">${escaped(cell)}</Data></Cell>`).join('')}</Row>\n`);
  const book = ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="低保"><Table>\n', '</Table></Worksheet></Workbook>'] as const;
  const ods = TABLE.map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`).join('')}</table:table-row>\n`);
  const content = ['<office:document-content><office:spreadsheet><table:table table:name="低保">\n', '</table:table></office:spreadsheet></office:document-content>'] as const;
  const pack = (bytes: Buffer): Buffer => makeZip([{ name: 'content.xml', data: bytes }]);
  return [
    lines('低保 网页.xls', page[0], html, page[1], utf8),
    lines('低保 网页 GB.xls', page[0].replace('utf-8', 'gbk'), html, page[1], encodeGb18030),
    lines('低保 2003.xls', book[0], xml, book[1], utf8),
    lines('低保 内容.ods', content[0], ods, content[1], utf8, pack),
    { name: '低保.ods', bytes: pack(utf8(`${content[0]}${ods.join('')}${content[1]}`)), file: (bytes) => bytes, rows: 'sealed' },
  ];
}

function sheetJs(name: string, bookType: SheetJs.BookType, rows: Seed['rows']): Seed {
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(TABLE), '低保');
  return { name, bytes: Buffer.from(SheetJs.write(book, { type: 'buffer', bookType }) as Uint8Array), file: (bytes) => bytes, rows };
}

/** A part of an xlsb, damaged and packed again with right checksums. */
function xlsbPart(part: string): Seed {
  const { bytes } = sheetJs('', 'xlsb', 'sealed');
  const parts = Object.entries(unzipSync(bytes)).map(([name, data]) => ({ name, data: Buffer.from(data) }));
  const target = parts.find(({ name }) => name.endsWith(part));
  if (target === undefined) throw new Error(`no ${part}`);
  return { name: `低保 ${part}.xlsb`, bytes: target.data, file: (data) => makeZip(parts.map((each) => (each === target ? { ...each, data } : each))), rows: 'none' };
}

function sample(name: string, rows: Seed['rows']): Seed {
  return { name, bytes: readFileSync(path.join(import.meta.dirname, '../../../sample-data/inbox', name)), file: (bytes) => bytes, rows };
}

export const SEEDS: readonly Seed[] = [
  ...xlsxSeeds(),
  ...markupSeeds(),
  lines('低保 UTF-8.csv', '\uFEFF', csvRows, '', utf8),
  lines('低保 GB18030.csv', '', csvRows, '', encodeGb18030),
  lines('低保 UTF-16.csv', '\uFEFF', csvRows.map((row) => row.replaceAll(',', '\t')), '', (text) => Buffer.from(text, 'utf16le')),
  sheetJs('低保.xls', 'biff8', 'count'),
  sheetJs('低保.xlsb', 'xlsb', 'sealed'),
  ...['sheet1.bin', 'workbook.bin', 'styles.bin'].map(xlsbPart),
  sample('参军人员名单.xlsx', 'sealed'),
  sample('在校大学生.xlsb', 'sealed'),
  sample('特困供养人员.xls', 'count'),
  sample('出国境人员.xls', 'none'),
];
