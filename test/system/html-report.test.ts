/**
 * The page of progress and the wall charts in a real browser: the numbers of the page are those of `c2z export`, nothing is asked of
 * the network, tables work by keyboard, paper has the right number of sheets. Skipped where there is no Chromium.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, inside, launch, numbersOf, openFile } from './support/browser.js';

const ROOT = path.join(import.meta.dirname, '../..');
const MAIN = path.join(process.env['C2Z_DIST'] ?? path.join(ROOT, 'dist'), 'cli/main.js');
const folder = mkdtempSync(path.join(tmpdir(), 'c2z-页-'));
const workspace = path.join(folder, '工作区');
const HTML = path.join(workspace, 'out/参保清零一页通.html');
const WALL = path.join(workspace, 'out/挂图作战.html');
const office = tryRun('soffice', ['--version']);
const poppler = tryRun('pdfinfo', ['-v']);

interface ExportedPerson { readonly standing: string; readonly category: string; readonly township: string; readonly id_number: string; readonly name: string }

let browser: Browser;
let people: readonly ExportedPerson[] = [];
let status: { rates: Record<'list' | 'reduced', { insured: number; of: number }>; standings: Record<string, number>; categories: Record<string, number> };

beforeAll(async () => {
  if (!hasChromium) return;
  c2z('rehearse', path.join(folder, '县'), '--population', '3000', '--seed', '4', '--rounds', '3');
  for (const month of ['2020-10', '2020-11', '2020-12']) c2z('run', path.join(folder, '县/inbox', month), '--county', '990101', '--year', '2020', '--policy', 'example');
  c2z('report', 'html', 'wallchart', 'progress');
  people = rowsOf(c2z('export', 'people', '--format', 'json')) as unknown as readonly ExportedPerson[];
  status = JSON.parse(c2z('status', '--json')) as typeof status;
  browser = await launch();
}, 240_000);

afterAll(async () => {
  if (hasChromium) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!hasChromium)('the page of progress in Chromium', () => {
  it('asks the network for nothing and complains of nothing', async () => {
    const { page, complaints, requests } = await openFile(browser, HTML);
    expect(await page.title()).toContain('还差');
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    expect(statSync(HTML).size).toBeLessThan(600_000);
  });

  it('has the numbers of `c2z export` and `c2z status`', async () => {
    const { page } = await openFile(browser, HTML);
    const value = async (name: string): Promise<number> => Number(await page.locator(`data[data-name="${name}"]`).first().getAttribute('value'));
    for (const code of ['insured', 'excused', 'removed', 'gap', 'pending']) {
      expect(await value(code), code).toBe(people.filter(({ standing }) => standing === code).length);
      expect(sum(await numbersOf(page, `[data-name="flow-${code}"]`)), `flow of ${code}`).toBe(status.standings[code]);
    }
    for (const rate of ['list', 'reduced'] as const) expect([await value(`rate-${rate}-insured`), await value(`rate-${rate}-of`)]).toEqual([status.rates[rate].insured, status.rates[rate].of]);
    expect(await value('missing')).toBe(status.rates.reduced.of - status.rates.reduced.insured);
    const total = async (name: string): Promise<string> => (await page.locator(`#heat-table tfoot [data-name="${name}"]`).getAttribute('data-value')) ?? '0';
    for (const [code, count] of Object.entries(status.categories)) {
      if (await page.locator(`#heat-table tfoot [data-name="${code}"]`).count() > 0) expect(Number(await total(code)), code).toBe(count);
      else expect(count, code).toBe(0);
      const lines = sum(await numbersOf(page, `#heat-table tbody [data-name="${code}"]`));
      expect(lines, code).toBe(count);
    }
  });

  it('lists exactly the people who are missing, with masked numbers', async () => {
    const { page } = await openFile(browser, HTML);
    const shown = await page.locator('#people-table tbody tr td:nth-child(4)').allTextContents();
    expect(shown.toSorted()).toEqual(people.filter(({ standing }) => standing === 'gap' || standing === 'pending').map((person) => person.id_number).toSorted());
    expect(await page.content()).not.toMatch(/(?<!\d)\d{17}[\dX](?!\d)/u);
  });

  it('sorts by keyboard, says so to a screen reader, and keeps the sum in its place', async () => {
    const { page } = await openFile(browser, HTML);
    const numbers = (): Promise<number[]> => numbersOf(page, '#heat-table tbody [data-name="people"]');
    const heading = page.locator('#heat-table thead th').nth(1);
    await heading.locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    const down = await numbers();
    expect(down).toEqual(down.toSorted((left, right) => right - left));
    await page.keyboard.press('Space');
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    expect(await numbers()).toEqual(down.toSorted((left, right) => left - right));
    expect(await page.locator('#heat-table thead th[aria-sort="none"]').count()).toBe(await page.locator('#heat-table thead th').count() - 1);
    expect(Number(await page.locator('#heat-table tfoot [data-name="people"]').getAttribute('data-value'))).toBe(people.length);
  });

  it('finds people by any of their words, says how many, and turns the pages', async () => {
    const { page } = await openFile(browser, HTML);
    const missing = people.filter(({ standing }) => standing === 'gap' || standing === 'pending');
    const count = page.locator('#people .count');
    const visible = (): Promise<number> => page.locator('#people-table tbody tr:not([hidden])').count();
    expect(await count.textContent()).toContain(`${missing.length} / ${missing.length}`);
    expect(await visible()).toBe(Math.min(50, missing.length));
    await page.getByLabel('查找').last().fill('应保未保');
    const gap = missing.filter(({ standing }) => standing === 'gap').length;
    expect(await count.textContent()).toContain(`${gap} / ${missing.length}`);
    expect(await visible()).toBe(Math.min(50, gap));
    await page.getByLabel('查找').last().fill('没有这样的人');
    expect(await visible()).toBe(0);
    await page.getByLabel('查找').last().fill('');
    if (missing.length > 50) {
      await page.getByRole('button', { name: '下一页' }).click();
      expect(await count.textContent()).toContain('第 2 /');
      expect(await visible()).toBe(Math.min(50, missing.length - 50));
    }
  });

  it('has a title and a description on every picture, a label on every field, and headings in order', async () => {
    const { page } = await openFile(browser, HTML);
    expect(await inside<number>(page, `[...document.querySelectorAll('svg')].filter((svg) => svg.getAttribute('role') !== 'img' || !svg.querySelector('title')?.textContent || !svg.querySelector('desc')?.textContent).length`)).toBe(0);
    expect(await inside<boolean>(page, `[...document.querySelectorAll('input')].every((field) => field.labels.length === 1)`)).toBe(true);
    expect(await page.locator('h1').count()).toBe(1);
    const ids = await inside<string[]>(page, `[...document.querySelectorAll('[id]')].map(({ id }) => id)`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([['1280 wide', { viewport: { width: 1280, height: 900 } }], ['a telephone', { viewport: { width: 400, height: 800 } }], ['in the dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const }]])('fits %s, and its words stand out', async (_, options) => {
    const { page } = await openFile(browser, HTML, options);
    expect(await inside<number>(page, 'document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await inside<boolean>(page, `[...document.querySelectorAll('figure')].every((figure) => [...figure.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).length === 1)`)).toBe(true);
    const contrast = await inside<number[]>(page, CONTRAST);
    expect(Math.min(...contrast)).toBeGreaterThanOrEqual(4.5);
  });

  it('works without its script: every row is there', async () => {
    const { page } = await openFile(browser, HTML, { javaScriptEnabled: false });
    expect(await page.locator('#people .tools').isVisible()).toBe(false);
    expect(await page.locator('#people-table tbody tr').count()).toBe(people.filter(({ standing }) => standing === 'gap' || standing === 'pending').length);
  });

  it.skipIf(!poppler).each([['A4', false, [3, 8]], ['A3', true, [2, 4]]] as const)('prints on %s without cutting anything off', async (format, landscape, [least, most]) => {
    const { page } = await openFile(browser, HTML);
    const file = path.join(folder, `${format}.pdf`);
    await page.pdf({ path: file, format, landscape });
    expect(pagesOf(file)).toBeGreaterThanOrEqual(least);
    expect(pagesOf(file)).toBeLessThanOrEqual(most);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const heading of ['各乡镇还差多少人', '进度曲线', '名单上的人去了哪里', '本月变化', '资助资金', '各部门数据质量', '还差的人']) expect(text).toContain(heading);
    expect(text).toContain('核减后参保率');
  });
});

describe.skipIf(!hasChromium)('wall charts in Chromium', () => {
  it('ask the network for nothing and complain of nothing', async () => {
    const { complaints, requests } = await openFile(browser, WALL);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  it('have everybody of the export on the sheets of the villages, and on the boards of the townships', async () => {
    const { page } = await openFile(browser, WALL);
    const settled = people.filter(({ standing }) => standing === 'excused' || standing === 'removed').length;
    for (const [sign, count] of [['insured', status.standings['insured']], ['gap', status.standings['gap']], ['pending', status.standings['pending']], ['settled', settled], ['people', people.length]] as const) {
      expect(sum(await numbersOf(page, 'section[data-sheet="township"]', `data-${sign}`)), sign).toBe(count);
    }
    expect(await page.locator('g.p').count()).toBe(people.length);
    expect(await page.locator('g.p[data-sign="gap"]').count()).toBe(status.standings['gap']);
  });

  it('show no whole name and no number', async () => {
    const { page } = await openFile(browser, WALL);
    const texts = await page.locator('main text').allTextContents();
    expect(texts.filter((text) => /\d{7,}|\d\*+[\dX]/u.test(text))).toEqual([]);
    const text = texts.join('\n');
    expect(people.filter(({ name }) => [...name].length >= 3 && text.includes(name))).toEqual([]);
  });

  it('keep every word on its sheet', async () => {
    const { page } = await openFile(browser, WALL, { viewport: { width: 1600, height: 1000 } });
    const outside = await inside<string[]>(page, `[...document.querySelectorAll('section')].flatMap((sheet) => {
      const frame = sheet.getBoundingClientRect();
      return [...sheet.querySelectorAll('text')].filter((text) => { const box = text.getBoundingClientRect(); return box.right > frame.right || box.left < frame.left || box.bottom > frame.bottom; }).map((text) => text.textContent);
    })`);
    expect(outside).toEqual([]);
  });

  it.skipIf(!poppler)('print one A3 page a sheet', async () => {
    const { page } = await openFile(browser, WALL);
    const file = path.join(folder, '挂图.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    expect(pagesOf(file)).toBe(await page.locator('section').count());
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Page size:\s+119\d(?:\.\d+)? x 84\d(?:\.\d+)? pts \(A3\)/u);
  });
});

describe.skipIf(!office)('charts of the workbook in LibreOffice', () => {
  const book = path.join(workspace, 'out/参保进度表（月报）.xlsx');
  it('refer to cells, and come back from LibreOffice with the same references and values', () => {
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${path.join(folder, 'profile')}`, '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', path.join(folder, '再存'), book], { stdio: 'ignore' });
    const before = chartsOf(book);
    const after = chartsOf(path.join(folder, '再存', path.basename(book)));
    expect(before.length).toBe(4);
    expect(after.map(referencesOf).toSorted()).toEqual(before.map(referencesOf).toSorted());
    const drawn = after.find((chart) => chart.includes('没有参保的人员归类'))!;
    const uninsured = Object.entries(status.categories).filter(([code, count]) => count > 0 && !['resident', 'employee', 'offsite'].includes(code)).map(([, count]) => count);
    expect([.../<c:val>[\s\S]*?<\/c:val>/u.exec(drawn)![0].matchAll(/<c:v>([^<]+)<\/c:v>/gu)].map(([, value]) => Number(value))).toEqual(uninsured);
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Contrast of small words against their paper, by the formula of WCAG 2. */
const CONTRAST = `(() => {
  const light = (color) => {
    const [red, green, blue] = color.match(/[\\d.]+/g).map((part) => { const share = Number(part) / 255; return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const paper = light(getComputedStyle(document.querySelector('section')).backgroundColor);
  return [...document.querySelectorAll('.lede, .note, .key dt, .rate p, .big, .chart text')].map((element) => {
    const style = getComputedStyle(element);
    const [one, other] = [light(element instanceof SVGElement ? style.fill : style.color), paper].sort((left, right) => right - left);
    return (one + 0.05) / (other + 0.05);
  });
})()`;

function c2z(...words: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [MAIN, ...words, ...(words[0] === 'rehearse' ? [] : ['-w', workspace])], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, C2Z_LANG: 'zh' } });
  } catch (error) {
    const { status: code, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    if (code === 1) return stdout; // done, with issues of the made lists
    throw new Error(`c2z ${words.join(' ')} ended with ${code}\n${stderr}`, { cause: error });
  }
}

/** Rows of a JSON export, whether they stand alone or under a name. */
function rowsOf(text: string): readonly object[] {
  const parsed = JSON.parse(text) as readonly object[] | { readonly rows: readonly object[] };
  return 'rows' in parsed ? parsed.rows : parsed;
}

function chartsOf(file: string): string[] {
  if (!existsSync(file)) throw new Error(`no ${file}`);
  return Object.entries(unzipSync(readFileSync(file))).filter(([name]) => /^xl\/charts\/chart\d+\.xml$/u.test(name)).map(([, bytes]) => new TextDecoder().decode(bytes));
}

function referencesOf(chart: string): string {
  return [...chart.matchAll(/<c:f>([^<]+)<\/c:f>/gu)].map(([, cells]) => cells!.replaceAll("'", '').replaceAll('&apos;', '')).filter((cells) => cells.includes(':')).toSorted().join(' ');
}

function pagesOf(file: string): number {
  return Number(/Pages:\s+(\d+)/u.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))![1]);
}

function tryRun(program: string, words: readonly string[]): boolean {
  try {
    execFileSync(program, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
