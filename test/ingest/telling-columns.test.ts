import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../src/domain/kinds.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, nameOf, read } from './support.js';

const read3 = async (as: SourceKind, heading: string, cells: readonly string[]) => {
  const sheet = memorySheet([['姓名', '身份证号', heading], ...cells.map((cell, n) => [nameOf(n + 1), idOf(n + 1), cell])]);
  const { reading, records } = await read(sheet, { as });
  return { issues: reading.issues, remarks: records.map(({ remarks }) => remarks.join()) };
};

describe('a column of unknown heading in which a word stands that changes what a row of the list means', () => {
  it.each<[SourceKind, string, string]>([
    ['prison', '目前下落', '缓刑，在家'], ['prison', '近况', '2019年已释放'], ['military', '去向', '2019年12月退伍'], ['death', '复查', '本人健在，系误报'], ['abroad', '去向', '外出劳务'],
    ['student', '去向', '已退学'], ['student', '近况', '未报到'], ['resident', '近况', '未参保'], ['resident', '标识', '已退费'],
  ])('%s: %s, %s is read, and said', async (kind, heading, text) => {
    const { issues, remarks } = await read3(kind, heading, ['', '', text, '']);
    expect(remarks[2]).toContain(text);
    expect(issues.map(({ code, params }) => [code, params.heading])).toContainEqual(['ingest/guessed-column', heading]);
  });

  it('one in which none stands is not', async () => {
    expect((await read3('prison', '车牌', ['蒙A12345', '', '无', ''])).remarks).toEqual(['', '', '', '']);
  });
  it('nor one that is private, whatever stands in it', async () => {
    expect((await read3('prison', '罪名', ['危险驾驶', '缓刑', '盗窃', ''])).remarks).toEqual(['', '', '', '']);
  });
});

describe('a column of unknown heading that answers what it asks', () => {
  it.each<[SourceKind, string, readonly string[], readonly string[]]>([
    ['resident', '退费标志', ['N', 'Y', 'N'], ['退费标志：否', '退费标志：是', '退费标志：否']],
    ['death', '死亡标识', ['0', '1', '1'], ['死亡标识：否', '死亡标识：是', '死亡标识：是']],
    ['prison', '是否已释放', ['是', '', '否'], ['是否已释放：是', '', '是否已释放：否']],
    // Ticked for some: the others are not.
    ['military', '现役（√）', ['√', '', '√'], ['现役：是', '现役：否', '现役：是']],
  ])('%s: %s %j is read with its question', async (kind, heading, cells, remarks) => {
    const read = await read3(kind, heading, cells);
    expect(read.remarks).toEqual(remarks);
    expect(read.issues.map(({ code, params }) => [code, params.heading])).toContainEqual(['ingest/guessed-column', heading]);
  });

  it('one that asks of something else is not read', async () => {
    expect((await read3('death', '是否党员', ['是', '否', '否'])).remarks).toEqual(['', '', '']);
    expect((await read3('death', '是否享受死亡补助', ['是', '否', '否'])).remarks).toEqual(['', '', '']);
    expect((await read3('military', '是否士官', ['是', '否', '否'])).remarks).toEqual(['', '', '']);
  });
});
