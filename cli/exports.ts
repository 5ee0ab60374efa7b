/** The tables of `c2z export`; their columns are fixed. */
import { formatRef, issueFix, issueMessage, maskId, maskNumbersIn, pairIds, severityOf, type FieldEvidence, type WorkbookModel } from '../src/index.js';
import type { StoredLink } from '../src/io/index.js';
import { casesTable } from './cases-table.js';
import { coverageTable } from './coverage-table.js';
import { changesTable } from './changes-table.js';
import { fileMask, type ExportSettings, type ExportTable, type TableCell } from './exports/export-table.js';
import { LINK_COLUMNS, createLinkRows, downTo6 } from './exports/link-rows.js';
import { PEOPLE_COLUMNS, personRow } from './exports/people-rows.js';
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

function maskedFiles(table: ExportTable): ExportTable {
  const shown: ExportTable = { columns: table.columns, rows: table.rows.map(fileMask(table.columns)) };
  return 'details' in table ? Object.defineProperty(shown, 'details', { get: () => table.details, enumerable: true }) : shown; // made when it is asked for
}

function peopleTable({ store }: Workspace, { fullIds }: ExportSettings): ExportTable {
  const places = store.results.placesByPerson();
  const rows = store.results.summaries({ inside: true }).map((person) => personRow({ ...person, standing: person.detail(), identities: person.identities(), places: places.get(person.id) ?? [] }, fullIds));
  return { columns: PEOPLE_COLUMNS, rows };
}

/**
 * JSON adds pattern, reasons and the evidence of every field, and the pairs that nobody is asked about: the fixed columns have no place for
 * the reason why.
 */
function linksTable({ store }: Workspace, { fullIds, unasked }: ExportSettings): ExportTable {
  const places = store.results.placesByPerson();
  const rowsOf = createLinkRows();
  const rows: TableCell[][] = [];
  const shown: number[] = []; // positions of the links, row by row
  for (const [position, link] of store.results.linkLines().entries()) {
    if (!link.asked && unasked !== true) continue;
    for (const row of rowsOf(link, places.get(link.personId) ?? [])) {
      rows.push(row);
      shown.push(position);
    }
  }
  return {
    columns: LINK_COLUMNS, rows,
    get details() {
      const links = store.results.links();
      const pairs = shown.map((position) => links[position] as StoredLink);
      const ids = pairIds([...pairs.map(({ link }) => link), ...store.results.questions()]);
      return pairs.map(({ link, pattern }, index) => ({ pair: ids[index], pattern, reasons: link.reasons, evidence: shownEvidence(link.evidence, fullIds) }));
    },
  };
}

function issuesTable({ store }: Workspace): ExportTable {
  const columns = ['code', 'severity', 'file', 'sheet', 'row', 'column', 'message', 'fix'];
  const rows = store.lists.issues().map((found) => [found.code, severityOf(found), found.place.file ?? '', found.place.sheet ?? '', found.place.row ?? '', found.place.column ?? '', issueMessage(found, 'zh'), issueFix(found, 'zh')]);
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
  const ids = pairIds([...questions, ...store.results.links().map(({ link }) => link)]);
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

/** A table as a plain workbook: every column text, so that no number loses a digit. */
export function tableWorkbook(name: string, table: ExportTable): WorkbookModel {
  return {
    name, unit: '', date: '2000-01-01',
    sheets: [{
      name, title: name, unitLine: '', dateLine: '', columns: table.columns.map((heading) => ({ heading, type: heading === 'id_number' ? 'id' : 'text' })),
      rows: table.rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))), totals: [], notes: [], signature: [], frozenColumns: 1, filter: true, pagesWide: 1,
    }],
  };
}
