import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/domain/fields.js';
import { memorySheet } from '../support/memory-sheet.js';
import { idOf, nameOf, read } from './support.js';

async function cellsOf(file: string, year: number, more: Readonly<Record<string, string>>): Promise<Readonly<Partial<Record<Field, unknown>>>> {
  const rows = [1, 2, 3].map((n) => [nameOf(n), idOf(n), ...Object.values(more)]);
  const { records } = await read(memorySheet([['姓名', '身份证号', ...Object.keys(more)], ...rows]), { file, year });
  return records[0]!.cells;
}

describe('columns that name the year of which they tell', () => {
  const BOTH = { '2020年是否参保': '是', '2021年是否参保': '否', 参保类型: '城乡居民' };

  it('the column of the insurance year is asked', async () => {
    expect(await cellsOf('参保情况对照.xlsx', 2021, BOTH)).toMatchObject({ insuredFlag: '否', year: '2021' });
    expect(await cellsOf('参保情况对照.xlsx', 2020, BOTH)).toMatchObject({ insuredFlag: '是', year: '2020' });
  });

  it('a roster of the year before says so', async () => {
    expect(await cellsOf('参保情况对照.xlsx', 2022, BOTH)).toMatchObject({ insuredFlag: '否', year: '2021' });
  });

  it('a column without a year goes before those of years, and the row states none', async () => {
    const cells = await cellsOf('居民医保参保情况.xlsx', 2021, { 参保状态: '正常参保', '2020年参保状态': '暂停参保' });
    expect(cells).toMatchObject({ status: '正常参保' });
    expect(cells.year).toBeUndefined();
  });

  it('a target list is not asked what was the case in another year', async () => {
    expect((await cellsOf('建档立卡名单.xlsx', 2021, { 脱贫属性: '已脱贫', '2020年是否参保': '是' })).insuredFlag).toBeUndefined();
    expect(await cellsOf('建档立卡名单.xlsx', 2020, { 脱贫属性: '已脱贫', '2020年是否参保': '是' })).toMatchObject({ insuredFlag: '是' });
  });
});

describe('a roster with nothing but 2019年参保, 2020年参保', () => {
  it('says by the column of the insurance year who is insured', async () => {
    const years = { '2019年参保': '√', '2020年参保': '' };
    expect(await cellsOf('永丰镇居民历年参保.xlsx', 2020, years)).toMatchObject({ insuredFlag: '', year: '2020' });
    expect(await cellsOf('永丰镇居民历年参保.xlsx', 2019, years)).toMatchObject({ insuredFlag: '√', year: '2019' });
  });
});

describe('a list of payments with a column a year', () => {
  it('tells what was paid in the insurance year', async () => {
    const years = { '2020年缴费': '280', '2021年缴费': '320' };
    expect(await cellsOf('居民医保缴费台账.xlsx', 2021, years)).toMatchObject({ amount: '320', year: '2021' });
    expect(await cellsOf('居民医保缴费台账.xlsx', 2020, years)).toMatchObject({ amount: '280', year: '2020' });
  });
  it.each(['居民医保缴费台账.xlsx', '2020、2021年度居民医保缴费花名册.xlsx', '个人缴费.xlsx', '居民医保参保缴费.xlsx'])('is known by them as by a column without a year: %s', async (file) => {
    const years = { '2020年度缴费金额': '280', '2021年度缴费金额': '320', 参保状态: '正常参保' };
    expect(await cellsOf(file, 2021, years)).toMatchObject({ amount: '320' });
    expect(await cellsOf(file, 2020, years)).toMatchObject({ amount: '280' });
  });
});

describe('the period of a premium 费款所属期', () => {
  it.each(['费款所属期', '费款所属期起', '费款所属期止', '所属期', '缴费所属期起'])('%s is the year of a resident', async (heading) => {
    expect(await cellsOf('居民医保参保名单.xlsx', 2021, { 参保状态: '正常参保', [heading]: '2020-01-01' })).toMatchObject({ year: '2020-01-01' });
  });
  it('is taken from its beginning', async () => {
    expect(await cellsOf('居民医保参保名单.xlsx', 2021, { 参保状态: '正常参保', 费款所属期止: '2021-12-31', 费款所属期起: '2021-01-01' })).toMatchObject({ year: '2021-01-01' });
  });
});

describe('a roster with years alone as headings', () => {
  it('is asked by that of the insurance year', async () => {
    const years = { '2020年': '已缴', '2021年': '未缴' };
    expect(await cellsOf('居民医保参保情况.xlsx', 2021, years)).toMatchObject({ insuredFlag: '未缴', year: '2021' });
    expect(await cellsOf('居民医保参保情况.xlsx', 2020, years)).toMatchObject({ insuredFlag: '已缴', year: '2020' });
    // Beside a column of the state the insurance year's own is heard as well, another year's is not, nor is an amount.
    expect(await cellsOf('居民医保参保情况.xlsx', 2021, { ...years, 参保状态: '正常参保' })).toMatchObject({ insuredFlag: '未缴', status: '正常参保' });
    expect((await cellsOf('居民医保参保情况.xlsx', 2022, { ...years, 参保状态: '正常参保' })).insuredFlag).toBeUndefined();
    expect((await cellsOf('居民医保参保情况.xlsx', 2021, { '2020年': '380', '2021年': '320', 参保状态: '正常参保' })).insuredFlag).toBeUndefined();
    expect((await cellsOf('建档立卡名单.xlsx', 2021, { 脱贫属性: '已脱贫', '2021年': '6000' })).insuredFlag).toBeUndefined();
  });
});

describe('a roster of employees with a column a month', () => {
  const last = async (headings: string, cells: readonly unknown[]): Promise<unknown> => {
    const columns = ['姓名', '身份证号', '单位名称', ...headings.split(',')];
    const { records } = await read(memorySheet([columns, [nameOf(1), idOf(1), '中学', ...columns.slice(3).map(() => '√')].map((cell, at) => (columns[at] === '11月' ? null : cell)), [nameOf(2), idOf(2), '中学', ...cells] as string[]]), { file: '职工医保花名册.xlsx' });
    return records[1]!.cells.paymentStatus;
  };

  it('says by the last month in use who is insured now', async () => {
    expect(await last('8月,9月,10月,11月', ['√', '√', null, null])).toBeNull();
    expect(await last('8月份,9月份,10月份（最新）', ['√', '√', '×'])).toBe('×');
  });

  it('unless a column says it, or there are no months', async () => {
    expect(await last('8月,9月,10月,参保状态', ['√', '√', null, '正常参保'])).toBeUndefined();
    expect(await last('8月,9月', ['√', null])).toBeUndefined();
  });
});

describe('columns that count from the insurance year', () => {
  it('去年 is the year before, 今年 the insurance year, whichever stands first', async () => {
    const both = { 去年是否缴费: '是', 今年是否缴费: '否', 险种: '居民医保' };
    expect(await cellsOf('参保缴费.xlsx', 2022, both)).toMatchObject({ paymentStatus: '否', year: '2022' });
    expect(await cellsOf('参保缴费.xlsx', 2022, { 上年度参保状态: '暂停参保', 本年度参保状态: '正常参保' })).toMatchObject({ status: '正常参保', year: '2022' });
  });
  it('of 去年 alone a roster speaks of the year before', async () => {
    expect(await cellsOf('居民医保参保缴费.xlsx', 2022, { 去年是否缴费: '是', 险种: '居民医保' })).toMatchObject({ year: '2021' });
  });
});

describe('a title that names a year, beside days of payment', () => {
  it.each<[string, string | undefined]>([['预缴2023年度城乡居民医保人员名单', '2023'], ['2021年度城乡居民医保征缴名单', undefined], ['2022年度城乡居民医保参保名单', undefined]])('%s', async (title, year) => {
    expect((await cellsOf(`${title}.xlsx`, 2022, { 缴费日期: '2022-09-20', 金额: '350' })).year).toBe(year);
  });
});
