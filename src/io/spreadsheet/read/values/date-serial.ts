/** Converts the day numbers of spreadsheets into calendar days. */
import type { DateCell } from '../../../../domain/cell.js';

const DAY_MS = 86_400_000;
/** 1899-12-30: day 0 of the 1900 system from 1900-03-01 on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
/** 1904-01-01: day 0 of the 1904 system (old Excel for Mac). */
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31 in the 1900 system: the last day a spreadsheet shows. */
const LAST_SERIAL = 2_958_465;

const CACHE_SIZE = 100_000;

/** Makes date cells from serials; equal days share one object, since birth dates repeat. */
export class DateSerials {
  readonly #cells = new Map<number, DateCell>();
  readonly #date1904: boolean;

  constructor(date1904: boolean) {
    this.#date1904 = date1904;
  }

  /** The day of a serial, its time of day left out; null when no day is shown for it (0, negative, beyond 9999). */
  toDate(serial: number): DateCell | null {
    const day = Math.floor(serial);
    const known = this.#cells.get(day);
    if (known !== undefined) return known;
    const iso = this.#iso(day);
    if (iso === null) return null;
    const cell: DateCell = { kind: 'date', iso };
    if (this.#cells.size < CACHE_SIZE) this.#cells.set(day, cell);
    return cell;
  }

  #iso(day: number): string | null {
    if (this.#date1904) return day < 0 || day > LAST_SERIAL - 1462 ? null : dayOf(EPOCH_1904, day);
    if (!(day >= 1 && day <= LAST_SERIAL)) return null;
    // Lotus 1-2-3 took 1900 for a leap year and Excel kept it: day 60 is 1900-02-29, so days before it are one off.
    if (day === 60) return null;
    return dayOf(EPOCH_1900, day < 60 ? day + 1 : day);
  }
}

function dayOf(epoch: number, day: number): string {
  return new Date(epoch + day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of an ISO 8601 date or date-time as files store it; null when it is none. */
export function isoDay(text: string): string | null {
  return /^\s*(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ]|\s*$)/u.exec(text)?.[1] ?? null;
}
