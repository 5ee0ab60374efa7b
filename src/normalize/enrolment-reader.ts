/** Reads the insurance relations of the rows of one sheet; rows that say the same of them share the answer. */
import type { Field } from '../domain/fields.js';
import { isCoverKind } from '../domain/kinds.js';
import type { Enrolment, RawRecord } from '../domain/record.js';
import type { Complaints } from './complaints.js';
import { readCover, readEnrolments } from './enrolment.js';
import type { SheetSurvey } from './person-facts.js';
import { rememberCells, type CellMemory } from './remembered-cells.js';
import type { Readers } from './vocabulary-readers.js';

/** Every cell that the enrolments of a row depend on, those that vary least first. */
const FIELDS = [
  'year', 'residentYear', 'employeeYear', 'scheme', 'insuredResident', 'insuredEmployee', 'insuredFlag', 'status', 'paymentStatus', 'residentStatus', 'employeeStatus',
  'studentStatus', 'personType', 'residentPlace', 'employeePlace', 'insuredPlace', 'amount', 'subsidyAmount', 'startDate', 'endDate', 'paidOn',
] as const satisfies readonly Field[];

/** @param survey of the sheet that the rows belong to */
export function enrolmentReader(survey: SheetSurvey, readers: Readers, complaints: Complaints): (raw: RawRecord) => readonly Enrolment[] {
  // Each person of a wide row has columns of his own, and these do not change down a sheet.
  const memories = new Map<RawRecord['columns'], CellMemory<readonly Enrolment[]>>();
  const memoryOf = ({ columns, cells }: RawRecord): CellMemory<readonly Enrolment[]> => {
    const known = memories.get(columns);
    if (known !== undefined) return known;
    const fresh = rememberCells<readonly Enrolment[]>(FIELDS.filter((field) => cells[field] !== undefined));
    memories.set(columns, fresh);
    return fresh;
  };
  return (raw) => {
    const memory = memoryOf(raw);
    const known = memory.find(raw.cells);
    if (known !== undefined) return known;
    const before = complaints.said();
    const read = isCoverKind(raw.kind) ? readCover(raw, survey, readers, complaints) : readEnrolments(raw, survey, readers, complaints);
    if (complaints.said() === before) memory.keep(read); // else the next row's fault has to be said as well
    return read;
  };
}
