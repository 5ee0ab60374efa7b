/** Reads who the person of a row is 人员信息: what targets and rosters have in common. */
import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { IsoDate, PartialDate } from '../domain/dates.js';
import type { IdReading, Sex } from '../domain/identity-number.js';
import type { PersonName } from '../domain/person-name.js';
import type { PersonFacts, RawRecord } from '../domain/record.js';
import { compact } from '../text/width.js';
import type { Complaints } from './complaints.js';
import { complainOfId } from './id-complaints.js';
import { noName } from './personal-name.js';
import { readIdNumber } from './id-number.js';
import { MISSING } from './id-parts.js';
import type { VitalYes } from './vital-survey.js';
import type { Readers } from './vocabulary-readers.js';

/** What the survey of a sheet's columns found before its rows are read. */
export interface SheetSurvey {
  /** A spreadsheet zeroed the tails of the identity column. */
  readonly zerosDamaged: boolean;
  /** What yes means in the vital column. */
  readonly vitalYes: VitalYes;
  /** Most rows of the sheet show a payment: there, a row without one has not been paid. */
  readonly paymentsShown: boolean;
}

/** A number with more digits has lost some of them: a household must not be joined to another by what is left. */
const LARGEST_EXACT = 1e15;

/** True when a row can be used at all: it has a name, or a number or part of one that can be compared. */
export function isSomebody(facts: PersonFacts): boolean {
  return facts.name.folded !== '' || (facts.id.kind !== 'missing' && facts.id.kind !== 'placeholder' && !isWord(facts.id));
}

/**
 * The facts of a row. The number's own birth date and sex stay in `id`; `birthDate` and `sex` are the columns' where there
 * are any, else the number's; a contradiction is complained of.
 */
export function readPersonFacts(raw: RawRecord, readers: Readers, sheet: SheetSurvey, complaints: Complaints): PersonFacts {
  const { cells } = raw;
  const name = nameOf(cells.name, cells.formerName, readers);
  const { id, idRaw } = readId(raw, readers, sheet.zerosDamaged);
  const facts: PersonFacts = {
    ref: raw.ref,
    name,
    id,
    idRaw,
    birthDate: cells.birthDate === undefined ? numberBirth(id) : birthDateOf(raw, id, name, readers, complaints),
    sex: cells.sex === undefined ? numberSex(id) : sexOf(raw, id, name, readers, complaints),
    place: readers.place(cells),
    household: cells.household === undefined ? '' : exactText(cells.household),
    headName: isBlank(cells.headName) ? null : readers.name(cellText(cells.headName)),
    headId: cells.headId === undefined ? MISSING : readIdNumber(cells.headId, readers.id),
    relation: cells.relation === undefined ? '' : compact(cellText(cells.relation)),
    phone: cells.phone === undefined ? '' : phoneOf(cells.phone),
  };
  if (isSomebody(facts)) complain(raw, facts, complaints);
  return facts;
}

function nameOf(cell: Cell | undefined, former: Cell | undefined, readers: Readers): PersonName {
  // #REF! and its like are no names.
  if (typeof cell === 'object' && cell?.kind === 'error') return noName(cell.code);
  if (former === undefined || isBlank(former)) return readers.name(typeof cell === 'string' ? cell : cellText(cell));
  return readers.nameWithFormer(cellText(cell), cellText(former));
}

/** The identity column, or the certificate's holder number where the column has none that is valid. */
function readId(raw: RawRecord, readers: Readers, zerosDamaged: boolean): { readonly id: IdReading; readonly idRaw: string } {
  const { cells } = raw;
  const otherDocument = cells.idType !== undefined && !isBlank(cells.idType) && readers.id.isOtherDocumentType(cellText(cells.idType));
  const id = readIdNumber(cells.idNumber, readers.id, { zerosDamaged, otherDocument });
  if (id.kind !== 'valid' && id.kind !== 'document' && !isBlank(cells.certificate)) {
    const holder = readIdNumber(cells.certificate, readers.id);
    if (holder.kind === 'valid') return { id: holder, idRaw: cellText(cells.certificate) };
    if (id.kind === 'missing') return { id: holder, idRaw: cellText(cells.certificate) };
  }
  return { id, idRaw: typeof cells.idNumber === 'string' ? cells.idNumber : cellText(cells.idNumber) };
}

function birthDateOf(raw: RawRecord, id: IdReading, name: PersonName, readers: Readers, complaints: Complaints): IsoDate | null {
  const cell = raw.cells.birthDate;
  const inside = numberBirth(id);
  if (inside !== null && saysSameDay(cell, inside)) return inside;
  const { from, readable } = readers.date(cell);
  if (!readable) complaints.cell('normalize/date-unreadable', raw, 'birthDate', { text: cellText(cell) });
  if (from === null) return inside;
  if (inside !== null && !inside.startsWith(from.value)) {
    complaints.cell('normalize/birth-conflict', raw, 'birthDate', { name: name.display, text: cellText(cell), inside });
    return dayOf(from);
  }
  return dayOf(from) ?? inside;
}

/** The day of the number once more, as nearly every row has it: `1968-03-05`, `19680305`, a date cell. */
function saysSameDay(cell: Cell | undefined, day: IsoDate): boolean {
  if (typeof cell === 'object') return cell !== null && cell.kind === 'date' && cell.iso === day;
  if (typeof cell !== 'string') return false;
  if (cell.length === 10) return cell === day;
  return cell.length === 8 && cell.startsWith(day.slice(0, 4)) && cell.startsWith(day.slice(5, 7), 4) && cell.endsWith(day.slice(8));
}

function sexOf(raw: RawRecord, id: IdReading, name: PersonName, readers: Readers, complaints: Complaints): Sex | null {
  const inside = numberSex(id);
  if (isBlank(raw.cells.sex)) return inside;
  const text = cellText(raw.cells.sex);
  const stated = readers.sex(text)?.value ?? null;
  if (stated === null) return inside;
  if (inside !== null && stated !== inside) complaints.cell('normalize/sex-conflict', raw, 'sex', { name: name.display, text });
  return stated;
}

function complain(raw: RawRecord, facts: PersonFacts, complaints: Complaints): void {
  complainOfId(facts.id, raw, facts.name.display, complaints);
  if (facts.name.folded === '') complaints.cell('normalize/name-unreadable', raw, 'name', { text: facts.name.raw });
}

function numberBirth(id: IdReading): IsoDate | null {
  return id.kind === 'valid' ? id.birthDate : null;
}

function numberSex(id: IdReading): Sex | null {
  return id.kind === 'valid' ? id.sex : null;
}

function dayOf(date: PartialDate): IsoDate | null {
  return date.precision === 'day' ? (date.value as IsoDate) : null;
}

/** A malformed text without a single digit says nothing about a number. */
function isWord(id: IdReading): boolean {
  return id.kind === 'malformed' && !/\d/u.test(id.text);
}

function exactText(cell: Cell): string {
  return typeof cell === 'number' && Math.abs(cell) >= LARGEST_EXACT ? '' : compact(cellText(cell)).replace(/^['’`]+/u, '');
}

/** The first mobile number of a cell, else its digits and what joins them. */
function phoneOf(cell: Cell): string {
  if (typeof cell === 'string' && isPlainMobile(cell)) return cell;
  const text = compact(cellText(cell)).replace(/\.0$/u, '');
  return /1[3-9]\d{9}/u.exec(text.replaceAll('-', ''))?.[0] ?? text;
}

function isPlainMobile(text: string): boolean {
  if (text.length !== 11 || text.charCodeAt(0) !== 0x31) return false;
  for (let at = 1; at < 11; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < (at === 1 ? 3 : 0) || digit > 9) return false;
  }
  return true;
}
