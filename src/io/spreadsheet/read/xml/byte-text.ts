/** Reading XML as bytes: the character classes and skips shared by the two hot scanners, and text out of bytes. */
import { normalizeLineEnds, resolveExcelEscapes, resolveReferences } from './references.js';
import { asciiSlice, utf8Slice } from '../slice-text.js';

export const LESS = 0x3c;
export const GREATER = 0x3e;
export const SLASH = 0x2f;
export const BANG = 0x21;
export const QUESTION = 0x3f;
export const EQUALS = 0x3d;
export const SPACE = 0x20;
const COLON = 0x3a;

const NOT_ASCII = 1;
const REFERENCE = 2;
const ESCAPE = 4;
const RETURN = 8;

/** What a byte means for the text it stands in; or-ed together over a text, it tells which conversions are needed. */
export const TEXT_CLASS = new Uint8Array(256);
TEXT_CLASS.fill(NOT_ASCII, 0x80);
TEXT_CLASS[0x26] = REFERENCE;
TEXT_CLASS[0x5f] = ESCAPE;
TEXT_CLASS[0x0d] = RETURN;

/** The text of bytes without markup. `classes` is the or of {@link TEXT_CLASS} over them. */
export function textOf(bytes: Buffer, from: number, to: number, classes: number): string {
  if (classes === 0) return asciiSlice(bytes, from, to);
  if (classes === NOT_ASCII) return utf8Slice(bytes, from, to);
  return resolveExcelEscapes(resolveReferences(normalizeLineEnds(utf8Slice(bytes, from, to))));
}

/** True when the bytes of a text are its characters: UTF-8 without anything to resolve. */
export function isVerbatim(classes: number): boolean {
  return classes <= NOT_ASCII;
}

/** Position after a comment, CDATA section, declaration or processing instruction that begins at `at`; -1 when it does not end before `end`. */
export function skipMarkup(bytes: Buffer, at: number, end: number): number {
  const mark = isCdata(bytes, at) ? ']]>' : bytes[at + 1] === QUESTION ? '?>' : bytes[at + 2] === 0x2d ? '-->' : '>';
  const close = bytes.indexOf(mark, at + 2, 'latin1');
  return close < 0 || close + mark.length > end ? -1 : close + mark.length;
}

/** Whether `<![CDATA[` stands here. */
export function isCdata(bytes: Buffer, at: number): boolean {
  return bytes[at + 1] === BANG && bytes[at + 2] === 0x5b;
}

/** Position after the `>` of the tag around `at`, quoted values heeded; -1 when it does not end before `end`. */
export function skipTag(bytes: Buffer, at: number, end: number): number {
  for (let p = at; p < end; p += 1) {
    const byte = bytes[p];
    if (byte === GREATER) return p + 1;
    if (byte === 0x22 || byte === 0x27) {
      p = bytes.indexOf(byte, p + 1);
      if (p < 0) return -1;
    }
  }
  return -1;
}

/** Position after the element whose `<` stands at `at`, with all that is in it; -1 when it does not end before `end`. */
export function skipElement(bytes: Buffer, at: number, end: number): number {
  let depth = 0;
  for (let p = at; p < end; ) {
    const next = bytes[p + 1];
    if (next === BANG || next === QUESTION) {
      p = skipMarkup(bytes, p, end);
    } else {
      const after = skipTag(bytes, p + 1, end);
      if (next === SLASH) depth -= 1;
      else if (bytes[after - 2] !== SLASH) depth += 1;
      p = after;
    }
    if (p < 0) return -1;
    if (depth === 0) return p;
    while (p < end && bytes[p] !== LESS) p += 1;
  }
  return -1;
}

/** Whether the end tag at `at` closes this element; null when its name does not end before `end`. */
export function closes(bytes: Buffer, at: number, end: number, prefixLength: number, name: string): boolean | null {
  const from = at + 2 + prefixLength;
  if (from + name.length >= end) return null;
  for (let letter = 0; letter < name.length; letter += 1) if (bytes[from + letter] !== name.charCodeAt(letter)) return false;
  return endsName(bytes[from + name.length]);
}

/** What {@link skipExtension} says of an element that is of the sheet's own vocabulary. */
export const NO_EXTENSION = 0;

/**
 * Position after an element of another vocabulary, or a list of extensions: what may stand anywhere and is passed over. −1 when it does not
 * end before `end`, {@link NO_EXTENSION} when it is neither.
 */
export function skipExtension(bytes: Buffer, at: number, end: number, prefixLength: number): number {
  let p = at + 1;
  while (p < end && !endsName(bytes[p]) && bytes[p] !== COLON) p += 1;
  if (p >= end) return -1;
  const isOwn = prefixLength === 0 ? bytes[p] !== COLON : p - at === prefixLength;
  const from = at + 1 + prefixLength;
  while (p < end && !endsName(bytes[p])) p += 1;
  if (p >= end) return -1;
  return !isOwn || bytes.toString('latin1', from, p) === 'extLst' ? skipElement(bytes, at, end) : NO_EXTENSION;
}

/** Whether the name ends here: white space, `/`, `>`. */
export function endsName(byte: number | undefined): boolean {
  return byte !== undefined && (byte <= SPACE || byte === GREATER || byte === SLASH);
}
