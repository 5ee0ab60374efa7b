/**
 * What a person is called, and where he lives, when his rows disagree. Stated order: for the number, the soundest reading;
 * for the name, readable before unreadable, then the spelling most rows have; for the place, the fullest; then the kinds in
 * the order of TARGET_KINDS (the registry is kept by household and so knows best), then file, sheet and row.
 */
import type { IdReading } from '../../domain/identity-number.js';
import { TARGET_KINDS } from '../../domain/kinds.js';
import type { TargetRecord } from '../../domain/record.js';
import { compareRefs } from '../../domain/source-ref.js';
import { numberText, PersonOfOneRow, type Draft } from './person-of-one-row.js';

const ID_ORDER: readonly IdReading['kind'][] = ['valid', 'document', 'malformed', 'damaged', 'masked', 'placeholder', 'missing'];

/** @param rows of one person, at least one, in the order of `compareRefs` */
export function personOf(rows: readonly TargetRecord[]): Draft {
  if (rows.length === 1) return new PersonOfOneRow(rows[0] as TargetRecord);
  const numbered = best(rows, (row) => ID_ORDER.indexOf(row.id.kind));
  const votes = countBy(rows, (row) => row.name.folded);
  const named = best(rows, (row) => (row.name.folded === '' ? 2e6 : row.name.folded.includes('?') ? 1e6 : 0) - (votes.get(row.name.folded) ?? 0));
  const placed = best(rows, (row) => (row.place.villageKey === '' ? 2 : 0) + (row.place.townKey === '' ? 1 : 0));
  const housed = best(rows, (row) => (row.household === '' ? 1 : 0));
  return {
    id: '',
    rows,
    name: named.name,
    idNumber: numbered.id.kind === 'valid' ? numbered.id.number : null,
    idText: numberText(numbered.id),
    birthDate: numbered.id.kind === 'valid' ? numbered.id.birthDate : best(rows, (row) => (row.birthDate === null ? 1 : 0)).birthDate,
    sex: numbered.id.kind === 'valid' ? numbered.id.sex : best(rows, (row) => (row.sex === null ? 1 : 0)).sex,
    place: placed.place,
    household: housed.household,
    kinds: TARGET_KINDS.filter((kind) => rows.some((row) => row.kind === kind)).slice(), // a copy takes no more room than it needs
  };
}

function best(rows: readonly TargetRecord[], badness: (row: TargetRecord) => number): TargetRecord {
  return rows.reduce((kept, row) => (compareRows(row, kept, badness) < 0 ? row : kept));
}

function compareRows(a: TargetRecord, b: TargetRecord, badness: (row: TargetRecord) => number): number {
  return badness(a) - badness(b) || TARGET_KINDS.indexOf(a.kind) - TARGET_KINDS.indexOf(b.kind) || compareRefs(a.ref, b.ref);
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
