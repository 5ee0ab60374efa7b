/** Payloads and subjects of events, and documents, as they may be shown: numbers in every text masked, fingerprints left alone. */
import { maskNumbersIn } from '../../src/index.js';

/** One fingerprint or hash, or the two of a pair. */
const FINGERPRINT = /^[0-9a-f]{32,64}(?:\|[0-9a-f]{32,64})?$/u;

/** The subject of an event: a case, a pair, a person, or a file whose name may hold a number. */
export function maskedText(text: string): string {
  return FINGERPRINT.test(text) ? text : maskNumbersIn(text);
}

export function maskedPayload(payload: unknown): unknown {
  if (typeof payload === 'string') return maskedText(payload);
  if (Array.isArray(payload)) return payload.map(maskedPayload);
  if (typeof payload === 'object' && payload !== null) return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, maskedPayload(value)]));
  return payload;
}
