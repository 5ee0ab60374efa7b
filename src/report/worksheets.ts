/**
 * Township work sheets 乡镇工作表: one workbook a township, or a village, of people not yet cleared. Each holds that place's
 * people and nobody else's.
 */
import type { Case } from '../domain/case.js';
import type { Place } from '../domain/place.js';
import type { ReasonEntry } from '../domain/standing-rules.js';
import type { CellContent, WorkbookModel } from '../domain/workbook.js';
import { PRINTED_FIELDS, SEALED_FIELDS, type PrintedField, type SentSheet, type WorksheetRules } from '../domain/worksheet.js';
import { rowKey } from '../text/seal.js';
import { fileNameOf } from '../text/file-name.js';
import { buildLedger, type LedgerEntry } from './ledger.js';
import { firstOf } from './person-facts.js';
import { createPrinter, type Printer } from './printer.js';
import type { ReportInput, ReportReasons } from './report-input.js';
import { chineseDate, framed, titlePrefix } from './sheet-frame.js';
import { inTableOrder, NO_TOWNSHIP } from './townships.js';
import { villageKey, villageNames } from './villages.js';
import { choicesOf, printedCells, worksheetColumns, type WorksheetEntry } from './worksheet-columns.js';
import { guideSheet, markSheet } from './worksheet-guide.js';
import { byVillageAndPinyin } from './worksheet-order.js';

export interface WorksheetInput extends Pick<ReportInput, 'county' | 'year' | 'referenceDate' | 'people' | 'standings' | 'identitiesOf' | 'outside' | 'fullIds' | 'signOff'> {
  readonly reasons: ReportReasons & Readonly<Record<string, ReasonEntry>>;
  /** Cases that are not cleared. */
  readonly cases: readonly Case[];
  readonly rules: WorksheetRules;
  /** Kinds of evidence to choose from, in words. */
  readonly evidenceKinds: readonly string[];
  /** Codes of the reasons that a survey may find. */
  readonly surveyable: readonly string[];
  /** 下发批次: counted from 1. */
  readonly batch: number;
  readonly by: 'township' | 'village';
  /** Absent: of everybody. */
  readonly isWanted?: (place: Place) => boolean;
}

/** A work sheet and what the ledger keeps of it. */
export interface Worksheet extends SentSheet {
  readonly workbook: WorkbookModel;
}

/**
 * The work sheets of a batch, places in the order of the tables. A township without open cases gets none.
 *
 * `strays` are open cases whose person is on no list any more: they belong to no township and are sent to nobody.
 */
export function buildWorksheets(input: WorksheetInput): { sheets: Worksheet[]; strays: string[] } {
  const entries = new Map(buildLedger(input).map((entry) => [entry.person.id, entry]));
  const printer = createPrinter(input);
  const strays: string[] = [];
  const places = new Map<string, { township: string; village: string; entries: (LedgerEntry & { openCase: Case; village: string })[] }>();
  const villages = villageNames([...entries.values()]);
  for (const openCase of input.cases) {
    const entry = entries.get(openCase.personId);
    if (entry === undefined) strays.push(openCase.caseNumber);
    if (entry === undefined || input.isWanted?.(entry.person.place) === false) continue;
    const village = villages.get(villageKey(entry)) ?? '';
    const key = input.by === 'village' ? `${entry.township}\n${village}` : entry.township;
    const place = places.get(key) ?? { township: entry.township, village: input.by === 'village' ? village : '', entries: [] };
    place.entries.push({ ...entry, openCase, village });
    places.set(key, place);
  }
  const townships = inTableOrder([...places.values()].map(({ township }) => township));
  const inOrder = townships.flatMap((township) => {
    const here = [...places.values()].filter((place) => place.township === township);
    return inTableOrder(here.map(({ village }) => village)).map((village) => here.find((place) => place.village === village)!);
  });
  const names = new Set<string>();
  const width = Math.max(2, String(inOrder.length).length);
  const sheets = inOrder.map(({ township, village, entries: people }, index) => {
    const sheet = `W${input.batch}-${String(index + 1).padStart(width, '0')}`;
    const place = `${shown(township)}${village === '' && input.by === 'village' ? '（未填村）' : village}`;
    const ordered = byVillageAndPinyin(people, (entry) => entry.village).map((entry, at): WorksheetEntry => ({ ...entry, number: at + 1 }));
    const name = distinct(fileNameOf(`${place}${ordered.length}人_第${input.batch}批`), names);
    return { sheet, township, village, file: `${name}.xlsx`, cases: ordered.map(({ openCase }) => openCase.caseNumber), workbook: workbookOf(input, printer, { name, place, sheet, township }, ordered) };
  });
  return { sheets, strays };
}

/** What a work sheet prints of people beside their names, by person: by this a changed cell is noticed. */
export function printedPlaces(input: Pick<WorksheetInput, 'county' | 'people' | 'standings' | 'identitiesOf' | 'outside'>): ReadonlyMap<string, { township: string; village: string; telephone: string }> {
  const entries = buildLedger(input);
  const villages = villageNames(entries);
  return new Map(entries.map((entry) => [entry.person.id, { township: entry.township, village: villages.get(villageKey(entry)) ?? '', telephone: firstOf(entry.person, (row) => row.phone) }]));
}

function workbookOf(input: WorksheetInput, printer: Printer, { name, place, sheet, township }: { name: string; place: string; sheet: string; township: string }, entries: readonly WorksheetEntry[]): WorkbookModel {
  const { rules } = input;
  const choices = choicesOf(rules, input.reasons, input);
  const columns = worksheetColumns(rules, choices);
  const filled: Readonly<Record<string, string>> = { county: titlePrefix(input).replace(/\d{4}年度$/u, ''), year: String(input.year), place, people: String(entries.length), batch: String(input.batch) };
  const words = (text: string): string => text.replace(/\{(\w+)\}/gu, (hole, key: string) => filled[key] ?? hole);
  return {
    name,
    unit: input.signOff.unit,
    date: input.referenceDate,
    sheets: [
      framed({ ...input, signOff: { ...input.signOff, unit: place } }, {
        name: rules.sheetName, title: words(rules.title), columns, notes: rules.notes.map(words),
        rows: entries.map((entry) => rowOf(entry, printer, input.referenceDate, sheet, columns.length)),
        dateLine: `下发日期：${chineseDate(input.referenceDate)}`, frozenColumns: 3, filter: true, separateBy: PRINTED_FIELDS.indexOf('village'), pagesWide: 2, breaksBefore: [PRINTED_FIELDS.length], titleOnFirstPage: true, locked: true,
      }),
      guideSheet(rules, choices, input.reasons),
      markSheet({ county: input.county.code, year: String(input.year), sheet, township }),
    ],
  };
}

function rowOf(entry: WorksheetEntry, printer: Printer, onDate: string, sheet: string, width: number): CellContent[] {
  const printed = printedCells(entry, printer, onDate);
  const cells: CellContent[] = Object.values(printed);
  while (cells.length < width - 1) cells.push(null);
  return [...cells, rowKey(entry.openCase.caseNumber, sheet, sealed(printed))];
}

function sealed(printed: Readonly<Record<PrintedField, CellContent>>): string[] {
  return SEALED_FIELDS.map((field) => String(printed[field] ?? ''));
}

function shown(township: string): string {
  return township === NO_TOWNSHIP ? '未填乡镇' : township;
}

function distinct(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${name}（${count}）`;
  taken.add(free.toLowerCase());
  return free;
}
