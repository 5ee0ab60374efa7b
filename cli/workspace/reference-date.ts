/** The day for which a workspace is judged 基准日, and which files have a say in it. */
import { lastDay, referenceDateOf, type IsoDate, type PartialDate } from '../../src/index.js';
import { today, type StoredSource } from '../../src/io/index.js';
import type { Workspace } from './open.js';

/** The newest date of the lists in force, held inside the insurance year; without one, today. */
export function referenceDateFor({ store, settings, rules }: Pick<Workspace, 'store' | 'settings' | 'rules'>): IsoDate {
  return referenceDateOf(settings.year, store.lists.sources().filter(isInForce).map(({ asOf }) => (asOf === null ? null : partialDate(asOf))), today(), rules.standings);
}

/** The last day that each dated list can know of, by its file. */
export function datesOfLists(store: Workspace['store']): ReadonlyMap<string, IsoDate> {
  return new Map(store.lists.sources().flatMap(({ path, asOf }) => (asOf === null ? [] : [[path, lastDay(partialDate(asOf))] as const])));
}

/** Whether at least one list of the file is used 生效; of refused, unread and unclaimed files, none is. */
export function isInForce({ format, sheets }: StoredSource): boolean {
  return format !== null && sheets.some(({ kind }) => kind !== null);
}

function partialDate(value: string): PartialDate {
  return { value, precision: value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day' };
}
