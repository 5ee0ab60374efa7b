/** The columns of a work sheet: what is printed of a person, and what the township fills in. */
import { CASE_STATES, CONTACT_CHANNELS, type Case } from '../domain/case.js';
import { STANDINGS } from '../domain/standing.js';
import type { CellContent, ColumnModel } from '../domain/workbook.js';
import type { AnswerField, PrintedField, WorksheetRules } from '../domain/worksheet.js';
import type { LedgerEntry } from './ledger.js';
import { ageOf, firstOf, identitiesOf, sexOf } from './person-facts.js';
import type { Printer } from './printer.js';
import type { ReportReasons } from './report-input.js';

/** One row before it is printed. */
export interface WorksheetEntry extends LedgerEntry {
  readonly number: number;
  readonly openCase: Case;
  readonly village: string;
}

interface PrintedColumn extends Omit<ColumnModel, 'heading'> {
  readonly read: (entry: WorksheetEntry, printer: Printer, onDate: string) => CellContent;
}

/** In the order of the sheet. */
const PRINTED: Readonly<Record<PrintedField, PrintedColumn>> = {
  number: { type: 'integer', minWidth: 4, read: ({ number }) => number },
  name: { type: 'text', align: 'center', minWidth: 8, maxWidth: 24, read: ({ person }) => person.name.display },
  idNumber: { type: 'id', minWidth: 20, read: ({ person }, printer) => printer.id(person.idText) },
  village: { type: 'text', minWidth: 8, maxWidth: 14, read: ({ village }) => village },
  group: { type: 'text', minWidth: 4, maxWidth: 10, read: ({ person }) => person.place.group },
  sex: { type: 'text', align: 'center', minWidth: 4, read: ({ person }) => sexOf(person) },
  age: { type: 'integer', minWidth: 4, read: ({ person }, _, onDate) => ageOf(person, onDate) },
  head: { type: 'text', align: 'center', minWidth: 8, maxWidth: 20, read: ({ person }) => firstOf(person, (row) => row.headName?.display) },
  telephone: { type: 'id', minWidth: 12, read: ({ person }, printer) => printer.phone(firstOf(person, (row) => row.phone)) },
  identities: { type: 'text', minWidth: 10, maxWidth: 18, read: (entry) => identitiesOf(entry) },
  finding: { type: 'text', minWidth: 12, maxWidth: 20, read: ({ standing }, printer) => findingOf(standing.standing, standing.reason, standing.suggestion, printer) },
  known: { type: 'text', minWidth: 12, maxWidth: 20, read: ({ openCase }, printer) => knownOf(openCase, printer) },
};

const ANSWERS: Readonly<Record<AnswerField, Omit<ColumnModel, 'heading'>>> = {
  insured: { type: 'text', align: 'center', minWidth: 6 },
  scheme: { type: 'text', minWidth: 10, maxWidth: 12 },
  insuredPlace: { type: 'text', minWidth: 12 },
  reason: { type: 'text', minWidth: 14, maxWidth: 16 },
  until: { type: 'date', minWidth: 11 },
  channel: { type: 'text', align: 'center', minWidth: 8, maxWidth: 10 },
  contactDate: { type: 'date', minWidth: 11 },
  contactBy: { type: 'text', align: 'center', minWidth: 8 },
  evidence: { type: 'text', minWidth: 12, maxWidth: 14 },
  evidenceReference: { type: 'text', minWidth: 12, maxWidth: 14 },
  phone: { type: 'id', minWidth: 12 },
  remark: { type: 'text', minWidth: 16 },
  responsible: { type: 'text', align: 'center', minWidth: 12 },
  measure: { type: 'text', minWidth: 16 },
  cleared: { type: 'text', align: 'center', minWidth: 8 },
};

/** What a township can choose from, in words. */
export type Choices = Readonly<Partial<Record<AnswerField, readonly string[]>>>;

/** The drop-downs of a work sheet; the words are those of the reason dictionary and of the kinds of evidence. */
export function choicesOf(rules: WorksheetRules, reasons: ReportReasons, { evidenceKinds, surveyable }: { evidenceKinds: readonly string[]; surveyable: readonly string[] }): Choices {
  const words = (codes: readonly { readonly code: string }[]): string[] => codes.flatMap(({ code }) => (Object.hasOwn(reasons, code) && surveyable.includes(code) ? [reasons[code]!.zh] : []));
  return {
    insured: [rules.words.yes[0]!, rules.words.no[0]!],
    scheme: words(rules.schemes),
    reason: words(rules.reasons),
    channel: Object.values(CONTACT_CHANNELS).map(({ zh }) => zh),
    ...(evidenceKinds.length > 0 ? { evidence: evidenceKinds } : {}),
  };
}

/** All columns of a work sheet; the hidden key stands last. */
export function worksheetColumns(rules: WorksheetRules, choices: Choices): ColumnModel[] {
  const printed = (Object.keys(PRINTED) as PrintedField[]).map((field): ColumnModel => {
    const { type, align, minWidth, maxWidth } = PRINTED[field];
    return { type, ...(align === undefined ? {} : { align }), ...(minWidth === undefined ? {} : { minWidth }), ...(maxWidth === undefined ? {} : { maxWidth }), heading: rules.headings[field].heading };
  });
  const answers = rules.answers.map((field): ColumnModel => ({
    ...ANSWERS[field], heading: rules.headings[field].heading, group: rules.answerGroup, manual: true, ...(choices[field] === undefined ? {} : { choices: choices[field] }),
  }));
  return [...printed, ...answers, { heading: rules.headings.key.heading, type: 'id', align: 'left', hidden: true }];
}

/** What the sheet prints of one person, by field. */
export function printedCells(entry: WorksheetEntry, printer: Printer, onDate: string): Readonly<Record<PrintedField, CellContent>> {
  return Object.fromEntries((Object.keys(PRINTED) as PrintedField[]).map((field) => [field, PRINTED[field].read(entry, printer, onDate)])) as Record<PrintedField, CellContent>;
}

function findingOf(standing: LedgerEntry['standing']['standing'], reason: string, suggestion: string | null, printer: Printer): string {
  return `${STANDINGS[standing].zh}：${printer.reason(reason)}${suggestion === null ? '' : `；可能：${printer.reason(suggestion)}`}`;
}

/** What the county knows already: `排查中；失踪、失联；2020-05-01 入户`. A case nobody has touched says nothing. */
function knownOf({ state, reason, contacts }: Case, printer: Printer): string {
  const last = contacts.at(-1);
  if (reason === null && last === undefined && state === 'to-survey') return '';
  return [CASE_STATES[state].zh, ...(reason === null ? [] : [printer.reason(reason)]), ...(last === undefined ? [] : [`${last.on} ${CONTACT_CHANNELS[last.channel].zh}`])].join('；');
}
