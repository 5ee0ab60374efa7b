/** The numbers of the dashboard. */
import { ratesOf, tallyStandings, type Category, type IsoDate } from '../../../src/index.js';
import { now, pairSubject, today, type PairLine, type PersonLine } from '../../../src/io/index.js';
import type { Overview } from '../../tui/port.js';
import type { Workspace } from '../open.js';
import { countedStandings } from '../progress-notes.js';
import { countUnmatched, verdictsOf } from './queue.js';

export function overviewOf(workspace: Workspace, people: Iterable<PersonLine>, pairs: readonly PairLine[]): Overview {
  const { store, rules } = workspace;
  const inside = [...people].filter((person): person is PersonLine & { category: Category } => !person.outside && person.category !== null);
  const { reasons } = rules.standings.reasons;
  const totals = tallyStandings(inside, reasons);
  const towns = new Map<string, typeof inside>();
  for (const person of inside) {
    const members = towns.get(person.town);
    if (members) members.push(person);
    else towns.set(person.town, [person]);
  }
  const verdicts = verdictsOf(workspace);
  const open = new Set(pairs.filter(({ tier, leftFingerprint, rightFingerprint }) => tier !== 'certain' && !verdicts.has(pairSubject(leftFingerprint, rightFingerprint))).map(({ leftFingerprint, rightFingerprint }) => pairSubject(leftFingerprint, rightFingerprint)));
  const round = store.changes.lastRound();
  const rates = ratesOf(totals);
  const { reduced } = rates;
  return {
    standings: totals.standings, categories: totals.categories, rates,
    towns: [...towns].map(([town, members]) => {
      const tally = tallyStandings(members, reasons);
      const { reduced } = ratesOf(tally);
      return { town, people: members.length, due: reduced.of, insured: reduced.insured, gap: tally.standings.gap, pending: tally.standings.pending };
    }),
    openPairs: open.size, unmatched: countUnmatched(workspace, pairs), issues: store.lists.countIssues(),
    lastImport: store.lists.sources().map(({ importedAt }) => importedAt).sort().at(-1) ?? '',
    history: upToNow(countedStandings(store), { at: now(), missing: totals.people === 0 ? 0 : reduced.of - reduced.insured, people: totals.people }), due: dueCounts(workspace, today()),
    changes: round === null || round.round < 2 ? null : round.people,
  };
}

/** Cases settled since the last match count already. */
function upToNow(counted: Overview['history'], current: Overview['history'][number]): Overview['history'] {
  return counted.length === 0 || counted.at(-1)?.missing === current.missing ? counted : [...counted, current];
}

function dueCounts({ store }: Workspace, on: IsoDate): Overview['due'] {
  const open = store.cases.list({ states: ['to-survey', 'surveying', 'to-verify', 'reopened'] });
  const within = (days: number): string => new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
  const due = open.flatMap((each) => (each.due === null ? [] : [each.due as string]));
  return { overdue: due.filter((day) => day < on).length, week: due.filter((day) => day >= on && day <= within(7)).length, month: due.filter((day) => day >= on && day <= within(30)).length, unassigned: open.filter(({ responsible }) => responsible === '').length };
}
