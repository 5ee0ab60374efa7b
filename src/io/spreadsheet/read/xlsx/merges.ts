/** The merged ranges of a worksheet, which stand behind its rows. */
import type { Merge } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { SLASH } from '../xml/byte-text.js';
import { readAttributes } from '../xml/parse-xml.js';

/** What follows the rows: conditional formats and validations may be long, but not this long. */
const MAX_TAIL = 256 * 1024 * 1024;
const OVERLAP = 32;

/** Reads the part to its end; keeps only what follows the last row. */
export async function readMerges(chunks: AsyncIterable<Buffer>, part: string): Promise<Merge[]> {
  let tail: Buffer[] | null = null;
  let tailLength = 0;
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (tail !== null) {
      tail.push(chunk);
      tailLength += chunk.length;
      if (tailLength > MAX_TAIL) throw new UnreadableFile('io/too-large', { part, limit: MAX_TAIL });
      continue;
    }
    const bytes = Buffer.concat([carry, chunk]);
    const end = endOfRows(bytes);
    if (end >= 0) tail = [bytes.subarray(end)];
    carry = bytes.subarray(Math.max(0, bytes.length - OVERLAP));
  }
  return tail === null ? [] : mergesIn(Buffer.concat(tail).toString('latin1'));
}

/** `</sheetData>` or `<sheetData/>`, with any prefix. Cell text cannot hold it: its `<` would be escaped. */
function endOfRows(bytes: Buffer): number {
  for (let at = bytes.indexOf('sheetData', 0, 'latin1'); at >= 0; at = bytes.indexOf('sheetData', at + 9, 'latin1')) {
    let before = at - 1;
    if (bytes[before] === 0x3a) while (before > 0 && bytes[before] !== SLASH && bytes[before] !== 0x3c) before -= 1;
    if (bytes[before] === SLASH && bytes[before - 1] === 0x3c) return at;
    if (bytes[before] === 0x3c && bytes[at + 9] === SLASH) return at;
  }
  return -1;
}

function mergesIn(tail: string): Merge[] {
  const found: Merge[] = [];
  for (const [tag] of tail.replace(/<!--.*?-->/gsu, '').matchAll(/<(?:[^\s<>:/]+:)?mergeCell\s[^>]*>/gu)) {
    const merge = parseRange(readAttributes(tag).ref ?? '');
    if (merge !== null) found.push(merge);
  }
  return found;
}

/** `B2:C5`, dollar signs allowed; null for anything else and for a range of one cell. */
function parseRange(ref: string): Merge | null {
  const [, left = '', top = '', right = '', bottom = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(ref.trim().toUpperCase()) ?? [];
  if (left === '') return null;
  const columns = [columnIndex(left), columnIndex(right)];
  const rows = [Number(top), Number(bottom)];
  const merge = { top: Math.min(...rows), left: Math.min(...columns), bottom: Math.max(...rows), right: Math.max(...columns) };
  return merge.top === merge.bottom && merge.left === merge.right ? null : merge;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
