/** A real Chromium without a window, that refuses and records every request but for the page itself. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const CHROMIUM = process.env['C2Z_CHROMIUM'] ?? '/usr/bin/chromium';

export const hasChromium = existsSync(CHROMIUM);

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** A page with what it complained of, and what it asked for. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

export async function openFile(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const own = pathToFileURL(file).href;
  page.on('console', (message) => { complaints.push(`${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => { complaints.push(error.message); });
  await page.route('**/*', (route) => {
    if (route.request().url() === own) return route.continue();
    requests.push(route.request().url());
    return route.abort();
  });
  await page.goto(own);
  return { page, complaints, requests };
}

/** What an expression gives inside the page: text, since the tests themselves know no document. */
export function inside<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate(expression) as Promise<T>;
}

/** An attribute of all elements, as numbers. */
export function numbersOf(page: Page, selector: string, attribute = 'data-value'): Promise<number[]> {
  return inside(page, `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => Number(element.getAttribute(${JSON.stringify(attribute)})))`);
}
