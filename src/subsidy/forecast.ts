/** What the subsidies cost 资金测算: owed, claimed, paid, and what full enrolment of the open gaps would add. */
import { PAYERS, type FundingValue, type Payer, type PolicyPack, type PolicySource } from '../domain/policy.js';
import type { Entitlement } from '../domain/subsidy.js';
import { inForce, type Occasion } from './in-force.js';
import { splitByShares } from './money.js';

/** Heads and fen; `open` counts people whose amount is not set: never taken as nothing. */
export interface Sum {
  readonly people: number;
  readonly fen: number;
  readonly open: number;
}

/** One line of the forecast: a group and a payer, or a total of either. */
export interface ForecastLine {
  readonly group: string | null;
  readonly payer: Payer | null;
  /** Owed to people who are insured. */
  readonly due: Sum;
  /** Added when everybody in the gap enrols. */
  readonly onEnrolment: Sum;
  /** Added if every open question were answered yes. */
  readonly question: Sum;
  /** Paid less recovered. */
  readonly paidFen: number;
}

/** Budget of one payer 预算执行; null where the pack holds no budget. */
export interface BudgetLine {
  readonly payer: Payer;
  readonly budgetFen: number | null;
  readonly executedFen: number;
  /** Budget − executed; negative = overspent. */
  readonly balanceFen: number | null;
  /** Budget − everything that will be owed at full enrolment. */
  readonly balanceAtFullFen: number | null;
}

/** A payer's share in several items 资金占比 and its limit; `share` null = the pack does not know what he spent. */
export interface ShareCheck {
  readonly payer: Payer;
  readonly percent: number;
  readonly items: readonly string[];
  readonly totalFen: number;
  readonly spentFen: number | null;
  readonly exceeded: boolean | null;
  readonly source: PolicySource;
}

export interface Forecast {
  readonly byGroup: readonly ForecastLine[];
  readonly byPayer: readonly ForecastLine[];
  readonly total: ForecastLine;
  readonly budgets: readonly BudgetLine[];
  readonly shares: readonly ShareCheck[];
}

const PAYER_CODES = Object.keys(PAYERS) as Payer[];

/** Sums over all entitlements; every table made from it adds up to the same total. */
export function forecast(entitlements: readonly Entitlement[], pack: PolicyPack, occasion: Occasion): Forecast {
  const groups = [...new Set(entitlements.map(({ group }) => group))];
  const payers = PAYER_CODES.filter((payer) => entitlements.some((each) => each.payers.some((part) => part.payer === payer)));
  const byPayer = payers.map((payer) => line(entitlements.filter((each) => each.payers.some((part) => part.payer === payer)), null, payer));
  const fundings = inForce(pack.fundings, occasion).filter(({ division }) => division === undefined || division === occasion.county);
  return {
    byGroup: groups.map((group) => line(entitlements.filter((each) => each.group === group), group, null)),
    byPayer,
    total: line(entitlements, null, null),
    budgets: budgetsOf(byPayer, fundings),
    shares: fundings.flatMap((value) => sharesOf(value, fundings)),
  };
}

function line(entitlements: readonly Entitlement[], group: string | null, payer: Payer | null): ForecastLine {
  const part = (each: Entitlement): number | null => (payer === null ? each.amountFen : (each.payers.find((share) => share.payer === payer)?.fen ?? null));
  const sum = (due: Entitlement['due']): Sum => {
    const chosen = entitlements.filter((each) => each.due === due);
    return { people: chosen.length, fen: chosen.reduce((total, each) => total + (part(each) ?? 0), 0), open: chosen.filter((each) => part(each) === null).length };
  };
  return { group, payer, due: sum('due'), onEnrolment: sum('on-enrolment'), question: sum('question'), paidFen: entitlements.reduce((total, each) => total + paidBy(each, payer), 0) };
}

/** What was paid, shared as the rule shares it. */
function paidBy({ money, payers, amountFen }: Entitlement, payer: Payer | null): number {
  const kept = money.paidFen - money.recoveredFen;
  if (payer === null || kept === 0) return kept;
  const [first] = payers;
  if (amountFen === null || amountFen === 0) return first?.payer === payer ? kept : 0;
  const shares = payers.map((part) => ({ payer: part.payer, percent: ((part.fen ?? 0) * 100) / amountFen }));
  return splitByShares(kept, shares).find((part) => part.payer === payer)?.fen ?? 0;
}

function budgetsOf(lines: readonly ForecastLine[], fundings: readonly FundingValue[]): BudgetLine[] {
  const budgets = new Map<Payer, number>();
  for (const { budget } of fundings) for (const { payer, fen } of budget ?? []) budgets.set(payer, (budgets.get(payer) ?? 0) + fen);
  const payers = PAYER_CODES.filter((payer) => budgets.has(payer) || lines.some((each) => each.payer === payer));
  return payers.map((payer) => {
    const own = lines.find((each) => each.payer === payer);
    const budgetFen = budgets.get(payer) ?? null;
    const executedFen = own?.paidFen ?? 0;
    const full = (own?.due.fen ?? 0) + (own?.onEnrolment.fen ?? 0);
    return { payer, budgetFen, executedFen, balanceFen: budgetFen === null ? null : budgetFen - executedFen, balanceAtFullFen: budgetFen === null ? null : budgetFen - full };
  });
}

/** Cross-multiplied in whole fen: exactly at the limit is within it. */
function sharesOf({ limit, source }: FundingValue, fundings: readonly FundingValue[]): ShareCheck[] {
  if (limit === undefined) return [];
  const spending = fundings.flatMap((value) => value.spending ?? []).filter(({ item }) => limit.items.includes(item));
  const totalFen = spending.reduce((sum, { fen }) => sum + fen, 0);
  const own = spending.filter(({ payer }) => payer === limit.payer);
  const complete = spending.length > 0 && spending.every(({ payer }) => payer !== undefined);
  const spentFen = own.length > 0 || complete ? own.reduce((sum, { fen }) => sum + fen, 0) : null;
  return [{ payer: limit.payer, percent: limit.percent, items: limit.items, totalFen, spentFen, exceeded: spentFen === null ? null : BigInt(spentFen) * 100n > BigInt(totalFen) * BigInt(limit.percent), source }];
}
