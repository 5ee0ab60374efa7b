import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { BANG, LESS, QUESTION, skipMarkup, skipTag } from '../xml/byte-text.js';

/** The root element of a part, by its bytes. */
export interface XmlRoot {
  /** Local name. */
  readonly name: string;
  /** Length of its namespace prefix with the colon, which the elements inside share; 0 without one. */
  readonly prefixLength: number;
  /** Position after its start tag. */
  readonly after: number;
}

/** Finds the root element behind declaration and comments; null when it has not come yet. `part` is for messages. */
export function findRoot(bytes: Buffer, part: string): XmlRoot | null {
  for (let p = bytes.indexOf(LESS); p >= 0 && p + 1 < bytes.length; p = bytes.indexOf(LESS, p)) {
    const next = bytes[p + 1];
    if (next === BANG || next === QUESTION) {
      // Office files have no document type; one with entities of its own would mean other text than what stands there.
      if (bytes.toString('latin1', p, p + 9).toUpperCase() === '<!DOCTYPE') throw new UnreadableFile('io/broken-part', { part, found: '<!DOCTYPE>' });
      p = skipMarkup(bytes, p, bytes.length);
      if (p < 0) return null;
      continue;
    }
    const after = skipTag(bytes, p + 1, bytes.length);
    if (after < 0) return null;
    const name = /^[^\s/>]+/u.exec(bytes.toString('utf8', p + 1, after))?.[0] ?? '';
    const prefixLength = name.indexOf(':') + 1;
    return { name: name.slice(prefixLength), prefixLength, after };
  }
  return null;
}
