import { cellText, isBlank } from '../domain/cell.js';
import type { HeaderSign, Mapping, ValueSign } from '../domain/mapping.js';
import type { Assignment } from './assign-columns.js';
import { foldHeading, foldText } from './fold-heading.js';
import { kindWordsOf, listWordsOf, wordsIn } from './kind-words.js';
import type { HeadingReading } from './lexicon.js';
import type { WindowRow } from './sheet-window.js';

// What speaks for a kind of list, added up from data: words outside the table, headings, values. No kind is named here.

/** Texts around the table, outermost last. */
export interface Surroundings {
  readonly titles: readonly string[];
  readonly sheet: string;
  readonly file: string;
  readonly folder: string;
}

/** Splits a relative path and collects what is written around a table. */
export function surroundingsOf(titles: readonly string[], sheet: string, path: string): Surroundings {
  const parts = path.split('/');
  const base = parts.pop() ?? '';
  return { titles, sheet, file: base.replace(/\.[A-Za-z0-9]{1,5}$/u, ''), folder: parts[parts.length - 1] ?? '' };
}

/** Points by mapping id for the words in titles, sheet name, file name and folder. */
export function wordEvidence(around: Surroundings, mappings: readonly Mapping[]): Map<string, number> {
  const points = new Map<string, number>();
  const weights = mappings[0]?.weights;
  if (weights === undefined) return points;
  const places: readonly (readonly [string, number])[] = [
    [around.titles.join('|'), weights.title], [around.sheet, weights.sheet], [around.file, weights.file], [around.folder, weights.folder],
  ];
  for (const [text, weight] of places) {
    const folded = foldText(text);
    const found = wordsIn(folded, kindWordsOf(mappings));
    const strong = found.filter((word) => !word.weak).sort((a, b) => a.end - b.end);
    const [beforeLast, last] = strong.slice(-2).length === 2 ? strong.slice(-2) : [undefined, strong[0]];
    // `特困、低保名单` names two kinds side by side: neither is the head of the phrase.
    const listed = beforeLast !== undefined && last !== undefined && /[、,;|/+&和与及]/u.test(folded.slice(beforeLast.end, last.end));
    const lastEnd = last === undefined || listed ? -1 : last.end;
    const best = new Map<string, number>();
    for (const word of found) {
      const worth = word.weak ? Math.min(weights.hint, weight) : weight + (word.end === lastEnd ? weights.last : 0);
      for (const id of word.mappings) best.set(id, Math.max(best.get(id) ?? 0, worth));
    }
    for (const [id, worth] of best) points.set(id, (points.get(id) ?? 0) + worth);
  }
  return points;
}

/** The list of something else that a sheet names although it names a kind, 现役军人家属; the first text that names either decides. Null if it is none. */
export function otherListNamed(around: Surroundings, mappings: readonly Mapping[]): string | null {
  const words = listWordsOf(mappings);
  for (const text of [...around.titles, around.sheet, around.file].map((each) => foldText(each).replace(/\([^()]*\)?/gu, ''))) {
    const found = wordsIn(text, words).sort((a, b) => a.end - b.end);
    const last = found.filter((word) => word.mappings.length > 0 || word.other).at(-1);
    if (found.some((word) => word.other || !word.weak)) return last?.other === true ? last.word : null;
  }
  return null;
}

/** Whether the words that a mapping needs stand around the table, in a heading or in a cell. */
export function hasNeeded({ identify: { needs } }: Mapping, around: Surroundings, headings: readonly HeadingReading[], rows: readonly WindowRow[]): boolean {
  if (needs === undefined) return true;
  const words = needs.map(foldText);
  const shows = (text: string) => words.some((word) => text.includes(word));
  return [...around.titles, around.sheet, around.file, around.folder, ...headings.map(({ text }) => text)].some((text) => shows(foldText(text)))
    || rows.some((row) => row.filled.some((column) => typeof row.cells[column] === 'string' && shows(foldText(row.cells[column]))));
}

/** Points by mapping id for columns of classes whose every cell names one and the same kind: 人员类型 = 建档立卡贫困人口. */
export function classEvidence(headings: readonly HeadingReading[], rows: readonly WindowRow[], mappings: readonly Mapping[]): Map<string, number> {
  const points = new Map<string, number>();
  const { vocabulary, weights } = mappings[0] ?? {};
  if (vocabulary === undefined || weights === undefined) return points;
  const classes = new Set(vocabulary.classes.map((word) => foldHeading(word).bare));
  headings.forEach((heading, column) => {
    if (heading.owner !== 'self' || !classes.has(heading.leaf)) return;
    const filled = rows.filter((row) => !isBlank(row.cells[column]));
    const texts = new Set(filled.map((row) => foldText(cellText(row.cells[column]))));
    if (filled.length * 2 < rows.length || texts.size === 0 || texts.size > 12) return;
    const named = [...texts].map((text) => new Set(wordsIn(text, kindWordsOf(mappings)).filter((word) => !word.weak).flatMap((word) => word.mappings)));
    for (const id of named[0]!) if (named.every((ids) => ids.has(id))) points.set(id, weights.cells);
  });
  return points;
}

/**
 * Points for headings. Each sign counts once; a sign by part of a heading looks only at headings that no whole one has
 * explained, and never at flags: 是否低保 on a registry does not make it a 低保 list.
 * Signs against a kind look at headings of their own, if given.
 */
export function headerEvidence(mapping: Mapping, headings: readonly HeadingReading[], against = headings): number {
  const signs = mapping.identify.headers ?? [];
  const whole = new Set(signs.flatMap((sign) => [...(sign.any ?? []), ...(sign.all ?? [])]).map((header) => foldHeading(header).bare));
  const isUnexplained = (heading: HeadingReading): boolean => !spellings(heading).some((spelling) => whole.has(spelling));
  const [unexplained, unexplainedAgainst] = [headings.filter(isUnexplained), against.filter(isUnexplained)];
  return signs.reduce((sum, sign) => sum + ((sign.weight < 0 ? showsSign(sign, against, unexplainedAgainst) : showsSign(sign, headings, unexplained)) ? sign.weight : 0), 0);
}

/** All forms of a heading, with the year of which it tells and without: 2020年度缴费金额 is a column of payments as 缴费金额 is. */
function spellings({ full, leaf, core, base, undated }: HeadingReading): string[] {
  return [full, leaf, core, base, ...(undated === undefined ? [] : spellings(undated))];
}

function showsSign(sign: HeaderSign, headings: readonly HeadingReading[], unexplained: readonly HeadingReading[]): boolean {
  const present = (header: string) => {
    const bare = foldHeading(header).bare;
    return headings.some((heading) => spellings(heading).includes(bare));
  };
  if (sign.all !== undefined) return sign.all.every(present);
  if ((sign.any ?? []).some(present)) return true;
  const parts = (sign.contains ?? []).map((part) => foldHeading(part).bare);
  return unexplained.some((heading) => !FLAG.test(heading.leaf) && parts.some((part) => heading.leaf.includes(part)));
}

// Grammar, not vocabulary: a heading that asks a question is answered with yes or no.
const FLAG = /^(?:是否|有无|是不是)/u;

/** Points for the values that stand in the columns as this mapping reads them; `looksAt`: which of them count. */
export function valueEvidence(mapping: Mapping, assignment: Assignment, rows: readonly WindowRow[], looksAt: (column: number) => boolean): number {
  return (mapping.identify.values ?? []).reduce((sum, sign) => sum + (showsValue(sign, assignment, rows, looksAt) ? sign.weight : 0), 0);
}

function showsValue(sign: ValueSign, assignment: Assignment, rows: readonly WindowRow[], looksAt: (column: number) => boolean): boolean {
  const column = assignment.people[0]?.columns[sign.field] ?? assignment.shared[sign.field];
  // A column taken for its values says nothing more by having them.
  if (column === undefined || !looksAt(column) || assignment.guessed.some((guess) => guess.column === column)) return false;
  const values = new Set(rows.flatMap((row) => (isBlank(row.cells[column]) ? [] : [foldText(cellText(row.cells[column]))])));
  const holds = (words: readonly string[]) => [...values].some((value) => words.some((word) => (/^\d+$/u.test(word) ? value === word : value.includes(foldText(word)))));
  if (sign.distinct !== undefined && values.size < sign.distinct) return false;
  if (sign.any !== undefined && !holds(sign.any)) return false;
  if (sign.all !== undefined && (values.size === 0 || ![...values].every((value) => sign.all!.some((word) => value.includes(foldText(word)))))) return false;
  return sign.none === undefined || !holds(sign.none);
}

/** The signs of a mapping that no heading showed, for the message about unknown sheets. */
export function missingSigns(mapping: Mapping, headings: readonly HeadingReading[]): string[] {
  return (mapping.identify.headers ?? []).filter((sign) => !showsSign(sign, headings, headings)).flatMap((sign) => (sign.all ?? sign.any ?? sign.contains ?? []).slice(0, 2)).slice(0, 4);
}
