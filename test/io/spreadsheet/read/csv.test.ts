import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../../bench/support/encode-gb18030.js';
import type { Cell } from '../../../../src/domain/cell.js';
import { cellsOf, failureOf, rowsOf, withWorkbook } from '../../../support/read-back.js';

const ID = '990101199003072391';

function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('the encoding of a text list', () => {
  const text = `姓名,身份证号,村\r\n䶮𬱖㛃,${ID},高那仁嘎查\r\n`;
  const expected: Cell[][] = [['姓名', '身份证号', '村'], ['䶮𬱖㛃', ID, '高那仁嘎查']];
  it.each([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\uFEFF${text}`)],
    ['GB18030 with four-byte characters', 'gb18030', encodeGb18030(text)],
    ['UTF-16 little endian with a mark', 'utf-16le', utf16(`\uFEFF${text}`, 'le')],
    ['UTF-16 big endian with a mark', 'utf-16be', utf16(`\uFEFF${text}`, 'be')],
    ['UTF-16 little endian without', 'utf-16le', utf16(text, 'le')],
    ['UTF-16 big endian without', 'utf-16be', utf16(text, 'be')],
  ])('%s is found', async (_, encoding, bytes) => {
    await withWorkbook(bytes, async (workbook) => {
      expect([workbook.format, workbook.encoding, workbook.sheets[0]?.name]).toEqual(['csv', encoding, '居民花名册']);
      expect((await rowsOf(workbook.sheets[0])).map(({ cells }) => cells)).toEqual(expected);
    }, '居民花名册.csv');
  });

  it('the first Han character far behind the first megabyte decides', async () => {
    const head = `${ID},1\n`.repeat(80_000);
    for (const [encoding, bytes] of [['gb18030', encodeGb18030(`${head}王,2\n`)], ['utf-8', Buffer.from(`${head}王,2\n`)]] as const) {
      await withWorkbook(bytes, async (workbook) => {
        expect(workbook.encoding).toBe(encoding);
        expect((await rowsOf(workbook.sheets[0])).at(-1)).toEqual({ number: 80_001, cells: ['王', '2'], hidden: false });
      });
    }
  });

  it('two Han characters that are valid UTF-8 by chance are still Han', async () => {
    const bytes = Buffer.concat([Buffer.from('1,'), Buffer.from([0xc4, 0xa7]), Buffer.from('\n2,'), Buffer.from([0xd0, 0xa1]), Buffer.from('\n')]);
    expect(await cellsOf(bytes)).toEqual([['1', '魔'], ['2', '小']]);
  });

  it('a name cut in the middle of a character shows as unreadable and costs no other row', async () => {
    const bytes = Buffer.concat([Buffer.from('姓名,村\n王秀'), Buffer.from('英').subarray(0, 2), Buffer.from(',东村\n李四,西村\n')]);
    expect(await cellsOf(bytes)).toEqual([['姓名', '村'], ['王秀\uFFFD', '东村'], ['李四', '西村']]);
  });
});

describe('the cells of a text list', () => {
  it.each<readonly [string, string, Cell[][]]>([
    ['everything stays text', `00123,${ID},1.50,2020-01-01,TRUE`, [['00123', ID, '1.50', '2020-01-01', 'TRUE']]],
    ['tricks of exports are kept for later', `\t${ID},="${ID}",'${ID}`, [[`\t${ID}`, `="${ID}"`, `'${ID}`]]],
    ['quotes, doubled quotes, and text behind them', '1,2,3,4\n"a,b","x""y","z"w,q"r', [['1', '2', '3', '4'], ['a,b', 'x"y', 'zw', 'q"r']]],
    ['a line break inside quotes is no row', '姓名,备注\n甲,"一\r\n二"\n乙,三', [['姓名', '备注'], ['甲', '一\r\n二'], ['乙', '三']]],
    ['empty fields are empty cells', ',a,,"",b,,', [[null, 'a', null, null, 'b']]],
    ['NUL is no character', 'a\0\0,\0b', [['a', 'b']]],
    ['old line ends', 'a,b\rc,d\r', [['a', 'b'], ['c', 'd']]],
    ['tabs', '姓名\t村\n甲\t东村,西组', [['姓名', '村'], ['甲', '东村,西组']]],
    ['semicolons', 'a;b;c\n1,5;2;3', [['a', 'b', 'c'], ['1,5', '2', '3']]],
    ['bars', 'a|b\nc|d', [['a', 'b'], ['c', 'd']]],
    ['full-width commas, when every row has them', '姓名，村\n甲，东村\n乙，西村', [['姓名', '村'], ['甲', '东村'], ['乙', '西村']]],
    ['full-width commas inside cells', '姓名,备注\n甲,病，残\n乙,好', [['姓名', '备注'], ['甲', '病，残'], ['乙', '好']]],
    ['title rows without delimiters', '某县名单\n单位：人\n姓名,村,组\n甲,东,一\n乙,西,二', [['某县名单'], ['单位：人'], ['姓名', '村', '组'], ['甲', '东', '一'], ['乙', '西', '二']]],
    ['the first line with which Excel names the delimiter', 'sep=;\r\na;b,c\r\n', [['a', 'b,c']]],
    ['one column', `身份证号\n${ID}\n`, [['身份证号'], [ID]]],
  ])('%s', async (_, text, expected) => {
    expect(await cellsOf(text, '名单.csv')).toEqual(expected);
  });

  it('rows are numbered as Excel shows them: blank lines count, breaks inside quotes do not', async () => {
    await withWorkbook('a,b\n\n"c\nd",e\n,\nf,g', async ({ sheets: [sheet] }) => {
      expect((await rowsOf(sheet)).map(({ number }) => number)).toEqual([1, 3, 5]);
    });
  });

  it('only wanted columns are read', async () => {
    await withWorkbook('a,b,c\nd,"e",f', async ({ sheets: [sheet] }) => {
      expect((await rowsOf(sheet, { columns: [1] })).map(({ cells }) => cells)).toEqual([[null, 'b'], [null, 'e']]);
    });
  });

  it('fields on the border of two chunks stay whole, in every encoding', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => ['高那仁𬱖'.slice(0, 1 + (index % 3)) + index, `"引,""号${index}"`]);
    const text = rows.map((row) => row.join(',')).join('\r\n');
    for (const bytes of [Buffer.from(text), encodeGb18030(text), utf16(`\uFEFF${text}`, 'be')]) {
      const cells = await cellsOf(bytes);
      expect(cells.length).toBe(rows.length);
      expect(cells.findIndex(([name, note], index) => name !== rows[index]?.[0] || note !== `引,"号${index}`)).toBe(-1);
    }
  });

  it.each([',', '\t', '，'])('fields that repeat, begin or go on the one above them are read as they stand (between “%s”)', async (delimiter) => {
    const texts = ['城乡居民', '城乡居民基本医疗保险', '城乡居民基本', '2020', '20201', '', '20', '"城乡居民"', '正常"参保', '城乡居民'];
    const rows = Array.from({ length: 20_000 }, (_, at) => [0, 1, 2, 3].map((column) => texts[(at * (column + 1) + Math.floor(at / 7)) % texts.length] as string));
    const ends = (at: number): string => (at % 3 === 0 ? '\r\n' : '\n');
    const cells = await cellsOf(Buffer.from(rows.map((row, at) => ['x', ...row].join(delimiter) + ends(at)).join('')));
    const read = (text: string): Cell => (text === '' ? null : text.startsWith('"') ? text.slice(1, -1) : text);
    const expected = rows.map((row) => ['x', ...row.map(read)]);
    for (const row of expected) while (row.at(-1) === null) row.pop();
    expect(cells.length).toBe(expected.length);
    expect(cells.findIndex((row, at) => JSON.stringify(row) !== JSON.stringify(expected[at]))).toBe(-1);
  });

  it('a huge field is refused before it fills the memory', async () => {
    expect(await failureOf(Buffer.from(`a,b\n${'x'.repeat(20 * 1024 * 1024)}`))).toMatch(/^io\/(?:too-large|cell-too-long)$/u);
  });
});
