import { cellText } from '../domain/cell.js';
import type { SheetVocabulary } from '../domain/mapping.js';
import type { Merge } from '../domain/sheet.js';
import { looksLikeData } from './cell-shapes.js';
import { foldText } from './fold-heading.js';
import { OF_PERSON, type HeadingStrength } from './heading-strength.js';
import { isNumberedLine, readsAsName } from './judge-row.js';
import { matchHeading, RANK, readHeading, type HeadingReading, type Lexicon } from './lexicon.js';
import { columnPath, headerGrid } from './merge-grid.js';
import { placesOfLine } from './place-name.js';
import type { SheetWindow, WindowRow } from './sheet-window.js';

// What a row can be beside a header: one of its rows, the title above it, or the first row below it.

/** Whether a row can be one of a header's: short texts, none of which is data. */
export function couldBeHeader(row: WindowRow, merges: readonly Merge[], words: SheetVocabulary): boolean {
  if (row.filled.some((column) => looksLikeData(row.cells[column]!))) return false;
  const texts = row.filled.map((column) => foldText(cellText(row.cells[column]!)));
  if (texts.some((text) => words.captions.some((caption) => new RegExp(`^${caption}[^:]{0,6}:.`, 'u').test(text)))) return false;
  return distinctCells(row, merges) > 0 && texts.every((text) => [...text].length <= 60);
}

/** 柳河镇, 双山村 or 一、低保对象 alone on the row below the header: the first people's; 所在村 is the second row of a heading. */
export function isLineBelow(row: WindowRow, lexicons: readonly Lexicon[], words: SheetVocabulary): boolean {
  const [only] = row.filled;
  if (row.filled.length !== 1) return false;
  const text = cellText(row.cells[only!]!);
  return isNumberedLine(text) || (placesOfLine(text, words) !== null && !lexicons.some((lexicon) => (matchHeading(lexicon, readHeading([text], words))?.rank ?? RANK.pattern) > RANK.pattern));
}

/** A line above the header: one cell over the whole width, or a long text with at most two others far from it. A number with one digit a cell is one column. */
export function isTitle(row: WindowRow, merges: readonly Merge[], columns: number, spread: SheetWindow['spread']): boolean {
  const distinct = distinctCells(row, merges);
  if (distinct < 2) return true;
  const across = (left: number, right: number): number => spread.reduce((sum, { from, to }) => (from >= left && to <= right ? sum - (to - from) : sum), right - left + 1);
  const width = across(0, columns - 1);
  if (merges.some((merge) => merge.top === row.number && across(merge.left, merge.right) >= 0.8 * width)) return true;
  const longest = Math.max(...row.filled.map((column) => [...foldText(cellText(row.cells[column]!))].length));
  return distinct <= 3 && longest >= 8 && !merges.some((merge) => merge.top === row.number && merge.right > merge.left) && width > 2 * distinct;
}

/** Cells with content; a merged one counts once. */
export function distinctCells(row: WindowRow, merges: readonly Merge[]): number {
  const covered = new Set<number>();
  for (const merge of merges) {
    if (row.number < merge.top || row.number > merge.bottom) continue;
    for (let column = merge.left; column <= merge.right; column += 1) if (row.number !== merge.top || column !== merge.left) covered.add(column);
  }
  return row.filled.filter((column) => !covered.has(column)).length;
}

/**
 * What the last row of a block is to the rows above it. `headings`: names columns that have no heading above, or divides those of a
 * group. `parts`: divides columns further and has nothing where name and number are headed above, as no person's row has. `person`:
 * has somebody's name where the name is headed above. `nothing`: adds no heading.
 */
export function lastRowOf(block: readonly WindowRow[], headings: readonly HeadingReading[], merges: readonly Merge[], words: SheetVocabulary, strength: HeadingStrength): 'headings' | 'parts' | 'person' | 'nothing' {
  const last = block[block.length - 1]!;
  const grid = headerGrid(block, merges, headings.length);
  const above = { rows: grid.rows.slice(0, -1) };
  const columns = last.filled.filter((column) => column < headings.length).map((column) => ({
    column, text: cellText(last.cells[column]!),
    above: readHeading(columnPath(above, column), words), alone: strength(readHeading([cellText(last.cells[column]!)], words)),
    // The title of a group stands over several columns.
    shared: [column - 1, column + 1].some((beside) => above.rows.some((row) => row[column] !== '' && row[beside] === row[column])),
  }));
  const persons = headings.flatMap((heading, column) => (strength(heading) >= OF_PERSON && block.slice(0, -1).some((row) => row.filled.includes(column)) ? [column] : []));
  if (persons.length >= 2 && persons.every((column) => !last.filled.includes(column))) return 'parts';
  if (columns.some(({ text, above, shared, alone }) => !shared && alone === 0 && strength(above) >= OF_PERSON && readsAsName(text))) return 'person';
  const carries = columns.some((each) => {
    const [known, before] = [strength(headings[each.column]!), strength(each.above)];
    return known > 0 && (known > before || (each.shared && each.alone > 0));
  });
  return carries ? 'headings' : 'nothing';
}

/** A row below the headings that says how to fill them in (必填, 与身份证一致, 18位), what a database calls them (AAC003, SFZH), or what people call those codes: nobody. */
export function explainsHeadings(row: WindowRow | undefined, headings: readonly HeadingReading[], words: SheetVocabulary, strength: HeadingStrength): boolean {
  const texts = (row?.filled ?? []).map((column) => ({ column, text: foldText(cellText(row!.cells[column]!)).replace(/^\((.*)\)$/u, '$1') }));
  const hints = words.hints.map((pattern) => new RegExp(pattern, 'u'));
  const ofPerson = texts.filter(({ column }) => headings[column] !== undefined && strength(headings[column]) >= OF_PERSON);
  if (ofPerson.length >= 2 && ofPerson.every(({ text }) => strength(readHeading([text], words)) >= OF_PERSON)) return true;
  if (ofPerson.length > 0 && ofPerson.every(({ text }) => hints.some((hint) => hint.test(text)))) return true;
  return new Set(texts.map(({ text }) => text)).size === texts.length && texts.length >= 3 && texts.every(({ text }) => /^(?=.{2})[a-z_]+\d{0,4}[a-z_]*$/u.test(text));
}
