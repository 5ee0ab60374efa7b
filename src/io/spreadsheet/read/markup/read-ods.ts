/** Reads the content of an OpenDocument spreadsheet, packed (.ods) or flat (.fods). */
import type { Cell } from '../../../../domain/cell.js';
import type { SheetVisibility } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { HeldRows } from '../held-rows.js';
import type { HeldSheet } from '../held-workbook.js';
import type { ReadLimits } from '../limits.js';
import { isoDay } from '../values/date-serial.js';
import { UNCOMPUTED } from '../values/uncomputed.js';
import type { XmlAttributes } from '../xml/parse-xml.js';
import { parseXmlPart } from '../xml/read-xml-part.js';

/** The results of formulas that failed, as LibreOffice and WPS write them: as text. */
const ERROR_TEXT = /^(?:#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)|Err:\d+)$/u;

/** @param part the name of the part, for messages */
export function readOds(xml: string, part: string, limits: ReadLimits): HeldSheet[] {
  const reader = new OdsReader(part, limits);
  parseXmlPart(xml, part, {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (value) => reader.text(value),
  });
  return reader.sheets;
}

class OdsReader {
  readonly sheets: HeldSheet[] = [];
  readonly #part: string;
  readonly #limits: ReadLimits;
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: { name: string; visibility: SheetVisibility; held: HeldRows } | null = null;
  #row = 1;
  #rowRepeats = 1;
  #rowHidden = false;
  #cells: Cell[] = [];
  #column = 0;
  #cell: XmlAttributes | null = null;
  #paragraphs: string[] = [];
  /** Of the text of the cell so far. */
  #length = 0;
  #inParagraph = 0;
  /** Depth inside an element whose text is not the cell's: comments, drawings, deleted content. */
  #skipped = 0;

  constructor(part: string, limits: ReadLimits) {
    this.#part = part;
    this.#limits = limits;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#skipped > 0) this.#skipped += 1;
    else if (this.#cell !== null) this.#openInCell(name, attributes);
    else if (name === 'tracked-changes' || name === 'shapes' || name === 'forms') this.#skipped = 1;
    else if (name === 'style') this.#style = attributes.name ?? '';
    else if (name === 'table-properties' && attributes.display === 'false') this.#hiddenStyles.add(this.#style);
    else if (name === 'table' && this.#sheet === null) this.#openSheet(attributes);
    else if (name === 'table-row') this.#openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = attributes;
      this.#paragraphs = [];
      this.#length = 0;
      this.#inParagraph = 0;
    }
  }

  close(name: string): void {
    if (this.#skipped > 0) this.#skipped -= 1;
    else if (this.#cell !== null) {
      if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell(this.#cell);
      else if (this.#inParagraph > 0) this.#inParagraph -= 1;
    } else if (name === 'table-row') this.#closeRow();
    else if (name === 'table' && this.#sheet !== null) {
      const { name: sheetName, visibility, held } = this.#sheet;
      this.sheets.push({ name: sheetName, visibility, rows: held.rows, merges: held.merges });
      this.#sheet = null;
    }
  }

  text(value: string): void {
    if (this.#skipped === 0 && this.#inParagraph > 0) this.#append(value);
  }

  #openSheet(attributes: XmlAttributes): void {
    const name = attributes.name ?? `Sheet${this.sheets.length + 1}`;
    const visibility = this.#hiddenStyles.has(attributes['style-name'] ?? '') || attributes.display === 'false' ? 'hidden' : 'visible';
    if (this.sheets.length >= this.#limits.sheets) throw new UnreadableFile('io/too-many-sheets', { limit: this.#limits.sheets });
    this.#sheet = { name, visibility, held: new HeldRows(name, this.#part, this.#limits) };
    this.#row = 1;
  }

  #openRow(attributes: XmlAttributes): void {
    this.#rowRepeats = count(attributes['number-rows-repeated']);
    this.#rowHidden = attributes.visibility === 'collapse' || attributes.visibility === 'filter';
    this.#cells = [];
    this.#column = 0;
  }

  #closeRow(): void {
    if (this.#cells.length > 0) for (let i = 0; i < this.#rowRepeats; i += 1) this.#sheet?.held.add(this.#row + i, this.#cells, this.#rowHidden);
    this.#row += this.#rowRepeats;
  }

  #openInCell(name: string, attributes: XmlAttributes): void {
    if (this.#inParagraph > 0) {
      this.#inParagraph += 1;
      if (name === 's') this.#append(' '.repeat(Math.min(count(attributes.c), this.#limits.cellLength)));
      else if (name === 'tab') this.#append('\t');
      else if (name === 'line-break') this.#append('\n');
      else if (name === 'ruby-text' || name === 'note' || name === 'annotation') {
        this.#inParagraph -= 1;
        this.#skipped = 1;
      }
    } else if (name === 'p' || name === 'h') {
      this.#inParagraph = 1;
      this.#paragraphs.push('');
    } else this.#skipped = 1;
  }

  #append(text: string): void {
    this.#length += text.length;
    if (this.#length > this.#limits.cellLength) throw new UnreadableFile('io/cell-too-long', { row: this.#row, limit: this.#limits.cellLength });
    this.#paragraphs[this.#paragraphs.length - 1] += text;
  }

  #closeCell(attributes: XmlAttributes): void {
    const repeats = count(attributes['number-columns-repeated']);
    const value = this.#value(attributes);
    const held = this.#sheet?.held;
    if (value !== null && held !== undefined) for (let i = 0; i < repeats; i += 1) held.put(this.#cells, this.#column + i, value, this.#row);
    held?.merge(this.#row, this.#column, count(attributes['number-rows-spanned']), count(attributes['number-columns-spanned']));
    this.#column += repeats;
    this.#cell = null;
  }

  #value(attributes: XmlAttributes): Cell {
    const text = this.#paragraphs.join('\n');
    switch (attributes['value-type']) {
      case 'float':
      case 'percentage':
      case 'currency': {
        const value = Number(attributes.value);
        return attributes.value === undefined || !Number.isFinite(value) ? text : value;
      }
      case 'date': {
        const iso = isoDay(attributes['date-value'] ?? '');
        return iso === null ? text : { kind: 'date', iso };
      }
      case 'boolean':
        return attributes['boolean-value'] === 'true';
      default:
        if (attributes.formula !== undefined && ERROR_TEXT.test(text)) return { kind: 'error', code: text };
        if (attributes.formula !== undefined && attributes['value-type'] === undefined && text === '') return UNCOMPUTED;
        return attributes['string-value'] ?? text;
    }
  }
}

function count(attribute: string | undefined): number {
  const value = Number(attribute ?? 1);
  return Number.isInteger(value) && value > 0 ? value : 1;
}
