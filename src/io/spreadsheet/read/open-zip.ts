/** Opens whatever calls itself a zip file: finds out by its parts which workbook it is, if it is one. */
import type { SourceWorkbook } from '../../../domain/sheet.js';
import { UnreadableFile } from '../../../domain/unreadable-file.js';
import { checkBiff12 } from './binary/check-biff12.js';
import { packParts, readWithSheetJs } from './binary/sheetjs.js';
import { holdWorkbook } from './held-workbook.js';
import type { ReadLimits } from './limits.js';
import { readOds } from './markup/read-ods.js';
import { openXlsx } from './xlsx/open-xlsx.js';
import { readRelationships } from './xlsx/relationships.js';
import { openArchive, type ZipArchive } from './zip/archive.js';
import { readEntry } from './zip/entry-chunks.js';

/** Parts that betray what else a zip file may be. */
const OTHER_KINDS: readonly (readonly [part: string, found: string])[] = [
  ['word/document.xml', 'Word (docx)'], ['ppt/presentation.xml', 'PowerPoint (pptx)'], ['Index/Document.iwa', 'Numbers'], ['AndroidManifest.xml', 'APK'],
];

export async function openZip(path: string, limits: ReadLimits): Promise<SourceWorkbook> {
  const archive = await openArchive(path);
  if (archive.entries.length === 0) throw new UnreadableFile('io/archive', { found: 'ZIP' });
  const main = (await readRelationships(archive, '', limits)).find(({ type }) => type === 'officeDocument')?.target;
  for (const workbook of [main, 'xl/workbook.xml', 'xl/workbook.bin']) {
    if (workbook === undefined || archive.find(workbook) === undefined) continue;
    if (/\.bin$/iu.test(workbook)) return openXlsb(archive, limits);
    if (workbook !== main || !/^(?:word|ppt|visio)\//iu.test(workbook)) return openXlsx(archive, workbook, limits);
  }
  if (archive.find('content.xml') !== undefined) return openOds(archive, limits);
  const other = OTHER_KINDS.find(([part]) => archive.find(part) !== undefined);
  if (other !== undefined) throw new UnreadableFile('io/unknown-format', { found: other[1] });
  if (archive.entries.every(({ encrypted }) => encrypted)) throw new UnreadableFile('io/encrypted', {});
  throw new UnreadableFile('io/archive', { found: 'ZIP' });
}

async function openXlsb(archive: ZipArchive, limits: ReadLimits): Promise<SourceWorkbook> {
  return holdWorkbook('xlsb', null, async () => {
    // SheetJS verifies neither checksums nor sizes, and loses itself in an archive whose offsets are wrong: it gets what has been verified.
    const parts: { name: string; bytes: Buffer }[] = [];
    let total = 0;
    for (const { name } of archive.entries) {
      const entry = archive.find(name);
      if (entry === undefined || name.endsWith('/')) continue;
      const bytes = await readEntry(archive, entry, { ...limits, wholeBytes: limits.wholeBytes - total });
      total += bytes.length;
      checkBiff12(name, bytes);
      parts.push({ name, bytes });
    }
    return readWithSheetJs(await packParts(parts), 'xlsb', limits);
  });
}

async function openOds(archive: ZipArchive, limits: ReadLimits): Promise<SourceWorkbook> {
  const kind = archive.find('mimetype');
  const mime = kind === undefined ? '' : (await readEntry(archive, kind, limits)).toString('latin1').trim();
  if (mime !== '' && !mime.includes('opendocument.spreadsheet')) throw new UnreadableFile('io/unknown-format', { found: mime.slice(0, 80) });
  const manifest = archive.find('META-INF/manifest.xml');
  if (manifest !== undefined && (await readEntry(archive, manifest, limits)).includes('encryption-data')) throw new UnreadableFile('io/encrypted', {});
  return holdWorkbook('ods', null, async () => {
    const content = archive.find('content.xml');
    if (content === undefined) throw new UnreadableFile('io/truncated', { part: 'content.xml' });
    return readOds((await readEntry(archive, content, limits)).toString('utf8'), content.name, limits);
  });
}
