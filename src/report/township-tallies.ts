import type { LedgerEntry } from './ledger.js';
import type { ReportReasons } from './report-input.js';
import { tallyStandings, type Tally } from './tally.js';
import { inTableOrder } from './townships.js';

/** Heads by township, in the order of the tables, and of all: counted once, printed by every table. */
export interface TownshipTallies {
  readonly townships: readonly { readonly name: string; readonly tally: Tally }[];
  readonly total: Tally;
}

export function tallyTownships(ledger: readonly LedgerEntry[], reasons: ReportReasons): TownshipTallies {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) {
    const group = groups.get(entry.township);
    if (group === undefined) groups.set(entry.township, [entry]);
    else group.push(entry);
  }
  return {
    townships: inTableOrder(groups.keys()).map((name) => ({ name, tally: tallyStandings(groups.get(name)!.map((entry) => entry.standing), reasons) })),
    total: tallyStandings(ledger.map((entry) => entry.standing), reasons),
  };
}
