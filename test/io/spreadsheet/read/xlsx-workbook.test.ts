import { readdir, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/domain/cell.js';
import { DEFAULT_LIMITS } from '../../../../src/io/spreadsheet/read/limits.js';
import { makeXlsx, type XlsxOptions } from '../../../support/make-xlsx.js';
import { cellsOf, failureOf, rowsOf, withWorkbook } from '../../../support/read-back.js';

const numbers = (count: number): string => Array.from({ length: count }, (_, style) => `<c s="${style}"><v>43831.75</v></c>`).join('');
const date = (iso: string): Cell => ({ kind: 'date', iso });

describe('number formats decide what is a date', () => {
  it.each([
    [14, true], [15, true], [17, true], [22, true], [27, true], [31, true], [36, true], [50, true], [57, true], [58, true],
    [0, false], [1, false], [2, false], [9, false], [18, false], [20, false], [21, false], [32, false], [45, false], [46, false], [49, false], [55, false],
  ])('built-in format %i: %s', async (id, isDate) => {
    expect(await cellsOf(makeXlsx({ sheets: [{ rows: `<row>${numbers(1)}</row>` }], styles: [id] }))).toEqual([[isDate ? date('2020-01-01') : 43831.75]]);
  });

  it.each([
    ['yyyy"年"m"月"d"日"', true], ['yyyy\\-mm\\-dd', true], ['[$-804]yyyy"年"m"月"d"日";@', true], ['m"月"', true], ['d', true], ['yyyymmdd', true],
    ['yyyy/m/d h:mm;@', true], ['[DBNum1][$-804]yyyy"年"m"月"', true], ['e"年"m"月"', true], ['aaaa', true], ['mm/dd', true],
    ['0.00', false], ['[Red]0.00', false], ['#,##0.00_);[Red](#,##0.00)', false], ['0.00E+00', false], ['0"元/d"', false], ['G/通用格式', false],
    ['General', false], ['@', false], ['[h]:mm:ss', false], ['h:mm AM/PM', false], ['上午/下午h"时"mm"分"', false], ['mm:ss.0', false], ['0_d', false], ['000000', false],
  ])('custom format %s: %s', async (code, isDate) => {
    expect(await cellsOf(makeXlsx({ sheets: [{ rows: `<row>${numbers(1)}</row>` }], styles: [176], formats: { 176: code } }))).toEqual([[isDate ? date('2020-01-01') : 43831.75]]);
  });

  it('a redefined built-in id means what the file says', async () => {
    expect(await cellsOf(makeXlsx({ sheets: [{ rows: `<row>${numbers(1)}</row>` }], styles: [31], formats: { 31: '0.0' } }))).toEqual([[43831.75]]);
  });

  it.each<readonly [number, Cell, Cell]>([
    [1, date('1900-01-01'), date('1904-01-02')], [59, date('1900-02-28'), date('1904-02-29')], [60, 60, date('1904-03-01')], [61, date('1900-03-01'), date('1904-03-02')],
    [32939, date('1990-03-07'), date('1994-03-08')], [0, 0, date('1904-01-01')], [-1, -1, -1], [2958465, date('9999-12-31'), 2958465], [990101199003072391, 990101199003072391, 990101199003072391],
  ])('day %d in the 1900 and the 1904 system', async (serial, in1900, in1904) => {
    const file = (date1904: boolean): Buffer => makeXlsx({ sheets: [{ rows: `<row><c s="0"><v>${serial}</v></c></row>` }], styles: [14], date1904 });
    expect([await cellsOf(file(false)), await cellsOf(file(true))]).toEqual([[[in1900]], [[in1904]]]);
  });
});

describe('the package of an xlsx workbook', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  const strings = '<si><t>王秀英</t></si>';
  const cases: readonly (readonly [string, Partial<XlsxOptions>])[] = [
    ['absolute targets', { absoluteTargets: true }],
    ['a strict workbook', { strict: true }],
    ['zip64 sizes', { zip: { zip64: true } }],
    ['a byte order mark in front of the archive', { zip: { prefix: Buffer.from([0xef, 0xbb, 0xbf]) } }],
    ['an archive comment', { zip: { comment: 'made by 某某系统' } }],
    ['parts that are stored, not packed', { alter: (parts) => parts.map((part) => ({ ...part, method: 0 })) }],
    ['longer local headers', { alter: (parts) => parts.map((part) => ({ ...part, extraInLocalHeader: Buffer.alloc(20) })) }],
    ['backslashes and capitals in part names', { alter: (parts) => parts.map((part) => ({ ...part, name: part.name.includes('sheet1') ? 'xl\\worksheets\\Sheet1.xml' : part.name })) }],
    ['byte order marks in the parts', { alter: (parts) => parts.map((part) => ({ ...part, data: `\uFEFF${String(part.data)}` })) }],
    ['UTF-16 parts', { alter: (parts) => parts.map((part) => ({ ...part, data: Buffer.from(`\uFEFF${String(part.data)}`, 'utf16le') })) }],
    ['UTF-16 parts without a mark', { alter: (parts) => parts.map((part) => ({ ...part, data: Buffer.from(String(part.data), 'utf16le') })) }],
  ];
  it.each(cases)('%s', async (_, options) => {
    await withWorkbook(makeXlsx({ sheets: [{ rows, name: '花名册' }], strings, ...options }), async ({ format, sheets }) => {
      expect([format, sheets[0]?.name, (await rowsOf(sheets[0])).map(({ cells }) => cells)]).toEqual(['xlsx', '花名册', [['王秀英']]]);
    });
  });

  it('hidden sheets and rows are marked, not left out', async () => {
    const bytes = makeXlsx({ sheets: [{ rows, name: '一' }, { rows: '<row r="3" hidden="true"><c><v>1</v></c></row>', name: '二', state: 'hidden' }, { rows, name: '三', state: 'veryHidden' }], strings });
    await withWorkbook(bytes, async ({ sheets }) => {
      expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([['一', 'visible'], ['二', 'hidden'], ['三', 'very-hidden']]);
      expect(await rowsOf(sheets[1])).toEqual([{ number: 3, cells: [1], hidden: true }]);
    });
  });

  it('an empty sheet is a sheet without rows', async () => {
    for (const whole of ['<worksheet><sheetData/></worksheet>', '<worksheet><dimension ref="A1"/></worksheet>', '<worksheet/>']) {
      expect(await cellsOf(makeXlsx({ sheets: [{ rows: '', whole }] }))).toEqual([]);
    }
  });

  it('merged ranges behind conditional formats and comments', async () => {
    const after = '<!-- <mergeCell ref="A9:B9"/> --><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref=\'$B$4:$B$7\'></mergeCell><mergeCell ref="D1:D1"/></mergeCells>';
    await withWorkbook(makeXlsx({ sheets: [{ rows, after }], strings }), async ({ sheets: [sheet] }) => {
      expect(await sheet?.merges()).toEqual([{ top: 1, left: 0, bottom: 1, right: 2 }, { top: 4, left: 1, bottom: 7, right: 1 }]);
    });
  });

  it('text in a wrong encoding is refused, not replaced', async () => {
    const whole = Buffer.concat([Buffer.from('<worksheet><sheetData><row><c t="inlineStr"><is><t>'), Buffer.from([0xcd, 0xf5]), Buffer.from('</t></is></c></row></sheetData></worksheet>')]);
    expect(await failureOf(makeXlsx({ sheets: [{ rows: '', whole }] }))).toBe('io/encoding');
    const declared = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="GBK"?>'), whole]);
    expect(await cellsOf(makeXlsx({ sheets: [{ rows: '', whole: declared }] }))).toEqual([['王']]);
  });
});

describe('large sheets', () => {
  const COUNT = 40_000;
  const names = Array.from({ length: COUNT }, (_, index) => `${'𬱖高那仁道尔吉'.slice(0, 2 + (index % 6) * (index % 6 === 0 ? 0 : 1))}${index}`);
  const sharedRows = names.map((_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>${index}</v></c><c r="B${index + 1}" t="inlineStr"><is><t>${names[index] ?? ''}</t></is></c></row>`).join('');
  const file = makeXlsx({ sheets: [{ rows: sharedRows }], strings: names.map((name) => `<si><t>${name}</t></si>`).join('') });

  it('a character on the border of two chunks stays whole', async () => {
    await withWorkbook(file, async ({ sheets: [sheet] }) => {
      let wrong = 0;
      let seen = 0;
      await sheet?.scan(({ number, cells }) => {
        seen += 1;
        if (cells[0] !== names[number - 1] || cells[1] !== names[number - 1]) wrong += 1;
      });
      expect([seen, wrong]).toEqual([COUNT, 0]);
    });
  });

  it('a scan that is stopped lets the file go, and the next one starts at the top', async () => {
    await withWorkbook(file, async ({ sheets: [sheet] }, path) => {
      for (const stopAt of [1, 3]) {
        let seen = 0;
        await sheet?.scan(() => ++seen < stopAt);
        expect(seen).toBe(stopAt);
      }
      const links = await readdir('/proc/self/fd').catch(() => []);
      await rm(path);
      expect((await Promise.all(links.map(async (fd) => (await import('node:fs/promises')).readlink(`/proc/self/fd/${fd}`).catch(() => '')))).filter((target) => target.startsWith(path))).toEqual([]);
    });
  });

  it('two scans at once do not disturb each other', async () => {
    await withWorkbook(file, async ({ sheets: [sheet] }) => {
      const [left, right] = await Promise.all([rowsOf(sheet), rowsOf(sheet, { columns: [0] })]);
      expect(left.length).toBe(COUNT);
      expect(right.every(({ cells }, index) => cells[0] === names[index])).toBe(true);
    });
  });

  it('a zip bomb is refused by its ratio, and by the length of one row', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(50_000);
    expect(await failureOf(makeXlsx({ sheets: [{ rows }] }), '炸弹.xlsx', { ...DEFAULT_LIMITS, ratio: 50, ratioGraceBytes: 1024 * 1024 })).toBe('io/too-large');
    const whole = Buffer.concat([Buffer.from('<worksheet><sheetData><row><c t="inlineStr"><is><t>'), Buffer.alloc(40 * 1024 * 1024, 0x41)]);
    expect(await failureOf(makeXlsx({ sheets: [{ rows: '', whole }] }))).toBe('io/too-large');
  });
});
