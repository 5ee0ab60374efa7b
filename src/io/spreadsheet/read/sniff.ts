/** Tells what a file is by its first bytes; its name is never looked at. */
import { isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import { UnreadableFile } from '../../../domain/unreadable-file.js';
import { keptAt } from '../../sealed/kept-at.js';
import { openBytes, type ByteFile } from '../../sealed/read-bytes.js';
import { detectEncoding, encodingByMark, type FoundEncoding, wholeCharacters } from './text/encoding.js';
import { xmlEncoding } from './xml/as-utf8.js';

/** What the bytes promise; the readers find out whether it is kept. */
export type Sniffed =
  | { readonly kind: 'zip' }
  | { readonly kind: 'ole'; readonly markLength: number }
  | { readonly kind: 'xml-2003' | 'flat-ods' | 'html'; readonly found: FoundEncoding }
  | { readonly kind: 'text'; readonly found: FoundEncoding };

const HEAD_BYTES = 1024 * 1024;
const STEP_BYTES = 4 * 1024 * 1024;

const ARCHIVES: readonly (readonly [string, string])[] = [['Rar!', 'RAR'], ['7z\xBC\xAF\x27\x1C', '7z'], ['\x1F\x8B', 'gzip']];
const OTHERS: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF'], ['\x89PNG', 'PNG'], ['\xFF\xD8\xFF', 'JPEG'], ['GIF8', 'GIF'], ['BM6', 'BMP'], ['{\\rtf', 'RTF'], ['MIME-Version:', 'MHTML'],
  ['SQLite format 3', 'SQLite'], ['\x00\x01\x00\x00Standard', 'Access'],
];

export async function sniff(path: string): Promise<Sniffed> {
  const info = await stat(keptAt(path));
  if (!info.isFile() && !info.isDirectory()) throw new UnreadableFile('io/unknown-format', { found: info.isFIFO() ? 'FIFO' : 'device' }); // opening it would wait for ever
  const file = await openBytes(path);
  try {
    const { size } = await file.stat();
    if (size === 0) throw new UnreadableFile('io/empty', {});
    return await sniffBytes(file, await readPart(file, 0, Math.min(HEAD_BYTES, size)));
  } finally {
    await file.close();
  }
}

async function readPart(file: ByteFile, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, start);
  return buffer.subarray(0, bytesRead);
}

async function sniffBytes(file: ByteFile, head: Buffer): Promise<Sniffed> {
  const mark = encodingByMark(head);
  const markLength = mark?.encoding === 'utf-8' ? mark.markLength : 0;
  const start = head.toString('latin1', markLength, markLength + 24);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { kind: 'zip' };
  if (start.startsWith('\xD0\xCF\x11\xE0') || isBareBiff(head)) return { kind: 'ole', markLength };
  const archive = ARCHIVES.find(([magic]) => start.startsWith(magic));
  if (archive !== undefined) throw new UnreadableFile('io/archive', { found: archive[1] });
  const other = OTHERS.find(([magic]) => start.startsWith(magic));
  if (other !== undefined) throw new UnreadableFile('io/unknown-format', { found: other[1] });

  const found = mark ?? detectEncoding(await untilBeyondAscii(file, head));
  const text = new TextDecoder(found.encoding).decode(head.subarray(found.markLength, 65_536)).trimStart();
  if (text.replace(/[\s\0\uFEFF]/gu, '') === '') {
    if (head.length < HEAD_BYTES) throw new UnreadableFile('io/empty', {});
    throw new UnreadableFile('io/unknown-format', { found: '0x00' });
  }
  if (text.startsWith('<') || isMarkup(text)) return sniffMarkup(text, head, found);
  if (isBinary(text)) throw new UnreadableFile('io/unknown-format', { found: `0x${head.toString('hex', 0, 4)}` });
  return { kind: 'text', found };
}

/** A BIFF stream without the container around it: a BOF record of Excel 2 to 8. */
function isBareBiff(head: Buffer): boolean {
  return head[0] === 0x09 && [0, 2, 4, 8].includes(head[1] ?? -1) && [4, 6, 8, 16].includes(head[2] ?? -1) && head[3] === 0;
}

/** Lists may begin with many rows of digits and Latin letters: reads on to the first byte that can tell the encoding. */
async function untilBeyondAscii(file: ByteFile, head: Buffer): Promise<Buffer> {
  let bytes = head;
  for (let position = head.length; bytes.every((byte) => byte < 0x80 && byte > 0); ) {
    const next = await readPart(file, position, STEP_BYTES);
    if (next.length === 0) return head;
    position += next.length;
    bytes = next;
  }
  return bytes;
}

/** A page or a workbook behind some damaged or stray characters: read as text its tags would pass for cells. */
function isMarkup(text: string): boolean {
  return /<(?:table|(?:\w+:)?Workbook|office:document)[\s>]/iu.test(text) && /<(?:td|(?:\w+:)?Cell|table:table-cell)[\s>]/iu.test(text);
}

function sniffMarkup(text: string, head: Buffer, found: FoundEncoding): Sniffed {
  const declared = declaredEncoding(text, head, found);
  if (/<(?:\w+:)?Workbook[\s>]/u.test(text) && text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return { kind: 'xml-2003', found: declared };
  if (/<office:document[\s>]/u.test(text)) return { kind: 'flat-ods', found: declared };
  if (/<(?:!doctype html|html|head|body|meta|table|div|style|tr)[\s>]/iu.test(text)) return { kind: 'html', found: declared };
  if (text.startsWith('<?xml')) throw new UnreadableFile('io/unknown-format', { found: 'XML' });
  return { kind: 'text', found };
}

/** Markup says itself how it is encoded, and is often wrong: believed only where the bytes allow both. */
function declaredEncoding(text: string, head: Buffer, found: FoundEncoding): FoundEncoding {
  if (found.markLength > 0 || found.encoding === 'utf-16le' || found.encoding === 'utf-16be') return found;
  const declared = xmlEncoding(head) ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/iu.exec(text.slice(0, 4096))?.[1]?.toLowerCase();
  if (isUtf8(head.subarray(0, wholeCharacters(head)))) return /^gb/u.test(declared ?? '') ? found : { encoding: 'utf-8', markLength: 0 };
  return declared === 'big5' ? { encoding: 'big5', markLength: 0 } : found;
}

/** Text has no control characters but tabs, line ends and (from old databases) NUL and Ctrl-Z. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  const odd = sample.match(/[\u0001-\u0008\u000E-\u0019\u001B-\u001F]/gu)?.length ?? 0;
  return odd * 40 > sample.length;
}
