/** One worksheet of an xlsx file, read from disk on every scan and never held in memory as a whole. */
import { isUtf8 } from 'node:buffer';
import type { Merge, ScanOptions, Sheet, SheetRow, SheetVisibility } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { Backlog } from '../backlog.js';
import { asUnreadable } from '../failures.js';
import type { ReadLimits } from '../limits.js';
import type { DateSerials } from '../values/date-serial.js';
import { asUtf8 } from '../xml/as-utf8.js';
import { SLASH } from '../xml/byte-text.js';
import type { ZipArchive, ZipEntry } from '../zip/archive.js';
import { entryChunks } from '../zip/entry-chunks.js';
import { findSheetData } from './find-sheet-data.js';
import { readMerges } from './merges.js';
import { MAX_COLUMNS } from './cell-reader.js';
import { RowScanner } from './row-scanner.js';
import type { SharedStrings } from './shared-strings.js';

/** What the sheets of a workbook share. */
export interface WorkbookParts {
  readonly archive: ZipArchive;
  readonly limits: ReadLimits;
  readonly dateStyles: Uint8Array;
  readonly dates: DateSerials;
  /** The shared strings, complete or to be read from the start; null when the workbook has none. */
  readonly strings: () => SharedStrings | null;
}

export class XlsxSheet implements Sheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly #entry: ZipEntry;
  readonly #parts: WorkbookParts;
  #merges: Promise<readonly Merge[]> | null = null;

  constructor(name: string, visibility: SheetVisibility, entry: ZipEntry, parts: WorkbookParts) {
    this.name = name;
    this.visibility = visibility;
    this.#entry = entry;
    this.#parts = parts;
  }

  async scan(visit: (row: SheetRow) => void | boolean, options: ScanOptions = {}): Promise<void> {
    const strings = this.#parts.strings();
    try {
      await this.#scanRows(visit, options, strings);
    } catch (error) {
      throw asUnreadable(error);
    } finally {
      if (strings?.complete === false) await strings.close();
    }
  }

  /** A pass of its own over the part, since merged ranges stand behind the rows. It also verifies the checksum. */
  merges(): Promise<readonly Merge[]> {
    this.#merges ??= readMerges(this.#chunks(), this.#entry.name).catch((error: unknown) => {
      throw asUnreadable(error);
    });
    return this.#merges;
  }

  #chunks(): AsyncGenerator<Buffer> {
    const { archive, limits } = this.#parts;
    return asUtf8(entryChunks(archive, this.#entry, limits), this.#entry.name);
  }

  async #scanRows(visit: (row: SheetRow) => void | boolean, options: ScanOptions, strings: SharedStrings | null): Promise<void> {
    const part = this.#entry.name;
    const backlog = new Backlog(part);
    let scanner: RowScanner | null = null;
    let isOver = false;
    for await (const chunk of this.#chunks()) {
      if (isOver) continue; // the rest is read for its checksum
      let bytes = backlog.add(chunk);
      if (bytes === null) continue;
      if (scanner === null) {
        const start = findSheetData(bytes, part);
        if (start !== null) {
          scanner = this.#scanner(visit, options, strings, start.prefixLength);
          bytes = bytes.subarray(start.after);
          isOver = start.isEmpty;
        }
      }
      if (scanner !== null && !isOver) bytes = await this.#scanBytes(scanner, bytes, rowsEnd(bytes), strings);
      if (scanner?.pause === 'stopped') return;
      isOver ||= scanner?.pause === 'end';
      backlog.keep(bytes);
    }
    if (scanner === null && !closesWorksheet(backlog.rest())) throw new UnreadableFile('io/truncated', { part });
    if (scanner !== null && !isOver) {
      const bytes = backlog.rest();
      await this.#scanBytes(scanner, bytes, bytes.length, strings);
      if (scanner.pause === 'more-bytes') throw new UnreadableFile('io/truncated', { part });
    }
  }

  #scanner(visit: (row: SheetRow) => void | boolean, options: ScanOptions, strings: SharedStrings | null, prefixLength: number): RowScanner {
    const { dateStyles, dates, limits } = this.#parts;
    return new RowScanner({
      part: this.#entry.name, sheetName: this.name, prefixLength, dateStyles, dates, strings,
      wanted: wantedColumns(options.columns), cellLength: limits.cellLength, maxRows: limits.rows, visit,
    });
  }

  /** Visits the complete rows before `end`; returns the bytes left over. */
  async #scanBytes(scanner: RowScanner, bytes: Buffer, end: number, strings: SharedStrings | null): Promise<Buffer> {
    let from = scanner.scan(bytes, 0, end);
    while (scanner.pause === 'more-strings') {
      await strings?.ensure(scanner.neededString);
      from = scanner.scan(bytes, from, end);
    }
    if (!isUtf8(bytes.subarray(0, from))) throw new UnreadableFile('io/encoding', { encoding: 'UTF-8', row: scanner.rowNumber });
    return bytes.subarray(from);
  }
}

function wantedColumns(columns: readonly number[] | undefined): Uint8Array | null {
  if (columns === undefined) return null;
  const wanted = new Uint8Array(MAX_COLUMNS);
  for (const column of columns) wanted[column] = 1;
  return wanted;
}

/**
 * Position after the last end tag of a row: up to there every row is complete, so none is begun in vain. The end of the
 * bytes when there is none. A tag inside CDATA does no harm: the scanner itself stops before a row that is not complete.
 */
function rowsEnd(bytes: Buffer): number {
  for (let at = bytes.lastIndexOf('row>', undefined, 'latin1'); at > 0; at = bytes.lastIndexOf('row>', at - 1, 'latin1')) {
    if (bytes[at - 1] === SLASH || bytes[at - 1] === 0x3a) return at + 4;
  }
  return bytes.length;
}

/** A worksheet may lack rows altogether; it must not lack its end. */
function closesWorksheet(bytes: Buffer): boolean {
  return /<\/(?:[^\s>:]+:)?worksheet\s*>\s*$|<(?:[^\s>:]+:)?worksheet[^>]*\/>\s*$/u.test(bytes.toString('latin1', Math.max(0, bytes.length - 4096)));
}
