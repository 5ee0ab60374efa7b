/** Fingerprints 指纹: what of a person was compared, so that a judgement outlives the row numbers of one import. */
import { hash } from 'node:crypto';
import type { IdReading } from '../domain/identity-number.js';
import type { PersonFacts } from '../domain/record.js';

/** Records never change, and those of the target lists are asked for their fingerprints at many places. */
const fingerprints = new WeakMap<PersonFacts, string>();

/**
 * 32 hex digits over number, folded name, birth date and folded place. Rows that say the same give the same fingerprint
 * wherever they stand; a corrected name or number gives another one, and judgements on the old one are stale.
 */
export function fingerprintOf(facts: PersonFacts): string {
  const known = fingerprints.get(facts);
  if (known !== undefined) return known;
  const fingerprint = fingerprintOnce(facts);
  fingerprints.set(facts, fingerprint);
  return fingerprint;
}

/** The same, for a record that is not asked again: nothing is remembered of it. */
function fingerprintOnce({ id, name, birthDate, place }: PersonFacts): string {
  const described = [idKey(id), name.folded, birthDate ?? '', place.townKey, place.villageKey].join('\u001f');
  return hash('sha256', described, 'buffer').toString('hex', 0, 16);
}

/** The same for a row beside a description: one that says the same has the fingerprint of it, which need not be made and kept twice. */
export function fingerprintBeside(facts: PersonFacts, described: PersonFacts): string {
  return saysTheSame(facts, described) ? fingerprintOf(described) : fingerprintOnce(facts);
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
