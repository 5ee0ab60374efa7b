/** Reads SpreadsheetML 2003, the XML which many government systems hand out as `.xls`. */
import type { Cell } from '../../../../domain/cell.js';
import type { SheetVisibility } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { HeldRows } from '../held-rows.js';
import type { HeldSheet } from '../held-workbook.js';
import type { ReadLimits } from '../limits.js';
import { isDateFormat } from '../values/date-format.js';
import { DateSerials, isoDay } from '../values/date-serial.js';
import { UNCOMPUTED } from '../values/uncomputed.js';
import type { XmlAttributes } from '../xml/parse-xml.js';
import { parseXmlPart } from '../xml/read-xml-part.js';

const PART = 'XML';
const LAST_ROW = 1_048_576;
/** Named formats that show a day. */
const NAMED_DATES = /^(?:General|Short|Medium|Long) Date$/u;

interface OpenSheet {
  readonly name: string;
  visibility: SheetVisibility;
  readonly held: HeldRows;
}

interface OpenCell {
  readonly column: number;
  readonly styled: boolean;
  readonly formula: boolean;
  type: string | null;
  text: string;
}

export function readXml2003(xml: string, limits: ReadLimits): HeldSheet[] {
  const sheets: OpenSheet[] = [];
  const dateStyles = new Set<string>();
  const dates = new DateSerials(/<(?:\w+:)?Date1904\s*\/>/u.test(xml));
  const path: string[] = [];
  let style = '';
  let row = 0;
  let rowSpan = 0;
  let hidden = false;
  let cells: Cell[] = [];
  let column = 0;
  let cell: OpenCell | null = null;

  const openRow = (attributes: XmlAttributes): void => {
    row = attributes.Index === undefined ? row + 1 : place(attributes.Index, 'Index');
    rowSpan = place(attributes.Span ?? '0', 'Span');
    hidden = attributes.Hidden === '1';
    cells = [];
    column = 0;
  };
  const openCell = (attributes: XmlAttributes): void => {
    if (attributes.Index !== undefined) column = place(attributes.Index, 'Index') - 1;
    const across = place(attributes.MergeAcross ?? '0', 'MergeAcross');
    sheets.at(-1)?.held.merge(row, column, place(attributes.MergeDown ?? '0', 'MergeDown') + 1, across + 1);
    cell = { column, styled: dateStyles.has(attributes.StyleID ?? ''), formula: attributes.Formula !== undefined, type: null, text: '' };
    column += across + 1;
  };

  parseXmlPart(xml, PART, {
    open: (name, attributes) => {
      path.push(name);
      const parent = path.at(-2);
      if (name === 'Style') style = attributes.ID ?? '';
      else if (name === 'NumberFormat' && (NAMED_DATES.test(attributes.Format ?? '') || isDateFormat(attributes.Format ?? ''))) dateStyles.add(style);
      else if (name === 'Worksheet') {
        const sheetName = attributes.Name ?? `Sheet${sheets.length + 1}`;
        if (sheets.length >= limits.sheets) throw new UnreadableFile('io/too-many-sheets', { limit: limits.sheets });
        sheets.push({ name: sheetName, visibility: 'visible', held: new HeldRows(sheetName, PART, limits) });
        row = 0;
      } else if (name === 'Row' && parent === 'Table') openRow(attributes);
      else if (name === 'Cell' && parent === 'Row') openCell(attributes);
      else if (name === 'Data' && parent === 'Cell' && cell !== null) cell.type = attributes.Type ?? 'String';
    },
    close: (name) => {
      path.pop();
      const parent = path.at(-1);
      if (name === 'Cell' && parent === 'Row' && cell !== null) {
        sheets.at(-1)?.held.put(cells, cell.column, valueOf(cell, dates), row);
        cell = null;
      } else if (name === 'Row' && parent === 'Table') {
        sheets.at(-1)?.held.add(row, cells, hidden);
        row += rowSpan;
      }
    },
    text: (value) => {
      if (cell !== null) {
        // Rich text stands in HTML elements inside Data; a comment has a Data of its own, one level deeper.
        if (path.includes('Data') && !path.includes('Comment') && !path.includes('PhoneticText')) cell.text += value;
      } else if (path.at(-1) === 'Visible' && path.at(-2) === 'WorksheetOptions') {
        const sheet = sheets.at(-1);
        if (sheet !== undefined) sheet.visibility = value.trim() === 'SheetHidden' ? 'hidden' : value.trim() === 'SheetVeryHidden' ? 'very-hidden' : 'visible';
      }
    },
  });
  return sheets.map(({ name, visibility, held }) => ({ name, visibility, rows: held.rows, merges: held.merges }));
}

/** A row, a column or a number of them; anything else would put cells where nobody finds them. */
function place(text: string, attribute: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > LAST_ROW) throw new UnreadableFile('io/broken-part', { part: PART, found: `${attribute}="${text.slice(0, 20)}"` });
  return value;
}

function valueOf(cell: OpenCell, dates: DateSerials): Cell {
  switch (cell.type) {
    case null:
      return cell.formula ? UNCOMPUTED : null;
    case 'Number': {
      const value = Number(cell.text);
      if (cell.text.trim() === '' || !Number.isFinite(value)) return cell.text;
      return cell.styled ? (dates.toDate(value) ?? value) : value;
    }
    case 'DateTime': {
      const iso = isoDay(cell.text);
      return iso === null ? cell.text : { kind: 'date', iso };
    }
    case 'Boolean':
      return cell.text.trim() === '1';
    case 'Error':
      return { kind: 'error', code: cell.text };
    default:
      return cell.text;
  }
}
