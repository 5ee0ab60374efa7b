/**
 * Looks over the records of an xlsb part before it is read. SheetJS follows lengths that are wrong until memory or patience
 * ends; a part whose records do not fill it exactly, between its first and last one, is damaged.
 */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';

/** First and last record of the parts that hold cells or say what they mean (MS-XLSB 2.1.7). */
const BORDERS: readonly (readonly [name: RegExp, first: number, last: number])[] = [
  [/worksheets\/[^/]*\.bin$/iu, 129, 130],
  [/workbook\.bin$/iu, 131, 132],
  [/sharedStrings\.bin$/iu, 159, 160],
  [/styles\.bin$/iu, 278, 279],
];
/** BrtRowHdr begins with the number of the row, BrtColInfo with its first and last column, the others with a range. */
const ROW_HEADER = 0;
const COLUMNS = 60;
const RANGES = new Set([148, 176, 494]);
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

export function checkBiff12(name: string, bytes: Uint8Array): void {
  const borders = BORDERS.find(([pattern]) => pattern.test(name));
  if (borders === undefined) return;
  const [, first, last] = borders;
  const broken = (found: string): UnreadableFile<'io/broken-part'> => new UnreadableFile('io/broken-part', { part: name, found });
  const isSheet = first === 129;
  let previousRow = -1;
  let type = -1;
  for (let at = 0; at < bytes.length; ) {
    const began = at;
    const id = bytes[at] ?? 0;
    at += 1;
    type = id < 0x80 ? id : (id & 0x7f) | (((bytes[at++] ?? 0) & 0x7f) << 7);
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
      if (shift === 21) throw broken(`record ${type}`);
    }
    if (began === 0 && type !== first) throw broken(`record ${type}`);
    if (at + length > bytes.length) throw new UnreadableFile('io/truncated', { part: name });
    if (isSheet && type === ROW_HEADER && length >= 4) {
      const row = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);
      if (row > LAST_ROW || row <= previousRow) throw broken(`row ${row + 1}`);
      previousRow = row;
    }
    if (isSheet && type === COLUMNS && length >= 8 && !within(bytes, at, LAST_COLUMN)) throw broken('columns');
    if (isSheet && RANGES.has(type) && length >= 16 && !(within(bytes, at, LAST_ROW) && within(bytes, at + 8, LAST_COLUMN))) throw broken('range');
    at += length;
  }
  if (type !== last) throw new UnreadableFile('io/truncated', { part: name });
}

/** Whether two numbers stand here in order, neither above the last. */
function within(bytes: Uint8Array, at: number, last: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8);
  return view.getUint32(0, true) <= view.getUint32(4, true) && view.getUint32(4, true) <= last;
}
