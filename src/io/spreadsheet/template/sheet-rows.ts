/** Rows and cells of a worksheet part as text, taken apart and put together without touching what is not asked for. */

import { resolveReferences } from '../read/xml/references.js';

export interface TemplateCell {
  /** Column letters. */
  readonly column: string;
  /** Everything in the opening tag but the reference. */
  readonly attributes: string;
  readonly inner: string;
}

export interface TemplateRow {
  readonly number: number;
  readonly attributes: string;
  readonly cells: readonly TemplateCell[];
}

const ROW = /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/gu;
const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/gu;

/** A row or cell without a place stands after the one before it. */
export function readRows(sheetData: string): TemplateRow[] {
  let last = 0;
  return [...sheetData.matchAll(ROW)].map(([, attributes = '', inner = '']) => {
    last = Number(attributeOf(attributes, 'r') ?? last + 1);
    const cells = [...inner.matchAll(CELL)].map(([, own = '', content = '']): TemplateCell => ({ column: (attributeOf(own, 'r') ?? '').replace(/\d+$/u, ''), attributes: own.replace(/\s+r="[^"]*"/u, ''), inner: content }));
    return { number: last, attributes: attributes.replace(/\s+(?:r|spans)="[^"]*"/gu, ''), cells };
  });
}

export function rowXml({ attributes }: TemplateRow, number: number, cells: readonly string[]): string {
  return `<row r="${number}"${attributes}>${cells.join('')}</row>`;
}

export function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
}

/** What the cell says: of a shared string the text, of a rich one all its runs. */
export function textOfCell({ attributes, inner }: TemplateCell, strings: readonly string[]): string {
  const type = attributeOf(attributes, 't');
  if (type === 's') return strings[Number(/<v>(\d+)<\/v>/u.exec(inner)?.[1] ?? -1)] ?? '';
  if (type === 'str') return resolveReferences(/<v\b[^>]*>([\s\S]*?)<\/v>/u.exec(inner)?.[1] ?? '');
  return type === 'inlineStr' ? runsOf(inner) : '';
}

/** Texts of `sharedStrings.xml`, in order. */
export function readStrings(xml: string): string[] {
  return [...xml.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/gu)].map(([, inner = '']) => runsOf(inner));
}

function runsOf(inner: string): string {
  const spoken = inner.replace(/<rPh\b[\s\S]*?<\/rPh>/gu, '');
  return [...spoken.matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/gu)].map(([, text = '']) => resolveReferences(text)).join('');
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? character);
}
