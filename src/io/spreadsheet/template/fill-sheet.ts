/** Fills one worksheet part: fields by their values, the repeated rows as often as there are rows; everything else stays as it is. */
import { fieldKey, type TemplateSheet, type TemplateValue } from '../../../domain/template.js';
import { ToolError } from '../../../domain/tool-error.js';
import { cellSafeText } from '../write/cell-text.js';
import { movedFormula, movedReference, movedRows, numberOf, offsetFormula, type MovedRows } from './moved-rows.js';
import { resolveReferences } from '../read/xml/references.js';
import { attributeOf, escaped, readRows, rowXml, textOfCell, type TemplateCell, type TemplateRow } from './sheet-rows.js';

/** A worksheet of the template, read. */
export interface TemplatePage {
  readonly name: string;
  readonly xml: string;
  readonly rows: readonly TemplateRow[];
  readonly data: FieldIndex;
  readonly moved: MovedRows;
  /** What is written into a cell, by reference (`B3`), where it holds fields. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The fields of a table by the form of their names that is compared. */
interface FieldIndex {
  readonly names: readonly string[];
  readonly values: ReadonlyMap<string, TemplateValue>;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: TemplateSheet['rows'];
}

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/gu;
const OPEN = '#rows';
const CLOSE = '/rows';
const ROW_FIELD = 'row.';
const SHEET_DATA = /(<sheetData\b[^>]*?)(?:\/>|>([\s\S]*?)<\/sheetData>)/u;

/**
 * Reads a worksheet: which cells hold fields, and which rows are repeated. `named` are the named cells of it, by reference; a name
 * that is no field is the county's own.
 *
 * @throws ToolError `template/field` for a field that the report does not have, `template/rows` when the repeated rows are not one block.
 */
export function readPage(name: string, xml: string, strings: readonly string[], named: ReadonlyMap<string, string>, table: TemplateSheet): TemplatePage {
  const data = indexed(table);
  const rows = withNamedCells(readRows(SHEET_DATA.exec(xml)?.[2] ?? ''), named, data);
  const texts = new Map<string, string>();
  for (const row of rows) for (const cell of row.cells) {
    const place = `${cell.column}${row.number}`;
    const field = named.get(place);
    const text = field !== undefined && isKnown(field, data) ? `{{${field}}}` : cell.inner.includes('<f') ? '' : textOfCell(cell, strings);
    if (!text.includes('{{')) continue;
    for (const said of fieldsIn(text)) if (said !== OPEN && said !== CLOSE && !isKnown(said, data)) throw unknownField(name, place, said, data);
    texts.set(place, text);
  }
  return { name, xml, rows, data, texts, moved: movedRows(blockOf(name, rows, texts, data.rows.length)) };
}

/** The worksheet filled. `rowsOf` knows how the rows of the other sheets moved. */
export function filledPage(page: TemplatePage, rowsOf: (sheet: string | undefined) => MovedRows): string {
  const { block } = page.moved;
  const shared = sharedFormulas(page.rows);
  const out: string[] = [];
  const write = (row: TemplateRow, copy: number | null): void => {
    const number = copy === null ? page.moved.first(row.number) : page.moved.inCopy(row.number, copy);
    out.push(rowXml(row, number, row.cells.map((cell) => cellXml(cell, row.number, number, copy, page, shared, rowsOf))));
  };
  for (const row of page.rows) if (block === null || row.number < block.from) write(row, null);
  if (block !== null) {
    const repeated = page.rows.filter(({ number }) => number >= block.firstRepeated && number <= block.lastRepeated);
    for (let copy = 0; copy < block.copies; copy += 1) for (const row of repeated) write(row, copy);
    for (const row of page.rows) if (row.number > block.to) write(row, null);
  }
  const at = SHEET_DATA.exec(page.xml);
  if (at === null) return page.xml;
  const moved = (xml: string): string => movedRest(xml, page.moved, rowsOf);
  return `${moved(page.xml.slice(0, at.index))}${at[1] ?? '<sheetData'}>${out.join('')}</sheetData>${moved(page.xml.slice(at.index + at[0].length))}`;
}

/** References in attributes and formulas outside the cells: filters, formats, validations, links, the print view. */
export function movedMarkup(xml: string, rows: MovedRows, rowsOf: (sheet: string | undefined) => MovedRows): string {
  const references = (list: string): string => list.split(' ').map((each) => (/^\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/u.test(each) ? movedReference(each, rows) : each)).join(' ');
  const spread = (list: string): string => references(list.split(' ').map((each) => (each.includes(':') || !isRepeated(each, rows) ? each : `${each}:${each}`)).join(' '));
  return xml
    .replace(/(\s)(ref|sqref)="([^"]*)"/gu, (_all, space: string, name: string, list: string) => `${space}${name}="${name === 'sqref' ? spread(list) : references(list)}"`)
    .replace(/(\s)(activeCell|topLeftCell)="([^"]*)"/gu, (_all, space: string, name: string, list: string) => `${space}${name}="${references(list)}"`)
    .replace(/<(xm:sqref)>([^<]*)</gu, (_all, tag: string, list: string) => `<${tag}>${spread(list)}<`)
    .replace(/<(formula[12]?|xm:f|c:f)>([^<]*)</gu, (_all, tag: string, formula: string) => `<${tag}>${escaped(movedFormula(resolveReferences(formula), rowsOf))}<`)
    .replace(/<rowBreaks\b[\s\S]*?<\/rowBreaks>/u, (breaks) => breaks.replace(/\sid="(\d+)"/gu, (_all, row: string) => ` id="${rows.last(Number(row))}"`));
}

function isRepeated(reference: string, { block }: MovedRows): boolean {
  const row = Number(/\d+$/u.exec(reference)?.[0] ?? 0);
  return block !== null && row >= block.from && row <= block.to;
}

/** What stands before or after the cells. Merged cells inside the repeated rows are merged in every copy. */
function movedRest(xml: string, rows: MovedRows, rowsOf: (sheet: string | undefined) => MovedRows): string {
  const merges = /<mergeCells\b[^>]*>([\s\S]*?)<\/mergeCells>/u.exec(xml);
  const { block } = rows;
  if (merges === null || block === null) return movedMarkup(xml, rows, rowsOf);
  const ranges = [...(merges[1] ?? '').matchAll(/ref="([^"]*)"/gu)].flatMap(([, reference = '']) => {
    const inside = reference.split(':').every((part) => isRepeated(part, rows));
    return inside ? Array.from({ length: block.copies }, (_each, copy) => movedReference(reference, rows, copy)) : [movedReference(reference, rows)];
  });
  const merged = `<mergeCells count="${ranges.length}">${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
  return `${movedMarkup(xml.slice(0, merges.index), rows, rowsOf)}${merged}${movedMarkup(xml.slice(merges.index + merges[0].length), rows, rowsOf)}`;
}

function cellXml(cell: TemplateCell, from: number, number: number, copy: number | null, page: TemplatePage, shared: ReadonlyMap<string, SharedFormula>, rowsOf: (sheet: string | undefined) => MovedRows): string {
  const place = `${cell.column}${number}`;
  const text = page.texts.get(`${cell.column}${from}`);
  if (text !== undefined) return valueXml(place, cell, filled(text, page.data, copy));
  const formula = /<f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/f>)/u.exec(cell.inner);
  if (formula === null) return cell.inner === '' ? `<c r="${place}"${cell.attributes}/>` : `<c r="${place}"${cell.attributes}>${cell.inner}</c>`;
  const [, own = '', said = ''] = formula;
  const master = shared.get(attributeOf(own, 'si') ?? '');
  const words = attributeOf(own, 't') === 'shared' && said === '' && master !== undefined ? offsetFormula(master.formula, from - master.row, numberOf(cell.column) - master.column) : resolveReferences(said);
  const kind = attributeOf(own, 't') === 'array' ? ` t="array" ref="${movedReference(attributeOf(own, 'ref') ?? place, page.moved, copy)}"` : '';
  return `<c r="${place}"${cell.attributes.replace(/\s+t="[^"]*"/u, '')}><f${kind}>${escaped(movedFormula(words, rowsOf, copy))}</f></c>`;
}

function valueXml(place: string, { attributes }: TemplateCell, value: TemplateValue): string {
  const style = attributeOf(attributes, 's');
  const open = `<c r="${place}"${style === undefined ? '' : ` s="${style}"`}`;
  if (value === null || value === '') return `${open}/>`;
  if (typeof value === 'number') return `${open}><v>${value}</v></c>`;
  return `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(cellSafeText(value))}</t></is></c>`;
}

/** A field alone keeps its type; among other words it is text. */
function filled(text: string, data: FieldIndex, copy: number | null): TemplateValue {
  const said = text.replaceAll(/\{\{\s*[#/]rows\s*\}\}/gu, '');
  const alone = /^\s*\{\{\s*([^{}]*?)\s*\}\}\s*$/u.exec(said);
  if (alone !== null) return valueOf(alone[1] ?? '', data, copy);
  return said.replace(FIELD, (_all, name: string) => String(valueOf(name, data, copy) ?? ''));
}

function valueOf(name: string, { values, columns, rows }: FieldIndex, copy: number | null): TemplateValue {
  const key = fieldKey(name);
  return key.startsWith(ROW_FIELD) ? (rows[copy ?? 0]?.[columns.get(key) ?? -1] ?? null) : (values.get(key) ?? null);
}

function isKnown(name: string, { values, columns }: FieldIndex): boolean {
  const key = fieldKey(name);
  return values.has(key) || columns.has(key);
}

/** `合计.已参保.居民` is found as `合计.居民` too, where that names one field only. */
function indexed({ fields, rowFields, rows }: TemplateSheet): FieldIndex {
  const [onceNames, rowNames] = [[...fields.keys()], rowFields.map((field) => `${ROW_FIELD}${field}`)];
  const short = shortNames([...onceNames, ...rowNames]);
  const keysOf = (name: string): string[] => [fieldKey(name), ...(short.get(name) ?? [])];
  return {
    names: [...onceNames, ...rowNames], rows,
    values: new Map([...fields].flatMap(([name, value]) => keysOf(name).map((key): [string, TemplateValue] => [key, value]))),
    columns: new Map(rowNames.flatMap((name, index) => keysOf(name).map((key): [string, number] => [key, index]))),
  };
}

/** First and last part of names of three parts, where no other name has them. */
function shortNames(names: readonly string[]): ReadonlyMap<string, string[]> {
  const shorter = names.flatMap((name) => {
    const parts = name.split('.');
    return parts.length > 2 ? [{ name, key: fieldKey(`${parts[0]}.${parts.slice(2).join('.')}`) }] : [];
  });
  const uses = new Map<string, number>(names.map((name) => [fieldKey(name), 1]));
  for (const { key } of shorter) uses.set(key, (uses.get(key) ?? 0) + 1);
  return new Map(shorter.filter(({ key }) => uses.get(key) === 1).map(({ name, key }) => [name, [key]]));
}

function fieldsIn(text: string): string[] {
  return [...text.matchAll(FIELD)].map(([, name = '']) => name);
}

/** The rows between the markers, or the one row that holds `{{row.…}}`. Rows with nothing but a marker are left out. */
function blockOf(sheet: string, rows: readonly TemplateRow[], texts: ReadonlyMap<string, string>, count: number): Parameters<typeof movedRows>[0] {
  const said = rows.map(({ number, cells }) => ({ number, alone: cells.every(({ column, inner }) => inner === '' || texts.has(`${column}${number}`)), fields: cells.flatMap(({ column }) => fieldsIn(texts.get(`${column}${number}`) ?? '')) })).filter(({ fields }) => fields.length > 0);
  const opens = said.filter(({ fields }) => fields.includes(OPEN));
  const closes = said.filter(({ fields }) => fields.includes(CLOSE));
  const used = said.filter(({ fields }) => fields.some((field) => fieldKey(field).startsWith(ROW_FIELD)));
  const [open, close] = [opens[0] ?? used[0], closes[0] ?? used[0]];
  if (open === undefined || close === undefined) return null;
  if (opens.length > 1 || opens.length !== closes.length || close.number < open.number || used.some(({ number }) => number < open.number || number > close.number)) throw scattered(sheet, used.map(({ number }) => number));
  const isMarker = ({ alone, fields }: (typeof said)[number]): boolean => alone && fields.every((field) => field === OPEN || field === CLOSE);
  const firstRepeated = open.number + (isMarker(open) ? 1 : 0);
  const lastRepeated = close.number - (isMarker(close) ? 1 : 0);
  if (lastRepeated < firstRepeated) throw scattered(sheet, [open.number, close.number]);
  return { from: open.number, to: close.number, firstRepeated, lastRepeated, copies: Math.max(1, count) };
}

/** A named cell that nobody has touched is not in the file; it is added to be filled. */
function withNamedCells(rows: readonly TemplateRow[], named: ReadonlyMap<string, string>, data: FieldIndex): TemplateRow[] {
  const found = new Map(rows.map((row) => [row.number, row]));
  for (const [place, field] of named) {
    if (!isKnown(field, data)) continue;
    const [, column = '', number = ''] = /^([A-Z]+)(\d+)$/u.exec(place) ?? [];
    const row = found.get(Number(number)) ?? { number: Number(number), attributes: '', cells: [] };
    if (row.cells.some((cell) => cell.column === column)) continue;
    found.set(row.number, { ...row, cells: [...row.cells, { column, attributes: '', inner: '' }].sort((left, right) => numberOf(left.column) - numberOf(right.column)) });
  }
  return [...found.values()].sort((left, right) => left.number - right.number);
}

interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

function sharedFormulas(rows: readonly TemplateRow[]): ReadonlyMap<string, SharedFormula> {
  const found = new Map<string, SharedFormula>();
  for (const { number, cells } of rows) for (const { column, inner } of cells) {
    const formula = /<f\b([^>]*)>([\s\S]+?)<\/f>/u.exec(inner);
    if (formula !== null && attributeOf(formula[1] ?? '', 't') === 'shared') found.set(attributeOf(formula[1] ?? '', 'si') ?? '', { formula: resolveReferences(formula[2] ?? ''), row: number, column: numberOf(column) });
  }
  return found;
}

function unknownField(sheet: string, place: string, said: string, { names }: FieldIndex): ToolError {
  const near = names.filter((name) => [...fieldKey(said).replace(ROW_FIELD, '')].some((character) => /\p{Script=Han}/u.test(character) && name.includes(character))).slice(0, 8);
  const shown = (near.length > 0 ? near : names.slice(0, 8)).map((name) => `{{${name}}}`);
  return new ToolError('template/field', { zh: `表样 ${sheet}!${place} 的“{{${said}}}”不是这张报表的字段`, en: `In the template, ${sheet}!${place}: "{{${said}}}" is no field of this report` },
    { zh: `可能想写 ${shown.join('、')}；全部字段：c2z report --fields <报表>`, en: `There are ${shown.join(', ')}; all of them: c2z report --fields <name>` });
}

function scattered(sheet: string, rows: readonly number[]): ToolError {
  return new ToolError('template/rows', { zh: `表样 ${sheet} 里要重复的行不是连续的一段（第 ${rows.join('、')} 行）`, en: `In the template, the repeated rows of ${sheet} are not one block (rows ${rows.join(', ')})` },
    { zh: '{{row.…}} 写在同一行；要重复几行时，第一行写 {{#rows}}，最后一行写 {{/rows}}', en: 'Put {{row.…}} in one row; to repeat several, begin with {{#rows}} and end with {{/rows}}' });
}
