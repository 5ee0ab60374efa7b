import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { ColumnModel, SheetModel } from '../../../../src/domain/workbook.js';
import { renderWorkbook } from '../../../../src/io/spreadsheet/write/workbook.js';

const LONG = Array.from({ length: 40 }, (_, at) => `很长的选项第${at + 1}个`);

async function files(columns: readonly ColumnModel[], over: Partial<SheetModel> = {}): Promise<{ names: string[]; part: (name: string) => string }> {
  const sheet: SheetModel = {
    name: '工作表', title: '表', unitLine: '', dateLine: '', columns, rows: [columns.map(() => '甲'), columns.map(() => null)], totals: [], notes: [], signature: [], frozenColumns: 0, filter: false, pagesWide: 1, ...over,
  };
  const bytes = await renderWorkbook({ name: '测试', unit: '', date: '2020-12-31', sheets: [sheet] });
  const book = XLSX.read(bytes, { bookFiles: true }) as XLSX.WorkBook & { files: Record<string, { content: Uint8Array }> };
  return { names: book.SheetNames, part: (name) => Buffer.from(book.files[name]!.content).toString('utf8') };
}

describe('a sheet to be filled in', () => {
  it('is protected without a password, and only its manual cells are open', async () => {
    const { part } = await files([{ heading: '姓名', type: 'text' }, { heading: '备注', type: 'text', manual: true }], { locked: true });
    const page = part('xl/worksheets/sheet1.xml');
    const styles = [...part('xl/styles.xml').match(/<cellXfs.*<\/cellXfs>/su)![0].matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gsu)].map(([xf]) => !xf.includes('locked="0"') && !xf.includes('locked="false"'));
    expect(page).toMatch(/<sheetProtection [^>]*sheet="1"/u);
    expect(page).not.toContain('password');
    const locked = (ref: string): boolean => styles[Number(new RegExp(`<c r="${ref}"[^>]* s="(\\d+)"`, 'u').exec(page)?.[1])]!;
    expect([locked('A4'), locked('B4'), locked('A5'), locked('B5'), locked('B3')]).toEqual([true, false, true, false, true]);
  });

  it('has its hidden columns hidden and its long lists on a hidden sheet', async () => {
    const { names, part } = await files([{ heading: '选', type: 'text', manual: true, choices: LONG }, { heading: '短', type: 'text', manual: true, choices: ['是', '否'] }, { heading: '对号', type: 'id', hidden: true }], { locked: true });
    const page = part('xl/worksheets/sheet1.xml');
    expect(names).toEqual(['工作表', '选项']);
    expect(page).toContain("'选项'!$A$1:$A$40");
    expect(page).toContain('"是,否"');
    expect(page).toMatch(/<col min="3" max="3"[^>]*hidden="(?:1|true)"/u);
    expect(part('xl/workbook.xml')).toMatch(/name="选项"[^>]*state="hidden"/u);
    for (const [, message] of page.matchAll(/ error="([^"]*)"/gu)) expect(message!.length).toBeLessThanOrEqual(225);
  });

  it('is cut for printing where it says', async () => {
    const { part } = await files([{ heading: '甲', type: 'text' }, { heading: '乙', type: 'text' }, { heading: '丙', type: 'text' }], { pagesWide: 2, breaksBefore: [2], frozenColumns: 1 });
    const page = part('xl/worksheets/sheet1.xml');
    expect(page).toMatch(/<colBreaks[^>]*><brk id="2"/u);
    expect(page).toMatch(/<pageSetup [^>]*scale="\d+"/u);
    expect(page).not.toContain('fitToPage="1"');
  });

  it('has its title behind the columns that every page repeats, where they are too narrow for it', async () => {
    const columns = ['序号', '姓名', '村', '组', '答'].map((heading): ColumnModel => ({ heading, type: 'text' }));
    const over = { pagesWide: 2, breaksBefore: [4], frozenColumns: 2, title: '某某镇工作表', notes: ['说明'], signature: ['填表人：'] };
    const { part } = await files(columns, { ...over, titleOnFirstPage: true });
    const page = part('xl/worksheets/sheet1.xml');
    expect([...page.matchAll(/<mergeCell ref="([^"]+)"/gu)].map(([, ref]) => ref)).toEqual(['C1:D1', 'C6:D6', 'C7:D7']);
    expect(page).toMatch(/<c r="C1"/u);
    expect(page).not.toMatch(/<c r="A1"[^>]*t="s"/u);
  });
});
