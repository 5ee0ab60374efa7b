/** The tables of `c2z export`; their columns are fixed. */
import {
  IDENTITIES, formatRef, issueFix, issueMessage, maskId, maskNumbersIn, pairIds, severityOf,
  type Basis, type FieldEvidence, type Language, type WorkbookModel,
} from '../src/index.js';
import type { StoredLink } from '../src/io/index.js';
import { casesTable } from './cases-table.js';
import { coverageTable } from './coverage-table.js';
import { changesTable } from './changes-table.js';
import { maskedPayload, maskedText } from './output/masked.js';
import { subsidiesTable } from './subsidies-table.js';
import type { Workspace } from './workspace/open.js';

export type TableCell = string | number | null;

export interface ExportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
  /** What JSON says beside the columns, row by row; worked out when it is asked for. */
  readonly details?: readonly object[];
}

export interface ExportSettings {
  readonly fullIds: boolean;
  /** Links that nobody is asked about too. */
  readonly unasked?: boolean;
}

/** `file#sheet!row`, the remark, or the event; empty when nothing was found anywhere. */
export function formatBasis(basis: Basis, language: Language = 'zh'): string {
  switch (basis.kind) {
    case 'row': return formatRef(basis.ref);
    case 'remark': return language === 'zh' ? `${formatRef(basis.ref)}「${maskNumbersIn(basis.text)}」` : `${formatRef(basis.ref)} "${maskNumbersIn(basis.text)}"`;
    case 'event': return basis.event;
    case 'absence': return '';
  }
}

const IDENTITY_ORDER = Object.keys(IDENTITIES);

/** Every export by name. */
export const EXPORTS = { people: peopleTable, links: linksTable, issues: issuesTable, events: eventsTable, questions: questionsTable, changes: changesTable, cases: casesTable, subsidies: subsidiesTable, coverage: coverageTable } as const;
export type ExportName = keyof typeof EXPORTS;

export function exportTable(workspace: Workspace, what: ExportName, settings: ExportSettings): ExportTable {
  const table = EXPORTS[what](workspace, settings);
  return settings.fullIds ? table : maskedFiles(table);
}

/** Columns that name files or sheets, or speak of them: a file may bear a number in its name. */
const OF_FILES: ReadonlySet<string> = new Set(['basis', 'sources', 'target_file', 'target_sheet', 'roster_file', 'roster_sheet', 'file', 'sheet', 'message', 'fix', 'left', 'right']);

function maskedFiles(table: ExportTable): ExportTable {
  const masked = table.columns.map((column) => OF_FILES.has(column));
  const rows = table.rows.map((row) => row.map((cell, index) => (masked[index] === true && typeof cell === 'string' ? maskNumbersIn(cell) : cell)));
  const shown: ExportTable = { columns: table.columns, rows };
  return 'details' in table ? Object.defineProperty(shown, 'details', { get: () => table.details, enumerable: true }) : shown; // made when it is asked for
}

function peopleTable({ store }: Workspace, { fullIds }: ExportSettings): ExportTable {
  const places = store.results.placesByPerson();
  const columns = ['person_id', 'name', 'id_number', 'standing', 'category', 'reason', 'basis', 'identities', 'township', 'village', 'household', 'sources'];
  const rows = store.results.summaries({ inside: true }).map((person) => {
    const standing = person.detail();
    return [
      person.id, fullIds ? person.name : maskNumbersIn(person.name), fullIds ? person.idText : maskId(person.idText), standing?.standing ?? '', standing?.category ?? '', standing?.reason ?? '', standing === null ? '' : formatBasis(standing.basis),
      [...new Set(person.identities().filter((identity) => !identity.ended).map(({ code }) => code))].sort((a, b) => IDENTITY_ORDER.indexOf(a) - IDENTITY_ORDER.indexOf(b)).join(';'),
      person.town, person.village, fullIds ? person.household : maskNumbersIn(person.household), (places.get(person.id) ?? []).map(formatRef).join(';'),
    ];
  });
  return { columns, rows };
}

/**
 * One row a link and target row. JSON adds pattern, reasons and the evidence of every field, and the pairs that nobody is asked about: the
 * fixed columns have no place for the reason why.
 */
function linksTable({ store }: Workspace, { fullIds, unasked }: ExportSettings): ExportTable {
  const places = store.results.placesByPerson();
  const columns = ['person_id', 'target_file', 'target_sheet', 'target_row', 'roster_kind', 'roster_file', 'roster_sheet', 'roster_row', 'tier', 'method', 'probability', 'judgement'];
  const seen = new Set<string>();
  const rows: TableCell[][] = [];
  const shown: number[] = []; // positions of the links, row by row
  for (const [position, { personId, kind, ref: roster, tier, method, probability, judgement, asked }] of store.results.linkLines().entries()) {
    if (!asked && unasked !== true) continue;
    for (const ref of places.get(personId) ?? []) {
      if (!isNew(seen, `${personId}|${formatRef(ref)}|${kind}|${formatRef(roster)}`)) continue;
      rows.push([personId, ref.file, ref.sheet, ref.row, kind, roster.file, roster.sheet, roster.row, tier, method, downTo6(probability), judgement ?? '']);
      shown.push(position);
    }
  }
  return {
    columns, rows,
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

/** Six places, rounded down: no model is sure, so nothing reads 1. */
function downTo6(probability: number): number {
  return Math.min(999_999, Math.floor(probability * 1e6)) / 1e6;
}

/** A wide row names several people in one line: the same link may come out twice. */
function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
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
