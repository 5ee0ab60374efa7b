import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, nameOf, people, read } from './support.js';

/** A heading with the noise that real files carry; the words stay. */
function noisy(heading: string, noise: number): string {
  return [heading, `${heading} `, [...heading].join('　'), [...heading].join(' '), `${heading}\n`, `*${heading}`, `${heading}：`, `\uFEFF${heading}`, `（1）${heading}`, `${heading}（必填）`][noise % 10]!;
}

const COLUMNS = ['序号', '乡镇', '行政村', '姓名', '身份证号', '供养方式', '联系电话'];
const TITLES: Cell[][] = [['柳河县特困人员救助供养名册'], ['填报单位：柳河县民政局', null, null, '时间：2020年11月', null, '单位：人'], ['（2020年度）'], []];
const FURNITURE: ((count: number) => Cell[])[] = [
  () => [], () => [null, '  '], (count) => ['合计', null, null, count], (count) => ['本页小计', null, null, `${count}人`], () => ['填表人：', null, '审核人：', null, '联系电话：'],
  () => COLUMNS, () => ['柳河县特困人员救助供养名册'], () => ['注：本表一式三份'], () => ['1', '2', '3', '4', '5', '6', '7'], () => [99, '柳河镇', '双山村'],
];

describe('rows are conserved', () => {
  it('all people come out once, whatever stands around them', async () => {
    const person = fc.record({ id: fc.integer({ min: 0, max: 3 }), furniture: fc.array(fc.integer({ min: 0, max: FURNITURE.length - 1 }), { maxLength: 2 }) });
    await fc.assert(fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: TITLES.length - 1 }), { maxLength: 3 }), fc.array(fc.nat(9), { minLength: COLUMNS.length, maxLength: COLUMNS.length }),
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7, maxLength: 7 }), fc.array(person, { minLength: 1, maxLength: 30 }),
      async (titles, noise, order, list) => {
        const rows: Cell[][] = titles.map((index) => TITLES[index]!);
        rows.push(order.map((column) => noisy(COLUMNS[column]!, noise[column]!)));
        const expected: [Cell, Cell][] = [];
        list.forEach((each, n) => {
          const id = each.id === 0 ? '无' : each.id === 1 ? idOf(n).slice(0, 15) : idOf(n);
          const cells: Cell[] = [n + 1, '柳河镇', '双山村', nameOf(n), id, '分散供养', '13900000000'];
          expected.push([nameOf(n), id]);
          rows.push(order.map((column) => cells[column]!));
          for (const index of each.furniture) {
            const made = FURNITURE[index]!(n + 1);
            // The header comes again as it was, a prepared row has its columns; other furniture starts at the left edge.
            rows.push(made === COLUMNS ? rows[titles.length]! : made[0] === 99 ? order.map((column) => made[column] ?? null) : made);
          }
        });
        const { records, tally } = await read(memorySheet(rows), { file: '特困.xls' });
        expect(people(records)).toEqual(expected);
        expect(tally.rows).toBe(tally.emitted + tally.setAside);
        expect(tally.emitted).toBe(expected.length);
      },
    ), { numRuns: 150 });
  });

  it('the first people are people, whatever stands in place of their numbers', async () => {
    const odd = fc.constantFrom<Cell>('无', null, 'E12345678', '150***5499', '150423****5499', '未办理', '不详', '待查', '（空）', '150423', 'H60001234', 'l50423l98711105970');
    const name = fc.constantFrom('徐洋华', '买买提·艾力', '阿不都热合曼', 'AYGUL TURSUN', '徐某某', '张*三', '李䶮', '高兴', '王户主');
    const others = { 序号: '1', 乡镇: '红旗镇', 行政村: '东河村', 与户主关系: '户主', 性别: '女', 民族: '汉族', 是否参保: '否', 供养方式: '分散供养', 单位: '县中学', 备注: '低保', '': '户主' };
    await fc.assert(fc.asyncProperty(
      fc.array(fc.tuple(name, odd), { minLength: 1, maxLength: 3 }), fc.shuffledSubarray(Object.entries(others)), fc.nat(11), fc.constantFrom('身份证号', '证件号码', '公民身份号码'), fc.boolean(),
      async (first, columns, at, idHeading, titled) => {
        const list: [Cell, Cell][] = [...first, ...[1, 2, 3].map((n): [Cell, Cell] => [nameOf(n), idOf(n)])];
        const row = (each: readonly Cell[], person: readonly Cell[]) => [...each.slice(0, at), ...person, ...each.slice(at)];
        const rows = [row(columns.map(([heading]) => heading), ['姓名', idHeading]), ...list.map((person) => row(columns.map(([, cell]) => cell), person))];
        const { records } = await read(memorySheet([...(titled ? [['特困人员名册']] : []), ...rows]), { file: '特困.csv' });
        expect(people(records).map(([each]) => each)).toEqual(list.map(([each]) => each));
      },
    ), { numRuns: 300 });
  });

  it('every member of every household comes out once', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.constantFrom('both', 'name', 'id', 'none'), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 10 }), async (households) => {
      let n = 0;
      const expected: [Cell, Cell][] = [];
      const rows = households.map((members) => {
        n += 1;
        const head: Cell[] = [nameOf(n), idOf(n)];
        expected.push([nameOf(n), idOf(n)]);
        return [n, ...head, ...members.flatMap((has): Cell[] => {
          n += 1;
          const pair: [Cell, Cell] = [has === 'both' || has === 'name' ? nameOf(n + 100) : null, has === 'both' || has === 'id' ? idOf(n + 100) : null];
          if (has !== 'none') expected.push(pair);
          return pair;
        })];
      });
      const { records } = await read(memorySheet([['序号', '户主姓名', '户主身份证', ...[1, 2, 3].flatMap((each) => [`成员${each}姓名`, `成员${each}身份证`])], ...rows]), { file: '低保.xls' });
      // A member who has the head's name and no number is the head again: the made-up names must not collide.
      const heads = new Map(records.filter((record) => record.ref.part === 1).map((record) => [record.ref.row, record.cells.name]));
      fc.pre(expected.length === records.length || ![...heads.values()].some((name) => expected.filter((pair) => pair[0] === name).length > 1));
      expect(people(records)).toEqual(expected);
    }), { numRuns: 60 });
  });
});
