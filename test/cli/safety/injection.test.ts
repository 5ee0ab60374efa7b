import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, id } from '../../issues/build.js';
import { parseCsv, runC2z, type Ran } from '../../support/run-c2z.js';
import { COUNTY, countyFolder } from '../small-county.js';

const ESC = '\u001B';
/** What names and places of a list may hold: formulas, markup, SQL, terminal commands, reversed text, device names, paths. */
const EVIL: readonly string[] = [
  '=HYPERLINK("http://127.0.0.1","a")', '+1+cmd|calc!A0', '-2+3', '@SUM(A1)', '＝1＋1', '\t=1+1', "'=1+1", '=DDE("cmd";"x";"y")',
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><b>', ']]><x/>', '&lt;a&amp;', "'); DROP TABLE people;--", '" OR 1=1 --', '{{county}}', '${process.exit(1)}', '%s%n',
  `王${ESC}[2J${ESC}[31m秀英`, `王${ESC}]8;;http://127.0.0.1${ESC}\\秀英`, `王${ESC}]52;c;aGk=\u0007秀英`, '王\u009B2J秀英', '王\u202E秀英\u202C', '王\u2066秀英\u2069', '王\u200F秀英',
  'CON', 'aux.', 'nul.xlsx', '../../etc/passwd', 'a/b\\c:d*e?f', '__proto__', 'constructor', 'toString', '_x000D_王', '王'.repeat(300),
];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** Everything a terminal or an eye could be misled by. */
const STEERING = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;

describe('what stands in the lists stays text, wherever it comes out', () => {
  let folder = '';
  const said: { readonly args: string; readonly ran: Ran }[] = [];
  const run = async (...args: string[]): Promise<Ran> => {
    const ran = await runC2z([...args, '-w', path.join(folder, 'w')]);
    said.push({ args: args.join(' '), ran });
    return ran;
  };

  beforeAll(async () => {
    folder = await countyFolder({
      '低保名单.csv': csv('姓名,身份证号,乡镇,村,备注', ...EVIL.map((text, index) => [index % 2 === 0 ? text : `张${index}`, id(index + 1), text, text, text].map(quoted).join(','))),
      '居民参保.csv': csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', `张志明,${id(900)},柳河镇,东村,城乡居民基本医疗保险,正常参保,2020`, ...EVIL.slice(0, 5).map((text, index) => [`李${index}`, id(index + 2), text, text, text, text, '2020'].map(quoted).join(','))),
      [`恶意${ESC}[2J\u202E名单=1+1.csv`]: csv('姓名,身份证号', `王秀英,${id(800)}`),
      'CON.xlsx': '', 'NUL.csv': 'hello', 'COM1.xls': '%PDF-1.7',
    });
    await run('run', path.join(folder, 'inbox'), ...COUNTY);
    for (const args of [['status'], ['gaps'], ['person', 'P000001'], ['sources'], ['history'], ['review', '--list'], ['case', 'list'], ['worksheets'], ['certify'], ['verify'],
      ...['people', 'links', 'issues', 'events', 'cases'].flatMap((what) => [['export', what], ['export', what, '--format', 'json'], ['export', what, '--format', 'xlsx', '-o', path.join(folder, `w/out/${what}-x.xlsx`)]]),
      ['report', 'progress'], ['report', 'public-notice'], ['status', '--json'], ['gaps', '--json'], ['gaps', '--town', `${ESC}[2J`], ['person', '=1+1'], ['nonsense', `${ESC}[2J`], ['import', `${ESC}[2J\u202E`]]) await run(...args);
  }, 120_000);
  afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

  it('nothing is a bug, and nothing printed steers a terminal or turns the direction of reading', () => {
    for (const { args, ran } of said) {
      expect(ran.code, `${args}\n${ran.stderr}`).not.toBe(70);
      expect(STEERING.exec(ran.stdout.replace(/^\uFEFF/u, ''))?.[0], args).toBeUndefined();
      expect(STEERING.exec(ran.stderr)?.[0], args).toBeUndefined();
    }
  });

  it('no workbook holds a formula made of data, and every part is well-formed', async () => {
    const books = (await filesUnder(path.join(folder, 'w/out'))).filter((file) => file.endsWith('.xlsx'));
    expect(books.length).toBeGreaterThan(10);
    for (const file of books) {
      for (const [part, bytes] of Object.entries(unzipSync(await readFile(file)))) {
        if (!/\.(?:xml|rels)$/u.test(part)) continue;
        const xml = Buffer.from(bytes).toString('utf8');
        expect(STEERING.exec(xml)?.[0], `${file} ${part}`).toBeUndefined();
        for (const [, formula = ''] of xml.matchAll(/<f>([^<]*)<\/f>/gu)) expect(formula, file).not.toMatch(/HYPERLINK|cmd|DDE|127\.0\.0\.1/u);
        expect(xml, `${file} ${part}`).not.toMatch(/<script|<img|127\.0\.0\.1[^<]*TargetMode/u);
      }
    }
  });

  it('no cell of a CSV would be run by a spreadsheet', async () => {
    for (const file of (await filesUnder(path.join(folder, 'w/out'))).filter((each) => each.endsWith('.csv'))) {
      const text = await readFile(file, 'utf8');
      expect(STEERING.exec(text)?.[0], file).toBeUndefined();
      for (const row of parseCsv(text).rows.slice(1)) for (const cell of row) expect(cell).not.toMatch(/^[\s]*[=+@＝＋＠]|^\s*-\D/u);
    }
  });

  it('no page holds markup made of data', async () => {
    for (const file of (await filesUnder(path.join(folder, 'w'))).filter((each) => each.endsWith('.html'))) expect(await readFile(file, 'utf8')).not.toMatch(/<script>alert|<img src=x/u);
  });

  it('every file written has a name that Windows takes, inside the workspace', async () => {
    const inside = await filesUnder(path.join(folder, 'w/out'));
    for (const file of inside) {
      for (const part of path.relative(folder, file).split(path.sep)) {
        expect(part).not.toMatch(/[\\:*?"<>|\p{Cc}\p{Cf}]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
      }
    }
    expect((await readdir(folder)).sort()).toEqual(['inbox', 'w']);
  });

  it('the store still holds its tables and everybody on the list', async () => {
    const document = JSON.parse((await run('status', '--json')).stdout) as { people: number };
    expect(document.people).toBeGreaterThanOrEqual(EVIL.length - 4);
    expect((await run('verify')).code).toBe(0);
  });
});

async function filesUnder(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
