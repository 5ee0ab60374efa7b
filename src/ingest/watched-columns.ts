import { cellText, isBlank, type Cell } from '../domain/cell.js';
import { FIELDS } from '../domain/fields.js';
import { issue, type Issue } from '../domain/issue.js';
import type { Mapping, SheetLayout, WatchedColumn } from '../domain/mapping.js';
import { columnLetters, type CellPlace } from '../domain/source-ref.js';
import { answersOf, countedAs } from './answers.js';
import { isErrorCell } from './cell-shapes.js';
import { foldText } from './fold-heading.js';
import { tellsOf } from './lexicon.js';

/** Columns of unknown headings 未识别列, looked at row by row: the words that make them remarks may first stand below the rows by which a sheet was recognised. */
export interface Watch {
  /** What stands in them on this row that changes its meaning; null for nothing. */
  textsOf(cells: readonly Cell[], row: number): readonly string[] | null;
  /** The columns in which such words were found. */
  found(place: Pick<CellPlace, 'file' | 'sheet'>): Issue[];
}

/** Texts that were looked at already are remembered, so many of a column. */
const REMEMBERED = 2000;

/** Null where there is nothing to watch. */
export function createWatch({ watched, headings }: SheetLayout, { id, columns, vocabulary }: Mapping): Watch | null {
  const tells = tellsOf(columns.remark ?? {});
  if (tells === null || watched.length === 0) return null;
  const answers = answersOf(vocabulary);
  const first = new Map<number, number>();
  const remembered = watched.map(() => new Map<Cell, string | null>());
  const deniedStates = new Set(vocabulary.deniedStates.map(foldText));
  const read = (cell: Cell, { question, ofState }: WatchedColumn): string | null => {
    const text = cellText(cell).trim();
    const counted = question === '' ? null : countedAs(cell, question, vocabulary);
    if (counted === '') return null;
    const answer = counted ?? (question === '' ? undefined : answers.get(foldText(text)));
    if (answer !== undefined) return `${question}：${answer}`;
    return tells(text) || (ofState && deniedStates.has(foldText(text))) ? text : null;
  };
  return {
    textsOf(cells, row) {
      let texts: string[] | null = null;
      for (let at = 0; at < watched.length; at += 1) {
        const cell = cells[watched[at]!.column] ?? null;
        if (cell === null || isBlank(cell) || isErrorCell(cell)) continue;
        const known = remembered[at]!;
        let text = known.get(cell);
        if (text === undefined) {
          if (known.size >= REMEMBERED) known.clear();
          known.set(cell, text = read(cell, watched[at]!));
        }
        if (text === null) continue;
        (texts ??= []).push(text);
        if (!first.has(watched[at]!.column)) first.set(watched[at]!.column, row);
      }
      return texts;
    },
    found: (place) => [...first].map(([column, row]) => issue('ingest/guessed-column', { ...place, row, column: columnLetters(column) }, { heading: headings[column] || columnLetters(column), column: FIELDS.remark.zh, mapping: id })),
  };
}
