import { cellText, isBlank } from '../domain/cell.js';
import type { HeaderSign, Mapping, ValueSign } from '../domain/mapping.js';
import type { Assignment } from './assign-columns.js';
import { foldHeading, foldText } from './fold-heading.js';
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
    const found = wordsIn(foldText(text), mappings);
    const lastEnd = Math.max(-1, ...found.filter((word) => !word.weak).map((word) => word.end));
    const best = new Map<string, number>();
    for (const word of found) {
      const worth = word.weak ? Math.min(weights.hint, weight) : weight + (word.end === lastEnd ? weights.last : 0);
      for (const id of word.mappings) best.set(id, Math.max(best.get(id) ?? 0, worth));
    }
    for (const [id, worth] of best) points.set(id, (points.get(id) ?? 0) + worth);
  }
  return points;
}

interface FoundWord {
  readonly end: number;
  readonly weak: boolean;
  readonly mappings: readonly string[];
}

/** Words of all mappings in a text; a longer word uses up its characters first, then the left one. */
function wordsIn(text: string, mappings: readonly Mapping[]): FoundWord[] {
  if (text === '') return [];
  const owners = new Map<string, { weak: boolean; mappings: string[] }>();
  const add = (word: string, weak: boolean, id: string | null) => {
    const key = foldText(word);
    const entry = owners.get(key) ?? { weak, mappings: [] };
    owners.set(key, entry);
    if (id !== null && !entry.mappings.includes(id)) entry.mappings.push(id);
  };
  for (const mapping of mappings) {
    for (const word of mapping.identify.words ?? []) add(word, false, mapping.id);
    for (const word of mapping.identify.hints ?? []) add(word, true, mapping.id);
  }
  for (const word of mappings[0]?.vocabulary.neutral ?? []) add(word, true, null);
  const hits: { word: string; at: number }[] = [];
  for (const word of owners.keys()) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) hits.push({ word, at });
  hits.sort((a, b) => b.word.length - a.word.length || a.at - b.at);
  const used = new Set<number>();
  const found: FoundWord[] = [];
  for (const { word, at } of hits) {
    const span = Array.from({ length: word.length }, (_, offset) => at + offset);
    if (span.some((index) => used.has(index))) continue;
    span.forEach((index) => used.add(index));
    found.push({ end: at + word.length, ...owners.get(word)! });
  }
  return found;
}

/** Points for headings. Each sign counts once; flags such as 是否低保 must be listed whole to count. */
export function headerEvidence(mapping: Mapping, headings: readonly HeadingReading[]): number {
  return (mapping.identify.headers ?? []).reduce((sum, sign) => sum + (showsSign(sign, headings) ? sign.weight : 0), 0);
}

function showsSign(sign: HeaderSign, headings: readonly HeadingReading[]): boolean {
  const present = (header: string) => {
    const bare = foldHeading(header).bare;
    return headings.some((heading) => heading.full === bare || heading.leaf === bare || heading.core === bare || heading.base === bare);
  };
  if (sign.all !== undefined) return sign.all.every(present);
  if ((sign.any ?? []).some(present)) return true;
  const parts = (sign.contains ?? []).map((part) => foldHeading(part).bare);
  return headings.some((heading) => !/^(?:是否|有无|是不是)/u.test(heading.leaf) && parts.some((part) => heading.leaf.includes(part)));
}

/** Points for the values that stand in the columns as this mapping reads them. */
export function valueEvidence(mapping: Mapping, assignment: Assignment, rows: readonly WindowRow[]): number {
  return (mapping.identify.values ?? []).reduce((sum, sign) => sum + (showsValue(sign, assignment, rows) ? sign.weight : 0), 0);
}

function showsValue(sign: ValueSign, assignment: Assignment, rows: readonly WindowRow[]): boolean {
  const column = assignment.people[0]?.columns[sign.field] ?? assignment.shared[sign.field];
  if (column === undefined) return false;
  const values = new Set(rows.flatMap((row) => (isBlank(row.cells[column]) ? [] : [foldText(cellText(row.cells[column]))])));
  const holds = (words: readonly string[]) => [...values].some((value) => words.some((word) => (/^\d+$/u.test(word) ? value === word : value.includes(foldText(word)))));
  if (sign.distinct !== undefined && values.size < sign.distinct) return false;
  if (sign.any !== undefined && !holds(sign.any)) return false;
  return sign.none === undefined || !holds(sign.none);
}

/** The signs of a mapping that no heading showed, for the message about unknown sheets. */
export function missingSigns(mapping: Mapping, headings: readonly HeadingReading[]): string[] {
  return (mapping.identify.headers ?? []).filter((sign) => !showsSign(sign, headings)).flatMap((sign) => (sign.all ?? sign.any ?? sign.contains ?? []).slice(0, 2)).slice(0, 4);
}
