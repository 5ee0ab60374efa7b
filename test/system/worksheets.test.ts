/**
 * The round trip of a work sheet through LibreOffice as a township makes it: opened, filled in, saved in every format
 * that office programs offer, and collected. Needs `soffice` (package libreoffice-calc); `npm run test:system` runs it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { csv, id } from '../issues/build.js';
import { countyFolder, runCounty } from '../cli/small-county.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';

const office = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
/** Format and its filter; CSV in GB18030, as a Chinese Windows saves it. HTML leaves hidden columns out. */
const FORMATS = [['xlsx', 'Calc MS Excel 2007 XML'], ['xls', 'MS Excel 97'], ['ods', 'calc8'], ['csv', 'Text - txt - csv (StarCalc):44,34,85,1'], ['html', 'HTML (StarCalc)']] as const;
const NAMES = ['王秀英', '仇小二', '高那仁道尔吉'];
const LISTS = { '低保名单.csv': csv('姓名,身份证号,乡镇,村', ...NAMES.map((name, at) => `${name},${id(22 + 2 * at)},柳河镇,东村`)) };

let folder = '';
let sent = '';

beforeAll(async () => {
  if (!office) return;
  folder = await countyFolder(LISTS);
  await runCounty(folder, '-q');
  await runC2z(['worksheets', '-w', path.join(folder, 'w'), '-q']);
  const out = path.join(folder, 'w/out/worksheets/第1批');
  sent = path.join(out, readdirSync(out)[0]!);
  saveAs('fods', sent);
  const flat = path.join(folder, path.basename(sent).replace(/xlsx$/u, 'fods'));
  const typed = fillIn(await readFile(flat, 'utf8'), NAMES[0]!, { M: '否', P: '服刑', Q: { date: '2035-03-31' }, R: '电话', S: { date: '2020-05-01' }, U: '判决书', W: '13800000001' });
  await writeFile(path.join(folder, 'saved.fods'), fillIn(typed, NAMES[1]!, { X: '=不是公式' }));
  for (const [kind, filter] of FORMATS) saveAs(`${kind}:${filter}`, path.join(folder, 'saved.fods'));
}, 240_000);
afterAll(async () => { if (folder !== '') await rm(folder, { recursive: true, force: true }); });

describe.skipIf(!office)('a work sheet filled in and saved by LibreOffice (skipped when soffice is not installed)', () => {
  it.each(FORMATS.map(([kind]) => kind))('is collected from %s', async (kind) => {
    const saved = path.join(folder, `saved.${kind}`);
    expect(existsSync(saved)).toBe(true);
    const ran = await runC2z(['collect', saved, '--dry-run', '-w', path.join(folder, 'w'), '--json']);
    const { rows, files, details } = jsonOf<{ rows: object; files: object[]; details: { name: string; outcome: string; refusals: object[]; corrections: object[] }[] }>(ran);
    expect(details.flatMap(({ refusals, corrections }) => [...refusals, ...corrections])).toEqual([]);
    expect(rows).toEqual({ rows: 3, applied: 2, unchanged: 1, refused: 0, conflicts: 0 });
    expect(files[0]).toMatchObject({ kind: 'worksheet', missing: [], ...(kind === 'html' ? {} : { sheet: 'W1-01', township: '柳河镇' }) });
  });

  it('keeps drop-downs, protection, the hidden key and text numbers when LibreOffice saves it', async () => {
    const book = XLSX.read(await readFile(path.join(folder, 'saved.xlsx')), { bookFiles: true, cellStyles: true }) as XLSX.WorkBook & { files: Record<string, { content: Uint8Array }> };
    const part = (name: string): string => Buffer.from(book.files[name]!.content).toString('utf8');
    const page = part('xl/worksheets/sheet1.xml');
    const lists = [...page.matchAll(/<dataValidation [^>]*>/gu)].map(([tag]) => tag).filter((tag) => tag.includes('type="list"'));
    expect(lists.map((tag) => /sqref="([A-Z]+)5/u.exec(tag)?.[1]).sort()).toEqual(['M', 'N', 'P', 'R', 'U']);
    expect(page).toMatch(/<sheetProtection[^>]*sheet="(?:1|true)"/u);
    const first = book.Sheets[book.SheetNames[0]!]!;
    expect(first['!cols']?.[24]?.hidden).toBe(true);
    expect([first['C5'].t, String(first['C5'].v).length]).toEqual(['s', 18]);
    expect(book.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden !== 0])).toEqual([['工作表', false], ['填写说明', false], ['c2z', true]]);
  });

  it('is taken in full once, whatever the format it comes in again', async () => {
    const workspace = path.join(folder, 'w');
    const collect = async (kind: string): Promise<Record<string, number>> => jsonOf<{ rows: Record<string, number> }>(await runC2z(['collect', path.join(folder, `saved.${kind}`), '-w', workspace, '--json'])).rows;
    expect(await collect('ods')).toMatchObject({ applied: 2 });
    for (const kind of ['xlsx', 'xls', 'csv']) expect(await collect(kind)).toMatchObject({ applied: 0, unchanged: 3, conflicts: 0 });
    const cases = jsonOf(await runC2z(['export', 'cases', '--format', 'json', '-w', workspace])) as unknown as { reason: string; until: string }[];
    expect(cases.filter(({ reason }) => reason === 'prison').map(({ until }) => until)).toEqual(['2035-03-31']);
  });
});

/** LibreOffice saves a file in another format into the folder. */
function saveAs(to: string, file: string): void {
  spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${path.join(folder, 'profile')}`, '--convert-to', to, '--outdir', folder, file], { stdio: 'ignore', timeout: 120_000 });
}

/** Types into cells of somebody's row, in LibreOffice's own flat format: everything else of the sheet stays as LibreOffice read it. */
function fillIn(flat: string, name: string, cells: Readonly<Record<string, string | { date: string }>>): string {
  return flat.replace(/<table:table-row [^>]*>(?:(?!<\/table:table-row>).)*<\/table:table-row>/gsu, (row) => {
    if (!row.includes(`<text:p>${name}</text:p>`) || !row.includes('990101-2020-')) return row;
    const head = /^<table:table-row [^>]*>/u.exec(row)![0];
    const all = [...row.matchAll(/<table:(?:covered-)?table-cell([^>]*?)(?:\/>|>.*?<\/table:(?:covered-)?table-cell>)/gsu)].flatMap(([text, attributes = '']) => {
      const times = Number(/number-columns-repeated="(\d+)"/u.exec(attributes)?.[1] ?? 1);
      return Array.from({ length: Math.min(times, 40) }, () => text.replace(/ table:number-columns-repeated="\d+"/u, ''));
    });
    for (const [letter, value] of Object.entries(cells)) {
      const at = letter.charCodeAt(0) - 65;
      const attributes = [...all[at]!.matchAll(/ table:(?:style-name|content-validation-name)="[^"]*"/gu)].map(([text]) => text).join('');
      all[at] = typeof value === 'string' ? `<table:table-cell${attributes} office:value-type="string"><text:p>${value}</text:p></table:table-cell>` : `<table:table-cell${attributes} office:value-type="date" office:date-value="${value.date}"><text:p>${value.date}</text:p></table:table-cell>`;
    }
    return `${head}${all.join('')}</table:table-row>`;
  });
}
