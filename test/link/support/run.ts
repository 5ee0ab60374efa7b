/** Runs linking over made-up rows. */
import type { PairJudgement } from '../../../src/domain/judgement.js';
import type { Link } from '../../../src/domain/link.js';
import type { RosterRecord, TargetRecord } from '../../../src/domain/record.js';
import { buildPeople, createMatcher } from '../../../src/link/link.js';
import { RULES } from './records.js';

/** People, questions, links and what was said of the lists. */
export function runLinking(targets: readonly TargetRecord[], rosters: readonly RosterRecord[], judgements: readonly PairJudgement[] = [], rules = RULES) {
  const { people, questions } = buildPeople(targets, { rules, judgements, known: [] });
  const matcher = createMatcher(people, { rules, judgements });
  for (const record of rosters) matcher.offer(record);
  return { people, questions, ...matcher.finish() };
}

/** `tier first-reason` of each link, for tables of cases. */
export function brief({ tier, reasons }: Link): string {
  return `${tier} ${reasons[0]}`;
}
