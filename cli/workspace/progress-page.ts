/** What the page of progress says beyond the tables, read from a workspace. */
import { missingPeople, ratesOf, tallyStandings, type Burndown, type KeptState, type PageInput, type ReportInput } from '../../src/index.js';
import { today } from '../../src/io/index.js';
import { forecast } from '../tui/state/forecast.js';
import { subsidiesOf } from './entitlements.js';
import type { Workspace } from './open.js';
import { countedStandings } from './progress-notes.js';
import { openQuestions, totalOf } from './pair-counts.js';
import { changedRounds, keptStates, monthFigures } from './rounds.js';

export function pageInput(workspace: Workspace, input: ReportInput): PageInput {
  const { store, settings } = workspace;
  const states = keptStates(workspace, input);
  const month = monthFigures(workspace, input, states);
  const sheets = store.lists.sources().flatMap(({ path, sheets }) => sheets.flatMap(({ kind, name, rows, setAside }) => (kind === null ? [] : [{ file: path, sheet: name, kind, rows, setAside }])));
  return {
    ...input, issues: store.lists.issues(), sources: sheets, sheets, month, cases: new Map(store.cases.list().map((each) => [each.personId, each])),
    openPairs: totalOf(openQuestions(store.browse.pairs())),
    changes: changedRounds(workspace).filter(({ date }) => date.slice(0, 7) === month.month),
    burndown: burndownOf(workspace, input, states), funds: settings.policy === '' ? null : fundsOf(workspace),
  };
}

/** Days of work tell more than a line through two; until there are as many, the dates of the lists are what there is. */
const ENOUGH_DAYS = 3;

/** One point a day, the last one now: by days of work as the dashboard draws it, or by the dates of the lists. */
function burndownOf(workspace: Workspace, { standings, reasons, outside }: Pick<ReportInput, 'standings' | 'reasons' | 'outside'>, states: readonly KeptState[]): Burndown {
  const missing = missingPeople(ratesOf(tallyStandings(standings.filter(({ personId }) => !outside.has(personId)), reasons)).reduced);
  const worked = byDay(countedStandings(workspace.store).map(({ at, missing }) => ({ on: at.slice(0, 10), missing })), missing, today());
  const [points, by] = worked.length >= ENOUGH_DAYS ? [worked, 'work' as const] : byLists(states, worked, missing);
  return { points, by, forecast: missing === 0 ? null : forecast(points.map(({ on, missing }) => ({ at: on, missing }))) };
}

/** The dates of the lists, unless the days of work are more. */
function byLists(kept: readonly KeptState[], worked: Burndown['points'], missing: number): [Burndown['points'], Burndown['by']] {
  const states = kept.flatMap(({ date, tallies }) => (tallies === null ? [] : [{ on: date, missing: missingPeople(ratesOf(tallies.total).reduced) }]));
  const listed = byDay(states, missing, states.at(-1)?.on ?? today());
  return worked.length >= listed.length ? [worked, 'work'] : [listed, 'lists'];
}

/** The last word of a day counts; what is so now belongs to the last day known when nothing has changed since. */
function byDay(counted: readonly Burndown['points'][number][], missing: number, now: string): Burndown['points'] {
  const days = new Map(counted.map(({ on, missing }) => [on, missing]));
  if (counted.at(-1)?.missing !== missing) days.set(now, missing);
  return [...days].sort(([left], [right]) => (left < right ? -1 : 1)).map(([on, missing]) => ({ on, missing }));
}

function fundsOf(workspace: Workspace): PageInput['funds'] {
  const { pack, result } = subsidiesOf(workspace);
  return { pack, subsidies: result };
}
