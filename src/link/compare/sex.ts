/** Compares sex 性别. */
import type { Sex } from '../../domain/identity-number.js';
import { comparisonAt, type Comparison } from './comparison.js';
import type { SexLevel } from './levels.js';

/** The level alone, for the hot path. */
export function levelOfSex(left: Sex | null, right: Sex | null): SexLevel {
  if (left === null || right === null) return 'missing';
  return left === right ? 'same' : 'other';
}

/** Two sexes, compared; null is missing, never a disagreement. */
export function compareSex(left: Sex | null, right: Sex | null): Comparison<SexLevel> {
  return comparisonAt('sex', levelOfSex(left, right), sexText(left), sexText(right), '');
}

function sexText(sex: Sex | null): string {
  return sex === null ? '' : sex === 'male' ? '男' : '女';
}
