/** The day for which a workspace is judged 基准日. */
import { referenceDateOf, type IsoDate, type PartialDate } from '../../src/index.js';
import { today } from '../../src/io/index.js';
import type { Workspace } from './open.js';

/** The newest date of the lists at hand, held inside the insurance year; without one, today. */
export function referenceDateFor({ store, settings, rules }: Pick<Workspace, 'store' | 'settings' | 'rules'>): IsoDate {
  return referenceDateOf(settings.year, store.lists.sources().map(({ asOf }) => (asOf === null ? null : partialDate(asOf))), today(), rules.standings);
}

function partialDate(value: string): PartialDate {
  return { value, precision: value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day' };
}
