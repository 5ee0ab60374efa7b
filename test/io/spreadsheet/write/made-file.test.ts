import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { Cell } from '../../../../src/domain/cell.js';
import type { MadeFile } from '../../../../src/domain/made-file.js';
import { encodeGb18030 } from '../../../../src/io/spreadsheet/write/made/gb18030.js';
import { writeCounty, writeMadeFile } from '../../../../src/io/spreadsheet/write/made-file.js';

const folder = mkdtempSync(join(tmpdir(), 'made-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS: readonly (readonly Cell[])[] = [
  ['某县名单', null, null], ['姓名', '证件号码', '死亡时间'],
  ['王䶮', '99010119491231002X', { kind: 'date', iso: '2020-02-29' }], ['买买提·吐尔逊', '990101200001010018', null], [], ['𬱖<&">"', ' 前后有空格 ', 12.5],
];

function made(format: MadeFile['format'], encoding?: MadeFile['encoding']): MadeFile {
  return {
    path: `子目录/名单.${format}`, format, ...(encoding === undefined ? {} : { encoding }),
    sheets: [{ name: '名单', visibility: 'visible', rows: ROWS, merges: [{ top: 1, left: 0, bottom: 1, right: 2 }] }],
  };
}

function write(file: MadeFile): Buffer {
  writeMadeFile(folder, file);
  return readFileSync(join(folder, file.path));
}

function readBack(workbook: XLSX.WorkBook): string[][] {
  const sheet = workbook.Sheets[workbook.SheetNames[0]!]!;
  return XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, blankrows: true, defval: '', dateNF: 'yyyy-mm-dd' });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe('encodeGb18030', () => {
  it('encodes every character of the basic plane and of the planes of rare Han so that the platform decodes it', () => {
    const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
    const points = [...range(0x20, 0xd7ff), ...range(0xe000, 0xffff), ...range(0x20000, 0x20400), 0x1f600, 0x10ffff];
    const lost = points.filter((point) => decoder.decode(encodeGb18030(String.fromCodePoint(point))) !== String.fromCodePoint(point));
    // Private-use places which the 2005 and 2022 editions gave to real characters, and the replacement character.
    expect(lost.map((point) => point.toString(16)).join(' ')).toBe('e5e5 e78d e78e e78f e790 e791 e792 e793 e794 e795 e796 e81e e826 e82b e82c e832 e843 e854 e864 fffd');
  });

  it('gives the bytes of the standard', () => {
    expect(encodeGb18030('·').toString('hex')).toBe('a1a4');
    expect(encodeGb18030('王').toString('hex')).toBe('cdf5');
    expect(encodeGb18030('𠀀').toString('hex')).toBe('95328236');
    expect(encodeGb18030('㛃').toString('hex')).toMatch(/^8[12]3[0-9]..3[0-9]$/u);
  });
});

describe('writeMadeFile', () => {
  it.each(['xlsx', 'xls', 'xlsb', 'ods', 'html', 'xml-2003', 'csv'] as const)('writes %s that another program reads back whole', (format) => {
    const bytes = write(made(format, 'utf-8'));
    const textual = format === 'html' || format === 'csv';
    const workbook = textual ? XLSX.read(bytes.toString('utf8'), { type: 'string', raw: true }) : XLSX.read(bytes, { type: 'buffer' });
    const rows = readBack(workbook).map((row) => row.map((cell) => String(cell)));
    expect(rows[0]![0]).toBe('某县名单');
    expect(rows[2]!.slice(0, 2)).toEqual(['王䶮', '99010119491231002X']);
    expect(rows[3]!.slice(0, 2)).toEqual(['买买提·吐尔逊', '990101200001010018']);
    const last = rows.at(-1)!;
    expect(last[0]).toBe('𬱖<&">"');
    if (format !== 'csv') expect(workbook.Sheets[workbook.SheetNames[0]!]!['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }]);
  });

  it.each(['gb18030', 'utf-16le', 'utf-8-bom'] as const)('writes CSV in %s', (encoding) => {
    const bytes = write(made('csv', encoding));
    const text = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true }).decode(bytes);
    expect(text.split('\r\n')[2]).toBe('王䶮,99010119491231002X,2020-02-29');
    expect(text.split('\r\n')[5]).toBe('"𬱖<&"">""", 前后有空格 ,12.5');
  });

  it('gives the same bytes each time', () => {
    for (const format of ['xlsx', 'xls', 'xlsb', 'ods', 'html', 'xml-2003', 'csv'] as const) {
      const first = Buffer.from(write(made(format)));
      expect(write(made(format)).equals(first), format).toBe(true);
    }
  });

  it('stores a number as a number, so that the tail of an identity number is really lost', () => {
    const damaged: MadeFile = { path: 'n.xlsx', format: 'xlsx', sheets: [{ name: 'a', visibility: 'visible', merges: [], rows: [[990101199001011234 as number]] }] };
    const cell = XLSX.read(write(damaged), { type: 'buffer' }).Sheets['a']!['A1'] as XLSX.CellObject;
    expect(cell.t).toBe('n');
    expect(String(cell.v)).not.toBe('990101199001011234');
  });

  it('keeps hidden and very hidden sheets hidden', () => {
    const sheets = (['visible', 'hidden', 'very-hidden'] as const).map((visibility) => ({ name: visibility, visibility, merges: [], rows: [['甲']] }));
    for (const format of ['xlsx', 'xls'] as const) {
      const workbook = XLSX.read(write({ path: `h.${format}`, format, sheets }), { type: 'buffer' });
      expect(workbook.Workbook!.Sheets!.map(({ Hidden }) => Hidden)).toEqual([0, 1, 2]);
    }
  });

  it('writes long sheets in blocks that any unzip program joins', () => {
    const rows = { *[Symbol.iterator](): Generator<Cell[]> { for (let index = 0; index < 12_000; index++) yield [`姓名${index}`, `9901011990010${index}`]; } };
    const bytes = write({ path: 'long.xlsx', format: 'xlsx', sheets: [{ name: '长', visibility: 'visible', merges: [], rows }] });
    const back = readBack(XLSX.read(bytes, { type: 'buffer', dense: false }));
    expect(back.length).toBe(12_000);
    expect(back[11_999]![0]).toBe('姓名11999');
  });
});

describe('writeCounty', () => {
  it('writes lists into inbox and tables into truth', () => {
    writeCounty({ files: [made('csv')], truth: [{ path: 'people.csv', columns: ['a', 'b'], rows: [['1', '二']] }] }, folder);
    expect(readFileSync(join(folder, 'truth', 'people.csv'), 'utf8')).toBe('\uFEFFa,b\r\n1,二\r\n');
    expect(readFileSync(join(folder, 'inbox', '子目录', '名单.csv'), 'utf8')).toContain('某县名单');
  });

  it('replaces its own files, and refuses a folder that holds those of another county', () => {
    const county = { files: [{ ...made('csv'), path: '甲.csv' }], truth: [] };
    const place = join(folder, 'county');
    expect(writeCounty(county, place)).toEqual(['inbox/甲.csv']);
    expect(writeCounty(county, place)).toEqual(['inbox/甲.csv']);
    expect(() => writeCounty({ ...county, files: [{ ...made('csv'), path: '乙.csv' }] }, place)).toThrow('rehearse/folder-in-use');
  });
});
