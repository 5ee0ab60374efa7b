/** The states of the lists as reports tell of them 各期名单: their dates, how everybody stood at the end, and what a month brought. */
import { isStepBatch, lastDay, stateOf, talliesOf, type ChangedRound, type KeptState, type MonthFigures, type Person, type Standing } from '../../src/index.js';
import type { Round } from '../../src/io/index.js';
import { MATCH_ACTOR } from './case-book.js';
import type { Workspace } from './open.js';
import { storedPeople } from './stored-people.js';

/** Everybody as a match found them. */
export interface FoundPeople {
  readonly people: readonly Person[];
  readonly standings: readonly Standing[];
  readonly outside: ReadonlySet<string>;
}

/** Keeps how everybody stands now with the last round. To be called after a match, with what it found, and before new lists take its place. */
export function keepState(workspace: Pick<Workspace, 'store' | 'settings'>, found: FoundPeople = storedPeople(workspace)): void {
  if (found.people.length === 0) return;
  const missing = found.standings.filter(({ personId, standing }) => standing !== 'insured' && !found.outside.has(personId)).map(({ personId }) => personId).sort();
  workspace.store.changes.setState(stateNow(workspace, found), missing);
}

/** All states of the year, oldest first; the last as it is now, with `found` where everybody has been read already. */
export function keptStates(workspace: Workspace, found: FoundPeople = storedPeople(workspace)): KeptState[] {
  const { store, rules } = workspace;
  const rounds = store.changes.rounds();
  const dates = datesOf(rounds);
  const now = found.people.length === 0 ? undefined : stateNow(workspace, found); // nobody before the first match, and between an import and its match
  return rounds.map(({ round, state }, index) => {
    const known = index === rounds.length - 1 ? (now ?? state) : state;
    return { round, date: dates[index] ?? '', tallies: known === undefined ? null : talliesOf(known, rules.standings.reasons.reasons) };
  });
}

/** Every round with what it changed. */
export function changedRounds({ store }: Pick<Workspace, 'store'>): ChangedRound[] {
  const rounds = store.changes.rounds();
  const dates = datesOf(rounds);
  return rounds.map(({ round }, index) => ({ round, date: dates[index] ?? '', changes: store.changes.of(round) }));
}

/** What the month of the lists in force brought, against the last state of an earlier month. */
export function monthFigures(workspace: Workspace, found: FoundPeople, states: readonly KeptState[]): MonthFigures {
  const { store } = workspace;
  const month = (states.at(-1)?.date ?? '').slice(0, 7);
  const earlier = states.filter(({ date }) => date.slice(0, 7) < month).at(-1);
  const first = states.find(({ round }) => round > (earlier?.round ?? 0))?.round ?? 1;
  const since = earlier === undefined ? 0 : beginningOf(workspace, first);
  const undone = store.ledger.takenBack();
  const clearings = store.ledger.events({ types: ['CaseCleared'] }).filter(({ seq, batch }) => seq >= since && !undone.has(batch));
  const clearedNow = new Set(clearings.map(({ subject }) => subject));
  const missing = store.changes.rounds().find(({ round }) => round === earlier?.round)?.missing ?? [];
  const byLists = states.filter(({ round }) => round >= first).flatMap(({ round }) => store.changes.of(round, 'insured').map(({ personId }) => personId));
  const insured = new Set(found.standings.flatMap(({ personId, standing }) => (standing === 'insured' && !found.outside.has(personId) ? [personId] : [])));
  return {
    month, before: earlier?.tallies ? { date: earlier.date, tallies: earlier.tallies } : null,
    newlyInsured: new Set([...missing, ...byLists].filter((id) => insured.has(id))),
    cleared: store.cases.list({ states: ['cleared'] }).filter(({ caseNumber, clearedBy }) => clearedNow.has(caseNumber) && clearedBy !== 'left' && clearedBy !== 'merged').map(({ personId }) => personId),
  };
}

function stateNow({ settings }: Pick<Workspace, 'settings'>, found: FoundPeople): ReturnType<typeof stateOf> {
  return stateOf({ ...found, county: { code: settings.county, name: settings.countyName }, identitiesOf: () => [] });
}

/** The first event of the match that began a round: what it found of cases stands just before what it says of the lists. */
function beginningOf({ store }: Workspace, round: number): number {
  const undone = store.ledger.takenBack();
  const events = store.ledger.events().filter(({ batch }) => !undone.has(batch));
  const said = events.findLastIndex(({ type, subject }) => type === 'ListsMatched' && subject === `round:${round}`);
  if (said < 0) return 0;
  let at = said;
  while (at > 0 && events[at - 1]!.actor === MATCH_ACTOR && !isStepBatch(events[at - 1]!.batch)) at -= 1;
  return events[at]!.seq;
}

/** A list that only names its year says nothing of the month. */
const YEAR = 'YYYY';

/** The newest date of the lists that came with each round; without one the day it was matched, and never before the round before. */
function datesOf(rounds: readonly Round[]): string[] {
  const dates: string[] = [];
  let known = new Set<string>();
  for (const { sources, at } of rounds) {
    const lists = JSON.parse(sources) as readonly [path: string, sha256: string, kind: string, asOf: string | null, layout: string][];
    const fresh = lists.filter(([path, hash]) => !known.has(`${path}\n${hash}`)).flatMap(([, , , asOf]) => (asOf === null ? [] : [asOf]));
    const dated = fresh.filter((asOf) => asOf.length > YEAR.length);
    const newest = dated.map(endOf).sort().at(-1) ?? dates.at(-1) ?? at.slice(0, 10);
    const before = dates.at(-1);
    dates.push(before !== undefined && newest < before ? before : newest);
    known = new Set(lists.map(([path, hash]) => `${path}\n${hash}`));
  }
  return dates;
}

/** `2020-11` counts as its last day. */
function endOf(asOf: string): string {
  return lastDay({ value: asOf, precision: asOf.length === 7 ? 'month' : 'day' });
}
