/** Text of made files as bytes, in the encodings that departments' exports come in. */
import type { MadeEncoding } from '../../../../domain/made-file.js';
import { encodeGb18030 } from './gb18030.js';

/** The byte order mark that goes before the first text, if any. */
export function byteOrderMark(encoding: MadeEncoding): Buffer {
  if (encoding === 'utf-8-bom') return Buffer.from([0xef, 0xbb, 0xbf]);
  return encoding === 'utf-16le' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0);
}

/** One piece of text as bytes; pieces must not split a surrogate pair. */
export function encodeText(text: string, encoding: MadeEncoding): Buffer {
  switch (encoding) {
    case 'gb18030': return encodeGb18030(text);
    case 'utf-16le': return Buffer.from(text, 'utf16le');
    case 'utf-8':
    case 'utf-8-bom': return Buffer.from(text, 'utf8');
  }
}

/** What a file says of its own encoding (`charset`, XML declaration). Chinese software writes gb2312 where it means GB18030. */
export function declaredCharset(encoding: MadeEncoding): string {
  switch (encoding) {
    case 'gb18030': return 'gb2312';
    case 'utf-16le': return 'UTF-16';
    case 'utf-8':
    case 'utf-8-bom': return 'utf-8';
  }
}
