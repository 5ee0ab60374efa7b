import { cellText, type Cell } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';
import type { Mapping, SheetLayout, SheetVocabulary } from '../domain/mapping.js';
import { looksLikeId, looksLikeName, saysNothing } from './cell-shapes.js';
import { foldText } from './fold-heading.js';
import { placesOfLine } from './place-name.js';
import { PART_NUMBER, saidBelowReader, type SaidBelow } from './said-of-all.js';

/**
 * What a row below the header is 行类别. `furniture`: totals, footers, notes, prepared empty rows. `header`: the header again, or (`moved`)
 * one with the same headings over other columns.
 */
export type RowVerdict =
  | { readonly kind: 'people' }
  | { readonly kind: 'furniture' }
  | { readonly kind: 'header'; readonly moved: boolean }
  | { readonly kind: 'section'; readonly line: string; readonly places: { readonly town?: string; readonly village?: string }; readonly said?: SaidBelow }
  | { readonly kind: 'unreadable'; readonly content: string };

const PEOPLE: RowVerdict = { kind: 'people' };
const FURNITURE: RowVerdict = { kind: 'furniture' };
const HEADER: RowVerdict = { kind: 'header', moved: false };
const MOVED_HEADER: RowVerdict = { kind: 'header', moved: true };

/** Whether a line of its own is one of several: 二、特困人员. */
export function isNumberedLine(text: string): boolean {
  return PART_NUMBER.test(foldText(text));
}

/** Fields that are often filled in beforehand, by formula or by merging: they do not make a row a person. */
const PREPARED: ReadonlySet<Field> = new Set<Field>(['county', 'town', 'village', 'group', 'address', 'household', 'headName', 'headId', 'sex', 'age', 'asOf', 'year', 'scheme']);

/**
 * Makes the judge of a layout. It decides by the identity cell alone where that looks like a number (nearly every row),
 * and looks at the rest only where it does not.
 */
export function createRowJudge(layout: SheetLayout, mapping: Mapping): (cells: readonly Cell[]) => RowVerdict {
  const words = mapping.vocabulary;
  const titleWords = (mapping.identify.words ?? []).map(foldText);
  const idColumns = layout.people.flatMap(({ columns }) => [columns.idNumber, columns.certificate].filter((column) => column !== undefined));
  const nameColumns = layout.people.flatMap(({ columns }) => (columns.name === undefined ? [] : [columns.name]));
  const personColumns = new Set([...idColumns, ...nameColumns]);
  const prepared = new Set<number>(layout.sequence);
  const personal = new Set<number>(layout.remarks);
  for (const columns of [layout.shared, ...layout.people.map((person) => person.columns)]) {
    for (const [field, column] of Object.entries(columns) as [Field, number][]) (PREPARED.has(field) || (layout.form === 'wide' && columns === layout.shared) ? prepared : personal).add(column);
  }
  const captions = [...words.footers, ...words.captions, ...words.notes].map(foldText);
  const totals = words.totals.map(foldText);
  const saidBelow = saidBelowReader(mapping, { ...layout.shared, ...layout.people[0]?.columns });
  const furniture = words.furniture.map((pattern) => new RegExp(pattern, 'u'));
  const [firstId] = idColumns;
  const isExample = exampleReader(words);
  const tellsExample = [...layout.sequence, ...nameColumns];

  return (cells) => {
    if (tellsExample.some((column) => isExample(cells[column]))) return FURNITURE;
    if (firstId !== undefined && looksLikeId(cells[firstId])) return PEOPLE;
    if (idColumns.some((column) => looksLikeId(cells[column]))) return PEOPLE;
    const filled: { column: number; text: string }[] = [];
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (!saysNothing(cell)) filled.push({ column, text: foldText(cellText(cell)) });
    }
    const [first, second] = filled;
    if (first === undefined) return FURNITURE;
    if (isCaption(first.text, captions) || furniture.some((pattern) => pattern.test(first.text))) return FURNITURE;
    const heads = [first, second, ...filled.filter(({ column }) => nameColumns.includes(column))];
    if (heads.some((each) => each !== undefined && isTotal(each.text, totals))) return FURNITURE;
    if (movesHeader(filled, layout, personColumns)) return MOVED_HEADER;
    if (repeatsHeader(filled, layout)) return HEADER;
    if (numbersColumns(filled)) return FURNITURE;
    if (filled.length === 1) {
      if (layout.titles.some((title) => foldText(title) === first.text)) return FURNITURE;
      const places = placesOfLine(first.text, words);
      const said = places === null ? saidBelow(first.text, !personal.has(first.column) && !personColumns.has(first.column)) : null;
      if (said !== null) return { kind: 'section', line: first.text, places: {}, said };
      if (places === null && isNumberedLine(first.text)) return { kind: 'section', line: first.text, places: {} };
      if ([...first.text].length > 6 && titleWords.some((word) => first.text.includes(word))) return FURNITURE;
      if (places !== null) return { kind: 'section', line: first.text, places };
    }
    if (nameColumns.some((column) => readsAsName(cells[column]))) return PEOPLE;
    if (idColumns.some((column) => readsAsDocument(cells[column]))) return PEOPLE;
    const told = filled.filter(({ column }) => !prepared.has(column));
    if (filled.length === 1 && [...first.text].length > 20 && !personal.has(first.column)) return FURNITURE;
    if (told.every(({ column }) => !personal.has(column) && !nameColumns.includes(column) && !idColumns.includes(column))) return FURNITURE;
    return { kind: 'unreadable', content: filled.map(({ text }) => text).join(' ').slice(0, 60) };
  };
}

/** Finds the cell that says the row only shows how to fill the list in: 示例, 例1, 张三（示例）. Used on every row. */
function exampleReader({ examples }: SheetVocabulary): (cell: Cell | undefined) => boolean {
  const words = examples.map(foldText);
  const marks = [...new Set(words.map((word) => word.at(-1) as string))];
  const example = new RegExp(`^\\(?(?:${words.join('|')})\\d*(?:$|[:)])|\\((?:${words.join('|')})\\)$`, 'u');
  return (cell) => typeof cell === 'string' && marks.some((mark) => cell.includes(mark)) && example.test(foldText(cell));
}

/** A cell that names somebody: letters or Han characters, not a sentence, not a count. */
export function readsAsName(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string' || saysNothing(cell)) return false;
  if (looksLikeName(cell)) return true;
  const text = cell.trim();
  return /[\p{L}\p{Co}]/u.test(text) && [...text].length <= 30 && !/[:;!：；！]|[，。,].*[，。,]/u.test(text) && !/^\d+\s*\p{L}{1,2}$/u.test(text);
}

/** A document number that is not shaped like an identity number: six letters and digits or more. */
export function readsAsDocument(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return cell >= 1e6;
  return typeof cell === 'string' && /\d/u.test(cell) && cell.replace(/[^0-9A-Za-z]/gu, '').length >= 6;
}

function isCaption(text: string, captions: readonly string[]): boolean {
  return captions.some((caption) => text.startsWith(caption) && /^(?:$|[:(].*|\d*[.、].*|签.*|盖章.*)$/u.test(text.slice(caption.length)));
}

function isTotal(text: string, totals: readonly string[]): boolean {
  return [...text].length <= 16 && totals.some((word) => text === word || text.startsWith(`${word}:`) || text.startsWith(`${word}(`) || (text.endsWith(word) && [...text].length > [...word].length) || new RegExp(`^${word}\\d+[人户名]*$`, 'u').test(text));
}

function repeatsHeader(filled: readonly { column: number; text: string }[], layout: SheetLayout): boolean {
  return layout.headerTexts.some((header) => {
    const equal = filled.filter(({ column, text }) => header[column] === text).length;
    return equal >= 2 || (equal === 1 && filled.length === 1);
  });
}

/** The headings of the table over other columns: a second table on the sheet. */
function movesHeader(filled: readonly { column: number; text: string }[], layout: SheetLayout, personColumns: ReadonlySet<number>): boolean {
  const moved = filled.filter(({ column, text }) => layout.headerTexts.some((header) => header.includes(text)) && layout.headerTexts.every((header) => header[column] !== text));
  return moved.length >= 2 && moved.some(({ column }) => personColumns.has(column));
}

/** The row of column numbers under some headers: 1 2 3 4, or 甲 乙 1 2. */
function numbersColumns(filled: readonly { text: string }[]): boolean {
  return filled.length >= 3 && filled.every(({ text }) => /^(?:\(?\d{1,3}\)?|[甲乙丙丁戊己庚辛]|栏次|列次|[a-z])$/u.test(text));
}
