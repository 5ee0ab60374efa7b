import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as SheetJs from 'xlsx';
import { encodeGb18030 } from '../../../../bench/support/encode-gb18030.js';
import { IO_ISSUES } from '../../../../src/domain/issues/io.js';
import { makeXlsx } from '../../../support/make-xlsx.js';
import { makeZip } from '../../../support/make-zip.js';
import { failureOf } from '../../../support/read-back.js';

const rows = Array.from({ length: 30 }, (_, index) => ['王秀英', '990101199003072391', index, '东村&西村']);
const xmlRows = rows.map((cells, index) => `<row r="${index + 1}" hidden="0">${cells.map((cell, column) => (column === 0 ? `<c r="A${index + 1}" t="s"><v>0</v></c>` : typeof cell === 'number' ? `<c s="1"><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell.replace('&', '&amp;')}</t></is></c>`)).join('')}</row>`).join('');
const xlsxOptions = { sheets: [{ rows: xmlRows, after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>' }], strings: '<si><t>王秀英</t></si><si><r><t>a</t></r></si>', styles: [0, 14] };
const html = `<html><table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td rowspan=1>${cell}</td>`).join('')}</tr>`).join('')}</table></html>`;
const csv = rows.map((cells) => cells.join(',')).join('\r\n');
const ods = `<office:document-content><office:spreadsheet><table:table table:name="a">${rows.map((cells) => `<table:table-row>${cells.map((cell) => `<table:table-cell office:value-type="string"><text:p>${String(cell).replace('&', '&amp;')}</text:p></table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table></office:spreadsheet></office:document-content>`;

function sheetJs(bookType: SheetJs.BookType): Buffer {
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), '名单');
  return Buffer.from(SheetJs.write(book, { type: 'buffer', bookType }) as Uint8Array);
}

/** `reseal`: the damage is done inside a part and the archive made afterwards, so that checksums agree and the parsers see it. */
const FILES: readonly { readonly name: string; readonly bytes: Buffer; readonly reseal?: (part: string, damage: (bytes: Buffer) => Buffer) => Buffer }[] = [
  { name: 'xlsx', bytes: makeXlsx(xlsxOptions), reseal: (part, damage) => makeXlsx({ ...xlsxOptions, alter: (parts) => parts.map((one) => (one.name.endsWith(part) ? { ...one, data: damage(Buffer.from(one.data)) } : one)) }) },
  { name: 'xls', bytes: sheetJs('biff8') },
  { name: 'xlsb', bytes: sheetJs('xlsb') },
  { name: 'ods', bytes: makeZip([{ name: 'content.xml', data: ods }]), reseal: (_, damage) => makeZip([{ name: 'content.xml', data: damage(Buffer.from(ods)) }]) },
  { name: 'xml-2003', bytes: sheetJs('xlml') },
  { name: 'html', bytes: Buffer.from(html) },
  { name: 'csv', bytes: Buffer.from(csv) },
  { name: 'csv in GB18030', bytes: encodeGb18030(csv) },
];

interface Damage {
  readonly at: number;
  readonly kind: 'flip' | 'set' | 'cut' | 'insert' | 'delete';
  readonly value: number;
}

const damages = fc.array(
  fc.record<Damage>({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), kind: fc.constantFrom('flip', 'set', 'insert', 'delete', 'cut'), value: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('<>"\'/&=,\n\r\t\0'))) }),
  { minLength: 1, maxLength: 4 },
);

function damaged(bytes: Buffer, done: readonly Damage[]): Buffer {
  let result = Buffer.from(bytes);
  for (const { at, kind, value } of done) {
    const position = Math.floor(at * result.length);
    if (kind === 'cut') result = result.subarray(0, position);
    else if (kind === 'insert') result = Buffer.concat([result.subarray(0, position), Buffer.from([value]), result.subarray(position)]);
    else if (kind === 'delete') result = Buffer.concat([result.subarray(0, position), result.subarray(position + 1 + (value % 8))]);
    else if (result.length > 0) result[position] = kind === 'flip' ? (result[position] ?? 0) ^ (1 << value % 8) : value;
  }
  return result;
}

describe('a damaged file gives rows or one clear issue, never a crash', () => {
  it.each(FILES)('$name', async ({ bytes }) => {
    await fc.assert(
      fc.asyncProperty(damages, async (done) => {
        const code = await failureOf(damaged(bytes, done));
        expect(code === null || Object.hasOwn(IO_ISSUES, code)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([['xlsx', 'sheet1.xml'], ['xlsx', 'sharedStrings.xml'], ['xlsx', 'styles.xml'], ['xlsx', 'workbook.xml'], ['ods', 'content.xml']])('%s with a damaged %s and right checksums', async (name, part) => {
    const file = FILES.find((one) => one.name === name);
    await fc.assert(
      fc.asyncProperty(damages, async (done) => {
        const code = await failureOf(file?.reseal?.(part, (bytes) => damaged(bytes, done)) ?? Buffer.alloc(0));
        expect(code === null || Object.hasOwn(IO_ISSUES, code)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('one flipped bit in any part of an xlsx never goes unnoticed', async () => {
    const bytes = makeXlsx({ ...xlsxOptions, alter: (parts) => parts.filter(({ name }) => name !== '[Content_Types].xml') });
    const start = bytes.indexOf('xl/worksheets/sheet1.xml') + 24;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 0, max: 7 }), async (offset, bit) => {
        const copy = Buffer.from(bytes);
        copy[start + offset] = (copy[start + offset] ?? 0) ^ (1 << bit);
        expect(await failureOf(copy)).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
