/** Notices numbers that grow by one from row to row: somebody dragged a cell's corner down the column 下拉填充. */
import type { IdReading } from '../domain/identity-number.js';
import type { RawRecord } from '../domain/record.js';
import type { RecordRef } from '../domain/source-ref.js';

/** Sees the rows of a sheet in order. */
export interface SeriesWatch {
  see(raw: RawRecord, id: IdReading): void;
  /** The sheet has ended. */
  end(): void;
}

/** Fewer rows can be chance: two children born on one day. */
const SHORTEST_RUN = 3;

/** Builds a watch that reports each run once, with the place of its first row and its length. */
export function createSeriesWatch(report: (first: RecordRef, column: number | undefined, count: number) => void): SeriesWatch {
  let previous = '';
  let tail = -1;
  let count = 1;
  let first: RecordRef | null = null;
  let column: number | undefined;
  const end = (): void => {
    if (count >= SHORTEST_RUN && first !== null) report(first, column, count);
    previous = '';
    tail = -1;
    count = 1;
    first = null;
  };
  return {
    see(raw, id) {
      const text = id.kind === 'valid' || id.kind === 'malformed' || id.kind === 'damaged' ? id.text : '';
      const next = tailOf(text);
      const follows = next >= 0 && tail >= 0 && next === tail + 1 && text.startsWith(previous.slice(0, 14));
      if (!follows) {
        end();
        if (next < 0) return;
        first = raw.ref;
        column = raw.columns.idNumber;
      } else count += 1;
      previous = text;
      tail = next;
    },
    end,
  };
}

/** The last four of eighteen digits, -1 for any other text. */
function tailOf(text: string): number {
  if (text.length !== 18) return -1;
  let tail = 0;
  for (let at = 14; at < 18; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    tail = tail * 10 + digit;
  }
  return tail;
}
