import { cellText, isBlank, type Cell } from '../domain/cell.js';
import { FIELDS, type Field } from '../domain/fields.js';
import { issue, type Issue } from '../domain/issue.js';
import { isTargetKind, type SourceKind } from '../domain/kinds.js';
import type { Mapping, PersonColumns, SheetLayout, SheetVocabulary } from '../domain/mapping.js';
import type { RawRecord } from '../domain/record.js';
import type { Sheet } from '../domain/sheet.js';
import { columnLetters } from '../domain/source-ref.js';
import { isErrorCell, saysNothing } from './cell-shapes.js';
import { createClassReader, type ClassRows } from './class-rows.js';
import { answersOf, countedAs } from './answers.js';
import { foldText } from './fold-heading.js';
import { createFiller, HOUSEHOLD_FIELDS, PLACE_FIELDS } from './fill-down.js';
import { createHeadNumbers } from './head-numbers.js';
import { createRowJudge, readsAsDocument, readsAsName } from './judge-row.js';
import { mayBeSeveral, peopleOnRow, sameAsEarlier, type RowPerson } from './one-person.js';
import { withJoinedNumbers } from './spread-numbers.js';
import { createWatch, type Watch } from './watched-columns.js';

/** What came of a sheet 读取结果. `rows` counts people, also those of a wide row: rows = emitted + setAside. */
export interface SheetTally {
  readonly headerRow: number;
  readonly rows: number;
  readonly emitted: number;
  readonly setAside: number;
  readonly issues: Issue[];
}

/** What is needed to read a sheet that was recognised as a list. */
export interface ListReading {
  readonly sheetName: string;
  readonly source: SourceKind;
  readonly mapping: Mapping;
  readonly layout: SheetLayout;
  /** The sheet lists people of several kinds: which of its rows are on this list. */
  readonly classes?: ClassRows;
  /** It is one list by the clerk's word, now or at an earlier import. */
  readonly asOne?: true;
}

/**
 * Reads the people of a list from top to bottom and hands on one record a person. Rows that are no people (totals,
 * footers, repeated headers, blank or prepared rows) are passed over; a row with content that is neither is set aside with an issue.
 */
export async function readRecords(opened: Sheet, reading: ListReading, file: string, emit: (record: RawRecord) => void): Promise<SheetTally> {
  const { layout, mapping, source } = reading;
  const sheet = withJoinedNumbers(opened, layout.spread);
  const words = mapping.vocabulary;
  const judge = createRowJudge(layout, mapping);
  const filler = createFiller(layout, layout.merged ? await sheet.merges() : [], words.headRelations);
  const watch = createWatch(layout, mapping);
  const remarksOf = remarkReader(layout, words, watch);
  const makersOf = () => layout.people.map((person, index) => createMaker(layout, person, index, words.headRelations[0] ?? ''));
  let makers = makersOf();
  const heads = isTargetKind(source) ? createHeadNumbers(layout, words.headRelations) : null;
  const classes = reading.classes === undefined ? null : createClassReader(reading.classes, source, memberTest(layout, words.headRelations));
  const isFirst = reading.classes === undefined || reading.classes.kinds[0] === source;
  const left = new Map<string, { row: number; count: number }>();
  const issues: Issue[] = [];
  const failures = new Map<number, { row: number; count: number; code: string; field: Field }>();
  const sections: Partial<Record<Field, string>> = {};
  const tally = { rows: 0, emitted: 0, setAside: 0 };
  let current = 0;
  const noteFailure = (column: number, field: Field, code: string) => {
    const known = failures.get(column);
    if (known === undefined) failures.set(column, { row: current, count: 1, code, field });
    else known.count += 1;
  };
  let hidden = 0;
  let firstHidden = 0;
  // Below a header whose columns stand elsewhere nobody can be read.
  let below: { row: number; headings: string; count: number } | null = null;
  const endBelow = () => {
    if (below !== null && below.count > 0) issues.push(issue('ingest/other-header', { file, sheet: sheet.name, row: below.row }, { headings: below.headings, count: below.count }));
    below = null;
  };

  let rowCells: readonly Cell[] = [];
  const emitOne = (person: RowPerson, part: number): void => {
    tally.rows += 1;
    tally.emitted += 1;
    emit({ ref: { file, sheet: sheet.name, row: current, part }, kind: source, cells: person.cells, columns: person.columns, remarks: remarksOf(rowCells, current, person.part, sections.remark) });
  };
  // Who is on several lists of the sheet stands on each in a place of its own.
  const emitEach = (people: readonly RowPerson[], place: number): void => {
    people.forEach((person, at) => { emitOne(person, 1 + at + place * people.length); });
  };

  await sheet.scan((row) => {
    if (row.number < layout.firstDataRow) return;
    const { cells } = row;
    current = row.number;
    rowCells = cells;
    const verdict = judge(cells);
    if (verdict.kind === 'header') {
      endBelow();
      if (verdict.moved) below = { row: row.number, headings: cells.filter((cell) => !isBlank(cell)).map((cell) => cellText(cell).trim()).join('、'), count: 0 };
      return;
    }
    if (below !== null) {
      if (!isFirst || (verdict.kind !== 'people' && verdict.kind !== 'unreadable')) return;
      below.count += 1;
      tally.rows += 1;
      tally.setAside += 1;
      return;
    }
    filler.see(row.number, cells, verdict.kind === 'people');
    if (verdict.kind === 'section') {
      classes?.line(verdict.line);
      if (verdict.said !== undefined) {
        for (const field of verdict.said.fields) delete sections[field];
        Object.assign(sections, verdict.said.says);
        for (const [field, said] of Object.entries(verdict.said.says) as [Field, string][]) issues.push(issue('ingest/said-of-all', { file, sheet: sheet.name, row: row.number }, { sheet: sheet.name, column: FIELDS[field].zh, said }));
        makers = makersOf(); // rows that have other fields must not pass for rows of the same columns
      }
      if (verdict.places.town !== undefined) delete sections.village;
      Object.assign(sections, verdict.places);
      return;
    }
    if (verdict.kind === 'unreadable') {
      if (!isFirst) return;
      tally.rows += 1;
      tally.setAside += 1;
      issues.push(issue('ingest/unreadable-row', { file, sheet: sheet.name, row: row.number }, { content: verdict.content }));
      return;
    }
    if (verdict.kind === 'furniture') return;
    classes?.see(row.number, cells);
    const place = classes === null ? 0 : classes.place();
    if (place === null) {
      if (classes?.isLeft() !== true) return;
      const told = left.get(classes.said());
      if (told === undefined) left.set(classes.said(), { row: row.number, count: 1 }); else told.count += 1;
      tally.rows += 1;
      tally.setAside += 1;
      return;
    }
    if (row.hidden) {
      hidden += 1;
      firstHidden ||= row.number;
    }
    if (makers.length === 1) {
      const person = makers[0]!(cells, filler.valueOf, sections, noteFailure)!;
      heads?.see(row.number, person.cells);
      if (mayBeSeveral(person)) emitEach(peopleOnRow(person, words.surnames), place);
      else emitOne(person, 1 + place);
      return;
    }
    const onRow: RowPerson[] = [];
    for (const maker of makers) {
      const person = maker(cells, filler.valueOf, sections, noteFailure);
      if (person !== null && !sameAsEarlier(person, onRow, words.surnames)) onRow.push(person);
    }
    shareHead(onRow);
    for (const person of onRow) emitOne(person, person.part + place * makers.length);
  }, { columns: columnsNeeded(layout, reading.classes) });

  endBelow();
  for (const [column, failed] of [...failures].sort((a, b) => a[0] - b[0])) {
    issues.push(issue('ingest/formula-error', { file, sheet: sheet.name, row: failed.row, column: columnLetters(column) }, { column: layout.headings[column] || FIELDS[failed.field].zh, count: failed.count, code: failed.code }));
  }
  issues.push(...watch?.found({ file, sheet: sheet.name }) ?? []);
  for (const [said, { row, count }] of left) issues.push(issue('ingest/other-class', { file, sheet: sheet.name, row }, { said, count }));
  const blank = heads?.found({ file, sheet: sheet.name }) ?? null;
  if (blank !== null) issues.push(blank);
  if (hidden > 0) issues.push(issue('ingest/hidden-rows', { file, sheet: sheet.name, row: firstHidden }, { sheet: sheet.name, count: hidden }));
  return { headerRow: layout.headerRow, ...tally, issues };
}

/** The columns that are read, and those to the left of them where totals and footers stand; private columns are not among them. */
export function columnsNeeded(layout: SheetLayout, classes?: ClassRows): number[] {
  const named = [layout.shared, ...layout.people.map((person) => person.columns)].flatMap((columns) => Object.values(columns));
  const names = layout.people.flatMap(({ columns }) => [columns.name, columns.idNumber].filter((column) => column !== undefined));
  const column = classes?.column ?? null;
  const left = Array.from({ length: Math.max(1, Math.min(...names)) }, (_, at) => at);
  return [...new Set([...left, ...layout.sequence, ...layout.remarks, ...layout.watched.map((watched) => watched.column), ...named, ...(column === null ? [] : [column])])].filter((column) => !layout.unread.includes(column)).sort((a, b) => a - b);
}

/** Whether a row is of a household whose head stands above it: its relation is written, and is not the head's. */
function memberTest(layout: SheetLayout, headRelations: readonly string[]): (cells: readonly Cell[]) => boolean {
  const column = { ...layout.shared, ...layout.people[0]?.columns }.relation;
  return (cells) => {
    const relation = column === undefined ? '' : cellText(cells[column] ?? null).trim();
    return relation !== '' && !headRelations.includes(relation);
  };
}

type Maker = (cells: readonly Cell[], filled: (field: Field) => Cell | undefined, sections: Partial<Record<Field, string>>, failed: (column: number, field: Field, code: string) => void) => RowPerson | null;

function createMaker(layout: SheetLayout, person: PersonColumns, index: number, headRelation: string): Maker {
  const columns: Partial<Record<Field, number>> = { ...layout.shared, ...person.columns };
  const [remark] = person.remarks ?? layout.remarks;
  if (remark !== undefined) columns.remark ??= remark;
  const fields = Object.entries(columns) as [Field, number][];
  const fillable = new Set<Field>([...HOUSEHOLD_FIELDS, ...PLACE_FIELDS]);
  const { name: nameColumn, idNumber: idColumn, certificate } = columns;
  const filling = layout.merged || layout.fill.household.length > 0 || layout.fill.place.length > 0;
  const manyInRow = layout.people.length > 1;
  // Where all fields have columns and nothing is added, one object serves for every row; most of its cells are those of the row above.
  const reused: Partial<Record<Field, Cell>> | null = manyInRow || person.relation !== undefined || person.role === 'head' || Object.keys({ ...person.says, ...layout.constants }).length > 0 ? null : {};
  const above: (Cell | undefined)[] = fields.map(() => undefined);
  return (cells, filled, sections, failed) => {
    if (manyInRow && !isPresent(cells, nameColumn, idColumn, certificate)) return null;
    const made: Partial<Record<Field, Cell>> = reused !== null && hasNone(sections) ? reused : {};
    for (let at = 0; at < fields.length; at += 1) {
      const [field, column] = fields[at]!;
      let cell = cells[column] ?? null;
      if (isErrorCell(cell)) {
        failed(column, field, cell.code);
        cell = null;
      }
      if (filling && cell === null && fillable.has(field)) cell = filled(field) ?? null;
      if (made !== reused) made[field] = cell;
      else if (above[at] !== cell) made[field] = above[at] = cell;
    }
    // What the sheet or a line above says of the place stands where the row says nothing.
    for (const said of [person.says ?? {}, sections, layout.constants]) {
      for (const field in said) if (isBlank(made[field as Field])) made[field as Field] = said[field as Field]!;
    }
    if (person.relation !== undefined && made.relation === undefined) made.relation = person.relation;
    if (person.role === 'head' && made.relation === undefined) made.relation = headRelation;
    return { part: index + 1, role: person.role, cells: made, columns };
  };
}

function hasNone(said: object): boolean {
  for (const _ in said) return false;
  return true;
}

function isPresent(cells: readonly Cell[], name: number | undefined, id: number | undefined, certificate: number | undefined): boolean {
  if (name !== undefined && readsAsName(cells[name])) return true;
  return [id, certificate].some((column) => column !== undefined && !saysNothing(cells[column]) && readsAsDocument(cells[column]));
}

/** Members of a wide row get the head's name and number beside their own. */
function shareHead(people: readonly RowPerson[]): void {
  const head = people.find((person) => person.role === 'head');
  if (head === undefined) return;
  for (const person of people) {
    if (person === head) continue;
    if (person.role !== 'member') continue;
    person.cells.headName ??= head.cells.name ?? null;
    person.cells.headId ??= head.cells.idNumber ?? null;
  }
}

/**
 * The texts of the remark columns of one person of a row; an answer to what the heading asks stands behind the question, 是否在押：否. What the
 * title, or a line above the row, says of everybody comes last: it holds whatever else the row says.
 */
function remarkReader({ remarks, questions, withHeading, ticked, people, constants }: SheetLayout, words: SheetVocabulary, watch: Watch | null): (cells: readonly Cell[], row: number, part: number, said: string | undefined) => readonly string[] {
  const answers = answersOf(words);
  const nothing = new Set([...words.no, ...words.states].map(foldText));
  const ownOf = people.map((person) => person.remarks ?? remarks);
  const saidOf = people.map((person) => [person.says?.remark, constants.remark].filter((text) => text !== undefined));
  return (cells, row, part, said) => {
    const person = part - 1;
    const own = ownOf[person]!;
    const watched = watch?.textsOf(cells, row) ?? null;
    if (own.length === 0 && saidOf[person]!.length === 0 && said === undefined) return watched ?? NO_REMARKS;
    const texts: string[] = [];
    for (const column of own) {
      const cell = cells[column];
      const question = questions[column];
      if (isBlank(cell) || isErrorCell(cell)) {
        if (ticked.includes(column)) texts.push(`${question}：${words.no[0]!}`);
        continue;
      }
      const text = cellText(cell).trim();
      const heading = withHeading[column];
      if (heading !== undefined) {
        if (!nothing.has(foldText(text)) && SOMETHING.test(text)) texts.push(`${heading}：${text}`);
        continue;
      }
      const counted = question === undefined ? null : countedAs(cell, question, words);
      if (counted === '') continue;
      const answer = counted ?? (question === undefined ? undefined : answers.get(foldText(text)));
      texts.push(answer === undefined ? text : `${question}：${answer}`);
    }
    texts.push(...watched ?? [], ...saidOf[person]!, ...(said === undefined ? [] : [said]));
    return texts.length === 0 ? NO_REMARKS : texts;
  };
}

const SOMETHING = /[\p{L}\p{N}]/u;
const NO_REMARKS: readonly string[] = [];
