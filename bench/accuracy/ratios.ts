/** Precision, recall and F1 正确率、召回率, from counts. A share of nothing is null, never 0 or 1. */

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Harmonic mean 2PR / (P + R); 0 when both are 0. */
export function f1(precision: number | null, recall: number | null): number | null {
  if (precision === null || recall === null) return null;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Adds up counts of several counties, key by key, however deep. */
export function pooled<T extends object>(counts: readonly T[]): T {
  const sum: Record<string, unknown> = {};
  for (const key of new Set(counts.flatMap((each) => Object.keys(each)))) {
    const values = counts.map((each) => (each as Record<string, unknown>)[key]).filter((value) => value !== undefined);
    sum[key] = typeof values[0] === 'object' ? pooled(values as object[]) : (values as number[]).reduce((a, b) => a + b, 0);
  }
  return sum as T;
}
