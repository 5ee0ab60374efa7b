import { appendFile, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id } from '../issues/build.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';
import { COUNTY, LISTS, countyFolder } from './small-county.js';

const HTML = '参保清零一页通.html';
const WALL = '挂图作战.html';

let folder = '';
let workspace = '';
beforeAll(async () => {
  folder = await countyFolder(LISTS);
  workspace = path.join(folder, 'w');
  await runC2z(['init', workspace, ...COUNTY]);
  await appendFile(path.join(workspace, 'c2z.yaml'), 'signOff:\n  unit: 示例县医疗保障局\n');
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

const page = (name: string): Promise<string> => readFile(path.join(workspace, 'out', name), 'utf8');

describe('pages of c2z report', () => {
  it('are not drawn of lists that nobody has matched', async () => {
    await runC2z(['import', path.join(folder, 'inbox'), '-w', workspace]);
    for (const name of ['html', 'wallchart']) {
      const { code, stderr } = await runC2z(['report', name, '-w', workspace]);
      expect(code).toBe(2);
      expect(stderr).toContain('c2z match');
    }
  });

  it('are written beside the workbooks, and named in JSON', async () => {
    await runC2z(['match', '-w', workspace]);
    const ran = await runC2z(['report', 'html', 'wallchart', 'progress', '-w', workspace, '--json']);
    expect(jsonOf<{ files: string[] }>(ran).files.map((file) => path.basename(file))).toEqual([HTML, WALL, '参保进度表（月报）.xlsx']);
    expect(await page(HTML)).toContain('示例县医疗保障局');
    expect(await page(HTML)).toMatch(/data-name="missing" value="3"/u);
  });

  it('are listed with the other reports, and speak English when asked', async () => {
    expect((await runC2z(['report'])).stdout).toMatch(/^html[\s\S]*^wallchart/mu);
    await runC2z(['report', 'html', 'wallchart', '-w', workspace, '--lang', 'en']);
    expect(await page(HTML)).toContain('Missing until zero');
    expect(await page(WALL)).toContain('wall chart of a village');
  });

  it('mask numbers, and cover names on the wall; whole ones are asked for and logged', async () => {
    await runC2z(['report', 'html', 'wallchart', '-w', workspace]);
    expect(await page(HTML)).not.toContain(id(22));
    expect(await page(WALL)).not.toMatch(/王秀英|990101\d/u);
    await runC2z(['report', 'html', 'wallchart', '-w', workspace, '--full-ids', '--actor', '张三']);
    expect(await page(HTML)).toContain(id(22));
    expect(await page(WALL)).toContain('王秀英');
    const { stdout } = await runC2z(['export', 'events', '--format', 'json', '-w', workspace]);
    expect(stdout).toContain('FullIdsExported');
    expect(stdout).toContain('report html wallchart');
  });

  it('show one township or village of the wall charts', async () => {
    await runC2z(['report', 'wallchart', '-w', workspace, '--town', '双山镇']);
    expect(await page(WALL)).not.toContain('柳河镇');
    const { code, stderr } = await runC2z(['report', 'wallchart', '-w', workspace, '--town', '青龙镇']);
    expect(code).toBe(2);
    expect(stderr).toContain('柳河镇');
  });
});
