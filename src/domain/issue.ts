import { ISSUES, type IssueCode, type IssueParams } from './issue-catalog.js';
import type { Language } from './language.js';
import { maskNumbersIn } from './identity-number.js';
import { columnLetters, type CellPlace, type RecordRef } from './source-ref.js';

export type Severity = 'error' | 'warning' | 'info';

/** Something about the data 问题: returned and collected, never thrown. */
export interface Issue {
  readonly code: IssueCode;
  readonly place: CellPlace;
  /** Values for the holes of the message. Identity numbers are masked when the message is printed. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Makes an issue; the compiler checks that every hole of the message is filled. */
export function issue<C extends IssueCode>(code: C, place: CellPlace, params: IssueParams<C>): Issue {
  return { code, place, params: params as Record<string, string | number> };
}

export function severityOf(found: Pick<Issue, 'code'>): Severity {
  return ISSUES[found.code].severity;
}

/** The sentence of an issue, identity numbers masked. */
export function issueMessage(found: Issue, language: Language): string {
  return fillTemplate(ISSUES[found.code][language], found.params);
}

/** What to do about it, identity numbers masked. */
export function issueFix(found: Issue, language: Language): string {
  return fillTemplate(ISSUES[found.code].fix[language], found.params);
}

/** `file › sheet › row 12 › H`, as far as it is known. */
export function formatPlace(place: CellPlace, language: Language): string {
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.file);
  if (place.sheet !== undefined) parts.push(place.sheet);
  if (place.row !== undefined) parts.push(language === 'zh' ? `第 ${place.row} 行` : `row ${place.row}`);
  if (place.column !== undefined) parts.push(language === 'zh' ? `${place.column} 列` : `column ${place.column}`);
  return parts.join(' › ');
}

/** The place of a field of a record. */
export function placeOf(ref: RecordRef, column?: number): CellPlace {
  return { file: ref.file, sheet: ref.sheet, row: ref.row, ...(column === undefined ? {} : { column: columnLetters(column) }) };
}

/** A message with its holes filled, identity numbers masked; a hole without a value stays, and of a quoted cell with nothing in it that is said. */
export function fillTemplate(template: string, params: Issue['params']): string {
  return template.replace(/([“"]?)\{(\w+)\}/gu, (hole, quote: string, name: string) => (!(name in params) ? hole : quote + (params[name] === '' && quote !== '' ? (quote === '“' ? '（空白）' : '(blank)') : maskNumbersIn(String(params[name])))));
}
