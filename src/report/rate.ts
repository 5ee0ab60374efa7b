/**
 * A rate 参保率 as two integers. It is only made a fraction for printing, and then rounded down: 99.996 % is 99.99 %,
 * and 100 % is printed only when both integers are equal (design truth 5).
 */
export interface Rate {
  readonly insured: number;
  readonly of: number;
}

/** Fraction 0 to 1 in steps of 0.0001, rounded down by integer arithmetic; null when there is nobody to insure. */
export function rateFraction(rate: Rate): number | null {
  if (rate.of === 0) return null;
  return Number((BigInt(rate.insured) * 10_000n) / BigInt(rate.of)) / 10_000;
}

/** `99.99%`; a dash when there is nobody to insure. */
export function formatRate(rate: Rate): string {
  if (rate.of === 0) return '—';
  const hundredths = (BigInt(rate.insured) * 10_000n) / BigInt(rate.of);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}%`;
}

/** How many people are missing 差额人数. */
export function missingPeople(rate: Rate): number {
  return rate.of - rate.insured;
}
