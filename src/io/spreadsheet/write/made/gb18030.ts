/** Encoder for GB18030, which the platform can only decode: the decoder's own table is inverted once. */

interface Encoder {
  /** Two-byte code of a BMP code unit, 0 if it has none. */
  readonly short: Uint16Array;
  /** Linear index of the four-byte code of a BMP code unit, plus 1; 0 if it has none. */
  readonly long: Uint32Array;
}

let table: Encoder | undefined;

/**
 * The text as GB18030 bytes. All characters have a code; lone surrogates and the twenty private-use places whose codes
 * later editions gave to real characters become `?`.
 */
export function encodeGb18030(text: string): Buffer {
  const { short, long } = (table ??= invert());
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point < 0x80) bytes[at++] = point;
    else if (point < 0x10000 && short[point] !== 0) {
      bytes[at++] = short[point]! >> 8;
      bytes[at++] = short[point]! & 0xff;
    } else if (point >= 0x10000) at = writeLinear(bytes, at, point - 0x10000 + 189000);
    else if (long[point] !== 0) at = writeLinear(bytes, at, long[point]! - 1);
    else bytes[at++] = 0x3f;
  }
  return bytes.subarray(0, at);
}

/** Four bytes 81–FE, 30–39, 81–FE, 30–39 count in mixed base 126·10·126·10; planes 1–16 start at 90308130 = 189000. */
function writeLinear(bytes: Buffer, at: number, index: number): number {
  bytes[at + 3] = 0x30 + (index % 10);
  bytes[at + 2] = 0x81 + (Math.floor(index / 10) % 126);
  bytes[at + 1] = 0x30 + (Math.floor(index / 1260) % 10);
  bytes[at] = 0x81 + Math.floor(index / 12600);
  return at + 4;
}

function invert(): Encoder {
  const decoder = new TextDecoder('gb18030');
  const short = new Uint16Array(0x10000);
  const long = new Uint32Array(0x10000);
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      pair[0] = lead;
      pair[1] = trail;
      const text = decoder.decode(pair);
      if (text.length === 1 && text !== '\uFFFD' && short[text.charCodeAt(0)] === 0) short[text.charCodeAt(0)] = (lead << 8) | trail;
    }
  }
  const four = Buffer.alloc(4);
  // The BMP part of the four-byte codes ends at 8431A439 = 39419.
  for (let index = 0; index <= 39419; index++) {
    writeLinear(four, 0, index);
    const text = decoder.decode(four);
    if (text.length === 1 && text !== '\uFFFD' && short[text.charCodeAt(0)] === 0 && long[text.charCodeAt(0)] === 0) long[text.charCodeAt(0)] = index + 1;
  }
  return { short, long };
}
