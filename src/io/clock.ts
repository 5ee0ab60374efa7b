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

/** A stored instant in the clerk's own time, to the minute. */
export function localTime(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
