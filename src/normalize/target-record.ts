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
  return {
    ...facts,
    kind: raw.kind as TargetKind,
    povertyStatus: povertyStatusOf(raw, readers),
    ...(cells.leftPovertyYear === undefined ? {} : { leftPovertyYear: leftPovertyYear(cells.leftPovertyYear, readers) }),
    identityText: first(cells.identity, cells.householdType),
    disability: readDisability(raw, facts, readers, complaints),
    startDate: dateOf(raw, 'startDate', readers, complaints),
    endDate: period.until ?? dateOf(raw, 'endDate', readers, complaints),
    cancelled: [cells.change, cells.status].some((cell) => !isBlank(cell) && readers.cancelled(cellText(cell))),
    claimsInsured: claimOf(raw, readers),
    remarks: remarksOf(raw, facts, sheet, readers),
  };
}

/** The poverty column decides, else the household type; words before codes, and codes only from the poverty column. */
function povertyStatusOf({ cells }: RawRecord, readers: Readers): PovertyStatus {
  const stated = isBlank(cells.povertyStatus) ? null : readers.poverty(cellText(cells.povertyStatus));
  if (stated !== null) return stated;
  const household = isBlank(cells.householdType) ? '' : cellText(cells.householdType);
  return (/\p{Script=Han}/u.test(household) ? readers.poverty(household) : null) ?? 'unknown';
}

/** 脱贫年度: 2016, 2016年, 2016-12; the last four digits that are a year. */
function leftPovertyYear(cell: Cell | undefined, readers: Readers): number | null {
  const year = readers.date(cell).from?.value.slice(0, 4) ?? '';
  return year === '' ? null : Number(year);
}

function claimOf({ cells }: RawRecord, readers: Readers): boolean | null {
  const claims = [cells.insuredFlag, cells.insuredResident, cells.insuredEmployee].map(readers.yesNo);
  if (claims.includes(true)) return true;
  return claims.includes(false) ? false : null;
}

/** Texts that may explain an absence, each with its place: remarks, reasons, changes, vital state, notes of the name. */
function remarksOf(raw: RawRecord, facts: PersonFacts, sheet: SheetSurvey, readers: Readers): TargetRecord['remarks'] {
  const { cells, columns } = raw;
  const said: { text: string; place: ReturnType<typeof placeOf> }[] = [];
  const say = (text: string, field: Field): void => {
    if (text.trim() !== '') said.push({ text: text.trim(), place: placeOf(raw.ref, columns[field]) });
  };
  for (const text of raw.remarks) say(text, 'remark');
  if (raw.remarks.length === 0) say(cellText(cells.remark), 'remark');
  say(cellText(cells.gapReason), 'gapReason');
  say(cellText(cells.change), 'change');
  say(readers.vital(cells.vital, sheet.vitalYes), 'vital');
  say(cellText(cells.custody), 'custody');
  for (const note of facts.name.annotations) say(note, 'name');
  return said;
}

function dateOf(raw: RawRecord, field: 'startDate' | 'endDate', readers: Readers, complaints: Complaints): PartialDate | null {
  const cell = raw.cells[field];
  const { from, readable } = readers.date(cell);
  if (!readable) complaints.cell('normalize/date-unreadable', raw, field, { text: cellText(cell) });
  return from;
}

function first(...cells: (Cell | undefined)[]): string {
  return cells.map((cell) => cellText(cell).trim()).find((text) => text !== '') ?? '';
}
