/** Files made to do harm, or harmed beyond use: each with the code it is refused with, or with what must be read of it. */
import { deflateRawSync } from 'node:zlib';
import * as SheetJs from 'xlsx';
import { csv, id } from '../../issues/build.js';
import { makeXlsx, type XlsxOptions } from '../../support/make-xlsx.js';
import { makeZip, type ZipPart } from '../../support/make-zip.js';

export interface HostileFile {
  /** Its name says what it is; the content decides. */
  readonly name: string;
  readonly bytes: () => Buffer;
  /** The code of the issue, or how many rows come out of it. */
  readonly expected: string | number;
}

const MEGABYTE = 1024 * 1024;
const text = (place: string, value: string): string => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const GOOD_ROWS = `<row r="1">${text('A1', '姓名')}${text('B1', '身份证号')}</row><row r="2">${text('A2', '张志明')}${text('B2', id(11))}</row>`;
const sheet = (rows: string, more: Partial<XlsxOptions> = {}): Buffer => makeXlsx({ sheets: [{ rows }], ...more });
const altered = (part: string, change: (data: string) => string | Buffer, more: Partial<XlsxOptions> = {}): Buffer =>
  sheet(GOOD_ROWS, { ...more, alter: (parts) => parts.map((each): ZipPart => (each.name.endsWith(part) ? { ...each, data: change(each.data.toString()) } : each)) });
const DOCTYPE = `<!DOCTYPE lolz [<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">${Array.from({ length: 9 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join('')}]>`;
const EXTERNAL = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY net SYSTEM "http://127.0.0.1/x">]>';
/** A worksheet of one cell whose text is `megabytes` long. */
const bomb = (megabytes: number): string => `<worksheet><sheetData><row r="1">${text('A1', ' '.repeat(megabytes * MEGABYTE))}</row></sheetData></worksheet>`;

/** Overwrites a size of the sheet in the central directory: what the file declares is not what it holds. */
function declaring(size: number): Buffer {
  const bytes = altered('sheet1.xml', () => bomb(66));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  bytes.writeUInt32LE(size, bytes.lastIndexOf(name) - 46 + 24);
  return bytes;
}

/** A zip that holds itself, a level deeper each time. */
function nested(levels: number): Buffer {
  let inner = makeZip([{ name: '名单.xlsx', data: sheet(GOOD_ROWS) }]);
  for (let level = 0; level < levels; level += 1) inner = makeZip([{ name: `${level}.zip`, data: inner }]);
  return inner;
}

function xls(rows: unknown[][], change: (bytes: Buffer) => Buffer = (bytes) => bytes): Buffer {
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), '低保');
  return change(Buffer.from(SheetJs.write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array));
}

/** Puts a FilePass record where the first record behind the beginning of the workbook stands. */
function withFilePass(bytes: Buffer): Buffer {
  const bof = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]));
  bytes.writeUInt16LE(0x002f, bof + 20);
  return bytes;
}

function container(names: readonly string[]): Buffer {
  const made = SheetJs.CFB.utils.cfb_new();
  for (const name of names) SheetJs.CFB.utils.cfb_add(made, name, Buffer.alloc(4096));
  return Buffer.from(SheetJs.CFB.write(made, { type: 'buffer' }) as Uint8Array);
}

/** A container whose chain of sectors leads back to its beginning. */
function cyclicContainer(): Buffer {
  const bytes = xls([['姓名', '身份证号'], ...Array.from({ length: 200 }, (_, index) => ['张志明', id(index + 1)])]);
  const fat = (bytes.readUInt32LE(76) + 1) * 512;
  for (let sector = 0; sector < 20; sector += 1) if (bytes.readUInt32LE(fat + sector * 4) < 0xfffffff0) bytes.writeUInt32LE(1, fat + sector * 4);
  return bytes;
}

const TABLE = csv('姓名,身份证号', `张志明,${id(11)}`, `王秀英,${id(22)}`);

export const HOSTILE_FILES: readonly HostileFile[] = [
  // Bombs.
  { name: '炸弹 一格.xlsx', bytes: () => altered('sheet1.xml', () => bomb(66)), expected: 'io/too-large' },
  { name: '炸弹 谎报很小.xlsx', bytes: () => declaring(1000), expected: 'io/checksum' },
  { name: '炸弹 谎报很大.xlsx', bytes: () => declaring(0xfffffff0), expected: 'io/too-large' },
  { name: '炸弹 共享字符串.xlsx', bytes: () => sheet(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, { wholeStrings: `<sst><si><t>${'甲'.repeat(20 * MEGABYTE)}</t></si></sst>` }), expected: 'io/too-large' },
  { name: '炸弹 样式.xlsx', bytes: () => altered('styles.xml', () => `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(4 * MEGABYTE)}</cellXfs></styleSheet>`, { styles: [0] }), expected: 'io/too-large' },
  { name: '炸弹 行.ods', bytes: () => makeZip([{ name: 'content.xml', data: `<office:document-content><table:table table:name="a">${'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="9000" office:value-type="string"><text:p>甲</text:p></table:table-cell></table:table-row>'.repeat(3)}</table:table></office:document-content>` }]), expected: 'io/too-many-rows' },
  { name: '炸弹 列.ods', bytes: () => makeZip([{ name: 'content.xml', data: `<office:document-content><table:table table:name="a"><table:table-row><table:table-cell table:number-columns-repeated="999999999" office:value-type="string"><text:p>甲</text:p></table:table-cell></table:table-row></table:table></office:document-content>` }]), expected: 'io/broken-part' },
  { name: '炸弹 跨列.xls', bytes: () => Buffer.from(`<table>${'<tr><td colspan=16380><td>甲</tr>'.repeat(4000)}</table>`), expected: 'io/too-large' },
  { name: '压缩包套压缩包.zip', bytes: () => nested(8), expected: 'io/archive' },
  { name: '很多部件.zip', bytes: () => makeZip(Array.from({ length: 3000 }, (_, index) => ({ name: `${index}.txt`, data: '' }))), expected: 'io/archive' },
  { name: '目录过大.xlsx', bytes: () => makeZip([{ name: 'x'.repeat(60_000), data: '' }, ...Array.from({ length: 290 }, (_, index) => ({ name: `${index}${'y'.repeat(60_000)}`, data: '' }))]), expected: 'io/too-large' },
  { name: '同名部件.xlsx', bytes: () => sheet(GOOD_ROWS, { alter: (parts) => [...parts, { name: 'xl/worksheets/Sheet1.xml', data: '<worksheet><sheetData/></worksheet>' }] }), expected: 'io/broken-part' },
  { name: '五千张表.xlsx', bytes: () => makeXlsx({ sheets: Array.from({ length: 5000 }, () => ({ rows: '' })) }), expected: 'io/too-many-sheets' },
  { name: '一万个表格.xls', bytes: () => Buffer.from('<table><tr><td>甲</td></tr></table>'.repeat(10_000)), expected: 'io/too-many-sheets' },
  // Tricks of XML.
  ...['sheet1.xml', 'workbook.xml', 'sharedStrings.xml', 'styles.xml'].flatMap((part): HostileFile[] => [['一亿个哈', DOCTYPE, '&a9;'], ['外部实体', EXTERNAL, '&file;']].map(([what = '', doctype = '', use = '']) => (
    { name: `${what} ${part}.xlsx`, bytes: () => altered(part, (data) => data.replace(/^(<\?xml[^>]*>\s*)?/u, `$1${doctype}`).replace('张志明', use), { strings: '<si><t>甲</t></si>', styles: [0] }), expected: part === 'sharedStrings.xml' ? 2 : 'io/broken-part' }))),
  { name: '一亿个哈 2003.xls', bytes: () => Buffer.from(`<?xml version="1.0"?>${DOCTYPE}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row><Cell><Data>&a9;</Data></Cell></Row></Table></Worksheet></Workbook>`), expected: 'io/broken-part' },
  { name: '外部实体.fods', bytes: () => Buffer.from(`<?xml version="1.0"?>${EXTERNAL}<office:document><table:table table:name="a"><table:table-row><table:table-cell><text:p>&file;</text:p></table:table-cell></table:table-row></table:table></office:document>`), expected: 'io/broken-part' },
  { name: '属性没有等号.xls', bytes: () => Buffer.from(`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" ${'a'.repeat(4 * MEGABYTE)}><Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell></Row></Table></Worksheet></Workbook>`), expected: 1 },
  { name: '嵌套一百万层.xls', bytes: () => Buffer.from(`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">${'<a>'.repeat(MEGABYTE)}`), expected: 'io/broken-part' },
  // Pages that keep a reader busy.
  { name: '不配对的引号.xls', bytes: () => Buffer.from(`<table><tr><td>${'<a "'.repeat(MEGABYTE)}`), expected: 'io/empty' },
  { name: '不结束的声明.xls', bytes: () => Buffer.from(`<table><tr><td>甲</td></tr>${'<!'.repeat(2 * MEGABYTE)}`), expected: 1 },
  { name: '一格空格.xls', bytes: () => Buffer.from(`<table><tr><td>${'&#32;'.repeat(2 * MEGABYTE)}甲</td></tr></table>`), expected: 'io/cell-too-long' },
  { name: '引号吞掉几行.xls', bytes: () => Buffer.from('<table><tr><td class="a>甲</td></tr><tr><td>乙</td></tr><tr><td class="b">丙</td></tr></table>'), expected: 'io/broken-part' },
  { name: '引号吞掉几行.csv', bytes: () => Buffer.from(`姓名,身份证号,乡镇,村\n张志明,${id(11)},柳河镇,"东村\n王秀英,${id(22)},柳河镇,西村\n李国强,${id(33)},柳河镇,"\n`), expected: 'io/unclosed-quote' },
  { name: '一行一千六百万个引号.csv', bytes: () => Buffer.from('"a"x,'.repeat(3 * MEGABYTE)), expected: 'io/broken-part' },
  { name: '一行没有尽头.csv', bytes: () => Buffer.concat([Buffer.from('姓名,身份证号\n'), Buffer.alloc(40 * MEGABYTE, 0x61)]), expected: 'io/too-large' },
  // Sheets of odd sizes.
  { name: '声明到最后一格.xlsx', bytes: () => makeXlsx({ sheets: [{ rows: GOOD_ROWS, before: '<dimension ref="A1:XFD1048576"/>', after: '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>' }] }), expected: 2 },
  { name: '最后一格有字.xlsx', bytes: () => sheet(`${GOOD_ROWS}<row r="1048576">${text('XFD1048576', '甲')}</row>`), expected: 3 },
  { name: '一万列.xlsx', bytes: () => sheet([1, 2, 3].map((row) => `<row r="${row}">${Array.from({ length: 10_000 }, (_, column) => `<c t="inlineStr"><is><t>列${column}</t></is></c>`).join('')}</row>`).join('')), expected: 3 },
  { name: '一万六千列.csv', bytes: () => Buffer.from(`${Array.from({ length: 16_384 }, (_, column) => `列${column}`).join(',')}\n`.repeat(3)), expected: 3 },
  { name: '一万七千列.csv', bytes: () => Buffer.from(`${Array.from({ length: 17_000 }, (_, column) => `列${column}`).join(',')}\n`.repeat(3)), expected: 'io/broken-part' },
  { name: '一格两次.xlsx', bytes: () => sheet(`<row r="1">${text('A1', '甲')}${text('A1', '乙')}</row>`), expected: 'io/broken-part' },
  { name: '公式没有结果.xlsx', bytes: () => sheet(`<row r="1"><c r="A1"><f>B1&amp;"x"</f></c></row>`), expected: 1 },
  { name: '外部链接.xlsx', bytes: () => sheet(`<row r="1"><c r="A1" t="str"><f>[1]Sheet1!A1</f><v>张志明</v></c></row>`, { alter: (parts) => [...parts, { name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink/>' }, { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', data: '<Relationships><Relationship Id="rId1" Type="x/externalLinkPath" Target="http://127.0.0.1/a.xlsx" TargetMode="External"/></Relationships>' }] }), expected: 1 },
  { name: '工作表在网上.xlsx', bytes: () => altered('workbook.xml.rels', (data) => data.replace('Target="worksheets/sheet1.xml"', 'Target="http://127.0.0.1/sheet1.xml" TargetMode="External"')), expected: 'io/missing-sheet' },
  { name: '样式转圈.xlsx', bytes: () => altered('styles.xml', () => '<styleSheet><cellStyleXfs><xf xfId="0"/></cellStyleXfs><cellXfs><xf xfId="1" numFmtId="164"/><xf xfId="0" numFmtId="164"/></cellXfs><numFmts><numFmt numFmtId="164" formatCode="164"/></numFmts></styleSheet>', { styles: [0] }), expected: 2 },
  { name: '样式丢失.xlsx', bytes: () => sheet(GOOD_ROWS, { styles: [14], alter: (parts) => parts.filter(({ name }) => !name.endsWith('styles.xml')) }), expected: 'io/truncated' },
  { name: '字符串序号越界.xlsx', bytes: () => sheet('<row r="1"><c r="A1" t="s"><v>4000000000</v></c></row>', { strings: '<si><t>甲</t></si>' }), expected: 'io/broken-part' },
  // Passwords.
  { name: '有密码.xlsx', bytes: () => container(['/EncryptionInfo', '/EncryptedPackage']), expected: 'io/encrypted' },
  { name: '有密码.xls', bytes: () => xls([['姓名', '身份证号'], ['张志明', id(11)]], withFilePass), expected: 'io/encrypted' },
  // Damage.
  { name: '扇区转圈.xls', bytes: cyclicContainer, expected: 'io/broken-part' },
  { name: '只有一半.xls', bytes: () => xls([['姓名', '身份证号'], ...Array.from({ length: 500 }, (_, index) => [`张${index}`, id(index + 1)])], (bytes) => bytes.subarray(0, bytes.length >> 1)), expected: 'io/broken-part' },
  { name: '一半的网页.xls', bytes: () => Buffer.from(`<table><tr><td>姓名</td><td>身份证号</td></tr><tr><td>张志明</td><td>${id(11)}</td></tr><tr><td>王`), expected: 3 },
  { name: '错位的UTF-16.csv', bytes: () => Buffer.concat([Buffer.from(`\uFEFF${TABLE}`, 'utf16le'), Buffer.from([0x41]), Buffer.from(TABLE, 'utf16le')]), expected: 'io/encoding' },
  // Names that lie.
  { name: '其实是CSV.xlsx', bytes: () => Buffer.from(TABLE), expected: 3 },
  { name: '其实是xlsx.csv', bytes: () => sheet(GOOD_ROWS), expected: 2 },
  { name: '其实是网页.csv', bytes: () => Buffer.from('<table><tr><td>姓名</td></tr></table>'), expected: 1 },
  { name: '其实是程序.xlsx', bytes: () => Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF', 'latin1'), Buffer.alloc(400, 1)]), expected: 'io/unknown-format' },
  { name: '其实是gzip.csv', bytes: () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), deflateRawSync(Buffer.from(TABLE))]), expected: 'io/archive' },
];
