import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvPieces, writeCsv } from '../../../../src/io/spreadsheet/write/csv.js';
import { csvField } from '../../../../src/io/spreadsheet/write/csv-field.js';

describe('a CSV field', () => {
  it.each([
    ['张三', '张三'], ['', ''], [null, ''], [12, '12'], [-3, '-3'], [0.5, '0.5'], [Number.NaN, ''],
    ['a,b', '"a,b"'], ['他说"好"', '"他说""好"""'], ['两\n行', '"两\n行"'], [' 前空格', '" 前空格"'],
    ['990101198001011237', '"990101198001011237"'], ['99010119800101123X', '"99010119800101123X"'], ['990101********1237', '990101********1237'],
    ['000123', '"000123"'], ['2020', '"2020"'],
    ['=1+1', "'=1+1"], ['+86', "'+86"], ['-', "'-"], ['@a', "'@a"], ['＝1', "'＝1"], [' =1', "' =1"], ['\t=1', "'\t=1"], ['=a,b', '"\'=a,b"'], ['a=b', 'a=b'], ['空\0字', '空字'],
  ])('%j is written as %j', (value, field) => {
    expect(csvField(value)).toBe(field);
    expect([...csvPieces(['a'], [[value, 'b']])].join('')).toBe(`\uFEFFa\r\n${field},b\r\n`);
  });
});

describe('a CSV file', () => {
  let folder = '';
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'c2z-csv-')); });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is UTF-8 with a byte order mark and CRLF', async () => {
    const path = join(folder, 'people.csv');
    await writeCsv(path, ['person_id', 'name'], [['P000001', '𠮷野娜']]);
    expect((await readFile(path)).toString('hex').startsWith('efbbbf')).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('\uFEFFperson_id,name\r\nP000001,𠮷野娜\r\n');
    expect([...csvPieces(['person_id', 'name'], [['P000001', '𠮷野娜']])].join('')).toBe(await readFile(path, 'utf8'));
  });

  it('is written as the rows come, whole or not at all', async () => {
    const path = join(folder, 'many.csv');
    await writeCsv(path, ['n'], counted(100_000));
    expect((await readFile(path, 'utf8')).split('\r\n')).toHaveLength(100_002);
    await expect(writeCsv(path, ['n'], failing())).rejects.toThrow('source broke');
    expect((await readFile(path, 'utf8')).split('\r\n')).toHaveLength(100_002);
    expect((await readdir(folder)).sort()).toEqual(['many.csv', 'people.csv']);
  });
});

function* counted(count: number): Generator<readonly [number]> {
  for (let number = 1; number <= count; number += 1) yield [number];
}
function* failing(): Generator<readonly [number]> {
  yield [1];
  throw new Error('source broke');
}
