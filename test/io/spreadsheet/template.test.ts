import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx, type Cell, type WriteSheet } from 'hucre/xlsx';
import type { TemplateSheet } from '../../../src/domain/template.js';
import { fillTemplate } from '../../../src/io/spreadsheet/template/fill-workbook.js';
import { movedFormula, movedReference, movedRows, offsetFormula } from '../../../src/io/spreadsheet/template/moved-rows.js';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'c2z-template-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

const TABLE: TemplateSheet = {
  name: '表', fields: new Map<string, string | number>([['填报单位', '示例县医疗保障局'], ['行数', 3], ['合计.已参保.居民', 60]]), rowFields: ['乡镇', '已参保.居民', '金额（元）'],
  rows: [['柳河镇', 10, 1.5], ['=青山乡', 20, 2.5], ['白水镇', 30, null]],
};

/** Fills a template made of these rows; a text that begins with `=` is a formula. */
async function fill(rows: readonly (readonly (string | number | null)[])[], more: Partial<WriteSheet> & { readonly namedRanges?: { name: string; range: string }[] } = {}, table: TemplateSheet = TABLE): Promise<{ cells: (string | number | null)[][]; sheet: XLSX.WorkSheet; book: XLSX.WorkBook }> {
  const { namedRanges, ...sheet } = more;
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, values] of rows.entries()) for (const [column, value] of values.entries()) if (typeof value === 'string' && value.startsWith('=')) cells.set(`${row},${column}`, { formula: value.slice(1), value: 0 });
  const [template, out] = [path.join(folder, 'template.xlsx'), path.join(folder, 'out.xlsx')];
  await writeFile(template, await writeXlsx({ sheets: [{ name: '月报', rows: rows.map((row) => [...row]), cells, ...sheet }], ...(namedRanges === undefined ? {} : { namedRanges }) }));
  await fillTemplate(template, out, [table]);
  const book = XLSX.read(await readFile(out), { type: 'buffer', cellFormula: true, sheetStubs: true });
  const found = book.Sheets['月报']!;
  return { cells: XLSX.utils.sheet_to_json(found, { header: 1, raw: true, defval: null }), sheet: found, book };
}

describe('a workbook of the county', () => {
  it('is filled: fields by their values, numbers as numbers, the row as often as there are rows', async () => {
    const { cells } = await fill([['填报单位：{{填报单位}}', null, null], ['{{row.乡镇}}', '{{row.已参保.居民}}', '{{row.金额（元）}}'], ['共 {{行数}} 个', '{{合计.已参保.居民}}', null]]);
    expect(cells).toEqual([['填报单位：示例县医疗保障局', null, null], ['柳河镇', 10, 1.5], ['=青山乡', 20, 2.5], ['白水镇', 30, null], ['共 3 个', 60, null]]);
  });

  it('a group may be left out where the heading alone is plain, and case, width and spaces do not matter', async () => {
    const { cells } = await fill([['{{ row.乡镇 }}', '{{ROW.居民}}', '{{合计.居民}}']]);
    expect(cells.map(([, insured]) => insured)).toEqual([10, 20, 30]);
    expect(cells[0]?.[2]).toBe(60);
  });

  it('formulas, merged cells, validations and names follow', async () => {
    const { sheet, book } = await fill([['乡镇', '人数', '倍数'], ['{{row.乡镇}}', '{{row.居民}}', '=B2*2'], ['合计', '=SUM(B2:B2)', '=SUM(C2)'], ['备注', null, null]], {
      merges: [{ startRow: 3, startCol: 0, endRow: 3, endCol: 2 }], namedRanges: [{ name: '合计行', range: "'月报'!$A$3:$C$3" }],
    });
    const formula = (place: string): string => (sheet[place] as XLSX.CellObject).f ?? '';
    expect(['C2', 'C3', 'C4', 'B5', 'C5'].map(formula)).toEqual(['B2*2', 'B3*2', 'B4*2', 'SUM(B2:B4)', 'SUM(C2:C4)']);
    expect(sheet['!merges']).toEqual([{ s: { r: 5, c: 0 }, e: { r: 5, c: 2 } }]);
    expect(book.Workbook?.Names?.find(({ Name }) => Name === '合计行')?.Ref).toBe("'月报'!$A$5:$C$5");
  });

  it('several rows are repeated between the markers, with their merged cells; rows of a marker alone go', async () => {
    const { cells, sheet } = await fill([['头', null], ['{{#rows}}', null], ['{{row.乡镇}}', null], ['居民', '{{row.居民}}'], ['{{/rows}}', null], ['尾', null]], { merges: [{ startRow: 2, startCol: 0, endRow: 2, endCol: 1 }] });
    expect(cells.map(([first]) => first)).toEqual(['头', '柳河镇', '居民', '=青山乡', '居民', '白水镇', '居民', '尾']);
    expect(sheet['!merges']?.map(({ s }) => s.r)).toEqual([1, 3, 5]);
  });

  it('a cell named like a field is filled; other names are the county’s own', async () => {
    const { cells } = await fill([['单位', null], ['电话', '不动']], { namedRanges: [{ name: '填报单位', range: "'月报'!$B$1" }, { name: '备用', range: "'月报'!$B$2" }] });
    expect(cells).toEqual([['单位', '示例县医疗保障局'], ['电话', '不动']]);
  });

  it('nobody on the list leaves one empty row', async () => {
    const { cells, sheet } = await fill([['{{row.乡镇}}', '{{row.居民}}'], ['合计', '=SUM(B1:B1)']], {}, { ...TABLE, rows: [] });
    expect(cells[1]?.[0] ?? cells[0]?.[0]).toBe('合计');
    expect((sheet['B2'] as XLSX.CellObject).f).toBe('SUM(B1:B1)');
  });

  it.each([
    [[['{{row.乡填}}']], 'template/field', '月报!A1'],
    [[['{{填报单}}']], 'template/field', '{{填报单位}}'],
    [[['没有字段']], 'template/empty', '{{'],
    [[['{{row.乡镇}}'], ['隔'], ['{{row.居民}}']], 'template/rows', '月报'],
  ] as const)('what cannot be filled is said with its cell: %j', async (rows, code, words) => {
    const failed = await fill(rows.map((row) => [...row])).catch((error: unknown) => error as { code: string; texts: { zh: string }; fix: { zh: string } });
    expect(failed).toMatchObject({ code });
    expect(JSON.stringify(failed, ['texts', 'fix', 'zh'])).toContain(words);
  });

  it('a file that is no workbook is refused in words', async () => {
    await writeFile(path.join(folder, 'old.xls'), 'not a workbook');
    await expect(fillTemplate(path.join(folder, 'old.xls'), path.join(folder, 'x.xlsx'), [TABLE])).rejects.toMatchObject({ code: 'template/unreadable' });
  });
});

describe('references when row 4 becomes three rows', () => {
  const moved = movedRows({ from: 4, to: 4, firstRepeated: 4, lastRepeated: 4, copies: 3 });
  it.each([
    ['SUM(B4:B4)', 'SUM(B4:B6)'], ['SUM(B4)', 'SUM(B4:B6)'], ['B3+B4+B5', 'B3+B4+B7'], ['$A$5', '$A$7'], ['SUM(B1:B9)', 'SUM(B1:B11)'],
    ['IF(A5="B4",1,LOG10(B5))', 'IF(A7="B4",1,LOG10(B7))'], ["'另一表'!B5", "'另一表'!B5"], ["'月报'!B5", "'月报'!B7"], ['$1:$3', '$1:$3'], ['COUNTIF(A4:A4,"x")+A1_5', 'COUNTIF(A4:A6,"x")+A1_5'],
  ])('%s → %s', (before, after) => { expect(movedFormula(before, (sheet) => (sheet === undefined || sheet === '月报' ? moved : movedRows(null)))).toBe(after); });

  it('a copy speaks of itself', () => {
    expect(movedFormula('B4/B$5+SUM(C4:D4)', () => moved, 2)).toBe('B6/B$7+SUM(C6:D6)');
    expect(movedReference('B4:C4', moved, 1)).toBe('B5:C5');
  });

  it('a shared formula is written out for its cell', () => { expect(offsetFormula('A1+$B$1+C$2', 2, 1)).toBe('B3+$B$1+D$2'); });
});
