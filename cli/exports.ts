/** The tables of `c2z export`; their columns are fixed. */
import { formatRef, isAsked, issueFix, issueMessage, maskId, maskNumbersIn, pairIds, severityOf, type FieldEvidence, type Link, type WorkbookModel } from '../src/index.js';
import { casesTable } from './cases-table.js';
import { coverageTable } from './coverage-table.js';
import { changesTable } from './changes-table.js';
import { fileMask, readAnew, type ExportSettings, type ExportTable } from './exports/export-table.js';
import { LINK_COLUMNS, createLinkRows, downTo6 } from './exports/link-rows.js';
import { PEOPLE_COLUMNS, createPersonRow } from './exports/people-rows.js';
import { maskedPayload, maskedText } from './output/masked.js';
import { subsidiesTable } from './subsidies-table.js';
import type { Workspace } from './workspace/open.js';

/** Every export by name. */
export const EXPORTS = { people: peopleTable, links: linksTable, issues: issuesTable, events: eventsTable, questions: questionsTable, changes: changesTable, cases: casesTable, subsidies: subsidiesTable, coverage: coverageTable } as const;
export type ExportName = keyof typeof EXPORTS;

export function exportTable(workspace: Workspace, what: ExportName, settings: ExportSettings): ExportTable {
  const table = EXPORTS[what](workspace, settings);
  return settings.fullIds ? table : maskedFiles(table);
}

function maskedFiles({ columns, rows, details }: ExportTable): ExportTable {
  const shown = readAnew(function* () {
    const masked = fileMask(columns);
    for (const row of rows) yield masked(row);
  });
  return { columns, rows: shown, ...(details === undefined ? {} : { details }) };
}

function peopleTable({ store }: Workspace, { fullIds }: ExportSettings): ExportTable {
  const rows = readAnew(function* () {
    const rowOf = createPersonRow(fullIds);
    for (const person of store.results.eachSummary({ inside: true })) yield rowOf({ ...person, standing: person.detail(), identities: person.identities(), places: person.places() });
  });
  return { columns: PEOPLE_COLUMNS, rows };
}

/**
 * JSON adds pattern, reasons and the evidence of every field, and the pairs that nobody is asked about: the fixed columns have no place for
 * the reason why.
 */
function linksTable({ store: { results } }: Workspace, { fullIds, unasked }: ExportSettings): ExportTable {
  const places = results.placesByPerson();
  const rows = readAnew(function* () {
    const rowsOf = createLinkRows();
    for (const line of results.eachLinkLine()) if (line.asked || unasked === true) yield* rowsOf(line, places.get(line.personId) ?? []);
  });
  const details = readAnew(function* () {
    const rowsOf = createLinkRows();
    const idOf = pairNames([...results.comparedPairs(), ...results.questions()]);
    for (const { link, pattern } of results.eachLink()) {
      if (!isAsked(link.reasons) && unasked !== true) continue;
      const detail = { pair: idOf(link), pattern, reasons: link.reasons, evidence: shownEvidence(link.evidence, fullIds) };
      const said = rowsOf({ ...link, kind: link.roster.kind, ref: link.roster.ref }, places.get(link.personId) ?? []);
      for (let left = said.length; left > 0; left -= 1) yield detail;
    }
  });
  return { columns: LINK_COLUMNS, rows, details };
}

/** Says the short name of each of these pairs. */
function pairNames(pairs: readonly ComparedPair[]): (pair: ComparedPair) => string {
  const keyOf = ({ leftFingerprint, rightFingerprint }: ComparedPair): string => leftFingerprint + rightFingerprint;
  const ids = pairIds(pairs);
  const byPair = new Map(pairs.map((pair, index) => [keyOf(pair), ids[index] as string]));
  return (pair) => byPair.get(keyOf(pair)) as string;
}

type ComparedPair = Pick<Link, 'leftFingerprint' | 'rightFingerprint'>;

function issuesTable({ store }: Workspace, { language = 'zh' }: ExportSettings): ExportTable {
  const columns = ['code', 'severity', 'file', 'sheet', 'row', 'column', 'message', 'fix'];
  const rows = store.lists.issues().map((found) => [found.code, severityOf(found), found.place.file ?? '', found.place.sheet ?? '', found.place.row ?? '', found.place.column ?? '', issueMessage(found, language), issueFix(found, language)]);
  return { columns, rows };
}

function eventsTable({ store }: Workspace, { fullIds }: ExportSettings): ExportTable {
  const columns = ['seq', 'at', 'actor', 'type', 'subject', 'payload', 'hash', 'batch', 'taken_back'];
  const undone = store.ledger.takenBack();
  return { columns, rows: store.ledger.events().map((event) => [event.seq, event.at, event.actor, event.type, fullIds ? event.subject : maskedText(event.subject), JSON.stringify(fullIds ? event.payload : maskedPayload(event.payload)), event.hash, event.batch, undone.has(event.batch) ? 'yes' : '']) };
}

/** One row a pair of people that may be one; JSON adds the evidence of every field. */
function questionsTable({ store }: Workspace, { fullIds }: ExportSettings): ExportTable {
  const columns = ['left_person_id', 'right_person_id', 'left', 'right', 'tier', 'probability', 'reasons', 'judgement', 'pair'];
  const questions = store.results.questions();
  const ids = pairIds([...questions, ...store.results.comparedPairs()]);
  const rows = questions.map((question, index) => [
    question.leftPersonId, question.rightPersonId, formatRef(question.left.ref), formatRef(question.right.ref), question.tier, downTo6(question.probability), question.reasons.join(';'), question.judgement ?? '', ids[index] ?? '',
  ]);
  return { columns, rows, details: questions.map(({ evidence }) => ({ evidence: shownEvidence(evidence, fullIds) })) };
}

/** The evidence of a pair as it may be shown: numbers and telephones masked unless they are asked for. */
export function shownEvidence(evidence: readonly FieldEvidence[], fullIds: boolean): readonly FieldEvidence[] {
  if (fullIds) return evidence;
  return evidence.map((field) => {
    const masked = (value: string): string => (field.field === 'id' || field.field === 'phone' ? maskId(value) : maskNumbersIn(value));
    return { ...field, left: masked(field.left), right: masked(field.right) };
  });
}

/** A table as a plain workbook, headings in the first row as in CSV: every column text, so that no number loses a digit. */
export function tableWorkbook(name: string, table: ExportTable): WorkbookModel {
  return {
    name, unit: '', date: '2000-01-01',
    sheets: [{
      name, title: '', unitLine: '', dateLine: '', columns: table.columns.map((heading) => ({ heading, type: heading === 'id_number' ? 'id' : 'text' })),
      rows: Array.from(table.rows, (row) => row.map((cell) => (cell === null ? null : String(cell)))), totals: [], notes: [], signature: [], frozenColumns: 1, filter: true, pagesWide: 1,
    }],
  };
}
