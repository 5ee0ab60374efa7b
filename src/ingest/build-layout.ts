import { cellText, isBlank } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';
import type { FillDown, Mapping, PersonColumns, SheetLayout } from '../domain/mapping.js';
import { isAnswered, isCounted, isTicked } from './answers.js';
import type { Trial } from './choose-mapping.js';
import { detectFill, HOUSEHOLD_FIELDS, PLACE_FIELDS } from './fill-down.js';
import type { Header } from './find-header.js';
import { foldText } from './fold-heading.js';
import { createRowJudge } from './judge-row.js';
import { isReadWithHeading } from './lexicon.js';
import { placeIn, placesInTitle } from './place-name.js';
import { saidOfAll } from './said-of-all.js';
import type { SheetWindow } from './sheet-window.js';

const NO_FILL: FillDown = { household: [], place: [] };

/** Puts together where everything stands on a sheet, from its header and the mapping that claims it. */
export async function buildLayout(window: SheetWindow, header: Header, trial: Trial, names: { sheetName: string; file: string; folder: string; year?: number | undefined }): Promise<SheetLayout> {
  const { assignment, mapping } = trial;
  const words = mapping.vocabulary;
  const columns: Partial<Record<Field, number>> = { ...assignment.shared, ...assignment.people[0]?.columns };
  const lastRow = header.rows[header.rows.length - 1]!;
  const withHeading = withHeadings(header, assignment.remarks, mapping);
  const questions = questionsOf(header, assignment.remarks.filter((column) => withHeading[column] === undefined), words);
  const sequence = header.headings.flatMap((heading, column) => (words.sequence.includes(heading.leaf) ? [column] : []));
  const layout: SheetLayout = {
    form: assignment.form,
    headerRow: headerRowOf(header, columns),
    firstDataRow: lastRow.number + 1,
    headings: header.headings.map((heading) => heading.text),
    headerTexts: header.rows.map((row) => row.cells.map((cell) => (isBlank(cell) ? '' : foldText(cellText(cell))))),
    titles: header.titles.map(foldText),
    people: assignment.people.map((person) => withTitle(person, columns, header, mapping)),
    shared: assignment.shared,
    remarks: assignment.remarks,
    questions,
    withHeading,
    ticked: assignment.remarks.filter((column) => questions[column] !== undefined && isTicked(column, header.below, words)),
    watched: assignment.watched,
    sequence,
    unread: assignment.unread,
    constants: { ...placeConstants(columns, names, header.titles, words), ...saidOfAll(mapping, columns, { titles: header.titles, sheet: names.sheetName, file: names.file, year: names.year }), ...yearConstant(columns, assignment.statedYear) },
    fill: NO_FILL,
    merged: false,
    spread: window.spread,
  };
  if (assignment.form === 'side-by-side') return layout;
  const judge = createRowJudge(layout, mapping);
  const people = header.below.filter((row) => judge(row.cells).kind === 'people');
  const carried = [...HOUSEHOLD_FIELDS, ...PLACE_FIELDS].flatMap((field) => (columns[field] === undefined ? [] : [columns[field]]));
  const gaps = people.some((row) => carried.some((column) => isBlank(row.cells[column])));
  if (!gaps) return layout;
  const merges = await window.merges();
  const merged = merges.some((merge) => merge.bottom > merge.top && merge.bottom >= layout.firstDataRow && carried.some((column) => merge.left <= column && merge.right >= column));
  // Merged cells say themselves how far they reach; only without them is the pattern of blanks asked.
  return { ...layout, merged, fill: merged ? NO_FILL : detectFill(people.map((row) => row.cells), columns, sequence, words.headRelations) };
}

/** What stands above the columns of one of several people on a row, 已参保人员 left and 未参保人员 right, holds for hers. */
function withTitle(person: PersonColumns, columns: Partial<Record<Field, number>>, { headings }: Header, mapping: Mapping): PersonColumns {
  const heading = headings[person.columns.name ?? person.columns.idNumber ?? -1];
  const above = heading === undefined ? [] : heading.text.split('/').slice(0, -1);
  const says = saidOfAll(mapping, columns, { titles: above, sheet: '', file: '' });
  return Object.keys(says).length === 0 ? person : { ...person, says };
}

/** 是否在押（是/否）, 退费标志 ask; 备注（是否死亡、服刑） tells what to write there. */
function questionsOf(header: Header, remarks: readonly number[], words: Trial['mapping']['vocabulary']): Record<number, string> {
  return Object.fromEntries(remarks.flatMap((column) => {
    const asked = header.headings[column]?.core ?? '';
    return words.questions.some((word) => asked.startsWith(word)) || isAnswered(column, header.below, words) || isCounted(column, asked, header.below, words) ? [[column, asked]] : [];
  }));
}

/** 退保原因 of a roster, 死亡日期 of a target list: whatever is given, something happened. */
function withHeadings({ headings }: Header, remarks: readonly number[], mapping: Trial['mapping']): Record<number, string> {
  return Object.fromEntries(remarks.flatMap((column) => {
    const heading = headings[column];
    return heading !== undefined && isReadWithHeading(heading, mapping) ? [[column, heading.core]] : [];
  }));
}

/** 2020年是否参保 says of 2020 what it says. */
function yearConstant(columns: Partial<Record<Field, number>>, stated: number | null): Partial<Record<Field, string>> {
  return stated === null || columns.year !== undefined ? {} : { year: String(stated) };
}

/** The row in which the heading of the name (or the number) is written. */
function headerRowOf(header: Header, columns: Partial<Record<Field, number>>): number {
  const column = columns.name ?? columns.idNumber ?? columns.certificate;
  const row = column === undefined ? undefined : [...header.rows].reverse().find((each) => !isBlank(each.cells[column]));
  return (row ?? header.rows[header.rows.length - 1]!).number;
}

/** Where there is no column of the place, the name of the sheet says it, else a title, the file or its folder. */
function placeConstants(columns: Partial<Record<Field, number>>, names: { sheetName: string; file: string; folder: string }, titles: readonly string[], words: Trial['mapping']['vocabulary']): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {};
  const say = (field: 'town' | 'village', name: string | undefined) => {
    if (name !== undefined && columns[field] === undefined) found[field] ??= name;
  };
  for (const text of [names.sheetName, ...titles, names.file, names.folder]) {
    const whole = titles.includes(text) ? null : placeIn(text, words);
    if (whole !== null) say(whole.field, whole.name);
    if (whole !== null || text === names.folder) continue;
    const begun = placesInTitle(text, words);
    say('town', begun.town);
    say('village', begun.village);
  }
  return found;
}
