import * as fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import * as SheetJs from 'xlsx';
import type { Cell } from '../../../../src/domain/cell.js';
import { makeXlsx } from '../../../support/make-xlsx.js';
import { cellsOf, rowsOf, withWorkbook } from '../../../support/read-back.js';

/** Characters that break readers: astral Han, markup, line ends, digits only. `_x000D_` is left out: the writers here do not escape it. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'王秀英𬱖䶮㛃·&<>"\'x0D \t\n]1９', '&#65;', ']]>'), maxLength: 12 }),
  fc.stringMatching(/^\d{17}[\dX]$/u),
).map((value) => value.replaceAll('\r', ''));
/** Without the edges of the double, which SheetJS does not write right. */
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => value === 0 || (Math.abs(value) > 1e-9 && Math.abs(value) < 1e300)), fc.integer({ min: 0, max: 99_999_999_999 }).map((cents) => cents / 100));
const cell = fc.oneof({ weight: 4, arbitrary: text }, { weight: 2, arbitrary: number }, fc.boolean(), fc.constant(null));
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 20 });

/** Rows as every reader should agree on: no empty text, no trailing blanks, no empty rows. */
function trimmed(rows: readonly (readonly unknown[])[]): Cell[][] {
  return rows
    .map((row) => {
      const cells = row.map((value) => (value === '' || value === undefined ? null : value === 0 ? 0 : (value as Cell)));
      while (cells.length > 0 && cells.at(-1) === null) cells.pop();
      return cells;
    })
    .filter((cells) => cells.length > 0);
}

describe('what other libraries write and read', () => {
  it.each(['xlsx', 'xlsb', 'biff8', 'xlml'] as const)('SheetJS writes %s: every cell comes back as it was', async (bookType) => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, bookSST) => {
        const book = SheetJs.utils.book_new();
        SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), 'a');
        const bytes = Buffer.from(SheetJs.write(book, { type: 'buffer', bookType, bookSST }) as Uint8Array);
        expect(trimmed(await cellsOf(bytes))).toEqual(trimmed(rows));
      }),
      { numRuns: 40 },
    );
  });

  it('hucre writes xlsx: every cell comes back as it was, and as hucre reads it', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows }] }));
        const ours = trimmed(await cellsOf(bytes));
        const theirs = await readXlsx(bytes);
        expect(ours).toEqual(trimmed(rows));
        expect(ours).toEqual(trimmed(theirs.sheets[0]?.rows ?? []));
      }),
      { numRuns: 40 },
    );
  });

  it('numbers in any notation are the doubles of the language', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(number.map(String), number.map((value) => value.toExponential()), fc.stringMatching(/^-?\d{1,25}(?:\.\d{0,25})?$/u)), { minLength: 1, maxLength: 40 }), async (numbers) => {
        const rows = `<row>${numbers.map((value) => `<c><v>${value}</v></c>`).join('')}</row><row r="2">${numbers.map((value, column) => `<c r="${SheetJs.utils.encode_col(column)}2"><v>${value}</v></c>`).join('')}</row>`;
        expect(await cellsOf(makeXlsx({ sheets: [{ rows }] }))).toEqual([numbers.map(Number), numbers.map(Number)]);
      }),
      { numRuns: 60 },
    );
  });

  it('CSV: whatever is quoted comes back to the letter', async () => {
    const field = fc.string({ unit: fc.constantFrom(...'王𬱖,"\n\r\t;| a1='), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field, field), { minLength: 2, maxLength: 20 }), async (rows) => {
        const csv = [['a', 'b', 'c'], ['d', 'e', 'f'], ...rows].map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        await withWorkbook(csv, async ({ sheets: [sheet] }) => {
          expect(trimmed((await rowsOf(sheet)).map(({ cells }) => cells))).toEqual(trimmed([['a', 'b', 'c'], ['d', 'e', 'f'], ...rows]));
        });
      }),
      { numRuns: 60 },
    );
  });
});
