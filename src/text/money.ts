/** Arithmetic in whole fen 金额计算: no floating point anywhere, and every rounding says itself. */
import type { Payer, Rounding } from '../domain/policy.js';

/** A share of an amount, and whether a fraction of a fen had to be settled. */
export interface Share {
  readonly fen: number;
  readonly rounded: Rounding | null;
}

const HUNDRED_PERCENT = 10_000n;

/** `percent` of an amount, percent to two decimals. 30 % of 21000 is 6300, exactly. */
export function percentOf(fen: number, percent: number, rounding: Rounding): Share {
  const product = BigInt(fen) * basisPoints(percent);
  const whole = product / HUNDRED_PERCENT;
  const rest = product % HUNDRED_PERCENT;
  if (rest === 0n) return { fen: Number(whole), rounded: null };
  const up = rounding === 'up' || (rounding === 'half-up' && rest * 2n >= HUNDRED_PERCENT);
  return { fen: Number(whole) + (up ? 1 : 0), rounded: rounding };
}

/** An amount cut by shares: each is rounded down, the remainder falls to the first payer; the parts always add up. */
export function splitByShares(fen: number, payers: readonly { readonly payer: Payer; readonly percent: number }[]): { payer: Payer; fen: number }[] {
  const parts = payers.map(({ payer, percent }) => ({ payer, fen: percentOf(fen, percent, 'down').fen }));
  const first = parts[0];
  if (first) first.fen += fen - parts.reduce((sum, part) => sum + part.fen, 0);
  return parts;
}

/** 21000 → `210`, 7240 → `72.40`: yuan as people write it. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  const cents = Math.abs(fen) % 100;
  return `${sign}${whole}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`}`;
}

function basisPoints(percent: number): bigint {
  return BigInt(Math.round(percent * 100));
}
