/** Adds entitlements up 资助合计: the one place where they are counted, so that every table has the same totals. */
import { PAYERS, type Payer } from '../domain/policy.js';
import type { Due, Entitlement } from '../domain/subsidy.js';
import { splitByShares } from './money.js';

/** Heads and fen; `open` counts people whose amount is not set: never taken as nothing. */
export interface Sum {
  readonly people: number;
  readonly fen: number;
  readonly open: number;
}

/** Some entitlements added up, or one payer's part in them. */
export interface SubsidySums {
  /** Owed to people who are insured. */
  readonly due: Sum;
  /** Added when everybody in the gap enrols. */
  readonly onEnrolment: Sum;
  /** Added if every open question were answered yes. */
  readonly question: Sum;
  /** Looked at, and not owed. */
  readonly none: number;
  /** Claimed from the treasury and not paid yet. */
  readonly claimedFen: number;
  /** Paid less recovered. */
  readonly paidFen: number;
  readonly paidPeople: number;
}

const PAYER_CODES = Object.keys(PAYERS) as Payer[];

/** The payers of these entitlements, in the order of the tables. */
export function payersOf(entitlements: readonly Entitlement[]): Payer[] {
  return PAYER_CODES.filter((payer) => entitlements.some((each) => each.payers.some((part) => part.payer === payer)));
}

/** Sums of whole entitlements, or of what one payer bears of them. */
export function sumEntitlements(entitlements: readonly Entitlement[], payer: Payer | null = null): SubsidySums {
  const part = (each: Entitlement): number | null => (payer === null ? each.amountFen : (each.payers.find((share) => share.payer === payer)?.fen ?? null));
  const borne = payer === null ? entitlements : entitlements.filter((each) => each.payers.some((share) => share.payer === payer));
  const sum = (due: Due): Sum => {
    const chosen = borne.filter((each) => each.due === due);
    return { people: chosen.length, fen: chosen.reduce((total, each) => total + (part(each) ?? 0), 0), open: chosen.filter((each) => part(each) === null).length };
  };
  return {
    due: sum('due'), onEnrolment: sum('on-enrolment'), question: sum('question'), none: borne.filter(({ due }) => due === 'none').length,
    claimedFen: borne.reduce((total, each) => total + shareOf(each, each.state === 'approved' ? each.money.claimedFen : 0, payer), 0),
    paidFen: borne.reduce((total, each) => total + shareOf(each, keptFen(each), payer), 0),
    paidPeople: borne.filter((each) => keptFen(each) > 0).length,
  };
}

/** What was paid for the person and not taken back. Payment lists speak of basic insurance alone. */
export function keptFen({ programme, money }: Entitlement): number {
  return programme === 'basic' ? money.paidFen - money.recoveredFen : 0;
}

/** One payer's part in a sum, shared as the rule shares the amount; the parts of all payers add up to it. */
function shareOf({ payers, amountFen }: Entitlement, fen: number, payer: Payer | null): number {
  if (payer === null || fen === 0) return fen;
  if (amountFen === null || amountFen === 0) return payers[0]?.payer === payer ? fen : 0;
  const shares = payers.map((each) => ({ payer: each.payer, percent: ((each.fen ?? 0) * 100) / amountFen }));
  return splitByShares(fen, shares).find((each) => each.payer === payer)?.fen ?? 0;
}
