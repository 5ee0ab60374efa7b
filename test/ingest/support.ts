import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Cell } from '../../src/domain/cell.js';
import type { Issue } from '../../src/domain/issue.js';
import type { SourceKind } from '../../src/domain/kinds.js';
import { assembleMappings, type MappingFile } from '../../src/domain/mapping.js';
import type { RawRecord } from '../../src/domain/record.js';
import type { Sheet } from '../../src/domain/sheet.js';
import { identifySheet, readRecords, type SheetContext, type SheetReading, type SheetTally } from '../../src/ingest/ingest.js';

const FOLDER = join(import.meta.dirname, '../../schemas/mappings');
export const MAPPING_FILES = readdirSync(FOLDER).sort().map((name) => parse(readFileSync(join(FOLDER, name), 'utf8')) as MappingFile);
export const MAPPINGS = assembleMappings(MAPPING_FILES);

/** Made-up number number `n`: unassigned division 990101, valid check digit. */
export function idOf(n: number, birth = '19660203'): string {
  const body = `990101${birth}${String(n % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

const GIVEN = '秀英桂兰玉珍国强建军海燕志明春花文斌德福';
export function nameOf(n: number): string {
  const surnames = '王李张刘陈杨赵黄周吴';
  const given = [...GIVEN];
  return [...surnames][n % 10]! + given[(n * 7) % given.length]! + given[(n * 3 + 1) % given.length]!;
}

/** What a sheet is; of one that is several lists the first. */
export async function identify(sheet: Sheet, context: Partial<SheetContext> = {}): Promise<SheetReading> {
  const [reading] = await identifyLists(sheet, context);
  return reading;
}

async function identifyLists(sheet: Sheet, context: Partial<SheetContext>): Promise<readonly [SheetReading, ...SheetReading[]]> {
  const found = await identifySheet(sheet, { file: '名单.xlsx', mappings: MAPPINGS, ...context });
  return found.kind === 'mixed' ? found.lists : [found];
}

/** Reads each of the lists that a sheet of people of several kinds is. */
export async function readLists(sheet: Sheet, context: Partial<SheetContext> = {}): Promise<{ readonly kind: SourceKind; readonly records: RawRecord[]; readonly tally: SheetTally; readonly issues: Issue[] }[]> {
  const lists: { kind: SourceKind; records: RawRecord[]; tally: SheetTally; issues: Issue[] }[] = [];
  for (const reading of await identifyLists(sheet, context)) {
    if (reading.kind !== 'list') throw new Error(`not a list: ${reading.kind} ${JSON.stringify(reading.issues)}`);
    const records: RawRecord[] = [];
    const tally = await readRecords(sheet, reading, context.file ?? '名单.xlsx', (record) => records.push({ ...record, cells: { ...record.cells } }));
    lists.push({ kind: reading.source, records, tally, issues: [...reading.issues, ...tally.issues] });
  }
  return lists;
}

/** Recognises a sheet and reads it; fails with the reason if it is no list. */
export async function read(sheet: Sheet, context: Partial<SheetContext> = {}): Promise<{ reading: SheetReading & { kind: 'list' }; records: RawRecord[]; tally: SheetTally }> {
  const reading = await identify(sheet, context);
  if (reading.kind !== 'list') throw new Error(`not a list: ${reading.kind} ${JSON.stringify(reading.issues)}`);
  const records: RawRecord[] = [];
  const tally = await readRecords(sheet, reading, context.file ?? '名单.xlsx', (record) => records.push({ ...record, cells: { ...record.cells } }));
  return { reading, records, tally };
}

export function people(records: readonly RawRecord[]): [Cell | undefined, Cell | undefined][] {
  return records.map((record) => [record.cells.name, record.cells.idNumber]);
}
