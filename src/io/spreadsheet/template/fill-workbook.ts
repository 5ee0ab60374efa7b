/**
 * Fills a workbook of the county's own 县里的表样. Only the parts that must change are written anew: styles, pictures, print settings and
 * macros stay byte for byte. No library is asked: those that rebuild a workbook lose what they do not know.
 */
import type { TemplateSheet } from '../../../domain/template.js';
import { ToolError } from '../../../domain/tool-error.js';
import { UnreadableFile } from '../../../domain/unreadable-file.js';
import { DEFAULT_LIMITS } from '../read/limits.js';
import { readRelationships } from '../read/xlsx/relationships.js';
import { resolveReferences } from '../read/xml/references.js';
import { openArchive, type ZipArchive } from '../read/zip/archive.js';
import { readEntry } from '../read/zip/entry-chunks.js';
import { writeFileAtomically } from '../write/atomic-file.js';
import { ZipWriter } from '../write/made/zip.js';
import { filledPage, movedMarkup, readPage, type TemplatePage } from './fill-sheet.js';
import { movedFormula, movedRows, type MovedRows } from './moved-rows.js';
import { attributeOf, escaped, readStrings } from './sheet-rows.js';

/**
 * Writes `template` filled with the tables to `out`, whole or not at all.
 *
 * @throws ToolError `template/unreadable`, `template/empty`, `template/field`, `template/rows`.
 */
export async function fillTemplate(template: string, out: string, tables: readonly [TemplateSheet, ...TemplateSheet[]]): Promise<void> {
  const parts = await readParts(template);
  const { sheets, workbook, strings } = parts;
  const names = definedNames(parts.text(workbook));
  const pages = new Map(sheets.map(({ name, part }): [string, TemplatePage] => {
    const named = new Map(names.filter(({ sheet }) => sheet === name).map(({ cell, field }) => [cell, field]));
    return [part, readPage(name, parts.text(part), strings, named, tables.find((table) => table.name === name) ?? tables[0])];
  }));
  if ([...pages.values()].every(({ texts }) => texts.size === 0)) {
    throw new ToolError('template/empty', { zh: `表样 ${template} 里没有 {{…}} 字段，也没有以字段命名的单元格`, en: `The template ${template} has no {{…}} and no cell named like a field` },
      { zh: '在要填的单元格里写 {{字段}}；字段见 c2z report --fields <报表>', en: 'Write {{field}} into the cells to fill; c2z report --fields <name> lists them' });
  }
  const rowsByName = new Map([...pages.values()].map(({ name, moved }) => [name.toLowerCase(), moved]));
  const still = movedRows(null);
  const changed = new Map<string, string>();
  for (const { part, related } of sheets) {
    const page = pages.get(part)!;
    const rowsOf = (sheet: string | undefined): MovedRows => (sheet === undefined ? page.moved : (rowsByName.get(sheet.toLowerCase()) ?? still));
    changed.set(part, filledPage(page, rowsOf));
    for (const other of related) if (parts.has(other)) changed.set(other, movedRelated(parts.text(other), page.moved, rowsOf));
  }
  const byName = (sheet: string | undefined): MovedRows => (sheet === undefined ? still : (rowsByName.get(sheet.toLowerCase()) ?? still));
  for (const chart of parts.named(/^xl\/charts\/chart\d+\.xml$/u)) changed.set(chart, movedMarkup(parts.text(chart), still, byName));
  changed.set(workbook, movedWorkbook(parts.text(workbook), byName));
  for (const chain of parts.named(/calcChain\.xml$/u)) withoutPart(parts, chain, changed);
  await writeFileAtomically(out, async (file) => {
    const zip = new ZipWriter(file.fd);
    for (const [name, bytes] of parts.bytes) {
      if (/calcChain\.xml$/u.test(name)) continue; // the order of calculation, which Excel makes again
      zip.addBytes(name, changed.has(name) ? Buffer.from(changed.get(name)!, 'utf8') : bytes);
    }
    zip.finish();
    await Promise.resolve();
  });
}

interface Parts {
  readonly bytes: ReadonlyMap<string, Buffer>;
  readonly workbook: string;
  readonly strings: readonly string[];
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly related: readonly string[] }[];
  has(name: string): boolean;
  text(name: string): string;
  named(pattern: RegExp): string[];
}

async function readParts(file: string): Promise<Parts> {
  try {
    return await partsOf(await openArchive(file));
  } catch (error) {
    if (!(error instanceof UnreadableFile) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new ToolError('template/unreadable', { zh: `表样 ${file} 不是能读的 xlsx 工作簿`, en: `The template ${file} is no xlsx workbook that can be read` },
      { zh: '在 Excel 或 WPS 里打开它，另存为 .xlsx（不加密），再试一次', en: 'Open it in Excel or WPS, save it as .xlsx without a password, and try again' });
  }
}

async function partsOf(archive: ZipArchive): Promise<Parts> {
  const bytes = new Map<string, Buffer>();
  for (const entry of archive.entries) if (!entry.name.endsWith('/')) bytes.set(entry.name, await readEntry(archive, entry, DEFAULT_LIMITS));
  const text = (name: string): string => (bytes.get(name) ?? Buffer.alloc(0)).toString('utf8');
  const workbook = (await readRelationships(archive, '', DEFAULT_LIMITS)).find(({ type }) => type === 'officeDocument')?.target ?? '';
  const links = await readRelationships(archive, workbook, DEFAULT_LIMITS);
  const targets = new Map(links.map(({ id, target }) => [id, target]));
  const sheets: { name: string; part: string; related: string[] }[] = [];
  for (const [, attributes = ''] of text(workbook).matchAll(/<sheet\b([^>]*?)\/?>/gu)) {
    const part = targets.get(attributeOf(attributes, 'r:id') ?? '');
    if (part === undefined || !bytes.has(part)) continue;
    const related = (await readRelationships(archive, part, DEFAULT_LIMITS)).filter(({ type }) => RELATED.has(type)).map(({ target }) => target);
    sheets.push({ name: resolveReferences(attributeOf(attributes, 'name') ?? ''), part, related });
  }
  if (sheets.length === 0) throw new UnreadableFile('io/broken-part', { part: archive.path, found: 'workbook' });
  const strings = links.find(({ type }) => type === 'sharedStrings')?.target;
  return { bytes, workbook, sheets, strings: strings === undefined ? [] : readStrings(text(strings)), has: (name) => bytes.has(name), text, named: (pattern) => [...bytes.keys()].filter((name) => pattern.test(name)) };
}

/** Parts that hang on cells of a sheet. */
const RELATED: ReadonlySet<string> = new Set(['drawing', 'table', 'comments', 'vmlDrawing']);

/** Pictures, tables and comments move with their cells. */
function movedRelated(xml: string, rows: MovedRows, rowsOf: (sheet: string | undefined) => MovedRows): string {
  return movedMarkup(xml, rows, rowsOf)
    .replace(/<xdr:row>(\d+)<\/xdr:row>/gu, (_all, row: string) => `<xdr:row>${rows.last(Number(row) + 1) - 1}</xdr:row>`)
    .replace(/<x:Row>(\d+)<\/x:Row>/gu, (_all, row: string) => `<x:Row>${rows.first(Number(row) + 1) - 1}</x:Row>`);
}

/** Named ranges and print areas follow; formulas are calculated when the file is opened. */
function movedWorkbook(xml: string, rowsOf: (sheet: string | undefined) => MovedRows): string {
  const moved = xml.replace(/(<definedName\b[^>]*>)([^<]*)</gu, (_all, open: string, formula: string) => `${open}${escaped(movedFormula(resolveReferences(formula), rowsOf))}<`);
  if (/<calcPr\b/u.test(moved)) return moved.replace(/<calcPr\b([^>]*?)(\/?)>/u, (_all, own: string, end: string) => `<calcPr${own.replace(/\s+fullCalcOnLoad="[^"]*"/u, '')} fullCalcOnLoad="1"${end}>`);
  return moved.replace(/<\/definedNames>|<\/sheets>(?!<definedNames|[\s\S]*<\/definedNames>)/u, (end) => `${end}<calcPr fullCalcOnLoad="1"/>`);
}

/** Takes a part out of the table of contents and out of the workbook's relationships. */
function withoutPart(parts: Parts, part: string, changed: Map<string, string>): void {
  const name = part.slice(part.lastIndexOf('/') + 1);
  for (const index of parts.named(/^\[Content_Types\]\.xml$|^xl\/_rels\/workbook\.xml\.rels$/u)) {
    changed.set(index, (changed.get(index) ?? parts.text(index)).replace(new RegExp(`<(?:Override|Relationship)\\b[^>]*${name.replace('.', '\\.')}"[^>]*/>`, 'gu'), ''));
  }
}

/** Names of single cells: what they are called may be a field. */
function definedNames(xml: string): { sheet: string; cell: string; field: string }[] {
  return [...xml.matchAll(/<definedName\b([^>]*)>([^<]*)</gu)].flatMap(([, attributes = '', formula = '']) => {
    const [, quoted, plain, column, row] = /^(?:'((?:[^']|'')*)'|([^'!]*))!\$([A-Z]{1,3})\$(\d+)$/u.exec(resolveReferences(formula)) ?? [];
    if (column === undefined || row === undefined) return [];
    return [{ sheet: quoted?.replaceAll("''", "'") ?? plain ?? '', cell: `${column}${row}`, field: resolveReferences(attributeOf(attributes, 'name') ?? '') }];
  });
}
