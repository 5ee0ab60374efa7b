/** Payloads of events as they may be shown: numbers in free text masked, fingerprints left alone. */
import { maskNumbersIn } from '../../src/index.js';

const FINGERPRINT = /^[0-9a-f]{32,64}$/u;

export function maskedPayload(payload: unknown): unknown {
  if (typeof payload === 'string') return FINGERPRINT.test(payload) ? payload : maskNumbersIn(payload);
  if (Array.isArray(payload)) return payload.map(maskedPayload);
  if (typeof payload === 'object' && payload !== null) return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, maskedPayload(value)]));
  return payload;
}
