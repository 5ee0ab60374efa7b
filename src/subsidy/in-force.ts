/** Which dated values of a pack hold, for which insurance year, on which day, in which county 适用. */
import type { PolicyHead } from '../domain/policy.js';

/** For whom and when a value is looked up. */
export interface Occasion {
  /** 参保年度. */
  readonly year: number;
  /** The day of judgement 基准日, `YYYY-MM-DD`. */
  readonly on: string;
  /** Division code of the workspace. */
  readonly county: string;
}

/** True when the value is for the insurance year and the county, and in force on the day: both ends count. */
export function isInForce(value: PolicyHead, { year, on, county }: Occasion): boolean {
  const { years, inForce, counties } = value;
  if (years !== undefined && (year < years.from || (years.to !== undefined && year > years.to))) return false;
  if (on < inForce.from || (inForce.to !== undefined && on > inForce.to)) return false;
  return counties === undefined || counties.some((code) => county.startsWith(code));
}

/**
 * The values that hold, the nearest first: the county's own layer before its superior's, one for this county before one for
 * all, the later before the earlier.
 */
export function inForce<T extends PolicyHead>(values: readonly T[], occasion: Occasion): T[] {
  return values.filter((value) => isInForce(value, occasion)).sort(nearestFirst);
}

/** Order of nearness; 0 = equally near, so that two different answers are a conflict. */
export function nearestFirst(left: PolicyHead, right: PolicyHead): number {
  return right.layer - left.layer || specificity(right) - specificity(left) || (left.inForce.from < right.inForce.from ? 1 : left.inForce.from > right.inForce.from ? -1 : 0);
}

function specificity({ counties }: PolicyHead): number {
  return counties === undefined ? 0 : Math.max(...counties.map((code) => code.length));
}
