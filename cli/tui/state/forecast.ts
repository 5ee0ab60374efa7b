/** When the county reaches zero at the pace so far: a straight line through the last matches, with its error. */

export interface Forecast {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Half the width of the interval in which zero falls if the pace varies as it has. */
  readonly errorDays: number;
}

const DAY = 86_400_000;

/** Null when there are fewer than three different days, or the number does not fall. */
export function forecast(history: readonly { readonly at: string; readonly missing: number }[]): Forecast | null {
  const byDay = new Map(history.map(({ at, missing }) => [at.slice(0, 10), missing])); // the last match of a day counts
  const points = [...byDay].slice(-12).map(([day, missing]) => ({ x: Date.parse(day) / DAY, y: missing }));
  if (points.length < 3) return null;
  const n = points.length;
  const [meanX, meanY] = [points.reduce((sum, { x }) => sum + x, 0) / n, points.reduce((sum, { y }) => sum + y, 0) / n];
  const spreadX = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spreadX;
  if (slope >= 0) return null;
  const zeroAt = meanX - meanY / slope;
  const residual = Math.sqrt(points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0) / Math.max(1, n - 2));
  const error = Math.abs(residual / slope) * Math.sqrt(1 + 1 / n + (zeroAt - meanX) ** 2 / spreadX);
  if (!Number.isFinite(zeroAt) || zeroAt - points.at(-1)!.x > 3650) return null;
  return { on: new Date(Math.ceil(zeroAt) * DAY).toISOString().slice(0, 10), errorDays: Math.max(1, Math.ceil(error)) };
}
