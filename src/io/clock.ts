/** The only place that asks the machine for the time. */
import type { IsoDate } from '../domain/dates.js';

/** The moment now, ISO 8601 with milliseconds, UTC. */
export function now(): string {
  return new Date().toISOString();
}

/** Today in the machine's own time zone. */
export function today(): IsoDate {
  const date = new Date();
  return [date.getFullYear(), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-') as IsoDate;
}
