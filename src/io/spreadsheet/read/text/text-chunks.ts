/** A text file of any encoding as a stream of UTF-8 bytes. */
import { streamBytes } from '../../../sealed/read-bytes.js';
import type { FoundEncoding } from './encoding.js';

const CHUNK_BYTES = 256 * 1024;

/** A chunk of UTF-8, and how many bytes of the source had no meaning in its encoding (each is U+FFFD in the chunk). */
export interface TextChunk {
  readonly bytes: Buffer;
  readonly faults: number;
}

/** UTF-8 comes as it is and may be cut in the middle of a character; its faults are for the reader of whole records to count. */
export async function* textChunks(path: string, { encoding, markLength }: FoundEncoding): AsyncGenerator<TextChunk> {
  const source = streamBytes(path, { start: markLength, highWaterMark: CHUNK_BYTES });
  const closed = new Promise<void>((resolve) => source.once('close', () => resolve()));
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { ignoreBOM: true });
  try {
    for await (const chunk of source) {
      yield decoder === null ? { bytes: chunk as Buffer, faults: 0 } : encoded(decoder.decode(chunk as Buffer, { stream: true }));
    }
    if (decoder !== null) yield encoded(decoder.decode());
  } finally {
    source.destroy();
    await closed;
  }
}

function encoded(text: string): TextChunk {
  // A UTF-16 text that lost or gained a byte reads as other characters from there on, its line ends as this unassigned one.
  return { bytes: Buffer.from(text, 'utf8'), faults: text.includes('\u0A00') ? Number.POSITIVE_INFINITY : countFaults(text) };
}

/** Number of replacement characters in a decoded text. */
export function countFaults(text: string): number {
  return text.includes('\uFFFD') ? text.split('\uFFFD').length - 1 : 0;
}
