import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { memorySheet, mergeOf } from '../support/memory-sheet.js';
import { identify, idOf, nameOf, people, read } from './support.js';

const person = (n: number): [string, string] => [nameOf(n), idOf(n)];
const HEAD = ['序号', '乡镇', '姓名', '身份证号', '供养方式', '备注'];
const row = (n: number): Cell[] => [n, '柳河镇', ...person(n), '集中', null];

describe('rows that are nobody are passed over', () => {
  it.each<[string, Cell[]]>([
    ['a total in the first column', ['合计', null, 35, null, 35, null]],
    ['a total with spaces', ['合　计', null, null, null, null, null]],
    ['a subtotal of a township', [null, '柳河镇小计', 12, null, null, null]],
    ['a page total with the count in the name column', ['本页小计', null, '12人', null, null, null]],
    ['a total written in the name column', [null, null, '合计', '35', null, null]],
    ['a total with a count', ['总计：35人', null, null, null, null, null]],
    ['the header again', [...HEAD]],
    ['the title again', ['柳河县特困人员名单', null, null, null, null, null]],
    ['column numbers', ['1', '2', '3', '4', '5', '6']],
    ['who filled it in', ['填表人：王某', null, '审核人：李某', null, '联系电话：0476-000000', null]],
    ['who is responsible', [null, '单位负责人（签字）：', null, '填报日期：2020年11月5日', null, null]],
    ['a note', ['注：本表一式三份，乡镇、县各留一份。', null, null, null, null, null]],
    ['a note below the names', [null, null, '备注：数据截至11月', null, null, null]],
    ['a page number', ['第 1 页，共 3 页', null, null, null, null, null]],
    ['a count of the table over three cells', ['本表共', null, 35, '人', null, null]],
    ['a count of the page', [null, '本页共20人', null, null, null, null]],
    ['a count of records', ['总记录数：3456', null, null, null, null, null]],
    ['a count with a colon', ['共计：35人', null, null, null, null, null]],
    ['a prepared row', [7, '柳河镇', null, null, null, null]],
    ['an example', ['示例', '柳河镇', ...person(9), '集中', null]],
    ['the first of several examples', ['（例1）', '柳河镇', ...person(9), '集中', null]],
    ['an example that says so beside the name', [1, '柳河镇', `${person(9)[0]}（样例）`, person(9)[1], '集中', null]],
    ['an example that says so before the name', [1, '柳河镇', `例：${person(9)[0]}`, person(9)[1], '集中', null]],
    ['a blank row', [null, ' ', '　', '', null, null]],
  ])('%s', async (_what, noise) => {
    const { records, tally } = await read(memorySheet([['柳河县特困人员名单'], HEAD, row(1), noise, row(2)]));
    expect(people(records)).toEqual([person(1), person(2)]);
    expect(tally).toMatchObject({ rows: 2, emitted: 2, setAside: 0, issues: [] });
  });
});

it('somebody whose name holds the word for an example is no example', async () => {
  const named: Cell[] = [1, '柳河镇', '王例', person(3)[1], '集中', '示例村'];
  expect(people((await read(memorySheet([['柳河县特困人员名单'], HEAD, named, row(2)]))).records)).toEqual([['王例', person(3)[1]], person(2)]);
});

describe('lists of treatment', () => {
  it.each<[string, string[]]>([
    ['2023年城乡居民基本医疗保险住院报销台账', ['医疗机构', '入院日期', '出院日期', '总费用', '统筹支付']],
    ['异地就医备案人员名单', ['参保地', '就医地', '备案类型', '备案开始日期']],
  ])('%s is no list of the insured', async (title, headings) => {
    const rows = [1, 2, 3].map((n) => [...person(n), ...headings.map((heading) => (heading.endsWith('日期') ? '2023-01-03' : '县医院'))]);
    expect((await identify(memorySheet([[title], ['姓名', '身份证号', ...headings], ...rows]), { file: `${title}.xlsx` })).kind).toBe('unclaimed');
  });
});

describe('a second table below the first', () => {
  const LIST = [['一、柳河镇'], ['序号', '姓名', '身份证号', '户主', '脱贫属性'], [1, ...person(1), nameOf(1), '脱贫户'], [2, ...person(2), nameOf(2), '脱贫户']];
  const OTHER = [['二、双山镇'], ['序号', '户主', '脱贫属性', '身份证号', '姓名'], [1, nameOf(3), '脱贫户', idOf(3), nameOf(3)], [2, nameOf(4), '脱贫户', idOf(4), nameOf(4)], ['合计', 2, null, null, null]];
  it('with its columns elsewhere is set aside and said', async () => {
    const { records, tally } = await read(memorySheet([...LIST, ...OTHER]), { file: '建档立卡名单.xlsx' });
    expect(people(records)).toEqual([person(1), person(2)]);
    expect(tally).toMatchObject({ rows: 4, emitted: 2, setAside: 2 });
    expect(tally.issues).toMatchObject([{ code: 'ingest/other-header', place: { row: 6 }, params: { count: 2 } }]);
  });
  it('ends where the first header stands again', async () => {
    const { records, tally } = await read(memorySheet([...LIST, ...OTHER, LIST[1]!, [3, ...person(5), nameOf(5), '脱贫户']]), { file: '建档立卡名单.xlsx' });
    expect(people(records)).toEqual([person(1), person(2), person(5)]);
    expect(tally).toMatchObject({ rows: 5, emitted: 3, setAside: 2 });
  });
});

describe('a number that is another person\'s', () => {
  const LIST = (headings: string[], cells: (n: number) => Cell[]) => memorySheet([headings, ...[1, 2, 3].map(cells)]);
  it('the number beside a plain name is not that of the dead', async () => {
    const { records } = await read(LIST(['姓名', '身份证号', '与死者关系', '死者姓名', '死亡时间'], (n) => [nameOf(n), idOf(n), '配偶', nameOf(n + 20), '2018年7月']), { file: '遗属困难补助.xlsx' });
    expect(people(records)).toEqual([21, 22, 23].map((n) => [nameOf(n), undefined]));
  });
  it('beside no other name it is', async () => {
    const { records } = await read(LIST(['死者姓名', '身份证号', '家属姓名', '死亡时间'], (n) => [...person(n), nameOf(n + 20), '2018年7月']), { file: '死亡名单.xlsx' });
    expect(people(records)).toEqual([person(1), person(2), person(3)]);
  });
});

describe('people are read whatever their number looks like', () => {
  it.each<[string, Cell[]]>([
    ['no number', [nameOf(5), null]],
    ['a word for the number', [nameOf(5), '无']],
    ['a short number', [nameOf(5), '99010119660203']],
    ['a number that Excel damaged', [nameOf(5), 990101196602030100]],
    ['a number with a text mark', [nameOf(5), `\t${idOf(5)}`]],
    ['a number with a note', [nameOf(5), `${idOf(5)}（户主）`]],
    ['a passport', [nameOf(5), 'E12345678']],
    ['a masked number', [nameOf(5), '990101********0511']],
    ['no name', [null, idOf(5)]],
    ['a name with dots', ['买买提·吐尔逊', idOf(5)]],
    ['a name in letters', ['Anna Müller', 'P1234567']],
    ['a name with a character that cannot be read', ['王?', idOf(5)]],
    ['a name with a note', ['王秀英（已故）', null]],
  ])('%s', async (_what, pair) => {
    const { records, tally } = await read(memorySheet([HEAD, row(1), [3, '柳河镇', ...pair, '分散', null]]));
    expect(people(records)).toEqual([person(1), pair]);
    expect(tally).toMatchObject({ rows: 2, emitted: 2, setAside: 0 });
  });

  it('a row with content but nobody in it is set aside with its place', async () => {
    const { tally } = await read(memorySheet([HEAD, row(1), [2, '柳河镇', null, null, '集中', '2020年新增']]));
    expect(tally).toMatchObject({ rows: 2, emitted: 1, setAside: 1 });
    expect(tally.issues.map((each) => [each.code, each.place.row])).toEqual([['ingest/unreadable-row', 3]]);
  });

  it('formula errors count as empty and are told once a column', async () => {
    const failed = { kind: 'error', code: '#N/A' } as const;
    const { records, tally } = await read(memorySheet([HEAD, row(1), [2, failed, ...person(2), '集中', null], [3, failed, ...person(3), '集中', null]]));
    expect(records[1]!.cells.town).toBeNull();
    expect(tally.issues.map((each) => [each.code, each.place.row, each.place.column, each.params.count])).toEqual([['ingest/formula-error', 3, 'B', 2]]);
  });

  it('hidden rows are read and counted', async () => {
    const { records, tally } = await read(memorySheet([HEAD, row(1), row(2), row(3)], { hiddenRows: [3, 4] }));
    expect(records).toHaveLength(3);
    expect(tally.issues.map((each) => [each.code, each.params.count])).toEqual([['ingest/hidden-rows', 2]]);
  });

  it('all remark columns are gathered; the reason for not being insured is its own field', async () => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '供养方式', '备注', '未参保原因', '情况说明'], [...person(1), '集中', '外出', '参军', '2019年入伍']]));
    expect(records[0]!.remarks).toEqual(['外出', '2019年入伍']);
    expect(records[0]!.cells.gapReason).toBe('参军');
  });

  it('private columns are never asked for', async () => {
    const seen: number[] = [];
    const sheet = memorySheet([['姓名', '身份证号', '罪名', '刑期起', '刑期止', '银行账号'], [...person(1), '盗窃', '2019-01-01', '2021-01-01', '6217000000000000001']]);
    const watched = { ...sheet, scan: (visit: Parameters<typeof sheet.scan>[0], options?: Parameters<typeof sheet.scan>[1]) => { seen.push(...(options?.columns ?? [])); return sheet.scan(visit, options); } };
    const { records } = await read(watched);
    expect(seen).toEqual([0, 1, 3, 4]);
    expect(JSON.stringify(records)).not.toContain('盗窃');
  });
});

describe('what is written once for several rows is carried down', () => {
  const HOUSEHOLD = ['户编号', '乡镇', '户主姓名', '姓名', '身份证号', '与户主关系', '脱贫属性'];

  it('merged household cells', async () => {
    const { records } = await read(memorySheet([
      HOUSEHOLD,
      ['H1', '柳河镇', nameOf(1), ...person(1), '户主', '未脱贫'], [null, null, null, ...person(2), '之妻', null], [null, null, null, ...person(3), '之子', null],
      ['H2', null, nameOf(4), ...person(4), '户主', '已脱贫'],
    ], { merges: ['A2:A4', 'B2:B5', 'C2:C4', 'G2:G4'].map(mergeOf) }));
    expect(records.map(({ cells }) => [cells.household, cells.town, cells.headName, cells.povertyStatus])).toEqual([
      ['H1', '柳河镇', nameOf(1), '未脱贫'], ['H1', '柳河镇', nameOf(1), '未脱贫'], ['H1', '柳河镇', nameOf(1), '未脱贫'], ['H2', '柳河镇', nameOf(4), '已脱贫'],
    ]);
  });

  it('household cells on the first row of a household only, by the relation column', async () => {
    const { records } = await read(memorySheet([
      HOUSEHOLD,
      ['H1', '柳河镇', nameOf(1), ...person(1), '户主', '未脱贫'], [null, '柳河镇', null, ...person(2), '之妻', null],
      ['H2', '柳河镇', nameOf(3), ...person(3), '户主', '已脱贫'], [null, '柳河镇', null, ...person(4), '之子', null],
    ]));
    expect(records.map(({ cells }) => [cells.household, cells.headName, cells.povertyStatus])).toEqual([
      ['H1', nameOf(1), '未脱贫'], ['H1', nameOf(1), '未脱贫'], ['H2', nameOf(3), '已脱贫'], ['H2', nameOf(3), '已脱贫'],
    ]);
  });

  it('a household column with holes is not filled: nobody is put into a household by guess', async () => {
    const { records } = await read(memorySheet([HOUSEHOLD, ['H1', '柳河镇', nameOf(1), ...person(1), '户主', '未脱贫'], [null, '柳河镇', nameOf(2), ...person(2), '户主', '未脱贫']]));
    expect(records[1]!.cells.household).toBeNull();
  });

  it('a merged name is not given to the next person', async () => {
    const { records } = await read(memorySheet([['姓名', '身份证号', '脱贫属性'], [...person(1), '未脱贫'], [null, idOf(2), '未脱贫']], { merges: [mergeOf('A2:A3')] }));
    expect(people(records)).toEqual([person(1), [null, idOf(2)]]);
  });
});

describe('the place of a list', () => {
  const rows = [['姓名', '身份证号', '供养方式'], [...person(1), '集中']];
  it.each([['柳河镇', '附件.xls', { town: '柳河镇' }], ['柳河镇132', '附件.xls', { town: '柳河镇132'.slice(0, 3) }], ['Sheet1', '双山嘎查.xls', { village: '双山嘎查' }], ['特困', '各乡镇.xls', {}]])('sheet %s in %s', async (name, file, expected) => {
    const { records } = await read(memorySheet(rows, { name }), { file });
    expect({ ...(records[0]!.cells.town === undefined ? {} : { town: records[0]!.cells.town }), ...(records[0]!.cells.village === undefined ? {} : { village: records[0]!.cells.village }) }).toEqual(expected);
  });

  it('a line with a place alone holds for the people below it', async () => {
    const { records } = await read(memorySheet([...rows.slice(0, 1), ['柳河镇', null, null], [...person(1), '集中'], ['北山乡'], [...person(2), '分散']]));
    expect(records.map(({ cells }) => cells.town)).toEqual(['柳河镇', '北山乡']);
  });
});

describe('the date of a list', () => {
  it.each<[string, string, Cell[][], string | null]>([
    ['title', 'a.xls', [['特困名单（2020年11月）']], '2020-11'],
    ['caption behind a label', 'a.xls', [['2019年特困名单'], ['单位：民政局', '截至2020年6月30日']], '2020-06-30'],
    ['Chinese numerals', 'a.xls', [['特困名单（二〇二〇年十一月）']], '2020-11'],
    ['file name with month', '特困202011.xls', [], '2020-11'],
    ['file name with day', '特困20201105.xls', [], '2020-11-05'],
    ['file name with dash', '特困2020-02.xls', [], '2020-02'],
    ['file name in words', '2020年2月特困.xls', [], '2020-02'],
    ['only a year', '2020年度特困.xls', [], null],
    ['a number that is no date', '特困202099.xls', [], null],
  ])('%s', async (_where, file, titles, expected) => {
    const { reading } = await read(memorySheet([...titles, ['姓名', '身份证号', '供养方式'], [...person(1), '集中']]), { file });
    expect(reading.asOf?.value ?? null).toBe(expected);
  });

  it('a data-date column goes before title and file name', async () => {
    const { reading } = await read(memorySheet([['2019年5月名单'], ['数据日期', '姓名', '身份证号', '供养方式'], [{ kind: 'date', iso: '2020-11-30' }, ...person(1), '集中']]));
    expect(reading.asOf).toEqual({ value: '2020-11-30', precision: 'day' });
  });
});

describe('a family in one cell', () => {
  const HEADINGS = ['户主', '家庭成员姓名', '家庭成员身份证号', '与户主关系', '乡镇'];
  const family = (between: string, names = between): Cell[] => [nameOf(1), [1, 2, 3].map(nameOf).join(names), [1, 2, 3].map((n) => idOf(n)).join(between), ['户主', '配偶', '之子'].join(between), '柳河镇'];

  it.each(['\n', '、', '；', '/', ' '])('is as many people as it has names and numbers, apart by %j', async (between) => {
    const { records, tally } = await read(memorySheet([HEADINGS, family(between), [nameOf(5), nameOf(5), idOf(5), '户主', '柳河镇']]), { file: '低保花名册.xlsx' });
    expect(records.map(({ ref, cells }) => [ref.row, ref.part, cells.name, cells.idNumber, cells.relation, cells.town])).toEqual([
      ...[[1, '户主'], [2, '配偶'], [3, '之子']].map(([n, relation]) => [2, n, nameOf(Number(n)), idOf(Number(n)), relation, '柳河镇']),
      [3, 1, nameOf(5), idOf(5), '户主', '柳河镇'],
    ]);
    expect([tally.rows, tally.emitted, tally.setAside]).toEqual([4, 4, 0]);
  });

  it('has one address, and one date is not three', async () => {
    const two = [[1, 2].map(nameOf).join('、'), [1, 2].map((n) => idOf(n)).join('\n'), '柳河镇 东村', ''];
    const three = [[3, 4, 5].map(nameOf).join('、'), [3, 4, 5].map((n) => idOf(n)).join('\n'), '柳河镇东村1组', '2019/10/01'];
    const { records } = await read(memorySheet([['姓名', '身份证号', '家庭住址', '出生日期'], two, three]), { file: '低保花名册.xlsx' });
    expect(records.map(({ cells }) => [cells.address, cells.birthDate])).toEqual([
      ['柳河镇 东村', ''], ['柳河镇 东村', ''], ...[3, 4, 5].map(() => ['柳河镇东村1组', '2019/10/01']),
    ]);
  });

  it('is left alone where names and numbers are not as many', async () => {
    const { records } = await read(memorySheet([HEADINGS, family('\n', '')]), { file: '低保花名册.xlsx' });
    expect(records).toHaveLength(1);
  });
});
