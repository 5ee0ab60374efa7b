import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/domain/cell.js';
import { DateSerials } from '../../../../src/io/spreadsheet/read/values/date-serial.js';
import { RowScanner } from '../../../../src/io/spreadsheet/read/xlsx/row-scanner.js';
import { makeXlsx, type XlsxOptions } from '../../../support/make-xlsx.js';
import { cellsOf, rowsOf, withWorkbook } from '../../../support/read-back.js';

const ID = '990101199003072391';

/** The cells of a workbook whose only sheet has these rows. */
function read(rows: string, options: Partial<XlsxOptions> = {}): Promise<Cell[][]> {
  return cellsOf(makeXlsx({ sheets: [{ rows }], ...options }));
}

describe('cells of an xlsx sheet', () => {
  const cases: readonly (readonly [string, string, Cell[][], Partial<XlsxOptions>?])[] = [
    ['a shared string keeps all 18 digits', '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', [[ID]], { strings: `<si><t>${ID}</t></si>` }],
    ['an inline string keeps all 18 digits', `<row r="1"><c r="A1" t="inlineStr"><is><t>${ID}</t></is></c></row>`, [[ID]]],
    ['the text result of a formula is text', `<row r="1"><c r="A1" t="str"><f>A2&amp;""</f><v>${ID}</v></c></row>`, [[ID]]],
    ['an 18-digit number arrives as the stored double', `<row r="1"><c r="A1"><v>${ID}</v></c></row>`, [[Number(ID)]]],
    ['a number in scientific notation is the same double', '<row r="1"><c r="A1"><v>5.110232010010113e+17</v></c></row>', [[5.110232010010113e17]]],
    ['decimals are rounded as the language does', '<row r="1"><c r="A1"><v>0.1</v></c><c><v>-12.345</v></c><c><v>1e-7</v></c><c t="n"><v>350</v></c></row>', [[0.1, -12.345, 1e-7, 350]]],
    ['truth values', '<row r="1"><c r="A1" t="b"><v>1</v></c><c t="b"><v>0</v></c></row>', [[true, false]]],
    ['a failed VLOOKUP is an error cell', '<row r="1"><c r="A1" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c></row>', [[{ kind: 'error', code: '#N/A' }]]],
    ['an ISO date cell', '<row r="1"><c r="A1" t="d"><v>2020-03-07T00:00:00Z</v></c></row>', [[{ kind: 'date', iso: '2020-03-07' }]]],
    ['a cell without value is empty', '<row r="1"><c r="A1" s="1"/><c r="B1"><v></v></c><c r="C1"><v/></c><c r="D1" t="inlineStr"><is><t/></is></c><c r="E1"><v>5</v></c></row>', [[null, null, null, null, 5]]],
    ['references and rows may be left out', '<row><c><v>1</v></c><c t="s"><v>0</v></c></row><row><c r="C2"><v>2</v></c><c><v>3</v></c></row>', [[1, '甲'], [null, null, 2, 3]], { strings: '<si><t>甲</t></si>' }],
    ['columns beyond Z', '<row r="1"><c r="AB1"><v>1</v></c></row>', [[...Array<null>(27).fill(null), 1]]],
    ['rich text is joined and phonetic guides are left out', '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', [['欧阳娜娜']], { strings: '<si><r><rPr><b/></rPr><t>欧阳</t></r><r><t>娜娜</t></r><rPh sb="0" eb="2"><t>オウ</t></rPh><phoneticPr fontId="1"/></si>' }],
    ['rich text inside a cell', '<row r="1"><c r="A1" t="inlineStr"><is><r><t>高那仁</t></r><r><t xml:space="preserve"> 道尔吉</t></r></is></c></row>', [['高那仁 道尔吉']]],
    ['Excel escapes', '<row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', [['一\r\n二', '_x000D_']], { strings: '<si><t>一_x000D_\n二</t></si><si><t>_x005F_x000D_</t></si>' }],
    ['CDATA and comments', '<!-- <row/> --><row r="1"><c r="A1" t="str"><v><![CDATA[a<b&c</row>]]></v></c><!-- x --><c t="inlineStr"><is><t>x<!-- y -->z</t></is></c></row>', [['a<b&c</row>', 'xz']]],
    ['character references above U+FFFF', '<row r="1"><c r="A1" t="inlineStr"><is><t>&#183382;&#x20000;&#20013;&amp;#1;&unknown;</t></is></c></row>', [['𬱖𠀀中&#1;&unknown;']]],
    ['characters above U+FFFF as they are', '<row r="1"><c r="A1" t="inlineStr"><is><t>𬱖𠮷䶮</t></is></c></row>', [['𬱖𠮷䶮']]],
    ['single-quoted attributes, spaces and line breaks in tags', "<row r='1' spans = '1:2'\n><c\n r='B1'  t = 's' ><v >0</v ></c ></row >", [[null, '甲']], { strings: '<si ><t xml:space=\'preserve\'>甲</t ></si >' }],
    ['a value holding > in an attribute', '<row r="1" x="a>b"><c r="A1" y=">"><v>1</v></c></row>', [[1]]],
    ['foreign elements inside cells, rows and the sheet', '<x14:ext><row r="9"/></x14:ext><row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v><extLst><ext><v>7</v></ext></extLst></c><x14:ext/><extLst/></row>', [[1]]],
    ['text is kept to the letter', '<row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', [["\t00123 ", "'150402"]], { strings: '<si><t xml:space="preserve">\t00123 </t></si><si><t>\'150402</t></si>' }],
  ];
  it.each(cases.map(([name, rows, expected, options = {}]) => ({ name, rows, expected, options })))('$name', async ({ rows, expected, options }) => {
    expect(await read(rows, options)).toEqual(expected);
  });

  it.each([false, true])('tags with a prefix (%s) say the same as without', async (isPrefixed) => {
    const p = isPrefixed ? 'x:' : '';
    const rows = `<${p}row r="2" hidden="1"><${p}c r="A2" t="s"><${p}v>0</${p}v></${p}c><${p}c t="inlineStr"><${p}is><${p}t>乙</${p}t></${p}is></${p}c><${p}c s="1"><${p}v>43831</${p}v></${p}c></${p}row><${p}row r="3"/>`;
    const bytes = makeXlsx({ sheets: [{ rows, after: `<${p}mergeCells><${p}mergeCell ref="A2:B3"/></${p}mergeCells>` }], strings: `<${p}si><${p}t>甲</${p}t></${p}si>`, styles: [0, 14], ...(isPrefixed ? { prefix: 'x' } : {}) });
    await withWorkbook(bytes, async ({ sheets: [sheet] }) => {
      expect(await rowsOf(sheet)).toEqual([{ number: 2, cells: ['甲', '乙', { kind: 'date', iso: '2020-01-01' }], hidden: true }]);
      expect(await sheet?.merges()).toEqual([{ top: 2, left: 0, bottom: 3, right: 1 }]);
    });
  });

  // What is learnt from one row must not be taken for what stands in the next.
  it.each(['', 'x:'])('rows are read alone as they are below one another (prefix “%s”)', (p) => {
    const t = (reference: string, text: string, more = '') => `<${p}c r="${reference}"${more} t="inlineStr"><${p}is><${p}t>${text}</${p}t></${p}is></${p}c>`;
    const v = (reference: string, text: string, more = '') => `<${p}c r="${reference}"${more}><${p}v>${text}</${p}v></${p}c>`;
    const variants = [
      t('A#', '甲') + t('B#', '城乡居民基本医疗保险') + v('C#', '2020') + v('D#', '43831', ' s="1"'),
      t('A#', '甲') + t('B#', '城乡居民基本医疗保险') + v('C#', '2020') + v('D#', '43831', ' s="1"'),
      t('A#', '甲') + t('B#', '城乡居民基本医疗保险（停）') + v('C#', '20200') + v('D#', '43831', ' s="0"'),
      t('A#', '甲乙') + t('B#', '城乡居民') + v('C#', '2020', ' t="n"') + v('D#', '4383', ' s="1"'),
      t('A#', '') + t('B#', '城乡居民&amp;其他') + v('C#', '-1') + v('D#', '1E3'),
      t('A#', '甲') + t('C#', '2020') + v('D#', '43831', ' s="1"'),
      t('AA#', '甲') + t('AB#', '城乡居民基本医疗保险'),
      v('A#', '1') + v('B#', '1', ' t="b"') + v('C#', '0', ' t="s"') + v('D#', '12345678901234567'),
      `<${p}c r="A#"/>${t('B#', '城乡居民基本医疗保险')} ${v('C#', '2020')}<!-- x -->${v('D#', '43831', ' s="1"')}`,
      `<${p}c><${p}v>7</${p}v></${p}c>${t('B#', '城乡居民基本医疗保险')}`,
    ];
    const readRows = (rows: readonly (readonly [number, string])[]): Cell[][] => {
      const read: Cell[][] = [];
      const bytes = Buffer.from(rows.map(([number, cells]) => `<${p}row r="${number}">${cells.replaceAll('#', String(number))}</${p}row>`).join(''));
      const scanner = new RowScanner({ part: 'sheet1.xml', sheetName: '名单', prefixLength: p.length, dateStyles: Uint8Array.of(0, 1), dates: new DateSerials(false), strings: { count: 1, complete: true, get: () => '丙' } as never, wanted: null, cellLength: 100, maxRows: 1000, visit: ({ cells }) => void read.push([...cells]) });
      scanner.scan(bytes, 0, bytes.length);
      return read;
    };
    const rows = Array.from({ length: 300 }, (_, at) => [at + 5, variants[(at * 7 + Math.floor(at / 10)) % variants.length] as string] as const);
    expect(readRows(rows)).toEqual(rows.flatMap((row) => readRows([row])));
  });

  // Whatever is read behind such a tag would be guessed, and rows would be missing without a word.
  it.each([
    ['a cell that ends before its text', '<row r="1"><c r="A1" t="inlineStr"is><t>甲</t></is></c></row><row r="2"><c r="A2"><v>2</v></c></row>'],
    ['a row without its end', '<row r="1"><c r="A1"><v>1</v></c><row r="2"><c r="A2"><v>2</v></c></row>'],
    ['a row without its beginning', '<row r="1"><c r="A1"><v>1</v></c></row><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'],
    ['a row by another name', '<row r="1"><c r="A1"><v>1</v></c></row><rov r="2"><c r="A2"><v>2</v></c></row>'],
    ['a cell without its end', '<row r="1"><c r="A1"><v>1</v><c r="B1"><v>2</v></c></row>'],
    ['a cell that ends as something else', '<row r="1"><c r="A1"><v>1</v></x><c r="B1"><v>2</v></c></row>'],
    ['a value without its end', '<row r="1"><c r="A1"><v>1</c></row><row r="2"><c r="A2"><v>2</v></c></row>'],
    ['a cell without its row', '<c r="A1"><v>1</v></c>'],
    ['an end too many', '<row r="1"><c r="A1"><v>1</v></c></row></row><row r="2"><c r="A2"><v>2</v></c></row>'],
  ])('%s is refused, with its row', async (_, rows) => {
    await expect(read(rows)).rejects.toMatchObject({ code: 'io/broken-part' });
  });

  it.each(['', 'x:'])('a row cut anywhere waits for its rest (prefix “%s”)', (p) => {
    const text = `<${p}row r="1"><${p}c r="A1" t="inlineStr"><${p}is><${p}t>甲</${p}t></${p}is></${p}c><${p}c r="B1"><${p}f>1+1</${p}f><${p}v>2</${p}v><${p}extLst><${p}ext/></${p}extLst></${p}c><foreign:part/><${p}extLst/></${p}row><${p}row r="2"/></${p}sheetData>`;
    const whole = Buffer.from(text);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const rows: Cell[][] = [];
      const scanner = new RowScanner({ part: 'sheet1.xml', sheetName: '名单', prefixLength: p.length, dateStyles: new Uint8Array(), dates: new DateSerials(false), strings: null, wanted: null, cellLength: 100, maxRows: 10, visit: ({ cells }) => void rows.push([...cells]) });
      const part = Buffer.from(whole.subarray(0, cut));
      const from = scanner.scan(part, 0, part.length);
      if (scanner.pause === 'more-bytes') scanner.scan(whole, from, whole.length);
      expect(rows, text.slice(0, cut)).toEqual([['甲', 2]]);
    }
  });

  it('a scan that wants two columns gets these two', async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><v>丁</v></c></row>`;
    await withWorkbook(makeXlsx({ sheets: [{ rows }], strings: '<si><t>甲</t></si>' }), async ({ sheets: [sheet] }) => {
      expect(await rowsOf(sheet, { columns: [1, 2] })).toEqual([{ number: 1, cells: [null, '乙', 2], hidden: false }]);
    });
  });
});
