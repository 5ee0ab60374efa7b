import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { csv, id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, countyFolder } from './small-county.js';

const NAMES = ['张志明', '王秀英', '李国强', '赵文斌', '陈玉珍', '刘海燕', '杨德福', '黄桂兰', '周大勇', '吴小妹', '郑成功'] as const;
const target = (n: number): string => `${NAMES[n] ?? ''},${id(11 * (n + 1))},${n % 2 === 0 ? '柳河镇' : '青山乡'},东村`;
const list = (...people: number[]): string => csv('姓名,身份证号,乡镇,村', ...people.map(target));
const roster = (...people: number[]): string => csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', ...people.map((n) => `${target(n)},城乡居民基本医疗保险,正常参保,2020`));
const MONTHS = {
  '一月/低保名单2020年1月.csv': list(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
  '一月/居民参保2020年1月.csv': roster(0, 1, 2, 3, 4),
  '二月/低保名单2020年2月.csv': list(0, 1, 2, 3, 4, 5, 7, 8, 9, 10),
  '二月/居民参保2020年2月.csv': roster(0, 1, 2, 3, 5, 7, 10),
};
let folder = '';
let workspace = '';
let out = '';
beforeAll(async () => {
  folder = await countyFolder(MONTHS);
  [workspace, out] = [path.join(folder, 'w'), path.join(folder, 'out')];
  await mkdir(out);
  await runC2z(['init', workspace, ...COUNTY]);
  await appendFile(path.join(workspace, 'c2z.yaml'), 'signOff:\n  unit: 示例县医疗保障局\n  preparedBy: 张三\n');
  for (const month of ['一月', '二月']) {
    await runC2z(['import', path.join(folder, 'inbox', month), '-w', workspace]);
    await runC2z(['match', '-w', workspace]);
  }
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

async function cellsOf(file: string): Promise<string[][]> {
  const { Sheets, SheetNames } = XLSX.read(await readFile(path.join(out, file)), { type: 'buffer' });
  return SheetNames.flatMap((name) => XLSX.utils.sheet_to_json<string[]>(Sheets[name]!, { header: 1, raw: false, defval: '' }));
}

describe('c2z report', () => {
  it('lists what there is in words', async () => {
    const { stdout } = await runC2z(['report']);
    for (const word of ['progress', '参保进度表', 'changes', '增减变动表', 'snapshot', 'clearings', '佐证目录']) expect(stdout).toContain(word);
  });

  it('tells what the month brought: newly insured, cleared, and against the month before', async () => {
    expect((await runC2z(['report', 'progress', '-w', workspace, '-o', out])).code).toBe(0);
    const rows = await cellsOf('参保进度表（月报）.xlsx');
    const total = rows.find(([first]) => first === '合计')!;
    // 陈玉珍 fell out, 刘海燕 and 黄桂兰 enrolled, 郑成功 came insured: 5 − 1 + 2 + 1.
    expect(total.slice(-4)).toEqual(['2', '2', '5', '+2']);
    expect(rows.flat().join()).toContain('2020年2月');
    expect(rows.flat().join()).toMatch(/填报单位：示例县医疗保障局[\s\S]*填表人：张三/u);
  });

  it('the command line says who signs, instead of c2z.yaml', async () => {
    await runC2z(['report', 'changes', '--prepared-by', '李四', '--reviewed-by', '王五', '-w', workspace, '-o', out]);
    expect((await cellsOf('增减变动表.xlsx')).flat().join()).toMatch(/填报单位：示例县医疗保障局[\s\S]*填表人：李四\s*审核人：王五/u);
  });

  it('counts as many changes as the ledger has', async () => {
    const changes = jsonOf<unknown>(await runC2z(['export', 'changes', '--format', 'json', '-w', workspace])) as { change: string }[];
    const rows = await cellsOf('增减变动表.xlsx');
    const head = rows.find((row) => row.includes('期次'))!;
    const total = rows.find(([first]) => first === '合计')!;
    for (const [code, title] of [['listed', '新增'], ['left', '取消'], ['insured', '新参保'], ['fell-out', '断保']] as const) {
      expect(Number(total[head.indexOf(title)])).toBe(changes.filter(({ change }) => change === code).length);
    }
  });

  it('a snapshot of a day is made from the lists of before it', async () => {
    await runC2z(['report', 'snapshot', '--at', '2020-01-31', '-w', workspace, '-o', out]);
    expect((await cellsOf('参保情况快照（2020-01-31）.xlsx')).find(([first]) => first === '合计')?.[8]).toBe('5');
    expect((await runC2z(['report', 'snapshot', '--at', '2020-13-01', '-w', workspace])).stderr).toContain('arguments/day');
  });

  it('every cleared case stands on the list once', async () => {
    await runC2z(['report', 'clearings', '-w', workspace, '-o', out]);
    const cases = jsonOf<unknown>(await runC2z(['export', 'cases', '--format', 'json', '-w', workspace])) as { state: string; case_number: string }[];
    const listed = (await cellsOf('销号清单和佐证目录.xlsx')).map((row) => row[1]).filter((cell) => /^\d{6}-2020-\d{6}$/u.test(cell ?? ''));
    expect([...listed].sort()).toEqual(cases.filter(({ state }) => state === 'cleared').map(({ case_number: number }) => number).sort());
  });

  it('a misspelt key of signOff is refused', async () => {
    const settings = await readFile(path.join(workspace, 'c2z.yaml'), 'utf8');
    await appendFile(path.join(workspace, 'c2z.yaml'), '  preparedby: 张三\n');
    try {
      const { code, stderr } = await runC2z(['status', '-w', workspace]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/workspace\/sign-off[\s\S]*preparedBy/u)]);
    } finally {
      await rm(path.join(workspace, 'c2z.yaml'));
      await appendFile(path.join(workspace, 'c2z.yaml'), settings);
    }
  });
});

describe('c2z report --template', () => {
  it('fills a workbook of the county from the same report, and names the cell of an unknown field', async () => {
    const template = path.join(folder, '我县月报.xlsx');
    const save = async (rows: readonly (readonly string[])[]): Promise<void> => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), '月报');
      await writeFile(template, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
    };
    await save([['{{填报单位}}'], ['{{row.乡镇}}', '{{row.名单人数}}', '{{row.新增参保}}'], ['{{合计.乡镇}}', '{{合计.名单人数}}', '{{合计.新增参保}}']]);
    const to = path.join(folder, 'filled');
    expect((await runC2z(['report', 'progress', '--template', template, '-w', workspace, '-o', to])).code).toBe(0);
    const { Sheets } = XLSX.read(await readFile(path.join(to, '参保进度表（月报）.xlsx')));
    const [unit, ...rows] = XLSX.utils.sheet_to_json<string[]>(Sheets['月报']!, { header: 1 });
    expect([unit?.[0], rows.at(-1)]).toEqual(['示例县医疗保障局', ['合计', 10, 2]]);
    expect(rows.slice(0, -1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(10);

    await save([['{{row.乡真}}']]);
    const refused = await runC2z(['report', 'progress', '--template', template, '-w', workspace, '-o', to]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/template\/field[\s\S]*月报!A1[\s\S]*row\.乡镇/u)]);
    const fields = jsonOf<unknown>(await runC2z(['report', 'progress', '--fields', '-w', workspace, '--json'])) as { rows: string[] }[];
    expect(fields[0]?.rows).toContain('row.已参保.居民');
  });
});
