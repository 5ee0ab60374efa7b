/** Turns an XML part in any encoding into UTF-8 bytes without a byte order mark, chunk by chunk. */
import { TextDecoder } from 'node:util';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';

/** How many bytes decide; the XML declaration stands in them. */
const HEAD_BYTES = 256;

export async function* asUtf8(chunks: AsyncIterable<Buffer>, part: string): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    if (head === null) {
      yield decoder === null ? chunk : decode(decoder, chunk, part);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    decoder = decoderFor(head);
    yield decoder === null ? withoutMark(head) : decode(decoder, head, part);
    head = null;
  }
  if (head !== null && head.length > 0) {
    decoder = decoderFor(head);
    yield decoder === null ? withoutMark(head) : decode(decoder, head, part);
  }
  if (decoder !== null) yield decode(decoder, null, part);
}

/** The encoding of an XML document by its first bytes; null for UTF-8. */
export function xmlEncoding(head: Buffer): string | null {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const declared = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/u.exec(head.toString('latin1', 0, HEAD_BYTES))?.[1]?.toLowerCase();
  if (declared === undefined || declared === 'utf-8' || declared === 'utf8' || declared === 'us-ascii') return null;
  return /^(?:gbk|gb_?2312(?:-80)?|gb18030|cp936|ms936|windows-936|x-gbk)$/u.test(declared) ? 'gb18030' : declared;
}

function decoderFor(head: Buffer): TextDecoder | null {
  const encoding = xmlEncoding(head);
  if (encoding === null) return null;
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return null;
  }
}

function decode(decoder: TextDecoder, chunk: Buffer | null, part: string): Buffer {
  try {
    return Buffer.from(chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true }), 'utf8');
  } catch {
    throw new UnreadableFile('io/broken-part', { part, found: decoder.encoding });
  }
}

function withoutMark(head: Buffer): Buffer {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;
}
