/** Makes a record of a target list 名单记录 from the facts of a row and what the list says of the identity. */
import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { PartialDate } from '../domain/dates.js';
import type { Field } from '../domain/fields.js';
import { placeOf } from '../domain/issue.js';
import type { TargetKind } from '../domain/kinds.js';
import type { PersonFacts, PovertyStatus, RawRecord, TargetRecord } from '../domain/record.js';
import type { Complaints } from './complaints.js';
import { readDisability } from './disability.js';
import type { SheetSurvey } from './person-facts.js';
import type { Readers } from './vocabulary-readers.js';

/** The record of one person of one row. */
export function targetRecord(raw: RawRecord, facts: PersonFacts, sheet: SheetSurvey, readers: Readers, complaints: Complaints): TargetRecord {
  const { cells } = raw;
  const period = readers.date(cells.startDate);
  const povertyStatus = povertyStatusOf(raw, readers);
  const identityText = first(cells.identity, cells.householdType);
  const disability = readDisability(raw, facts, readers, complaints);
  const startDate = dateOf(raw, 'startDate', readers, complaints);
  const endDate = period.until ?? dateOf(raw, 'endDate', readers, complaints);
  const { ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone } = facts;
  const kind = raw.kind as TargetKind;
  const cancelled = isCancelled(cells, readers);
  const claimsInsured = claimOf(raw, readers);
  const remarks = remarksOf(raw, facts, sheet, readers);
  // Written out member by member: spread, a record takes a third more memory and twice the time.
  if (cells.leftPovertyYear === undefined) {
    return { ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone, kind, povertyStatus, identityText, disability, startDate, endDate, cancelled, claimsInsured, remarks };
  }
  const leftPovertyYear = leftPovertyYearOf(cells.leftPovertyYear, readers);
  return { ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone, kind, povertyStatus, leftPovertyYear, identityText, disability, startDate, endDate, cancelled, claimsInsured, remarks };
}

function isCancelled(cells: RawRecord['cells'], readers: Readers): boolean {
  return saysCancelled(cells.change, readers) || saysCancelled(cells.status, readers);
}

function saysCancelled(cell: Cell | undefined, readers: Readers): boolean {
  return !isBlank(cell) && readers.cancelled(cellText(cell));
}

/** The poverty column decides, else the household type; words before codes, and codes only from the poverty column. */
function povertyStatusOf({ cells }: RawRecord, readers: Readers): PovertyStatus {
  const stated = isBlank(cells.povertyStatus) ? null : readers.poverty(cellText(cells.povertyStatus));
  if (stated !== null) return stated;
  const household = isBlank(cells.householdType) ? '' : cellText(cells.householdType);
  return (/\p{Script=Han}/u.test(household) ? readers.poverty(household) : null) ?? 'unknown';
}

/** 脱贫年度: 2016, 2016年, 2016-12; the last four digits that are a year. */
function leftPovertyYearOf(cell: Cell | undefined, readers: Readers): number | null {
  const year = readers.date(cell).from?.value.slice(0, 4) ?? '';
  return year === '' ? null : Number(year);
}

const CLAIMS = ['insuredFlag', 'insuredResident', 'insuredEmployee'] as const;

function claimOf({ cells }: RawRecord, readers: Readers): boolean | null {
  let claim: boolean | null = null;
  for (const field of CLAIMS) {
    const said = cells[field] === undefined ? null : readers.yesNo(cells[field]);
    if (said === true) return true;
    claim = said ?? claim;
  }
  return claim;
}

/** Texts that may explain an absence, each with its place: remarks, reasons, changes, vital state, notes of the name. */
function remarksOf(raw: RawRecord, facts: PersonFacts, sheet: SheetSurvey, readers: Readers): TargetRecord['remarks'] {
  const { cells, columns } = raw;
  let said: { text: string; place: ReturnType<typeof placeOf> }[] | null = null;
  const say = (text: string, field: Field): void => {
    if (text.trim() !== '') (said ??= []).push({ text: text.trim(), place: placeOf(raw.ref, columns[field]) });
  };
  for (const text of raw.remarks) say(text, 'remark');
  if (raw.remarks.length === 0) say(cellText(cells.remark), 'remark');
  say(cellText(cells.gapReason), 'gapReason');
  say(cellText(cells.change), 'change');
  say(readers.vital(cells.vital, sheet.vitalYes), 'vital');
  say(cellText(cells.custody), 'custody');
  for (const note of facts.name.annotations) say(note, 'name');
  return said ?? NO_REMARKS;
}

const NO_REMARKS: TargetRecord['remarks'] = [];

function dateOf(raw: RawRecord, field: 'startDate' | 'endDate', readers: Readers, complaints: Complaints): PartialDate | null {
  const cell = raw.cells[field];
  const { from, readable } = readers.date(cell);
  if (!readable) complaints.cell('normalize/date-unreadable', raw, field, { text: cellText(cell) });
  return from;
}

function first(...cells: (Cell | undefined)[]): string {
  for (const cell of cells) {
    const text = cell === undefined ? '' : cellText(cell).trim();
    if (text !== '') return text;
  }
  return '';
}
