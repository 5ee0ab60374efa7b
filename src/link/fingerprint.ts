/** Fingerprints 指纹: what of a person was compared, so that a judgement outlives the row numbers of one import. */
import { hash } from 'node:crypto';
import type { IdReading } from '../domain/identity-number.js';
import type { PersonFacts } from '../domain/record.js';

/**
 * 32 hex digits over number, folded name, birth date and folded place. Rows that say the same give the same fingerprint
 * wherever they stand; a corrected name or number gives another one, and judgements on the old one are stale.
 */
export function fingerprintOf(facts: PersonFacts): string {
  if (latest?.facts !== facts) latest = { facts, fingerprint: fingerprintOnce(facts) };
  return latest.fingerprint;
}

/** Both sides of a link are asked for one after the other; to remember more of them takes longer than to make them again. */
let latest: { readonly facts: PersonFacts; readonly fingerprint: string } | null = null;

function fingerprintOnce({ id, name, birthDate, place }: PersonFacts): string {
  start.write(hash('sha256', [idKey(id), name.folded, birthDate ?? '', place.townKey, place.villageKey].join('\u001f'), 'hex'), 'latin1');
  return start.toString('latin1');
}

/** Takes the first digits: a slice of the text would hold all of it, and fingerprints of everybody are held while they are written. */
const start = Buffer.alloc(32);

/** The same for a row beside a description: one that says the same has the fingerprint of it. */
export function fingerprintBeside(facts: PersonFacts, described: PersonFacts): string {
  return fingerprintOf(saysTheSame(facts, described) ? described : facts);
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
