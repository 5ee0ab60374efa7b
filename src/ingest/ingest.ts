import { cellText, isBlank } from '../domain/cell.js';
import type { PartialDate } from '../domain/dates.js';
import { FIELDS, type Field } from '../domain/fields.js';
import { issue, type Issue } from '../domain/issue.js';
import { isTargetKind, SOURCE_KINDS, type SourceKind } from '../domain/kinds.js';
import type { Mapping, SheetLayout, SourceProfile } from '../domain/mapping.js';
import type { Sheet } from '../domain/sheet.js';
import { columnLetters, type CellPlace } from '../domain/source-ref.js';
import { findAsOf } from './as-of.js';
import { buildLayout } from './build-layout.js';
import { looksLikeData, plausibleId, saysNothing } from './cell-shapes.js';
import { chooseMapping, type Choice, type Trial } from './choose-mapping.js';
import { columnOfKinds, linesOfKinds, type ClassRows, type ClassSource } from './class-rows.js';
import { missingSigns, surroundingsOf, type Surroundings } from './evidence.js';
import { findHeader, HEADER_WITHIN, idColumnOf, type Header } from './find-header.js';
import { foldHeading, foldText } from './fold-heading.js';
import { createRowJudge, readsAsDocument, readsAsName } from './judge-row.js';
import { lexiconOf, seenBy, type Lexicon } from './lexicon.js';
import { signatureOf } from './profile.js';
import type { ListReading } from './read-records.js';
import { readWindow, WINDOW_COLUMNS, type SheetWindow, type WindowRow } from './sheet-window.js';

export { profileOf } from './profile.js';
export { readRecords, type SheetTally } from './read-records.js';

/** What is known of a sheet before it is opened. */
export interface SheetContext {
  /** Relative to the folder it was found in, `/` between parts. */
  readonly file: string;
  readonly mappings: readonly Mapping[];
  /** The clerk's word for the kind, `--as`. */
  readonly as?: SourceKind;
  /** What was learnt of files before. */
  readonly profile?: SourceProfile;
  /** The insurance year: of 2020年是否参保 and 2021年是否参保 one is asked. */
  readonly year?: number;
}

/** What a sheet is 识别结果, or one of the lists on it. */
export type SheetReading =
  | ({ readonly kind: 'list'; readonly asOf: PartialDate | null; readonly issues: Issue[] } & ListReading)
  | { readonly kind: 'not-a-list'; readonly sheetName: string; readonly why: 'empty' | 'no-people' | 'explanation' | 'hidden-helper'; readonly issues: Issue[] }
  | { readonly kind: 'unclaimed'; readonly sheetName: string; readonly headings: string[]; readonly issues: Issue[] };

type ListOfSheet = Extract<SheetReading, { kind: 'list' }>;

/** A sheet of people of several kinds 混合名单: one list for each kind. */
export interface MixedSheet {
  readonly kind: 'mixed';
  readonly lists: readonly [ListOfSheet, ...ListOfSheet[]];
  readonly issues: Issue[];
}

const WINDOW_ROWS = 300;

/**
 * ① Recognises one sheet: its header, which mapping claims it and where each field stands. Reads only its beginning. A sheet that
 * two kinds claim, or none, is not guessed at: the issue says what was found and how to settle it.
 */
export async function identifySheet(sheet: Sheet, context: SheetContext): Promise<SheetReading | MixedSheet> {
  const window = await readWindow(sheet, WINDOW_ROWS);
  const reading = await identifyWindow(sheet, window, context);
  if (window.widest > 0) reading.issues.push(issue('ingest/too-many-columns', { file: context.file, sheet: sheet.name }, { sheet: sheet.name, count: window.widest, limit: WINDOW_COLUMNS }));
  return reading;
}

async function identifyWindow(sheet: Sheet, window: SheetWindow, context: SheetContext): Promise<SheetReading | MixedSheet> {
  const place = { file: context.file, sheet: sheet.name };
  const lexicons = lexiconsOf(context.mappings);
  if (window.rows.length === 0) return { kind: 'not-a-list', sheetName: sheet.name, why: 'empty', issues: [] };
  const header = await findHeader(window, lexicons);
  if (header === null) return withoutHeader(sheet, window, context, place);
  const around = surroundingsOf(header.titles, sheet.name, context.file);
  const headings = header.headings.map((heading) => heading.text);
  const shown = headings.filter((text) => text !== '');
  const learnt = context.profile?.sheets[signatureOf(headings)];
  const rows = sampleOf(header);
  const several = context.as !== undefined || learnt?.asOne === true ? null : await severalKinds(lexicons, { header, mappings: context.mappings, window, sheet: window.rows.length < WINDOW_ROWS ? null : sheet }, rows, around, context);
  const choice: Choice = several === null ? chooseMapping(lexicons, header, rows, around, { as: context.as, learnt, year: context.year }) : { outcome: 'chosen', trial: several.trials[0] };
  const trial = choice.outcome === 'chosen' ? choice.trial : choice.outcome === 'ambiguous' ? choice.first : choice.nearest;
  if (trial === null) return withoutHeader(sheet, window, context, place);
  const layout = await buildLayout(window, header, trial, { sheetName: sheet.name, file: around.file, folder: around.folder, year: context.year });
  const judge = createRowJudge(layout, trial.mapping);
  const found = header.below.filter((row) => judge(row.cells).kind === 'people');
  if (areForms(found, layout, trial.mapping)) return withoutHeader(sheet, window, context, place);
  if (found.length === 0 || !namesPeople(found, layout, trial.mapping)) return nobody(sheet, window, context, place);
  if (context.as !== undefined && trial.assignment.guessed.some(({ field }) => field === 'name') && !numbersPeople(found, layout)) return nobody(sheet, window, context, place);
  if (choice.outcome === 'none' && !numbersPeople(found, layout) && explains(sheet, [...header.titles, around.file], context)) return { kind: 'not-a-list', sheetName: sheet.name, why: 'explanation', issues: [] };
  if (choice.outcome !== 'chosen') return { kind: 'unclaimed', sheetName: sheet.name, headings: shown, issues: [refusal(choice, header, place, shown, (choice.outcome === 'none' ? choice.other : undefined) ?? elsewhere(header, sheet, around, context))] };
  const { mapping } = trial;
  const list: ListOfSheet = { kind: 'list', sheetName: sheet.name, source: mapping.kind, mapping, layout, asOf: dateOf(header, layout, around, mapping), issues: columnIssues(trial, layout, place, shown),
    ...(isTargetKind(mapping.kind) && (context.as ?? (learnt?.asOne === true ? learnt.kind : undefined)) === mapping.kind ? { asOne: true } : {}) };
  list.issues.push(...othersIssue(header, trial, layout, place), ...saidIssues(trial, layout, place));
  if (choice.despite !== undefined) list.issues.unshift(issue('ingest/other-kind', place, { sheet: sheet.name, kind: SOURCE_KINDS[mapping.kind].zh, likely: SOURCE_KINDS[choice.despite.mapping.kind].zh }));
  if (sheet.visibility !== 'visible') list.issues.unshift(issue('ingest/hidden-sheet', place, { sheet: sheet.name }));
  if (several === null) return list;
  const { classes, trials: [, ...further] } = several;
  const others = await Promise.all(further.map(async (each): Promise<ListOfSheet> => {
    const own = await buildLayout(window, header, each, { sheetName: sheet.name, file: around.file, folder: around.folder, year: context.year });
    const missing = columnIssues(each, own, place, shown).filter(({ code }) => code === 'ingest/missing-column');
    return { ...list, source: each.mapping.kind, mapping: each.mapping, layout: own, issues: missing, classes };
  }));
  list.issues.unshift(issue('ingest/several-kinds', { ...place, row: layout.headerRow }, { sheet: sheet.name, said: classes.said, kinds: classes.kinds.map((kind) => SOURCE_KINDS[kind].zh).join('、') }));
  return { kind: 'mixed', lists: [{ ...list, classes }, ...others], issues: list.issues };
}

/** How the kinds of a sheet are told apart, and the mapping of each. */
interface SeveralKinds {
  readonly classes: ClassRows;
  readonly trials: readonly [Trial, ...Trial[]];
}

/**
 * What tells the people of several kinds on one sheet apart, where nothing says that they are all of one kind: neither the clerk, now or before,
 * nor title, names and headings.
 */
async function severalKinds(lexicons: readonly Lexicon[], source: ClassSource, rows: readonly WindowRow[], around: Surroundings, context: SheetContext): Promise<SeveralKinds | null> {
  const { header } = source;
  const choiceBy = (from: readonly WindowRow[]): Choice => chooseMapping(lexicons, header, from, around, { year: context.year });
  const claimants = (choice: Choice): readonly Trial[] => (choice.outcome === 'chosen' ? [choice.trial] : choice.outcome === 'ambiguous' ? [choice.first, choice.second] : []);
  const isOpen = (choice: Choice): boolean => claimants(choice).every(({ mapping }) => !mapping.own && isTargetKind(mapping.kind));
  const besides = (column: number): Choice => choiceBy(rows.map((row) => ({ ...row, cells: row.cells.map((cell, at) => (at === column ? null : cell)) })));
  const classes = await linesOfKinds(source) ?? await columnOfKinds(source, rows, (column) => {
    const choice = besides(column);
    return choice.outcome !== 'chosen' && isOpen(choice);
  });
  if (classes === null) return null;
  if (classes.column === null) {
    const choice = choiceBy(rows);
    if (!isOpen(choice) || (choice.outcome === 'chosen' && !classes.kinds.some((kind) => kind === choice.trial.mapping.kind))) return null;
  }
  const [first, ...others] = classes.kinds.flatMap((kind) => {
    const asKind = chooseMapping(lexicons, header, rows, around, { as: kind, year: context.year });
    return asKind.outcome === 'chosen' ? [asKind.trial] : [];
  });
  return first === undefined || others.length + 1 < classes.kinds.length ? null : { classes, trials: [first, ...others] };
}

const folded = new WeakMap<readonly Mapping[], Lexicon[]>();

/** Spellings are folded once for a set of mappings, not once a sheet. */
function lexiconsOf(mappings: readonly Mapping[]): Lexicon[] {
  const known = folded.get(mappings);
  if (known !== undefined) return known;
  const made = mappings.map(lexiconOf);
  folded.set(mappings, made);
  return made;
}

/**
 * Without numbers the names must be names: a table of codes (配偶, 未脱贫 …) is no list of people. No list of surnames is complete,
 * least of all for 岑, 农 or 萨仁: on a list of evidence, under a heading that is one of names, days and places beside different ones say as much.
 */
function namesPeople(rows: readonly WindowRow[], layout: SheetLayout, mapping: Mapping): boolean {
  if (numbersPeople(rows, layout)) return true;
  const column = layout.people[0]?.columns.name;
  if (column === undefined) return true;
  const surnames = new Set([...mapping.vocabulary.surnames]);
  const names = rows.map((row) => cellText(row.cells[column]).trim()).filter((text) => text !== '');
  if (names.filter((name) => surnames.has([...name][0]!) || [...name].length > 4).length * 2 >= names.length) return true;
  const heading = foldHeading(layout.headings[column] ?? '').bare;
  if (isTargetKind(mapping.kind) || new Set(names).size < 3 || mapping.columns.name?.headers?.some((each) => foldHeading(each).bare === heading) !== true) return false;
  const columns = { ...layout.shared, ...layout.people[0]?.columns };
  const places = [columns.town, columns.village, columns.address].filter((place) => place !== undefined);
  const told = rows.filter((row) => readsAsName(row.cells[column]) && (places.some((place) => !saysNothing(row.cells[place])) || row.filled.some((at) => typeof row.cells[at] !== 'number' && looksLikeData(row.cells[at]!))));
  return told.length * 2 >= rows.length;
}

/** Below 姓名 stands 身份证号: each person has a form of his own, and there is no table. */
function areForms(rows: readonly WindowRow[], layout: SheetLayout, mapping: Mapping): boolean {
  const column = layout.people[0]?.columns.name;
  if (column === undefined || rows.length === 0) return false;
  const headings = new Set([mapping.columns.idNumber, mapping.columns.name].flatMap((rule) => rule?.headers ?? []).map((each) => foldHeading(each).bare));
  return rows.filter((row) => headings.has(foldHeading(cellText(row.cells[column] ?? null)).bare)).length * 2 >= rows.length;
}

/** Whether anybody on the rows has a number in its column. */
function numbersPeople(rows: readonly WindowRow[], layout: SheetLayout): boolean {
  const numbers = layout.people.flatMap(({ columns }) => [columns.idNumber, columns.certificate].filter((column) => column !== undefined));
  return rows.some((row) => numbers.some((column) => readsAsDocument(row.cells[column])));
}

/** The sort of people a sheet speaks of that belongs to none of the kinds (孤儿 …); null if it names none. */
function elsewhere(header: Header, sheet: Sheet, around: { readonly file: string }, context: SheetContext): string | null {
  const text = foldText([...header.titles, sheet.name, around.file, ...header.headings.map((heading) => heading.text)].join('|'));
  return context.mappings[0]?.vocabulary.elsewhere.find((word) => text.includes(foldText(word))) ?? null;
}

/** Rows that look like data: enough cells filled to be a row of the table. */
function sampleOf(header: Header) {
  const widths = header.below.map((row) => row.filled.length).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  return header.below.filter((row) => row.filled.length >= Math.min(2, usual));
}

function withoutHeader(sheet: Sheet, window: SheetWindow, context: SheetContext, place: CellPlace): SheetReading {
  return numbersOnly(sheet, window, place) ?? nobody(sheet, window, context, place, true);
}

/** A sheet that holds identity numbers below no heading of theirs, such as a form for each person; null for one that holds none. */
function numbersOnly(sheet: Sheet, window: SheetWindow, place: CellPlace): SheetReading | null {
  const ids = idColumnOf(window.rows);
  if (ids === null) return null;
  const found = issue('ingest/no-header', place, { sheet: sheet.name, cell: `${columnLetters(ids.column)}${window.rows[ids.first]!.number}`, rows: HEADER_WITHIN });
  return { kind: 'unclaimed', sheetName: sheet.name, headings: [], issues: [found] };
}

function nobody(sheet: Sheet, window: SheetWindow, context: SheetContext, place: CellPlace, noHeader = false): SheetReading {
  if (explains(sheet, window.rows.slice(0, 3).flatMap((row) => row.filled.map((column) => cellText(row.cells[column]))), context)) return { kind: 'not-a-list', sheetName: sheet.name, why: 'explanation', issues: [] };
  if (sheet.visibility !== 'visible') return { kind: 'not-a-list', sheetName: sheet.name, why: 'hidden-helper', issues: [] };
  const numbers = noHeader ? null : numbersOnly(sheet, window, place);
  if (numbers !== null) return numbers;
  return { kind: 'not-a-list', sheetName: sheet.name, why: 'no-people', issues: noHeader ? [] : [issue('ingest/no-people', place, { sheet: sheet.name })] };
}

/** Whether the sheet says of itself that it is an explanation, a dictionary or an address list. */
function explains(sheet: Sheet, texts: readonly string[], context: SheetContext): boolean {
  const words = context.mappings[0]?.vocabulary.explanations ?? [];
  return [sheet.name, ...texts].map(foldText).some((text) => words.some((word) => text.includes(word)));
}

function refusal(choice: Exclude<Choice, { outcome: 'chosen' }>, header: Header, place: CellPlace, headings: readonly string[], others: string | null): Issue {
  const sheet = place.sheet ?? '';
  const found = headings.slice(0, 40).join('、');
  if (choice.outcome === 'ambiguous') return issue('ingest/ambiguous', place, { sheet, first: choice.first.mapping.title.zh, second: choice.second.mapping.title.zh, headings: found });
  if (choice.outcome === 'folder-alone') return issue('ingest/folder-alone', place, { sheet, folder: choice.nearest.mapping.title.zh, said: choice.said });
  if (others !== null) return issue('ingest/other-people-list', place, { sheet, people: others });
  if (choice.nearest === null || choice.nearest.score <= 0) return issue('ingest/no-kind', place, { sheet, headings: found });
  const nearest = choice.nearest.mapping;
  return issue('ingest/unknown', place, { sheet, headings: found, nearest: nearest.title.zh, missing: missingSigns(nearest, header.headings).join('、') || '—' });
}

function columnIssues(trial: Trial, layout: SheetLayout, place: CellPlace, headings: readonly string[]): Issue[] {
  const { mapping, assignment } = trial;
  const has = (field: Field) => layout.shared[field] !== undefined || layout.people.some(({ columns }) => columns[field] !== undefined);
  const heading = (column: number) => layout.headings[column] || columnLetters(column);
  const missing = (Object.keys(mapping.columns) as Field[]).filter((field) => {
    const rule = mapping.columns[field]!;
    return rule.required === true && !has(field) && !(rule.orElse !== undefined && has(rule.orElse));
  });
  return [
    ...missing.map((field) => issue('ingest/missing-column', place, { sheet: place.sheet ?? '', kind: SOURCE_KINDS[mapping.kind].zh, column: FIELDS[field].zh, headings: headings.slice(0, 40).join('、'), mapping: mapping.id })),
    ...assignment.guessed.map(({ field, column }) => issue('ingest/guessed-column', { ...place, row: layout.headerRow, column: columnLetters(column) }, { heading: heading(column), column: FIELDS[field].zh, mapping: mapping.id })),
    ...assignment.rivals.map(({ field, used, unused }) => issue('ingest/several-columns', { ...place, row: layout.headerRow, column: columnLetters(unused) }, { column: FIELDS[field].zh, used: heading(used), unused: heading(unused), mapping: mapping.id })),
  ];
}

/** Numbers of people who are not on the list are not read, relatives on a list of households are: both are said. */
function othersIssue(header: Header, trial: Trial, layout: SheetLayout, place: CellPlace): Issue[] {
  const at = (column: number) => ({ ...place, row: layout.headerRow, column: columnLetters(column) });
  const named = (columns: readonly number[]) => ({ headings: columns.map((column) => layout.headings[column] ?? '').join('、') });
  const kin = layout.people.flatMap(({ relation, columns }) => (relation === undefined || columns.idNumber === undefined ? [] : [columns.idNumber]));
  const read = new Set(layout.people.flatMap(({ columns }) => Object.values(columns)));
  const unread = header.headings.flatMap((heading, column) => (['other', 'kin'].includes(seenBy(trial.mapping, heading).owner) || (heading.owner === 'kin' && !read.has(column)) ? [column] : []))
    .filter((column) => header.below.some((row) => plausibleId(row.cells[column])));
  return [
    ...(unread.length === 0 ? [] : [issue('ingest/other-people', at(unread[0]!), named(unread))]),
    ...(kin.length === 0 ? [] : [issue('ingest/relatives-read', at(kin[0]!), named(kin))]),
  ];
}

/** What the title says instead of a column is shown, but for places. */
function saidIssues({ mapping }: Trial, layout: SheetLayout, place: CellPlace): Issue[] {
  const fields = new Set(mapping.said.map((rule) => rule.field));
  return (Object.entries(layout.constants) as [Field, string][]).filter(([field]) => fields.has(field))
    .map(([field, said]) => issue('ingest/said-of-all', place, { sheet: place.sheet ?? '', column: FIELDS[field].zh, said }));
}

function dateOf(header: Header, layout: SheetLayout, around: { readonly sheet: string; readonly file: string; readonly folder: string }, mapping: Mapping): PartialDate | null {
  const column = layout.shared.asOf ?? layout.people[0]?.columns.asOf;
  const cells = column === undefined ? [] : header.below.slice(0, 5).map((row) => row.cells[column]).filter((cell) => !isBlank(cell)).map(cellText);
  const labels = mapping.vocabulary.asOf.map(foldText);
  return findAsOf(cells, labels) ?? findAsOf([...header.titles, around.sheet, around.file, around.folder], labels);
}
