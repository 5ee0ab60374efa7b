import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { BANG, LESS, QUESTION, SLASH, skipMarkup, skipTag } from '../xml/byte-text.js';
import { findRoot } from './find-root.js';

/** Where the rows of a worksheet begin. */
export interface SheetDataStart {
  readonly prefixLength: number;
  /** Position after `<sheetData>`. */
  readonly after: number;
  /** `<sheetData/>`. */
  readonly isEmpty: boolean;
}

/** Walks the elements before the rows (dimension, views, columns); null when `<sheetData>` has not come yet. */
export function findSheetData(bytes: Buffer, part: string): SheetDataStart | null {
  const root = findRoot(bytes, part);
  if (root === null) {
    if (bytes.length > 0 && bytes.indexOf(LESS) < 0) throw new UnreadableFile('io/broken-part', { part, found: bytes.toString('latin1', 0, 20) });
    return null;
  }
  if (root.name !== 'worksheet') throw new UnreadableFile('io/broken-part', { part, found: `<${root.name}>` });
  for (let p = bytes.indexOf(LESS, root.after); p >= 0 && p + 1 < bytes.length; p = bytes.indexOf(LESS, p)) {
    const next = bytes[p + 1];
    const after = next === BANG || next === QUESTION ? skipMarkup(bytes, p, bytes.length) : skipTag(bytes, p + 1, bytes.length);
    if (after < 0) return null;
    const nameAt = p + 1 + root.prefixLength;
    if (bytes.toString('latin1', nameAt, nameAt + 9) === 'sheetData' && /[\s/>]/u.test(bytes.toString('latin1', nameAt + 9, nameAt + 10))) {
      return { prefixLength: root.prefixLength, after, isEmpty: bytes[after - 2] === SLASH };
    }
    p = after;
  }
  return null;
}
