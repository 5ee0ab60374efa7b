import { cellText } from '../domain/cell.js';
import type { SheetVocabulary } from '../domain/mapping.js';
import type { Merge } from '../domain/sheet.js';
import { looksLikeData, looksLikeName, plausibleId } from './cell-shapes.js';
import { foldText } from './fold-heading.js';
import { isNumberedLine } from './judge-row.js';
import { matchHeading, RANK, readHeading, type HeadingReading, type Lexicon } from './lexicon.js';
import { columnPath, headerGrid } from './merge-grid.js';
import { placesOfLine } from './place-name.js';
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
  const strengths = new Map<string, number>();
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
      const score = scoreBlock(headings, block, merges, lexicons, strengths, words) - (depth - 1) * 0.3 + (depth > 1 && subdivides(block[depth - 1]!, block.slice(0, -1), headings, strengths) ? 0.6 * block[depth - 1]!.filled.length : 0);
      if (score >= 2 && (best === null || score > best.score + 1e-9)) best = { score, start, depth, headings };
    }
  }
  const found = best ?? headerByShape(window, merges, words);
  if (found === null) return null;
  return {
    rows: candidates.slice(found.start, found.start + found.depth), headings: found.headings,
    titles: candidates.slice(0, found.start).flatMap((row) => row.filled.map((column) => cellText(row.cells[column]!).trim())),
    below: window.rows.slice(found.start + found.depth),
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

function couldBeHeader(row: WindowRow, merges: readonly Merge[], words: SheetVocabulary): boolean {
  if (row.filled.some((column) => looksLikeData(row.cells[column]!))) return false;
  const texts = row.filled.map((column) => foldText(cellText(row.cells[column]!)));
  if (texts.some((text) => words.captions.some((caption) => new RegExp(`^${caption}[^:]{0,6}:.`, 'u').test(text)))) return false;
  return distinctCells(row, merges) > 0 && texts.every((text) => [...text].length <= 60);
}

/** 柳河镇, 双山村 or 一、低保对象 alone on the row below the header: the first people's; 所在村 is the second row of a heading. */
function isLineBelow(row: WindowRow, lexicons: readonly Lexicon[], words: SheetVocabulary): boolean {
  const [only] = row.filled;
  if (row.filled.length !== 1) return false;
  const text = cellText(row.cells[only!]!);
  return isNumberedLine(text) || (placesOfLine(text, words) !== null && !lexicons.some((lexicon) => (matchHeading(lexicon, readHeading([text], words))?.rank ?? RANK.pattern) > RANK.pattern));
}

/** A line above the header: one cell over the whole width, or a long text with at most two others far from it. A number with one digit a cell is one column. */
function isTitle(row: WindowRow, merges: readonly Merge[], columns: number, spread: SheetWindow['spread']): boolean {
  const distinct = distinctCells(row, merges);
  if (distinct < 2) return true;
  const across = (left: number, right: number): number => spread.reduce((sum, { from, to }) => (from >= left && to <= right ? sum - (to - from) : sum), right - left + 1);
  const width = across(0, columns - 1);
  if (merges.some((merge) => merge.top === row.number && across(merge.left, merge.right) >= 0.8 * width)) return true;
  const longest = Math.max(...row.filled.map((column) => [...foldText(cellText(row.cells[column]!))].length));
  return distinct <= 3 && longest >= 8 && !merges.some((merge) => merge.top === row.number && merge.right > merge.left) && width > 2 * distinct;
}

function distinctCells(row: WindowRow, merges: readonly Merge[]): number {
  const covered = new Set<number>();
  for (const merge of merges) {
    if (row.number < merge.top || row.number > merge.bottom) continue;
    for (let column = merge.left; column <= merge.right; column += 1) if (row.number !== merge.top || column !== merge.left) covered.add(column);
  }
  return row.filled.filter((column) => !covered.has(column)).length;
}

function scoreBlock(headings: readonly HeadingReading[], block: readonly WindowRow[], merges: readonly Merge[], lexicons: readonly Lexicon[], strengths: Map<string, number>, words: SheetVocabulary): number {
  let score = 0;
  let names = 0;
  let persons = 0;
  const leafRow = block[block.length - 1]!;
  const upper = block.slice(0, -1);
  for (const [column, heading] of headings.entries()) {
    // A merged title counts once, however many columns it spans.
    if (heading.full === '' || merges.some((merge) => merge.top === leafRow.number && merge.left < column && column <= merge.right)) continue;
    const key = `${heading.full} ${heading.leaf} ${heading.owner}`;
    let strength = strengths.get(key);
    if (strength === undefined) strengths.set(key, (strength = headingStrength(heading, lexicons, words)));
    score += strength;
    const grouped = heading.leaf !== heading.full;
    if (grouped && (strength > 0 || underGroup(column, upper, merges))) score += 0.2;
    if (strength >= 1.5) persons += 1;
    if (strength === 0 && looksLikeName(heading.leaf)) names += 1;
  }
  // The last row of a header must itself carry headings; otherwise it is the first row of data.
  const carried = leafRow.filled.some((column) => (strengths.get(keyOf(headings[column])) ?? 0) > 0) || subdivides(leafRow, upper, headings, strengths);
  return persons === 0 || !carried ? 0 : score - names * 0.1;
}

function underGroup(column: number, upper: readonly WindowRow[], merges: readonly Merge[]): boolean {
  return upper.some((row) => merges.some((merge) => merge.top === row.number && merge.right > merge.left && merge.left <= column && column <= merge.right));
}

/** A row that only divides columns further: it has nothing where name and number are headed above, as no person's row has. */
function subdivides(leafRow: WindowRow, upper: readonly WindowRow[], headings: readonly HeadingReading[], strengths: ReadonlyMap<string, number>): boolean {
  const persons = headings.flatMap((heading, column) => ((strengths.get(keyOf(heading)) ?? 0) >= 1.5 && upper.some((row) => row.filled.includes(column)) ? [column] : []));
  return persons.length >= 2 && persons.every((column) => !leafRow.filled.includes(column));
}

function keyOf(heading: HeadingReading | undefined): string {
  return heading === undefined ? '' : `${heading.full} ${heading.leaf} ${heading.owner}`;
}

/** 0 unknown, up to 1 known; 0.5 more for the headings of a person: name and number. */
function headingStrength(heading: HeadingReading, lexicons: readonly Lexicon[], words: SheetVocabulary): number {
  let best = words.sequence.includes(heading.leaf) || words.ignored.includes(heading.leaf) ? 1 : 0;
  for (const lexicon of lexicons) {
    const match = matchHeading(lexicon, heading);
    if (match === null) continue;
    const person = match.field === 'name' || match.field === 'idNumber' || match.field === 'headName' || match.field === 'headId' || match.field === 'certificate';
    // A long sentence that happens to hold a known word is a title or a note, not a heading.
    const known = match.rank >= RANK.base ? 1 : [...heading.leaf].length > 20 ? 0 : 0.6;
    if (known > 0) best = Math.max(best, known + (person ? 0.5 : 0));
  }
  if ((heading.owner === 'other' || heading.owner === 'kin') && best === 0) return headingStrength({ ...heading, full: heading.leaf, owner: 'self' }, lexicons, words);
  return best >= 1.1 && best < 1.5 ? 1.5 : best;
}
