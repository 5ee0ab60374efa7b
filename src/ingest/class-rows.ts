import { cellText, isBlank, type Cell } from '../domain/cell.js';
import { isTargetKind, TARGET_KINDS, type SourceKind, type TargetKind } from '../domain/kinds.js';
import type { Mapping } from '../domain/mapping.js';
import type { Header } from './find-header.js';
import { foldHeading, foldText } from './fold-heading.js';
import { isNumberedLine } from './judge-row.js';
import { kindsNamed, kindWordsOf, type KindWords } from './kind-words.js';
import type { WindowRow } from './sheet-window.js';

/** How a sheet of people of several kinds says who is of which 混合名单: by a column of classes, or by lines between the rows. */
export interface ClassRows {
  /** 0-based; null: 一、低保对象, 二、特困人员 above the rows say it. */
  readonly column: number | null;
  /** The heading of the column, or the first of the lines. */
  readonly said: string;
  /** The lists that the sheet is, in the order of all kinds; the first counts the rows that are on none of them. */
  readonly kinds: readonly TargetKind[];
  readonly words: KindWords;
}

/** So many of the cells of a column of classes must name a kind, or people who have lists of their own. */
const NEARLY_ALL = 0.8;

/** @param rows those that look like data */
export function columnOfKinds(header: Header, rows: readonly WindowRow[], mappings: readonly Mapping[]): ClassRows | null {
  const vocabulary = mappings[0]?.vocabulary;
  if (vocabulary === undefined) return null;
  const words = kindWordsOf(mappings);
  const classes = new Set(vocabulary.classes.map((word) => foldHeading(word).bare));
  const elsewhere = vocabulary.elsewhere.map(foldText);
  for (const [column, heading] of header.headings.entries()) {
    if (heading.owner !== 'self' || !classes.has(heading.leaf)) continue;
    const texts = rows.flatMap((row) => (isBlank(row.cells[column]) ? [] : [cellText(row.cells[column])]));
    const named = texts.map((text) => targetsNamed(text, words));
    const told = named.filter((kinds, at) => kinds.length > 0 || elsewhere.some((word) => foldText(texts[at]!).includes(word)));
    if (texts.length * 2 >= rows.length && told.length >= texts.length * NEARLY_ALL) {
      const kinds = inOrder(named.flat());
      if (kinds.length > 1) return { column, said: heading.text, kinds, words };
    }
  }
  return null;
}

/** A numbered line that names a kind stands above the headings, and one that names another between the rows. */
export function linesOfKinds(header: Header, mappings: readonly Mapping[]): ClassRows | null {
  const words = kindWordsOf(mappings);
  const first = header.titles.findLast((title) => isNumberedLine(title) && targetsNamed(title, words).length === 1);
  if (first === undefined) return null;
  const lines = header.below.flatMap((row) => (row.filled.length === 1 ? [cellText(row.cells[row.filled[0]!])] : [])).filter(isNumberedLine);
  const kinds = inOrder([first, ...lines].flatMap((line) => targetsNamed(line, words)));
  return kinds.length > 1 ? { column: null, said: first, kinds, words } : null;
}

function targetsNamed(text: string, words: KindWords): readonly TargetKind[] {
  return (kindsNamed(text, words) ?? []).filter(isTargetKind);
}

function inOrder(kinds: readonly TargetKind[]): TargetKind[] {
  return TARGET_KINDS.filter((kind) => kinds.includes(kind));
}

/** Tells which rows are on one of the lists of such a sheet. */
export interface ClassReader {
  /** A line between the rows. */
  line(text: string): void;
  /** What the row says of its class. */
  classOf(cells: readonly Cell[]): string;
  /** The how manieth of the row's lists is this one, from 0; null: it is on others, or on none. */
  placeOf(cells: readonly Cell[]): number | null;
  /** No list of the sheet has the row, and this one counts it. */
  isLeft(cells: readonly Cell[]): boolean;
}

export function createClassReader({ column, said, kinds, words }: ClassRows, own: SourceKind): ClassReader {
  const known = new Map<string, readonly TargetKind[]>();
  let line = said;
  const classOf = (cells: readonly Cell[]): string => (column === null ? line : cellText(cells[column] ?? null).trim());
  const listsOf = (cells: readonly Cell[]): readonly TargetKind[] => {
    const text = classOf(cells);
    let lists = known.get(text);
    if (lists === undefined) known.set(text, (lists = targetsNamed(text, words).filter((kind) => kinds.includes(kind))));
    return lists;
  };
  return {
    line(text) { line = text; },
    classOf,
    placeOf(cells) {
      const at = listsOf(cells).findIndex((kind) => kind === own);
      return at < 0 ? null : at;
    },
    isLeft: (cells) => own === kinds[0] && listsOf(cells).length === 0,
  };
}
