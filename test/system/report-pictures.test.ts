/**
 * The pictures of reports in the README, drawn from a made-up county by a browser and by LibreOffice: `npm run pictures:reports` draws
 * them anew. Fonts differ from machine to machine, so they are not compared; that they are there, small, and shown, is.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasChromium, launch, openFile } from './support/browser.js';

const ROOT = path.join(import.meta.dirname, '../..');
const MAIN = path.join(process.env['C2Z_DIST'] ?? path.join(ROOT, 'dist'), 'cli/main.js');
const FOLDER = path.join(ROOT, 'cli/tui/pictures');
const MOST_BYTES = 150_000;
const PICTURES = ['report.zh.png', 'report.en.png', 'wallchart.zh.png', 'wallchart.en.png', 'workbook.zh.png'];

describe('pictures of reports', () => {
  it.runIf(process.env['UPDATE'] === '1' && hasChromium)('are drawn anew', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'c2z-pictures-'));
    const workspace = path.join(folder, 'w');
    const c2z = (...words: readonly string[]): void => { execFileSync(process.execPath, [MAIN, ...words], { stdio: 'ignore' }); };
    c2z('rehearse', path.join(folder, 'county'), '--population', '9000', '--seed', '11', '--rounds', '4');
    c2z('init', workspace, '--county', '990101', '--year', '2020', '--policy', 'chifeng');
    const settings = path.join(workspace, 'c2z.yaml');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('countyName: ""', 'countyName: 示例县'));
    for (const month of ['2020-09', '2020-10', '2020-11', '2020-12']) c2z('run', path.join(folder, 'county/inbox', month), '-w', workspace);
    const browser = await launch();
    for (const language of ['zh', 'en']) {
      c2z('report', 'html', 'wallchart', 'progress', '-w', workspace, '-o', path.join(folder, language), '--lang', language);
      const report = await openFile(browser, path.join(folder, language, '参保清零一页通.html'), { viewport: { width: 1100, height: 1030 } });
      await report.page.screenshot({ path: path.join(FOLDER, `report.${language}.png`) });
      const wall = await openFile(browser, path.join(folder, language, '挂图作战.html'), { viewport: { width: 1000, height: 800 } });
      await wall.page.locator('section[data-sheet="village"]').nth(5).screenshot({ path: path.join(FOLDER, `wallchart.${language}.png`) });
    }
    await browser.close();
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${path.join(folder, 'profile')}`, '--convert-to', 'pdf', '--outdir', folder, path.join(folder, 'zh/参保进度表（月报）.xlsx')], { stdio: 'ignore' });
    execFileSync('pdftoppm', ['-png', '-r', '90', '-f', '2', '-l', '2', '-singlefile', path.join(folder, '参保进度表（月报）.pdf'), path.join(FOLDER, 'workbook.zh')]);
    rmSync(folder, { recursive: true, force: true });
  }, 600_000);

  it.each(PICTURES)('%s is there, and small', (name) => {
    expect(existsSync(path.join(FOLDER, name))).toBe(true);
    expect(statSync(path.join(FOLDER, name)).size).toBeLessThanOrEqual(MOST_BYTES);
  });

  it.each([['README.md', 'en'], ['README.zh-CN.md', 'zh']])('%s shows them', (readme, language) => {
    const text = readFileSync(path.join(ROOT, readme), 'utf8');
    for (const name of [`report.${language}.png`, `wallchart.${language}.png`, 'workbook.zh.png']) expect(text).toContain(`cli/tui/pictures/${name}`);
  });
});
