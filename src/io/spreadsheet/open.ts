/** Opens a source file of any spreadsheet format; what it is follows from its bytes, never from its name. */
import type { SourceWorkbook } from '../../domain/sheet.js';
import { UnreadableFile } from '../../domain/unreadable-file.js';
import { readBytes, sizeOfBytes } from '../sealed/read-bytes.js';
import { readOle } from './read/binary/read-ole.js';
import { asUnreadable } from './read/failures.js';
import { holdWorkbook } from './read/held-workbook.js';
import { DEFAULT_LIMITS, type ReadLimits } from './read/limits.js';
import { readHtml } from './read/markup/read-html.js';
import { readOds } from './read/markup/read-ods.js';
import { readXml2003 } from './read/markup/read-xml-2003.js';
import { openZip } from './read/open-zip.js';
import { sniff, type Sniffed } from './read/sniff.js';
import type { FoundEncoding } from './read/text/encoding.js';
import { openCsv } from './read/text/open-csv.js';

/**
 * Opens a workbook for reading. No file handle stays open between scans.
 *
 * @throws UnreadableFile for everything that is wrong with the file, here or during a later scan; `merges()` of an xlsx
 *   sheet reads its part to the end and so finds damage before any row has been used.
 */
export async function openSpreadsheet(path: string, limits: ReadLimits = DEFAULT_LIMITS): Promise<SourceWorkbook> {
  try {
    return await openAs(await sniff(path), path, limits);
  } catch (error) {
    throw asUnreadable(error);
  }
}

function openAs(found: Sniffed, path: string, limits: ReadLimits): Promise<SourceWorkbook> {
  switch (found.kind) {
    case 'zip':
      return openZip(path, limits);
    case 'ole':
      return holdWorkbook('xls', null, async () => readOle((await readWhole(path, limits)).subarray(found.markLength), limits));
    case 'html':
      return holdWorkbook('html', found.found.encoding, async () => readHtml(await readText(path, found.found, limits), limits));
    case 'xml-2003':
      return holdWorkbook('xml-2003', found.found.encoding, async () => readXml2003(await readText(path, found.found, limits), limits));
    case 'flat-ods':
      return holdWorkbook('ods', found.found.encoding, async () => readOds(await readText(path, found.found, limits), 'XML', limits));
    case 'text':
      return openCsv(path, found.found, limits);
  }
}

async function readWhole(path: string, limits: ReadLimits): Promise<Buffer> {
  const size = await sizeOfBytes(path);
  if (size > limits.wholeBytes) throw new UnreadableFile('io/too-large', { part: '-', limit: limits.wholeBytes });
  return readBytes(path);
}

async function readText(path: string, { encoding, markLength }: FoundEncoding, limits: ReadLimits): Promise<string> {
  return new TextDecoder(encoding).decode((await readWhole(path, limits)).subarray(markLength));
}
