/**
 * A workbook around rows that are already markup: hucre writes styles, print settings, drop-downs, charts and all the rest; the rows, of which
 * there may be very many, take the place of a few cells that do nothing but bring the styles along.
 *
 * What hucre 1.0.0 does that must be worked round: it looks every cell's style up anew, and holds rows in three forms at once.
 */
import type { Cell, CellStyle, WriteOptions, WriteSheet } from 'hucre/xlsx';
import type { RowMarkup } from './row-markup.js';
import type { SharedStrings } from './shared-strings.js';
import type { StyleNumbers } from './style-numbers.js';
import { unzipped, zipped, type ZipPart } from './zip-bytes.js';

/** A sheet but for its rows; `height` and `width` count the rows and columns that have something in them. */
export interface FilledSheet {
  readonly sheet: WriteSheet;
  readonly rows: RowMarkup;
  readonly height: number;
  readonly width: number;
  /** How many styles there were before and after this sheet. */
  readonly styles: readonly [from: number, end: number];
}

/** The bytes of the workbook. */
export async function workbookBytes(filled: readonly FilledSheet[], options: Omit<WriteOptions, 'sheets'>, styles: StyleNumbers, strings: SharedStrings): Promise<Uint8Array> {
  const carriers = filled.map((each, index) => carrierSheet(each, styles, index === 0));
  const { writeXlsx } = await import('hucre/xlsx'); // most commands write no workbook
  const parts = unzipped(await writeXlsx({ ...options, sheets: carriers }));
  let numbered = 0;
  const whole = parts.map((part): ZipPart => {
    if (part.name === 'xl/sharedStrings.xml') return { name: part.name, pieces: inPieces(strings.xml()) };
    const position = /^xl\/worksheets\/sheet(\d+)\.xml$/u.exec(part.name)?.[1];
    if (position === undefined) return part;
    const [head, carried, tail] = aroundRows(Buffer.concat(part.pieces).toString('utf8'));
    for (const [, number] of carried.matchAll(/ s="(\d+)"/gu)) if (Number(number) !== ++numbered) throw new Error(`style ${numbered} got the number ${number}`);
    return { name: part.name, pieces: [Buffer.from(head), ...filled[Number(position) - 1]!.rows.pieces(), Buffer.from(tail)] };
  });
  if (numbered !== styles.count) throw new Error(`${styles.count} styles, but ${numbered} were written`);
  return zipped(whole);
}

/** The sheet with one cell for each style first used in it, and one text in the first sheet, so that hucre lists the part of the texts. */
function carrierSheet({ sheet, height, width, styles: [from, end] }: FilledSheet, styles: StyleNumbers, first: boolean): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  styles.between(from, end).forEach((style: CellStyle, index) => cells.set(`${Math.floor(index / width)},${index % width}`, { style, ...(first && index === 0 ? { value: '' } : {}) }));
  return { ...sheet, cells, rows: Array.from({ length: height }, (_, row) => (row === 0 ? new Array<null>(width).fill(null) : [])) };
}

/** What stands before the rows, the rows, and what stands behind them. */
function aroundRows(markup: string): [head: string, rows: string, tail: string] {
  const [, head, rows, tail] = /^(.*<sheetData)(?:\/>|>(.*)<\/sheetData>)(.*)$/su.exec(markup)!;
  return [`${head!}>`, rows ?? '', `</sheetData>${tail!}`];
}

function inPieces(texts: Iterable<string>): Buffer[] {
  const pieces: Buffer[] = [];
  let text = '';
  for (const each of texts) {
    text += each;
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text, 'utf8'));
    text = '';
  }
  return [...pieces, Buffer.from(text, 'utf8')];
}

const PIECE = 1 << 18;
