import { cellText } from '../domain/cell.js';
import type { SheetVocabulary } from '../domain/mapping.js';
import type { Merge } from '../domain/sheet.js';
import { looksLikeData, looksLikeName, plausibleId } from './cell-shapes.js';
import { foldText } from './fold-heading.js';
import { couldBeHeader, distinctCells, explainsHeadings, isLineBelow, isTitle, lastRowOf } from './header-rows.js';
import { headingStrengths, OF_PERSON, type HeadingStrength } from './heading-strength.js';
import { readHeading, type HeadingReading, type Lexicon } from './lexicon.js';
import { columnPath, headerGrid } from './merge-grid.js';
import type { SheetWindow, WindowRow } from './sheet-window.js';

/** The header of a sheet 表头: its rows and what each column is called. */
export interface Header {
  readonly rows: readonly WindowRow[];
  /** By column; columns without a heading have an empty reading. */
  readonly headings: readonly HeadingReading[];
  /** Rows above it, as text. */
  readonly titles: readonly string[];
  /** The rows of the window that stand below it. */
  readonly below: readonly WindowRow[];
}

/** A header stands in the first so many rows that have content. */
export const HEADER_WITHIN = 40;

/**
 * Finds the header by content: the block of one to three rows in which the most headings are known to any mapping and no cell is
 * data. Group titles and two-row headers win over their leaves alone. Null if nothing there looks like one.
 */
export async function findHeader(window: SheetWindow, lexicons: readonly Lexicon[]): Promise<Header | null> {
  const words = lexicons[0]?.mapping.vocabulary;
  if (words === undefined) return null;
  const candidates = window.rows.slice(0, HEADER_WITHIN);
  const merges = (await mergesMatter(candidates)) ? await window.merges() : [];
  const strength = headingStrengths(lexicons, words);
  let best: { score: number; start: number; depth: number; headings: readonly HeadingReading[] } | null = null;
  for (let start = 0; start < candidates.length; start += 1) {
    // Below a good header and data, a header is the same again on the next page.
    if (best !== null && best.score >= 3 && candidates.slice(best.start + best.depth, start).some((row) => row.filled.length >= 3 && row.filled.some((column) => looksLikeData(row.cells[column]!)))) break;
    for (let depth = 1; depth <= 3 && start + depth <= candidates.length; depth += 1) {
      const block = candidates.slice(start, start + depth);
      // A row that the header found so far has already: the next page begins, and what stands between is people.
      const above = best !== null && start >= best.start + best.depth ? candidates.slice(best.start, best.start + best.depth) : [];
      if (repeats(block[depth - 1]!, [...above, ...block.slice(0, -1)])) break;
      if (!block.every((row) => couldBeHeader(row, merges, words)) || (depth > 1 && isLineBelow(block[depth - 1]!, lexicons, words))) break;
      const width = Math.max(...block.map((row) => row.filled[row.filled.length - 1]! + 1));
      if (depth > 1 && isTitle(block[0]!, merges, width, window.spread)) break;
      const headings = headingsOf(block, merges, words);
      const last = depth > 1 ? lastRowOf(block, headings, merges, words, strength) : 'headings';
      if (last === 'person') break;
      if (last === 'nothing') continue;
      const score = scoreBlock(headings, block, merges, strength) - (depth - 1) * 0.3 + (last === 'parts' ? 0.6 * block[depth - 1]!.filled.length : 0);
      if (score >= 2 && (best === null || score > best.score + 1e-9)) best = { score, start, depth, headings };
    }
  }
  const found = best ?? headerByShape(window, merges, words);
  if (found === null) return null;
  let end = found.start + found.depth;
  while (explainsHeadings(window.rows[end], found.headings, words, strength)) end += 1;
  return {
    rows: candidates.slice(found.start, end), headings: found.headings,
    titles: candidates.slice(0, found.start).flatMap((row) => row.filled.map((column) => cellText(row.cells[column]!).trim())),
    below: window.rows.slice(end),
  };
}

function repeats(row: WindowRow, header: readonly WindowRow[]): boolean {
  const texts = (each: WindowRow): string => each.filled.map((column) => `${column} ${foldText(cellText(each.cells[column]!))}`).join('\n');
  return header.some((each) => texts(each) === texts(row));
}

/** A column in the window that is full of identity numbers, for sheets without a known header; null if none. */
export function idColumnOf(rows: readonly WindowRow[]): { column: number; first: number } | null {
  const counts = new Map<number, { count: number; first: number }>();
  rows.forEach((row, index) => {
    for (const column of row.filled) {
      if (!plausibleId(row.cells[column])) continue;
      const entry = counts.get(column);
      if (entry === undefined) counts.set(column, { count: 1, first: index });
      else entry.count += 1;
    }
  });
  const ranked = [...counts].sort((a, b) => b[1].count - a[1].count || a[0] - b[0]);
  const [top] = ranked;
  return top === undefined || top[1].count < 2 ? null : { column: top[0], first: top[1].first };
}

function headerByShape(window: SheetWindow, merges: readonly Merge[], words: SheetVocabulary): { start: number; depth: number; headings: readonly HeadingReading[] } | null {
  const ids = idColumnOf(window.rows);
  if (ids === null || ids.first === 0 || ids.first > HEADER_WITHIN) return null;
  const row = window.rows[ids.first - 1]!;
  if (!couldBeHeader(row, merges, words) || distinctCells(row, merges) < 2 || !row.filled.includes(ids.column)) return null;
  const below = window.rows[ids.first]!;
  // A person without a number just above the first number is not a header: her other cells look like those below.
  const alike = row.filled.filter((column) => below.filled.includes(column) && sameShape(cellText(row.cells[column]!), cellText(below.cells[column]!)));
  if (alike.length * 2 > row.filled.length) return null;
  return { start: ids.first - 1, depth: 1, headings: headingsOf([row], merges, words) };
}

function sameShape(left: string, right: string): boolean {
  return left === right || (/^\d+$/u.test(left) && /^\d+$/u.test(right));
}

async function mergesMatter(rows: readonly WindowRow[]): Promise<boolean> {
  // Only a text row directly above another text row can be a grouped header; a plain table never asks.
  return rows.some((row, index) => {
    const next = rows[index + 1];
    return next !== undefined && row.filled.length >= 2 && next.number === row.number + 1 && next.filled.length >= 2 && ![row, next].some((each) => each.filled.some((column) => looksLikeData(each.cells[column]!)));
  });
}

function headingsOf(block: readonly WindowRow[], merges: readonly Merge[], words: SheetVocabulary): HeadingReading[] {
  const width = Math.max(...block.map((row) => (row.filled[row.filled.length - 1] ?? -1) + 1), ...merges.filter((merge) => block.some((row) => row.number === merge.top)).map((merge) => merge.right + 1));
  const grid = headerGrid(block, merges, width);
  return Array.from({ length: width }, (_, column) => readHeading(columnPath(grid, column), words));
}

function scoreBlock(headings: readonly HeadingReading[], block: readonly WindowRow[], merges: readonly Merge[], strength: HeadingStrength): number {
  let score = 0;
  let names = 0;
  let persons = 0;
  const leafRow = block[block.length - 1]!;
  const upper = block.slice(0, -1);
  for (const [column, heading] of headings.entries()) {
    // A merged title counts once, however many columns it spans.
    if (heading.full === '' || merges.some((merge) => merge.top === leafRow.number && merge.left < column && column <= merge.right)) continue;
    const known = strength(heading);
    score += known;
    const grouped = heading.leaf !== heading.full;
    if (grouped && (known > 0 || underGroup(column, upper, merges))) score += 0.2;
    if (known >= OF_PERSON) persons += 1;
    if (known === 0 && looksLikeName(heading.leaf)) names += 1;
  }
  return persons === 0 ? 0 : score - names * 0.1;
}

function underGroup(column: number, upper: readonly WindowRow[], merges: readonly Merge[]): boolean {
  return upper.some((row) => merges.some((merge) => merge.top === row.number && merge.right > merge.left && merge.left <= column && column <= merge.right));
}
