/** Reads what was filled in on one row: each answer, or why it cannot be taken. */
import { cellText, isBlank, type Cell } from '../../domain/cell.js';
import { lastDay, type IsoDate, type PartialDate } from '../../domain/dates.js';
import { columnLetters } from '../../domain/source-ref.js';
import type { AnswerField, Answers, Refusal } from '../../domain/worksheet.js';
import type { CollectRefusalCode } from '../../domain/issues/collect.js';
import { foldWord } from './folding.js';
import type { Table } from './find-table.js';
import { refusal } from './refusals.js';
import type { AnswerWords } from './answer-words.js';

/** A date cell in any form; `readable` is false when there is text but no date in it. */
export type ReadDate = (cell: Cell | undefined) => { readonly from: PartialDate | null; readonly until: PartialDate | null; readonly readable: boolean };

export interface AnswerReaders {
  readonly words: AnswerWords;
  readonly date: ReadDate;
  readonly today: IsoDate;
  /** The first day that a check can be of. */
  readonly earliest: IsoDate;
  /** Fields that are read in this kind of file. */
  readonly fields: readonly AnswerField[];
  /** Evidence in free words becomes a remark instead of being refused: the county's own workbook has no list there. */
  readonly freeEvidence: boolean;
}

export interface ReadAnswers {
  readonly answers: Answers;
  readonly refusals: readonly Refusal[];
}

/** The answers of a row; those that contradict each other, or lack what belongs to them, are refused with the cell. */
export function readAnswers(cells: readonly Cell[], table: Table, readers: AnswerReaders): ReadAnswers {
  const { words } = readers;
  const answers: { -readonly [Field in keyof Answers]: Answers[Field] } = {};
  const refusals: Refusal[] = [];
  const refuse = (field: AnswerField, code: CollectRefusalCode, params: Readonly<Record<string, string>> = {}): void => {
    const column = table.columns.get(field);
    refusals.push(refusal(code, params, { column: column === undefined ? '' : columnLetters(column), heading: table.headings.get(field) ?? '' }));
  };
  const given = (field: AnswerField): Cell => {
    const column = table.columns.get(field);
    const cell = column === undefined || !readers.fields.includes(field) ? null : (cells[column] ?? null);
    return isBlank(cell) || words.blank.has(foldWord(cellText(cell))) ? null : cell;
  };
  const text = (field: AnswerField): string => cellText(given(field)).replace(/\s+/gu, ' ').trim();
  const choose = <T>(field: AnswerField, from: ReadonlyMap<string, T>): T | undefined => {
    const found = text(field);
    if (found === '') return undefined;
    const meant = from.get(foldWord(found));
    if (meant === undefined) refuse(field, 'collect/not-in-list', { found, allowed: words.allowed(field) });
    return meant;
  };
  const keep = <Field extends AnswerField>(field: Field, value: Answers[Field] | undefined): void => { if (value !== undefined && value !== '') answers[field] = value as never; };

  keep('insured', choose('insured', words.insured));
  keep('scheme', choose('scheme', words.schemes));
  // 居民参保 or 已参保 written under 未参保原因 answers another question.
  const reason = foldWord(text('reason'));
  const [scheme, insured] = words.reasons.has(reason) ? [] : [words.schemes.get(reason), reason.length > 1 ? words.insured.get(reason) : undefined]; // a tick or a 1 may mean anything
  if (scheme !== undefined && answers.scheme === undefined) keep('scheme', scheme);
  else if (insured !== undefined && insured === (answers.insured ?? insured)) keep('insured', insured);
  else keep('reason', choose('reason', words.reasons));
  keep('channel', choose('channel', words.channels));
  keep('cleared', choose('cleared', words.cleared));
  keep('contactDate', readDay(given('contactDate'), readers, (code, params) => { refuse('contactDate', code, params); }));
  keep('until', readEnd(given('until'), readers.date, (code, params) => { refuse('until', code, params); }));
  for (const field of ['insuredPlace', 'contactBy', 'evidenceReference', 'remark', 'responsible', 'measure'] as const) keep(field, text(field));
  const paper = text('evidence');
  const papers = words.papersIn(paper);
  const refer = (to: string): void => { keep('evidenceReference', [to, answers.evidenceReference ?? ''].join(' ').trim()); };
  if (papers !== null) {
    keep('evidence', papers[0]);
    if (papers.length > 1) refer(papers.slice(1).map((other) => words.shown('evidence', other)).join('、'));
  } else if (paper !== '' && readers.freeEvidence) refer(paper);
  else choose('evidence', words.evidence);
  const phone = text('phone').replace(/[\s\-—()（）]/gu, '');
  if (phone !== '' && !/^\+?\d{7,14}$/u.test(phone)) refuse('phone', 'collect/phone', { found: text('phone') });
  else keep('phone', phone);
  checkTogether(answers, refuse, words, refusals.length > 0);
  return { answers, refusals };
}

/** What one answer demands of another. After a word that could not be read nothing is demanded of its neighbours. */
function checkTogether(answers: Answers, refuse: (field: AnswerField, code: CollectRefusalCode, params?: Readonly<Record<string, string>>) => void, words: AnswerWords, unread: boolean): void {
  const { insured, scheme, reason } = answers;
  if ((insured === true && reason !== undefined) || (scheme !== undefined && reason !== undefined)) refuse('reason', 'collect/contradiction', { found: words.shown('reason', reason) });
  else if (insured === false && scheme !== undefined) refuse('scheme', 'collect/contradiction', { found: words.shown('scheme', scheme) });
  if (unread) return;
  if (insured === true && scheme === undefined && reason === undefined) refuse('scheme', 'collect/scheme-missing');
  if (insured === false && scheme === undefined && reason === undefined) refuse('reason', 'collect/reason-missing');
  if (scheme === 'offsite' && answers.insuredPlace === undefined) refuse('insuredPlace', 'collect/place-missing', { found: words.shown('scheme', scheme) });
  if (answers.channel !== undefined && answers.contactDate === undefined) refuse('contactDate', 'collect/date-missing');
  if (answers.contactDate !== undefined && answers.channel === undefined) refuse('channel', 'collect/channel-missing');
}

type RefuseDate = (code: CollectRefusalCode, params: Readonly<Record<string, string>>) => void;

/** A day on which something was done; a month is not enough, and the future is a slip. */
function readDay(cell: Cell, { date, today, earliest }: AnswerReaders, refuse: RefuseDate): IsoDate | undefined {
  if (cell === null) return undefined;
  const { from, until } = date(cell);
  if (from === null || from.precision !== 'day' || until !== null) {
    refuse('collect/date-unreadable', { found: cellText(cell) });
    return undefined;
  }
  if (from.value >= earliest && from.value <= today) return from.value as IsoDate;
  if (from.value > today) refuse('collect/date-future', { found: from.value, today });
  else refuse('collect/date-long-ago', { found: from.value });
  return undefined;
}

/** The end of a period: the later date of a range; a month or a year holds to its last day; 长期 has no end. */
function readEnd(cell: Cell, date: ReadDate, refuse: RefuseDate): IsoDate | undefined {
  if (cell === null) return undefined;
  const { from, until, readable } = date(cell);
  if (!readable) refuse('collect/date-unreadable', { found: cellText(cell) });
  const end = until ?? from;
  return end === null ? undefined : lastDay(end);
}
