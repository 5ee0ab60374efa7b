/** Adds to the fingerprints by which people are known again; there are more of them than people, so they are written in the order of the table. */
import type { SqliteDatabase } from './connect.js';
import { rowWriter } from './replace-rows.js';

/**
 * A fingerprint stays with the person who had it first; who would have none gets one all the same.
 *
 * @param entries one after the other for each person; of two people with one fingerprint the one who comes first keeps it
 */
export function addFingerprints(database: SqliteDatabase, entries: Iterable<readonly [fingerprint: string, personId: string]>): void {
  const described = new Set(database.prepare('select distinct person_id from person_fingerprints').pluck().iterate() as IterableIterator<string>);
  const isGiven = database.prepare('select 1 from person_fingerprints where fingerprint = ? limit 1').pluck();
  const fingerprints: string[] = [];
  const people: string[] = [];
  for (const [fingerprint, person] of entries) {
    fingerprints.push(fingerprint);
    people.push(person);
  }
  const write = rowWriter(database, 'insert or ignore into person_fingerprints', 2);
  let before = '';
  for (const at of Uint32Array.from(fingerprints.keys()).sort((a, b) => compareTexts(fingerprints[a]!, fingerprints[b]!) || a - b)) {
    const [fingerprint, person] = [fingerprints[at]!, people[at]!];
    const isDescribed = (at > 0 && people[at - 1] === person) || described.has(person);
    const isTaken = fingerprint === before || (isDescribed && isGiven.get(fingerprint) !== undefined);
    before = fingerprint;
    if (!isDescribed || !isTaken) write.row([fingerprint, person]);
  }
  write.rest();
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
