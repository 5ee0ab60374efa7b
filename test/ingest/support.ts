import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Cell } from '../../src/domain/cell.js';
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

export function identify(sheet: Sheet, context: Partial<SheetContext> = {}): Promise<SheetReading> {
  return identifySheet(sheet, { file: '名单.xlsx', mappings: MAPPINGS, ...context });
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
