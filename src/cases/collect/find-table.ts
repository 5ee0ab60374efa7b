/** Finds the table of a returned sheet: its heading rows and what each column is, wherever they were moved. */
import { cellText, type Cell } from '../../domain/cell.js';
import { ANSWER_FIELDS, type AnswerField, type ColumnField, type ReturnedSheet, type WorksheetRules } from '../../domain/worksheet.js';
import { foldHeading } from './folding.js';

/** A table found: 0-based columns by field, headings as they stand in the file. */
export interface Table {
  readonly columns: ReadonlyMap<ColumnField, number>;
  readonly headings: ReadonlyMap<ColumnField, string>;
  /** Number of the row after which the people stand. */
  readonly headingRow: number;
  readonly answers: readonly AnswerField[];
}

/** Headings stand near the top; further down they are data. */
const HEADING_ROWS = 60;
/** A heading that was changed a little: so many more characters than the spelling it begins or ends with. */
const MOST_EXTRA = 3;

/** Reads headings of the rules; made once for a run. */
export function tableFinder(rules: WorksheetRules): (sheet: Pick<ReturnedSheet, 'rows'>) => Table | null {
  const spellings = new Map<string, ColumnField>();
  for (const [field, { heading, spellings: others }] of Object.entries(rules.headings) as [ColumnField, { heading: string; spellings: readonly string[] }][]) {
    for (const text of [heading, ...others]) if (!spellings.has(foldHeading(text))) spellings.set(foldHeading(text), field);
  }
  return ({ rows }) => {
    let best: Table | null = null;
    for (const [index, row] of rows.slice(0, HEADING_ROWS).entries()) {
      const next = rows[index + 1];
      const single = readHeadings(row.cells.map(cellText), row.number, spellings);
      const pair = next === undefined ? null : readHeadings(joined(row.cells, next.cells), next.number, spellings);
      for (const found of [single, pair]) if (found !== null && isUsable(found) && (best === null || found.columns.size > best.columns.size)) best = found;
    }
    return best;
  };
}

/** Two heading rows read as one: the lower one counts where it says something. */
function joined(top: readonly Cell[], bottom: readonly Cell[]): string[] {
  return Array.from({ length: Math.max(top.length, bottom.length) }, (_, at) => cellText(bottom[at]).trim() || cellText(top[at]));
}

function readHeadings(texts: readonly string[], headingRow: number, spellings: ReadonlyMap<string, ColumnField>): Table | null {
  const folded = texts.map(foldHeading);
  const columns = new Map<ColumnField, number>();
  folded.forEach((text, column) => {
    const field = spellings.get(text);
    if (field !== undefined && !columns.has(field)) columns.set(field, column);
  });
  if (columns.size < 2) return null;
  const taken = new Set(columns.values());
  folded.forEach((text, column) => {
    if (taken.has(column) || text.length < 3 || spellings.has(text)) return;
    const field = nearly(text, spellings);
    if (field !== null && !columns.has(field)) columns.set(field, column);
  });
  const answers = ANSWER_FIELDS.filter((field) => columns.has(field));
  return { columns, headingRow, answers, headings: new Map([...columns].map(([field, column]) => [field, (texts[column] ?? '').replace(/\s+/gu, '')])) };
}

/** The field whose longest spelling the heading begins or ends with, if there is one and little else. */
function nearly(text: string, spellings: ReadonlyMap<string, ColumnField>): ColumnField | null {
  let best: { readonly length: number; readonly fields: Set<ColumnField> } | null = null;
  for (const [spelling, field] of spellings) {
    if (spelling.length < 3 || text.length - spelling.length > MOST_EXTRA || !(text.startsWith(spelling) || text.endsWith(spelling))) continue;
    if (best === null || spelling.length > best.length) best = { length: spelling.length, fields: new Set([field]) };
    else if (spelling.length === best.length) best.fields.add(field);
  }
  return best?.fields.size === 1 ? ([...best.fields][0] as ColumnField) : null;
}

/** Something says whose row it is, and something is filled in by hand. */
function isUsable({ columns, answers }: Table): boolean {
  return answers.length > 0 && (columns.has('key') || columns.has('personId') || (columns.has('name') && columns.has('idNumber')));
}
