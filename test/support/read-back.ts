/** Opens bytes the way a run does: from a file on disk. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from '../../src/domain/cell.js';
import type { ScanOptions, Sheet, SourceWorkbook } from '../../src/domain/sheet.js';
import { UnreadableFile } from '../../src/domain/unreadable-file.js';
import { openSpreadsheet } from '../../src/io/spreadsheet/open.js';
import type { ReadLimits } from '../../src/io/spreadsheet/read/limits.js';

export interface ReadRow {
  readonly number: number;
  readonly cells: Cell[];
  readonly hidden: boolean;
}

/** Runs `use` on a workbook made of these bytes. */
export async function withWorkbook<T>(bytes: string | Buffer, use: (workbook: SourceWorkbook, path: string) => Promise<T>, name = '名单.xlsx', limits?: ReadLimits): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'c2z-read-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return await use(await openSpreadsheet(path, limits), path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All rows of a sheet, copied. */
export async function rowsOf(sheet: Sheet | undefined, options?: ScanOptions): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  await sheet?.scan(({ number, cells, hidden }) => void rows.push({ number, cells: [...cells], hidden }), options);
  return rows;
}

/** The cells of the first sheet, row by row. */
export function cellsOf(bytes: string | Buffer, name?: string, limits?: ReadLimits): Promise<Cell[][]> {
  return withWorkbook(bytes, async ({ sheets }) => (await rowsOf(sheets[0])).map(({ cells }) => cells), name, limits);
}

/** The code a file fails with when it is opened and every sheet is read; `null` when it does not fail. */
export async function failureOf(bytes: string | Buffer, name?: string, limits?: ReadLimits): Promise<string | null> {
  try {
    await withWorkbook(bytes, async ({ sheets }) => {
      for (const sheet of sheets) {
        await sheet.scan(() => undefined);
        await sheet.merges();
      }
    }, name, limits);
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
}
