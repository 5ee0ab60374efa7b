import { withoutSteering } from '../../../text/harmless.js';

/**
 * Text fit for a cell of an xlsx file. What cannot stand there is taken out or replaced, never the cell as a whole:
 * - control characters (XML 1.0 forbids most), direction characters, and U+FFFE/U+FFFF are removed: they cannot be seen;
 * - a lone half of a surrogate pair becomes U+FFFD;
 * - CR LF and CR become LF, the line break inside a cell;
 * - a literal `_x0041_` would be read back as the character it names, so its underscore is escaped as the format asks;
 * - text beyond 32 767 UTF-16 units, the format's limit, is cut on a character boundary and says so.
 */
export function cellSafeText(text: string): string {
  if (text.length <= CELL_LIMIT && !UNFIT.test(text)) return text;
  const clean = withoutSteering(text.toWellFormed().replace(/\r\n?/gu, '\n'))
    .replace(/[\uFFFE\uFFFF]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');
  return clean.length <= CELL_LIMIT ? clean : `${cutAt(clean, CELL_LIMIT - CUT_MARK.length)}${CUT_MARK}`;
}

/** What may have to be changed; nearly no text has any of it. Halves of a surrogate pair match only when they stand alone. */
const UNFIT = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]|_x/u;
const CELL_LIMIT = 32_767;
const CUT_MARK = '…（内容过长，已截断）';

/** The longest beginning of at most `units` UTF-16 units that does not split a character. */
export function cutAt(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xD800 && last <= 0xDBFF ? units - 1 : units);
}

/** Width in half-width characters, as a spreadsheet's columns are measured: Han, kana, hangul and full-width forms take two. */
export function cellWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_COMBINING) width += 1;
    else if (unit >= HAN_FROM && unit <= HAN_TO) width += 2;
    else {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      width += WIDE.test(character) ? 2 : COMBINING.test(character) ? 0 : 1;
      at += character.length - 1;
    }
  }
  return width;
}

/** Below this everything takes one; in the block of the usual Han characters everything takes two. */
const FIRST_COMBINING = 0x300;
const [HAN_FROM, HAN_TO] = [0x4E00, 0x9FFF];
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Mongolian}\u2014\u2018-\u201D\u2026\u203B\u3000-\u303F\u30FB\uE000-\uF8FF\uFF01-\uFF60\uFFE0-\uFFE6]/u;
const COMBINING = /\p{Mn}/u;

/** Lines that a text takes in a column of a width, both in half-width characters; at least one. */
export function linesNeeded(text: string, width: number): number {
  const room = Math.max(width, 2);
  if (!text.includes('\n')) return Math.max(1, Math.ceil(cellWidth(text) / room));
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(cellWidth(line) / room));
  return lines;
}
