/** What the tests of normalize share: the shipped vocabulary, readers for 2020, raw rows, made-up numbers of division 990101. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Cell } from '../../src/domain/cell.js';
import type { Field } from '../../src/domain/fields.js';
import type { SourceKind } from '../../src/domain/kinds.js';
import type { RawRecord, RosterRecord, TargetRecord } from '../../src/domain/record.js';
import type { Vocabulary } from '../../src/domain/vocabulary.js';
import { createNormalizer } from '../../src/normalize/normalize.js';
import { vocabularyReaders } from '../../src/normalize/vocabulary-readers.js';
import { checkCharacter } from '../../src/text/id-check.js';

const file = fileURLToPath(new URL('../../schemas/rules/vocabulary.yaml', import.meta.url));
export const vocabulary = parse(readFileSync(file, 'utf8')) as Vocabulary;
export const YEAR = 2020;
export const readers = vocabularyReaders(vocabulary, YEAR);

/** A valid made-up number: `number('19900101', 23)`. */
export function number(birth: string, sequence: number, area = '990101'): string {
  const first17 = area + birth + String(sequence).padStart(3, '0');
  return first17 + checkCharacter(first17);
}

/** A raw row; columns are numbered in the order of the cells. */
export function row(kind: SourceKind, cells: Partial<Record<Field, Cell>>, at: { row?: number; sheet?: string; file?: string; remarks?: string[] } = {}): RawRecord {
  const columns: Partial<Record<Field, number>> = {};
  (Object.keys(cells) as Field[]).forEach((field, index) => (columns[field] = index));
  return { ref: { file: at.file ?? '名单.xlsx', sheet: at.sheet ?? 'Sheet1', row: at.row ?? 2, part: 1 }, kind, cells, columns, remarks: at.remarks ?? [] };
}

/** Normalizes rows of one kind. */
export function normalizeRows(kind: SourceKind, rows: readonly RawRecord[]) {
  const records: (TargetRecord | RosterRecord)[] = [];
  const normalizer = createNormalizer(kind, { vocabulary, year: YEAR }, (record) => void records.push(record));
  for (const raw of rows) normalizer.push(raw);
  const result = normalizer.finish();
  return { ...result, records, count: result.records };
}

/** One target row's record. */
export function targetOf(kind: SourceKind, cells: Partial<Record<Field, Cell>>, remarks: string[] = []): { record: TargetRecord; codes: string[] } {
  const { records, issues } = normalizeRows(kind, [row(kind, cells, { remarks })]);
  return { record: records[0] as TargetRecord, codes: issues.map((found) => found.code) };
}

/** One roster row's record. */
export function rosterOf(kind: SourceKind, cells: Partial<Record<Field, Cell>>, remarks: string[] = []): { record: RosterRecord; codes: string[] } {
  const { records, issues } = normalizeRows(kind, [row(kind, cells, { remarks })]);
  return { record: records[0] as RosterRecord, codes: issues.map((found) => found.code) };
}
