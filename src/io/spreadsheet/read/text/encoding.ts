/** Finds out in which encoding a text file is written: by its mark, else strict UTF-8, else GB18030. */
import { isUtf8 } from 'node:buffer';

export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5';

export interface FoundEncoding {
  readonly encoding: TextEncodingName;
  /** Length of the byte order mark in front. */
  readonly markLength: number;
}

/** The encoding its byte order mark tells, or null. */
export function encodingByMark(head: Buffer): FoundEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  return null;
}

/**
 * The encoding of a text by a stretch of it that has characters beyond ASCII if the file has any. A stretch cut in the
 * middle of a character is no fault. GB18030 is the last resort, as it is what Excel writes on a Chinese Windows.
 */
export function detectEncoding(head: Buffer): FoundEncoding {
  const marked = encodingByMark(head);
  if (marked !== null) return marked;
  const wide = wideEncoding(head);
  if (wide !== null) return { encoding: wide, markLength: 0 };
  const whole = head.subarray(0, wholeCharacters(head));
  const isStrict = isUtf8(whole);
  const isUnicode = isStrict ? !looksLikeShortGb(whole) : isMostlyUtf8(whole);
  return { encoding: isUnicode ? 'utf-8' : 'gb18030', markLength: 0 };
}

/** A few names cut in the middle of a character do not make a text GB18030, in which hardly a byte fits UTF-8's pattern of three. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const faults = text.split('\uFFFD').length - 1;
  return faults * 4 < (text.match(/[\u0800-\uFFFC]/gu)?.length ?? 0);
}

/** UTF-16 without a mark: digits, commas and line ends of a list have a zero as every second byte. */
function wideEncoding(head: Buffer): TextEncodingName | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(head.length, 65_536);
  for (let at = 0; at < length; at += 1) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > length / 20 && even * 20 < odd) return 'utf-16le';
  if (even > length / 20 && odd * 20 < even) return 'utf-16be';
  return null;
}

/**
 * A few Han characters in GBK can by chance be valid UTF-8: pairs of bytes that read as Latin, Cyrillic or Arabic letters.
 * Text that is valid both ways, has no character of three bytes and is Han when read as GB18030 is taken for that.
 */
function looksLikeShortGb(bytes: Buffer): boolean {
  if (bytes.every((byte) => byte < 0x80)) return false;
  if (bytes.some((byte) => byte >= 0xe0)) return false;
  try {
    const letters = [...new TextDecoder('gb18030', { fatal: true }).decode(bytes)].filter((letter) => letter > '\u007F');
    return letters.length > 0 && letters.every((letter) => /\p{Script=Han}/u.test(letter));
  } catch {
    return false;
  }
}

/** Length without an unfinished UTF-8 character at the end. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
