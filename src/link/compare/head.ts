/** Compares heads of household 户主: by number where both lists give one, else by name. */
import type { IdReading } from '../../domain/identity-number.js';
import type { PersonName } from '../../domain/person-name.js';
import type { PersonFacts } from '../../domain/record.js';
import { comparisonAt, type Comparison } from './comparison.js';
import { isCompatibleName, type HeadLevel } from './levels.js';
import { compareNames, levelOfNames } from './names.js';

/** A head of household as a record gives it; either part may be absent. */
export interface Head {
  readonly name: PersonName | null;
  readonly id: IdReading;
}

/** The heads of two descriptions. Of two people who each head their household the heads' names say nothing that their own have not said. */
export function headsOf(left: PersonFacts, right: PersonFacts): readonly [Head, Head] {
  const own = isOwnHead(left) && isOwnHead(right);
  return [{ name: own ? null : left.headName, id: left.headId }, { name: own ? null : right.headName, id: right.headId }];
}

function isOwnHead({ name, headName }: PersonFacts): boolean {
  return headName !== null && headName.folded === name.folded;
}

/** The level alone, for the hot path. An equal valid number decides; different numbers leave the names to speak. */
export function levelOfHeads(left: Head, right: Head): HeadLevel {
  if (left.id.kind === 'valid' && right.id.kind === 'valid' && left.id.number === right.id.number) return 'same-id';
  if (left.name === null || right.name === null) return 'missing';
  const level = levelOfNames(left.name, right.name);
  if (level === 'missing') return 'missing';
  if (level === 'same' || level === 'folded') return 'same-name';
  return isCompatibleName(level) || level === 'near-sound' ? 'near-name' : 'other';
}

/** Two heads of household, compared. */
export function compareHead(left: Head, right: Head): Comparison<HeadLevel> {
  const level = levelOfHeads(left, right);
  const note = level === 'near-name' && left.name !== null && right.name !== null ? compareNames(left.name, right.name).note : '';
  return comparisonAt('head', level, left.name?.display ?? '', right.name?.display ?? '', note);
}
