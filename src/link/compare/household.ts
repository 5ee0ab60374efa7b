/** Compares household numbers 户编号 as text: numbers of different systems share nothing, so only equality speaks. */
import { comparisonAt, type Comparison } from './comparison.js';
import type { HouseholdLevel } from './levels.js';

/** The level alone, for the hot path. Empty is missing. */
export function levelOfHouseholds(left: string, right: string): HouseholdLevel {
  if (left === '' || right === '') return 'missing';
  return left === right ? 'same' : 'other';
}

/** Two household numbers of one numbering system, compared. The caller knows whether the two lists share a system. */
export function compareHousehold(left: string, right: string): Comparison<HouseholdLevel> {
  return comparisonAt('household', levelOfHouseholds(left, right), left, right, '');
}
