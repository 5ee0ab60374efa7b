/** Compares heads of household 户主: by number where both lists give one, else by name. */
import type { IdReading } from '../../domain/identity-number.js';
import type { PersonName } from '../../domain/person-name.js';
import { comparisonAt, type Comparison } from './comparison.js';
import { isCompatibleName, type HeadLevel } from './levels.js';
import { compareNames, levelOfNames } from './names.js';

/** A head of household as a record gives it; either part may be absent. */
export interface Head {
  readonly name: PersonName | null;
  readonly id: IdReading;
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
