/** The numbers of the dashboard. */
import { addDays, ratesOf, tallyStandings, type Category } from '../../../src/index.js';
import { now, pairSubject, type PairLine, type PersonLine } from '../../../src/io/index.js';
import type { Overview } from '../../tui/port.js';
import { dueWithin } from '../due.js';
import type { Workspace } from '../open.js';
import { countedStandings } from '../progress-notes.js';
import { uncountedAmong } from '../uncounted.js';
import { verdictsOf } from './queue.js';

/** What is counted from everybody: it changes with a match or a case, and not with an answer. */
export interface Tallied {
  readonly totals: ReturnType<typeof tallyStandings>;
  readonly towns: Overview['towns'];
}

/** One township at a time. */
export function* tallied({ rules }: Workspace, people: Iterable<PersonLine>): Generator<undefined, Tallied> {
  const { reasons } = rules.standings.reasons;
  const inside: Counted[] = [];
  const towns = new Map<string, Counted[]>();
  for (const person of people) {
    if (!isCounted(person)) continue;
    inside.push(person);
    const members = towns.get(person.town);
    if (members) members.push(person);
    else towns.set(person.town, [person]);
  }
  yield;
  const counts: Overview['towns'][number][] = [];
  for (const [town, members] of towns) {
    const tally = tallyStandings(members, reasons);
    const { reduced } = ratesOf(tally);
    counts.push({ town, people: members.length, due: reduced.of, insured: reduced.insured, gap: tally.standings.gap, pending: tally.standings.pending });
    yield;
  }
  return { totals: tallyStandings(inside, reasons), towns: counts };
}

type Counted = PersonLine & { category: Category };

function isCounted(person: PersonLine): person is Counted {
  return !person.outside && person.category !== null;
}

export function overviewOf(workspace: Workspace, { totals, towns }: Tallied, pairs: readonly PairLine[]): Overview {
  const { store } = workspace;
  const verdicts = verdictsOf(workspace);
  const open = new Set<string>();
  for (const { tier, leftFingerprint, rightFingerprint } of pairs) {
    const subject = pairSubject(leftFingerprint, rightFingerprint);
    if (!verdicts.has(subject) && tier !== 'certain') open.add(subject);
  }
  const round = store.changes.lastRound();
  const rates = ratesOf(totals);
  const { reduced } = rates;
  return {
    standings: totals.standings, categories: totals.categories, rates, towns,
    openPairs: open.size, unmatched: uncountedAmong(pairs, verdicts).size, issues: store.lists.countIssues(),
    lastImport: store.lists.sources().map(({ importedAt }) => importedAt).sort().at(-1) ?? '',
    history: upToNow(countedStandings(store), { at: now(), missing: totals.people === 0 ? 0 : reduced.of - reduced.insured, people: totals.people }), due: dueCounts(workspace),
    changes: round === null || round.round < 2 ? null : round.people,
  };
}

/** Cases settled since the last match count already. */
function upToNow(counted: Overview['history'], current: Overview['history'][number]): Overview['history'] {
  return counted.length === 0 || counted.at(-1)?.missing === current.missing ? counted : [...counted, current];
}

/** Days of the month ahead. */
const MONTH = 30;

function dueCounts(workspace: Workspace): Overview['due'] {
  const { from, items } = dueWithin(workspace, MONTH);
  const week = addDays(from, 7);
  const coming = items.filter(({ day }) => day >= from);
  const open = workspace.store.cases.list({ states: ['to-survey', 'surveying', 'to-verify', 'reopened'] });
  return { from, overdue: items.length - coming.length, week: coming.filter(({ day }) => day <= week).length, month: coming.length, unassigned: open.filter(({ responsible }) => responsible === '').length };
}
