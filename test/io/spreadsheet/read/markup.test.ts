import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../../bench/support/encode-gb18030.js';
import type { Cell } from '../../../../src/domain/cell.js';
import { makeZip } from '../../../support/make-zip.js';
import { cellsOf, failureOf, rowsOf, withWorkbook } from '../../../support/read-back.js';

const ID = '990101199003072391';

describe('an HTML page named .xls', () => {
  const page = (rows: string): string => `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gbk"><style>td{mso-number-format:"\\@"}</style></head><body><table>${rows}</table></body></html>`;

  it.each([['GBK', encodeGb18030], ['UTF-8', (text: string) => Buffer.from(text)]] as const)('in %s keeps IDs and leading zeros as text', async (_, encode) => {
    const bytes = encode(page(`<tr><td>姓名</td><td>身份证号</td></tr><tr><td>䶮</td><td x:num>${ID}</td><td>00123</td><td>1,234.50</td></tr>`));
    expect(await cellsOf(bytes, '名单.xls')).toEqual([['姓名', '身份证号'], ['䶮', ID, '00123', '1,234.50']]);
  });

  it.each<readonly [string, string, Cell[][]]>([
    ['end tags may be missing', '<tr><td>a<td>b<tr><td>c<td>d', [['a', 'b'], ['c', 'd']]],
    ['capitals, headings and bodies', '<THEAD><TR><TH>a</TH></TR></THEAD><TBODY><TR><TD>b</TD></TR></TBODY>', [['a'], ['b']]],
    ['comments, scripts and declarations are no text', '<!-- <td>x</td> --><tr><td>a<!-- b --><script>if (a<b) {}</script></td></tr>', [['a']]],
    ['references, above U+FFFF too', '<tr><td>&#183382;&#x20000;&lt;&amp;nbsp;&middot;&nbsp;x</td></tr>', [['𬱖𠀀<&nbsp;·\u00A0x']]],
    ['line breaks and runs of white space', '<tr><td>\n  a  <br> b\n\tc </td></tr>', [['a\nb c']]],
    ['markup inside cells', '<tr><td><font color="red"><b>王</b>秀</font>英</td></tr>', [['王秀英']]],
    ['an attribute with > in it', '<tr><td title="a>b">c</td></tr>', [['c']]],
    ['cells that span rows and columns move the rest', '<tr><td rowspan="2">户</td><td colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>', [['户', '甲', null, '乙'], [null, '丙', '丁']]],
  ])('%s', async (_, rows, expected) => {
    expect(await cellsOf(page(rows))).toEqual(expected);
  });

  it('merged ranges, hidden rows, several tables and a layout table around them', async () => {
    const bytes = Buffer.from('<body><table><tr><td><table><tr><td rowspan=2 colspan=2>a</td></tr><tr style="display:none"><td>b</td></tr></table></td></tr></table><table><tr><td>c</td></tr></table></body>');
    await withWorkbook(bytes, async ({ format, sheets }) => {
      expect([format, sheets.length]).toEqual(['html', 2]);
      expect(await sheets[0]?.merges()).toEqual([{ top: 1, left: 0, bottom: 2, right: 1 }]);
      expect(await rowsOf(sheets[0])).toEqual([{ number: 1, cells: ['a'], hidden: false }, { number: 2, cells: [null, null, 'b'], hidden: true }]);
      expect(await rowsOf(sheets[1])).toEqual([{ number: 1, cells: ['c'], hidden: false }]);
    });
  });
});

describe('SpreadsheetML 2003 named .xls', () => {
  const book = (rows: string, options = ''): string =>
    `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles><Worksheet ss:Name="名单"><Table>${rows}</Table>${options}</Worksheet></Workbook>`;

  it('types, indexes, merges, rich text and comments', async () => {
    const rows = `<Row><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">名单</Data></Cell><Cell><Data ss:Type="String">后</Data></Cell></Row>
      <Row ss:Index="4" ss:Hidden="1"><Cell><Data ss:Type="String">${ID}</Data><Comment><ss:Data>不是内容</ss:Data></Comment></Cell><Cell ss:Index="3"><Data ss:Type="Number">${ID}</Data></Cell>
      <Cell><Data ss:Type="DateTime">1990-03-07T00:00:00.000</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="Number">43831</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell>
      <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>欧&#183382;</B><Font>阳</Font></ss:Data></Cell></Row>`;
    await withWorkbook(book(rows, '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>'), async ({ format, sheets: [sheet] }) => {
      expect([format, sheet?.name, sheet?.visibility]).toEqual(['xml-2003', '名单', 'hidden']);
      expect(await rowsOf(sheet)).toEqual([
        { number: 1, cells: ['名单', null, null, '后'], hidden: false },
        { number: 4, cells: [ID, null, Number(ID), { kind: 'date', iso: '1990-03-07' }, { kind: 'date', iso: '2020-01-01' }, true, { kind: 'error', code: '#N/A' }, '欧𬱖阳'], hidden: true },
      ]);
      expect(await sheet?.merges()).toEqual([{ top: 1, left: 0, bottom: 2, right: 2 }]);
    });
  });

  it('in GBK', async () => {
    const bytes = encodeGb18030(book('<Row><Cell><Data ss:Type="String">䶮</Data></Cell></Row>').replace('version="1.0"', 'version="1.0" encoding="GBK"'));
    expect(await cellsOf(bytes, '名单.xls')).toEqual([['䶮']]);
  });

  it('cut off in the middle is refused', async () => {
    expect(await failureOf(book('<Row><Cell><Data ss:Type="String">甲</Data></Cell></Row>').slice(0, -60))).toBe('io/broken-part');
  });
});

describe('an OpenDocument spreadsheet', () => {
  const content = (tables: string, styles = ''): string =>
    `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  const packed = (xml: string, more: { name: string; data: string }[] = []): Buffer => makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 }, { name: 'content.xml', data: xml }, ...more]);

  it('values, repeats, merges, hidden rows and sheets, comments left out', async () => {
    const xml = content(
      `<table:table table:name="名单"><table:table-column table:number-columns-repeated="1024"/>
        <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="2" office:value-type="string"><text:p>名单</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell/></table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell office:value-type="string" calcext:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>${ID}</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="5.1E+17"><text:p>5.1E+17</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="1990-03-07"><text:p>90年3月7日</text:p></table:table-cell>
          <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell><table:table-cell table:formula="of:=x" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
          <table:table-cell office:value-type="string"><text:p>一<text:s text:c="2"/>二<text:line-break/><text:span>&#183382;</text:span></text:p><text:p>三</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>同</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell office:value-type="string"><text:p>重</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>
        <table:table table:name="隐藏" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>`,
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
    );
    await withWorkbook(packed(xml), async ({ format, sheets }) => {
      expect([format, sheets.map(({ name, visibility }) => [name, visibility])]).toEqual(['ods', [['名单', 'visible'], ['隐藏', 'hidden']]]);
      expect(await rowsOf(sheets[0])).toEqual([
        { number: 1, cells: ['名单'], hidden: false },
        { number: 4, cells: [ID, 5.1e17, { kind: 'date', iso: '1990-03-07' }, true, { kind: 'error', code: '#N/A' }, '一  二\n𬱖\n三', '同', '同'], hidden: true },
        { number: 5, cells: ['重'], hidden: true },
        { number: 6, cells: ['重'], hidden: true },
      ]);
      expect(await sheets[0]?.merges()).toEqual([{ top: 1, left: 0, bottom: 2, right: 2 }]);
    });
  });

  it('protected by a password is refused as such; a text document is named', async () => {
    expect(await failureOf(packed(content(''), [{ name: 'META-INF/manifest.xml', data: '<manifest:manifest><manifest:encryption-data/></manifest:manifest>' }]))).toBe('io/encrypted');
    expect(await failureOf(makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }, { name: 'content.xml', data: '<x/>' }]))).toBe('io/unknown-format');
  });
});
