/** What falls due 到期提醒, for the reminders and the screen alike. */
import { dueItems, type DueItem, type IsoDate } from '../../src/index.js';
import { rulebookOf } from './case-book.js';
import type { Workspace } from './open.js';
import { referenceDateFor } from './reference-date.js';

export interface DueList {
  /** Before this day is overdue. */
  readonly from: IsoDate;
  readonly days: number;
  readonly items: readonly DueItem[];
}

/** Tasks, reasons, terms and waiting periods that end within `days`, counted from the date of the lists unless another day is named. */
export function dueWithin(workspace: Workspace, days: number = workspace.rules.cases.reminderDays, from: IsoDate = referenceDateFor(workspace)): DueList {
  const { store } = workspace;
  const cases = store.cases.list();
  const listed = new Map(store.results.listStandings(cases.map(({ personId }) => personId)).map((standing) => [standing.personId, standing]));
  return { from, days, items: dueItems(cases, listed, rulebookOf(workspace), from, days) };
}
