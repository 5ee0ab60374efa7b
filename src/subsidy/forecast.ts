/** What the subsidies cost 资金测算: what full enrolment of the open gaps adds, against the budget and the limits on shares. */
import { PAYERS, type FundingValue, type Payer, type PolicyPack, type PolicySource } from '../domain/policy.js';
import type { Label } from '../domain/language.js';
import type { Entitlement } from '../domain/subsidy.js';
import { payersOf, sumEntitlements, type SubsidySums } from '../text/subsidy-sums.js';
import { inForce, type Occasion } from './in-force.js';

/** One line of the forecast. */
export interface ForecastLine {
  readonly code: string;
  readonly label: Label;
  readonly sums: SubsidySums;
}

/** Budget of one payer 预算执行; null where the pack holds no budget. */
export interface BudgetLine {
  readonly payer: Payer;
  readonly budgetFen: number | null;
  readonly executedFen: number;
  /** Budget − executed; negative = overspent. */
  readonly balanceFen: number | null;
  /** Budget − everything that is owed once the gaps are closed. */
  readonly balanceAtFullFen: number | null;
}

/** A payer's share in several items 资金占比 and its limit; `spentFen` null = the pack does not know what he spent. */
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
  readonly total: SubsidySums;
  readonly budgets: readonly BudgetLine[];
  readonly shares: readonly ShareCheck[];
}

/** Sums over the entitlements given; every line is made of the same ones, so that the lines of a table add up to its total. */
export function forecast(entitlements: readonly Entitlement[], pack: PolicyPack, occasion: Occasion): Forecast {
  const labels = new Map(entitlements.map(({ group, groupLabel }) => [group, groupLabel]));
  const fundings = inForce(pack.fundings, occasion).filter(({ division }) => division === undefined || division === occasion.county);
  const byPayer = payersOf(entitlements).map((payer): ForecastLine => ({ code: payer, label: PAYERS[payer], sums: sumEntitlements(entitlements, payer) }));
  return {
    byGroup: [...labels].map(([code, label]) => ({ code, label, sums: sumEntitlements(entitlements.filter(({ group }) => group === code)) })),
    byPayer,
    total: sumEntitlements(entitlements),
    budgets: budgetsOf(byPayer, fundings),
    shares: fundings.flatMap((value) => sharesOf(value, fundings)),
  };
}

function budgetsOf(lines: readonly ForecastLine[], fundings: readonly FundingValue[]): BudgetLine[] {
  const budgets = new Map<string, number>();
  for (const { budget } of fundings) for (const { payer, fen } of budget ?? []) budgets.set(payer, (budgets.get(payer) ?? 0) + fen);
  return (Object.keys(PAYERS) as Payer[]).filter((payer) => budgets.has(payer) || lines.some(({ code }) => code === payer)).map((payer) => {
    const sums = lines.find(({ code }) => code === payer)?.sums;
    const budgetFen = budgets.get(payer) ?? null;
    const executedFen = sums?.paidFen ?? 0;
    const full = (sums?.due.fen ?? 0) + (sums?.onEnrolment.fen ?? 0);
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
  // Where the sources of an item are not given, it may be this payer's money: nothing is claimed.
  const spentFen = complete ? own.reduce((sum, { fen }) => sum + fen, 0) : null;
  return [{ payer: limit.payer, percent: limit.percent, items: limit.items, totalFen, spentFen, exceeded: spentFen === null ? null : BigInt(spentFen) * BigInt(HUNDREDTHS) > BigInt(totalFen) * BigInt(Math.round(limit.percent * 100)), source }];
}

/** A limit is kept to a hundredth of a percent. */
const HUNDREDTHS = 10_000;
