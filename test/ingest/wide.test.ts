import { describe, expect, it } from 'vitest';
import { memorySheet, mergeOf } from '../support/memory-sheet.js';
import { idOf, nameOf, people, read } from './support.js';

const person = (n: number): [string, string] => [nameOf(n), idOf(n)];

describe('a household a row becomes a record a person', () => {
  it('numbered members stand behind the head', async () => {
    const { reading, records, tally } = await read(memorySheet([
      ['柳河县农村低保家庭名册（2020年11月）'],
      ['乡镇街', '村社区', '地址', '低保类型', '户主姓名', '低保证号', '户主身份证', '成员1姓名', '成员1身份证', '成员2姓名', '成员2身份证', '成员3姓名', '成员3身份证'],
      ['柳河镇', '双山村', '一组', '全额', nameOf(1), 'D1', idOf(1), ...person(2), nameOf(3), null, null, null],
      ['柳河镇', '双山村', '二组', '差额', nameOf(4), 'D2', idOf(4), null, null, null, idOf(5), ...person(6)],
      ['合计', null, null, 2],
    ]));
    expect(reading).toMatchObject({ source: 'minimum-living', asOf: { value: '2020-11', precision: 'month' } });
    expect(people(records)).toEqual([person(1), person(2), [nameOf(3), null], person(4), [null, idOf(5)], person(6)]);
    expect(records.map((record) => [record.ref.row, record.ref.part])).toEqual([[3, 1], [3, 2], [3, 3], [4, 1], [4, 3], [4, 4]]);
    expect(records[1]!.cells).toMatchObject({ town: '柳河镇', village: '双山村', address: '一组', household: 'D1', identity: '全额', headName: nameOf(1), headId: idOf(1) });
    expect(records[0]!.cells.relation).toBe('户主');
    expect(records[1]!.columns).toMatchObject({ name: 7, idNumber: 8, town: 0 });
    expect(tally).toMatchObject({ rows: 6, emitted: 6, setAside: 0, headerRow: 2 });
  });

  it.each<[string, string[], (string | null)[]]>([
    ['plain repeated pairs', ['户主姓名', '身份证号', '姓名', '身份证号', '姓名', '身份证号'], []],
    ['number before name', ['身份证号1', '姓名1', '身份证号2', '姓名2', '身份证号3', '姓名3'], ['swap']],
    ['Chinese numerals', ['户主姓名', '户主身份证号码', '成员一姓名', '成员一身份证号码', '成员二姓名', '成员二身份证号码'], []],
    ['the number after the word', ['户主', '户主身份证号', '家庭成员姓名1', '家庭成员身份证号1', '家庭成员姓名2', '家庭成员身份证号2'], []],
    ['ordinal members', ['申请人姓名', '申请人身份证号', '第1个成员姓名', '第1个成员身份证', '第2个成员姓名', '第2个成员身份证'], []],
    ['underscores and brackets', ['户主姓名', '户主证件号码', '共同生活成员1（姓名）', '共同生活成员1（身份证号）', '共同生活成员2（姓名）', '共同生活成员2（身份证号）'], []],
    ['suffixed from the first', ['姓名1', '身份证1', '姓名2', '身份证2', '姓名3', '身份证3'], []],
  ])('%s', async (_what, headings, [order]) => {
    const pairs = [1, 2, 3].flatMap((n) => (order === 'swap' ? [...person(n)].reverse() : person(n)));
    const { reading, records } = await read(memorySheet([['乡镇', ...headings], ['柳河镇', ...pairs], ['柳河镇', ...pairs.slice(0, 4)]]), { file: '低收入家庭.xlsx' });
    expect(reading.layout.form).toBe('wide');
    expect(people(records)).toEqual([person(1), person(2), person(3), person(1), person(2)]);
    expect(new Set(records.map((record) => record.cells.town))).toEqual(new Set(['柳河镇']));
  });

  it('group titles over name, number and relation', async () => {
    const rows = [
      ['序号', '乡镇', '户主', null, '家庭成员1', null, null, '家庭成员2', null, null, '低边类别'],
      [null, null, '姓名', '身份证号', '姓名', '身份证号', '与户主关系', '姓名', '身份证号', '与户主关系', null],
      [1, '柳河镇', ...person(1), ...person(2), '之妻', ...person(3), '之子', '低保边缘'],
    ];
    const merges = ['A1:A2', 'B1:B2', 'C1:D1', 'E1:G1', 'H1:J1', 'K1:K2'].map(mergeOf);
    for (const options of [{ merges }, {}]) {
      const { reading, records } = await read(memorySheet(rows, options));
      expect(reading.source).toBe('low-income');
      expect(records.map(({ cells }) => [cells.name, cells.idNumber, cells.relation])).toEqual([[...person(1), '户主'], [...person(2), '之妻'], [...person(3), '之子']]);
      expect(records[2]!.cells.identity).toBe('低保边缘');
    }
  });

  it('what a member alone has stays with the member', async () => {
    const { records } = await read(memorySheet([
      ['户主姓名', '性别', '户主身份证', '成员1姓名', '成员1性别', '成员1身份证', '低边类别', '联系电话', '备注'],
      [nameOf(1), '男', idOf(1), nameOf(2), '女', idOf(2), '支出型', '13900000000', '外出务工'],
    ]));
    expect(records.map(({ cells }) => [cells.sex, cells.phone])).toEqual([['男', '13900000000'], ['女', '13900000000']]);
    expect(records.map((record) => record.remarks)).toEqual([['外出务工'], ['外出务工']]);
  });

  it('a member who is listed twice is one person, unless something tells two apart', async () => {
    const headings = ['户主姓名', '户主身份证号', ...[1, 2, 3].flatMap((n) => [`成员${n}姓名`, `成员${n}身份证号`, `成员${n}性别`])];
    const { records, tally } = await read(memorySheet([
      headings,
      [...person(1), ...person(2), '女', ...person(2), '女', nameOf(2), null, null],
      [...person(3), nameOf(4), null, null, nameOf(4), null, '男', ...person(4), '男'],
      [...person(5), ...person(6), '女', nameOf(6), null, '男', ...person(7), '女'],
      [...person(8), '未取名', null, null, '未取名', null, null, nameOf(8), idOf(9), null],
    ]), { file: '低保家庭名册.xlsx' });
    expect(people(records)).toEqual([person(1), person(2), person(3), person(4), person(5), person(6), [nameOf(6), null], person(7), person(8), ['未取名', null], ['未取名', null], [nameOf(8), idOf(9)]]);
    expect(tally).toMatchObject({ rows: 12, emitted: 12, setAside: 0 });
  });

  it('the head who is listed again as member 1 is one person', async () => {
    const headings = ['户主姓名', '户主身份证', '成员1姓名', '成员1身份证', '成员2姓名', '成员2身份证', '低保证号'];
    const { records, tally } = await read(memorySheet([headings, [...person(1), ...person(1), ...person(2), 'D1'], [...person(3), nameOf(3), null, ...person(4), 'D2'], [nameOf(5), null, ...person(5), null, null, 'D3']]));
    expect(people(records)).toEqual([person(1), person(2), person(3), person(4), person(5)]);
    expect(tally.rows).toBe(5);
  });

  it("a child under the parent's number is a person of its own", async () => {
    const { records } = await read(memorySheet([['户主姓名', '户主身份证', '成员1姓名', '成员1身份证', '低保证号'], [...person(1), nameOf(2), idOf(1), 'D1']]));
    expect(people(records)).toEqual([person(1), [nameOf(2), idOf(1)]]);
  });

  it('a township merged over its households is carried down', async () => {
    const { records } = await read(memorySheet([['乡镇', '户主姓名', '户主身份证', '成员1姓名', '成员1身份证', '低保证号'], ['柳河镇', ...person(1), ...person(2), 'D1'], [null, ...person(3), null, null, 'D2']], { merges: [mergeOf('A2:A3')] }));
    expect(records.map(({ cells }) => cells.town)).toEqual(['柳河镇', '柳河镇', '柳河镇']);
  });

  it('two columns of people side by side are no household', async () => {
    const { reading, records } = await read(memorySheet([['序号', '姓名', '身份证号', '村', '序号', '姓名', '身份证号', '村'], [1, ...person(1), '双山村', 2, ...person(2), '北河村'], [3, ...person(3), '双山村', null, null, null, null]]), { file: '特困人员.xls' });
    expect(reading.layout.form).toBe('side-by-side');
    expect(people(records)).toEqual([person(1), person(2), person(3)]);
    expect(records[1]!.cells).toMatchObject({ village: '北河村' });
    expect(records[1]!.cells.headName).toBeUndefined();
  });
});

describe('the head beside a person is no second person', () => {
  it.each([['户主姓名,户主身份证号,姓名,身份证号'], ['户主姓名,身份证号,姓名,身份证号'], ['户主,户主证件号码,家庭成员姓名,家庭成员身份证号']])('%s', async (line) => {
    const { reading, records } = await read(memorySheet([[...line.split(','), '供养方式'], [...person(1), ...person(2), '集中'], [...person(1), ...person(3), '集中']]));
    expect(reading.layout.form).toBe('long');
    expect(people(records)).toEqual([person(2), person(3)]);
    expect(records[0]!.cells).toMatchObject({ headName: nameOf(1), headId: idOf(1) });
  });

  it.each<[string, (string | null)[][], object[]]>([
    ['its number left blank on some rows', [[...person(1), ...person(1)], [...person(1), ...person(2)], [nameOf(3), null, ...person(4)], [nameOf(3), '无', ...person(5)]], [{ code: 'ingest/head-number-blank', place: { file: '低保.xlsx', sheet: 'Sheet1', row: 4, column: 'B' }, params: { column: '户主身份证号', count: 2, rows: 3 } }]],
    ['blank on every row', [[nameOf(1), null, ...person(2)], [nameOf(3), null, ...person(4)]], [{ code: 'ingest/head-number-blank', params: { count: 2, rows: 2 } }]],
    ['blank on his own row only', [[nameOf(1), null, ...person(1)], [...person(1), ...person(2)]], []],
  ])('%s: that is said once', async (_, rows, issues) => {
    const { records, tally } = await read(memorySheet([['户主姓名', '户主身份证号', '姓名', '身份证号', '低保证号'], ...rows.map((row, at) => [...row, `D${at}`])]), { file: '低保.xlsx' });
    expect(records).toHaveLength(rows.length);
    expect(tally.issues).toMatchObject(issues);
    expect(tally.issues).toHaveLength(issues.length);
  });

  it('a number written once a household is filled down, and nothing is said', async () => {
    const rows = [[1, ...person(1), '户主', ...person(1)], [null, null, null, '配偶', ...person(2)], [2, ...person(3), '户主', ...person(3)], [null, null, null, '子', ...person(4)]];
    const { records, tally } = await read(memorySheet([['户号', '户主姓名', '户主身份证号', '与户主关系', '姓名', '身份证号'], ...rows]), { file: '低保.xlsx' });
    expect(records.map(({ cells }) => cells.headId)).toEqual([idOf(1), idOf(1), idOf(3), idOf(3)]);
    expect(tally.issues).toEqual([]);
  });

  it.each([['监护人', '低保证号'], ['配偶', '残疾人证号'], ['父亲', '学籍号']])('%s on a list with %s is no person of the list, and that is said', async (owner, sign) => {
    const { reading, records } = await read(memorySheet([['姓名', '身份证号', `${owner}姓名`, `${owner}身份证号`, sign], [...person(1), ...person(2), 'D1']]));
    expect(people(records)).toEqual([person(1)]);
    expect(reading.issues.map((each) => [each.code, each.params.headings])).toEqual([['ingest/other-people', `${owner}身份证号`]]);
  });

  it('relatives with name and number belong to a list of households, and that is said', async () => {
    const { reading, records } = await read(memorySheet([
      ['姓名', '身份证号', '配偶姓名', '配偶身份证号', '子女1姓名', '子女1身份证号', '子女2姓名', '子女2身份证号', '母亲姓名', '低保证号'],
      [...person(1), ...person(2), ...person(3), null, null, nameOf(9), 'D1'],
    ]));
    expect(people(records)).toEqual([person(1), person(2), person(3)]);
    expect(records.map((record) => record.cells.relation)).toEqual(['户主', '配偶', '子女']);
    expect(reading.issues.map((each) => [each.code, each.params.headings])).toEqual([['ingest/relatives-read', '配偶身份证号、子女1身份证号、子女2身份证号']]);
  });

  it('a list of people with their relation to the head has relatives on rows of their own', async () => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '与户主关系', '配偶姓名', '配偶身份证号', '低保证号'], [...person(1), '户主', ...person(2), 'D1'], [...person(2), '配偶', ...person(1), 'D1']]));
    expect(people(records)).toEqual([person(1), person(2)]);
  });

  it('a list of heads only has one person a household', async () => {
    const { records } = await read(memorySheet([['户主姓名', '户主身份证号', '低保证号'], [...person(1), 'D1']]));
    expect(people(records)).toEqual([person(1)]);
    expect(records[0]!.cells.relation).toBe('户主');
  });
});

describe('people side by side under titles of their own', () => {
  it('each has what her title says, and the columns and remarks between hers and the next one\'s', async () => {
    const sheet = memorySheet([
      ['2020年度城乡居民医保参保情况'],
      ['已参保人员', null, null, null, '未参保人员'],
      ['序号', '姓名', '身份证号', '缴费金额', '序号', '姓名', '身份证号', '未参保原因', '备注'],
      [1, nameOf(1), idOf(1), 250, 1, nameOf(3), idOf(3), '外出', '在外'],
      [2, nameOf(2), idOf(2), 250, 2, nameOf(4), idOf(4), null, null],
      [3, nameOf(5), idOf(5), 250],
    ], { merges: [{ top: 2, bottom: 2, left: 0, right: 3 }, { top: 2, bottom: 2, left: 4, right: 8 }] });
    const { records, reading } = await read(sheet, { file: '参保情况.xlsx' });
    expect(reading.layout.form).toBe('side-by-side');
    expect(records.map(({ cells: { name, status, amount, gapReason }, remarks }) => [name, status ?? '', amount ?? '', gapReason ?? '', remarks])).toEqual([
      [nameOf(1), '', 250, '', []], [nameOf(3), '未参保', '', '外出', ['在外']],
      [nameOf(2), '', 250, '', []], [nameOf(4), '未参保', '', '', []],
      [nameOf(5), '', 250, '', []],
    ]);
  });
});

describe('names with their numbers behind them in one cell', () => {
  it('are so many people, and a head who is not among them is one more', async () => {
    const family = (...numbers: number[]) => numbers.map((n) => `${nameOf(n)} ${idOf(n)}`).join('\n');
    const { records } = await read(memorySheet([['序号', '户主', '家庭成员及身份证号', '保障类别'], [1, nameOf(1), family(1, 2, 3), 'B类'], [2, nameOf(4), family(5, 8), 'A类'], [3, nameOf(6), `${nameOf(6)}：${idOf(6)}；${nameOf(7)}：${idOf(7)}`, 'A类']]), { file: '低保公示.xlsx' });
    expect(people(records)).toEqual([person(1), person(2), person(3), [nameOf(4), null], person(5), person(8), person(6), person(7)]);
  });
  it('姓名/身份证/电话 is the column of all three', async () => {
    const { records } = await read(memorySheet([['序号', '户主', '姓名/身份证/电话', '缴费'], ...[1, 2, 3].map((n) => [n, nameOf(n), `${nameOf(n)}/${idOf(n)}/13900000000`, 320])]), { file: '城乡居民医保参保.xlsx' });
    expect(people(records)).toEqual([person(1), person(2), person(3)]);
  });
  it('a number with a word before it is one', async () => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '低保证号'], [nameOf(1), `身份证${idOf(1)}`, 'D1'], [nameOf(2), `${idOf(2)}（户主）`, 'D1']]));
    expect(people(records)).toEqual([[nameOf(1), `身份证${idOf(1)}`], [nameOf(2), `${idOf(2)}（户主）`]]);
  });
});
