/** Exact bounds for a share of which only a sample was seen 置信区间. */

/** A share with the bounds between which it lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const STEPS = 60; // bisections: finer than a double can tell

/**
 * Clopper and Pearson's interval (Biometrika 26, 1934): `hits` of `sample` were seen; with the given confidence the share of the
 * whole lies inside. It is never too narrow, also for no hits at all: 0 of 60 leaves up to 6.0 % (two-sided, 95 %).
 */
export function exactInterval(hits: number, sample: number, confidence = 0.95): Interval {
  if (sample === 0) return { low: 0, high: 1 };
  const tail = (1 - confidence) / 2;
  return {
    low: hits === 0 ? 0 : bisect((share) => 1 - atMost(hits - 1, sample, share) >= tail),
    high: hits === sample ? 1 : bisect((share) => atMost(hits, sample, share) <= tail),
  };
}

/** The share from which on `holds` is true; it is false below and true above. */
function bisect(holds: (share: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Probability of at most `hits` in `sample` draws, summed in logarithms so that nothing underflows. */
function atMost(hits: number, sample: number, share: number): number {
  if (share <= 0) return 1;
  if (share >= 1) return hits >= sample ? 1 : 0;
  let term = sample * Math.log1p(-share);
  let sum = Math.exp(term);
  for (let count = 1; count <= hits; count += 1) {
    term += Math.log((sample - count + 1) / count) + Math.log(share) - Math.log1p(-share);
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}
