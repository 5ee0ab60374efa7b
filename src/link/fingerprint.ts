/** Fingerprints 指纹: what of a person was compared, so that a judgement outlives the row numbers of one import. */
import { hash } from 'node:crypto';
import type { IdReading } from '../domain/identity-number.js';
import type { PersonFacts } from '../domain/record.js';

/**
 * 32 hex digits over number, folded name, birth date and folded place. Rows that say the same give the same fingerprint
 * wherever they stand; a corrected name or number gives another one, and judgements on the old one are stale.
 */
export function fingerprintOf({ id, name, birthDate, place }: PersonFacts): string {
  const digits = hash('sha256', [idKey(id), name.folded, birthDate ?? '', place.townKey, place.villageKey].join('\u001f'), 'hex');
  // A slice of the text would hold all of it, and fingerprints of everybody are held while they are written.
  return Buffer.from(digits.slice(0, 32), 'latin1').toString('latin1');
}

/** {@link fingerprintOf}, for those who ask for the same row again and again; to remember more of them takes longer than to make them again. */
export function rememberFingerprint(): (facts: PersonFacts) => string {
  let latest: { readonly facts: PersonFacts; readonly fingerprint: string } | null = null;
  return (facts) => {
    if (latest?.facts !== facts) latest = { facts, fingerprint: fingerprintOf(facts) };
    return latest.fingerprint;
  };
}

/** The row whose fingerprint a row beside a description has: the description, where both say the same. */
export function describedAlike(facts: PersonFacts, described: PersonFacts): PersonFacts {
  return saysTheSame(facts, described) ? described : facts;
}

function saysTheSame(a: PersonFacts, b: PersonFacts): boolean {
  return a.name.folded === b.name.folded && (a.birthDate ?? '') === (b.birthDate ?? '') && a.place.townKey === b.place.townKey && a.place.villageKey === b.place.villageKey
    && idKey(a.id) === idKey(b.id);
}

/** The number as it takes part in comparison: bare when valid, else with its kind in front; empty when there is none. */
export function idKey(id: IdReading): string {
  switch (id.kind) {
    case 'valid': return id.number;
    case 'missing': return '';
    case 'damaged': return `damaged:${id.prefix}`;
    case 'document': case 'masked': case 'malformed': case 'placeholder': return `${id.kind}:${id.text}`;
  }
}

/** The key of a pair of fingerprints; the two sides may stand in either order. */
export function pairKey(left: string, right: string): string {
  return left < right ? `${left}|${right}` : `${right}|${left}`;
}
