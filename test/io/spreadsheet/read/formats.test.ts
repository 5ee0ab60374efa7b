import { describe, expect, it } from 'vitest';
import * as SheetJs from 'xlsx';
import { rowsOf, withWorkbook } from '../../../support/read-back.js';

const ID = '990101199003072391';

/** A workbook with all that a list may hold, written by SheetJS in one of its formats. */
function written(bookType: SheetJs.BookType): Buffer {
  const sheet = SheetJs.utils.aoa_to_sheet([
    ['名单', null, null, null, null, null],
    ['姓名', '身份证号', '出生日期', '金额', '参保', '备注'],
    ['𬱖㛃·买买提', ID, { t: 'n', v: 32939, z: 'yyyy-mm-dd' }, 350.5, true, '00123'],
    ['张三', { t: 'n', v: Number(ID), z: 'General' }, { t: 'n', v: 43831, z: 'yyyy"年"m"月"d"日"' }, 0, false, { t: 'e', v: 0x2a, w: '#N/A' }],
    ['李四', '\t15040219900307239X', null, { t: 'n', v: 12, z: '[Red]0.00' }, null, "a<b>&c\"d'"],
  ]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 5 } }];
  sheet['!rows'] = [{}, {}, {}, {}, { hidden: true }];
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, sheet, '花名册');
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet([['代码']]), '隐藏表');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return Buffer.from(SheetJs.write(book, { type: 'buffer', bookType, cellStyles: true }) as Uint8Array);
}

const FORMATS = [['xlsx', 'xlsx'], ['xlsb', 'xlsb'], ['biff8', 'xls'], ['xlml', 'xml-2003']] as const;

describe.each(FORMATS)('a workbook written as %s', (bookType, format) => {
  it('gives the same cells as any other format', async () => {
    await withWorkbook(written(bookType), async (workbook) => {
      expect(workbook.format).toBe(format);
      expect(workbook.sheets.map(({ name }) => name)).toEqual(['花名册', '隐藏表']);
      const rows = await rowsOf(workbook.sheets[0]);
      expect(rows.map(({ number, cells }) => [number, cells])).toEqual([
        [1, ['名单']],
        [2, ['姓名', '身份证号', '出生日期', '金额', '参保', '备注']],
        [3, ['𬱖㛃·买买提', ID, { kind: 'date', iso: '1990-03-07' }, 350.5, true, '00123']],
        [4, ['张三', Number(ID), { kind: 'date', iso: '2020-01-01' }, 0, false, { kind: 'error', code: '#N/A' }]],
        [5, ['李四', '\t15040219900307239X', null, 12, null, "a<b>&c\"d'"]],
      ]);
      expect(await workbook.sheets[0]?.merges()).toEqual([{ top: 1, left: 0, bottom: 1, right: 5 }]);
    }, '名单.dat');
  });
});
