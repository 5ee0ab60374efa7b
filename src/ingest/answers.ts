import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { SheetVocabulary } from '../domain/mapping.js';
import { foldText } from './fold-heading.js';
import type { WindowRow } from './sheet-window.js';

// Columns of yes and no 是非列: what their headings ask is known by the cells, 死亡标识 = 1.

type Answers = Pick<SheetVocabulary, 'yes' | 'no'>;

/** The answer that each way of writing it stands for: Y → 是. */
export function answersOf({ yes, no }: Answers): ReadonlyMap<string, string> {
  return new Map([...yes.map((word) => [foldText(word), yes[0]!] as const), ...no.map((word) => [foldText(word), no[0]!] as const)]);
}

/** Whether nothing but answers stands in a column, at least one. */
export function isAnswered(column: number, rows: readonly WindowRow[], words: Answers): boolean {
  const answers = [...words.yes, ...words.no].map(foldText);
  const given = textsIn(column, rows);
  return given.length > 0 && given.every((text) => answers.includes(text));
}

/** Of a column in which nothing but answers and states stands, which; `denies` if one of them is a no. Null for any other column, and for one that is mostly empty. */
export function statedIn(column: number, rows: readonly WindowRow[], { yes, no, states, deniedStates }: Answers & Pick<SheetVocabulary, 'states' | 'deniedStates'>): { readonly in: 'answers' | 'states'; readonly denies: boolean } | null {
  const given = textsIn(column, rows);
  if (given.length === 0 || given.length * 2 < rows.length) return null;
  const [denying, answers] = [new Set([...no, ...deniedStates].map(foldText)), new Set([...yes, ...no].map(foldText))];
  const known = new Set([...states, ...deniedStates].map(foldText));
  if (!given.every((text) => answers.has(text) || known.has(text))) return null;
  return { in: given.every((text) => answers.has(text)) ? 'answers' : 'states', denies: given.some((text) => denying.has(text)) };
}

/** Whether a column is ticked for some people and left blank for all others. */
export function isTicked(column: number, rows: readonly WindowRow[], words: Answers): boolean {
  const yes = words.yes.map(foldText);
  const given = textsIn(column, rows);
  return given.length > 0 && given.length < rows.length && given.every((text) => yes.includes(text));
}

/** What a cell answers below a heading that asks how much 退费金额, 欠费: some is a yes, nothing is no answer. Null for a cell or a heading of another sort. */
export function countedAs(cell: Cell | undefined, heading: string, { yes, amountHeadings }: Pick<SheetVocabulary, 'yes' | 'amountHeadings'>): string | null {
  if (!amountHeadings.some((word) => heading.endsWith(word))) return null;
  const amount = AMOUNT.exec(cellText(cell).normalize('NFKC').replace(/[\s,¥]/gu, ''))?.[1];
  return amount === undefined ? null : Number(amount) === 0 ? '' : yes[0]!;
}

const AMOUNT = /^-?(\d+(?:\.\d+)?)元?$/u;

/** Whether amounts are all that stands in a column below such a heading, at least one. */
export function isCounted(column: number, heading: string, rows: readonly WindowRow[], words: Pick<SheetVocabulary, 'yes' | 'amountHeadings'>): boolean {
  const given = rows.map((row) => row.cells[column]).filter((cell) => !isBlank(cell));
  return given.length > 0 && given.every((cell) => countedAs(cell, heading, words) !== null);
}

/** Whether nothing at all stands in a column. */
export function isEmpty(column: number, rows: readonly WindowRow[]): boolean {
  return rows.every((row) => isBlank(row.cells[column]));
}

function textsIn(column: number, rows: readonly WindowRow[]): string[] {
  return rows.filter((row) => !isBlank(row.cells[column])).map((row) => foldText(cellText(row.cells[column])));
}
