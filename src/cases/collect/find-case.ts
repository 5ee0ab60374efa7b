/** Whose row it is: by the hidden key, else by number and name; and what of the printed cells was changed by hand. */
import type { Case } from '../../domain/case.js';
import { cellText, type Cell } from '../../domain/cell.js';
import type { IdReading } from '../../domain/identity-number.js';
import type { PersonName } from '../../domain/person-name.js';
import { SEALED_FIELDS, type ColumnField, type Correction, type PrintedField, type Refusal } from '../../domain/worksheet.js';
import { readRowKey, sealOf } from '../../text/seal.js';
import { compact } from '../../text/width.js';
import type { Table } from './find-table.js';
import { refusal } from './refusals.js';

/** A case with what is needed to recognise its person. */
export interface KnownCase {
  readonly case: Case;
  readonly name: PersonName;
  /** The number as the lists have it; empty when there is none. */
  readonly idText: string;
  /** As the work sheets print it. */
  readonly township: string;
  readonly village: string;
  readonly telephone: string;
}

/** Cases by the ways in which a row can name them. */
export interface CaseIndex {
  readonly byCase: ReadonlyMap<string, KnownCase>;
  readonly byPerson: ReadonlyMap<string, KnownCase>;
  /** Valid numbers only. */
  readonly byNumber: ReadonlyMap<string, KnownCase>;
}

export interface RowReaders {
  readonly name: (text: string) => PersonName;
  readonly id: (cell: Cell | undefined) => IdReading;
}

/** The file a row stands in, as far as it matters to whose row it may be. */
export interface RowPlace {
  readonly kind: 'worksheet' | 'ledger';
  /** Empty when the file does not say: then nothing is held against a row. */
  readonly township: string;
  /** Township of a sheet that was sent; null when it is not known. */
  readonly townshipOf: (sheet: string) => string | null;
}

export type FoundCase =
  | { readonly known: KnownCase; readonly sheet: string; readonly corrections: readonly Correction[] }
  | { readonly refused: Refusal; readonly known: KnownCase | null };

/** What a row prints of its person. */
export interface PrintedRow {
  readonly key: string;
  readonly personId: string;
  readonly name: PersonName;
  readonly id: IdReading;
  readonly idCell: Cell;
  readonly text: (field: ColumnField) => string | null;
}

export function printedRow(cells: readonly Cell[], { columns }: Table, readers: RowReaders): PrintedRow {
  const cell = (field: ColumnField): Cell => cells[columns.get(field) ?? -1] ?? null;
  const text = (field: ColumnField): string | null => (columns.has(field) ? cellText(cell(field)).trim() : null);
  return { key: text('key') ?? '', personId: text('personId') ?? '', name: readers.name(text('name') ?? ''), id: readers.id(cell('idNumber')), idCell: cell('idNumber'), text };
}

export function findCase(row: PrintedRow, index: CaseIndex, place: RowPlace): FoundCase {
  if (place.kind === 'ledger') return byPersonNumber(row, index);
  const key = readRowKey(row.key);
  if (key === null) return typedByHand(row, index, place);
  const known = index.byCase.get(key.caseNumber);
  if (known === undefined) return { refused: refusal('collect/case-unknown', { case: key.caseNumber }), known: null };
  const theirs = place.townshipOf(key.sheet) ?? known.township;
  if (place.township !== '' && theirs !== place.township) return { refused: refusal('collect/not-theirs', { ours: place.township, theirs }), known };
  const printed = SEALED_FIELDS.map((field) => row.text(field));
  if (printed.every((text) => text !== null) && sealOf(printed) === key.seal) return { known, sheet: key.sheet, corrections: [] };
  const sameName = row.name.folded === '' ? null : isSameName(row.name, known.name);
  const sameNumber = compareNumbers(row.id, known.idText);
  if (sameName !== true && sameNumber !== true && (sameName ?? sameNumber) !== null && !isRenamed(row, known, index)) return { refused: refusal('collect/shifted', { case: key.caseNumber }), known };
  return { known, sheet: key.sheet, corrections: correctionsOf(row, known, sameName, sameNumber) };
}

/**
 * Where the county itself has no usable number, a name that was corrected leaves nothing but the key, which is whole: it is believed,
 * unless the name is that of another person of the township, from whose row it may have been moved.
 */
function isRenamed(row: PrintedRow, known: KnownCase, index: CaseIndex): boolean {
  if ((row.id.kind !== 'missing' && row.id.kind !== 'placeholder') || /\d{6}/u.test(known.idText)) return false;
  return ![...index.byCase.values()].some((other) => other !== known && other.township === known.township && isSameName(row.name, other.name));
}

function typedByHand(row: PrintedRow, index: CaseIndex, place: RowPlace): FoundCase {
  const known = row.id.kind === 'valid' ? index.byNumber.get(row.id.number) : undefined;
  if (known === undefined) {
    const code = row.key !== '' ? 'collect/key-damaged' : row.id.kind === 'valid' ? 'collect/nobody' : row.id.kind === 'malformed' ? 'collect/number-wrong' : 'collect/no-number';
    return { refused: refusal(code, { found: cellText(row.idCell).trim() }), known: null };
  }
  if (!isSameName(row.name, known.name)) return { refused: nameRefusal(row, known), known: null };
  if (place.township !== '' && known.township !== place.township) return { refused: refusal('collect/not-theirs', { ours: place.township, theirs: known.township }), known };
  return { known, sheet: '', corrections: [] };
}

/** The ledger workbook names people by their number in the workspace; the same number is somebody else in another workspace. */
function byPersonNumber(row: PrintedRow, index: CaseIndex): FoundCase {
  const known = index.byPerson.get(row.personId);
  if (known === undefined) return { refused: refusal('collect/nobody', { found: row.personId === '' ? row.name.display : row.personId }), known: null };
  if (!isSameName(row.name, known.name) || compareNumbers(row.id, known.idText) === false) {
    return { refused: nameRefusal(row, known), known: null };
  }
  return { known, sheet: '', corrections: [] };
}

function nameRefusal({ name }: PrintedRow, known: KnownCase): Refusal {
  return refusal(name.display === '' ? 'collect/name-missing' : 'collect/name-differs', { expected: known.name.display, found: name.display });
}

function isSameName(left: PersonName, right: PersonName): boolean {
  if (left.folded === '' || right.folded === '') return false;
  return left.folded === right.folded || left.alternatives.includes(right.folded) || right.alternatives.includes(left.folded);
}

/** Whether the number of the row can be that of the case: true, false, or null when the row does not say enough. */
function compareNumbers(found: IdReading, ours: string): boolean | null {
  switch (found.kind) {
    case 'missing': case 'placeholder': return null;
    case 'valid': return found.number === ours.toUpperCase();
    case 'damaged': return found.prefix.length >= 6 ? ours.startsWith(found.prefix) : null; // the digits that a spreadsheet left
    case 'masked': return found.text.length === ours.length && [...found.text].every((character, at) => character === '*' || character === ours[at]);
    case 'document': case 'malformed': return compact(found.text).toUpperCase() === compact(ours).toUpperCase();
  }
}

/** Cells of the printed columns that say something else than the ledger does. A number that a spreadsheet damaged is none. */
function correctionsOf(row: PrintedRow, known: KnownCase, sameName: boolean | null, sameNumber: boolean | null): Correction[] {
  const found: Correction[] = [];
  const say = (field: PrintedField, ours: string, theirs: string): void => { found.push({ field, heading: '', ours, theirs }); };
  if (sameName === false) say('name', known.name.display, row.name.display);
  if (sameNumber === false && (row.id.kind === 'valid' || row.id.kind === 'malformed' || row.id.kind === 'document')) say('idNumber', known.idText, row.id.kind === 'valid' ? row.id.number : row.id.text);
  for (const [field, ours] of [['village', known.village], ['telephone', known.telephone]] as const) {
    const theirs = row.text(field);
    if (theirs !== null && theirs !== '' && !theirs.includes('*') && compact(theirs) !== compact(ours)) say(field, ours, theirs);
  }
  return found;
}
