/**
 * Reads returned work sheets 收回: every row is taken, left as it is, refused with a reason, or shown as a conflict. Pure: the caller
 * opens the files, carries the steps out, and writes the receipt.
 */
import { isBlank, type Cell } from '../../domain/cell.js';
import type { IsoDate } from '../../domain/dates.js';
import type { AnswerField, Correction, Refusal, ReturnedFile, SentSheet, TakenAnswers, WorksheetMark } from '../../domain/worksheet.js';
import { readRowKey } from '../../text/seal.js';
import type { CaseCommand } from '../decide.js';
import { answerWords, type AnswerRules } from './answer-words.js';
import { isEmpty } from './answers.js';
import { stepsOf } from './case-steps.js';
import { findCase, printedRow, type CaseIndex, type KnownCase, type RowReaders } from './find-case.js';
import { tableFinder, type Table } from './find-table.js';
import { readAnswers, type ReadDate } from './read-answers.js';
import { readMark } from './read-mark.js';
import { refusal } from './refusals.js';
import { settle, type Settled, type Version } from './settle.js';

export interface CollectInput extends AnswerRules {
  readonly files: readonly ReturnedFile[];
  readonly county: string;
  readonly year: number;
  readonly today: IsoDate;
  readonly index: CaseIndex;
  /** Every sheet that was ever sent. */
  readonly sent: readonly (SentSheet & { readonly batch: number })[];
  /** What was last taken of each case; what was undone is left out. */
  readonly taken: ReadonlyMap<string, TakenAnswers>;
  /** Whether somebody at the county surveyed the case after the batch was sent. */
  readonly surveyedSince: (caseNumber: string, batch: number) => boolean;
  /** Files whose answers win over others. */
  readonly prefer: readonly string[];
  readonly readers: RowReaders & { readonly date: ReadDate };
}

/** One row and what it comes to. */
export interface CollectedRow {
  readonly file: string;
  readonly sheetName: string;
  readonly row: number;
  readonly known: KnownCase | null;
  /** As the row itself prints them, for rows that fit nobody. */
  readonly name: string;
  readonly idText: string;
  readonly refusals: readonly Refusal[];
  readonly corrections: readonly Correction[];
  readonly version: Version;
}

/** What the rows of one case come to. */
export interface CollectedCase {
  readonly caseNumber: string;
  readonly settled: Settled;
  /** Steps for the ledger; empty when the case knows everything already. */
  readonly commands: readonly CaseCommand[];
}

export interface CollectedFile {
  readonly file: ReturnedFile;
  readonly kind: 'worksheet' | 'ledger' | null;
  readonly sheet: string;
  readonly township: string;
  readonly refusal: Refusal | null;
  readonly rows: readonly CollectedRow[];
  readonly missing: readonly string[];
}

export interface Collected {
  readonly files: readonly CollectedFile[];
  /** By case number. */
  readonly cases: ReadonlyMap<string, CollectedCase>;
}

/** How many answer columns a table without key or mark must have: a list of a department has one or two by chance. */
const ENOUGH_ANSWERS = 3;
/** How the ledger is named in a conflict. */
const LEDGER_NAME = '台账';

export function collect(input: CollectInput): Collected {
  const words = answerWords(input);
  const find = tableFinder(input.worksheets);
  const files = input.files.map((file) => readFile(file, find, words, input));
  const heading = (field: AnswerField): string => input.worksheets.headings[field].heading;
  const batches = new Map(input.sent.map(({ sheet, batch }) => [sheet, batch]));
  const byCase = new Map<string, CollectedRow[]>();
  for (const { rows } of files) {
    for (const row of rows) if (row.known !== null && row.refusals.length === 0) byCase.set(row.known.case.caseNumber, [...(byCase.get(row.known.case.caseNumber) ?? []), row]);
  }
  const cases = new Map<string, CollectedCase>();
  for (const [caseNumber, rows] of [...byCase].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const known = rows[0]!.known as KnownCase;
    const last = input.taken.get(caseNumber);
    const settled = settle(rows.map(({ version }) => version), known, {
      prefer: new Set(input.prefer), taken: last === undefined ? undefined : { ...last, batch: batches.get(last.sheet) ?? 0 },
      surveyedSince: (batch) => input.surveyedSince(caseNumber, batch), heading, shown: words.shown, ledgerName: LEDGER_NAME,
    });
    const commands = settled.kind === 'take' ? stepsOf(settled.answers, known.case, { words, heading, township: settled.from.kind === 'ledger' ? '' : known.township }) : [];
    cases.set(caseNumber, { caseNumber, settled, commands });
  }
  return { files, cases };
}

/** A file's mark, tables and rows. */
function readFile(file: ReturnedFile, find: (sheet: ReturnedFile['sheets'][number]) => Table | null, words: ReturnType<typeof answerWords>, input: CollectInput): CollectedFile {
  const mark = readMark(file.sheets);
  const nothing = { file, kind: null, sheet: mark?.sheet ?? '', township: mark?.township ?? '', rows: [], missing: [] };
  if (mark !== null) {
    if (mark.county !== input.county) return { ...nothing, refusal: refusal('collect/other-county', { found: mark.county, expected: input.county }) };
    if (mark.year !== String(input.year)) return { ...nothing, refusal: refusal('collect/other-year', { found: mark.year, expected: String(input.year) }) };
  }
  const tables = file.sheets.flatMap((sheet) => {
    const table = find(sheet);
    return table === null ? [] : [{ sheet, table }];
  });
  const keys = tables.flatMap(({ sheet, table }) => sheet.rows.flatMap(({ cells }) => readRowKey(cellOf(cells, table, 'key')) ?? []));
  const foreign = keys.length > 0 && keys.every(({ caseNumber }) => !caseNumber.startsWith(`${input.county}-${input.year}-`));
  if (foreign) return { ...nothing, refusal: otherWorkspace(keys[0]!.caseNumber, input) };
  const kind = mark !== null || keys.length > 0 ? 'worksheet' : kindOf(tables.map(({ table }) => table));
  if (kind === null) return { ...nothing, refusal: refusal('collect/not-a-worksheet') };
  const titled = mark === null && keys.length === 0 ? otherYearOf(tables, input.year) : null;
  if (titled !== null) return { ...nothing, refusal: refusal('collect/other-year', { found: titled, expected: String(input.year) }) };
  const { sheet, township } = placeOf(mark, keys.map((key) => key.sheet), input.sent);
  const townshipOf = (wanted: string): string | null => input.sent.find((each) => each.sheet === wanted)?.township ?? null;
  const reading = { words, date: input.readers.date, today: input.today, earliest: `${input.year - input.worksheets.longAgoYears}-01-01` as IsoDate, fields: kind === 'ledger' ? input.worksheets.ledgerAnswers : input.worksheets.answers, freeEvidence: kind === 'ledger' };
  const rows = tables.flatMap(({ sheet: { name, rows: all }, table }) => all.filter(({ number }) => number > table.headingRow).flatMap(({ number, cells }): CollectedRow[] => {
    const printed = printedRow(cells, table, input.readers);
    const { answers, refusals } = readAnswers(cells, table, reading);
    const answered = !isEmpty(answers) || refusals.length > 0;
    const named = printed.key !== '' || printed.personId !== '' || !isBlank(printed.idCell);
    if (isHeading(cells, table) || (!named && !answered)) return []; // titles, totals, signatures
    const found = findCase(printed, input.index, { kind, township, townshipOf });
    const known = found.known;
    const own = 'sheet' in found ? found.sheet : '';
    return [{
      file: file.path, sheetName: name, row: number, known, name: known?.name.display ?? printed.name.display, idText: known?.idText ?? printed.text('idNumber') ?? '',
      refusals: 'refused' in found ? [found.refused] : refusals,
      corrections: 'corrections' in found ? found.corrections.map((each) => ({ ...each, heading: input.worksheets.headings[each.field].heading })) : [],
      version: { file: file.path, at: `${name}!${number}`, kind, sheet: own, batch: input.sent.find((each) => each.sheet === own)?.batch ?? 0, answers },
    }];
  }));
  const back = new Set(rows.flatMap(({ known }) => (known === null ? [] : [known.case.caseNumber])));
  const missing = input.sent.find((each) => each.sheet === sheet)?.cases.filter((each) => !back.has(each)) ?? [];
  return { file, kind, sheet, township, refusal: null, rows, missing };
}

function cellOf(cells: readonly Cell[], { columns }: Table, field: 'key'): string {
  const cell = cells[columns.get(field) ?? -1];
  return typeof cell === 'string' ? cell : '';
}

/** What a file without mark and keys can be: the county's ledger workbook, or a sheet typed anew with enough of its columns. */
function kindOf(tables: readonly Table[]): 'worksheet' | 'ledger' | null {
  const table = tables.reduce<Table | null>((best, each) => (best === null || each.columns.size > best.columns.size ? each : best), null);
  if (table === null || table.answers.length < ENOUGH_ANSWERS) return null;
  return table.columns.has('personId') ? 'ledger' : 'worksheet';
}

function otherWorkspace(caseNumber: string, { county, year }: CollectInput): Refusal {
  const [theirCounty = '', theirYear = ''] = caseNumber.split('-');
  return theirCounty === county ? refusal('collect/other-year', { found: theirYear, expected: String(year) }) : refusal('collect/other-county', { found: theirCounty, expected: county });
}

/** A sheet whose keys and mark are gone still says above its headings of which insurance year it is; null when it is this one, or it does not say. */
function otherYearOf(tables: readonly { readonly sheet: ReturnedFile['sheets'][number]; readonly table: Table }[], year: number): string | null {
  const titles = tables.flatMap(({ sheet, table }) => sheet.rows.filter(({ number }) => number < table.headingRow).flatMap(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell.normalize('NFKC') : ''))));
  const years = titles.flatMap((title) => [...title.matchAll(/(20\d\d)\s*年\s*度/gu)].map(([, found = '']) => found));
  return years.length === 0 || years.includes(String(year)) ? null : (years[0] as string);
}

/** Which sheet it is and whose: the hidden sheet says so, else most of the keys do. */
function placeOf(mark: WorksheetMark | null, sheets: readonly string[], sent: readonly SentSheet[]): { sheet: string; township: string } {
  if (mark !== null) return { sheet: mark.sheet, township: mark.township };
  const counts = new Map<string, number>();
  for (const sheet of sheets) counts.set(sheet, (counts.get(sheet) ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { sheet: most?.[0] ?? '', township: sent.find(({ sheet }) => sheet === most?.[0])?.township ?? '' };
}

/** The headings once more, as printed on every page. */
function isHeading(cells: readonly Cell[], { columns, headings }: Table): boolean {
  const same = [...columns].filter(([field, column]) => typeof cells[column] === 'string' && cells[column].replace(/\s+/gu, '') === headings.get(field));
  return same.length >= 3;
}
