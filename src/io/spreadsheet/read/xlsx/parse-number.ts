/** Numbers out of ASCII bytes. */
import { asciiSlice } from '../slice-text.js';

/** Powers of ten that a double holds exactly. */
const EXACT_POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/**
 * The double of a decimal number in ASCII, the same as `Number(text)` gives; NaN for anything else. Up to 15 digits
 * mantissa and power of ten are exact, so one division rounds once; longer numbers go through `Number`.
 */
export function parseNumber(bytes: Buffer, from: number, to: number): number {
  let p = from;
  const negative = bytes[p] === 0x2d;
  if (negative) p += 1;
  const digitsAt = p;
  let mantissa = 0;
  let decimals = -1;
  for (; p < to; p += 1) {
    const digit = (bytes[p] as number) - 0x30;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      if (decimals >= 0) decimals += 1;
    } else if (digit === -2 && decimals < 0) decimals = 0;
    else return slow(bytes, from, to);
  }
  if (p === digitsAt || p - digitsAt > 15 || (decimals >= 0 && p - digitsAt < 2)) return slow(bytes, from, to);
  if (decimals > 0) mantissa /= EXACT_POWERS[decimals] as number;
  return negative ? -mantissa : mantissa;
}

function slow(bytes: Buffer, from: number, to: number): number {
  const text = asciiSlice(bytes, from, to).trim();
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/u.test(text) ? Number(text) : Number.NaN;
}

/** A number of digits only, white space around it allowed; -1 for anything else. */
export function parseInteger(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let p = from; p < to; p += 1) {
    const digit = (bytes[p] as number) - 0x30;
    if (digit >= 0 && digit <= 9 && value < 1e12) value = value * 10 + digit;
    else if (digit > 0x20 - 0x30) return -1;
  }
  return value;
}
