/** How many people were missing after each match 进度: kept as events, from which the burndown is drawn. */
import { findingsOf, ratesOf, tallyStandings, type LedgerEvent, type ReportInput, type Standing } from '../../src/index.js';
import { now, type Store } from '../../src/io/index.js';
import type { Workspace } from './open.js';

const COUNTED = 'StandingsCounted';

interface Counted {
  readonly people: number;
  readonly missing: number;
  readonly standings: Readonly<Record<string, number>>;
}

/** Keeps the counts when they are others than last time. Inside the transaction of a match. */
export function noteProgress({ store, rules }: Workspace, standings: Iterable<Standing>, actor: string): void {
  const reasons: ReportInput['reasons'] = rules.standings.reasons.reasons;
  const totals = tallyStandings(standings, reasons);
  const { reduced } = ratesOf(totals);
  const counted: Counted = { people: totals.people, missing: reduced.of - reduced.insured, standings: totals.standings };
  const last = countsThatStand(store).at(-1)?.payload;
  if (JSON.stringify(last) !== JSON.stringify(counted)) store.ledger.append({ at: now(), actor, batch: findingsOf(store.ledger.importInForce()), type: COUNTED, subject: 'match', payload: counted });
}

function countsThatStand({ ledger }: Store): LedgerEvent[] {
  const undone = ledger.takenBack();
  return ledger.events({ types: [COUNTED] }).filter(({ batch }) => !undone.has(batch));
}

/** Oldest first. */
export function countedStandings(store: Store): { at: string; missing: number; people: number }[] {
  return countsThatStand(store).map(({ at, payload }) => ({ at, missing: (payload as Counted).missing, people: (payload as Counted).people }));
}
