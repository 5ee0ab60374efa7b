/** How everybody stood at the end of a state of the lists 期末人数: kept small, and made into tables again. */
import type { TownshipState } from '../domain/people-change.js';
import type { Category } from '../domain/standing.js';
import { ledgerEntries } from './ledger.js';
import type { ReportInput, ReportReasons } from './report-input.js';
import { tallyStandings } from './tally.js';
import type { TownshipTallies } from './township-tallies.js';
import { inTableOrder } from './townships.js';

/** One state of the lists that was kept, oldest first in every list of them 一期名单. */
export interface KeptState {
  readonly round: number;
  /** The newest date of the lists that came with it. */
  readonly date: string;
  /** Null = counted before states were kept: how everybody stood is not known. */
  readonly tallies: TownshipTallies | null;
}

/** Counts heads by township, category and reason. */
export function stateOf(input: Pick<ReportInput, 'people' | 'standings' | 'identitiesOf' | 'outside' | 'county'>): TownshipState[] {
  const towns = new Map<string, Record<string, number>>();
  for (const { township, standing: { category, reason } } of ledgerEntries(input)) {
    const heads = towns.get(township) ?? {};
    towns.set(township, heads);
    heads[`${category}/${reason}`] = (heads[`${category}/${reason}`] ?? 0) + 1;
  }
  return inTableOrder(towns.keys()).map((township) => ({ township, heads: Object.fromEntries(Object.entries(towns.get(township)!).sort(([a], [b]) => (a < b ? -1 : 1))) }));
}

/** The tallies of a kept state, under the rules of today. */
export function talliesOf(state: readonly TownshipState[], reasons: ReportReasons): TownshipTallies {
  return {
    townships: state.map(({ township, heads }) => ({ name: township, tally: tallyStandings(each(heads), reasons) })),
    total: tallyStandings(everybody(state), reasons),
  };
}

function* everybody(state: readonly TownshipState[]): Generator<{ category: Category; reason: string }> {
  for (const { heads } of state) yield* each(heads);
}

function* each(heads: TownshipState['heads']): Generator<{ category: Category; reason: string }> {
  for (const [key, count] of Object.entries(heads)) {
    const [category = '', reason = ''] = key.split('/');
    for (let counted = 0; counted < count; counted += 1) yield { category: category as Category, reason };
  }
}
