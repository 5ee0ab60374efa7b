import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSpreadsheet } from '../../src/io/index.js';
import { writePlainWorkbook } from '../support/plain-workbook.js';
import { runC2z } from '../support/run-c2z.js';
import { LISTS, countyFolder, runCounty } from './small-county.js';

const DATABASE = '未参保贫困人口数据库.xlsx';
let folder = '';
const out = (...parts: string[]): string => path.join(folder, 'w/out', ...parts);
beforeAll(async () => {
  folder = await countyFolder(LISTS);
  await runCounty(folder, '-q');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

async function rowsIn(file: string): Promise<string[][]> {
  const rows: string[][] = [];
  for (const sheet of (await openSpreadsheet(file)).sheets.slice(0, 1)) await sheet.scan(({ cells }) => { rows.push(Array.from(cells, (cell) => (cell === null || cell === undefined ? '' : String(cell)))); });
  return rows;
}

describe('a workbook in out/ that a clerk has written in', () => {
  it('is left alone by a match that changes nothing of it', async () => {
    const ran = await runC2z(['match', '-w', path.join(folder, 'w')]);
    expect(ran.stderr).not.toContain('手工改过');
  });

  it('is moved aside, never written over, and can be collected', async () => {
    const rows = await rowsIn(out(DATABASE));
    const heading = rows.findIndex((row) => row.includes('包保责任人'));
    const column = (rows[heading] as string[]).indexOf('包保责任人');
    const name = Math.max(...rows.map((row) => row.indexOf('姓名')));
    for (const row of rows) if (row[name] === '李国强') row[column] = '王会计';
    await writePlainWorkbook(out(DATABASE), rows);
    const ran = await runC2z(['match', '-w', path.join(folder, 'w')]);
    expect(ran.stderr).toContain('手工改过');
    const [kept = ''] = await readdir(out('手工改过'));
    expect((await rowsIn(out('手工改过', kept))).some((row) => row.includes('李国强') && row.includes('王会计'))).toBe(true);
    const collected = await runC2z(['collect', out('手工改过'), '-w', path.join(folder, 'w')]);
    expect(collected.code).toBe(0);
    const [, , ...after] = await rowsIn(out(DATABASE));
    expect(after.some((row) => row.includes('李国强') && row.some((cell) => cell.includes('负责人王会计')))).toBe(true);
  });

  it('is not mistaken for one that the program itself wrote anew', async () => {
    await writeFile(out('笔记.txt'), 'x');
    const before = await readdir(out('手工改过'));
    await runC2z(['match', '-q', '-w', path.join(folder, 'w')]);
    await runC2z(['match', '-q', '-w', path.join(folder, 'w')]);
    expect(await readdir(out('手工改过'))).toEqual(before);
  });

  it('is not mistaken for one that was written anew before another could not be', async () => {
    const before = await readdir(out('手工改过'));
    await appendFile(path.join(folder, 'w/c2z.yaml'), 'signOff:\n  unit: 示例县医疗保障局\n');
    await rm(out('归类分析表.xlsx'));
    await mkdir(out('归类分析表.xlsx/占位'), { recursive: true });
    expect((await runC2z(['match', '-q', '-w', path.join(folder, 'w')])).code).toBe(2);
    await rm(out('归类分析表.xlsx'), { recursive: true });
    expect((await runC2z(['match', '-w', path.join(folder, 'w')])).stderr).not.toContain('手工改过');
    expect(await readdir(out('手工改过'))).toEqual(before);
    expect(await readdir(out())).toContain('归类分析表.xlsx');
  });
});
