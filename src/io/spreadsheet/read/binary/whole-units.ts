/**
 * Keeps what reads bytes from a fault of Node (seen in 24.21; 22.23 and 26.10 are free of it): decoding an odd number of bytes of
 * UTF-16 from an odd address writes one byte behind the text, and after some hundred texts the process ends without a word.
 */
const UTF16 = new Set(['utf16le', 'utf-16le', 'ucs2', 'ucs-2']);

/** Runs work that decodes; a half unit of UTF-16 at the end of a text is left out, as it always was. */
export function inWholeUnits<T>(work: () => T): T {
  const decode: (this: Buffer, ...args: Parameters<Buffer['toString']>) => string = Object.getOwnPropertyDescriptor(Buffer.prototype, 'toString')?.value;
  Buffer.prototype.toString = function decodeWhole(this: Buffer, encoding?: BufferEncoding, start = 0, end = this.length) {
    if (encoding === undefined || !UTF16.has(encoding.toLowerCase())) return decode.call(this, encoding, start, end);
    const [from, to] = [Math.max(0, Math.trunc(start)), Math.min(this.length, Math.trunc(end))];
    return decode.call(this, encoding, from, to - ((to - from) & 1));
  };
  try {
    return work();
  } finally {
    Buffer.prototype.toString = decode;
  }
}
