/**
 * ② normalize: raw rows of one kind of list become records. Nothing is dropped but rows that name nobody, and nothing is
 * guessed: what cannot be read is kept as read and complained of.
 */
import { isCoverKind, isEnrolmentKind, isTargetKind, type RosterKind, type SourceKind } from '../domain/kinds.js';
import { issue, placeOf, type Issue } from '../domain/issue.js';
import type { Enrolment, PersonFacts, RawRecord, RosterRecord, TargetRecord } from '../domain/record.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { complaintsByRow, complaintsBySheet, type Complaints } from './complaints.js';
import { showPayments } from './enrolment.js';
import { enrolmentReader } from './enrolment-reader.js';
import { coverTerm, enrolmentEvidence, readEvidence } from './evidence.js';
import { heldRows } from './held-rows.js';
import { createSeriesWatch } from './id-series.js';
import { hasZeroedTails, surveyIdColumn } from './id-survey.js';
import { isSomebody, readPersonFacts, type SheetSurvey } from './person-facts.js';
import { targetRecords } from './target-record.js';
import { surveyVital } from './vital-survey.js';
import { vocabularyReaders, type Readers } from './vocabulary-readers.js';

/** Takes the raw rows of one kind, sheet after sheet; records leave through the `emit` it was made with. */
export interface Normalizer {
  push(raw: RawRecord): void;
  /** Call once, after the last row. */
  finish(): { readonly records: number; readonly setAside: number; readonly issues: Issue[] };
}

/** Rows of a roster that are held back to survey the identity column; target lists are surveyed whole. */
const SURVEYED_ROWS = 1000;

/**
 * Builds the normalizer of one kind of list. Each sheet's identity column is surveyed before its rows are read.
 *
 * @param options `sharesNames`: records that have the same name share it, unless they are let go at once
 * @param emit called once for each record, in the order of the rows
 */
export function createNormalizer(
  kind: SourceKind,
  options: { readonly vocabulary: Vocabulary; readonly year: number; readonly sharesNames?: boolean },
  emit: (record: TargetRecord | RosterRecord) => void,
): Normalizer {
  const readers = vocabularyReaders(options.vocabulary, options.year, options.sharesNames);
  const complaints = isTargetKind(kind) ? complaintsByRow() : complaintsBySheet();
  const targetRecord = isTargetKind(kind) ? targetRecords(kind, readers, complaints) : null;
  const series = createSeriesWatch((ref, column, count) => complaints.add(issue('normalize/id-series', placeOf(ref, column), { count })));
  const held = heldRows();
  let file = '';
  let sheet = '';
  let flowing = false;
  let survey: SheetSurvey = { zerosDamaged: false, vitalYes: 'unknown', paymentsShown: false };
  let enrolmentsOf = enrolmentReader(survey, readers, complaints);
  let records = 0;
  let setAside = 0;

  const read = (raw: RawRecord): void => {
    const facts = readPersonFacts(raw, readers, survey, complaints);
    series.see(raw, facts.id);
    if (!isSomebody(facts)) {
      setAside += 1;
      complaints.cell('normalize/nobody', raw, 'name', {});
      return;
    }
    records += 1;
    emit(targetRecord !== null ? targetRecord(raw, facts, survey) : rosterRecord(raw, facts, enrolmentsOf, survey, readers, complaints));
  };
  const release = (): void => {
    survey = {
      zerosDamaged: hasZeroedTails(surveyIdColumn(held.column('idNumber'))),
      vitalYes: surveyVital(held.column('vital'), readers.yesNo, kind === 'death' ? 'dead' : 'alive'),
      paymentsShown: showPayments(held),
    };
    enrolmentsOf = enrolmentReader(survey, readers, complaints);
    held.release(read);
  };

  return {
    push(raw) {
      if (raw.ref.sheet !== sheet || raw.ref.file !== file) {
        release();
        series.end();
        ({ file, sheet } = raw.ref);
        flowing = false;
      }
      if (flowing) return read(raw);
      held.push(raw);
      if (targetRecord === null && held.size >= SURVEYED_ROWS) {
        release();
        flowing = true;
      }
    },
    finish() {
      release();
      series.end();
      return { records, setAside, issues: complaints.finish() };
    },
  };
}

function rosterRecord(raw: RawRecord, facts: PersonFacts, enrolmentsOf: (raw: RawRecord) => readonly Enrolment[], survey: SheetSurvey, readers: Readers, complaints: Complaints): RosterRecord {
  const kind = raw.kind as RosterKind;
  if (!isEnrolmentKind(kind) && !isCoverKind(kind)) return { ...facts, kind, enrolments: NO_ENROLMENTS, evidence: readEvidence(raw, survey, readers, complaints) };
  const enrolments = enrolmentsOf(raw);
  return { ...facts, kind, enrolments, evidence: isCoverKind(kind) ? coverTerm(raw, readers, complaints) : enrolmentEvidence(raw, facts.name.annotations, survey, readers) };
}

const NO_ENROLMENTS: readonly Enrolment[] = [];
