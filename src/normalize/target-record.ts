/** Makes a record of a target list 名单记录 from the facts of a row and what the list says of the identity. */
import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { PartialDate } from '../domain/dates.js';
import type { Field } from '../domain/fields.js';
import { placeOf } from '../domain/issue.js';
import type { TargetKind } from '../domain/kinds.js';
import type { IdentityEntry, PersonFacts, PovertyStatus, RawRecord, TargetRecord } from '../domain/record.js';
import type { Complaints } from './complaints.js';
import { readDisability } from './disability.js';
import type { SheetSurvey } from './person-facts.js';
import { isPlain, soundReader, type RowsSource } from './plain-row.js';
import { PlainTargetRow, sharedEntries } from './plain-target-row.js';
import type { Readers } from './vocabulary-readers.js';

/** Makes the records of target lists, sheet after sheet. */
export function targetRecords(kind: TargetKind, readers: Readers, complaints: Complaints): (raw: RawRecord, facts: PersonFacts, sheet: SheetSurvey) => TargetRecord {
  const readingOf = soundReader();
  const shared = sharedEntries();
  let source: RowsSource<TargetKind> = { file: '', sheet: '', kind, readingOf };
  return (raw, facts, survey) => {
    const entry = entryOf(raw, facts, survey, readers, complaints);
    const { ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone } = facts;
    if (id.kind === 'valid' && isPlain(facts)) {
      const { file, sheet } = ref;
      if (file !== source.file || sheet !== source.sheet) source = { file, sheet, kind, readingOf };
      return new PlainTargetRow(source, ref.row, { name, number: id.number, place, phone, household, headName, headId, relation }, shared(entry));
    }
    // Written out member by member: spread, a record takes a third more memory and twice the time.
    const { povertyStatus, leftPovertyYear, identityText, disability, startDate, endDate, cancelled, relativeOnly, claimsInsured, remarks } = entry;
    return { ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone, kind, povertyStatus, leftPovertyYear, identityText, disability, startDate, endDate, cancelled, relativeOnly, claimsInsured, remarks };
  };
}

function entryOf(raw: RawRecord, facts: PersonFacts, survey: SheetSurvey, readers: Readers, complaints: Complaints): IdentityEntry {
  const { cells } = raw;
  const period = readers.date(cells.startDate);
  return {
    povertyStatus: povertyStatusOf(raw, readers),
    identityText: first(cells.identity, cells.householdType),
    disability: readDisability(raw, facts, readers, complaints),
    startDate: dateOf(raw, 'startDate', readers, complaints),
    endDate: period.until ?? dateOf(raw, 'endDate', readers, complaints),
    cancelled: isCancelled(cells, readers),
    relativeOnly: !isBlank(cells.entitled) && readers.yesNo(cells.entitled) === false ? true : undefined,
    claimsInsured: claimOf(raw, readers),
    remarks: remarksOf(raw, facts, survey, readers),
    leftPovertyYear: cells.leftPovertyYear === undefined ? undefined : leftPovertyYearOf(cells.leftPovertyYear, readers),
  };
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
