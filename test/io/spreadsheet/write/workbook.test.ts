import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as XLSX from 'xlsx';
import { ToolError } from '../../../../src/domain/tool-error.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../../../../src/domain/workbook.js';
import { renderWorkbook, writeWorkbook } from '../../../../src/io/spreadsheet/write/workbook.js';

const ID = '99010119800101123X';
const COLUMNS: readonly ColumnModel[] = [
  { heading: '姓名', type: 'text' },
  { group: '号码', heading: '证件号码', type: 'id' },
  { group: '号码', heading: '户编号', type: 'id' },
  { heading: '人数', type: 'integer' },
  { heading: '参保率', type: 'rate', bar: true },
  { heading: '日期', type: 'date' },
  { heading: '金额', type: 'money' },
  { heading: '是否销号', type: 'text', manual: true, choices: ['是', '否'] },
];
const ROW: readonly CellContent[] = ['𠮷野娜·买买提', ID, '000123', 12, 0.9999, '2020-12-31', 26_650, null];

function sheet(rows: readonly (readonly CellContent[])[], over: Partial<SheetModel> = {}): SheetModel {
  return {
    name: '名单', title: '示例县2020年度名单', unitLine: '填报单位：示例县医疗保障局', dateLine: '数据截止日期：2020年12月31日', columns: COLUMNS, rows,
    totals: [['合计', null, null, 12, 1, null, 26_650, null]], notes: ['说明一', '说明二'], signature: ['填表人：', '审核人：'], frozenColumns: 1, filter: true, pagesWide: 1, ...over,
  };
}
function workbook(...sheets: SheetModel[]): WorkbookModel {
  return { name: '测试', unit: '示例县医疗保障局', date: '2020-12-31', sheets };
}
async function readBack(...sheets: SheetModel[]): Promise<XLSX.WorkBook> {
  return XLSX.read(await renderWorkbook(workbook(...sheets)), { dense: false, cellNF: true, cellStyles: true, sheetStubs: true });
}
/** The named part of the file as text. */
async function part(name: string, ...sheets: SheetModel[]): Promise<string> {
  const bytes = Buffer.from(await renderWorkbook(workbook(...sheets)));
  const at = bytes.lastIndexOf(name);
  const local = bytes.readUInt32LE(at - 4);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const body = bytes.subarray(start, start + bytes.readUInt32LE(local + 18));
  return (bytes.readUInt16LE(local + 8) === 0 ? body : inflateRawSync(body)).toString('utf8');
}

describe('a workbook read back', () => {
  it('has title, unit line, date, grouped headings, rows, totals, notes and signatures where they belong', async () => {
    const page = (await readBack(sheet([ROW]))).Sheets['名单']!;
    const text = (ref: string): unknown => page[ref]?.v;
    expect([text('A1'), text('A2'), text('H2')]).toEqual(['示例县2020年度名单', '填报单位：示例县医疗保障局', '数据截止日期：2020年12月31日']);
    expect([text('A3'), text('B3'), text('B4'), text('C4'), text('D3')]).toEqual(['姓名', '号码', '证件号码', '户编号', '人数']);
    expect([text('A5'), text('D5'), text('E5'), text('G5')]).toEqual(['𠮷野娜·买买提', 12, 0.9999, 266.5]);
    expect([text('A6'), text('D6'), text('A7'), text('A8')]).toEqual(['合计', 12, '说明一', '说明二']);
    expect(text('A9')).toMatch(/^填表人：\u3000+审核人：$/u);
    expect(page['!merges']!.map((range) => XLSX.utils.encode_range(range)).sort()).toEqual(['A1:H1', 'A3:A4', 'A7:H7', 'A8:H8', 'A9:H9', 'B3:C3', 'D3:D4', 'E3:E4', 'F3:F4', 'G3:G4', 'H3:H4']);
  });

  it('keeps identity numbers as text cells, digit by digit', async () => {
    const page = (await readBack(sheet([ROW, ['甲', '110101199003074530', '123456789012345678', 0, 0, null, 0, null]]))).Sheets['名单']!;
    expect([page['B5'].t, page['B5'].v, page['B5'].z]).toEqual(['s', ID, '@']);
    expect([page['C5'].t, page['C5'].v]).toEqual(['s', '000123']);
    expect([page['B6'].v, page['C6'].v]).toEqual(['110101199003074530', '123456789012345678']);
  });

  it('prints rates and dates as numbers of their format, so that they sort', async () => {
    const page = (await readBack(sheet([ROW]))).Sheets['名单']!;
    expect([page['E5'].z, page['E5'].w]).toEqual(['0.00%', '99.99%']);
    expect([page['F5'].t, page['F5'].v, page['F5'].z]).toEqual(['n', 44_196, 'yyyy-mm-dd']);
  });

  it.each(['=1+1', '+8613900001234', '-', '@SUM(A1)', '=HYPERLINK("http://x","y")', '#N/A', '#VALUE!', '  前后空格 ', '第一行\n第二行', '_x0041_', '<b>&"\'', 'TRUE', '1e5', '0012'])('keeps the text %j a text to the letter', async (text) => {
    const page = (await readBack(sheet([[text, text, text, 1, 1, text, 1, text]]))).Sheets['名单']!;
    for (const ref of ['A5', 'B5', 'C5', 'F5', 'H5']) {
      expect([page[ref].t, page[ref].f]).toEqual(['s', undefined]);
      expect(unescaped(page[ref].v)).toBe(text);
    }
  });

  it('removes control characters that no xlsx may hold, and nothing else', async () => {
    const page = (await readBack(sheet([['张\u0000三\u0008\u001F\uFFFE丰\r\n甲\t乙', ID, '', 1, 1, null, 1, '\uD800半']]))).Sheets['名单']!;
    expect(page['A5'].v).toBe('张三丰\n甲\t乙');
    expect(page['H5'].v).toBe('\uFFFD半');
  });

  it('cuts a text beyond the limit of a cell on a character boundary and says so', async () => {
    const page = (await readBack(sheet([['𠮷'.repeat(20_000), ID, '', 1, 1, null, 1, null]]))).Sheets['名单']!;
    expect(page['A5'].v.length).toBeLessThanOrEqual(32_767);
    expect(page['A5'].v).toMatch(/^𠮷+…（内容过长，已截断）$/u);
  });

  it('gives every cell of every sheet the look of its column; a text like a formula that comes late is marked as text alone', async () => {
    const late = Array.from({ length: 40 }, (_, index) => (index === 30 ? ['=1+1', ...ROW.slice(1)] : ROW));
    const book = await readBack(sheet([ROW]), sheet(late, { name: '二', locked: true }), sheet(late, { name: '三', columns: COLUMNS.slice(0, 1), rows: [['甲'], ['-'], ['@']], totals: [['合计']] }));
    const looks = (name: string, ...refs: string[]): unknown[] => refs.map((ref) => book.Sheets[name]![ref].z);
    expect(looks('名单', 'A5', 'B5', 'D5', 'E5', 'F5', 'G5')).toEqual(['General', '@', '0', '0.00%', 'yyyy-mm-dd', '#,##0.00']);
    expect(looks('二', 'A34', 'A35', 'A36', 'B35', 'E35', 'E44', 'H44')).toEqual(['General', '@', 'General', '@', '0.00%', '0.00%', '@']);
    expect(looks('三', 'A4', 'A5', 'A6', 'A7')).toEqual(['General', '@', '@', 'General']);
    expect(book.Sheets['三']!['A7'].v).toBe('合计');
  });

  it('writes a table of nobody', async () => {
    const page = (await readBack(sheet([], { totals: [], notes: [], signature: [] }))).Sheets['名单']!;
    expect(page['A3'].v).toBe('姓名');
    expect(page['A5']).toBeUndefined();
  });
});

describe('the sheet as printed and used', () => {
  it('is A4 landscape, as wide as the page, with headings and page numbers on every page', async () => {
    const xml = await part('xl/worksheets/sheet1.xml', sheet([ROW]));
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(xml).toContain('<oddFooter>&amp;L名单&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>');
    expect(await part('xl/workbook.xml', sheet([ROW]))).toContain("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'名单'!$3:$4</definedName>");
  });

  it('repeats the frozen columns as well when it is several pages wide', async () => {
    expect(await part('xl/workbook.xml', sheet([ROW], { pagesWide: 2, frozenColumns: 2 }))).toContain("'名单'!$A:$B,'名单'!$3:$4");
  });

  it('freezes the headings, filters the rows but not the totals, and offers drop-downs and bars', async () => {
    const xml = await part('xl/worksheets/sheet1.xml', sheet([ROW, ROW], { separateBy: 0 }));
    expect(xml).toContain('<pane xSplit="1" ySplit="4" topLeftCell="B5" state="frozen" activePane="bottomRight"/>');
    expect(xml).toContain('<autoFilter ref="A4:H6"/>');
    expect(xml).toMatch(/<dataValidation type="list" sqref="H5:H6"[^>]*><formula1>"是,否"<\/formula1>/u);
    expect(xml).toMatch(/<conditionalFormatting sqref="E5:E6"><cfRule type="dataBar"/u);
    expect(xml).toMatch(/<conditionalFormatting sqref="A6:H6"><cfRule type="expression".*\$A6&lt;&gt;\$A5/u);
  });

  it('is wide enough for an identity number and for long names', async () => {
    const xml = await part('xl/worksheets/sheet1.xml', sheet([['买买提·吐尔逊·阿卜杜拉', ID, '', 1, 1, null, 1, null]]));
    const widths = [...xml.matchAll(/<col min="(\d+)" max="\d+" width="([\d.]+)"/gu)].map((match) => Number(match[2]));
    expect(widths[0]).toBeGreaterThanOrEqual(24);
    expect(widths[1]).toBeGreaterThanOrEqual(20);
  });
});

describe('sheet names', () => {
  it('are made legal and distinct', async () => {
    const names = ['（未填乡镇）', 'a/b:c*d?[e]\\f', '', "'引号'", '长'.repeat(40), '长'.repeat(40), 'History', '𠮷'.repeat(20), 'ABC', 'abc'];
    const book = await readBack(...names.map((name) => sheet([ROW], { name })));
    expect(book.SheetNames).toEqual(['（未填乡镇）', 'a／b：c＊d？［e］＼f', '表', '引号', '长'.repeat(31), `${'长'.repeat(27)} (2)`, 'History_', '𠮷'.repeat(15), 'ABC', 'abc (2)']);
  });
});

describe('the bytes', () => {
  it('are the same for the same model, whatever the clock says', async () => {
    const first = await renderWorkbook(workbook(sheet([ROW])));
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
    try {
      expect(Buffer.from(await renderWorkbook(workbook(sheet([ROW])))).equals(Buffer.from(first))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('refuse a row that does not fit its table', async () => {
    await expect(renderWorkbook(workbook(sheet([['一格']])))).rejects.toThrow('a row of 1 cells in a table of 8 columns');
  });
});

describe('writing the file', () => {
  let folder = '';
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'c2z-workbook-')); });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('replaces the old file whole and leaves nothing beside it', async () => {
    const path = join(folder, '名单.xlsx');
    await writeWorkbook(path, workbook(sheet([])));
    await writeWorkbook(path, workbook(sheet([ROW])));
    expect(XLSX.read(await readFile(path)).Sheets['名单']!['A5'].v).toBe('𠮷野娜·买买提');
    expect(await readdir(folder)).toEqual(['名单.xlsx']);
  });

  it('says which folder is missing', async () => {
    await expect(writeWorkbook(join(folder, '没有', '名单.xlsx'), workbook(sheet([ROW])))).rejects.toMatchObject({ code: 'io/no-such-folder' });
    await expect(writeWorkbook(join(folder, '没有', '名单.xlsx'), workbook(sheet([ROW])))).rejects.toBeInstanceOf(ToolError);
  });
});

/** SheetJS leaves `_x005F_`, the escaped underscore, as it stands. */
function unescaped(text: string): string {
  return text.replaceAll('_x005F_', '_');
}
