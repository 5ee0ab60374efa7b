/** Versions of one person's answers: several rows of one run, and what was taken before 版本核对. Nothing is applied twice, nothing overwritten unseen. */
import type { AnswerConflict, AnswerField, Answers, TakenAnswers } from '../../domain/worksheet.js';
import { differingFields, isEmpty, joinedAnswers, newAnswers } from './answers.js';
import type { KnownCase } from './find-case.js';

/** The answers of one row. */
export interface Version {
  readonly file: string;
  /** Where in the file: `副本!5`. */
  readonly at: string;
  readonly kind: 'worksheet' | 'ledger';
  /** Batch of the sheet; 0 when the row was typed by hand. */
  readonly batch: number;
  readonly sheet: string;
  readonly answers: Answers;
}

export interface SettleContext {
  /** Files whose answers win. */
  readonly prefer: ReadonlySet<string>;
  /** What was last taken of the case. */
  readonly taken: (TakenAnswers & { readonly batch: number }) | undefined;
  /** Whether somebody at the county surveyed the case after the sheet of this batch was sent; of batch 0 always when there is a survey. */
  readonly surveyedSince: (batch: number) => boolean;
  readonly heading: (field: AnswerField) => string;
  readonly shown: (field: AnswerField, value: Answers[AnswerField]) => string;
  /** How the ledger is named beside the files of a conflict. */
  readonly ledgerName: string;
}

export type Settled =
  | { readonly kind: 'unfilled' }
  /** Taken before; `beaten` as below. */
  | { readonly kind: 'known'; readonly from: Version; readonly beaten: readonly Version[] }
  /** `answers`: what is new; `all`: everything taken of the case so far. */
  | { readonly kind: 'take'; readonly answers: Answers; readonly all: Answers; readonly from: Version; readonly beaten: readonly Version[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly AnswerConflict[] };

/** What becomes of the versions of one case. Their order does not matter. */
export function settle(versions: readonly Version[], known: KnownCase, context: SettleContext): Settled {
  const filled = versions.filter(({ answers }) => !isEmpty(answers));
  if (filled.length === 0) return { kind: 'unfilled' };
  const preferred = filled.filter(({ file }) => context.prefer.has(file));
  const counted = preferred.length > 0 ? preferred : filled;
  const among = conflictsAmong(counted, context);
  if (among.length > 0) return { kind: 'conflict', conflicts: among };
  const answers = counted.map((version) => version.answers).reduce(joinedAnswers);
  const from = counted.reduce((best, version) => (version.batch > best.batch ? version : best));
  const beaten = filled.filter((version) => !counted.includes(version) && differingFields(version.answers, answers).length > 0);
  if (preferred.length === 0) {
    const earlier = againstTaken(answers, from, context) ?? againstLedger(answers, from, known, context);
    if (earlier !== null) return { kind: 'conflict', conflicts: earlier };
  }
  const before = context.taken?.answers ?? {};
  const added = newAnswers(answers, before);
  if (isEmpty(added)) return { kind: 'known', from, beaten };
  return { kind: 'take', answers: complete(added, answers), all: joinedAnswers(before, answers), from, beaten };
}

/** A reason goes with its end, a day with how and by whom, a paper with its number: what belongs together is said together. */
function complete(added: Answers, all: Answers): Answers {
  const groups: readonly (readonly AnswerField[])[] = [['insured', 'scheme', 'reason', 'until', 'contactBy'], ['channel', 'contactDate', 'contactBy'], ['evidence', 'evidenceReference']];
  const fields = new Set(Object.keys(added) as AnswerField[]);
  for (const group of groups) if (group.some((field) => field in added)) for (const field of group) fields.add(field);
  return Object.fromEntries(Object.entries(all).filter(([field]) => fields.has(field as AnswerField))) as Answers;
}

function conflictsAmong(versions: readonly Version[], context: SettleContext): AnswerConflict[] {
  const fields = new Set<AnswerField>();
  for (const [at, left] of versions.entries()) for (const right of versions.slice(at + 1)) for (const field of differingFields(left.answers, right.answers)) fields.add(field);
  const rowsOf = Map.groupBy(versions, ({ file }) => file);
  const from = ({ file, at }: Version): string => ((rowsOf.get(file)?.length ?? 0) > 1 ? `${file}#${at}` : file); // a file twice is told apart by its rows
  return [...fields].map((field) => conflict(field, versions.map((version) => [from(version), version.answers] as const), context, rowsOf.size === 1));
}

/** A later batch corrects an earlier one; the same batch a second time, or an earlier one, is a conflict. The county's own workbook always counts. */
function againstTaken(answers: Answers, from: Version, context: SettleContext): AnswerConflict[] | null {
  const { taken } = context;
  if (taken === undefined || from.kind === 'ledger' || from.batch > taken.batch) return null;
  const fields = differingFields(taken.answers, answers);
  return fields.length === 0 ? null : fields.map((field) => conflict(field, [[taken.file, taken.answers], [from.file, answers]], context));
}

/** The county found something else since the sheet was sent. */
function againstLedger(answers: Answers, from: Version, { case: current }: KnownCase, context: SettleContext): AnswerConflict[] | null {
  const found = answers.scheme ?? answers.reason;
  if (found === undefined || current.reason === null || current.reason === found || from.kind === 'ledger') return null;
  if (!context.surveyedSince(from.batch)) return null;
  const field = answers.scheme === undefined ? 'reason' : 'scheme';
  return [{ field, heading: context.heading(field), values: [{ from: context.ledgerName, value: context.shown('reason', current.reason) }, { from: from.file, value: context.shown(field, found) }], withinFile: false }];
}

function conflict(field: AnswerField, sides: readonly (readonly [from: string, answers: Answers])[], { heading, shown }: SettleContext, withinFile = false): AnswerConflict {
  const said = (answers: Answers): string => (field === 'insured' && answers.insured === undefined ? shown('reason', answers.scheme ?? answers.reason) : shown(field, answers[field]));
  const values = new Map<string, { from: string; value: string }>();
  for (const [from, answers] of sides) {
    const value = said(answers);
    if (value !== '') values.set(`${from}\n${value}`, { from, value });
  }
  return { field, heading: heading(field), values: [...values.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.value < b.value ? -1 : 1)), withinFile };
}
