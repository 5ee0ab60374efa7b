/** Rows of target lists and rosters, packed. Where a row stands is not part of it. */
import type { RosterKind } from '../../../domain/kinds.js';
import type { Disability, Enrolment, EvidenceFacts, RosterRecord, TargetRecord } from '../../../domain/record.js';
import type { CellPlace, RecordRef } from '../../../domain/source-ref.js';
import { NONE, packList, packOptional, packText, trimmed, unpackList, unpackOptional, unpackText, type Compact } from './compact.js';
import { packDate, packFacts, unpackDate, unpackFacts } from './facts.js';
import { listText, type Part, type Texts } from './texts.js';

/** `[facts, list, disability, remarks, leftPovertyYear, startDate, endDate, cancelled, claimsInsured, relativeOnly]`; `list`: kind, status and identity in words. */
export function packTargetRow(row: TargetRecord, texts: Texts): unknown[] {
  const { disability } = row;
  return trimmed([
    packFacts(row, texts), texts.idOfParts([row.kind, row.povertyStatus, row.identityText], listText),
    disability === null ? 0 : [disability.certificate, disability.type, disability.level, disability.conflict],
    row.remarks.length === 0 ? 0 : row.remarks.map(({ text, place }) => [text, packCellPlace(place, row.ref)]),
    packOptional(row.leftPovertyYear), packDate(row.startDate), packDate(row.endDate), row.cancelled ? 1 : 0, row.claimsInsured === null ? 0 : row.claimsInsured ? 1 : 2,
    row.relativeOnly === true ? 1 : 0,
  ]);
}

export function unpackTargetRow([facts, list, disability, remarks, leftPovertyYear, startDate, endDate, cancelled, claimsInsured, relativeOnly]: Compact, ref: RecordRef, texts: Texts): TargetRecord {
  const [kind, povertyStatus, identityText] = texts.valueOf<readonly [TargetRecord['kind'], TargetRecord['povertyStatus'], string]>(list as number);
  return {
    ...unpackFacts(facts as Compact, ref, texts), kind, povertyStatus, ...unpackOptional('leftPovertyYear', leftPovertyYear), identityText,
    disability: unpackDisability(disability), startDate: unpackDate(startDate), endDate: unpackDate(endDate),
    cancelled: cancelled === 1, claimsInsured: claimsInsured === undefined || claimsInsured === 0 ? null : claimsInsured === 1, ...(relativeOnly === 1 ? { relativeOnly: true } : {}),
    remarks: remarks === undefined || remarks === 0 ? NONE : (remarks as readonly [string, unknown][]).map(([text, place]) => ({ text, place: unpackCellPlace(place, ref) })),
  };
}

function unpackDisability(packed: unknown): Disability | null {
  if (packed === undefined || packed === 0) return null;
  const [certificate, type, level, conflict] = packed as [string, Disability['type'], Disability['level'], boolean];
  return { certificate, type, level, conflict };
}

/** A cell of the row itself is its column alone. */
function packCellPlace(place: CellPlace, ref: RecordRef): unknown {
  const own = place.file === ref.file && place.sheet === ref.sheet && place.row === ref.row;
  return own ? (place.column ?? 0) : place;
}

function unpackCellPlace(packed: unknown, { file, sheet, row }: RecordRef): CellPlace {
  if (packed === 0) return { file, sheet, row };
  return typeof packed === 'string' ? { file, sheet, row, column: packed } : (packed as CellPlace);
}

/** `[facts, enrolments, evidence]`; the kind of the roster stands elsewhere. */
export function packRosterRow(row: RosterRecord, texts: Texts): unknown[] {
  return trimmed([packFacts(row, texts), row.enrolments.length === 0 ? 0 : row.enrolments.map((each) => packEnrolment(each, texts)), packEvidenceFacts(row.evidence)]);
}

export function unpackRosterRow([facts, enrolments, evidence]: Compact, kind: RosterKind, ref: RecordRef, texts: Texts): RosterRecord {
  return {
    ...unpackFacts(facts as Compact, ref, texts), kind,
    enrolments: enrolments === undefined || enrolments === 0 ? NONE : (enrolments as Compact[]).map((each) => unpackEnrolment(each, texts)),
    evidence: unpackEvidenceFacts(evidence),
  };
}

/** `[words, amount, paidOn, subsidy, until]`; `words`: what many rows say alike. */
function packEnrolment({ scheme, student, status, years, paidOn, amountFen, subsidyFen, until, place, text }: Enrolment, texts: Texts): unknown[] {
  return trimmed([texts.idOfParts([scheme, student, status, place, text, ...years], enrolmentText), [amountFen], packDate(paidOn), packOptional(subsidyFen), until === undefined ? 0 : packDate(until)]);
}

function enrolmentText([scheme, student, status, place, text, ...years]: readonly Part[]): string {
  return JSON.stringify([scheme, student, status, years, place, text]);
}

function unpackEnrolment([words, amount, paidOn, subsidy, until]: Compact, texts: Texts): Enrolment {
  const [scheme, student, status, years, place, text] = texts.valueOf<readonly [Enrolment['scheme'], boolean, Enrolment['status'], readonly number[], string, string]>(words as number);
  const end = unpackDate(until);
  return { scheme, student, status, years, paidOn: unpackDate(paidOn), amountFen: (amount as [number | null])[0], ...unpackOptional('subsidyFen', subsidy), ...(end === null ? {} : { until: end }), place, text };
}

/** `[texts, from, until, on, destination, school, schoolLevel, amount, years, insured, subsidy, own, remarks]`; no evidence is 0. */
function packEvidenceFacts(evidence: EvidenceFacts | null): unknown {
  if (evidence === null) return 0;
  return trimmed([
    packList(evidence.texts), packDate(evidence.from), packDate(evidence.until), packDate(evidence.on), packText(evidence.destination), packText(evidence.school), packText(evidence.schoolLevel),
    evidence.amountFen === null ? 0 : [evidence.amountFen], packList(evidence.years), evidence.insured === null ? 0 : evidence.insured ? 1 : 2, packOptional(evidence.subsidyFen), packOptional(evidence.ownFen),
    evidence.remarks === undefined ? 0 : packList(evidence.remarks),
  ]);
}

function unpackEvidenceFacts(packed: unknown): EvidenceFacts | null {
  if (packed === undefined || packed === 0) return null;
  const [words, from, until, on, destination, school, schoolLevel, amount, years, insured, subsidy, own, remarks] = packed as Compact;
  return {
    from: unpackDate(from), until: unpackDate(until), on: unpackDate(on), texts: unpackList(words),
    destination: unpackText(destination), school: unpackText(school), schoolLevel: unpackText(schoolLevel),
    amountFen: unpackOptional('amount', amount).amount ?? null, ...unpackOptional('subsidyFen', subsidy), ...unpackOptional('ownFen', own),
    years: unpackList(years), insured: insured === undefined || insured === 0 ? null : insured === 1, ...(remarks === undefined || remarks === 0 ? {} : { remarks: unpackList<string>(remarks) }),
  };
}
