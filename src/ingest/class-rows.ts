import { cellText, isBlank, type Cell } from '../domain/cell.js';
import { isTargetKind, TARGET_KINDS, type SourceKind, type TargetKind } from '../domain/kinds.js';
import type { Mapping } from '../domain/mapping.js';
import type { Merge, Sheet } from '../domain/sheet.js';
import type { Header } from './find-header.js';
import { foldHeading, foldText } from './fold-heading.js';
import { isNumberedLine } from './judge-row.js';
import { kindsNamed, kindWordsOf, type KindWords } from './kind-words.js';
import type { SheetWindow, WindowRow } from './sheet-window.js';

/** How a sheet of people of several kinds says who is of which 混合名单: by a column of classes, or by lines between the rows. */
export interface ClassRows {
  /** 0-based; null: 一、低保对象, 二、特困人员 above the rows say it. */
  readonly column: number | null;
  /** The heading of the column, or the first of the lines. */
  readonly said: string;
  /** The lists that the sheet is, in the order of all kinds; the first counts the rows that are on none of them. */
  readonly kinds: readonly TargetKind[];
  readonly words: KindWords;
  /** Merged cells of the column, from top to bottom: one class for all rows beside them. */
  readonly merges: readonly Merge[];
}

/** Where to look for classes: the beginning of a sheet, and the sheet itself where it goes on. */
export interface ClassSource {
  readonly header: Header;
  readonly mappings: readonly Mapping[];
  readonly window: SheetWindow;
  /** null: the window is all of it. */
  readonly sheet: Sheet | null;
}

/** So many of the cells of a column of classes must name a kind, or people who have lists of their own. */
const NEARLY_ALL = 0.8;

/**
 * Lists come sorted, so that the beginning may hold a single class: the column is read to its end.
 *
 * @param rows those that look like data
 * @param isOpen whether nothing but the classes of the column says what the sheet is
 */
export async function columnOfKinds({ header, mappings, window, sheet }: ClassSource, rows: readonly WindowRow[], isOpen: (column: number) => boolean): Promise<ClassRows | null> {
  const vocabulary = mappings[0]?.vocabulary;
  if (vocabulary === undefined) return null;
  const words = kindWordsOf(mappings);
  const classes = new Set(vocabulary.classes.map((word) => foldHeading(word).bare));
  const elsewhere = vocabulary.elsewhere.map(foldText);
  for (const [column, heading] of header.headings.entries()) {
    if (heading.owner !== 'self' || !classes.has(heading.leaf)) continue;
    const own = rows.map((row) => cellText(row.cells[column] ?? null).trim()).filter((text) => text !== '');
    const told = own.filter((text) => targetsNamed(text, words).length > 0 || elsewhere.some((word) => foldText(text).includes(word)));
    if (own.length === 0 || told.length < own.length * NEARLY_ALL || !isOpen(column)) continue; // what follows may read all of the sheet
    const merges = inColumn(await window.merges(), column);
    if (rows.filter((row) => !isBlank(mergedCell(rows, merges, row, column))).length * 2 < rows.length) continue;
    const kinds = inOrder([...(sheet === null ? told : await textsOf(sheet, column))].flatMap((text) => targetsNamed(text, words)));
    if (kinds.length > 1) return { column, said: heading.text, kinds, words, merges };
  }
  return null;
}

/** A numbered line that names a kind stands right above or below the headings, and one that names another between the rows, however far down. */
export async function linesOfKinds({ header, mappings, sheet }: ClassSource): Promise<ClassRows | null> {
  const words = kindWordsOf(mappings);
  const top = header.below[0] === undefined ? null : lineOf(header.below[0].cells);
  const first = [...header.titles, ...(top === null ? [] : [top])].findLast((line) => isNumberedLine(line) && targetsNamed(line, words).length === 1);
  if (first === undefined) return null;
  const rows = sheet === null ? header.below.map(({ cells }) => lineOf(cells)) : await linesOf(sheet);
  const lines = rows.filter((line) => line !== null).filter(isNumberedLine);
  const kinds = inOrder([first, ...lines].flatMap((line) => targetsNamed(line, words)));
  return kinds.length > 1 ? { column: null, said: first, kinds, words, merges: [] } : null;
}

async function textsOf(sheet: Sheet, column: number): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  await sheet.scan(({ cells }) => {
    texts.add(cellText(cells[column] ?? null).trim());
  }, { columns: [column] });
  return texts;
}

async function linesOf(sheet: Sheet): Promise<readonly (string | null)[]> {
  const lines: (string | null)[] = [];
  await sheet.scan(({ cells }) => {
    const line = lineOf(cells);
    if (line !== null) lines.push(line);
  });
  return lines;
}

/** What a row with a single filled cell says. */
function lineOf(cells: readonly Cell[]): string | null {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length === 1 ? cellText(filled[0]) : null;
}

function inColumn(merges: readonly Merge[], column: number): readonly Merge[] {
  return merges.filter(({ left, right, top, bottom }) => left <= column && right >= column && bottom > top).sort((a, b) => a.top - b.top);
}

function mergedCell(rows: readonly WindowRow[], merges: readonly Merge[], row: WindowRow, column: number): Cell {
  const own = row.cells[column] ?? null;
  if (!isBlank(own) || merges.length === 0) return own;
  const merge = merges.find(({ top, bottom }) => top < row.number && bottom >= row.number);
  return merge === undefined ? null : rows.find(({ number }) => number === merge.top)?.cells[column] ?? null;
}

function targetsNamed(text: string, words: KindWords): readonly TargetKind[] {
  return (kindsNamed(text, words) ?? []).filter(isTargetKind);
}

function inOrder(kinds: readonly TargetKind[]): TargetKind[] {
  return TARGET_KINDS.filter((kind) => kinds.includes(kind));
}

/** Tells which rows are on one of the lists of such a sheet; rows and lines are seen in order. */
export interface ClassReader {
  see(row: number, cells: readonly Cell[]): void;
  /** A line between the rows. */
  line(text: string): void;
  /** What the row says of its class, itself, by a merged cell or by the head of the household. */
  said(): string;
  /** The how manieth of the row's lists is this one, from 0; null: it is on others, or on none. */
  place(): number | null;
  /** No list of the sheet has the row, and this one counts it. */
  isLeft(): boolean;
}

/** @param isMember whether a row belongs to the household whose head stands above it */
export function createClassReader({ column, said, kinds, words, merges }: ClassRows, own: SourceKind, isMember: (cells: readonly Cell[]) => boolean): ClassReader {
  const known = new Map<string, readonly TargetKind[]>();
  let text = said;
  let ofHead = '';
  let merged = '';
  let next = 0;
  const lists = (): readonly TargetKind[] => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = targetsNamed(text, words).filter((kind) => kinds.includes(kind))));
    return found;
  };
  return {
    see(row, cells) {
      if (column === null) return;
      text = cellText(cells[column] ?? null).trim();
      while (next < merges.length && merges[next]!.bottom < row) next += 1;
      const range = merges[next];
      if (range?.top === row) merged = text;
      if (text === '' && range !== undefined && row > range.top) text = merged;
      if (!isMember(cells)) ofHead = text;
      else if (text === '') text = ofHead;
    },
    line(line) {
      if (column === null) text = line;
    },
    said: () => text,
    place() {
      const at = lists().findIndex((kind) => kind === own);
      return at < 0 ? null : at;
    },
    isLeft: () => own === kinds[0] && lists().length === 0,
  };
}
