/** Short names of pairs 比对编号, by which one is judged: the same as long as what was compared stays the same. */
import { hash } from 'node:crypto';
import { pairKey } from './fingerprint.js';

/** Digits of a pair's id, unless two pairs share them. */
const SHORT = 8;

interface Fingerprinted { readonly leftFingerprint: string; readonly rightFingerprint: string }

/** The id of each pair, in their order: 8 hex digits, more where two different pairs begin alike. Rows that say the same share it. */
export function pairIds(pairs: readonly Fingerprinted[]): readonly string[] {
  const digests = pairs.map(({ leftFingerprint, rightFingerprint }) => hash('sha256', pairKey(leftFingerprint, rightFingerprint)));
  const lengths = new Map<string, number>();
  const distinct = [...new Set(digests)].sort();
  distinct.forEach((digest, index) => {
    const alike = Math.max(commonLength(digest, distinct[index - 1]), commonLength(digest, distinct[index + 1]));
    lengths.set(digest, Math.max(SHORT, alike + 1));
  });
  return digests.map((digest) => digest.slice(0, lengths.get(digest)));
}

function commonLength(a: string, b: string | undefined): number {
  let length = 0;
  while (b !== undefined && length < a.length && a[length] === b[length]) length += 1;
  return length;
}
