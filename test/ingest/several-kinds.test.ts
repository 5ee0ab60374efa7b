import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { memorySheet } from '../support/memory-sheet.js';
import { identify, idOf, nameOf, readLists } from './support.js';

const HEADINGS = ['姓名', '身份证号', '乡镇', '对象类别'];

/** One row a class. */
function withClasses(classes: readonly Cell[], headings = HEADINGS) {
  return memorySheet([headings, ...classes.map((said, n) => [nameOf(n), idOf(n), '柳河镇', said])], { name: 'Sheet1' });
}

describe('a sheet of people of several kinds', () => {
  it('is one list for each kind that its column of classes names', async () => {
    const lists = await readLists(withClasses(['低保', '特困供养人员', '脱贫户', '低保', '低保边缘家庭']), { file: '困难群众汇总表.xlsx' });
    expect(lists.map(({ kind, records }) => [kind, records.map(({ ref }) => ref.row)])).toEqual([
      ['poor-registry', [4]], ['minimum-living', [2, 5]], ['extreme-poverty', [3]], ['low-income', [6]],
    ]);
    expect(lists.flatMap(({ issues }) => issues.map(({ code, params }) => [code, params['said']]))).toEqual([['ingest/several-kinds', '对象类别']]);
  });

  it('is not taken for the one kind whose words its cells hold', async () => {
    const lists = await readLists(withClasses(['集中供养特困', '脱贫户', '特困', '脱贫户']), { file: '汇总.xlsx' });
    expect(lists.map(({ kind, records }) => [kind, records.length])).toEqual([['poor-registry', 2], ['extreme-poverty', 2]]);
  });

  it('puts who has several classes on each list, in a place of its own', async () => {
    const lists = await readLists(withClasses(['低保', '脱贫户、低保户', '监测户（低保）', '特困']), { file: '汇总.xlsx' });
    expect(lists.map(({ kind, records }) => [kind, records.map(({ ref }) => [ref.row, ref.part])])).toEqual([
      ['poor-registry', [[3, 1], [4, 1]]], ['minimum-living', [[2, 1], [3, 2], [4, 2]]], ['extreme-poverty', [[5, 1]]],
    ]);
  });

  it('counts the rows of other classes, and of none, once, and says what they are', async () => {
    const lists = await readLists(withClasses(['低保', '特困', '低保', '孤儿', '特困', '低保', '孤儿', '特困', null, '低保', '低保', '特困']), { file: '汇总.xlsx' });
    expect(lists.map(({ kind, tally }) => [kind, tally.rows, tally.emitted, tally.setAside])).toEqual([['minimum-living', 8, 5, 3], ['extreme-poverty', 4, 4, 0]]);
    expect(lists[0]!.issues.filter(({ code }) => code === 'ingest/other-class').map(({ place, params }) => [place.row, params])).toEqual([
      [5, { said: '孤儿', count: 2 }], [10, { said: '', count: 1 }],
    ]);
  });

  it('may say it in numbered lines between the rows', async () => {
    const rows = (from: number) => [0, 1, 2].map((n) => [nameOf(from + n), idOf(from + n), '柳河镇']);
    const headings = ['姓名', '身份证号', '乡镇'];
    const sheet = memorySheet([['民政对象名单'], ['一、低保对象'], headings, ...rows(1), [], ['二、特困对象'], headings, ...rows(11), ['（三）非救助对象'], ...rows(21)], { name: 'Sheet1' });
    const lists = await readLists(sheet, { file: '民政.xlsx' });
    expect(lists.map(({ kind, records, tally }) => [kind, records.map(({ cells }) => cells.name), tally.setAside])).toEqual([
      ['minimum-living', [1, 2, 3].map(nameOf), 3], ['extreme-poverty', [11, 12, 13].map(nameOf), 0],
    ]);
  });

  it('goes on behind its beginning, which names a single kind', async () => {
    const classes = Array.from({ length: 310 }, (_, n) => (n < 305 ? '低保' : '特困'));
    const lists = await readLists(withClasses(classes), { file: '困难群众.xlsx' });
    expect(lists.map(({ kind, tally }) => [kind, tally.emitted])).toEqual([['minimum-living', 305], ['extreme-poverty', 5]]);
    const rows = (from: number, count: number) => Array.from({ length: count }, (_, n) => [nameOf(from + n), idOf(from + n), '柳河镇']);
    const sheet = memorySheet([['一、低保对象'], ['姓名', '身份证号', '乡镇'], ...rows(1, 305), ['二、特困对象'], ...rows(400, 5)], { name: 'Sheet1' });
    expect((await readLists(sheet, { file: '民政.xlsx' })).map(({ kind, tally }) => [kind, tally.emitted])).toEqual([['minimum-living', 305], ['extreme-poverty', 5]]);
  });

  it('says the class of merged cells once, and of a household on the row of its head', async () => {
    const headings = ['姓名', '身份证号', '与户主关系', '对象类别'];
    const rows = ['低保', null, null, '特困', null, null].map((said, n) => [nameOf(n), idOf(n), n % 3 === 0 ? '户主' : '子', said]);
    const merges = [{ top: 2, bottom: 4, left: 3, right: 3 }, { top: 5, bottom: 7, left: 3, right: 3 }];
    const expected = [['minimum-living', 3, 0], ['extreme-poverty', 3, 0]];
    const read = async (sheet: ReturnType<typeof memorySheet>) => (await readLists(sheet, { file: '困难群众.xlsx' })).map(({ kind, tally }) => [kind, tally.emitted, tally.setAside]);
    expect(await read(memorySheet([headings, ...rows].map((row) => row.filter((_, column) => column !== 2)), { name: 'Sheet1', merges: merges.map((merge) => ({ ...merge, left: 2, right: 2 })) }))).toEqual(expected);
    expect(await read(memorySheet([headings, ...rows.filter((_, n) => n % 3 < 2)], { name: 'Sheet1' }))).toEqual(expected.map(([kind]) => [kind, 2, 0]));
  });

  it('may say it in a numbered line right below the headings', async () => {
    const rows = (from: number) => [0, 1, 2].map((n) => [nameOf(from + n), idOf(from + n), '柳河镇']);
    const sheet = memorySheet([['姓名', '身份证号', '乡镇'], ['一、低保对象'], ...rows(1), ['二、特困人员'], ...rows(11)], { name: 'Sheet1' });
    const lists = await readLists(sheet, { file: '民政.xlsx' });
    expect(lists.map(({ kind, records }) => [kind, records.length])).toEqual([['minimum-living', 3], ['extreme-poverty', 3]]);
  });

  it.each<[string, string, readonly Cell[], string[], string]>([
    ['its name says that they are all of one', '低保花名册.xlsx', ['低保', '特困', '低保', '特困'], HEADINGS, 'minimum-living'],
    ['one word names two', '全国扶贫系统导出.xlsx', ['低保贫困户', '五保贫困户', '一般贫困户', '低保贫困户'], ['姓名', '身份证号', '脱贫年度', '户类型'], 'poor-registry'],
    ['most of it are people of other kinds', '参保花名册.xlsx', ['普通居民', '低保', '普通居民', '特困', '普通居民'], ['姓名', '身份证号', '险种类型', '人员类别'], 'resident'],
  ])('is one list where %s', async (_, file, classes, headings, kind) => {
    const reading = await identify(withClasses(classes, headings), { file });
    expect(reading).toMatchObject({ kind: 'list', source: kind });
    expect(reading.kind === 'list' ? reading.classes : null).toBeUndefined();
  });
});

describe('a numbered line between the rows', () => {
  it('is nobody, and what it says of the people below it is read', async () => {
    const rows = (from: number) => [0, 1].map((n) => [nameOf(from + n), idOf(from + n), '城乡居民基本医疗保险']);
    const sheet = memorySheet([['姓名', '身份证号', '险种类型'], ['一、续保人员'], ...rows(1), ['二、停保人员'], ...rows(11), ['三、新生儿'], ...rows(21)], { name: 'Sheet1' });
    const [list] = await readLists(sheet, { file: '城乡居民参保名单.xlsx' });
    expect(list!.records.map(({ cells }) => [cells.name, cells.status ?? null])).toEqual([
      [nameOf(1), '新参保'], [nameOf(2), '新参保'], [nameOf(11), '停保'], [nameOf(12), '停保'], [nameOf(21), null], [nameOf(22), null],
    ]);
  });
});
