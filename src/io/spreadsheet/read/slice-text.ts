/**
 * Strings out of stretches of bytes. Numbers, telephones, dates and names of two to four Han characters are put together here, which
 * costs a third of a call to the methods behind `Buffer.toString`; those, without its checks, do the rest. Node has had them for as
 * long as `Buffer`; its type declarations leave them out.
 */
interface SlicingBuffer {
  latin1Slice(from: number, to: number): string;
  utf8Slice(from: number, to: number): string;
}

const { fromCharCode } = String;

/** Bytes below 0x80 only. The range must lie inside the bytes. */
export function asciiSlice(bytes: Buffer, from: number, to: number): string {
  const b = bytes as unknown as readonly number[];
  switch (to - from) {
    case 1: return fromCharCode(b[from]!);
    case 2: return fromCharCode(b[from]!, b[from + 1]!);
    case 3: return fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!);
    case 4: return fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!);
    case 5: return fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!);
    case 6: return fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!, b[from + 5]!);
    case 8: return fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!, b[from + 5]!, b[from + 6]!, b[from + 7]!);
    case 10: return fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!, b[from + 5]!, b[from + 6]!, b[from + 7]!, b[from + 8]!, b[from + 9]!);
    case 11: return fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!, b[from + 5]!, b[from + 6]!, b[from + 7]!, b[from + 8]!, b[from + 9]!, b[from + 10]!);
    case 18: return fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!, b[from + 5]!, b[from + 6]!, b[from + 7]!, b[from + 8]!,
      b[from + 9]!, b[from + 10]!, b[from + 11]!, b[from + 12]!, b[from + 13]!, b[from + 14]!, b[from + 15]!, b[from + 16]!, b[from + 17]!);
    default: return (bytes as unknown as SlicingBuffer).latin1Slice(from, to);
  }
}

/** The range must lie inside the bytes. A fresh string: it does not hold on to them. */
export function utf8Slice(bytes: Buffer, from: number, to: number): string {
  const length = to - from;
  if (length === 9 || length === 6 || length === 12) {
    const first = unitOf(bytes, from);
    const second = unitOf(bytes, from + 3);
    if (first > 0 && second > 0) {
      if (length === 6) return fromCharCode(first, second);
      const third = unitOf(bytes, from + 6);
      if (third > 0 && length === 9) return fromCharCode(first, second, third);
      const fourth = length === 12 ? unitOf(bytes, from + 9) : 0;
      if (third > 0 && fourth > 0) return fromCharCode(first, second, third, fourth);
    }
  }
  return (bytes as unknown as SlicingBuffer).utf8Slice(from, to);
}

/** The character of three bytes, if they are one between U+3000 and U+9FFF; else 0. */
function unitOf(bytes: Buffer, at: number): number {
  const lead = bytes[at] as number;
  const middle = bytes[at + 1] as number;
  const last = bytes[at + 2] as number;
  return lead >= 0xe3 && lead <= 0xe9 && (middle & 0xc0) === 0x80 && (last & 0xc0) === 0x80 ? ((lead & 0x0f) << 12) | ((middle & 0x3f) << 6) | (last & 0x3f) : 0;
}
