/** The page of progress: its numbers are the ledger's, its markup is safe whatever stands in a list, and it asks nobody for anything. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDraw, type Draw } from '../../../src/report/charts/draw.js';
import { escaped, html, plainText } from '../../../src/report/html/markup.js';
import { progressPage } from '../../../src/report/html/page.js';
import { PEOPLE_SHOWN, progressModel } from '../../../src/report/html/progress-model.js';
import { buildLedger } from '../../../src/report/ledger.js';
import { tallyStandings } from '../../../src/report/tally.js';
import { madeCounty } from '../made-county.js';
import { madeId, madeReport, type MadePerson } from '../made-report.js';
import { madePage } from './made-page.js';

let draw: Draw;
beforeAll(async () => { draw = await loadDraw(); });

const HOSTILE = '</script><img src=x onerror=alert(1)>"\'&\u202E';

describe('the numbers of the page', () => {
  const input = madeCounty(200);
  const model = progressModel(madePage(input));

  it('are those of the ledger', () => {
    const standings = buildLedger(input).map(({ standing }) => standing);
    expect(model.total).toEqual(tallyStandings(standings, input.reasons));
    expect(model.townships.reduce((sum, { tally }) => sum + tally.people, 0)).toBe(standings.length);
  });

  it('flow to the last person: every leaf has one standing, and all leaves together are everybody', () => {
    expect(model.flows.reduce((sum, { people }) => sum + people, 0)).toBe(model.total.people);
    for (const [code, people] of Object.entries(model.total.standings)) {
      expect(model.flows.filter(({ standing }) => standing === code).reduce((sum, leaf) => sum + leaf.people, 0), code).toBe(people);
    }
  });

  it('list everybody in the gap or pending, masked', () => {
    expect(model.people.missing).toBe(model.total.standings.gap + model.total.standings.pending);
    expect(model.people.lines.every(({ id }) => /^\d{6}\*{8}\d{3}[\dX]$/u.test(id))).toBe(true);
    expect(progressModel(madePage({ ...input, fullIds: true })).people.lines.every(({ id }) => /^\d{17}[\dX]$/u.test(id))).toBe(true);
  });

  it('do not depend on the order of people', () => {
    const turned = { ...input, people: input.people.toReversed(), standings: input.standings.toReversed() };
    expect(progressPage(madePage(turned), 'zh', draw)).toBe(progressPage(madePage(input), 'zh', draw));
  });

  it('say how many people of a long list are not shown', () => {
    const many = madeReport(Array.from({ length: PEOPLE_SHOWN + 5 }, (_, index): MadePerson => ({ category: 'uninsured', name: `王${index}` })));
    const page = progressPage(madePage(many), 'zh', draw);
    expect(page).toContain('共 1,005 人，这里列出前 1,000 人');
    expect(page.match(/class="i">9901/gu)).toHaveLength(PEOPLE_SHOWN);
  });
});

describe('what the page says', () => {
  it.each([
    ['zero is written as zero only when nobody is missing', [{ category: 'resident' }, { category: 'deceased' }], /class="big done"><data data-name="missing" value="0">0</u, '100.00%'],
    ['one missing of very many is never rounded up', [...Array.from({ length: 20_000 }, (): MadePerson => ({ category: 'resident' })), { category: 'open' }], /value="1">1</u, '99.99%'],
    ['a county without people has no rate', [], /class="big"[^>]*>—</u, '—'],
  ] as const satisfies readonly (readonly [string, readonly MadePerson[], RegExp, string])[])('%s', (_, people, figure, rate) => {
    const page = progressPage(madePage(madeReport(people)), 'zh', draw);
    expect(page).toMatch(figure);
    expect(/data-name="rate-reduced">([^<]+)</u.exec(page)?.[1]).toBe(rate);
  });

  it('in English has no Chinese but names and file names', () => {
    const page = progressPage(madePage(madeReport([{ category: 'resident', town: 'T', village: 'V', name: 'N' }, { category: 'uninsured', town: 'T', village: 'V', name: 'N' }], { county: { code: '990101', name: '' }, signOff: { unit: '', preparedBy: '', reviewedBy: '', phone: '' } })), 'en', draw);
    const words = page.replace(/<(style|script)>[\s\S]*?<\/\1>/gu, '').match(/\p{Script=Han}+[^<]*/gu) ?? [];
    expect(words.filter((text) => !/^(?:扶贫办|问题数据清单|未参保贫困人口数据库)/u.test(text))).toEqual([]);
  });
});

describe('a page that asks nobody for anything', () => {
  const page = (): string => progressPage(madePage(madeCounty(40)), 'zh', draw);

  it('names no address and carries no style attribute or handler', () => {
    expect(page()).not.toMatch(/https?:|\bsrc=|\burl\(|@import|<link|<iframe|\sstyle=|\son\w+="/u);
  });

  it('lets in its own style and script by their hashes, and nothing else', () => {
    const text = page();
    const policy = /Content-Security-Policy" content="([^"]+)"/u.exec(text)![1]!;
    const hash = (tag: string): string => createHash('sha256').update(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'u').exec(text)![1]!, 'utf8').digest('base64');
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash('style')}'; script-src 'sha256-${hash('script')}'; base-uri 'none'; form-action 'none'`);
  });

  it('prints a hostile name, village, township and office as the text they are', () => {
    const hostile = madeReport([{ category: 'uninsured', name: HOSTILE, village: HOSTILE, town: HOSTILE, townKey: HOSTILE }, { category: 'resident', town: HOSTILE, townKey: HOSTILE }], { county: { code: '990101', name: HOSTILE }, signOff: { unit: HOSTILE, preparedBy: '', reviewedBy: '', phone: '' } });
    const text = progressPage(madePage(hostile), 'zh', draw);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('\u202E');
    expect(text.match(/<script>/gu)).toHaveLength(1);
    expect(text.match(/<\/script>/gu)).toHaveLength(1);
    expect(text).toContain('&lt;/script&gt;&lt;img');
  });

  it('masks a number that stands in a name', () => {
    const number = madeId('1980-01-01', 7);
    expect(progressPage(madePage(madeReport([{ category: 'uninsured', name: `王五${number}` }])), 'zh', draw)).not.toContain(number);
  });
});

describe('markup', () => {
  it.each([
    ['a tag', '<b>', '&lt;b&gt;'], ['an attribute', '" onload=\'x', '&quot; onload=&#39;x'], ['an entity', '&amp;', '&amp;amp;'],
  ])('escapes %s', (_, text, written) => { expect(escaped(text)).toBe(written); });

  it.each(['\u202Eabc', 'a\u200Fb', 'a\u2066b', '\u0000', '\u061C'])('shows that something unseen was there: %j', (text) => { expect(plainText(text)).toContain('\uFFFD'); });

  it('keeps rare characters and every other script', () => { expect(plainText('𠮷野娜 買買提·吐尔逊 ᠮᠣᠩᠭᠣᠯ')).toBe('𠮷野娜 買買提·吐尔逊 ᠮᠣᠩᠭᠣᠯ'); });

  it('takes only what it made itself as markup', () => { expect(html`<i>${[html`<b>${'<'}</b>`, '<', 3, null]}</i>`.markup).toBe('<i><b>&lt;</b>&lt;3</i>'); });
});
