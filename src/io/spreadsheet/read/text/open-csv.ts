/** Opens a delimited text file (CSV, TSV …) as a workbook of one sheet, read from disk on every scan. */
import { isUtf8 } from 'node:buffer';
import { basename, extname } from 'node:path';
import type { ScanOptions, Sheet, SheetRow, SourceWorkbook } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { nameOfFile } from '../../../sealed/read-bytes.js';
import { Backlog } from '../backlog.js';
import { asUnreadable } from '../failures.js';
import type { ReadLimits } from '../limits.js';
import { declaredDelimiter, detectDelimiter } from './delimiter.js';
import type { FoundEncoding } from './encoding.js';
import { RecordScanner } from './record-scanner.js';
import { countFaults, textChunks } from './text-chunks.js';

const SAMPLE_BYTES = 256 * 1024;
/** A few broken characters (names cut by a database in the middle of one) are left to be seen as U+FFFD; more is a wrong encoding. */
const TOLERATED_FAULTS = 8;
const BYTES_PER_FAULT = 2000;

export async function openCsv(path: string, found: FoundEncoding, limits: ReadLimits): Promise<SourceWorkbook> {
  const { text, isWhole } = await readSample(path, found);
  const declared = declaredDelimiter(text);
  const delimiter = declared?.delimiter ?? detectDelimiter(text, isWhole);
  if (delimiter === null && isWhole && !isColumn(text)) throw new UnreadableFile('io/not-a-table', {});
  const fileName = await nameOfFile(path);
  const sheet: Sheet = {
    name: basename(fileName, extname(fileName)),
    visibility: 'visible',
    merges: async () => [],
    scan: async (visit, options) => {
      try {
        await scanText(path, found, { delimiter: delimiter ?? ',', skip: declared?.length ?? 0 }, limits, sheet.name, visit, options);
      } catch (error) {
        throw asUnreadable(error);
      }
    },
  };
  return { format: 'csv', encoding: found.encoding, sheets: [sheet] };
}

async function readSample(path: string, found: FoundEncoding): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  let isWhole = true;
  for await (const { bytes } of textChunks(path, found)) {
    chunks.push(bytes);
    length += bytes.length;
    if (length >= SAMPLE_BYTES) {
      isWhole = false;
      break;
    }
  }
  return { text: Buffer.concat(chunks).toString('utf8'), isWhole };
}

/** A list of one column, e.g. of bare numbers: two lines at least, none of them prose. */
function isColumn(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  return lines.length >= 2 && lines.every((line) => [...line].length <= 64);
}

async function scanText(
  path: string, found: FoundEncoding, layout: { delimiter: string; skip: number }, limits: ReadLimits, sheetName: string,
  visit: (row: SheetRow) => void | boolean, options: ScanOptions = {},
): Promise<void> {
  const scanner = new RecordScanner({ delimiter: layout.delimiter, sheetName, columns: options.columns ?? null, cellLength: limits.cellLength, maxRows: limits.rows, visit });
  const backlog = new Backlog(sheetName);
  let toSkip = layout.skip;
  let total = 0;
  let faults = 0;
  for await (const chunk of textChunks(path, found)) {
    const fresh = chunk.bytes.subarray(toSkip);
    toSkip -= chunk.bytes.length - fresh.length;
    faults += chunk.faults;
    const bytes = backlog.add(fresh);
    if (bytes === null) continue;
    const after = scanner.scan(bytes, false);
    total += after;
    if (found.encoding === 'utf-8') faults += utf8Faults(bytes.subarray(0, after));
    checkFaults(faults, total, found, scanner.record);
    if (scanner.isStopped) return;
    backlog.keep(bytes.subarray(after));
  }
  const last = backlog.rest();
  scanner.scan(last, true);
  checkFaults(faults + (found.encoding === 'utf-8' ? utf8Faults(last) : 0), total + last.length, found, scanner.record);
}

function utf8Faults(bytes: Buffer): number {
  return isUtf8(bytes) ? 0 : countFaults(bytes.toString('utf8'));
}

function checkFaults(faults: number, total: number, found: FoundEncoding, row: number): void {
  if (faults > TOLERATED_FAULTS && faults * BYTES_PER_FAULT > total) throw new UnreadableFile('io/encoding', { encoding: found.encoding.toUpperCase(), row });
}
